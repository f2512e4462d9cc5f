// Words on the canvas, in the system's own face, with a halo of land so that lines never run through letters.
const FACE = '"Source Sans 3", "Noto Sans", system-ui, sans-serif';

function setFont(ctx, { size = 13, weight = 400 } = {}) {
  ctx.font = `${weight} ${size}px ${FACE}`;
}

// Measured once: the same names are laid out for every day.
const WIDTHS = new Map();
const MOST_WIDTHS = 20000;

function textWidth(ctx, text, style = {}) {
  const key = `${style.weight} ${style.size} ${text}`;
  let width = WIDTHS.get(key);
  if (width === undefined) {
    setFont(ctx, style);
    width = ctx.measureText(text).width;
    if (WIDTHS.size >= MOST_WIDTHS) WIDTHS.clear();
    WIDTHS.set(key, width);
  }
  return width + (style.spacing || 0) * text.length;
}

function drawText(ctx, palette, text, x, y, style = {}) {
  setFont(ctx, style);
  ctx.textAlign = style.align || "left";
  ctx.textBaseline = "alphabetic";
  if ("letterSpacing" in ctx) ctx.letterSpacing = `${style.spacing || 0}px`;
  ctx.lineJoin = "round";
  ctx.lineWidth = 3;
  ctx.strokeStyle = style.halo || palette.land;
  ctx.strokeText(text, x, y);
  ctx.fillStyle = style.colour || palette.ink;
  ctx.fillText(text, x, y);
  if ("letterSpacing" in ctx) ctx.letterSpacing = "0px";
}
