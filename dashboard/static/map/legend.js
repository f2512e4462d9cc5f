// The legend lists only what is on the map just now (keys.js). Wide maps make room for it; on a narrow one it is a sheet over
// the map, under which everything stays where it is.
const NARROW_MAP = 600;

class Legend {
  constructor(parent, unfolded) {
    this.parent = parent;
    this.box = element("details", "legend", parent);
    this.head = element("summary", "", this.box);
    this.body = element("div", "legend-body", this.box);
    this.list = element("div", "legend-keys", this.body);
    this.box.open = !this.isSheet();
    this.rows = new Map();
    this.box.hidden = true;
    this.box.addEventListener("toggle", () => this.isSheet() || unfolded());
    L.DomEvent.disableClickPropagation(this.box);
    L.DomEvent.disableScrollPropagation(this.box);
  }

  isSheet() {
    return this.parent.clientWidth <= NARROW_MAP;
  }

  // All that may come to stand on the map: the room for it is known before anything is placed.
  show(overlay, keys, title, palette) {
    this.box.hidden = false;
    this.box.classList.toggle("sheet", this.isSheet());
    if (this.head.textContent !== title) this.head.textContent = title;
    const drawn = JSON.stringify([keys, palette.dark]);
    if (this.drawn !== drawn) this.list.replaceChildren(...keys.map((key) => this.row(overlay, palette, key)));
    this.drawn = drawn;
  }

  // As high as it may become.
  fill() {
    for (const row of this.list.children) row.hidden = false;
  }

  // What has found its place on the map after all: no other key is left, and the legend only shrinks.
  narrow(keys) {
    const left = new Set(keys.map((key) => key.text));
    for (const row of this.list.children) row.hidden = !left.has(row.dataset.key);
  }

  // A row is drawn once: most of them stand on the map on most days.
  row(overlay, palette, key) {
    if (this.palette !== palette) this.rows.clear();
    this.palette = palette;
    const name = JSON.stringify(key);
    if (!this.rows.has(name)) this.rows.set(name, this.makeRow(overlay, palette, key));
    return this.rows.get(name);
  }

  makeRow(overlay, palette, key) {
    const row = element(key.draw ? "div" : "p", key.draw ? `legend-row legend-${key.width}` : "legend-note", null);
    row.dataset.key = key.text;
    if (!key.draw) {
      row.textContent = key.text;
      return row;
    }
    KEY_SIGNS[key.draw](sharpCanvas(element("canvas", "", row), 18, 20), palette, overlay, key);
    element("span", "", row, key.text);
    return row;
  }
}

// The sign of each kind of key, in 18 by 20 px.
const KEY_BOX = { x: 2, y: 1, w: 14, h: 18 };
const KEY_MIDDLE = { x: 9, y: 10 };
const KEY_SIGNS = {
  cell: (ctx, palette, overlay, { cell }) => drawEntry(ctx, palette, overlay, { ...cell, from: 0 }, 1, KEY_BOX),
  divided: (ctx, palette, overlay, { cells }) => {
    const entries = cells.map((cell) => ({ ...cell, from: 0 }));
    drawCell(ctx, palette, overlay, { entries, latest: 0 }, 1, KEY_BOX);
  },
  speaks: (ctx, palette) => drawSpeaks(ctx, palette, { latest: 0 }, 1, KEY_BOX),
  symbol: (ctx, palette, overlay, { symbol }) => drawSymbol(ctx, palette, symbol, 3, 4),
  circle: (ctx, palette, overlay) => drawDisc(ctx, palette, overlay, { disc: { fills: [] } }, 0, KEY_MIDDLE, 8),
  crowded: (ctx, palette, overlay) => {
    KEY_SIGNS.circle(ctx, palette, overlay);
    KEY_SIGNS.point(ctx, palette);
  },
  point: (ctx, palette) => drawPoints(ctx, palette, [{ at: KEY_MIDDLE, picture: { spoken: true } }]),
  silent: (ctx, palette) => drawPoints(ctx, palette, [{ at: KEY_MIDDLE, picture: { spoken: false } }]),
};
