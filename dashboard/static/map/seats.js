// Where places lie on the screen: the same on every day, until the map moves. A day only gives them other pictures.
class Mark {
  // `least`: the smallest block it may have, silent and spoken of.
  constructor(at, radius, least) {
    this.at = at;
    this.radius = radius;
    this.least = least;
    this.disc = { ...discBox(at, radius), of: this };
    this.picture = null;
    this.rings = [[], []];
    this.spots = [];
  }

  // The positions at one of the distances where its smallest block lies in the frame and touches no other place. At all others
  // no block of it ever has room. A pixel is left at each side, as blocks are set by whole pixels.
  open(ring) {
    const spoken = Number(this.picture.spoken);
    const rings = this.rings[spoken];
    rings[ring] ||= POSITIONS.filter((position) => this.isOpen(grow(this.boxAt(this.least[spoken], position, ring), -1)));
    return rings[ring];
  }

  hasOpen(farthest) {
    for (let ring = 0; DISTANCES[ring] <= farthest; ring++) if (this.open(ring).length) return true;
    return false;
  }

  // The boxes of a block of this size at those positions that touch no other place; names and chips may still be in the way.
  // Kept until another size is asked for.
  spotsOf(size, ring) {
    const open = this.open(ring);
    const kept = this.spots[ring];
    if (kept && kept.w === size.w && kept.h === size.h && kept.open === open) return kept.boxes;
    const boxes = open.map((position) => this.boxAt(size, position, ring)).filter((box) => this.isOpen(box));
    this.spots[ring] = { ...size, open, boxes };
    return boxes;
  }

  boxAt(size, position, ring) {
    const [x, y] = blockAt(this.at, this.radius, size, position, DISTANCES[ring]);
    return { x, y, w: size.w, h: size.h };
  }

  isOpen(box) {
    const { crowd, frame, discs } = this.seats;
    const wide = grow(box, MARGIN);
    if (crowd.fills(wide.x, wide.y, wide.x + wide.w, wide.y + wide.h) || !within(box, frame)) return false;
    return !discs.some(wide, (other) => other !== this.disc && touch(wide, other));
  }

  // Whether a block lies as near to another place's disc as to its own.
  isForeign(box) {
    if (box.foreign === undefined) {
      const own = farFrom(box, this) + AS_NEAR;
      box.foreign = this.seats.discs.some(grow(box, Math.max(0, own)), ({ of }) => of !== this && farFrom(box, of) <= own);
    }
    return box.foreign;
  }
}

class Seats {
  constructor(frame, marks) {
    this.frame = frame;
    this.marks = marks;
    this.ranked = [...marks];
    for (const mark of marks) {
      mark.inside = within({ x: mark.at.x, y: mark.at.y, w: 0, h: 0 }, frame);
      mark.seen = touch(mark.disc, frame);
    }
    const there = marks.filter((mark) => mark.inside || mark.seen);
    this.discs = new Squares();
    for (const mark of there) this.discs.keep(mark.disc);
    this.crowd = new Crowd(frame, there.map((mark) => mark.at), there.every((mark) => mark.radius === POINT_RADIUS));
    for (const mark of marks) mark.seats = this;
  }

  // The marks with what they show now; most said comes first. From one day to the next few change their rank.
  show(pictures) {
    this.marks.forEach((mark, i) => { mark.picture = pictures[i]; });
    return this.ranked.sort(byRank);
  }
}

function byRank({ picture: a }, { picture: b }) {
  return b.spoken - a.spoken || b.words.length - a.words.length || b.claims - a.claims || a.place.index - b.place.index;
}
