// Leaflet over the server's drawing of the city: pan, zoom, an optional basemap. The drawing stays when it fails.
import L from "leaflet";
import "leaflet/dist/leaflet.css";

// Inside [data-pick] a press chooses a point instead of following a link: event "sg:point" with its lat, lng, code.
export async function enhance(figure) {
  const drawing = figure.querySelector("svg");
  const frame = figure.querySelector(".sg-map__frame");
  const answer = await fetch(figure.dataset.shapes);
  if (!answer.ok) return;
  const shapes = await answer.json();
  const drawn = new Map([...drawing.querySelectorAll("[data-code]")].map((path) => [path.dataset.code, path]));
  figure.classList.add("sg-map--live");
  const holder = document.createElement("div");
  holder.className = "sg-map__live";
  frame.append(holder);
  const map = L.map(holder, { scrollWheelZoom: false, zoomSnap: 0.25, attributionControl: Boolean(figure.dataset.credit) });
  if (figure.dataset.basemap) {
    L.tileLayer(figure.dataset.basemap, { attribution: figure.dataset.credit, maxZoom: 19 }).addTo(map);
  }
  const picks = Boolean(figure.closest("[data-pick]"));
  const chosen = L.circleMarker([0, 0], { radius: 9, className: "sg-point sg-point--wait" });
  const pick = ({ latlng }, code) => {
    chosen.setLatLng(latlng).addTo(map).bringToFront();
    figure.dispatchEvent(new CustomEvent("sg:point", { bubbles: true, detail: { ...latlng, code } }));
  };
  const layer = L.geoJSON(shapes, {
    style: ({ properties }) => ({
      className: drawn.get(properties.code)?.getAttribute("class") ?? "sg-area",
      weight: 1,
      fillOpacity: figure.dataset.basemap ? 0.6 : 1,
    }),
    onEachFeature: ({ properties }, area) => {
      const path = drawn.get(properties.code);
      area.bindTooltip(path?.querySelector("title")?.textContent ?? properties.name, { sticky: true });
      const link = path?.closest("a");
      if (picks) area.on("click", (event) => pick(event, properties.code));
      else if (link) area.on("click", () => (location.href = link.getAttribute("href")));
    },
  }).addTo(map);
  for (const point of drawing.querySelectorAll("[data-lon]")) {
    const link = point.closest("a");
    const dot = L.circleMarker([point.dataset.lat, point.dataset.lon], {
      radius: 6,
      className: point.getAttribute("class"),
    }).addTo(map);
    dot.bindTooltip(point.querySelector("title").textContent);
    if (link) dot.on("click", () => (location.href = link.getAttribute("href")));
  }
  map.fitBounds(layer.getBounds(), { padding: [4, 4] });
}

