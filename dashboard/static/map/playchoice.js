// How it plays: how fast, which days, from when to when, and whether it begins again.
const SPEEDS = [1, 2, 4, 8, 16, 30];
const USUAL_SPEED = 2;

class PlayChoice {
  constructor(hear) {
    Object.assign(this, { hear, speed: USUAL_SPEED, onlyNews: false, loop: false, from: null, to: null });
  }

  get interval() {
    return 1000 / this.speed;
  }

  get first() {
    return Math.max(this.days.first, Math.min(this.from ?? this.days.first, this.days.last));
  }

  get last() {
    return Math.max(this.first, Math.min(this.to ?? this.days.last, this.days.last));
  }

  build(overlay, head, strip) {
    Object.assign(this, { days: overlay.days, texts: overlay.texts });
    const { texts } = this;
    const box = element("details", "play-more");
    head.firstChild.after(box);
    this.summary = element("summary", "", box, "\u2699\uFE0E");
    this.summary.title = texts.playMore;
    this.summary.setAttribute("aria-label", texts.playMore);
    const sheet = element("div", "play-sheet", box);
    this.addSteps(sheet);
    this.addChoice(sheet, texts.playSpeed, SPEEDS.map((n) => [n, fillText(n === 1 ? texts.dayASecond : texts.daysASecond, { n })]), "speed", Number);
    this.addChoice(sheet, texts.playDays, [["", texts.playEvery], ["news", texts.playNews]], "onlyNews", Boolean);
    this.addDay(sheet, texts.playFrom, "from", this.first);
    this.addDay(sheet, texts.playTo, "to", this.last);
    this.addLoop(sheet);
    this.span = element("div", "play-span", strip);
    this.showSpan();
    box.addEventListener("keydown", (event) => this.close(event, box));
  }

  close(event, box) {
    if (event.key !== "Escape" || !box.open) return;
    box.open = false;
    this.summary.focus();
  }

  addSteps(sheet) {
    const row = element("div", "play-row", sheet);
    for (const [by, text] of [[-1, this.texts.dayBack], [1, this.texts.dayOn]]) {
      button("play-step", row, text, () => this.hear({ by })).textContent = text;
    }
  }

  addChoice(sheet, text, options, name, read) {
    const select = this.labelled(sheet, text, "select");
    for (const [value, words] of options) element("option", "", select, words).value = value;
    select.value = name === "onlyNews" ? (this.onlyNews ? "news" : "") : this[name];
    select.addEventListener("change", () => this.set(name, read(select.value)));
  }

  addDay(sheet, text, name, day) {
    const input = this.labelled(sheet, text, "input");
    input.type = "date";
    [input.min, input.max, input.value] = [this.days.first, this.days.last, day].map(writeDay);
    input.addEventListener("change", () => this.set(name, readDay(input.value)));
  }

  addLoop(sheet) {
    const box = this.labelled(sheet, this.texts.playLoop, "input");
    box.type = "checkbox";
    box.checked = this.loop;
    box.addEventListener("change", () => this.set("loop", box.checked));
  }

  labelled(sheet, text, name) {
    const label = element("label", "play-row", sheet);
    element("span", "", label, text);
    const made = element(name, "", label);
    // Not by what surrounds it: a list would be named by all that it offers.
    made.setAttribute("aria-label", text);
    return made;
  }

  set(name, value) {
    this[name] = value;
    this.showSpan();
    this.hear({ [name]: value });
  }

  // Over the bars, where less than all days is played.
  showSpan() {
    const { first, last } = this.days;
    const count = last - first + 1;
    this.span.hidden = this.first === first && this.last === last;
    const bars = "(100% - var(--bars) - 12px)";
    this.span.style.left = `calc(var(--bars) + ${bars} * ${(this.first - first) / count})`;
    this.span.style.width = `calc(${bars} * ${(this.last - this.first + 1) / count})`;
  }
}
