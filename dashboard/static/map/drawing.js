// What is drawn: the picture of every place, on two canvases, with chips, inset, legend and the list for the keyboard.
const EMPTY_BOX = { x: 0, y: 0, w: 0, h: 0 };

const Drawing = {
  palette() {
    const dark = isDark(this.view ? this.view.theme : "");
    if (!this.colours || this.colours.dark !== dark) {
      this.colours = makePalette((this.overlay || this.basemap).palette, dark);
      this.map.getContainer().classList.toggle("dark", dark);
      for (const name of ["land", "paper", "ink", "second", "accent", "line"]) {
        this.map.getContainer().style.setProperty(`--${name}`, this.colours[name]);
      }
    }
    return this.colours;
  },

  paint() {
    if (!this.overlay || !this.view) return this.paintBare();
    const { view, overlay } = this;
    if (this.album?.overlay !== overlay) this.album = new Pictures(overlay);
    this.pictures = withShares(overlay, view, this.album.of(view));
    this.drawn = this.wordOfView();
    this.strip.show(overlay, view, this.palette());
    this.paintMaps();
    this.ground.redraw(`${this.colours.dark} ${Boolean(this.basemap)} ${Boolean(overlay.tiles)}`);
    this.marks.redraw();
    this.drawChips();
    this.drawInset();
    this.listWhenAtRest();
    window.greylineReady = true;
    return undefined;
  },

  // No claims have come, and perhaps none will: where it all is can be seen all the same.
  paintBare() {
    if (!this.bare || !this.basemap || this.overlay) return;
    this.ground.redraw(`${this.palette().dark} true bare`);
    drawInset(this.inset, this.palette(), this.basemap, this.map.getBounds());
  },

  project(lat, lon) {
    return this.map.latLngToLayerPoint([lat, lon]);
  },

  // The part of the map that nothing lies over, in layer points.
  frame() {
    const { x, y } = this.map.containerPointToLayerPoint([0, 0]);
    const size = this.map.getSize();
    return { x: x + 6, y: y + 6, w: size.x - 12, h: size.y - this.strip.height() - 12 };
  },

  covered() {
    const origin = this.map.containerPointToLayerPoint([0, 0]);
    const boxes = [];
    for (const part of this.map.getContainer().querySelectorAll(".inset, .legend, .map-by, .more > summary, .leaflet-control-zoom, .leaflet-control-scale")) {
      if (part.offsetParent === null) continue;
      const box = part.getBoundingClientRect();
      const home = this.map.getContainer().getBoundingClientRect();
      boxes.push({ x: origin.x + box.left - home.left, y: origin.y + box.top - home.top, w: box.width, h: box.height });
    }
    return boxes;
  },

  makeMarks() {
    const zoom = this.map.getZoom();
    return this.pictures.map((picture) => ({
      picture,
      at: this.project(picture.place.lat, picture.place.lon),
      radius: zoom >= DISC_ZOOM ? discRadius(this.map, picture.place) : 5,
    })).sort((a, b) => b.picture.spoken - a.picture.spoken || b.picture.words.length - a.picture.words.length
      || b.picture.claims - a.picture.claims || a.picture.place.index - b.picture.place.index);
  },

  paintGround(ctx) {
    if (!this.basemap) return;
    const palette = this.palette();
    const wet = !this.overlay?.tiles;
    drawBasemap(ctx, palette, this.basemap, (lat, lon) => this.project(lat, lon), this.map.getZoom(), wet);
  },

  paintMarks(ctx) {
    if (!this.overlay || !this.pictures) return;
    const palette = this.palette();
    const { overlay, view, basemap } = this;
    const zoom = this.map.getZoom();
    const frame = this.frame();
    const canvas = this.marks.box();
    const project = (lat, lon) => this.project(lat, lon);
    const marks = this.makeMarks();
    const near = zoom >= NEAR_ZOOM;
    const chosen = marks.find((mark) => mark.picture.place.id === (view.place || view.open));
    const seen = marks.filter((mark) => touch(discBox(mark.at, mark.radius), frame));
    const shown = { near: zoom >= DISC_ZOOM, filled: !this.discsGiveWay(), seen };
    // Before anything is placed: it keeps clear of the legend as it will be.
    const spoken = marks.filter((mark) => mark.picture.spoken);
    this.legend.show(overlay, legendKeys(overlay, shownOf(shown, spoken, [], true)), this.legendTitle(shown), palette);
    const scene = { overlay, marks, frame, covered: this.covered(), size: staffSize(zoom), near, chosen, origin: this.measuredFrom(chosen) };
    const { inside, outside, chips, taken, unnamed } = placeAll(ctx, scene);
    Object.assign(this, { placed: inside, outside, chipBoxes: chips, unnamed });
    const told = [inside.filter((mark) => mark.picture.spoken && mark.block), chips.map((chip) => chip.card.mark)];
    this.legend.narrow(legendKeys(overlay, shownOf(shown, ...told, nameless(inside).length > 0)));
    if (basemap) {
      drawSettlements(ctx, palette, basemap, project, zoom, frame, taken, new Set(inside.map((mark) => mark.picture.place.name)));
      drawRegionNames(ctx, palette, basemap, project, zoom, frame, taken);
    }
    const drawn = marks.filter((mark) => touch(mark.disc, canvas));
    if (!shown.near) drawPoints(ctx, palette, drawn.filter((mark) => mark.block || !mark.picture.spoken));
    else if (!shown.filled) for (const mark of drawn) drawReference(ctx, palette, mark.at, mark.radius);
    else for (const mark of drawn) drawDisc(ctx, palette, overlay, mark.picture, view.day, mark.at, mark.radius);
    for (const mark of inside) drawMark(ctx, palette, overlay, mark, view.day, near);
    // A dot in the circle: spoken of, and no room for its name.
    drawPoints(ctx, palette, nameless(inside));
    if (inside.includes(chosen)) drawChosen(ctx, palette, chosen);
  },

  // Whose discs they are stands on the legend's head, which is seen when it is folded too.
  legendTitle({ near, filled }) {
    const { texts, sources } = this.overlay;
    const by = near && filled && sources[this.view.control];
    return by ? fillText(texts.legendBy, { source: by.name }) : texts.legend;
  },

  // Distances are told from the place that is looked at, or else from the middle of the map.
  measuredFrom(chosen) {
    const { lat, lng } = this.map.getCenter();
    return { chosen: chosen ? chosen.picture.place : null, middle: { lat, lon: lng, name: "" } };
  },

  // Drawn anew only when the frame has moved, or the colours have changed.
  drawInset() {
    if (!this.basemap) return;
    const bounds = this.map.getBounds();
    const drawn = `${bounds.toBBoxString()} ${this.palette().dark} ${window.devicePixelRatio}`;
    if (this.drawnInset === drawn) return;
    this.drawnInset = drawn;
    drawInset(this.inset, this.palette(), this.basemap, bounds);
  },

  drawChips() {
    const origin = this.map.containerPointToLayerPoint([0, 0]);
    const choose = (id) => this.choose(id);
    this.chips.replaceChildren();
    for (const { card, box, edge } of this.chipBoxes || []) {
      const made = drawChip(this.chips, this.palette(), this.overlay, card, this.view.day, choose);
      // The keyboard reaches its place in the list of all.
      made.tabIndex = -1;
      made.classList.add(`chip-${edge}`);
      Object.assign(made.style, { left: `${box.x - origin.x}px`, top: `${box.y - origin.y}px`, width: `${box.w}px` });
    }
    this.more.show(this.overlay, this.palette(), this.unnamed || [], this.view.day, choose);
  },
};
