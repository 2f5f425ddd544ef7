// What every page does by itself; all of it also works without scripts, only less handily.
const say = (words) => {
  const place = document.getElementById("say");
  place.textContent = words;
  place.classList.add("on");
  setTimeout(() => place.classList.remove("on"), 1800);
};

document.addEventListener("click", async (event) => {
  const link = event.target.closest("a[data-copy]");
  if (!link || event.ctrlKey || event.metaKey) return;
  event.preventDefault();
  try {
    const answer = await fetch(link.href, { headers: { Accept: "text/plain" } });
    await navigator.clipboard.writeText(await answer.text());
    say(link.dataset.done);
  } catch {
    say(link.dataset.failed);
  }
});

document.addEventListener("click", (event) => {
  for (const open of document.querySelectorAll("details.prefs[open]")) if (!open.contains(event.target)) open.open = false;
});
document.addEventListener("keydown", (event) => {
  if (event.key === "Escape") for (const open of document.querySelectorAll("details.prefs[open]")) open.open = false;
  if (event.key === "/" && !event.target.closest("input, textarea, select")) {
    event.preventDefault();
    document.querySelector("main input[type=search], .find input")?.focus();
  }
});

// addresses stay short: fields that are left empty ask for nothing
document.addEventListener("formdata", (event) => {
  if (event.target.matches(".filters")) for (const [name, value] of [...event.formData]) if (value === "") event.formData.delete(name);
});

// what only some pages need comes when it is needed, under addresses that change with their content
const { readingModule, situationModule } = document.getElementById("app").dataset;
const read = document.querySelectorAll("[data-reading]");
if (read.length) import(readingModule).then(({ reading }) => read.forEach((place) => reading(place)));
if (document.getElementById("map")) import(situationModule).then(({ situation }) => situation());
