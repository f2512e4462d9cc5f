// What a View shows: the same claims and standings as on the map, in the ledger's order.
function answerOf(overlay, view) {
  const claims = overlay.claims.filter((claim) => seesClaim(view, overlay, claim));
  const standings = overlay.standings.filter((standing) => seesStanding(view, overlay, standing));
  return { view, claims, standings };
}

function saidOf(answer, place) {
  const own = (one) => one.place === place;
  return { place, claims: answer.claims.filter(own), standings: answer.standings.filter(own) };
}

// The towns that anything is said of, in the order in which they are first spoken of; a region is no glyph.
function saidOfTowns(overlay, answer) {
  const said = new Map();
  const of = (place) => said.get(place) || said.set(place, { place, claims: [], standings: [] }).get(place);
  for (const claim of answer.claims) of(claim.place).claims.push(claim);
  for (const standing of answer.standings) of(standing.place).standings.push(standing);
  for (const { index } of overlay.mapsOf.size ? overlay.places : []) if (mapStandings(overlay, answer.view, index).length) of(index).drawn = true;
  return [...said.values()].filter((one) => (one.claims.length || one.drawn) && overlay.places[one.place].km !== null);
}

// How many different answers there are, whoever gives them.
function positionsOf(standings) {
  return new Set(standings.map(({ question, stance, state, scope }) => [question, stance, state, scope].join())).size;
}

function mostDisputed(overlay, answer) {
  let most = null;
  for (const said of saidOfTowns(overlay, answer)) {
    const rank = [positionsOf(said.standings), said.claims.length];
    if (!most || rank[0] > most.rank[0] || (rank[0] === most.rank[0] && rank[1] > most.rank[1])) most = { rank, place: said.place };
  }
  return most ? overlay.places[most.place].id : "";
}

// Contradictions gathered by what is affirmed, each source once on a side: encirclement first, denials before differences.
function sidesOf(overlay, said) {
  const standing = new Set(said.standings);
  const rank = ([a, b]) => [-a.question, b.stance === "denied" ? 0 : 1, a.index, b.index];
  const found = overlay.pairsOf[said.place].filter(([a, b]) => standing.has(a) && standing.has(b))
    .map((pair) => ({ pair, rank: rank(pair) }))
    .sort((one, other) => one.rank.map((value, i) => value - other.rank[i]).find((difference) => difference) || 0);
  const gathered = new Map();
  for (const { pair: [a, b] } of found) {
    const key = [a.question, a.state, b.stance === "denied"].join();
    if (!gathered.has(key)) gathered.set(key, { state: a.state, affirm: new Map(), against: new Map() });
    const sides = gathered.get(key);
    if (!sides.affirm.has(a.source)) sides.affirm.set(a.source, a);
    if (!sides.against.has(b.source)) sides.against.set(b.source, b);
  }
  return [...gathered.values()];
}
