// A crowd of discs: those that look alike are drawn once, and laid down at each of their places. Thousands of paths, many of
// them dashed or patterned, would hold up the frame in which the map comes to rest.
const FEW_DISCS = 300;
const MOST_STAMPS = 1000;
// What is larger is drawn by itself: as a stamp it would take up more memory than it spares time.
const LARGEST_STAMP = 32;
// Room for its outline.
const STAMP_EDGE = 2;

// All of a kind are of one size: a disc's is told to a pixel.
class Stamps {
  constructor() {
    this.made = new Map();
  }

  // All of them at their places, in their order.
  lay(ctx, palette, overlay, marks, day, zoom) {
    const scale = window.devicePixelRatio || 1;
    const worn = `${palette.dark} ${scale} ${zoom} ${overlay.head}`;
    if (this.worn !== worn || this.made.size > MOST_STAMPS) this.made.clear();
    this.worn = worn;
    const toPixel = (place) => Math.round(place * scale) / scale;
    for (const { picture, at, radius } of marks) {
      if (radius > LARGEST_STAMP) {
        drawDisc(ctx, palette, overlay, picture, day, at, radius);
        continue;
      }
      const { canvas, half } = this.of(palette, overlay, picture, Math.round(radius), day);
      ctx.drawImage(canvas, toPixel(at.x - half), toPixel(at.y - half), 2 * half, 2 * half);
    }
  }

  of(palette, overlay, picture, radius, day) {
    const look = `${radius} ${picture.disc.fills.map((fill) => lookOfFill(fill, day)).join(";")}`;
    if (!this.made.has(look)) this.made.set(look, makeStamp(palette, overlay, picture, radius, day));
    return this.made.get(look);
  }
}

// All that a fill is drawn by; of its age whether it is carried on, and whether it is old.
function lookOfFill({ state, sector, slice, inner, without, from }, day) {
  const age = day - from > OLD_DAYS ? "old" : day - from > CARRIED_DAYS ? "carried" : "";
  return `${state} ${sector || slice} ${inner || ""} ${without || ""} ${age}`;
}

function makeStamp(palette, overlay, picture, radius, day) {
  const half = Math.ceil(radius) + STAMP_EDGE;
  const canvas = document.createElement("canvas");
  const ctx = sharpCanvas(canvas, 2 * half, 2 * half);
  drawDisc(ctx, palette, overlay, picture, day, { x: half, y: half }, radius);
  return { canvas, half };
}
