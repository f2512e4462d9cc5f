// One place on the map: disc, name, staff, symbols, words.
function drawMark(ctx, palette, overlay, mark, day, near) {
  const { block, picture, size } = mark;
  if (!block) return;
  if (mark.leader) drawLeader(ctx, palette, mark);
  if (mark.words.length) clearGround(ctx, palette, block);
  drawNames(ctx, palette, mark, near);
  if (!picture.spoken) return;
  const base = block.y + staffTop(picture, near) + size.height;
  drawStaff(ctx, palette, overlay, picture, day, block.x, base, size);
  drawSymbols(ctx, palette, picture.symbols, block.x + CELLS * size.width, base - size.height / 2 - SYMBOL.size / 2);
  if (near) drawAges(ctx, palette, overlay, picture, day, block.x, base, size);
  const top = block.y + wordsTop(picture, size, near) + LINE - 1;
  mark.words.forEach((line, i) => drawText(ctx, palette, line, block.x, top + i * (LINE - 2), WORDS));
}

// Words are read on plain land: no border, river or leader runs through them.
function clearGround(ctx, palette, block) {
  ctx.fillStyle = palette.land;
  ctx.fillRect(block.x - 2, block.y, block.w + 4, block.h + 2);
}

function drawNames(ctx, palette, { block, picture }, near) {
  const style = picture.spoken ? { ...NAME, colour: palette.ink } : { ...NAME, weight: 400, colour: palette.second };
  drawText(ctx, palette, picture.place.name, block.x, block.y + 12, style);
  if (near && picture.spoken && picture.place.local) {
    drawText(ctx, palette, picture.place.local, block.x, block.y + 26, { ...LOCAL, colour: palette.second });
  }
}

// How many days ago each group last spoke, each under its own cell and with its unit; the day itself has its triangle.
// Cells are too narrow for that side by side: where neighbours speak, every second stands a line lower.
function drawAges(ctx, palette, overlay, picture, day, x, base, size) {
  const style = { size: 12, align: "center", colour: palette.second };
  const rows = ageRows(picture);
  picture.cells.forEach((cell, i) => {
    if (!cell.speaks || cell.latest >= day) return;
    const text = fillText(overlay.texts.age, { days: day - cell.latest });
    drawText(ctx, palette, text, x + (i + 0.5) * size.width, base + 12 + (rows > 1 ? (i % 2) * AGE_LINE : 0), style);
  });
}

function drawLeader(ctx, palette, { at, radius, block }) {
  const { from, to } = leaderEnds(at, radius, block);
  ctx.strokeStyle = ctx.fillStyle = palette.ink;
  ctx.lineWidth = 0.8;
  ctx.beginPath();
  ctx.moveTo(to.x, to.y);
  ctx.lineTo(from.x, from.y);
  ctx.stroke();
  ctx.beginPath();
  ctx.arc(to.x, to.y, 2, 0, 2 * Math.PI);
  ctx.fill();
}

function drawChosen(ctx, palette, mark) {
  const box = grow(mark.block || mark.disc, 5);
  ctx.strokeStyle = palette.accent;
  ctx.lineWidth = 1.5;
  ctx.setLineDash([]);
  ctx.beginPath();
  ctx.roundRect(box.x, box.y, box.w, box.h, 4);
  ctx.stroke();
}
