// The pictures of all places. One changes on those days alone on which something about its place does: between them it is
// kept, so that a step to the next day costs what that day brought, and not what was ever said.
class Pictures {
  constructor(overlay) {
    this.overlay = overlay;
    this.kept = overlay.places.filter((place) => place.km !== null)
      .map(({ index }) => ({ index, turns: turningDays(overlay, index), choice: null, turn: -1, picture: null }));
  }

  of(view) {
    const choice = choiceOf(view);
    return this.kept.map((one) => {
      const turn = countUpTo(one.turns, view.day);
      if (one.turn !== turn || one.choice !== choice) {
        Object.assign(one, { turn, choice, picture: placePicture(this.overlay, view, one.index) });
      }
      return one.picture;
    });
  }
}

// All that a picture depends on but the day.
function choiceOf({ since, sources, kinds, states, control }) {
  return JSON.stringify([since, ...[sources, kinds, states].map((chosen) => chosen && [...chosen]), control]);
}

// A claim counts from its day on, and what it tells of is an event of that day alone; a standing begins and ends.
function turningDays(overlay, place) {
  const days = new Set();
  for (const { day } of overlay.claimsOf[place]) days.add(day).add(day + 1);
  for (const { from, until } of overlay.standingsOf[place]) days.add(from).add(until);
  days.delete(NOT_ENDED);
  return Float64Array.from(days).sort();
}
