// The disc: claimed control of a place's reference area. Schematic, never a boundary.
const CENTRE_SHARE = 0.4;
// What is less than the whole as a fact keeps well inside the disc: nobody shall read it as the place itself.
const INNER_SHARE = 0.6;
// From this zoom a disc is larger than a speck.
const DISC_ZOOM = 8.5;
const EIGHTH = Math.PI / 4;
const COMPASS = ["n", "ne", "e", "se", "s", "sw", "w", "nw"];
const EARTH_EQUATOR_M = 40075016.686;

function discRadius(map, place) {
  const metres = EARTH_EQUATOR_M * Math.cos((place.lat * Math.PI) / 180) / (256 * 2 ** map.getZoom());
  return (place.km * 1000) / metres;
}

// A shape of the disc as a path: one of its sectors; a slice of it, or the inner half of one; all of it, less some sectors
// (to be filled by the rule of even and odd).
function discPath(fill, at, radius) {
  if (fill.sector) return sectorPath(fill.sector, at, radius);
  const path = new Path2D();
  const [start, end] = fill.slice.map((share) => share * 2 * Math.PI - Math.PI / 2);
  if (end - start < 2 * Math.PI - 1e-9) path.moveTo(at.x, at.y);
  path.arc(at.x, at.y, radius * (fill.inner ? INNER_SHARE : 1), start, end);
  path.closePath();
  for (const sector of fill.without || []) path.addPath(sectorPath(sector, at, radius));
  return path;
}

// The centre, or one of the eight around it.
function sectorPath(sector, at, radius) {
  const path = new Path2D();
  if (sector === "centre") {
    path.arc(at.x, at.y, radius * CENTRE_SHARE, 0, 2 * Math.PI);
  } else {
    const middle = COMPASS.indexOf(sector) * EIGHTH - Math.PI / 2;
    path.arc(at.x, at.y, radius, middle - EIGHTH / 2, middle + EIGHTH / 2);
    path.arc(at.x, at.y, radius * CENTRE_SHARE, middle + EIGHTH / 2, middle - EIGHTH / 2, true);
  }
  path.closePath();
  return path;
}

function drawDiscFill(ctx, palette, overlay, fill, day, at, radius) {
  const path = discPath(fill, at, radius);
  const state = overlay.states[fill.state];
  // Every fill is opaque, patterns on paper of their own: nothing need be laid under it.
  if (day - fill.from <= OLD_DAYS) {
    ctx.fillStyle = fillStyle(ctx, palette, state);
    ctx.fill(path, "evenodd");
    ctx.strokeStyle = palette.ink;
  } else {
    ctx.strokeStyle = palette.states[state].line;
  }
  ctx.lineWidth = 0.8;
  ctx.setLineDash(day - fill.from > CARRIED_DAYS ? [2, 2] : []);
  ctx.stroke(path);
}

function drawDisc(ctx, palette, overlay, picture, day, at, radius) {
  for (const fill of picture.disc.fills) drawDiscFill(ctx, palette, overlay, fill, day, at, radius);
  const outline = new Path2D();
  outline.arc(at.x, at.y, radius, 0, 2 * Math.PI);
  ctx.strokeStyle = palette.ink;
  const filled = picture.disc.fills.some((fill) => day - fill.from <= OLD_DAYS);
  ctx.lineWidth = filled ? 1.2 : 1;
  ctx.setLineDash(filled ? [] : [3, 3]);
  ctx.stroke(outline);
  ctx.setLineDash([]);
}

// Where a published map is looked at instead, only where the place is judged: within this circle.
function drawReference(ctx, palette, at, radius) {
  ctx.beginPath();
  ctx.arc(at.x, at.y, radius, 0, 2 * Math.PI);
  ctx.strokeStyle = palette.second;
  ctx.lineWidth = 0.8;
  ctx.stroke();
}

// Below zoom 8.5 discs would be specks: a place is then a small circle beside its staff. All of a kind are one path.
function drawPoints(ctx, palette, marks) {
  ctx.strokeStyle = ctx.fillStyle = palette.ink;
  ctx.lineWidth = 1;
  ctx.fill(pointsPath(marks.filter((mark) => mark.picture.spoken), 3));
  ctx.stroke(pointsPath(marks.filter((mark) => !mark.picture.spoken), 4.5));
}

function pointsPath(marks, radius) {
  const path = new Path2D();
  for (const { at } of marks) {
    path.moveTo(at.x + radius, at.y);
    path.arc(at.x, at.y, radius, 0, 2 * Math.PI);
  }
  return path;
}
