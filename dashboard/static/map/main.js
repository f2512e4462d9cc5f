// The map itself: how it is put together, what it reads, and what it is told. Two words reach it: start, once, and show,
// at every change. Where it is is in motion.js, what it says in speech.js, what stands where on it in arranging.js, what it
// draws in drawing.js.

class Greyline {
  constructor(map, home) {
    this.map = map;
    this.home = home;
    this.pending = null;
    this.last = {};
    this.said = { n: 0, at: -Infinity };
    this.heard = 0;
    // What the hand has changed since the last answer: day, place, at. A word speaks of nothing else.
    this.touched = new Set();
    this.emit = (word) => home.hear(word);
    this.build();
  }

  build() {
    const { map } = this;
    const frame = map.getContainer();
    frame.classList.add("greyline");
    // Leaflet takes the focus at the first press; the page must not scroll under the hand.
    frame.focus = () => HTMLElement.prototype.focus.call(frame, { preventScroll: true });
    this.keepStill();
    for (const [name, index] of [["ground", 250], ["marks", 450]]) map.createPane(name).style.zIndex = index;
    this.ground = new CanvasPane((ctx) => this.paintGround(ctx), { pane: "ground" }).addTo(map);
    this.marks = new CanvasPane((ctx) => this.paintMarks(ctx), { pane: "marks" }).addTo(map);
    this.chips = element("div", "chips", frame);
    L.DomEvent.disableClickPropagation(this.chips);
    this.inset = element("canvas", "inset", frame);
    this.inset.setAttribute("aria-hidden", "true");
    this.legend = new Legend(frame, () => this.paint());
    this.more = new More(frame);
    this.reach = element("ul", "reach", frame);
    this.notice = element("div", "notice", frame);
    this.notice.setAttribute("role", "status");
    this.notice.hidden = true;
    this.player = new Player(this);
    this.strip = new Strip(frame, (change, done) => this.byHand(change, done), this.player);
    this.page = new PageDay((day) => this.follow(day), () => this.fallBack());
    this.pageSources = new PageSources((page) => this.followSources(page), () => this.fallBack());
    L.control.scale({ position: "bottomright", imperial: false, maxWidth: 120 }).addTo(map);
    map.on("click", (event) => this.click(event));
    map.on("mousemove", (event) => this.hover(event));
    map.on("zoomstart", () => cancelAnimationFrame(this.painting));
    map.on("moveend", () => this.moved());
    map.on("resize", () => this.resized());
    // The style may come after the map and give the frame another height than it was built with.
    new ResizeObserver(() => this.fitFrame(frame)).observe(frame);
    // And what was laid out before it came kept clear of parts that lay elsewhere: the style alone gives this one its size.
    new ResizeObserver(() => { this.resized(); this.paint(); }).observe(this.more.head);
    window.matchMedia("(prefers-color-scheme: dark)").addEventListener("change", () => this.turned());
    onPageTurned(() => this.turned());
    window.addEventListener("resize", () => this.paint());
    this.grounded = this.fetchGround();
  }

  // ---- what is read, once each

  async fetchGround() {
    const raw = await this.home.ground().catch(() => null);
    if (!raw) return;
    this.basemap = decodeBasemap(raw);
    this.paint();
  }

  async fetchOverlay(name, attempt = 0) {
    this.wanted = name;
    const overlay = await this.home.overlay(name).then(decodeOverlay).catch(() => null);
    if (this.wanted !== name) return;
    if (!overlay) {
      this.missOverlay(name, attempt);
      return;
    }
    this.overlay = overlay;
    this.loaded = name;
    this.readAt = Date.now();
    this.addTiles();
    this.tell("");
    if (this.pending !== null) this.apply(this.pending);
  }

  missOverlay(name, attempt) {
    if (this.overlay) this.tell(this.stale());
    else this.goWithout();
    setTimeout(() => this.wanted === name && this.fetchOverlay(name, attempt + 1), RETRY_MS[Math.min(attempt, RETRY_MS.length - 1)]);
  }

  // What is shown goes on being shown, with its age.
  stale() {
    return fillText(this.overlay.texts.overlayStale, { minutes: Math.round((Date.now() - this.readAt) / 60000) });
  }

