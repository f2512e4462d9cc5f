// Colours and patterns come from the program's one palette, in the overlay. Patterns are drawn as small tiles.
// Within a page the map looks as the page does; where it stands alone, as its View asks, or else the system.
function isDark(theme) {
  const worn = pageTheme() || theme;
  if (worn) return worn === "dark";
  return window.matchMedia("(prefers-color-scheme: dark)").matches;
}

function tile(size, draw) {
  const scale = Math.max(2, Math.ceil(window.devicePixelRatio || 1));
  const canvas = document.createElement("canvas");
  canvas.width = canvas.height = size * scale;
  const ctx = canvas.getContext("2d");
  ctx.scale(scale, scale);
  draw(ctx);
  return { canvas, scale };
}

function stripes(first, second, step) {
  return tile(2 * step, (ctx) => {
    ctx.fillStyle = first;
    ctx.fillRect(0, 0, 2 * step, step);
    ctx.fillStyle = second;
    ctx.fillRect(0, step, 2 * step, step);
  });
}

function diagonals(line, paper, step, width) {
  return tile(step, (ctx) => {
    ctx.fillStyle = paper;
    ctx.fillRect(0, 0, step, step);
    ctx.strokeStyle = line;
    ctx.lineWidth = width;
    for (const shift of [-step, 0, step]) {
      ctx.beginPath();
      ctx.moveTo(shift - 1, step + 1);
      ctx.lineTo(shift + step + 1, -1);
      ctx.stroke();
    }
  });
}

function dots(colour, paper, step, radius) {
  return tile(step, (ctx) => {
    ctx.fillStyle = paper;
    ctx.fillRect(0, 0, step, step);
    ctx.fillStyle = colour;
    ctx.beginPath();
    ctx.arc(step / 2, step / 2, radius, 0, 2 * Math.PI);
    ctx.fill();
  });
}

const PATTERNS = {
  plain: (state) => state.fill,
  stripes: (state) => stripes(state.fill, state.second, 3),
  diagonals: (state, colours) => diagonals(state.fill, colours.paper, 4, 1.2),
  dots: (state, colours) => dots(state.fill, colours.paper, 4, 1),
};

// One object a theme: colours by name, and a fill for each state, ready for a canvas.
function makePalette(palette, dark) {
  const colours = palette[dark ? "dark" : "light"];
  const fills = {};
  for (const [name, state] of Object.entries(colours.states)) {
    fills[name] = PATTERNS[state.pattern](state, colours);
  }
  return { ...colours, dark, fills, patterns: {} };
}

// A pattern is made once for each theme: thousands of discs are filled with it, on whichever canvas.
function fillStyle(ctx, palette, state) {
  const fill = palette.fills[state];
  if (typeof fill === "string") return fill;
  return (palette.patterns[state] ??= makePattern(ctx, fill));
}

function makePattern(ctx, fill) {
  const pattern = ctx.createPattern(fill.canvas, "repeat");
  pattern.setTransform(new DOMMatrix().scale(1 / fill.scale));
  return pattern;
}
