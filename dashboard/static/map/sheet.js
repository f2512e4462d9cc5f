// On a phone the place lies under the map as a sheet, pulled over it by scrolling the page. Whoever takes a place on the map
// wants to read of it: the sheet comes up as far as it is meant to be seen at first, and the map stays in view above it.
const SHEET_WIDTH = 500;
const SHEET_SHARE = 0.6;

function openSheet() {
  const page = pageAround();
  const main = page?.querySelector('[data-testid="stMain"]');
  const sheet = page?.querySelector(".st-key-place-panel")?.closest('[data-testid="stColumn"]');
  if (!main || !sheet || page.defaultView.innerWidth > SHEET_WIDTH) return;
  const above = sheet.getBoundingClientRect().top - page.defaultView.innerHeight * (1 - SHEET_SHARE);
  const still = window.matchMedia("(prefers-reduced-motion: reduce)").matches;
  if (above > 0) main.scrollBy({ top: above, behavior: still ? "instant" : "smooth" });
}
