// What the legend has to explain: `staffs` are the pictures whose staff is drawn, `discs` those whose disc is seen, `points`
// those that are a point from afar, `crowded` whether someone spoken of has a disc and no name.
function legendKeys(overlay, { staffs, discs, points, crowded }) {
  const entries = firstEntries(staffs);
  const fills = discs.flatMap((picture) => picture.disc.fills);
  return [
    ...stateKeys(overlay, entries, fills),
    ...wayKeys(overlay, staffs, entries, fills),
    ...symbolKeys(overlay, staffs.flatMap((picture) => picture.symbols)),
    ...circleKeys(overlay, discs, points, crowded),
    ...noteKeys(overlay, staffs, discs),
  ];
}

function firstOfEach(all, kindOf) {
  const found = new Map();
  for (const one of all) {
    const kind = kindOf(one).join();
    if (!found.has(kind)) found.set(kind, one);
  }
  return [...found.values()];
}

// Of thousands of cells the first answer of each look; of one that a map fills, each state it is filled with.
function firstEntries(staffs) {
  const found = new Map();
  const add = (entry) => {
    const look = lookOfEntry(entry.state, entry.denied, entry.part);
    if (!found.has(look)) found.set(look, entry);
  };
  for (const { cells } of staffs) {
    for (const { entries } of cells) {
      for (const entry of entries) {
        if (entry.shares) for (const [state] of entry.shares) add({ state, denied: false, part: false });
        else add(entry);
      }
    }
  }
  return [...found.values()];
}

const firstCell = (staffs, fits) => staffs.find(({ cells }) => cells.some(fits))?.cells.find(fits);
// A map's answer stands right of words by a rule of its own, told with the map.
const said = (cell) => cell.entries.filter((entry) => !entry.shares);

const inOrder = (states) => [...new Set(states)].sort((a, b) => a - b);

function stateKeys(overlay, entries, fills) {
  const states = [...entries.filter((entry) => !entry.denied), ...fills].map((one) => one.state);
  return inOrder(states).map((state) => ({ draw: "cell", cell: { state }, width: "half", text: overlay.stateLabels[state] }));
}

// The ways in which a cell says less than all of one state, or more than one thing.
function wayKeys(overlay, staffs, entries, fills) {
  const { texts } = overlay;
  const keys = [];
  const part = entries.find((entry) => entry.part) || fills.find((fill) => fill.inner);
  if (part) keys.push({ draw: "cell", cell: { state: part.state, part: true }, width: "full", text: texts.legendPart });
  keys.push(...deniedKeys(overlay, entries));
  const divided = firstCell(staffs, (cell) => cell.entries.length > 1 && said(cell).length > 1);
  if (divided) keys.push({ draw: "divided", cells: said(divided).slice(0, 2).map(lookOf), width: "full", text: texts.legendDivided });
  if (firstCell(staffs, (cell) => cell.speaks && !cell.entries.length)) keys.push({ draw: "speaks", width: "full", text: texts.legendSpeaks });
  return keys;
}

const lookOf = ({ state, denied, part }) => ({ state, denied, part });

function deniedKeys(overlay, entries) {
  return inOrder(entries.filter((entry) => entry.denied).map((entry) => entry.state)).map((state) => {
    const text = fillText(overlay.texts.legendDenied, { state: overlay.stateLabels[state] });
    return { draw: "cell", cell: { state, denied: true }, width: "half", text };
  });
}

function symbolKeys(overlay, symbols) {
  const keys = firstOfEach(symbols, (symbol) => [symbolText(overlay, symbol)]).map((symbol) => {
    const text = symbolText(overlay, symbol);
    const wide = symbol.kind === "encirclement" || symbol.likely;
    return { draw: "symbol", symbol, width: wide ? "full" : "half", text };
  });
  return keys.sort((a, b) => (a.width < b.width ? -1 : a.width > b.width ? 1 : 0));
}

function symbolText(overlay, { kind, actor, denied, likely }) {
  const { texts } = overlay;
  const whose = actor && kind !== "fighting" ? `: ${texts[`actor_${actor}`]}` : "";
  const against = !denied ? "" : actor ? `, ${texts.alsoDenied}` : `, ${texts.onlyDenied}`;
  const what = `${texts[`symbol_${kind}`]}${whose}${against}`;
  return likely ? fillText(texts.likely, { what }) : what;
}

function circleKeys(overlay, discs, points, crowded) {
  const { texts } = overlay;
  const keys = [];
  const add = (draw, text) => keys.push({ draw, width: "full", text });
  if (discs.some((picture) => !picture.disc.fills.length)) add("circle", texts.legendCircle);
  if (discs.length && crowded) add("crowded", texts.legendCrowded);
  if (points.some((picture) => picture.spoken)) add("point", texts.legendPoint);
  if (points.some((picture) => !picture.spoken)) add("silent", texts.legendSilent);
  return keys;
}

// Sentences without a sign of their own.
function noteKeys({ texts }, staffs, discs) {
  const advance = staffs.some((picture) => picture.symbols.some((symbol) => symbol.kind === "advance"));
  const notes = [[staffs.length, texts.legendCells], [discs.length, texts.legendDiscs], [advance, texts.legendArrows]];
  return notes.filter(([there]) => there).map(([, text]) => ({ text }));
}

// A staff with as many symbols as are drawn beside it: three, or on a chip one.
const asDrawn = (most) => ({ picture }) => ({ cells: picture.cells, symbols: picture.symbols.slice(0, most) });

// What of the places placed is drawn; before they are placed, all that may be.
function shownOf({ near, filled, seen }, blocks, chips, crowded) {
  const pictures = seen.map((mark) => mark.picture);
  const staffs = [...blocks.map(asDrawn(SYMBOL.most)), ...chips.map(asDrawn(1))];
  return { staffs, discs: near && filled ? pictures : [], points: near ? [] : pictures, crowded };
}
