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
// The plus above a cell with more than two answers stands between the name and the staff.
const PLUS = 8;
const hasPlus = (picture) => picture.cells.some((cell) => cell.entries.length > 2);
const staffTop = (picture, near) => LINE + (near && picture.place.local ? 14 : 0) + 4 + (hasPlus(picture) ? PLUS : 0);
// Ages of neighbours stand in two lines.
const AGE_LINE = 12;
const ageRows = ({ cells }) => (cells.some((cell, i) => cell.speaks && cells[i + 1]?.speaks) ? 2 : 1);
const agesHeight = (picture, near) => (near ? 1 + AGE_LINE * ageRows(picture) : 0);
const wordsTop = (picture, size, near) => staffTop(picture, near) + size.height + agesHeight(picture, near);

// By place, as it is asked for thousands of them at every step.
const NAME_WIDTHS = new WeakMap();

function nameWidth(ctx, place) {
  if (!NAME_WIDTHS.has(place)) NAME_WIDTHS.set(place, textWidth(ctx, place.name, NAME));
  return NAME_WIDTHS.get(place);
}

const nameSize = (ctx, place) => ({ w: Math.ceil(nameWidth(ctx, place)), h: LINE });

// The space the place needs, with its words or without them.
function blockSize(ctx, picture, size, words, near) {
  if (!picture.spoken) return nameSize(ctx, picture.place);
  const staff = CELLS * size.width + symbolsWidth(picture.symbols);
  const name = nameWidth(ctx, picture.place);
  const local = near ? textWidth(ctx, picture.place.local, LOCAL) : 0;
  const said = words.map((line) => textWidth(ctx, line, WORDS));
  return { w: Math.ceil(Math.max(staff, name, local, ...said)), h: wordsTop(picture, size, near) + 3 + words.length * (LINE - 2) };
}

// The smallest block of a place that is silent, and of one that is spoken of: with the small staff, and nothing else.
function leastSizes(ctx, place) {
  const name = nameSize(ctx, place);
  const { width, height } = STAFF.small;
  return [name, { w: Math.max(name.w, CELLS * width), h: LINE + 4 + height + 3 }];
}

// Positions around the disc in a fixed order, then the same ever farther out, with a leader line. The first number
// tells left from right, the second above from below; a half is above or below and shifted sideways.
const POSITIONS = [
  [1, 0], [1, 1], [1, -1], [-1, 0], [-1, 1], [-1, -1], [0, 1], [0, -1], [0.5, 1], [0.5, -1], [-0.5, 1], [-0.5, -1],
];
const DISTANCES = [0, 14, 30, 50, 74, 100, 130, 165, 205];
// Words are worth this much of a leader line; beyond it the place goes without them and stays near.
const FAR_WITH_WORDS = 50;
// On a small map leaders longer than this would be a net over it: there the place keeps only its point.
const FAR_ON_SMALL = 100;
// What is nearer to another place than this much more than to its own is read as the other's.
const AS_NEAR = 2;

// Where the block's upper left corner then lies.
function blockAt(at, radius, size, [dx, dy], away) {
  const reach = radius + GAP + away;
  const beside = Math.abs(dx) === 1;
  const slant = beside && dy ? 0.75 : 1;
  const x = beside ? at.x + dx * reach * slant - (dx < 0 ? size.w : 0) : at.x + ((dx - 1) * size.w) / 2;
  const y = at.y + dy * reach * slant - (dy === 0 ? size.h / 2 : dy < 0 ? size.h : 0);
  return [Math.round(x), Math.round(y)];
}

const within = (box, frame) =>
  box.x >= frame.x && box.y >= frame.y && box.x + box.w <= frame.x + frame.w && box.y + box.h <= frame.y + frame.h;

function farFrom(block, { at, radius }) {
  const dx = Math.max(block.x - at.x, at.x - block.x - block.w, 0);
  const dy = Math.max(block.y - at.y, at.y - block.y - block.h, 0);
  return Math.hypot(dx, dy) - radius;
}

