// What of the frame is taken: `boxes` by marks and by what lies over the map, `lines` by leaders. Boxes are also kept by
// the squares of a grid they lie in: thousands of places ask for room, and each looks only at what is near.
const SQUARE = 32;
const MARGIN = 4;
const squareOf = (pixels) => Math.floor(pixels / SQUARE);

class Room {
  constructor(frame, covered, points) {
    this.frame = frame;
    this.covered = covered;
    this.boxes = [];
    this.lines = [];
    this.squares = new Map();
    for (const box of covered) this.keep(box);
    this.crowd = new Crowd(frame, points);
  }

  keep(box) {
    this.boxes.push(box);
    this.eachSquare(box, (key) => {
      const near = this.squares.get(key);
      if (near) near.push(box);
      else this.squares.set(key, [box]);
      return false;
    });
  }

  // Until `done` says so. Rows of squares are numbered far enough apart for any frame there is.
  eachSquare({ x, y, w, h }, done) {
    const [right, bottom] = [squareOf(x + w), squareOf(y + h)];
    for (let row = squareOf(y); row <= bottom; row++) {
      for (let column = squareOf(x); column <= right; column++) {
        if (done(row * 65536 + column)) return true;
      }
    }
    return false;
  }

  touches(box, own) {
    return this.eachSquare(box, (key) => {
      const near = this.squares.get(key);
      return near !== undefined && near.some((other) => other !== own && touch(box, other));
    });
  }

  free(box, own) {
    if (!within(box, this.frame)) return false;
    const wide = grow(box, MARGIN);
    return !this.touches(wide, own) && !this.lines.some((line) => runsThrough(line, wide, 1));
  }

  // `under`: the line may run under what lies over the map, where it is not seen.
  clear(line, own, under) {
    const inTheWay = (box) => box !== own && runsThrough(line, box, 1) && !(under && this.covered.includes(box));
    const blocked = this.eachSquare(grow(boxAround(line), 1), (key) => this.squares.get(key)?.some(inTheWay) || false);
    return !blocked && !this.lines.some((other) => linesCross(line, other));
  }

  find(mark, size, { farthest = Infinity, under = false, led = true } = {}) {
    for (const away of DISTANCES) {
      if (away > farthest) break;
      const found = this.findAt(mark, size, away, { under, led });
      if (found) return found;
    }
    return null;
  }

  // Of positions equally far off one is taken that nobody reads as another place's; if there is none, a leader tells whose.
  findAt(mark, size, away, { under, led }) {
    let second = null;
    for (const position of POSITIONS) {
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
    if (this.crowd.fills(x - MARGIN, y - MARGIN, x + size.w + MARGIN, y + size.h + MARGIN)) return null;
    const box = { x, y, w: size.w, h: size.h };
    return this.free(box, mark.disc) ? box : null;
  }

  // Whether a block lies as near to another place's disc as to its own.
  nearAnother(mark, block) {
    const own = farFrom(block, mark) + AS_NEAR;
    const nearer = ({ of }) => of && of !== mark && farFrom(block, of) <= own;
    return this.eachSquare(grow(block, Math.max(0, own)), (key) => this.squares.get(key)?.some(nearer) || false);
  }

  // Whether any disc reaches into a box.
  hasDisc(box) {
    return this.eachSquare(box, (key) => this.squares.get(key)?.some((other) => other.of && touch(box, other)) || false);
  }

  take({ box, line }) {
    this.keep(box);
    if (line) this.lines.push(line);
  }
}
