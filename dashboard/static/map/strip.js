// The time strip: a bar a day for the statements that became known. It owns the day while a hand is on it.
function countStatements(overlay, view) {
  const { first, last } = overlay.days;
  const bars = Array.from({ length: last - first + 1 }, () => ({ fresh: 0, repeat: 0 }));
  // By the statements' numbers: there are no more of them than claims.
  const seen = new Uint8Array(overlay.claims.length);
  for (const claim of overlay.claims) {
    if (!allows(view.sources, claim.source) || !allows(view.kinds, claim.kind)) continue;
    if (claim.state >= 0 && !allows(view.states, claim.state)) continue;
    if (seen[claim.statement] || claim.day > last) continue;
    seen[claim.statement] = 1;
    bars[Math.max(0, claim.day - first)][claim.fresh ? "fresh" : "repeat"] += 1;
  }
  return bars;
}

class Strip {
  constructor(parent, hear, player) {
    this.hear = hear;
    this.player = player;
    this.box = element("div", "strip", parent);
    L.DomEvent.disableClickPropagation(this.box);
    L.DomEvent.disableScrollPropagation(this.box);
  }

  // Measured, since words wrap; the legend and the scale stand on it.
  height() {
    return this.box.offsetHeight;
  }

  build(overlay) {
    this.held = false;
    this.box.replaceChildren();
    const head = element("div", "strip-head", this.box);
    this.earlier = button("step", head, overlay.texts.earlier, () => this.stepToNews(-1), "‹");
    this.said = element("span", "strip-day", head);
    this.later = button("step", head, overlay.texts.later, () => this.stepToNews(1), "›");
    const { tiles, texts } = overlay;
    element("span", "credit", head, tiles ? `${fillText(texts.tilesFrom, tiles)} · ${texts.credit}` : texts.credit);
    this.only = button("only", head, overlay.texts.onlyLabel, () => this.hear({ day: this.view.day, only: !this.onlyOne() }, true));
    this.only.textContent = overlay.texts.only;
    this.bars = element("canvas", "bars", this.box);
    this.bars.tabIndex = 0;
    this.bars.setAttribute("role", "slider");
    this.bars.setAttribute("aria-label", overlay.texts.day);
    this.listen();
    this.player.attach(this, head);
  }

  listen() {
    this.bars.addEventListener("pointerdown", (event) => {
      this.held = true;
      this.bars.setPointerCapture(event.pointerId);
      this.moveTo(event, false);
    });
    this.bars.addEventListener("pointermove", (event) => this.held && this.moveTo(event, false));
    this.bars.addEventListener("pointerup", (event) => this.release(event));
    for (const taken of ["pointercancel", "lostpointercapture"]) this.bars.addEventListener(taken, () => this.letGo());
    this.bars.addEventListener("keydown", (event) => this.key(event));
  }

  release(event) {
    if (!this.held) return;
    this.held = false;
    this.moveTo(event, true);
  }

  // The system has taken the hand away, as for a scroll: the day stays where the hand had come.
  letGo() {
    if (!this.held) return;
    this.held = false;
    this.go(this.view.day, true);
  }

  key(event) {
    const { first, last } = this.overlay.days;
    const moves = { ArrowLeft: this.view.day - 1, ArrowDown: this.view.day - 1, ArrowRight: this.view.day + 1, ArrowUp: this.view.day + 1, Home: first, End: last };
    if (!(event.key in moves)) return;
    event.preventDefault();
    event.stopPropagation();
    this.go(moves[event.key], true);
  }

  moveTo(event, done) {
    const box = this.bars.getBoundingClientRect();
    const { first, last } = this.overlay.days;
    const share = (event.clientX - box.left) / box.width;
    this.go(first + Math.floor(share * (last - first + 1)), done);
  }

  go(day, done) {
    const { first, last } = this.overlay.days;
    const wanted = Math.max(first, Math.min(last, day));
    this.hear({ day: wanted, only: this.onlyOne() }, done);
  }

  // A window of several days, which only an address can ask for, is neither "by" nor "only".
  onlyOne() {
    return this.view.since === this.view.day;
  }

