// The sources of the file in the five groups of the staff, each with a box to tick.
class SourceFilter {
  constructor(parent, page, overlay, wording, hear) {
    this.overlay = overlay;
    this.wording = wording;
    this.hear = hear;
    this.boxes = new Map();
    this.counter = parent.querySelector("summary");
    page.groups.forEach((name, group) => this.addGroup(parent, name, group, page.offered));
  }

  addGroup(parent, name, group, offered) {
    const own = this.overlay.sources.filter((source) => source.group === group && Object.hasOwn(offered, source.id));
    if (!own.length) return;
    const set = element("div", "group", parent);
    set.setAttribute("role", "group");
    set.setAttribute("aria-label", name);
    const head = element("p", "group-head", set);
    element("b", "", head, name);
    this.addChoice(head, "all", name, own, true);
    this.addChoice(head, "none", name, own, false);
    for (const source of own) this.addSource(set, source, offered[source.id]);
  }

  addChoice(parent, text, group, own, ticked) {
    const made = button("plain", parent, this.wording.say(`${text}Of`, { group }), () => {
      for (const source of own) this.boxes.get(source.id).checked = ticked;
      this.hear();
    });
    made.textContent = this.wording.say(text);
    made.setAttribute("aria-label", made.title);
  }

  addSource(parent, source, claims) {
    const label = element("label", claims ? "source" : "source source-mute", parent);
    const box = element("input", "", label);
    box.type = "checkbox";
    box.addEventListener("change", () => this.hear());
    element("bdi", "", label, source.name);
    element("span", "source-count", label, String(claims));
    this.boxes.set(source.id, box);
  }

  ticked() {
    return [...this.boxes].filter(([, box]) => box.checked).map(([id]) => id);
  }

  untickedCount() {
    return this.boxes.size - this.ticked().length;
  }

  // `chosen` as in a View: null ticks all.
  show(chosen) {
    for (const [id, box] of this.boxes) box.checked = chosen === null || chosen.includes(id);
  }

  count() {
    this.counter.textContent = this.wording.say("ofSources", { shown: this.ticked().length, all: this.boxes.size });
  }
}
