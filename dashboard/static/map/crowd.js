// How many places lie in any part of the frame, known at once: where thousands lie close together, most positions of a
// block are full, and are passed over without asking every place for its box.
const CROWD_CELL = 4;
// From afar all of a place is a point of this radius; a block never comes as near to its own.
const POINT_RADIUS = 5;

class Crowd {
  // `asPoints`: whether all of them are points, whose cells no block may touch; of a disc only the middle is counted, as a
  // block may reach over the edge of its own.
  constructor({ x, y, w, h }, places, asPoints) {
    this.asPoints = asPoints;
    this.x = x;
    this.y = y;
    // A frame smaller than its own furniture has no room at all.
    this.columns = Math.max(0, Math.ceil(w / CROWD_CELL)) + 1;
    this.rows = Math.max(0, Math.ceil(h / CROWD_CELL)) + 1;
    this.sums = new Uint32Array((this.columns + 1) * (this.rows + 1));
    for (const at of places) asPoints ? this.countPoint(at) : this.count(this.cellOf(at.x - this.x), this.cellOf(at.y - this.y));
    this.addUp();
  }

  cellOf(pixels) {
    return Math.floor(pixels / CROWD_CELL);
  }

  // All cells that lie wholly within it.
  countPoint({ x, y }) {
    const first = (middle) => Math.ceil((middle - POINT_RADIUS) / CROWD_CELL);
    const end = (middle) => Math.floor((middle + POINT_RADIUS) / CROWD_CELL);
    for (let row = first(y - this.y); row < end(y - this.y); row++) {
      for (let column = first(x - this.x); column < end(x - this.x); column++) this.count(column, row);
    }
  }

  count(column, row) {
    const known = column >= 0 && column < this.columns && row >= 0 && row < this.rows;
    if (known) this.sums[(row + 1) * (this.columns + 1) + column + 1] += 1;
  }

  // From the points of each cell to the points above and left of each corner.
  addUp() {
    const { sums, columns, rows } = this;
    const wide = columns + 1;
    for (let row = 1; row <= rows; row++) {
      let here = 0;
      for (let i = row * wide + 1; i < (row + 1) * wide; i++) {
        here += sums[i];
        sums[i] = sums[i - wide] + here;
      }
    }
  }

  // Whether a place is certainly in the way: a cell of a point is touched, or the cell of a middle lies wholly within.
  fills(left, top, right, bottom) {
    const { sums, columns, rows, asPoints } = this;
    const wide = columns + 1;
    const [begins, ends] = asPoints ? [Math.floor, Math.ceil] : [Math.ceil, Math.floor];
    const a = Math.max(0, begins((left - this.x) / CROWD_CELL));
    const b = Math.min(columns, ends((right - this.x) / CROWD_CELL));
    const c = Math.max(0, begins((top - this.y) / CROWD_CELL)) * wide;
    const d = Math.min(rows, ends((bottom - this.y) / CROWD_CELL)) * wide;
    return a < b && c < d && sums[d + b] - sums[c + b] - sums[d + a] + sums[c + a] > 0;
  }
}
