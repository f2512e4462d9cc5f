// A hand on the page's list of sources: the map shows and hides them at once.
const PAGE_SOURCE = '[class*="st-key-source-"] [data-testid="stCheckbox"]';

// The class that Streamlit gives the box of a source.
const boxClass = (id) => `st-key-${`source:${id}`.replace(/[^a-zA-Z0-9_-]/g, "-")}`;

// The sources that are chosen on the page, as numbers into the overlay's list; null where all of them are, undefined where a
// box can't be told from another.
function sourcesOnPage(page, sources) {
  const classes = sources.map(({ id }) => boxClass(id));
  const boxes = classes.map((name) => page.querySelectorAll(`.${CSS.escape(name)} input[type=checkbox]`));
  if (boxes.some((found) => found.length > 1) || new Set(classes).size < classes.length) return undefined;
  const offered = boxes.flatMap((found, i) => (found.length ? [i] : []));
  const chosen = offered.filter((i) => boxes[i][0].checked);
  return chosen.length === offered.length ? null : new Set(chosen);
}

// A choice of sources as a word, to tell one from another.
const wordOfSources = (sources) => (sources === null ? "*" : [...sources].sort((a, b) => a - b).join("+"));

class PageSources extends PageHand {
  eye = new MutationObserver(([change]) => this.hear(change.target.ownerDocument));

  // The box turns a moment after the hand, and says so by an attribute alone.
  listen(on) {
    on(["pointerdown", "click", "keydown", "keyup"], ({ target }) => this.watch(target.closest?.(PAGE_SOURCE)));
    // "All", "none", a way out of silence: what follows is the page's to say.
    on(["click"], ({ target }) => target.closest?.("button") && this.forget());
  }

  watch(box) {
    if (!box) return;
    this.eye.observe(box, { attributes: true, attributeFilter: ["data-selected"] });
    this.rest();
  }
}
