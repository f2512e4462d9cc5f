// Published control maps: which of a source's maps is in force on a day, and its rings, decoded once when first drawn.
// What the columns mean is told in dashboard/control_maps.py and data/series.py; the rule of force in data/maps.py.

function decodeMaps(raw, places) {
  const bySource = new Map();
  for (const series of raw ? raw.series : []) {
    if (!bySource.has(series.source)) bySource.set(series.source, []);
    bySource.get(series.source).push({ ...series, days: series.series.days, sharesOf: decodeShares(series.shares, places) });
  }
  return bySource;
}

// Whose maps are looked at; a source whose control is asked for is shown by its own map, where no other is chosen.
function chosenMaps(overlay, view) {
  if (view.maps.length) return view.maps;
  return overlay.mapsOf.has(view.control) ? [view.control] : [];
}

// For each of them the map in force, or null where there was none by then. One that is `bare` has no shape here: a file
// that is passed on may hold what the map says in figures, and not what it drew.
function shownMaps(overlay, view) {
  return chosenMaps(overlay, view).map((source) => ({ source, map: mapInForce(overlay, source, view) }));
}

function mapInForce(overlay, source, { day, since }) {
  const found = overlay.mapsOf.get(source).map((series) => ({ series, number: countUpTo(series.days, day) - 1 }));
  const [best] = found.filter(({ number }) => number >= 0).map(mapOf).sort(laterFirst);
  return best && (since === null || best.from >= since) ? best : null;
}

function mapOf({ series, number }) {
  const [layers, claimed, missing] = series.views[series.view[number]];
  return { series, number, bare: Boolean(series.bare), from: series.days[number], about: series.about[number], file: series.file[number], layers, claimed, missing };
}

// The map about the latest day; of two about one day the one that lacks fewer layers.
function laterFirst(a, b) {
  const format = a.series.format < b.series.format ? 1 : -1;
  return b.about - a.about || a.missing.length - b.missing.length || format;
}

// Every day from which another map of a source is in force.
const mapDays = (overlay, source) => [...new Set(overlay.mapsOf.get(source).flatMap(({ days }) => days))].sort((a, b) => a - b);

// ---- rings

const DECODED = new WeakMap();

function decodeSeries(series) {
  if (!DECODED.has(series)) DECODED.set(series, { ...decodeVertices(series), rings: decodeRings(series.rings) });
  return DECODED.get(series);
}

// Where each vertex lies, in px of the world at zoom 0 (spherical Mercator), as Leaflet has it.
function decodeVertices({ lon, lat, scale }) {
  const [x, y] = [new Float64Array(lon.length), new Float64Array(lon.length)];
  let [east, north] = [0, 0];
  for (let i = 0; i < lon.length; i++) {
    east += lon[i];
    north += lat[i];
    x[i] = (east / scale + 180) / 360 * 256;
    y[i] = (1 - Math.asinh(Math.tan(north / scale * Math.PI / 180)) / Math.PI) * 128;
  }
  return { x, y };
}

// Each ring as numbers of vertices: copies from the ring it is made from, and vertices that follow each other.
function decodeRings({ base, runs }) {
  const made = [];
  runs.forEach((run, i) => {
    let length = 0;
    for (let k = 1; k < run.length; k += 2) length += run[k];
    const ring = new Uint32Array(length);
    let at = 0;
    for (let k = 0; k < run.length; k += 2) {
      const [start, count] = [run[k], run[k + 1]];
      if (start >= 0) ring.set(made[base[i]].subarray(start, start + count), at);
      else for (let n = 0; n < count; n++) ring[at + n] = -1 - start + n;
      at += count;
    }
    made.push(ring);
  });
  return made;
}

// The states that one map of a series draws, each with the numbers of its rings.
function ringsByState({ states, rings }, number) {
  const found = new Map();
  rings.state.forEach((state, i) => {
    if (number < rings.first[i] || number > rings.last[i]) return;
    const name = states[state];
    if (!found.has(name)) found.set(name, []);
    found.get(name).push(i);
  });
  return found;
}
