// A hand on the page's own controls moves the map at once, and nobody waits for the server. The page stays the owner: its
// next command confirms what the hand has chosen or takes it back.
const PAGE_DAY = ".st-key-day input[type=range]";
const HAND_MS = 500;
// A slow server is waited for; one that has gone has not heard of the hand.
const PAGE_MS = 10000;
const MICROSECONDS = 1000;

// Only what a hand does counts: a value that the page sets by itself is no news to the map.
class PageHand {
  constructor(hear, giveUp) {
    this.hear = hear;
    this.giveUp = giveUp;
    this.wanted = null;
    const page = pageAround();
    if (!page) return;
    const until = new AbortController();
    const options = { capture: true, passive: true, signal: until.signal };
    this.listen((names, act) => names.forEach((name) => page.addEventListener(name, act, options)));
    // The page outlives the map: another screen takes it away.
    window.addEventListener("pagehide", () => until.abort());
  }

  expect(wanted) {
    this.wanted = wanted;
    clearTimeout(this.waiting);
    this.waiting = setTimeout(() => this.wanted !== null && this.giveUp(), PAGE_MS);
  }

  // Whether a command speaks of an earlier choice than the one the hand has made since.
  awaits(said) {
    if (this.wanted === said) this.forget();
    return this.wanted !== null;
  }

  forget() {
    clearTimeout(this.waiting);
    this.wanted = null;
  }
}

class PageDay extends PageHand {
  eye = new MutationObserver(([change]) => this.look(change.target));

  listen(on) {
    on(["keydown", "input", "pointerdown"], (event) => this.watch(event));
    on(["pointerup", "pointercancel"], () => this.rest());
  }

  watch({ type, target }) {
    const range = target.closest?.(".st-key-day")?.querySelector(PAGE_DAY);
    if (!range) return;
    this.eye.disconnect();
    this.eye.observe(range, { attributes: true, attributeFilter: ["value"] });
    clearTimeout(this.resting);
    if (type !== "pointerdown") this.rest();
  }

  // Looks at what changes by the hand, until the hand has rested.
  rest() {
    clearTimeout(this.resting);
    this.resting = setTimeout(() => this.eye.disconnect(), HAND_MS);
  }

  look(range) {
    const day = Number(range.value) / MICROSECONDS / DAY_MS;
    if (!Number.isInteger(day)) return;
    this.expect(writeDay(day));
    this.hear(day);
  }
}

// The page the map stands in, where it stands in ours: an export and a published map stand alone.
function pageAround() {
  try {
    return window.Streamlit && window.parent !== window ? window.parent.document : null;
  } catch {
    return null;
  }
}

// "light" or "dark", as the page is just now; "" where there is none. Streamlit names its theme as the app's color-scheme.
function pageTheme() {
  const app = pageAround()?.querySelector('[data-testid="stApp"]');
  return app ? getComputedStyle(app).colorScheme : "";
}

// The page has turned from light to dark or back, without a word to the server: Streamlit tells its frames of it.
function onPageTurned(act) {
  window.addEventListener("message", ({ source, data }) => {
    if (source === window.parent && data?.type === "streamlit:render") act();
  });
}
