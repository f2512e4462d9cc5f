// The staff: five cells on one base line, from Ukrainian officials to Russian officials.
const STAFF = {
  large: { width: 14, height: 20 },
  small: { width: 9, height: 14 },
};

const staffSize = (zoom) => (zoom >= 9 ? STAFF.large : STAFF.small);

// In small cells a thick outline would leave nothing of what is in them; there the triangle alone says "that day".
function strokeOfAge(ctx, palette, entry, day, box) {
  const age = day - entry.from;
  ctx.strokeStyle = palette.ink;
  ctx.lineWidth = age === 0 && box.w >= STAFF.large.width ? 2 : 1;
  ctx.setLineDash(age > CARRIED_DAYS ? [2, 2] : []);
}

// One answer fills its part of the cell; the outline around all of them tells the age.
function fillEntry(ctx, palette, overlay, entry, day, box) {
  const state = overlay.states[entry.state];
  const old = day - entry.from > OLD_DAYS;
  ctx.fillStyle = palette.paper;
  ctx.fillRect(box.x, box.y, box.w, box.h);
  if (entry.shares) {
    if (!old) fillShares(ctx, palette, overlay, entry.shares, box);
  } else if (entry.denied) {
    drawDenial(ctx, palette.states[state].stroke, box);
  } else if (!old) {
    ctx.fillStyle = fillStyle(ctx, palette, state);
    const top = entry.part ? box.y + box.h / 2 : box.y;
    ctx.fillRect(box.x, top, box.w, box.y + box.h - top);
  }
}

function outlineCell(ctx, palette, overlay, entry, day, box) {
  strokeOfAge(ctx, palette, entry, day, box);
  if (day - entry.from > OLD_DAYS && !entry.shares) ctx.strokeStyle = palette.states[overlay.states[entry.state]].line;
  const inset = ctx.lineWidth / 2;
  ctx.strokeRect(box.x + inset, box.y + inset, box.w - 2 * inset, box.h - 2 * inset);
  ctx.setLineDash([]);
}

function drawEntry(ctx, palette, overlay, entry, day, box) {
  fillEntry(ctx, palette, overlay, entry, day, box);
  outlineCell(ctx, palette, overlay, entry, day, box);
}

// A stroke from lower left to upper right, its pattern that of the denied state's fill; a second colour fills the gaps.
function drawDenial(ctx, stroke, box) {
  const [on = 0] = stroke.dash;
  ctx.save();
  ctx.beginPath();
  ctx.rect(box.x, box.y, box.w, box.h);
  ctx.clip();
  ctx.lineWidth = stroke.width;
  ctx.setLineDash(stroke.dash);
  stroke.colours.forEach((colour, i) => {
    ctx.strokeStyle = colour;
    ctx.lineDashOffset = -i * on;
    ctx.beginPath();
    ctx.moveTo(box.x, box.y + box.h);
    ctx.lineTo(box.x + box.w, box.y);
    ctx.stroke();
  });
  ctx.restore();
}

function drawSpeaks(ctx, palette, cell, day, box) {
  ctx.fillStyle = palette.paper;
  ctx.fillRect(box.x, box.y, box.w, box.h);
  strokeOfAge(ctx, palette, { from: cell.latest }, day, box);
  const inset = ctx.lineWidth / 2;
  ctx.strokeRect(box.x + inset, box.y + inset, box.w - 2 * inset, box.h - 2 * inset);
  ctx.setLineDash([]);
  ctx.fillStyle = palette.ink;
  ctx.beginPath();
  ctx.arc(box.x + box.w / 2, box.y + box.h / 2, 2, 0, 2 * Math.PI);
  ctx.fill();
}

// Said this very day: a small triangle above the cell.
function drawToday(ctx, palette, box) {
  ctx.fillStyle = palette.ink;
  ctx.beginPath();
  ctx.moveTo(box.x + box.w / 2 - 3, box.y - 4);
  ctx.lineTo(box.x + box.w / 2 + 3, box.y - 4);
  ctx.lineTo(box.x + box.w / 2, box.y);
  ctx.fill();
}

function drawCell(ctx, palette, overlay, cell, day, box) {
  if (!cell.entries.length) {
    drawSpeaks(ctx, palette, cell, day, box);
  } else {
    const shown = cell.entries.slice(0, 2);
    const width = box.w / shown.length;
    shown.forEach((entry, i) => fillEntry(ctx, palette, overlay, entry, day, { ...box, x: box.x + i * width, w: width }));
    ctx.fillStyle = palette.ink;
    if (shown.length === 2) ctx.fillRect(Math.floor(box.x + width - 0.5), box.y, 1, box.h);
    outlineCell(ctx, palette, overlay, shown.reduce((a, b) => (b.from > a.from ? b : a)), day, box);
  }
  const today = cell.latest === day;
  if (today) drawToday(ctx, palette, box);
  if (cell.entries.length > 2) drawText(ctx, palette, "+", box.x + box.w / 2, box.y - (today ? 6 : 2), { size: 12, align: "center" });
}

function drawStaff(ctx, palette, overlay, picture, day, x, base, size) {
  picture.cells.forEach((cell, i) => {
    if (!cell.speaks) return;
    drawCell(ctx, palette, overlay, cell, day, { x: x + i * size.width, y: base - size.height, w: size.width, h: size.height });
  });
  ctx.strokeStyle = palette.ink;
  ctx.lineWidth = 1.2;
  ctx.beginPath();
  ctx.moveTo(x, base + 0.6);
  ctx.lineTo(x + CELLS * size.width, base + 0.6);
  ctx.stroke();
}
