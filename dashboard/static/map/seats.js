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
  }

  // The positions at one of the distances where not even its smallest block would lie over the middle of another place.
  open(ring) {
    const spoken = Number(this.picture.spoken);
    const rings = this.rings[spoken];
    rings[ring] ||= POSITIONS.filter((position) => !this.isFull(this.least[spoken], position, DISTANCES[ring]));
    return rings[ring];
  }

  // A pixel is left at each side, as blocks are set by whole pixels.
  isFull(size, position, away) {
    const [x, y] = blockAt(this.at, this.radius, size, position, away);
    const margin = MARGIN - 1;
    return this.crowd.fills(x - margin, y - margin, x + size.w + margin, y + size.h + margin);
  }
}

class Seats {
  constructor(frame, marks) {
    this.marks = marks;
    this.ranked = [...marks];
    for (const mark of marks) {
      mark.inside = within({ x: mark.at.x, y: mark.at.y, w: 0, h: 0 }, frame);
      mark.seen = touch(mark.disc, frame);
    }
    const there = marks.filter((mark) => mark.inside || mark.seen);
    this.discs = new Squares();
    for (const mark of there) this.discs.keep(mark.disc);
    const crowd = new Crowd(frame, there.map((mark) => mark.at), there.every((mark) => mark.radius === POINT_RADIUS));
    for (const mark of marks) mark.crowd = crowd;
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
