// What is in force on a map of countries and their first-level divisions: fills for areas, marks for towns. No tiles, no outside.
import * as maplibre from "./vendor/maplibre-gl.mjs";
import { features } from "./topology.js";

maplibre.setWorkerUrl(new URL("./vendor/maplibre-gl-worker.mjs", import.meta.url).href);
const tone = (name) => getComputedStyle(document.documentElement).getPropertyValue(name).trim();
const within = (feature) => feature.properties.id;

const styled = (address) => new Promise((done) => {
  const link = document.createElement("link");
  Object.assign(link, { rel: "stylesheet", href: address, onload: done, onerror: done });
  document.head.append(link);
});

export async function draw(place) {
  const [countries, divisions] = await Promise.all([
    ...[place.dataset.countries, place.dataset.divisions].map(async (address) => features(await (await fetch(address)).json())),
    styled(place.dataset.style),
  ]);
  place.textContent = "";
  const map = new maplibre.Map({
    container: place, attributionControl: false, center: [38, 30], zoom: 2, minZoom: 0.6, maxZoom: 8, dragRotate: false, pitchWithRotate: false,
    renderWorldCopies: true,
    style: {
      version: 8,
      sources: {
        countries: { type: "geojson", data: countries }, divisions: { type: "geojson", data: divisions },
        towns: { type: "geojson", data: { type: "FeatureCollection", features: [] } },
      },
      layers: [
        { id: "sea", type: "background", paint: { "background-color": tone("--sunk") } },
        { id: "land", type: "fill", source: "countries", paint: { "fill-color": tone("--card") } },
        { id: "held-countries", type: "fill", source: "countries", filter: ["in", ["get", "id"], ["literal", []]],
          paint: { "fill-color": tone("--ch"), "fill-opacity": 0.26 } },
        { id: "held-divisions", type: "fill", source: "divisions", filter: ["in", ["get", "id"], ["literal", []]],
          paint: { "fill-color": tone("--ch"), "fill-opacity": 0.55 } },
        { id: "inner", type: "line", source: "divisions", minzoom: 2.2, paint: { "line-color": tone("--line"), "line-width": 0.7 } },
        { id: "borders", type: "line", source: "countries", paint: { "line-color": tone("--soft"), "line-width": 0.8, "line-opacity": 0.6 } },
        { id: "towns", type: "circle", source: "towns",
          paint: { "circle-radius": 6, "circle-color": tone("--ev"), "circle-stroke-color": tone("--card"), "circle-stroke-width": 2 } },
      ],
    },
  });
  map.addControl(new maplibre.NavigationControl({ showCompass: false }));
  map.touchZoomRotate.disableRotation();

  const rows = () => [...document.querySelectorAll("#found tr[data-code]")];
  const bounds = new Map([...countries.features, ...divisions.features].filter(within).map((f) => [within(f), box(f)]));
  const update = () => {
    const held = rows();
    const codes = [...new Set(held.filter((row) => !row.dataset.lon).map((row) => row.dataset.code))];
    for (const layer of ["held-countries", "held-divisions"]) map.setFilter(layer, ["in", ["get", "id"], ["literal", codes]]);
    map.getSource("towns").setData({ type: "FeatureCollection", features: held.filter((row) => row.dataset.lon).map((row) => ({
      type: "Feature", properties: { name: row.dataset.name },
      geometry: { type: "Point", coordinates: [Number(row.dataset.lon), Number(row.dataset.lat)] } })) });
    const seen = held.map((row) => row.dataset.lon
      ? [Number(row.dataset.lon) - 2, Number(row.dataset.lat) - 2, Number(row.dataset.lon) + 2, Number(row.dataset.lat) + 2]
      : bounds.get(row.dataset.code)).filter(Boolean);
    if (seen.length) map.fitBounds(seen.reduce(joined), { padding: 36, maxZoom: 5, duration: 0 });
    place.dataset.held = codes.join(" ");
  };
  await new Promise((ready) => map.once("load", ready));
  update();
  document.addEventListener("htmx:after:swap", update);

  const popup = new maplibre.Popup({ closeButton: false, maxWidth: "20rem" });
  const told = (event) => {
    const found = map.queryRenderedFeatures(event.point, { layers: ["towns", "held-divisions", "held-countries"] });
    const codes = new Set(found.map((f) => f.properties.id));
    const names = new Set(found.map((f) => f.properties.name));
    const here = rows().filter((row) => (row.dataset.lon ? names.has(row.dataset.name) : codes.has(row.dataset.code)));
    for (const row of rows()) row.classList.toggle("on", here.includes(row));
    map.getCanvas().style.cursor = here.length ? "pointer" : "";
    if (!here.length) { popup.remove(); return here; }
    const list = document.createElement("ul");
    for (const row of here) {
      const item = list.appendChild(document.createElement("li"));
      const name = item.appendChild(document.createElement("bdi"));
      name.lang = "ar";
      name.textContent = row.dataset.name;
      item.append(` · ${row.dataset.label}`);
    }
    popup.setLngLat(event.lngLat).setDOMContent(list).addTo(map);
    return here;
  };
  map.on("mousemove", told);
  map.on("click", (event) => {
    const here = told(event);
    if (here.length) here[0].scrollIntoView({ block: "center", behavior: "smooth" });
  });
  place.dataset.ready = "yes";
}

function box(feature) {
  let found = [180, 90, -180, -90];
  // the widest part alone: islands over the sea would make the box as wide as the world
  const parts = feature.geometry.type === "Polygon" ? [feature.geometry.coordinates] : feature.geometry.coordinates;
  const widest = parts.reduce((a, b) => (b[0].length > a[0].length ? b : a));
  for (const [x, y] of widest[0]) found = joined(found, [x, y, x, y]);
  return found;
}

function joined(a, b) {
  return [Math.min(a[0], b[0]), Math.min(a[1], b[1]), Math.max(a[2], b[2]), Math.max(a[3], b[3])];
}
