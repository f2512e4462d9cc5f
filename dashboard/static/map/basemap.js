// The base map: water, rivers, borders and settlements, from one file of whole numbers (geo/basemap/series.py).
function decodeLine(series, scale) {
  const points = new Float64Array(series.length);
  let x = 0;
  let y = 0;
  for (let i = 0; i < series.length; i += 2) {
    x += series[i];
    y += series[i + 1];
    points[i] = x / scale;
    points[i + 1] = y / scale;
  }
  return points;
}

function decodeBasemap(raw) {
  const line = (series) => decodeLine(series, raw.scale);
  return {
    palette: raw.palette,
    unreachable: raw.unreachable,
    water: raw.water.map((rings) => rings.map(line)),
    outline: raw.outline.map((rings) => rings.map(line)),
    rivers: raw.rivers.map(([rank, series]) => ({ rank, points: line(series) })),
    states: raw.states.map(line),
    oblasts: raw.oblasts.map(line),
    labels: raw.labels.map((label) => ({ ...label, lat: label.y / raw.scale, lon: label.x / raw.scale })),
    settlements: raw.settlements.map(([name, x, y, population]) => ({
      name, lat: y / raw.scale, lon: x / raw.scale, population,
    })),
  };
}

// Lines go straight into pixel space: one projection a point, no Leaflet object a line.
function addLine(path, points, project, close) {
  for (let i = 0; i < points.length; i += 2) {
    const at = project(points[i + 1], points[i]);
    if (i === 0) path.moveTo(at.x, at.y);
    else path.lineTo(at.x, at.y);
  }
  if (close) path.closePath();
}

function linesPath(lines, project, close = false) {
  const path = new Path2D();
  for (const points of lines) addLine(path, points, project, close);
  return path;
}

const riverWidth = (rank, zoom) => Math.max(0.7, (4 - rank) * 0.55 * Math.max(1, (zoom - 6) / 3));
const riverRank = (zoom) => (zoom >= 8.5 ? 3 : zoom >= 7 ? 2 : 1);

// `wet` is off where online tiles show the water already.
function drawBasemap(ctx, palette, basemap, project, zoom, wet) {
  if (wet) drawWater(ctx, palette, basemap, project, zoom);
  drawBorders(ctx, palette, basemap, project);
}

function drawWater(ctx, palette, basemap, project, zoom) {
  ctx.fillStyle = palette.water;
  ctx.fill(linesPath(basemap.water.flat(), project, true), "evenodd");
  ctx.lineCap = ctx.lineJoin = "round";
  ctx.strokeStyle = palette.river;
  for (let rank = riverRank(zoom); rank >= 1; rank--) {
    ctx.lineWidth = riverWidth(rank, zoom);
    ctx.stroke(linesPath(basemap.rivers.filter((river) => river.rank === rank).map((river) => river.points), project));
  }
}

function drawBorders(ctx, palette, basemap, project) {
  ctx.strokeStyle = palette.oblast;
  ctx.lineWidth = 1;
  ctx.setLineDash([4, 3]);
  ctx.stroke(linesPath(basemap.oblasts, project));
  ctx.setLineDash([]);
  ctx.strokeStyle = palette.state;
  ctx.lineWidth = 1.6;
  ctx.stroke(linesPath(basemap.states, project));
}

// Settlements thin out with the zoom: what is left unnamed is still a dot.
const dotPopulation = (zoom) => (zoom >= 9 ? 0 : zoom >= 8 ? 3000 : zoom >= 7 ? 20000 : 60000);
const namePopulation = (zoom) => (zoom >= 11 ? 0 : zoom >= 10 ? 2500 : zoom >= 9 ? 12000 : zoom >= 8 ? 40000 : zoom >= 7 ? 100000 : 400000);

function drawSettlements(ctx, palette, basemap, project, zoom, frame, room, drawn) {
  const seen = basemap.settlements.filter((town) => town.population >= dotPopulation(zoom));
  for (const town of seen) {
    const at = project(town.lat, town.lon);
    if (!within({ x: at.x, y: at.y, w: 0, h: 0 }, frame)) continue;
    if (room.touches({ x: at.x - 1, y: at.y - 1, w: 2, h: 2 })) continue;
    ctx.fillStyle = palette.dot;
    ctx.beginPath();
    ctx.arc(at.x, at.y, town.population >= 20000 ? 2 : 1.3, 0, 2 * Math.PI);
    ctx.fill();
    if (town.population >= namePopulation(zoom) && !drawn.has(town.name)) nameSettlement(ctx, palette, town, at, frame, room);
  }
}

function nameSettlement(ctx, palette, town, at, frame, room) {
  const style = { size: 12, colour: palette.second };
  const box = { x: at.x + 5, y: at.y - 8, w: textWidth(ctx, town.name, style), h: 15 };
  if (!within(box, frame) || room.touches(box)) return;
  room.keep(box);
  drawText(ctx, palette, town.name, box.x, box.y + 12, style);
}

function drawRegionNames(ctx, palette, basemap, project, zoom, frame, room) {
  for (const label of basemap.labels) {
    if (label.kind === "oblast" && (zoom < 6.5 || zoom > 9.9)) continue;
    if (label.kind === "state" && zoom > 7) continue;
    const style = { size: 12, colour: palette.second, spacing: 1.5, align: "center", weight: label.kind === "state" ? 600 : 400 };
    const at = project(label.lat, label.lon);
    const width = textWidth(ctx, label.name, style);
    const box = { x: at.x - width / 2, y: at.y - 8, w: width, h: 16 };
    if (!within(box, frame) || room.touches(box)) continue;
    room.keep(box);
    drawText(ctx, palette, label.name, at.x, at.y + 4, style);
  }
}
