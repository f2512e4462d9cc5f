// The map itself. Two words reach it: start, once, and show, at every change. One word leaves it: a gesture.
const EMPTY_BOX = { x: 0, y: 0, w: 0, h: 0 };
const ANSWER_MS = 3000;
const RETRY_MS = [1000, 3000, 10000, 30000];

class Greyline {
  constructor(map, base, assets, inline) {
    this.map = map;
    this.base = base;
    this.assets = assets;
    this.inline = inline;
    this.pending = null;
    this.last = {};
    this.said = { n: 0, at: -Infinity };
    this.heard = 0;
    this.emit = window.Streamlit ? (value) => window.Streamlit.setComponentValue(value) : () => { this.heard = this.said.n; };
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
    this.legend = new Legend(frame);
    this.reach = element("ul", "reach", frame);
    this.notice = element("div", "notice", frame);
    this.notice.setAttribute("role", "status");
    this.strip = new Strip(frame, (change, done) => this.scrub(change, done));
    L.control.scale({ position: "bottomright", imperial: false, maxWidth: 120 }).addTo(map);
    map.on("click", (event) => this.click(event));
    map.on("mousemove", (event) => this.hover(event));
    map.on("moveend", () => this.moved());
    map.on("resize", () => this.resized());
    window.matchMedia("(prefers-color-scheme: dark)").addEventListener("change", () => this.paint());
    window.addEventListener("resize", () => this.paint());
    this.fetchGround();
  }

  // Whoever asks the system for less motion gets a map that jumps instead of gliding.
  keepStill() {
    if (!window.matchMedia("(prefers-reduced-motion: reduce)").matches) return;
    Object.assign(this.map.options, { zoomAnimation: false, fadeAnimation: false, markerZoomAnimation: false, inertia: false });
    this.map._zoomAnimated = this.map._fadeAnimated = false;
  }

  // ---- what is read, once each

  async read(path) {
    const response = await fetch(this.base + path);
    if (!response.ok) throw new Error(`${response.status}`);
    return response.json();
  }

  async fetchGround() {
    const raw = this.inline ? this.inline.basemap : await this.read(`/assets/${this.assets}/basemap.json`).catch(() => null);
    if (!raw) return;
    this.basemap = decodeBasemap(raw);
    this.paint();
  }

  async fetchOverlay(name, attempt = 0) {
    this.wanted = name;
    try {
      const raw = this.inline ? this.inline.overlay : await this.read(`/overlay/${name}.json`);
      if (this.wanted !== name) return;
      this.overlay = decodeOverlay(raw);
      this.loaded = name;
      this.readAt = Date.now();
      this.addTiles();
      this.tell("");
      if (this.pending !== null) this.apply(this.pending);
    } catch (error) {
      if (this.wanted !== name) return;
      this.tell(this.overlay ? this.stale() : "The claims can't be reached. Trying again.");
      setTimeout(() => this.wanted === name && this.fetchOverlay(name, attempt + 1), RETRY_MS[Math.min(attempt, RETRY_MS.length - 1)]);
    }
  }

  // What is shown goes on being shown, with its age.
  stale() {
    return fillText(this.overlay.texts.overlayStale, { minutes: Math.round((Date.now() - this.readAt) / 60000) });
  }

  // Online tiles, only where they were asked for; the strip then names the host that every reader's browser speaks to.
  addTiles() {
    const { tiles } = this.overlay;
    if (!tiles || this.tiles) return;
    this.tiles = L.tileLayer(tiles.url, { maxZoom: 12, pane: "tilePane", attribution: "" }).addTo(this.map);
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
    const waiting = before && this.heard !== this.said.n && performance.now() - this.said.at < ANSWER_MS;
    const changed = (name) => !before || asked.get(name) !== this.last[name];
    this.view = { ...next };
    for (const name of ["day", "since", "place"]) {
      if (before && (waiting || !changed(name))) this.view[name] = before[name];
      else this.last[name] = asked.get(name);
    }
    if (!waiting && changed("at")) {
      this.last.at = asked.get("at");
      this.kept = this.last.at || "";
      this.goTo(next.at);
    }
    this.paint();
  }

  goTo(at) {
    this.moving = true;
    // Anew and not by whole pixels from where it was: the same link is the same picture.
    if (at) this.map.setView([at[0], at[1]], at[2], { animate: false, reset: true });
    else this.fitHome();
    this.centre = this.position();
    this.moving = false;
  }

