// The View said in words, in the language in which the page was exported.
const FEW_SOURCES = 3;

class Wording {
  constructor(page, overlay) {
    this.page = page;
    this.overlay = overlay;
    this.rules = new Intl.PluralRules(page.plural);
  }

  say(name, values = {}) {
    return fillText(this.page.texts[name], values);
  }

  count(name, n) {
    return fillText(this.page.counted[name][this.rules.select(n)], { n });
  }

  // "4 November"
  dayOfYear(day) {
    return dayInWords(day, this.overlay.lang, { day: "numeric", month: "long" });
  }

  // "4 November 2025"
  day(day) {
    return `${this.dayOfYear(day)} ${new Date(day * DAY_MS).getUTCFullYear()}`;
  }

  window({ day, since }) {
    const { saidBy, onlyDay, saidFrom } = this.overlay.texts;
    const form = since === null ? saidBy : since === day ? onlyDay : saidFrom;
    return fillText(form, { day: this.day(day), since: since === null ? "" : this.dayOfYear(since) });
  }

  // So few sources that were chosen are named, as the app does.
  sources(answer, hidden) {
    const shown = [...new Set(answer.claims.map((claim) => claim.source))].sort((a, b) => a - b);
    const said = this.count("sources", shown.length);
    if (!hidden || !shown.length || shown.length > FEW_SOURCES) return said;
    return `${said} (${shown.map((source) => this.overlay.sources[source].name).join(", ")})`;
  }

  // `hidden` sources are left out by choice; `none`: not one was chosen.
  sentence(answer, hidden, none) {
    const { page } = this;
    const said = this.say("sentence", {
      window: this.window(answer.view), shown: answer.claims.length,
      total: this.count("claims", page.total), sources: this.sources(answer, hidden),
    });
    const parts = [said];
    if (hidden) parts.push(this.count("hidden", hidden));
    if (none) parts.push(this.say("noSource"));
    return `${[...parts, ...page.narrowed, ...this.compared(answer.view)].join("; ")}.`;
  }

  // Only on days whose map is the one that was compared.
  compared(view) {
    const { comparison, compared } = this.page;
    return comparison && isMapA(this.overlay, comparison.a, shownMaps(this.overlay, view)[0]) ? compared : [];
  }

  age(days) {
    return days === 0 ? this.say("thatDay") : this.count("earlier", days);
  }

  // What the map draws of one place: its staff from left to right, encirclement, and the day's events.
  picture(said, answer) {
    const { overlay, page } = this;
    const spoken = staffCells(overlay, said.standings, said.claims);
    const [{ cells }] = withShares(overlay, answer.view, [{ place: { index: said.place }, cells: spoken }]);
    const parts = [...cells.map((cell, i) => `${page.groups[i]}: ${this.cell(cell)}`), ...this.encirclement(said), ...this.events(said, answer.view)];
    return `${overlay.places[said.place].name}, ${this.count("claims", said.claims.length)}. ${parts.join(". ")}.`;
  }

  cell(cell) {
    const drawn = ({ shares }) => this.say("draws", { shares: sharesInWords(this, this.overlay, shares) });
    const words = cell.entries.filter((entry) => !entry.shares).map((entry) => this.page.standings.says[entry.standing]);
    const told = [...words, ...cell.entries.filter((entry) => entry.shares).map(drawn)];
    return told.join("; ") || this.say(cell.speaks ? "speaks" : "silent");
  }

  encirclement(said) {
    const about = said.standings.filter((one) => this.overlay.questions[one.question] === "encirclement");
    return [["asserted", "claimed"], ["denied", "denied"]].flatMap(([stance, form]) => {
      const names = new Set(about.filter((one) => one.stance === stance).map((one) => this.page.standings.named[one.index]));
      return names.size ? [this.say(form, { names: [...names].join(", ") })] : [];
    });
  }

  events(said, { day, since }) {
    const today = said.claims.filter((claim) => claim.drawn && claim.day >= (since ?? day) && this.overlay.kinds[claim.kind] !== "other");
    const told = new Set(today.map((claim) => this.page.claims.says[claim.index]));
    return told.size ? [this.say("newThatDay", { events: [...told].join("; ") })] : [];
  }
}
