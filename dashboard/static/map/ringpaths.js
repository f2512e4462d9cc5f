// Rings as paths for the part of the world that is looked at. What lies beyond its edge is cut off there, or outlines that
// run through half a country would be dashed stitch by stitch where nobody sees them.
const BEYOND_PX = 24;
// What lies nearer than this to the point before it can't be seen.
const THIN_PX = 0.4;
// Of a series so many paths are kept: as many days as a hand goes back and forth over.
const MOST_PATHS = 120;

// `place` tells where the world lies: layer point = world px * scale - origin; `box` is what of it is drawn on.
class RingPaths {
  constructor() {
    this.made = new Map();
  }

  // Kept until the map is moved: while days go by, each state of each day is made once.
  at(place) {
    const key = JSON.stringify(place);
    if (this.key !== key) this.made.clear();
    Object.assign(this, { key, place });
    return this;
  }

  // What was used last goes last.
  path(series, state, number) {
    if (!this.made.has(series)) this.made.set(series, new Map());
    const own = this.made.get(series);
    const key = `${state} ${number}`;
    const path = own.get(key) || this.make(series, ringsByState(series, number).get(state) || []);
    own.delete(key);
    own.set(key, path);
    if (own.size > MOST_PATHS) own.delete(own.keys().next().value);
    return path;
  }

  make(series, numbers) {
    const { x, y, rings } = decodeSeries(series);
    const path = new Path2D();
    for (const number of numbers) addRing(path, cutToBox(this.points(x, y, rings[number]), this.edge()));
    return path;
  }

  edge() {
    const { x, y, w, h } = this.place.box;
    return { west: x - BEYOND_PX, east: x + w + BEYOND_PX, north: y - BEYOND_PX, south: y + h + BEYOND_PX };
  }

  points(x, y, ring) {
    const { scale, origin } = this.place;
    const points = [];
    let [lastX, lastY] = [Infinity, Infinity];
    for (const vertex of ring) {
      const px = x[vertex] * scale - origin.x;
      const py = y[vertex] * scale - origin.y;
      if (Math.abs(px - lastX) < THIN_PX && Math.abs(py - lastY) < THIN_PX) continue;
      points.push(px, py);
      [lastX, lastY] = [px, py];
    }
    return points;
  }
}

function addRing(path, points) {
  if (points.length < 6) return;
  path.moveTo(points[0], points[1]);
  for (let i = 2; i < points.length; i += 2) path.lineTo(points[i], points[i + 1]);
  path.closePath();
}

// Sutherland and Hodgman's cut, one side after the other; a ring that lies within stays as it is.
function cutToBox(points, { west, east, north, south }) {
  const sides = [[0, west, 1], [0, east, -1], [1, north, 1], [1, south, -1]];
  return sides.reduce((kept, [axis, limit, sign]) => cutAtSide(kept, axis, limit, sign), points);
}

function cutAtSide(points, axis, limit, sign) {
  const out = (i) => (points[i + axis] - limit) * sign < 0;
  let any = false;
  for (let i = 0; i < points.length && !any; i += 2) any = out(i);
  if (!any) return points;
  const kept = [];
  for (let i = 0; i < points.length; i += 2) {
    const before = i ? i - 2 : points.length - 2;
    if (out(i) !== out(before)) kept.push(...crossing(points, before, i, axis, limit));
    if (!out(i)) kept.push(points[i], points[i + 1]);
  }
  return kept;
}

function crossing(points, from, to, axis, limit) {
  const share = (limit - points[from + axis]) / (points[to + axis] - points[from + axis]);
  const other = points[from + 1 - axis] + share * (points[to + 1 - axis] - points[from + 1 - axis]);
  return axis ? [other, limit] : [limit, other];
}
