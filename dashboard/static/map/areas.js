// Published control maps beneath the claims: one, or two to be compared. Nothing is made of them before one is looked at.
// Firm states lie beneath states of doubt, which are drawn over them.
const AREA_ORDER = ["ukrainian", "russian", "contested", "grey", "infiltrated"];

const Areas = {
  paintMaps() {
    const shown = this.shownMaps();
    this.mapKey ||= new MapKey(this.map.getContainer());
    this.mapKey.show(this, shown);
    if (!shown.length && !this.areas) return;
    this.buildAreas();
    this.areas.redraw(this.wordOfAreas(shown));
    this.makeReadyWhenAtRest(shown);
  },

  // The pictures of the day before and the day after, once the day stands still; a comparison is of this day alone.
  makeReadyWhenAtRest(shown) {
    clearTimeout(this.makingReady);
    if (shown.length && !this.view.comparison) this.makingReady = setTimeout(() => this.makeReady(), REST_MS);
  },

  makeReady() {
    const { overlay, view } = this;
    if (view.comparison) return;
    this.placeRings();
    const now = this.wordOfPicture(this.shownMaps());
    for (const day of [view.day - 1, view.day + 1]) {
      const shown = shownMaps(overlay, { ...view, day });
      const word = this.wordOfPicture(shown);
      if (word === now || this.ahead.made.has(word) || !shown.some(({ map }) => map && !map.bare)) continue;
      this.ahead.make(word, this.areas.pictureOf((ctx) => this.drawMaps(ctx, shown)));
    }
  },

  wordOfPicture(shown) {
    return `${this.wordOfAreas(shown)} ${this.ringPaths.key} ${this.areas._container.width}`;
  },

  shownMaps() {
    return this.overlay.mapsOf.size ? shownMaps(this.overlay, this.view) : [];
  },

  buildAreas() {
    if (this.areas) return;
    this.map.createPane("areas").style.zIndex = 350;
    this.ringPaths = new RingPaths();
    this.ahead = new AreasAhead();
    this.areas = new CanvasPane((ctx) => this.paintAreas(ctx), { pane: "areas" }).addTo(this.map);
    // Made late, its canvas is emptied at the end of a move only after all else was painted.
    this.map.on("moveend", () => this.view && this.areas.redraw(this.wordOfAreas(this.shownMaps())));
  },

  wordOfAreas(shown) {
    const maps = shown.map(({ source, map }) => map && [source, map.series.format, map.number]);
    return JSON.stringify([this.loaded, maps, this.view.states && [...this.view.states], this.palette().dark, this.compared()?.name]);
  },

  paintAreas(ctx) {
    // Its canvas is made before it is known here.
    if (!this.areas) return;
    const shown = this.shownMaps();
    this.placeRings();
    const compared = this.compared();
    if (compared?.layers) {
      this.paintCompared(ctx, compared);
      return;
    }
    const ready = this.ahead.find(this.wordOfPicture(shown));
    if (ready) this.areas.lay(ready);
    else this.drawMaps(ctx, shown);
  },

  drawMaps(ctx, shown) {
    const found = shown.map(({ map }) => (map && !map.bare ? map : null));
    const [first, second] = found;
    if (found.length === 1 && first) this.paintAlone(ctx, first);
    if (found.length < 2) return;
    if (first) this.paintStates(ctx, first.series.series, first.number, (...drawn) => drawCompared(...drawn, false));
    if (second) this.paintStates(ctx, second.series.series, second.number, (...drawn) => drawCompared(...drawn, true));
  },

  paintAlone(ctx, { series, number }) {
    this.paintStates(ctx, series.series, number, drawArea);
    if (series.claimed) this.paintStates(ctx, series.claimed, number, drawPassedOn);
  },

  paintStates(ctx, series, number, draw) {
    const { overlay, view } = this;
    const { looks } = overlay.maps;
    for (const state of AREA_ORDER) {
      if (!series.states.includes(state) || !allows(view.states, overlay.states.indexOf(state))) continue;
      draw(ctx, this.palette().states[state], looks, this.ringPaths.path(series, state, number));
    }
  },

  placeRings() {
    const { x, y } = this.map.getPixelOrigin();
    const { min, max } = this.areas._bounds;
    const box = { x: min.x, y: min.y, w: max.x - min.x, h: max.y - min.y };
    this.ringPaths.at({ scale: 2 ** this.map.getZoom(), origin: { x, y }, box });
  },

  // Where a source's own map is drawn, it stands in the place of what its words would fill.
  discsGiveWay() {
    return this.shownMaps().some(({ source, map }) => map && !map.bare && source === this.view.control);
  },
};
