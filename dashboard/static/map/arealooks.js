// How an area of a published map is filled, by the pattern of its state: see-through, so that what lies beneath stays seen.
const AREA_FILLS = {
  plain: (ctx, colours, { fill }) => {
    ctx.globalAlpha = fill;
    return colours.fill;
  },
  stripes: (ctx, colours, { fill, step }) => {
    ctx.globalAlpha = fill;
    return seeThrough(ctx, step, (tiled) => {
      tiled.fillStyle = colours.fill;
      tiled.fillRect(0, 0, step, step / 2);
      tiled.fillStyle = colours.second;
      tiled.fillRect(0, step / 2, step, step / 2);
    });
  },
  diagonals: (ctx, colours, { step, width }, second) => seeThrough(ctx, step, (tiled) => {
    tiled.strokeStyle = colours.line;
    tiled.lineWidth = width;
    const [from, to] = second ? [-1, step + 1] : [step + 1, -1];
    for (const shift of [-step, 0, step]) {
      tiled.beginPath();
      tiled.moveTo(shift - 1, from);
      tiled.lineTo(shift + step + 1, to);
      tiled.stroke();
    }
  }),
  // The second of two maps has rings for dots, between the first's.
  dots: (ctx, colours, { step, radius }, second) => seeThrough(ctx, step, (tiled) => {
    tiled.fillStyle = tiled.strokeStyle = colours.line;
    tiled.lineWidth = 0.8;
    tiled.beginPath();
    const middle = second ? step - 2 : step / 2 - 1;
    tiled.arc(middle, middle, second ? radius + 0.4 : radius, 0, 2 * Math.PI);
    if (second) tiled.stroke();
    else tiled.fill();
  }),
};

function seeThrough(ctx, size, draw) {
  const made = tile(size, draw);
  const pattern = ctx.createPattern(made.canvas, "repeat");
  pattern.setTransform(new DOMMatrix().scale(1 / made.scale));
  return pattern;
}

// One map alone: fill and outline of each state.
function drawArea(ctx, colours, looks, path) {
  const look = looks.areas[colours.pattern];
  fillArea(ctx, colours, look, path, false);
  if (!look.edge) return;
  strokeArea(ctx, colours, path, look.edge, look.dash);
}

// One of two maps: outlines, the second's broken. Hatching and dots stay, as doubt is more than where it ends; those of the
// second lean the other way.
function drawCompared(ctx, colours, looks, path, second) {
  const look = looks.areas[colours.pattern];
  if (look.step && colours.pattern !== "stripes") fillArea(ctx, colours, look, path, second);
  if (colours.pattern !== "dots") strokeArea(ctx, colours, path, looks.compared.edge, looks.compared.dashes[second ? 1 : 0]);
}

// What a source only passes on.
function drawPassedOn(ctx, colours, looks, path) {
  strokeArea(ctx, colours, path, looks.passedOn.edge, looks.passedOn.dash);
}

function fillArea(ctx, colours, look, path, second) {
  ctx.save();
  ctx.fillStyle = AREA_FILLS[colours.pattern](ctx, colours, look, second);
  ctx.fill(path, "nonzero");
  ctx.restore();
}

function strokeArea(ctx, colours, path, width, dash) {
  ctx.save();
  ctx.strokeStyle = colours.line;
  ctx.lineWidth = width;
  ctx.lineJoin = "round";
  ctx.setLineDash(dash);
  ctx.stroke(path);
  ctx.restore();
}
