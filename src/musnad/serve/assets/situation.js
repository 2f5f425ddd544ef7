// The slider of days, and the map beside the table.
export async function situation() {
  const day = document.getElementById("day");
  const at = document.getElementById("at");
  if (day) {
    const date = () => {
      const found = new Date(`${day.dataset.first}T00:00:00Z`);
      found.setUTCDate(found.getUTCDate() + Number(day.value));
      return found.toISOString().slice(0, 10);
    };
    const output = day.parentElement.querySelector("output");
    day.addEventListener("input", () => { at.value = date(); output.textContent = at.value; });
    at.addEventListener("change", () => {
      day.value = Math.round((Date.parse(at.value) - Date.parse(day.dataset.first)) / 86400000);
    });
    document.addEventListener("htmx:after:swap", () => {
      const words = document.querySelector("#found [data-day]")?.dataset.day;
      if (words) { output.textContent = words; day.setAttribute("aria-valuetext", words); }
    });
  }
  const place = document.getElementById("map");
  try {
    const { draw } = await import(place.dataset.module);
    await draw(place);
  } catch (error) {
    console.warn(error);
    place.textContent = place.dataset.none;
  }
}
