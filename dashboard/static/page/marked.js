// Brings the claim that the address names into sight, once it is there, and says so to whoever can't see that it moved.
(() => {
  const MOST_TRIES = 100;
  const EACH_MS = 50;

  function show(left) {
    const claim = document.querySelector(".gl-claim.gl-named");
    if (!claim) return left && setTimeout(() => show(left - 1), EACH_MS);
    claim.scrollIntoView({ block: "center" });
    claim.focus({ preventScroll: true });
  }

  show(MOST_TRIES);
})();
