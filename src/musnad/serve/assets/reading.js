// An article's text and the cards of its records: click words to open what they belong to, hover to see it.
export function reading(place) {
  const text = place.querySelector(".text");
  const pieces = [...text.querySelectorAll("[data-r]")];
  const links = new Map([...place.querySelectorAll("[data-record]")].map((link) => [link.dataset.record, link]));
  const size = new Map();
  for (const piece of pieces)
    for (const id of piece.dataset.r.split(" ")) size.set(id, (size.get(id) ?? 0) + piece.textContent.length);
  const mine = (piece) => piece.dataset.r.split(" ").filter((id) => links.has(id)).sort((a, b) => size.get(a) - size.get(b));

  const mark = (id) => {
    for (const piece of pieces) piece.classList.toggle("on", Boolean(id) && piece.dataset.r.split(" ").includes(id));
    for (const [name, link] of links) link.classList.toggle("on", name === id);
  };
  const shown = () => decodeURIComponent(location.hash.slice(1));
  const open = (id, focus) => {
    history.replaceState(null, "", `#${id}`);
    location.replace(`#${id}`);
    mark(id);
    if (focus) document.getElementById(id)?.focus({ preventScroll: true });
    place.querySelector(".records").scrollTo({ top: 0 });
  };

  let last = null;
  text.addEventListener("click", (event) => {
    const piece = event.target.closest("[data-r]");
    if (!piece || getSelection().toString()) return;
    const ids = mine(piece);
    if (!ids.length) return;
    // the same words again: the next record that they belong to
    const next = last?.piece === piece ? ids[(ids.indexOf(last.id) + 1) % ids.length] : ids[0];
    last = { piece, id: next };
    open(next);
  });
  text.addEventListener("pointerover", (event) => {
    const piece = event.target.closest("[data-r]");
    const ids = piece ? mine(piece) : [];
    for (const other of pieces) other.classList.toggle("near", ids.length > 0 && other.dataset.r.split(" ").includes(ids[0]));
    text.title = ids.map((id) => links.get(id).querySelector(".tag").textContent).join(" · ");
  });
  text.addEventListener("pointerleave", () => pieces.forEach((piece) => piece.classList.remove("near")));
  for (const [id, link] of links)
    link.addEventListener("click", (event) => {
      event.preventDefault();
      open(id, true);
      pieces.find((piece) => piece.dataset.r.split(" ").includes(id))?.scrollIntoView({ block: "center", behavior: "smooth" });
    });
  for (const box of place.querySelectorAll(".layers input")) {
    const show = () => text.classList.toggle(`show-${box.value}`, box.checked);
    box.addEventListener("change", show);
    show();
  }
  addEventListener("hashchange", () => mark(links.has(shown()) ? shown() : null));
  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape" && location.hash) {
      const id = shown();
      location.replace("#main");
      mark(null);
      links.get(id)?.focus();
    }
  });
  if (location.hash) mark(shown());
}
