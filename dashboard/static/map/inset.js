// The locator: where in Ukraine the frame lies.
const INSET = { w: 120, h: 84 };
const UKRAINE = { west: 21.8, east: 40.4, south: 44.2, north: 52.5 };

function drawInset(canvas, palette, basemap, bounds) {
  const ctx = sharpCanvas(canvas, INSET.w, INSET.h);
  const scaleX = (INSET.w - 12) / (UKRAINE.east - UKRAINE.west);
  const scaleY = (INSET.h - 12) / (UKRAINE.north - UKRAINE.south);
  const project = (lat, lon) => ({ x: 6 + (lon - UKRAINE.west) * scaleX, y: 6 + (UKRAINE.north - lat) * scaleY });
  const outline = linesPath(basemap.outline.flat(), project, true);
  ctx.fillStyle = palette.land;
  ctx.fill(outline);
  ctx.strokeStyle = palette.state;
  ctx.lineWidth = 1;
  ctx.stroke(outline);
  const a = project(bounds.getNorth(), bounds.getWest());
  const b = project(bounds.getSouth(), bounds.getEast());
  ctx.strokeStyle = palette.accent;
  ctx.lineWidth = 1.5;
  ctx.strokeRect(a.x, a.y, Math.max(3, b.x - a.x), Math.max(3, b.y - a.y));
}
