// The overlay: every claim and standing of one ledger head, in columns. Read once, never changed.
const NOT_ENDED = null;

function decodeColumns(columns) {
  const names = Object.keys(columns);
  const rows = new Array(columns[names[0]].length);
  for (let i = 0; i < rows.length; i++) {
    const row = { index: i };
    for (const name of names) row[name] = columns[name][i];
    rows[i] = row;
  }
  return rows;
}

function byPlace(rows, count) {
  const lists = Array.from({ length: count }, () => []);
  for (const row of rows) lists[row.place].push(row);
  return lists;
}

function decodeOverlay(raw) {
  const claims = decodeColumns(raw.claims);
  const standings = decodeColumns(raw.standings);
  const places = raw.places.map((place, index) => ({ ...place, index }));
  return {
    ...raw,
    places,
    claims,
    standings,
    claimsOf: byPlace(claims, places.length),
    standingsOf: byPlace(standings, places.length),
    pairsOf: pairsByPlace(raw.pairs, standings, places.length),
    mapsOf: decodeMaps(raw.maps, places.length),
    placeIndex: new Map(places.map((place) => [place.id, place.index])),
  };
}

function pairsByPlace(pairs, standings, count) {
  const lists = Array.from({ length: count }, () => []);
  for (const [a, b] of pairs) lists[standings[a].place].push([standings[a], standings[b]]);
  // Encirclement comes first, then denials; within these the newest.
  const rank = ([a, b]) => [-a.question, b.stance === "denied" ? 0 : 1, -Math.max(a.from, b.from), a.index, b.index];
  const compare = (one, other) => one.map((value, i) => value - other[i]).find((difference) => difference) || 0;
  for (const list of lists) list.sort((one, other) => compare(rank(one), rank(other)));
  return lists;
}
