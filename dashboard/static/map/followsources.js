// A hand on the page's list of sources: the map shows and hides them at once.
const PAGE_SOURCES = ".gl-sources";

// The sources that are chosen on the page, as numbers into the overlay's list; null where all of them are.
function sourcesOnPage(page, sources) {
  const boxes = [...page.querySelectorAll(`${PAGE_SOURCES} input`)];
  const shown = new Map(boxes.map(({ value, checked }) => [value, checked]));
  const offered = sources.flatMap(({ id }, i) => (shown.has(id) ? [i] : []));
  const chosen = offered.filter((i) => shown.get(sources[i].id));
  return chosen.length === offered.length ? null : new Set(chosen);
}

// A choice of sources as a word, to tell one from another.
const wordOfSources = (sources) => (sources === null ? "*" : [...sources].sort((a, b) => a - b).join("+"));

class PageSources extends PageHand {
  listen(on) {
    on(["change"], ({ target }) => target.closest?.(PAGE_SOURCES) && this.hear(target.ownerDocument));
    // A way out of silence: what follows is the page's to say.
    on(["click"], ({ target }) => target.closest?.("button") && !target.closest(PAGE_SOURCES) && this.forget());
  }
}
