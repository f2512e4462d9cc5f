// What is drawn: the picture of every place, on two canvases, with chips, inset, legend and the list for the keyboard.

const MANY_PLACES = 1000;

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
    cancelAnimationFrame(this.painting);
    this.behind = false;
    if (!this.overlay || !this.view) this.paintBare();
    else finish(this.paintSteps(false));
  },

  // After a move. Thousands of places take longer than a frame has: a part of them a frame, and the hand never waits for all.
  paintSoon() {
    if (!this.pictures || this.pictures.length < MANY_PLACES) {
      this.paint();
      return;
    }
    const steps = this.paintSteps(true);
    const next = () => {
      this.behind = stepsOfAFrame(steps);
      if (this.behind) this.painting = requestAnimationFrame(next);
    };
    cancelAnimationFrame(this.painting);
    this.behind = true;
    this.painting = requestAnimationFrame(next);
  },

  *paintSteps(inParts) {
    yield this.paintBeneath();
    yield this.prepare();
    yield* this.place();
    yield;
    if (inParts) yield* this.marks.redrawInSteps((ctx) => this.markSteps(ctx));
    else this.marks.redraw();
    this.drawAround();
  },

  paintBeneath() {
    const { view, overlay } = this;
    if (this.album?.overlay !== overlay) this.album = new Pictures(overlay);
    this.pictures = withShares(overlay, view, this.album.of(view));
    this.drawn = this.wordOfView();
    this.strip.show(overlay, view, this.palette());
    this.paintMaps();
    this.ground.redraw(`${this.colours.dark} ${Boolean(this.basemap)} ${Boolean(overlay.tiles)}`);
  },

  drawAround() {
    this.drawChips();
    this.drawInset();
    this.listWhenAtRest();
    window.greylineReady = true;
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

  paintGround(ctx) {
    if (!this.basemap) return;
    const palette = this.palette();
    const wet = !this.overlay?.tiles;
    drawBasemap(ctx, palette, this.basemap, (lat, lon) => this.project(lat, lon), this.map.getZoom(), wet);
  },

  paintMarks(ctx) {
    finish(this.markSteps(ctx));
  },

  // In parts that take a small part of a frame.
  *markSteps(ctx) {
    if (!this.arranged) return;
    const palette = this.palette();
    const { overlay, view, basemap } = this;
    const { marks, inside, chosen, near, filled, frame, room, zoom } = this.arranged;
    const project = (lat, lon) => this.project(lat, lon);
    if (basemap) {
      drawSettlements(ctx, palette, basemap, project, zoom, frame, room, new Set(inside.map((mark) => mark.picture.place.name)));
      drawRegionNames(ctx, palette, basemap, project, zoom, frame, room);
    }
    const canvas = this.marks.box();
    const drawn = marks.filter((mark) => touch(mark.disc, canvas));
    const drawCircle = ({ picture, at, radius }) => {
      if (filled) drawDisc(ctx, palette, overlay, picture, view.day, at, radius);
      else drawReference(ctx, palette, at, radius);
    };
    yield;
    if (!near) this.drawFar(ctx, palette, drawn.filter((mark) => mark.inside || !mark.picture.spoken));
    else yield* eachInParts(drawn, drawCircle);
    yield* eachInParts(inside, (mark) => drawMark(ctx, palette, overlay, mark, view.day, zoom >= NEAR_ZOOM));
    // A dot in the circle: spoken of, and no room for its name.
    if (near) drawPoints(ctx, palette, nameless(inside));
    if (inside.includes(chosen)) drawChosen(ctx, palette, chosen);
  },

  // Thousands of points are a picture of their own, the same on all days on which the same places are spoken of; made when it is
  // asked for again, as a day on which another place is spoken of has no use for it.
  drawFar(ctx, palette, marks) {
    if (marks.length < MANY_PLACES) {
      drawPoints(ctx, palette, marks);
      return;
    }
    const { seats } = this;
    const spoken = seats.marks.map(({ picture }) => Number(picture.spoken)).join("");
    const word = `${palette.dark} ${this.marks.laid} ${spoken}`;
    if (seats.far?.word !== word) {
      seats.far = { word };
      drawPoints(ctx, palette, marks);
      return;
    }
    seats.far.picture ||= this.marks.pictureOf((own) => drawPoints(own, palette, marks));
    this.marks.lay(seats.far.picture, ctx);
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
