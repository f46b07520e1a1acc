// The screen that asks where: the device's own location, or a press on the map, fills the hidden point.
// Without either, the list of kelurahan does.
const part = (name) => document.querySelector(`[data-place="${name}"]`);
const ways = document.querySelector("[data-place-ways]");
document.addEventListener("sg:point", ({ detail }) => {
  part("point").value = `${detail.lng.toFixed(6)},${detail.lat.toFixed(6)}`;
  part("region").value = detail.code;
  part("picked").textContent = part("picked").dataset.found;
});
part("region")?.addEventListener("change", () => {
  part("point").value = "";
  part("picked").textContent = "";
});
if (ways && "geolocation" in navigator) {
  ways.hidden = false;
  const said = part("said");
  part("here").addEventListener("click", () => {
    navigator.geolocation.getCurrentPosition(
      ({ coords }) => {
        part("point").value = `${coords.longitude.toFixed(6)},${coords.latitude.toFixed(6)}`;
        said.textContent = said.dataset.found;
      },
      () => {
        said.textContent = said.dataset.failed;
      },
      { enableHighAccuracy: true, timeout: 15000, maximumAge: 60000 },
    );
  });
  part("region").addEventListener("change", () => {
    said.textContent = "";
  });
}
