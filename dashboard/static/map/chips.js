// Places outside the frame stand at its edge: their name, how far they are, and their staff.
const CHIP = { w: 164, h: 44, gap: 6, most: 8 };
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

function chipBox(point, edge, frame) {
  const x = edge === "right" ? frame.x + frame.w - CHIP.w : edge === "left" ? frame.x : point.x - CHIP.w / 2;
  const y = edge === "bottom" ? frame.y + frame.h - CHIP.h : edge === "top" ? frame.y : point.y - CHIP.h / 2;
  return {
    x: Math.max(frame.x, Math.min(frame.x + frame.w - CHIP.w, x)),
    y: Math.max(frame.y, Math.min(frame.y + frame.h - CHIP.h, y)),
    w: CHIP.w,
    h: CHIP.h,
  };
}

// Slides along its edge until it covers nothing, then along a row farther in; gives up rather than cover a place.
function freeChip(box, edge, frame, taken) {
  const [along, inward, length] = edge === "left" || edge === "right" ? ["y", "x", CHIP.w] : ["x", "y", CHIP.h];
  const back = edge === "right" || edge === "bottom" ? -1 : 1;
  // On a phone the buttons take most of an edge.
  const rows = frame.w < 500 ? 3 : 2;
  for (let row = 0; row < rows; row++) {
    const free = slideChip({ ...box, [inward]: box[inward] + back * row * (length + CHIP.gap) }, along, frame, taken);
    if (free) return free;
  }
  return null;
}

function slideChip(box, along, frame, taken) {
  for (let step = 0; step < 48; step++) {
    for (const side of step ? [1, -1] : [1]) {
      const moved = { ...box, [along]: box[along] + side * step * 8 };
      if (within(moved, frame) && !taken.some((other) => touch(grow(moved, CHIP.gap / 2), other))) return moved;
    }
  }
  return null;
}

function placeChips(marks, frame, taken) {
  const chips = [];
  for (const mark of marks.slice(0, CHIP.most)) {
    const point = edgePoint(mark.at, frame);
    const edge = edgeOf(point, frame);
    const box = freeChip(chipBox(point, edge, frame), edge, frame, taken);
    if (!box) continue;
    taken.push(box);
    chips.push({ mark, box, edge });
  }
  return chips;
}

function drawChip(parent, palette, overlay, chip, day, centre, choose) {
  const { place } = chip.mark.picture;
  const distance = Math.round(kilometres(centre, place));
  const label = fillText(overlay.texts.chip, { place: place.name, km: distance });
  const made = button(`chip chip-${chip.edge}`, parent, label, () => choose(place.id));
  made.style.left = `${chip.box.x}px`;
  made.style.top = `${chip.box.y}px`;
  element("span", "chip-name", made, place.name);
  element("span", "chip-km", made, `${distance} km ${compassArrow(centre, place)}`);
  // With the first of its symbols: an encirclement that is claimed out of sight must not be missed.
  const staff = CELLS * STAFF.small.width + 4;
  const [symbol] = chip.mark.picture.symbols;
  const ctx = sharpCanvas(element("canvas", "chip-staff", made), staff + (symbol ? SYMBOL.size + 4 : 0), 24);
  drawStaff(ctx, palette, overlay, chip.mark.picture, day, 2, 21, STAFF.small);
  if (symbol) drawSymbol(ctx, palette, symbol, staff + 2, 7);
}

const ARROWS = ["↑", "↗", "→", "↘", "↓", "↙", "←", "↖"];

function compassArrow(from, to) {
  const dx = (to.lon - from.lon) * Math.cos((from.lat * Math.PI) / 180);
  const angle = Math.atan2(dx, to.lat - from.lat);
  return ARROWS[(Math.round(angle / EIGHTH) + 8) % 8];
}
