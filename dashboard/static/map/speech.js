// One word leaves the map: a gesture, said until it is answered.
const ANSWER_MS = 3000;
const RETRY_MS = [1000, 3000, 10000, 30000];

const Speech = {
  // A gesture: until it is answered, what the page says of what the hand has touched is an answer to an earlier one.
  hold() {
    this.said = { n: this.said.n + 1, at: performance.now() };
  },

  speak(what, wait) {
    clearTimeout(this.speaking);
    this.touched.add(what);
    this.hold();
    this.speaking = setTimeout(() => this.say(), wait);
  },

  // A word that stays unanswered is said again: a server that came back has not heard it.
  say(again = 0) {
    if (again) this.hold();
    this.said.at = performance.now();
    const { day, since, place } = this.view;
    this.sent = writeDay(day);
    const what = [...this.touched].join(" ");
    this.emit({ n: this.said.n, what, day: writeDay(day), since: since === null ? "" : writeDay(since), place, at: this.kept || "" });
    const patience = Math.max(ANSWER_MS, RETRY_MS[Math.min(again, RETRY_MS.length - 1)]);
    this.speaking = setTimeout(() => this.heard !== this.said.n && this.say(again + 1), patience);
  },

  // A hand on the page's control of the day. The page itself tells the server.
  follow(day) {
    if (!this.overlay || !this.view) return;
    const { first, last } = this.overlay.days;
    if (day !== this.view.day && day >= first && day <= last) this.byHand({ day, only: this.strip.onlyOne() }, false);
  },

  // A hand on the page's list of sources. The page itself tells the server.
  followSources(page) {
    if (!this.overlay || !this.view) return;
    const sources = sourcesOnPage(page, this.overlay.sources);
    this.pageSources.expect(wordOfSources(sources));
    this.view = { ...this.view, sources };
    this.paint();
  },

  // The page has not come to what its own controls show: the map goes back to what the page says.
  fallBack() {
    this.page.forget();
    this.pageSources.forget();
    Object.assign(this.last, { day: undefined, since: undefined });
    if (this.pending !== null) this.show(this.pending);
  },

  // A hand on the day stops what plays; the map stays where the hand has put it.
  byHand(change, done) {
    this.player.stop(false);
    this.scrub(change, done);
  },

  scrub({ day, only }, done) {
    if (done) this.page.forget();
    this.view = { ...this.view, day, since: only ? day : null };
    this.paint();
    if (done) this.speak("day", 200);
  },

  choose(id) {
    this.player.stop(false);
    this.view = { ...this.view, place: id };
    this.paint();
    openSheet();
    this.speak("place", 0);
  },
};
