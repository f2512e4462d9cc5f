// Canvases of the map: one in each of its panes, and the pictures that are made for them.
const LOOKING = document.createElement("canvas").getContext("2d", { willReadFrequently: true });

// A map that has no size, as in a hidden tab, has nothing to be drawn on.
const isEmpty = ({ width, height }) => !width || !height;

// The browser notes what is drawn on a canvas and draws it when that is looked at: without a look after each step all of it would
// be drawn with the last.
function lookAt(picture) {
  if (isEmpty(picture)) return;
  LOOKING.drawImage(picture, 0, 0, 1, 1, 0, 0, 1, 1);
  LOOKING.getImageData(0, 0, 1, 1);
}

// One canvas in a Leaflet pane, kept in step with panning and zooming by Leaflet's own renderer. Whoever hears of a move's end
// paints it, once, however often Leaflet looks at it.
const CanvasPane = L.Renderer.extend({
  initialize(paint, options) {
    L.Renderer.prototype.initialize.call(this, { padding: 0.15, ...options });
    this._paint = paint;
  },
  _initContainer() {
    this._container = document.createElement("canvas");
    this._container.setAttribute("aria-hidden", "true");
    this._ctx = this._container.getContext("2d");
  },
  _destroyContainer() {
    L.DomUtil.remove(this._container);
    delete this._container;
    delete this._ctx;
  },
  // What was painted goes on being seen at its place on the ground, until what is in sight now is painted.
  _update() {
    if (!this._bounds) this._settle();
    if (this._map._animatingZoom) return;
    this._moved = true;
    this._updateTransform(this._map.getCenter(), this._map.getZoom());
  },
  // Lies over what is in sight now, and is empty.
  _settle() {
    this._aim();
    this._lie();
  },
  // Where it will lie: over what is in sight now. It is still seen where it was.
  _aim() {
    this.laid = (this.laid || 0) + 1;
    const seen = { _center: this._center, _zoom: this._zoom };
    L.Renderer.prototype._update.call(this);
    this._aimed = { _center: this._center, _zoom: this._zoom };
    Object.assign(this, seen);
  },
  _lie() {
    this._moved = false;
    Object.assign(this, this._aimed);
    const size = this._bounds.getSize();
    this._ratio = window.devicePixelRatio || 1;
    L.DomUtil.setPosition(this._container, this._bounds.min);
    [this._container.width, this._container.height] = this._pixels();
    this._container.style.width = `${size.x}px`;
    this._container.style.height = `${size.y}px`;
    this._drawn = null;
  },
  _pixels() {
    const { x, y } = this._bounds.getSize();
    const scale = window.devicePixelRatio || 1;
    return [Math.round(scale * x), Math.round(scale * y)];
  },
  // What of the world it covers, in layer points.
  box() {
    const { min } = this._bounds;
    const { x, y } = this._bounds.getSize();
    return { x: min.x, y: min.y, w: x, h: y };
  },
  // A reset follows the end of its own move, where all was done. Leaflet would shift the canvas by a part of a pixel, and
  // blur every letter.
  _reset() {},
  // `what` names all that the picture depends on but its place: what is drawn already is not drawn again.
  redraw(what) {
    if (!this._ctx) return;
    if (this._stale()) this._settle();
    if (what !== undefined && what === this._drawn) return;
    if (what !== undefined) this._drawn = what;
    this._clear();
    this._paint(this._ctx);
  },
  // The same in as many steps as `steps` has, where one frame is too short: on a picture of its own, and what was seen goes on
  // being seen until that is whole.
  *redrawInSteps(steps) {
    const stale = this._stale();
    if (stale) this._aim();
    const { picture, ctx } = this._blank();
    for (const _ of steps(ctx)) {
      lookAt(picture);
      yield;
    }
    if (stale) this._lie();
    this._clear();
    this.lay(picture);
  },
  _stale() {
    return this._moved || this._ratio !== (window.devicePixelRatio || 1);
  },
  _clear() {
    this._ctx.setTransform(1, 0, 0, 1, 0, 0);
    this._ctx.clearRect(0, 0, this._container.width, this._container.height);
    this._place(this._ctx);
  },
  // From here on drawing goes by layer points.
  _place(ctx) {
    const scale = window.devicePixelRatio || 1;
    const { min } = this._bounds;
    ctx.setTransform(scale, 0, 0, scale, -scale * min.x, -scale * min.y);
  },
  // What would be seen on it if this were painted.
  pictureOf(paint) {
    const { picture, ctx } = this._blank();
    paint(ctx);
    return picture;
  },
  _blank() {
    const picture = document.createElement("canvas");
    [picture.width, picture.height] = this._pixels();
    const ctx = picture.getContext("2d");
    this._place(ctx);
    return { picture, ctx };
  },
  lay(picture, ctx = this._ctx) {
    if (isEmpty(picture)) return;
    ctx.setTransform(1, 0, 0, 1, 0, 0);
    ctx.drawImage(picture, 0, 0);
    this._place(ctx);
  },
});
