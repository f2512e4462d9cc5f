// What mappers drew of each place, as shares of its reference area: cells filled in proportion, never by a majority.
function decodeShares({ place, number, drawn }, count) {
  const lists = Array.from({ length: count }, () => []);
  place.forEach((index, i) => lists[index].push({ number: number[i], shares: drawn[i] }));
  return lists;
}

// The maps that speak of places in a View: of each source the one in force.
function mapsSpeaking(overlay, view) {
  if (!allows(view.kinds, overlay.kinds.indexOf("control"))) return [];
  const sources = [...overlay.mapsOf.keys()].filter((source) => allows(view.sources, source)).sort((a, b) => a - b);
  return sources.map((source) => ({ source, map: mapInForce(overlay, source, view) })).filter(({ map }) => map);
}

// What each of them says of a place: nothing where it draws nothing of it.
function mapStandings(overlay, view, place, speaking = mapsSpeaking(overlay, view)) {
  return speaking.flatMap(({ source, map }) => {
    const turn = turnOf(map.series.sharesOf[place], map.number);
    if (!turn || !turn.shares.some(([state]) => allows(view.states, state))) return [];
    return [{ source, map, from: map.from, shares: turn.shares }];
  });
}

function turnOf(turns, number) {
  let found = null;
  for (const turn of turns) if (turn.number <= number) found = turn;
  return found;
}

const notStated = (shares) => Math.max(0, 100 - shares.reduce((sum, [, share]) => sum + share, 0));

// The pictures with what is drawn beside what is said. A cell that has both is divided: words left, a map right, each the newest.
function withShares(overlay, view, pictures) {
  const speaking = overlay.mapsOf.size ? mapsSpeaking(overlay, view) : [];
  if (!speaking.length) return pictures;
  return pictures.map((picture) => {
    const drawn = mapStandings(overlay, view, picture.place.index, speaking);
    if (!drawn.length) return picture;
    return { ...picture, spoken: true, drawn: drawn.length, cells: picture.cells.map((cell, group) => withDrawn(overlay, cell, group, drawn)) };
  });
}

function withDrawn(overlay, cell, group, drawn) {
  const own = drawn.filter(({ source }) => overlay.sources[source].group === group);
  if (!own.length) return cell;
  const [said, drawnLast] = [cell.entries, lookingAlike(own).sort((a, b) => b.from - a.from)];
  const entries = [...said.slice(0, 1), ...drawnLast.slice(0, 1), ...said.slice(1), ...drawnLast.slice(1)];
  return { ...cell, entries, speaks: true, latest: Math.max(cell.latest, ...own.map(({ from }) => from)) };
}

// Maps that look the same in a cell are one answer, of the newest of them: half a per cent can't be seen in it.
function lookingAlike(drawn) {
  const newest = new Map();
  for (const { shares, from, source } of drawn) {
    const look = JSON.stringify(shares.map(([state, share]) => [state, Math.round(share)]));
    if (!newest.has(look) || newest.get(look).from < from) newest.set(look, { shares, from, source });
  }
  return [...newest.values()];
}

// From below to above in the fixed order of states; what is not stated stays paper.
function fillShares(ctx, palette, overlay, shares, box) {
  let bottom = box.y + box.h;
  for (const [state, share] of [...shares].sort((a, b) => a[0] - b[0])) {
    const height = (box.h * share) / 100;
    ctx.fillStyle = fillStyle(ctx, palette, overlay.states[state]);
    ctx.fillRect(box.x, bottom - height, box.w, height);
    bottom -= height;
  }
}