  // In the language that was asked for: the sentence comes with the ground, as the claims' own texts are not to be had.
  async goWithout() {
    this.bare = true;
    await this.grounded;
    if (this.overlay || !this.basemap) return;
    const { unreachable } = this.basemap;
    this.tell(unreachable[new URLSearchParams(this.pending).get("lang")] || unreachable.en);
    this.paint();
  }

  // Online tiles, only where they were asked for; the strip then names the host that every reader's browser speaks to.
  addTiles() {
    const { tiles } = this.overlay;
    if (!tiles || this.tiles) return;
    this.tiles = L.tileLayer(tiles.url, { maxZoom: 12, pane: "tilePane", attribution: "" }).addTo(this.map);
  }

  // Painted anew only if the theme has turned: Streamlit's message comes with every other change too.
  turned() {
    if (this.colours && this.colours.dark !== isDark(this.view?.theme)) this.paint();
  }

  tell(text) {
    this.notice.textContent = text;
    this.notice.hidden = !text;
  }

  // ---- towards the map

  show(query) {
    const name = new URLSearchParams(query).get("overlay");
    this.pending = query;
    if (name !== this.loaded) {
      if (name !== this.wanted) this.fetchOverlay(name);
      return;
    }
    this.apply(query);
  }

  // Only what changed since the last command is obeyed, and day, place and position not while a word of ours is unanswered.
  apply(query) {
    const asked = new URLSearchParams(query);
    const next = readView(query, this.overlay);
    const before = this.view;
    this.heard = Number(asked.get("ack"));
    if (this.heard === this.said.n) this.touched.clear();
    const waiting = (what) => before && this.touched.has(what) && performance.now() - this.said.at < ANSWER_MS;
    const ahead = this.page.awaits(asked.get("day"));
    const playing = this.player.holds(asked);
    const changed = (name) => !before || asked.get(name) !== this.last[name];
    this.view = { ...next };
    for (const name of ["day", "since", "place"]) {
      const held = name === "place" ? waiting("place") : waiting("day") || ahead || playing || this.strip.held;
      if (before && (held || !changed(name))) this.view[name] = before[name];
      else this.last[name] = asked.get(name);
    }
    if (this.pageSources.awaits(wordOfSources(next.sources)) && before) this.view.sources = before.sources;
    const sent = !waiting("at") && changed("at");
    // An answer that names where a hand has put the map moves nothing: it would all be drawn anew for a hair's breadth.
    const there = before && asked.get("at") === this.kept;
    if (sent) this.kept = (this.last.at = asked.get("at")) || "";
    for (const name of ["day", "since", "source", "place", "at", "ack"]) asked.delete(name);
    this.rest = asked.toString();
    if (sent && !there) this.goTo(next.at);
    if (this.drawn !== this.wordOfView()) this.paint();
  }

  // All that a picture depends on, but for the map's position: what is drawn already is not drawn again.
  wordOfView() {
    const { day, since, sources, place } = this.view;
    return [this.loaded, day, since, wordOfSources(sources), place, this.rest].join();
  }

  under({ x, y }) {
    const point = { x, y, w: 0, h: 0 };
    return (this.placed || []).find((mark) => (mark.block && touch(point, grow(mark.block, 2))) || Math.hypot(x - mark.at.x, y - mark.at.y) <= Math.max(8, mark.radius));
  }

  click(event) {
    // It is meant for what is seen: after a move that is not yet what was placed.
    if (this.behind) this.paint();
    const mark = this.under(event.layerPoint);
    if (mark && mark.picture.place) this.choose(mark.picture.place.id);
  }

  hover(event) {
    if (!this.behind) this.map.getContainer().style.cursor = this.under(event.layerPoint) ? "pointer" : "";
  }
}

Object.assign(Greyline.prototype, Motion, Speech, Arranging, Drawing, Areas, Comparing, Reach);

let drawn = null;

window.greyline = {
  served: (base, assets) => new ServedHome(base, assets),
  start(map, home) {
    drawn = new Greyline(map, home);
    window.greylineMounts = (window.greylineMounts || 0) + 1;
    window.greylineMap = drawn;
  },
  show(query) {
    if (drawn) drawn.show(query);
  },
};
