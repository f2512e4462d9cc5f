// Which place stands where on the map, and which of them have their names: what a day's pictures need before they are drawn.

const OVER_THE_MAP = ".inset, .legend, .map-by, .more > summary, .leaflet-control-zoom, .leaflet-control-scale";

const Arranging = {
  // The part of the map that nothing lies over, in layer points.
  frame() {
    const { x, y } = this.map.containerPointToLayerPoint([0, 0]);
    const size = this.map.getSize();
    return { x: x + 6, y: y + 6, w: size.x - 12, h: size.y - this.strip.height() - 12 };
  },

  // What lies over the map, in layer points. The browser is asked for its boxes only where one of them says something else
  // or has another size: to ask it costs more than to look for room among thousands of places.
  covered({ w, h } = this.frame()) {
    const parts = [...this.map.getContainer().querySelectorAll(OVER_THE_MAP)];
    const word = JSON.stringify([w, h, parts.map((part) => this.sizedBy(part))]);
    if (this.measured?.word !== word) {
      this.legend.fill();
      this.measured = { word, boxes: this.boxesOf(parts) };
    }
    const origin = this.map.containerPointToLayerPoint([0, 0]);
    return this.measured.boxes.map((box) => ({ ...box, x: box.x + origin.x, y: box.y + origin.y }));
  },

  // What a part of these has its size by. The head of the list of more has it by its style alone, whatever it says.
  sizedBy(part) {
    if (part === this.more.head) return "";
    return part === this.legend.box ? [part.open, part.className, part.textContent] : part.outerHTML;
  },

  boxesOf(parts) {
    const home = this.map.getContainer().getBoundingClientRect();
    const seen = parts.filter((part) => part.offsetParent !== null).map((part) => part.getBoundingClientRect());
    return seen.map((box) => ({ x: box.left - home.left, y: box.top - home.top, w: box.width, h: box.height }));
  },

  // Places keep their seats from day to day, until the map moves or its frame changes.
  seatsIn(ctx, frame) {
    const { map, overlay } = this;
    const stands = [map.getZoom(), map.getPixelOrigin(), ...Object.values(frame)].join();
    if (this.seats?.overlay !== overlay || this.seats.stands !== stands) {
      const marks = this.pictures.map(({ place }) => this.seatOf(ctx, place));
      this.seats = Object.assign(new Seats(frame, marks), { overlay, stands });
    }
    return this.seats;
  },

  seatOf(ctx, place) {
    const radius = this.map.getZoom() >= DISC_ZOOM ? discRadius(this.map, place) : POINT_RADIUS;
    return new Mark(this.project(place.lat, place.lon), radius, leastSizes(ctx, place));
  },

  // Who is on the map, and what it keeps clear of. Letters are measured by the canvas they will stand on.
  prepare() {
    const { overlay, view } = this;
    const frame = this.frame();
    const seats = this.seatsIn(this.marks._ctx, frame);
    const marks = seats.show(this.pictures);
    const zoom = this.map.getZoom();
    const chosen = marks.find((mark) => mark.picture.place.id === (view.place || view.open));
    const shown = { near: zoom >= DISC_ZOOM, filled: !this.discsGiveWay(), seen: marks.filter((mark) => mark.seen) };
    // Before anything is placed: it keeps clear of the legend as it will be.
    const spoken = marks.filter((mark) => mark.picture.spoken);
    this.legend.show(overlay, legendKeys(overlay, shownOf(shown, spoken, [], true)), this.legendTitle(shown), this.palette());
    const scene = {
      overlay, marks, frame, discs: seats.discs, covered: this.covered(frame), size: staffSize(zoom), near: zoom >= NEAR_ZOOM, chosen,
      origin: this.measuredFrom(chosen),
    };
    this.prepared = { scene, shown, zoom };
  },

  // Which place has its name where.
  *place() {
    const { scene, shown, zoom } = this.prepared;
    const { overlay, marks, frame, chosen } = scene;
    const { inside, outside, chips, room, unnamed } = yield* placeAll(this.marks._ctx, scene);
    Object.assign(this, { placed: inside, outside, chipBoxes: chips, unnamed });
    const told = [inside.filter((mark) => mark.picture.spoken && mark.block), chips.map((chip) => chip.card.mark)];
    this.legend.narrow(legendKeys(overlay, shownOf(shown, ...told, nameless(inside).length > 0)));
    this.arranged = { ...shown, marks, inside, chosen, room, frame, zoom };
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
};
