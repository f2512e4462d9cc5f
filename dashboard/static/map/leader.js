// The leader: a straight line from a place to its block that stands farther off. It crosses no mark and no other leader.

// From the disc's edge to the nearest point of the block.
function leaderEnds(at, radius, block) {
  const x = Math.max(block.x, Math.min(at.x, block.x + block.w));
  const y = Math.max(block.y, Math.min(at.y, block.y + block.h));
  const length = Math.hypot(x - at.x, y - at.y) || 1;
  return { to: { x, y }, from: { x: at.x + ((x - at.x) / length) * radius, y: at.y + ((y - at.y) / length) * radius } };
}

// Whether a line runs through a box: both ends lie beyond no one of its sides, and its corners on both sides of the line.
function runsThrough({ from, to }, box, margin) {
  const [left, right] = [box.x - margin, box.x + box.w + margin];
  const [top, bottom] = [box.y - margin, box.y + box.h + margin];
  if (Math.max(from.x, to.x) < left || Math.min(from.x, to.x) > right) return false;
  if (Math.max(from.y, to.y) < top || Math.min(from.y, to.y) > bottom) return false;
  const side = (x, y) => turn(from, to, { x, y });
  return Math.abs(side(left, top) + side(right, top) + side(left, bottom) + side(right, bottom)) < 4;
}

const boxAround = ({ from, to }) =>
  ({ x: Math.min(from.x, to.x), y: Math.min(from.y, to.y), w: Math.abs(from.x - to.x), h: Math.abs(from.y - to.y) });

function turn(a, b, c) {
  return Math.sign((b.x - a.x) * (c.y - a.y) - (b.y - a.y) * (c.x - a.x));
}

function linesCross(a, b) {
  return turn(a.from, a.to, b.from) !== turn(a.from, a.to, b.to) && turn(b.from, b.to, a.from) !== turn(b.from, b.to, a.to);
}

// The leader as a row of small boxes, for the lettering that comes after the marks and keeps clear of it.
function leaderDots({ from, to }) {
  const steps = Math.ceil(Math.hypot(to.x - from.x, to.y - from.y) / 4);
  return Array.from({ length: steps }, (_, i) => {
    const share = (i + 0.5) / steps;
    return { x: from.x + (to.x - from.x) * share - 1, y: from.y + (to.y - from.y) * share - 1, w: 2, h: 2 };
  });
}
