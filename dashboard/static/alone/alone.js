// The page of a file that stands alone. It owns the View, as the app's page does: the map's words reach it, it answers
// with a command, and whatever else is on the page is told anew from the View.
const OVERLAY_NAME = "here";
const COMPARISON_NAME = "here";
const MANY_CLAIMS = 2000;
const NARROW = 900;
// Where the map is changes nothing that is said.
const SILENT = ["at", "theme"];

class AlonePage {
  constructor() {
    this.carried = readBlock("greyline-page");
    this.overlay = decodeOverlay(readBlock("greyline-overlay"));
    this.exported = new URLSearchParams(this.carried.view);
    this.asked = new URLSearchParams(this.exported);
    this.heard = 0;
    this.wording = new Wording(this.carried, this.overlay);
    this.find = (id) => document.getElementById(id);
    this.makeParts();
    this.listen();
    this.setTheme(this.theme());
  }

  makeParts() {
    const { carried, overlay, wording, find } = this;
    document.documentElement.classList.add("alive");
    find("filter").open = find("claims").open = window.innerWidth > NARROW;
    if (overlay.claims.length > MANY_CLAIMS) find("claims").open = false;
    this.filter = new SourceFilter(find("filter"), carried, overlay, wording, () => this.filtered());
    this.filter.show(this.chosen());
    this.table = new ClaimsTable(find("claims"), carried, overlay);
    this.panel = new PlacePanel(find("place-said"), carried, overlay, wording);
    this.listPlaces();
    this.map = L.map(find("map"), carried.leaflet);
    window.greyline.start(this.map, new AloneHome((word) => this.hear(word)));
    this.paper = new Paper(this);
  }

  listen() {
    this.find("place").addEventListener("change", (event) => this.set({ place: event.target.value }));
    this.find("theme").addEventListener("change", (event) => this.setTheme(event.target.value));
    this.find("back").addEventListener("click", () => this.goBack());
    this.find("words").addEventListener("toggle", () => this.tellInWords());
    window.matchMedia("(prefers-color-scheme: dark)").addEventListener("change", () => this.show(true));
  }

  listPlaces() {
    const { overlay, wording } = this;
    const add = (value, text) => { element("option", "", this.find("place"), text).value = value; };
    add("", wording.say("mostPositions"));
    const spoken = overlay.places.filter((place) => overlay.claimsOf[place.index].length || place.id === this.exported.get("place"));
    for (const place of spoken.sort((a, b) => a.name.localeCompare(b.name, overlay.lang))) {
      add(place.id, wording.say("placeOption", { place: place.name, claims: overlay.claimsOf[place.index].length }));
    }
  }

  // ---- the View

  hear({ n, day, since, place, at }) {
    this.heard = n;
    this.set({ day, since, place, at });
  }

  filtered() {
    const all = this.filter.untickedCount() === 0;
    this.set({ source: all ? this.exported.get("source") : this.filter.ticked().join() }, all);
  }

  // An empty value says nothing, but for the list of sources: an empty one is none of them.
  set(changes) {
    for (const [name, value] of Object.entries(changes)) {
      if (value === null || (value === "" && name !== "source")) this.asked.delete(name);
      else this.asked.set(name, value);
    }
    this.show();
  }

  goBack() {
    const theme = this.theme();
    this.asked = new URLSearchParams(this.exported);
    this.filter.show(this.chosen());
    this.setTheme(theme);
  }

  chosen() {
    const source = this.asked.get("source");
    return source === null ? null : source.split(",");
  }

  // ---- light and dark

  theme() {
    return this.asked.get("theme") || "";
  }

  setTheme(theme) {
    document.documentElement.dataset.theme = theme;
    this.find("theme").value = theme;
    this.set({ theme });
  }

  // ---- what is shown

  show(anew) {
    const view = readView(this.asked, this.overlay);
    const open = view.place || mostDisputed(this.overlay, answerOf(this.overlay, view));
    window.greyline.show(this.command(open));
    const said = `${this.wordOf(this.asked)} ${isDark(view.theme)}`;
    if (said === this.said && !anew) return;
    this.said = said;
    this.tell(answerOf(this.overlay, view), open);
  }

  command(open) {
    const command = new URLSearchParams(this.asked);
    const carried = this.carried.comparison ? { comparison: COMPARISON_NAME } : {};
    for (const [name, value] of Object.entries({ open, overlay: OVERLAY_NAME, ack: this.heard, ...carried })) command.set(name, value);
    return command.toString();
  }

  wordOf(asked) {
    const told = [...asked].filter(([name]) => !SILENT.includes(name));
    return told.map((pair) => pair.join("=")).sort().join("&");
  }

  tell(answer, open) {
    const { wording, find } = this;
    const none = this.asked.get("source") === "";
    const changed = this.wordOf(this.asked) !== this.wordOf(this.exported);
    find("sentence").textContent = wording.sentence(answer, this.carried.hidden + this.filter.untickedCount(), none);
    find("changed").textContent = wording.say(changed ? "changed" : "asExported");
    find("back").hidden = !changed;
    find("place").value = answer.view.place;
    this.filter.count();
    this.table.show(answer, wording.count("claims", answer.claims.length));
    this.panel.show(answer, open, makePalette(this.overlay.palette, isDark(answer.view.theme)));
    this.answer = answer;
    this.tellInWords();
  }

  // Folded, as it is at first, it costs nothing at a change of the day.
  tellInWords() {
    const { answer } = this;
    if (!this.find("words").open || this.inWords === answer) return;
    this.inWords = answer;
    const list = this.find("words").querySelector("ul");
    const places = saidOfTowns(this.overlay, answer).sort((a, b) => b.claims.length - a.claims.length);
    list.replaceChildren(...places.map((said) => element("li", "", null, this.wording.picture(said, answer))));
    if (!places.length) element("li", "", list, this.wording.say("nothing"));
  }

  resize(size) {
    Object.assign(this.find("map").style, size);
    this.map.invalidateSize({ animate: false });
  }
}

window.greylinePage = new AlonePage();
