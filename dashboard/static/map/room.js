// What of the frame is taken: by the discs of places, by names and by what lies over the map, and by leaders as lines.
const MARGIN = 4;

class Room {
  constructor(frame, covered, discs) {
    this.frame = frame;
    this.covered = covered;
    this.discs = discs;
    this.lines = [];
    this.boxes = new Squares();
    for (const box of covered) this.keep(box);
  }

  keep(box) {
    this.boxes.keep(box);
  }

  some(box, isSuch) {
    return this.discs.some(box, isSuch) || this.boxes.some(box, isSuch);
  }

  touches(box, own) {
    return this.some(box, (other) => other !== own && touch(box, other));
  }

  free(box, own) {
    if (!within(box, this.frame)) return false;
    const wide = grow(box, MARGIN);
    return !this.touches(wide, own) && !this.lines.some((line) => runsThrough(line, wide, 1));
  }

  // `under`: the line may run under what lies over the map, where it is not seen.
  clear(line, own, under) {
    const inTheWay = (box) => box !== own && runsThrough(line, box, 1) && !(under && this.covered.includes(box));
    return !this.some(grow(boxAround(line), 1), inTheWay) && !this.lines.some((other) => linesCross(line, other));
  }

  find(mark, size, { farthest = Infinity, under = false, led = true } = {}) {
    for (let ring = 0; ring < DISTANCES.length && DISTANCES[ring] <= farthest; ring++) {
      const found = this.findAt(mark, size, ring, { under, led });
      if (found) return found;
    }
    return null;
  }

  // Of positions equally far off one is taken that nobody reads as another place's; if there is none, a leader tells whose.
  findAt(mark, size, ring, { under, led }) {
    const away = DISTANCES[ring];
    let second = null;
    for (const position of mark.open(ring)) {
      const box = this.freeAt(mark, size, position, away);
      const foreign = box && this.nearAnother(mark, box);
      if (!box || (foreign && (second || !led))) continue;
      const line = away > 0 || foreign ? leaderEnds(mark.at, mark.radius, box) : null;
      if (line && !this.clear(line, mark.disc, under)) continue;
      if (!foreign) return { box, line };
      second = { box, line };
    }
    return second;
  }

  freeAt(mark, size, position, away) {
    const [x, y] = blockAt(mark.at, mark.radius, size, position, away);
    if (mark.crowd.fills(x - MARGIN, y - MARGIN, x + size.w + MARGIN, y + size.h + MARGIN)) return null;
    const box = { x, y, w: size.w, h: size.h };
    return this.free(box, mark.disc) ? box : null;
  }

  // Whether a block lies as near to another place's disc as to its own.
  nearAnother(mark, block) {
    const own = farFrom(block, mark) + AS_NEAR;
    const nearer = ({ of }) => of !== mark && farFrom(block, of) <= own;
    return this.discs.some(grow(block, Math.max(0, own)), nearer);
  }

  // Whether any disc reaches into a box.
  hasDisc(box) {
    return this.discs.some(box, (other) => touch(box, other));
  }

  take({ box, line }) {
    this.keep(box);
    if (line) this.lines.push(line);
  }
}
