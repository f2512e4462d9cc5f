// "+5 places": who is spoken of and found no room, neither at its place nor at the edge. What is nowhere would be read as
// silence. Its corner is kept free on every map, so that the list never moves what it is a list of.
const MOST_MORE = 200;

class More {
  constructor(parent) {
    this.box = element("details", "more", parent);
    this.head = element("summary", "", this.box);
    this.list = element("ul", "", this.box);
    this.box.addEventListener("toggle", () => this.fill());
    this.box.addEventListener("keydown", (event) => event.key === "Escape" && this.close(true));
    L.DomEvent.disableClickPropagation(this.box);
    L.DomEvent.disableScrollPropagation(this.box);
  }

  show(overlay, palette, unnamed, day, choose) {
    this.told = { overlay, palette, unnamed, day, choose };
    const form = unnamed.length === 1 ? overlay.texts.morePlace : overlay.texts.morePlaces;
    const text = fillText(form, { n: unnamed.length });
    if (this.head.textContent !== text) this.head.textContent = text;
    this.head.title = overlay.texts.moreTitle;
    this.box.classList.toggle("none", !unnamed.length);
    if (!unnamed.length) this.close(false);
    this.fill();
  }

  // Only while somebody looks at it.
  fill() {
    this.list.replaceChildren();
    if (!this.box.open || !this.told) return;
    const { overlay, palette, unnamed, day, choose } = this.told;
    const act = (id) => { this.close(true); choose(id); };
    for (const card of unnamed.slice(0, MOST_MORE)) drawChip(element("li", "", this.list), palette, overlay, card, day, act);
  }

  close(keep) {
    const had = this.box.open;
    this.box.open = false;
    if (had && keep) this.head.focus({ preventScroll: true });
  }
}