  fitHome() {
    const { home } = this.overlay;
    this.map.fitBounds(home, { animate: false, reset: true, ...this.homePadding() });
  }

  // Wide maps keep the legend's corner free of the places that matter most.
  homePadding() {
    const wide = this.map.getSize().x >= 600;
    return { paddingTopLeft: [wide ? 310 : 40, 48], paddingBottomRight: [wide ? 165 : 100, this.strip.height() + (wide ? 104 : 140)] };
  }

  position() {
    const { lat, lng } = this.map.getCenter();
    return `${lat.toFixed(4)},${lng.toFixed(4)},${this.map.getZoom().toFixed(2)}`;
  }

  // ---- back from the map

  speak(what, wait) {
    clearTimeout(this.speaking);
    this.said.at = performance.now();
    this.speaking = setTimeout(() => this.say(what), wait);
  }

  // A word that stays unanswered is said again: a server that came back has not heard it.
  say(what, again = 0) {
    this.said = { n: this.said.n + 1, at: performance.now() };
    const { day, since, place } = this.view;
    this.emit({ n: this.said.n, what, day: writeDay(day), since: since === null ? "" : writeDay(since), place, at: this.kept || "" });
    const patience = Math.max(ANSWER_MS, RETRY_MS[Math.min(again, RETRY_MS.length - 1)]);
    this.speaking = setTimeout(() => this.heard !== this.said.n && this.say(what, again + 1), patience);
  }

  scrub({ day, only }, done) {
    this.view = { ...this.view, day, since: only ? day : null };
    this.paint();
    if (done) this.speak("day", 200);
  }

  choose(id) {
    this.view = { ...this.view, place: id };
    this.paint();
    this.speak("place", 0);
  }

  moved() {
    if (this.view) this.paint();
    if (this.moving || !this.view) return;
    const now = this.position();
    if (now === this.centre) return;
    this.centre = this.kept = now;
    this.speak("at", 400);
  }

  // The frame has another size: nobody has moved the map, so it stays where the View has it and says nothing.
  resized() {
    if (this.overlay && this.view) this.goTo(readAt(this.kept));
  }

  under({ x, y }) {
    const point = { x, y, w: 0, h: 0 };
    return (this.placed || []).find((mark) => (mark.block && touch(point, grow(mark.block, 2))) || Math.hypot(x - mark.at.x, y - mark.at.y) <= Math.max(8, mark.radius));
  }

  click(event) {
    const mark = this.under(event.layerPoint);
    if (mark && mark.picture.place) this.choose(mark.picture.place.id);
  }

  hover(event) {
    this.map.getContainer().style.cursor = this.under(event.layerPoint) ? "pointer" : "";
  }

  // ---- drawing

  palette() {
    const dark = isDark(this.view ? this.view.theme : "");
    if (!this.colours || this.colours.dark !== dark) {
      this.colours = makePalette(this.overlay.palette, dark);
      this.map.getContainer().classList.toggle("dark", dark);
      for (const name of ["land", "paper", "ink", "second", "accent", "line"]) {
        this.map.getContainer().style.setProperty(`--${name}`, this.colours[name]);
      }
    }
    return this.colours;
  }

  paint() {
    if (!this.overlay || !this.view) return;
    const { view, overlay } = this;
    this.pictures = overlay.places.filter((place) => place.km !== null).map((place) => placePicture(overlay, view, place.index));
    this.strip.show(overlay, view, this.palette());
    // Before the marks: they keep clear of the legend as it will be.
    this.legend.show(overlay, this.pictures, this.palette());
    this.ground.redraw();
    this.marks.redraw();
    this.drawChips();
    if (this.basemap) drawInset(this.inset, this.palette(), this.basemap, this.map.getBounds());
    this.listPlaces();
    window.greylineReady = true;
  }

  project(lat, lon) {
    return this.map.latLngToLayerPoint([lat, lon]);
  }

  // The part of the map that nothing lies over, in layer points.
  frame() {
    const { x, y } = this.map.containerPointToLayerPoint([0, 0]);
    const size = this.map.getSize();
    return { x: x + 6, y: y + 6, w: size.x - 12, h: size.y - this.strip.height() - 12 };
  }

