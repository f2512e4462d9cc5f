// Where each place's name, staff, symbols and words go, so that nothing covers anything. Same input, same picture.
const NAME = { size: 13, weight: 600 };
const WORDS = { size: 12, weight: 400 };
const LINE = 16;
const GAP = 8;

const touch = (a, b) => a.x < b.x + b.w && b.x < a.x + a.w && a.y < b.y + b.h && b.y < a.y + a.h;
const grow = (box, by) => ({ x: box.x - by, y: box.y - by, w: box.w + 2 * by, h: box.h + 2 * by });

// From this zoom there is room for the local name and for ages in days.
const NEAR_ZOOM = 10;
const LOCAL = { size: 12, weight: 400 };
const staffTop = (picture, near) => LINE + (near && picture.place.local ? 14 : 0) + 4;
const wordsTop = (picture, size, near) => staffTop(picture, near) + size.height + (near ? 13 : 0);

// The space the place needs, with its words or without them.
function blockSize(ctx, picture, size, words, near) {
  const staff = CELLS * size.width + symbolsWidth(picture.symbols);
  const name = textWidth(ctx, picture.place.name, NAME);
  if (!picture.spoken) return { w: Math.ceil(name), h: LINE };
  const local = near ? textWidth(ctx, picture.place.local, LOCAL) : 0;
  const said = words.map((line) => textWidth(ctx, line, WORDS));
  return { w: Math.ceil(Math.max(staff, name, local, ...said)), h: wordsTop(picture, size, near) + 3 + words.length * (LINE - 2) };
}

// Positions around the disc in a fixed order, then the same ever farther out, with a leader line. The first number
// tells left from right, the second above from below; a half is above or below and shifted sideways.
const POSITIONS = [
  [1, 0], [1, 1], [1, -1], [-1, 0], [-1, 1], [-1, -1], [0, 1], [0, -1], [0.5, 1], [0.5, -1], [-0.5, 1], [-0.5, -1],
];
const DISTANCES = [0, 14, 30, 50, 74, 100, 130, 165, 205];
// Words are worth this much of a leader line; beyond it the place goes without them and stays near.
const FAR_WITH_WORDS = 50;
// On a small map a name far from its place would be read as another place's: there the place keeps only its point.
const FAR_ON_SMALL = 50;

function blockAt(at, radius, size, [dx, dy], away) {
  const reach = radius + GAP + away;
  const beside = Math.abs(dx) === 1;
  const slant = beside && dy ? 0.75 : 1;
  const x = beside ? at.x + dx * reach * slant - (dx < 0 ? size.w : 0) : at.x + ((dx - 1) * size.w) / 2;
  const y = at.y + dy * reach * slant - (dy === 0 ? size.h / 2 : dy < 0 ? size.h : 0);
  return { x: Math.round(x), y: Math.round(y), w: size.w, h: size.h };
}

const within = (box, frame) =>
  box.x >= frame.x && box.y >= frame.y && box.x + box.w <= frame.x + frame.w && box.y + box.h <= frame.y + frame.h;

function findRoom(at, radius, size, taken, frame, farthest = Infinity, crossing = false) {
  for (const away of DISTANCES) {
    if (away > farthest) break;
    for (const position of POSITIONS) {
      const box = blockAt(at, radius, size, position, away);
      const free = within(box, frame) && !taken.some((other) => touch(grow(box, 4), other));
      const line = away > 0 ? leaderLine(at, radius, box) : [];
      if (free && (crossing || !line.some((dot) => taken.some((other) => touch(dot, other))))) return { box, line };
    }
  }
  return null;
}

// From the disc's edge to the nearest point of the block.
function leaderEnds(at, radius, block) {
  const x = Math.max(block.x, Math.min(at.x, block.x + block.w));
  const y = Math.max(block.y, Math.min(at.y, block.y + block.h));
  const length = Math.hypot(x - at.x, y - at.y) || 1;
  return { to: { x, y }, from: { x: at.x + ((x - at.x) / length) * radius, y: at.y + ((y - at.y) / length) * radius } };
}

// The leader as a row of small boxes: it shall cross no other mark, and no later mark shall lie on it.
function leaderLine(at, radius, block) {
  const { from, to } = leaderEnds(at, radius, block);
  const steps = Math.ceil(Math.hypot(to.x - from.x, to.y - from.y) / 4);
  return Array.from({ length: steps }, (_, i) => {
    const share = (i + 0.5) / steps;
    return { x: from.x + (to.x - from.x) * share - 1, y: from.y + (to.y - from.y) * share - 1, w: 2, h: 2 };
  });
}

const discBox = (at, radius) => ({ x: at.x - radius, y: at.y - radius, w: 2 * radius, h: 2 * radius });

// Places with most said come first; words are given up before a place is moved far. A place that anything is said of
// is never dropped; one that nothing is said of keeps its disc and gives up its name.
function layOut(ctx, marks, size, frame, taken, near) {
  for (const mark of marks) taken.push((mark.disc = discBox(mark.at, mark.radius)));
  for (const mark of marks) {
    const others = taken.filter((box) => box !== mark.disc);
    const room = mark.picture.spoken ? roomForSpoken(ctx, mark, size, others, frame, near) : roomForSilent(ctx, mark, size, others, frame);
    mark.block = room && room.box;
    mark.leader = Boolean(room && room.line.length);
    if (room) taken.push(room.box, ...room.line);
  }
  return marks;
}

function roomForSpoken(ctx, mark, size, others, frame, near) {
  mark.words = mark.picture.words;
  const worded = mark.words.length
    && findRoom(mark.at, mark.radius, blockSize(ctx, mark.picture, size, mark.words, near), others, frame, FAR_WITH_WORDS);
  if (worded) return worded;
  mark.words = [];
  const bare = blockSize(ctx, mark.picture, size, [], near);
  if (size === STAFF.small) return findRoom(mark.at, mark.radius, bare, others, frame, FAR_ON_SMALL);
  return findRoom(mark.at, mark.radius, bare, others, frame)
    || findRoom(mark.at, mark.radius, bare, others, frame, Infinity, true)
    || { box: blockAt(mark.at, mark.radius, bare, POSITIONS[0], 0), line: [] };
}

function roomForSilent(ctx, mark, size, others, frame) {
  mark.words = [];
  return findRoom(mark.at, mark.radius, blockSize(ctx, mark.picture, size, []), others, frame, 0);
}
