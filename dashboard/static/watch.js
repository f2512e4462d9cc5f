// In the page, not in the map: what a reader is told where the map does not come. Whether it has is seen in its frame; a map
// that comes late takes it all back but for the tables, which may be being read.
(() => {
  const LOOK_MS = 500;
  const PATIENCE_MS = 10000;
  const since = performance.now();
  let told = false;

  // "drawn"; "bare" where the script runs and has no claims yet; "" where there is no script.
  function mapIs() {
    try {
      const inside = document.querySelector(".st-key-map-frame iframe").contentWindow;
      return inside.greylineReady ? "drawn" : inside.greylineMap ? "bare" : "";
    } catch {
      return "";
    }
  }

  function look() {
    const behind = document.querySelector(".gl-behind");
    if (!behind) return;
    const found = mapIs();
    const late = performance.now() - since > PATIENCE_MS;
    behind.toggleAttribute("data-failed", late && !found);
    if (late && found !== "drawn" && !told) {
      told = true;
      document.querySelector(".st-key-tables details:not([open]) > summary")?.click();
    }
    if (found !== "drawn") setTimeout(look, LOOK_MS);
  }

  look();
})();