  covered() {
    const origin = this.map.containerPointToLayerPoint([0, 0]);
    const boxes = [];
    for (const part of this.map.getContainer().querySelectorAll(".inset, .legend, .leaflet-control-zoom, .leaflet-control-scale")) {
      if (part.offsetParent === null) continue;
      const box = part.getBoundingClientRect();
      const home = this.map.getContainer().getBoundingClientRect();
      boxes.push({ x: origin.x + box.left - home.left, y: origin.y + box.top - home.top, w: box.width, h: box.height });
    }
    return boxes;
  }

  makeMarks() {
    const zoom = this.map.getZoom();
    return this.pictures.map((picture) => ({
      picture,
      at: this.project(picture.place.lat, picture.place.lon),
      radius: zoom >= 8.5 ? discRadius(this.map, picture.place) : 5,
    })).sort((a, b) => b.picture.spoken - a.picture.spoken || b.picture.words.length - a.picture.words.length
      || b.picture.claims - a.picture.claims || a.picture.place.index - b.picture.place.index);
  }

  paintGround(ctx) {
    if (!this.basemap || !this.overlay) return;
    const palette = this.palette();
    const wet = !this.overlay.tiles;
    drawBasemap(ctx, palette, this.basemap, (lat, lon) => this.project(lat, lon), this.map.getZoom(), wet);
  }

  paintMarks(ctx) {
    if (!this.overlay || !this.pictures) return;
    const palette = this.palette();
    const { overlay, view, basemap } = this;
    const zoom = this.map.getZoom();
    const size = staffSize(zoom);
    const frame = this.frame();
    const project = (lat, lon) => this.project(lat, lon);
    const marks = this.makeMarks();
    const inside = marks.filter((mark) => within({ ...EMPTY_BOX, x: mark.at.x, y: mark.at.y }, frame));
    const taken = this.covered();
    const near = zoom >= NEAR_ZOOM;
    layOut(ctx, inside, size, frame, taken, near);
    this.placed = inside;
    this.outside = marks.filter((mark) => mark.picture.spoken && !inside.includes(mark));
    this.chipBoxes = placeChips(this.outside, frame, taken);
    if (basemap) {
      drawSettlements(ctx, palette, basemap, project, zoom, frame, taken, new Set(inside.map((mark) => mark.picture.place.name)));
      drawRegionNames(ctx, palette, basemap, project, zoom, frame, taken);
    }
    for (const mark of marks) {
      if (zoom >= 8.5) drawDisc(ctx, palette, overlay, mark.picture, view.day, mark.at, mark.radius);
      else drawPoint(ctx, palette, mark.at, !mark.picture.spoken);
    }
    for (const mark of inside) drawMark(ctx, palette, overlay, mark, view.day, size, near);
    const chosen = inside.find((mark) => mark.picture.place.id === (view.place || view.open));
    if (chosen) drawChosen(ctx, palette, chosen);
  }

  drawChips() {
    const origin = this.map.containerPointToLayerPoint([0, 0]);
    const { lat, lng } = this.map.getCenter();
    this.chips.replaceChildren();
    for (const chip of this.chipBoxes || []) {
      const box = { ...chip.box, x: chip.box.x - origin.x, y: chip.box.y - origin.y };
      drawChip(this.chips, this.palette(), this.overlay, { ...chip, box }, this.view.day, { lat, lon: lng }, (id) => this.choose(id));
    }
  }

  // For keyboard and screen reader: every place in the frame as a button, in the order of the map's own ranking.
  listPlaces() {
    const rows = (this.placed || []).slice(0, 200);
    const key = rows.map((mark) => `${mark.picture.place.id} ${mark.picture.words.join(" ")} ${mark.picture.claims}`).join("|");
    if (this.listed === key) return;
    this.listed = key;
    this.reach.replaceChildren();
    for (const mark of rows) {
      const { place, claims, words } = mark.picture;
      const form = claims === 1 ? this.overlay.texts.placeButtonOne : this.overlay.texts.placeButton;
      const text = fillText(form, { place: place.name, claims, words: words.join(" ") });
      const made = button("", element("li", "", this.reach), text, () => this.choose(place.id));
      made.textContent = text;
    }
  }
}

let drawn = null;

window.greyline = {
  start(map, base, assets, inline) {
    drawn = new Greyline(map, base, assets, inline);
    window.greylineMounts = (window.greylineMounts || 0) + 1;
    window.greylineMap = drawn;
  },
  show(query) {
    if (drawn) drawn.show(query);
  },
};
