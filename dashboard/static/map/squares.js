// Boxes by the squares of a grid they lie in: thousands of places ask for room, and each looks only at what is near.
const SQUARE = 32;
const squareOf = (pixels) => Math.floor(pixels / SQUARE);
// Rows of squares are numbered far enough apart for any frame there is.
const ROW = 65536;

class Squares {
  constructor() {
    this.near = new Map();
  }

  keep(box) {
    const [right, bottom] = [squareOf(box.x + box.w), squareOf(box.y + box.h)];
    for (let row = squareOf(box.y); row <= bottom; row++) {
      for (let column = squareOf(box.x); column <= right; column++) this.keepIn(row * ROW + column, box);
    }
  }

  keepIn(square, box) {
    const near = this.near.get(square);
    if (near) near.push(box);
    else this.near.set(square, [box]);
  }

  // Whether any box that may touch this one is such.
  some({ x, y, w, h }, isSuch) {
    const [right, bottom] = [squareOf(x + w), squareOf(y + h)];
    for (let row = squareOf(y); row <= bottom; row++) {
      for (let column = squareOf(x); column <= right; column++) {
        if (this.near.get(row * ROW + column)?.some(isSuch)) return true;
      }
    }
    return false;
  }
}
