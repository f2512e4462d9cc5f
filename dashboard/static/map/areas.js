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

  // The outlines of the maps before and after, once the day stands still: a step to either then only draws them.
  makeReadyWhenAtRest(shown) {
    clearTimeout(this.makingReady);
    this.makingReady = setTimeout(() => this.makeReady(shown), REST_MS);
  },

  makeReady(shown) {
    for (const { map } of shown) {
      if (!map || map.bare || !this.ringPaths.place) continue;
      const { series, claimed } = map.series;
      for (const one of [series, claimed].filter(Boolean)) {
        for (const number of [map.number - 1, map.number + 1]) {
          for (const state of one.states) this.ringPaths.path(one, state, number);
        }
      }
    }
  },

  shownMaps() {
    return this.overlay.mapsOf.size ? shownMaps(this.overlay, this.view) : [];
  },

  buildAreas() {
    if (this.areas) return;
    this.map.createPane("areas").style.zIndex = 350;
    this.ringPaths = new RingPaths();
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
    this.placeRings();
    const compared = this.compared();
    if (compared?.layers) this.paintCompared(ctx, compared);
    else this.paintPlain(ctx);
  },

  paintPlain(ctx) {
    const found = this.shownMaps().map(({ map }) => (map && !map.bare ? map : null));
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
