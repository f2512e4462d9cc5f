// One place on the map: disc, name, staff, symbols, words.
function drawMark(ctx, palette, overlay, mark, day, size) {
  const { block, picture } = mark;
  if (!block) return;
  if (mark.leader) drawLeader(ctx, palette, mark);
  const silent = !picture.spoken;
  drawText(ctx, palette, picture.place.name, block.x, block.y + 12, {
    ...NAME,
    weight: silent ? 400 : NAME.weight,
    colour: silent ? palette.second : palette.ink,
  });
  if (silent) return;
  const base = block.y + LINE + 4 + size.height;
  drawStaff(ctx, palette, overlay, picture, day, block.x, base, size);
  drawSymbols(ctx, palette, picture.symbols, block.x + CELLS * size.width, base - size.height / 2 - SYMBOL.size / 2);
  mark.words.forEach((line, i) => drawText(ctx, palette, line, block.x, base + LINE - 1 + i * (LINE - 2), WORDS));
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
