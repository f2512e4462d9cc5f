// Brings the claim that the address names into sight, and holds it there while the page is still being laid out around
// it, until the reader does anything. It takes the focus too, for whoever can't see that the page has moved.
(() => {
  const EACH_MS = 100;
  const LONGEST_MS = 10000;
  const HANDS = ["wheel", "touchstart", "pointerdown", "keydown"];
  const until = new AbortController();
  let seenAt = null;

  function hold() {
    const claim = document.querySelector(".gl-claim.gl-named");
    if (!claim) return;
    if (claim.getBoundingClientRect().top !== seenAt) claim.scrollIntoView({ block: "center" });
    seenAt = claim.getBoundingClientRect().top;
    if (document.activeElement === document.body) claim.focus({ preventScroll: true });
  }

  const holding = setInterval(hold, EACH_MS);
  until.signal.addEventListener("abort", () => clearInterval(holding));
  for (const hand of HANDS) addEventListener(hand, () => until.abort(), { capture: true, passive: true, signal: until.signal });
  setTimeout(() => until.abort(), LONGEST_MS);
})();