const discBox = (at, radius) => ({ x: at.x - radius, y: at.y - radius, w: 2 * radius, h: 2 * radius });

// Places with most said come first; words are given up before a place is moved far, then the size of its staff. What
// finds no room even so, in a crowded frame, keeps its disc: a glyph that covers another is read as neither. The chosen
// place is never among these. In steps, as all that places are placed by.
function* layOut(ctx, scene, covered) {
  const { inside: marks, chosen } = scene;
  const laySteps = (order) => layInOrder(ctx, order, scene, covered);
  // In a crowd somebody is always left over, and once is all there is time for.
  if (marks.length > FEW_MARKS) return yield* laySteps(marks.includes(chosen) ? before([chosen], marks) : marks);
  const lay = (order) => finish(laySteps(order));
  const room = layFew(lay, marks);
  return nameless(marks).includes(chosen) ? lay(before([chosen], marks)) : room;
}

// Who is left over may find room by coming first; words of others must not be lost to it.
function layFew(lay, marks) {
  const room = lay(marks);
  const missed = nameless(marks);
  if (!missed.length) return room;
  const words = countWords(marks);
  const other = lay(before(missed, marks));
  return nameless(marks).length < missed.length && countWords(marks) >= words ? other : lay(marks);
}

const FEW_MARKS = 60;
const nameless = (marks) => marks.filter((mark) => mark.picture.spoken && !mark.block);
const countWords = (marks) => marks.filter((mark) => mark.words.length).length;
const before = (first, marks) => [...first, ...marks.filter((mark) => !first.includes(mark))];

// Silent places give way first: they are named only where nobody who is spoken of had to go without a name.
function* layInOrder(ctx, marks, scene, covered) {
  const { size, near, chosen } = scene;
  const room = new Room(scene.frame, covered, scene.discs);
  let missed = 0;
  const lay = (mark) => {
    Object.assign(mark, { size, words: [] });
    const { spoken } = mark.picture;
    const found = !spoken ? (missed ? null : roomForSilent(ctx, mark, room))
      : missed < MOST_MISSED || mark === chosen ? roomForSpoken(ctx, mark, room, near, mark === chosen)
        : roomBeside(ctx, mark, room, near);
    missed += spoken && !found;
    mark.block = found && found.box;
    mark.leader = Boolean(found && found.line);
    if (found) room.take(found);
  };
  yield* eachInParts(marks, lay);
  return room;
}

function roomForSpoken(ctx, mark, room, near, chosen) {
  const { picture } = mark;
  mark.words = picture.words;
  const worded = mark.words.length
    && room.find(mark, blockSize(ctx, picture, mark.size, mark.words, near), { farthest: FAR_WITH_WORDS });
  if (worded) return worded;
  mark.words = [];
  const onSmall = chosen ? { under: true } : { farthest: FAR_ON_SMALL };
  if (mark.size === STAFF.small) return room.find(mark, blockSize(ctx, picture, mark.size, [], near), onSmall);
  const bare = blockSize(ctx, picture, mark.size, [], near);
  const found = room.find(mark, bare) || room.find(mark, bare, { under: true });
  if (found) return found;
  mark.size = STAFF.small;
  return room.find(mark, blockSize(ctx, picture, mark.size, [], near), { under: true });
}

// Where so many had to go without, the others look for room nearby alone: whoever stands apart finds it there.
const MOST_MISSED = 100;
const FAR_BESIDE = 14;

function roomBeside(ctx, mark, room, near) {
  if (!mark.hasOpen(FAR_BESIDE)) return null;
  return room.find(mark, blockSize(ctx, mark.picture, mark.size, [], near), { farthest: FAR_BESIDE });
}

function roomForSilent(ctx, mark, room) {
  if (!mark.hasOpen(0)) return null;
  return room.find(mark, blockSize(ctx, mark.picture, mark.size, []), { farthest: 0, led: false });
}