  // Something was said for the first time or again, or a map that is looked at was drawn anew.
  hasNews(day) {
    const { fresh, repeat } = this.counts[day - this.overlay.days.first];
    return fresh + repeat > 0 || chosenMaps(this.overlay, this.view).some((source) => mapDays(this.overlay, source).includes(day));
  }

  stepToNews(direction) {
    const { first, last } = this.overlay.days;
    for (let day = this.view.day + direction; day >= first && day <= last; day += direction) {
      if (this.hasNews(day)) return this.go(day, true);
    }
    return undefined;
  }

  // The bars are those of all days: a step among them counts nothing anew.
  count(overlay, view) {
    const choice = choiceOf({ ...view, since: null, control: -1 });
    if (this.counted?.overlay === overlay && this.counted.choice === choice) return;
    this.counted = { overlay, choice };
    this.counts = countStatements(overlay, view);
  }

  show(overlay, view, palette) {
    if (this.overlay !== overlay) {
      this.overlay = overlay;
      this.build(overlay);
    }
    this.view = view;
    this.count(overlay, view);
    const words = dayInWords(view.day, overlay.lang, LONG_DAY);
    const told = this.box.clientWidth < 500 ? dayInWords(view.day, overlay.lang, MEDIUM_DAY) : words;
    const form = view.since === null ? overlay.texts.saidBy : view.since === view.day ? overlay.texts.onlyDay : overlay.texts.saidFrom;
    this.said.textContent = fillText(form, { day: told, since: dayInWords(view.since ?? view.day, overlay.lang, SHORT_DAY) });
    this.only.setAttribute("aria-pressed", String(this.onlyOne()));
    this.bars.setAttribute("aria-valuemin", overlay.days.first);
    this.bars.setAttribute("aria-valuemax", overlay.days.last);
    this.bars.setAttribute("aria-valuenow", view.day);
    this.bars.setAttribute("aria-valuetext", words);
    this.earlier.disabled = view.day <= overlay.days.first;
    this.later.disabled = view.day >= overlay.days.last;
    this.draw(palette);
    this.box.parentElement.style.setProperty("--strip", `${this.height()}px`);
  }

  draw(palette) {
    // On a phone what plays stands before them.
    const width = this.bars.parentElement.clientWidth - 12 - this.bars.offsetLeft;
    const height = 36;
    const ctx = sharpCanvas(this.bars, Math.max(80, width), height);
    const step = width / this.counts.length;
    const most = Math.max(1, ...this.counts.map((bar) => bar.fresh + bar.repeat));
    this.counts.forEach((bar, i) => this.drawBar(ctx, palette, bar, i, step, (height - 16) / most));
    this.drawDays(ctx, palette, step, height);
  }

  drawBar(ctx, palette, bar, i, step, unit) {
    const base = 22;
    const width = Math.max(1, Math.min(step - 2, 46));
    const x = i * step + (step - width) / 2;
    const chosen = this.overlay.days.first + i === this.view.day;
    ctx.globalAlpha = chosen ? 1 : 0.5;
    const repeat = bar.repeat * unit;
    const fresh = bar.fresh * unit;
    ctx.fillStyle = palette.second;
    ctx.fillRect(x, base - repeat, width, repeat);
    ctx.fillStyle = palette.ink;
    ctx.fillRect(x, base - repeat - fresh, width, fresh);
    if (!bar.repeat && !bar.fresh) ctx.fillRect(x + width / 2 - 3, base - 1, 6, 1);
    ctx.globalAlpha = 1;
    if (chosen) {
      ctx.fillStyle = palette.accent;
      ctx.fillRect(x, base + 1, width, 2);
    }
  }

  drawDays(ctx, palette, step, height) {
    const every = Math.max(1, Math.ceil(56 / step));
    for (let i = 0; i < this.counts.length; i += every) {
      const day = this.overlay.days.first + i;
      const chosen = day === this.view.day;
      drawText(ctx, palette, dayInWords(day, this.overlay.lang, SHORT_DAY), (i + 0.5) * step, height - 1, {
        size: 12, align: "center", halo: palette.paper, colour: chosen ? palette.ink : palette.second, weight: chosen ? 600 : 400,
      });
    }
  }
}
