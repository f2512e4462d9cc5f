// Where the map is, and who moved it: a command, the frame's size, or a hand.
const ROUNDING_PX = 2;

const Motion = {
  fitFrame({ clientWidth, clientHeight }) {
    const { x, y } = this.map.getSize();
    if (clientWidth !== x || clientHeight !== y) this.map.invalidateSize({ pan: false, debounceMoveend: true });
  },

  // Whoever asks the system for less motion gets a map that jumps instead of gliding.
  keepStill() {
    if (!window.matchMedia("(prefers-reduced-motion: reduce)").matches) return;
    Object.assign(this.map.options, { zoomAnimation: false, fadeAnimation: false, markerZoomAnimation: false, inertia: false });
    this.map._zoomAnimated = this.map._fadeAnimated = false;
  },

  goTo(at) {
    this.moving = true;
    // Anew and not by whole pixels from where it was: the same link is the same picture.
    if (at) this.map.setView([at[0], at[1]], at[2], { animate: false, reset: true });
    else this.fitHome();
    this.centre = this.position();
    this.moving = false;
  },

  // A frame too small for its own furniture, as in a hidden tab, has nowhere to go; it goes when it has room.
  fitHome() {
    const { home } = this.overlay;
    // It has the height that counts only with all its parts in it.
    this.strip.show(this.overlay, this.view, this.palette());
    const padding = this.homePadding();
    const room = this.map.getSize().subtract(padding.paddingTopLeft).subtract(padding.paddingBottomRight);
    if (room.x > 0 && room.y > 0) this.map.fitBounds(home, { animate: false, reset: true, ...padding });
  },

  // Wide maps keep the legend's corner free of the places that matter most.
  homePadding() {
    const { x, y } = this.map.getSize();
    const wide = x >= 600;
    // Room for words below the lowest place; a low map gives it up first, or all would be specks.
    const below = wide ? 104 : Math.max(60, Math.min(164, y - 452));
    return { paddingTopLeft: wide ? [310, 48] : [40, 30], paddingBottomRight: [wide ? 165 : 100, this.strip.height() + below] };
  },

  position() {
    const { lat, lng } = this.map.getCenter();
    return `${lat.toFixed(4)},${lng.toFixed(4)},${this.map.getZoom().toFixed(2)}`;
  },

  moved() {
    this.paintSoon();
    if (this.moving || !this.view) return;
    if (this.centre && this.standsAt(readAt(this.centre))) return;
    this.centre = this.kept = this.position();
    this.speak("at", 400);
  },

  // Whenever it looks at the size of its frame, Leaflet rounds the middle of the map to a pixel: no hand has moved it.
  standsAt([lat, lng, zoom]) {
    const { map } = this;
    return zoom === Number(map.getZoom().toFixed(2)) && map.project([lat, lng]).distanceTo(map.project(map.getCenter())) < ROUNDING_PX;
  },

  // The frame has another size: nobody has moved the map, so it stays where the View has it and says nothing.
  resized() {
    this.measured = null;
    if (this.overlay && this.view) this.goTo(readAt(this.kept));
  },
};
