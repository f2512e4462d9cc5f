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
    this._moved = false;
    this.laid = (this.laid || 0) + 1;
    L.Renderer.prototype._update.call(this);
    const size = this._bounds.getSize();
    const scale = this._ratio = window.devicePixelRatio || 1;
    L.DomUtil.setPosition(this._container, this._bounds.min);
    this._container.width = Math.round(scale * size.x);
    this._container.height = Math.round(scale * size.y);
    this._container.style.width = `${size.x}px`;
    this._container.style.height = `${size.y}px`;
    this._drawn = null;
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
    if (this._moved || this._ratio !== (window.devicePixelRatio || 1)) this._settle();
    if (what !== undefined && what === this._drawn) return;
    if (what !== undefined) this._drawn = what;
    this._ctx.setTransform(1, 0, 0, 1, 0, 0);
    this._ctx.clearRect(0, 0, this._container.width, this._container.height);
    this._place(this._ctx);
    this._paint(this._ctx);
  },
  // From here on drawing goes by layer points.
  _place(ctx) {
    const scale = window.devicePixelRatio || 1;
    const { min } = this._bounds;
    ctx.setTransform(scale, 0, 0, scale, -scale * min.x, -scale * min.y);
  },
  // What would be seen on it if this were painted.
  pictureOf(paint) {
    const picture = document.createElement("canvas");
    [picture.width, picture.height] = [this._container.width, this._container.height];
    const ctx = picture.getContext("2d");
    this._place(ctx);
    paint(ctx);
    return picture;
  },
  lay(picture) {
    this._ctx.setTransform(1, 0, 0, 1, 0, 0);
    this._ctx.drawImage(picture, 0, 0);
    this._place(this._ctx);
  },
});
