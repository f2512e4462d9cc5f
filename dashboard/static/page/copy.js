// Copies the line beside a button of ours, wherever on the page it comes to stand; listens once, however often it is sent.
(() => {
  const SAID_MS = 2000;

  // Without a secure connection a browser has no clipboard to write to; the line is then selected and copied as by hand.
  async function copy(line) {
    try {
      await navigator.clipboard.writeText(line.textContent);
      return true;
    } catch {
      getSelection().selectAllChildren(line);
      return document.execCommand("copy");
    }
  }

  async function press({ target }) {
    const button = target.closest?.("button.gl-copy");
    const line = button?.closest(".gl-copying")?.querySelector(".gl-copied");
    if (!line || !(await copy(line))) return;
    const name = button.dataset.name ?? button.textContent;
    button.dataset.name = name;
    button.textContent = button.dataset.done;
    setTimeout(() => { button.textContent = name; }, SAID_MS);
  }

  if (window.greylineCopies) return;
  window.greylineCopies = true;
  document.addEventListener("click", press);
})();
