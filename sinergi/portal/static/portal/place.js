// "Use my location" on the screen that asks where: fills the hidden point. Without it the list of kelurahan does.
const part = (name) => document.querySelector(`[data-place="${name}"]`);
const ways = document.querySelector("[data-place-ways]");
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
    part("point").value = "";
    said.textContent = "";
  });
}
