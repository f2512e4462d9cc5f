// Two maps laid over each other: what only A draws as a state, what only B, and both (dashboard/comparison.py). It is drawn
// only while its map A is the one in force: never a stale one under another day.
const LAYER_ORDER = ["both", "only_b", "only_a"];
const MOST_COMPARISONS = 16;

const Comparing = {
  // What is compared on this day; null while it has not come, or speaks of another day's map.
  compared() {
    const { comparison } = this.view;
    if (!comparison) return null;
    this.comparisons ||= new Map();
    const found = this.comparisons.get(comparison);
    if (found === undefined) this.fetchComparison(comparison);
    return found && isMapA(this.overlay, found.a, this.shownMaps()[0]) ? found : null;
  },

  async fetchComparison(name, attempt = 0) {
    if (this.comparisons.size >= MOST_COMPARISONS) this.comparisons.delete(this.comparisons.keys().next().value);
    this.comparisons.set(name, null);
    const read = await this.home.comparison(name).catch(() => null);
    if (!read) {
      const again = () => (this.view.comparison === name ? this.fetchComparison(name, attempt + 1) : this.comparisons.delete(name));
      setTimeout(again, RETRY_MS[Math.min(attempt, RETRY_MS.length - 1)]);
      return;
    }
    this.comparisons.set(name, { ...read, name });
    // All of it: the legend, which everything keeps clear of, has another height now.
    this.paint();
  },

  paintCompared(ctx, { layers, looks, state }) {
    if (!layers) return;
    const colour = layerColour(this.palette(), state);
    for (const layer of LAYER_ORDER) {
      if (layers.states.includes(layer)) drawLayer(ctx, colour, looks[layer], this.ringPaths.path(layers, layer, 0));
    }
  },
};

function isMapA(overlay, { source, format, sha256 }, shown) {
  if (!shown?.map || overlay.sources[shown.source].id !== source) return false;
  const { series, number } = shown.map;
  return series.format === format && series.sha256[number] === sha256;
}

// In the state's own colour, all three: they are one state. A contested area's two colours would tell of two.
function layerColour(palette, state) {
  return state === "contested" ? palette.ink : palette.states[state].line;
}

function drawLayer(ctx, colour, look, path) {
  const colours = { fill: colour, line: colour };
  if (look.fill) fillArea(ctx, { ...colours, pattern: "plain" }, look, path, false);
  if (look.step) fillArea(ctx, { ...colours, pattern: look.radius ? "dots" : "diagonals" }, look, path, false);
  if (look.edge) strokeArea(ctx, colours, path, look.edge, look.dash);
}

// Both sides, the layers with their areas, and whatever the difference may come from besides the front.
function comparedSection(greyline, { layers, state, looks, said }) {
  const section = element("section", "map-one", null);
  for (const side of said.sides) element("p", "map-title", section, side);
  for (const [layer, text] of said.rows) {
    const row = element("div", "legend-row legend-full", section);
    if (!layers) {
      row.textContent = text;
      continue;
    }
    const path = new Path2D();
    path.rect(2, 3, 14, 14);
    drawLayer(sharpCanvas(element("canvas", "", row), 18, 20), layerColour(greyline.palette(), state), looks[layer], path);
    element("span", "", row, text);
  }
  for (const note of said.notes) element("p", "legend-note", section, note);
  return section;
}
