// How many places lie in any part of the frame, known at once: where thousands lie close together, most positions of a
// block are full, and are passed over without asking every place for its box.
const CROWD_CELL = 4;

class Crowd {
  constructor({ x, y, w, h }, points) {
    this.x = x;
    this.y = y;
    // A frame smaller than its own furniture has no room at all.
    this.columns = Math.max(0, Math.ceil(w / CROWD_CELL)) + 1;
    this.rows = Math.max(0, Math.ceil(h / CROWD_CELL)) + 1;
    this.sums = new Uint32Array((this.columns + 1) * (this.rows + 1));
    for (const point of points) this.count(point);
    this.addUp();
  }

  count({ x, y }) {
    const column = Math.floor((x - this.x) / CROWD_CELL);
    const row = Math.floor((y - this.y) / CROWD_CELL);
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

  // Whether a place certainly lies within; only cells that lie so with all of them are looked at.
  fills(left, top, right, bottom) {
    const { sums, columns, rows } = this;
    const wide = columns + 1;
    const a = Math.max(0, Math.ceil((left - this.x) / CROWD_CELL));
    const b = Math.min(columns, Math.floor((right - this.x) / CROWD_CELL));
    const c = Math.max(0, Math.ceil((top - this.y) / CROWD_CELL)) * wide;
    const d = Math.min(rows, Math.floor((bottom - this.y) / CROWD_CELL)) * wide;
    return a < b && c < d && sums[d + b] - sums[c + b] - sums[d + a] + sums[c + a] > 0;
  }
}
