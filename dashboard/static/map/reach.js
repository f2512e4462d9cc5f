// The list of places for keyboard and screen reader.
const REST_MS = 100;
const MOST_LISTED = 200;

const Reach = {
  // At once when the map is first seen; then once the day stands still, as nobody reads two hundred names while it runs.
  listWhenAtRest() {
    clearTimeout(this.listing);
    if (!this.reach.children.length) this.listPlaces();
    else this.listing = setTimeout(() => this.listPlaces(), REST_MS);
  },

  // Every place that is spoken of, wherever it lies, then the silent ones in the frame.
  reachable() {
    const placed = this.placed || [];
    const spoken = placed.filter((mark) => mark.picture.spoken);
    return [...spoken, ...(this.outside || []), ...placed.filter((mark) => !mark.picture.spoken)];
  },

  // For keyboard and screen reader: places as buttons, in the order of the map's own ranking.
  listPlaces() {
    const rows = this.reachable().slice(0, MOST_LISTED);
    const buttons = this.reach.children;
    rows.forEach((mark, i) => this.listPlace(mark.picture, buttons[i] || element("li", "", this.reach)));
    while (buttons.length > rows.length) this.reach.lastChild.remove();
  },

  // A row that says the same already is left alone.
  listPlace({ place, claims, words }, row) {
    const form = claims === 1 ? this.overlay.texts.placeButtonOne : this.overlay.texts.placeButton;
    const text = fillText(form, { place: place.name, claims, words: words.join(" ") });
    if (row.textContent === text && row.dataset.place === place.id) return;
    row.dataset.place = place.id;
    row.replaceChildren();
    button("", row, text, () => this.choose(place.id)).textContent = text;
  },
};
