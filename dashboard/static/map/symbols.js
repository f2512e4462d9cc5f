// Symbols of what is said to be happening. The colour says whose act it is; an arrow's side says who, not where.
const SYMBOL = { size: 12, gap: 4, most: 3 };

// Broken lines: of anything; and of a ring, four dashes that leave the corners free for the slash of a denial.
const BROKEN = { line: [5, 3], ring: [5, 2.854] };

const actorColour = (palette, actor) =>
  (actor === "ukraine" ? palette.states.ukrainian.line : actor === "russia" ? palette.states.russian.line : palette.ink);

const SYMBOL_PATHS = {
  encirclement(path) { path.arc(6, 6, 5, 0, 2 * Math.PI); },
  advance(path, actor) {
    const tip = actor === "russia" ? 1 : 11;
    const back = tip === 1 ? 4 : -4;
    path.moveTo(12 - tip, 6); path.lineTo(tip, 6);
    path.moveTo(tip + back, 2.2); path.lineTo(tip, 6); path.lineTo(tip + back, 9.8);
  },
  fighting(path) { path.moveTo(1.5, 1.5); path.lineTo(10.5, 10.5); path.moveTo(10.5, 1.5); path.lineTo(1.5, 10.5); },
  infiltration(path) {
    for (const [x, y] of [[2.5, 9], [6, 3], [9.5, 9]]) { path.moveTo(x + 1, y); path.arc(x, y, 1, 0, 2 * Math.PI); }
  },
  supply(path) {
    path.rect(0.8, 3, 6.4, 5.2); path.moveTo(7.2, 5); path.lineTo(9.8, 5); path.lineTo(11.2, 6.6); path.lineTo(11.2, 8.2); path.lineTo(7.2, 8.2);
    path.moveTo(4.4, 9.6); path.arc(3.2, 9.6, 1.2, 0, 2 * Math.PI); path.moveTo(10.2, 9.6); path.arc(9, 9.6, 1.2, 0, 2 * Math.PI);
  },
  strike(path) { for (const [x, y] of [[6, 0.5], [6, 11.5], [0.5, 6], [11.5, 6]]) { path.moveTo(6, 6); path.lineTo(x, y); } },
};

function drawSymbol(ctx, palette, symbol, x, y) {
  const path = new Path2D();
  SYMBOL_PATHS[symbol.kind](path, symbol.actor);
  ctx.save();
  ctx.translate(x, y);
  ctx.strokeStyle = symbol.kind === "fighting" ? palette.ink : actorColour(palette, symbol.actor);
  ctx.lineWidth = symbol.kind === "supply" ? 1.4 : 2;
  const ring = symbol.kind === "encirclement";
  ctx.setLineDash(symbol.denied || symbol.likely ? BROKEN[ring ? "ring" : "line"] : []);
  ctx.lineDashOffset = ring ? BROKEN.ring[0] / 2 : 0;
  ctx.stroke(path);
  if (symbol.denied) {
    ctx.setLineDash([]);
    ctx.lineWidth = 1.6;
    ctx.strokeStyle = palette.ink;
    ctx.beginPath();
    ctx.moveTo(0.5, 11.5);
    ctx.lineTo(11.5, 0.5);
    ctx.stroke();
  }
  ctx.restore();
}

function symbolsWidth(symbols) {
  if (!symbols.length) return 0;
  const shown = Math.min(symbols.length, SYMBOL.most);
  const more = symbols.length > SYMBOL.most ? 18 : 0;
  return shown * (SYMBOL.size + SYMBOL.gap) + SYMBOL.gap + more;
}

function drawSymbols(ctx, palette, symbols, x, y) {
  symbols.slice(0, SYMBOL.most).forEach((symbol, i) => {
    drawSymbol(ctx, palette, symbol, x + SYMBOL.gap + i * (SYMBOL.size + SYMBOL.gap), y);
  });
  if (symbols.length > SYMBOL.most) {
    const end = x + SYMBOL.gap + SYMBOL.most * (SYMBOL.size + SYMBOL.gap);
    drawText(ctx, palette, `+${symbols.length - SYMBOL.most}`, end, y + 10, { size: 12 });
  }
}
