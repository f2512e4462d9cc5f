// The legend lists only what is on the map just now.
class Legend {
  constructor(parent) {
    this.box = element("details", "legend", parent);
    this.box.open = parent.clientWidth > 600;
    this.rows = new Map();
    this.box.hidden = true;
    L.DomEvent.disableClickPropagation(this.box);
    L.DomEvent.disableScrollPropagation(this.box);
  }

  show(overlay, pictures, palette) {
    const keys = legendKeys(overlay, pictures);
    const drawn = JSON.stringify([keys, palette.dark]);
    if (this.drawn === drawn) return;
    this.drawn = drawn;
    this.box.hidden = false;
    const rows = keys.map((key) => this.row(overlay, palette, key));
    const [head, note] = [element("summary", "", null, overlay.texts.legend), element("p", "legend-note", null, overlay.texts.schematic)];
    this.box.replaceChildren(head, ...rows, note);
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
    const row = element("div", `legend-row legend-${key.width}`);
    const ctx = sharpCanvas(element("canvas", "", row), 18, 20);
    const box = { x: 2, y: 1, w: 14, h: 18 };
    if (key.cell) drawEntry(ctx, palette, overlay, { ...key.cell, from: 0 }, 1, box);
    else if (key.speaks) drawSpeaks(ctx, palette, { latest: 0 }, 1, box);
    else drawSymbol(ctx, palette, key.symbol, 3, 4);
    element("span", "", row, key.text);
    return row;
  }
}

// First the states, then the ways a cell can say less than all of one, then the symbols.
function legendKeys(overlay, pictures) {
  const entries = shownEntries(pictures);
  const keys = stateKeys(overlay, entries);
  const part = entries.find((entry) => entry.part);
  if (part) keys.push({ cell: { state: part.state, part: true }, width: "full", text: overlay.texts.legendPart });
  keys.push(...deniedKeys(overlay, entries));
  if (pictures.some((picture) => picture.cells.some((cell) => cell.speaks && !cell.entries.length))) keys.push({ speaks: true, width: "full", text: overlay.texts.legendSpeaks });
  return keys.concat(symbolKeys(overlay, shownSymbols(pictures)));
}

// Of thousands of places the first of each kind.
function shownEntries(pictures) {
  const found = new Map();
  for (const { cells } of pictures) {
    for (const { entries } of cells) {
      for (const entry of entries) {
        const kind = entry.state * 4 + entry.denied * 2 + entry.part;
        if (!found.has(kind)) found.set(kind, entry);
      }
    }
  }
  return [...found.values()];
}

function shownSymbols(pictures) {
  const found = new Map();
  for (const { symbols } of pictures) {
    for (const symbol of symbols) {
      const kind = `${symbol.kind} ${symbol.actor} ${Boolean(symbol.denied)}`;
      if (!found.has(kind)) found.set(kind, symbol);
    }
  }
  return [...found.values()];
}

const statesOf = (entries) => [...new Set(entries.map((entry) => entry.state))].sort((a, b) => a - b);

function stateKeys(overlay, entries) {
  const states = statesOf(entries.filter((entry) => !entry.denied));
  return states.map((state) => ({ cell: { state }, width: "half", text: overlay.stateLabels[state] }));
}

function deniedKeys(overlay, entries) {
  return statesOf(entries.filter((entry) => entry.denied)).map((state) => {
    const text = fillText(overlay.texts.legendDenied, { state: overlay.stateLabels[state] });
    return { cell: { state, denied: true }, width: "half", text };
  });
}

function symbolKeys(overlay, symbols) {
  const keys = new Map();
  for (const symbol of symbols) {
    const text = symbolText(overlay, symbol);
    if (!keys.has(text)) keys.set(text, { symbol, width: symbol.kind === "encirclement" ? "full" : "half", text });
  }
  return [...keys.values()].sort((a, b) => (a.width < b.width ? -1 : a.width > b.width ? 1 : 0));
}

function symbolText(overlay, symbol) {
  const kind = overlay.texts[`symbol_${symbol.kind}`];
  const whose = symbol.actor && symbol.kind !== "fighting" ? `: ${overlay.texts[`actor_${symbol.actor}`]}` : "";
  const denied = !symbol.denied ? "" : symbol.actor ? `, ${overlay.texts.alsoDenied}` : `, ${overlay.texts.onlyDenied}`;
  return `${kind}${whose}${denied}`;
}
