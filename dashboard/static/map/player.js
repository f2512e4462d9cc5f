// Playing: the days go by in the map, claims and published maps together, without a word to the server; it hears one on
// pause. Whoever asks the system for less motion gets one step a press instead.
const SIGNS = { play: "\u25B6\uFE0E", pause: "\u275A\u275A", step: "\u25B6\uFE0E\u2758" };

class Player {
  constructor(greyline) {
    this.greyline = greyline;
    this.playing = false;
    this.choice = new PlayChoice((change) => this.chosen(change));
    this.still = window.matchMedia("(prefers-reduced-motion: reduce)");
    this.still.addEventListener("change", () => { this.stop(true); this.name(); });
  }

  // The strip is built anew with every overlay; what was chosen stays.
  attach(strip, head) {
    const { overlay } = strip;
    this.texts = overlay.texts;
    this.strip = strip;
    this.button = button("play", null, "", () => this.press(), SIGNS.play);
    head.prepend(this.button);
    this.choice.build(overlay, head, strip.box);
    this.name();
  }

  name() {
    if (!this.button) return;
    const what = this.playing ? "pause" : this.still.matches ? "step" : "play";
    this.button.textContent = SIGNS[what];
    this.button.title = this.texts[{ play: "play", pause: "pause", step: "playStep" }[what]];
    this.button.setAttribute("aria-label", this.button.title);
    this.button.setAttribute("aria-pressed", String(this.playing));
  }

  press() {
    if (this.playing) return this.stop(true);
    if (this.still.matches) return this.go(this.next() ?? this.choice.first, true);
    return this.start();
  }

  start() {
    const { view } = this.greyline;
    this.playing = true;
    this.name();
    this.started = performance.now();
    const { first, last } = this.choice;
    if (view.day < first || view.day >= last) this.go(first, false);
    this.frame = requestAnimationFrame((now) => this.tick(now));
  }

  // `tell`: the server hears where it stopped, unless the gesture that stopped it says more.
  stop(tell) {
    if (!this.playing) return;
    this.playing = false;
    cancelAnimationFrame(this.frame);
    this.name();
    this.greyline.touched.add("day");
    if (tell) this.greyline.speak("day", 0);
  }

  // At most one day a picture: where pictures take longer than a day has, playing is slower, and no day is left out.
  tick(now) {
    if (!this.playing) return;
    const { interval } = this.choice;
    if (now - this.started >= interval) {
      this.started = Math.max(this.started + interval, now - interval);
      this.step();
    }
    if (this.playing) this.frame = requestAnimationFrame((then) => this.tick(then));
  }

  step() {
    const day = this.next();
    if (day !== null) return this.go(day, false);
    return this.choice.loop ? this.go(this.choice.first, false) : this.stop(true);
  }

  next() {
    const { view } = this.greyline;
    const { last, onlyNews } = this.choice;
    for (let day = view.day + 1; day <= last; day++) {
      if (!onlyNews || day === last || this.strip.hasNews(day)) return day;
    }
    return null;
  }

  go(day, done) {
    this.greyline.scrub({ day, only: this.strip.onlyOne() }, done);
  }

  // A step by hand, or another span, under way: what is on the map is what was asked for last.
  chosen({ by }) {
    if (!by) return;
    this.stop(false);
    this.strip.go(this.greyline.view.day + by, true);
  }

  // Whether a command that comes while playing leaves the day alone: it only echoes what the map itself has said, or says
  // nothing new of the day. One that does is a hand on the page, and is obeyed.
  holds(asked) {
    if (!this.playing) return false;
    const day = asked.get("day");
    if (day === this.greyline.last.day || day === this.greyline.sent) return true;
    this.stop(false);
    return false;
  }
}
