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

  touches(box) {
    return this.some(box, (other) => touch(box, other));
  }

  // Whether no name, no leader and nothing that lies over the map is in a box's way.
  leaves(box) {
    const wide = grow(box, MARGIN);
    return !this.boxes.some(wide, (other) => touch(wide, other)) && !this.lines.some((line) => runsThrough(line, wide, 1));
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
    let second = null;
    for (const box of mark.spotsOf(size, ring)) {
      if (!this.leaves(box)) continue;
      const foreign = mark.isForeign(box);
      if (foreign && (second || !led)) continue;
      const line = ring > 0 || foreign ? leaderEnds(mark.at, mark.radius, box) : null;
      if (line && !this.clear(line, mark.disc, under)) continue;
      if (!foreign) return { box, line };
      second = { box, line };
    }
    return second;
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
