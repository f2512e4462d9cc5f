// Places outside the frame stand at its edge: their name, how far they are, and their staff. Those that find no room there
// are on the list of more.js.
const CHIP = { h: 48, staff: 28, widest: 200, gap: 6, clear: 24, step: 8, most: 8, tried: 40 };
const EARTH_KM = 6371.0088;

function kilometres(a, b) {
  const rad = Math.PI / 180;
  const dLat = (b.lat - a.lat) * rad;
  const dLon = (b.lon - a.lon) * rad;
  const h = Math.sin(dLat / 2) ** 2 + Math.cos(a.lat * rad) * Math.cos(b.lat * rad) * Math.sin(dLon / 2) ** 2;
  return 2 * EARTH_KM * Math.asin(Math.sqrt(h));
}

// Where the line from the middle of the frame to the place leaves the frame.
function edgePoint(at, frame) {
  const cx = frame.x + frame.w / 2;
  const cy = frame.y + frame.h / 2;
  const dx = at.x - cx;
  const dy = at.y - cy;
  const share = Math.min((frame.w / 2) / Math.abs(dx || 1e-9), (frame.h / 2) / Math.abs(dy || 1e-9));
  return { x: cx + dx * share, y: cy + dy * share };
}

function edgeOf(point, frame) {
  if (Math.abs(point.y - frame.y) < 1) return "top";
  if (Math.abs(point.y - frame.y - frame.h) < 1) return "bottom";
  return point.x < frame.x + frame.w / 2 ? "left" : "right";
}

// Boxes along one edge, as far in as `row` says.
function alongEdge(point, edge, frame, width, row) {
  const beside = edge === "left" || edge === "right";
  const inward = row * ((beside ? width : CHIP.h) + CHIP.gap);
  const x = edge === "right" ? frame.x + frame.w - width - inward : frame.x + inward;
  const y = edge === "bottom" ? frame.y + frame.h - CHIP.h - inward : frame.y + inward;
  const [from, to] = beside ? [frame.y, frame.y + frame.h - CHIP.h] : [frame.x, frame.x + frame.w - width];
  const wanted = Math.max(from, Math.min(to, beside ? point.y - CHIP.h / 2 : point.x - width / 2));
  const boxes = [];
  for (let at = wanted - Math.floor((wanted - from) / CHIP.step) * CHIP.step; at <= to; at += CHIP.step) {
    boxes.push({ x: beside ? x : at, y: beside ? at : y, w: width, h: CHIP.h });
  }
  return boxes;
}

const OPPOSITE = { left: "right", right: "left", top: "bottom", bottom: "top" };

// The free position nearest to where its direction leaves the frame: along that edge and around its corners, never on the
// opposite one; then in a row behind the first. There it keeps well clear of every disc, or it would be read as the name of
// one. It gives up rather than cover a place.
function freeChip(point, edge, width, room) {
  const { frame } = room;
  const sides = Object.keys(OPPOSITE).filter((side) => side !== OPPOSITE[edge]);
  const first = sides.flatMap((side) => alongEdge(point, side, frame, width, 0));
  const free = (box) => within(box, frame) && !room.touches(grow(box, CHIP.gap / 2));
  return nearest(first, point, free)
    || nearest(alongEdge(point, edge, frame, width, 1), point, (box) => free(box) && !room.hasDisc(grow(box, CHIP.clear)));
}

function nearest(boxes, point, fits) {
  const far = (box) => Math.hypot(box.x + box.w / 2 - point.x, box.y + box.h / 2 - point.y);
  let [found, away] = [null, Infinity];
  for (const box of boxes) if (far(box) < away && fits(box)) [found, away] = [box, far(box)];
  return found;
}

// What stands on a chip, and how wide that is.
function chipOf(ctx, overlay, mark, origin) {
  const { place, symbols } = mark.picture;
  const told = howFar(overlay, place, origin);
  const head = textWidth(ctx, place.name, NAME) + 8 + chipStaffWidth(symbols);
  const width = Math.max(head, textWidth(ctx, told, { size: 12, weight: 400 })) + 16;
  return { mark, told, width: Math.ceil(Math.min(CHIP.widest, width)) };
}

// "162 km ↑ from Pokrovsk": from the place that is looked at; its own distance, and all where there is none, are told from
// the middle of the map.
function howFar(overlay, place, { chosen, middle }) {
  const from = chosen && chosen !== place ? chosen : middle;
  const form = from === middle ? overlay.texts.chipFromMiddle : overlay.texts.chipFrom;
  return fillText(form, { km: Math.round(kilometres(from, place)), arrow: compassArrow(from, place), place: from.name });
}

const chipStaffWidth = (symbols) => CELLS * STAFF.small.width + 4 + (symbols.length ? SYMBOL.size + 4 : 0);

// The places with most said first.
function setChips(cards, room, most = CHIP.most) {
  const chips = [];
  for (const card of cards) {
    if (chips.length === most) break;
    const point = edgePoint(card.mark.at, room.frame);
    const edge = edgeOf(point, room.frame);
    const box = freeChip(point, edge, card.width, room);
    if (!box) continue;
    room.keep(box);
    chips.push({ card, box, edge });
  }
  return chips;
}

function drawChip(parent, palette, overlay, { mark, told }, day, choose) {
  const { picture } = mark;
  const { place } = picture;
  const label = fillText(overlay.texts.chip, { place: place.name, distance: told });
  const made = button("chip", parent, label, () => choose(place.id));
  element("span", "chip-name", made, place.name);
  element("span", "chip-km", made, told);
  drawChipStaff(made, palette, overlay, picture, day);
  return made;
}

// With the first of its symbols: an encirclement that is claimed out of sight must not be missed.
function drawChipStaff(parent, palette, overlay, picture, day) {
  const ctx = sharpCanvas(element("canvas", "chip-staff", parent), chipStaffWidth(picture.symbols), CHIP.staff);
  const base = CHIP.staff - 2;
  drawStaff(ctx, palette, overlay, picture, day, 2, base, STAFF.small);
  const [symbol] = picture.symbols;
  if (symbol) drawSymbol(ctx, palette, symbol, chipStaffWidth([]) + 2, base - STAFF.small.height);
}

const ARROWS = ["↑", "↗", "→", "↘", "↓", "↙", "←", "↖"];

function compassArrow(from, to) {
  const dx = (to.lon - from.lon) * Math.cos((from.lat * Math.PI) / 180);
  const angle = Math.atan2(dx, to.lat - from.lat);
  return ARROWS[(Math.round(angle / EIGHTH) + 8) % 8];
}
