// The pictures of all places. One changes on those days alone on which something about its place does, and with the choice of
// those sources alone that speak of it: else it is kept, so that a step to the next day costs what that day brought, and one
// source less what that one said, and not what was ever said.
class Pictures {
  constructor(overlay) {
    this.overlay = overlay;
    this.kept = overlay.places.filter((place) => place.km !== null)
      .map(({ index }) => ({ index, turns: turningDays(overlay, index), turn: NEVER, picture: null }));
    this.spokenBy = overlay.sources.map(() => []);
    for (const one of this.kept) for (const source of speakersOf(overlay, one.index)) this.spokenBy[source].push(one);
  }

  of(view) {
    this.choose(view);
    return this.kept.map((one) => {
      const turn = countUpTo(one.turns, view.day);
      if (one.turn !== turn) Object.assign(one, { turn, picture: placePicture(this.overlay, view, one.index) });
      return one.picture;
    });
  }

  // What another choice leaves as it is stays.
  choose(view) {
    const choice = choiceOf({ ...view, sources: null });
    const sources = this.overlay.sources.map((_, source) => allows(view.sources, source));
    if (choice !== this.choice) giveUp(this.kept);
    else sources.forEach((chosen, source) => chosen === this.sources[source] || giveUp(this.spokenBy[source]));
    Object.assign(this, { choice, sources });
  }
}

const NEVER = -1;

function giveUp(pictures) {
  for (const one of pictures) one.turn = NEVER;
}

// All that a picture depends on but the day.
function choiceOf({ since, sources, kinds, states, control }) {
  return JSON.stringify([since, ...[sources, kinds, states].map((chosen) => chosen && [...chosen]), control]);
}

// Whose choice a picture of the place depends on.
const speakersOf = (overlay, place) => new Set([...overlay.claimsOf[place], ...overlay.standingsOf[place]].map(({ source }) => source));

// A claim counts from its day on, and what it tells of is an event of that day alone; a standing begins and ends.
function turningDays(overlay, place) {
  const days = new Set();
  for (const { day } of overlay.claimsOf[place]) days.add(day).add(day + 1);
  for (const { from, until } of overlay.standingsOf[place]) days.add(from).add(until);
  days.delete(NOT_ENDED);
  return Float64Array.from(days).sort();
}
