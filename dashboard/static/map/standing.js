// What stands at one place in a View, ready to be drawn: cells of the staff, the disc, symbols, words.
const CELLS = 5;
const CARRIED_DAYS = 7;
const OLD_DAYS = 30;
// Four words are the program's own, the others are names; more than this would hide the map.
const MOST_WORDS = 10;

// Only what is said of the place itself, as a fact or as under way, may fill anything.
function paints(overlay, standing) {
  return overlay.questions[standing.question] === "control"
    && standing.stance === "asserted"
    && (standing.phase === "is" || standing.phase === "under_way")
    && (standing.scope === "whole" || standing.scope === "part");
}

function denies(overlay, standing) {
  return overlay.questions[standing.question] === "control"
    && standing.stance === "denied"
    && (standing.scope === "whole" || standing.scope === "part");
}

// The whole of a place, and as a fact; anything less is drawn as a part.
const isWhole = (standing) => standing.scope === "whole" && standing.phase === "is";

// Answers that look alike are one.
const lookOfEntry = (state, denied, part) => state * 4 + denied * 2 + part;

function cellEntries(overlay, standings) {
  const entries = new Map();
  for (const standing of standings) {
    const denied = denies(overlay, standing);
    if (!denied && !paints(overlay, standing)) continue;
    const part = !denied && !isWhole(standing);
    const key = lookOfEntry(standing.state, denied, part);
    const known = entries.get(key);
    if (!known || standing.from > known.from) {
      entries.set(key, { state: standing.state, denied, part, from: standing.from, standing: standing.index });
    }
  }
  return [...entries.values()].sort((a, b) => b.from - a.from || a.state - b.state || a.denied - b.denied);
}

function staffCells(overlay, standings, claims) {
  const own = Array.from({ length: CELLS }, () => ({ standings: [], speaks: false, latest: -Infinity }));
  for (const standing of standings) own[overlay.sources[standing.source].group].standings.push(standing);
  for (const { source, day } of claims) {
    const group = own[overlay.sources[source].group];
    group.speaks = true;
    group.latest = Math.max(group.latest, day);
  }
  return own.map((group) => {
    const entries = cellEntries(overlay, group.standings);
    // The newest answer comes first; a group without one is as old as what it said last.
    return { entries, speaks: group.speaks, latest: entries.length ? entries[0].from : group.latest };
  });
}

// The disc's fills: sectors where one source speaks, equal slices where sources differ, nothing in silence.
function discFills(overlay, standings) {
  const painting = standings.filter((standing) => paints(overlay, standing));
  const states = [...new Set(painting.map((standing) => standing.state))].sort((a, b) => a - b);
  const sources = new Set(painting.map((standing) => standing.source));
  if (!painting.length) return { form: "silent", fills: [] };
  if (sources.size === 1 || states.length === 1) return { form: "sectors", fills: sectorFills(painting, states, namedSectors(overlay, standings)) };
  return { form: "slices", fills: sliceFills(painting, states) };
}

const fillOf = (shape, standing) => ({ ...shape, state: standing.state, from: standing.from, standing: standing.index });

function sliceFills(painting, states) {
  return states.map((state, i) => {
    const said = painting.filter((standing) => standing.state === state);
    const newest = said.reduce((a, b) => (b.from > a.from ? b : a));
    const span = { slice: [i / states.length, (i + 1) / states.length] };
    return fillOf({ ...span, inner: !said.some(isWhole) }, newest);
  });
}

function sectorFills(painting, states, named) {
  const located = painting.filter((standing) => isWhole(standing) || NAMED_SECTORS.has(standing.sector) || standing.sector === "rest");
  if (!located.length) return sliceFills(painting, states);
  const order = { whole: 0, rest: 1, sector: 2 };
  const rank = (standing) => (isWhole(standing) ? order.whole : standing.sector === "rest" ? order.rest : order.sector);
  return located.sort((a, b) => rank(a) - rank(b) || a.index - b.index).map((standing) => {
    const whole = isWhole(standing) || standing.sector === "rest";
    return fillOf(whole ? { slice: [0, 1], without: named(standing) } : { sector: standing.sector }, standing);
  });
}

const NAMED_SECTORS = new Set(["centre", "n", "ne", "e", "se", "s", "sw", "w", "nw"]);

// The sectors that a source speaks of by name, be it only as likely: what it says of the rest, or of the whole, is not said
// of them. A denial takes nothing from the whole; the rest is what it has not spoken of at all.
function namedSectors(overlay, standings) {
  const named = standings.filter((one) => overlay.questions[one.question] === "control" && one.scope === "part" && NAMED_SECTORS.has(one.sector));
  return ({ source, sector }) => {
    const own = named.filter((one) => one.source === source && (sector === "rest" || one.stance === "asserted"));
    return [...NAMED_SECTORS].filter((name) => own.some((one) => one.sector === name));
  };
}

// At most one symbol a meaning: encirclement first, then the day's events in a fixed order.
const EVENT_ORDER = ["advance", "infiltration", "fighting", "supply", "strike"];

function placeSymbols(overlay, view, standings, claims) {
  const symbols = [...encirclementSymbols(overlay, standings)];
  const first = view.since === null ? view.day : view.since;
  const today = claims.filter((claim) => claim.drawn && claim.day >= first);
  for (const kind of today.length ? EVENT_ORDER : []) {
    for (const actor of ["ukraine", "russia", "both"]) {
      const own = today.filter((claim) => overlay.kinds[claim.kind] === kind && claim.actor === actor);
      if (own.length) symbols.push({ kind, actor, likely: own.every((claim) => claim.phase === "likely") });
    }
  }
  return symbols;
}

function encirclementSymbols(overlay, standings) {
  const said = standings.filter((standing) => overlay.questions[standing.question] === "encirclement");
  return ["russia", "ukraine"].flatMap((actor) => {
    const own = said.filter((standing) => standing.actor === actor);
    const asserted = own.filter((standing) => standing.stance === "asserted");
    const denied = own.some((standing) => standing.stance === "denied");
    if (!asserted.length && !denied) return [];
    const likely = asserted.length > 0 && asserted.every((standing) => standing.phase === "likely");
    return [{ kind: "encirclement", actor: asserted.length ? actor : "", likely, denied }];
  });
}

// By pair, as the same ones are told on many days.
const PAIRS_IN_WORDS = new WeakMap();

function firstContradiction(overlay, view, place) {
  const pair = overlay.pairsOf[place].find(([a, b]) =>
    seesStanding(view, overlay, a) && seesStanding(view, overlay, b) && sayable(overlay, a));
  if (!pair) return [];
  if (!PAIRS_IN_WORDS.has(pair)) PAIRS_IN_WORDS.set(pair, pairInWords(overlay, pair));
  return PAIRS_IN_WORDS.get(pair);
}

function pairInWords(overlay, [a, b]) {
  const control = overlay.questions[a.question] === "control";
  const names = { a: overlay.sources[a.source].name, b: overlay.sources[b.source].name };
  const states = { state: stateWord(overlay, a.state), other: stateWord(overlay, b.state) };
  const text = !control ? overlay.texts.encircledNot : b.stance === "denied" ? overlay.texts.stateNot : overlay.texts.stateOther;
  const lines = text.split("|").map((line) => fillText(line, { ...names, ...states }));
  return lines.join(" ").split(/\s+/).length <= MOST_WORDS ? lines : [];
}

// Few words can say that a place is Russian, or its troops encircled; they can't say which part, and how far it goes.
function sayable(overlay, standing) {
  return overlay.questions[standing.question] === "encirclement" || isWhole(standing);
}

// A state's name within a sentence; "Russian" and "Ukrainian" keep their capital.
function stateWord(overlay, state) {
  const label = overlay.stateLabels[state] || "";
  return ["ukrainian", "russian"].includes(overlay.states[state]) ? label : label.toLowerCase();
}

// {name} in one of the program's own sentences; values are never read as templates again.
function fillText(text, values) {
  return text.replace(/\{(\w+)\}/g, (whole, name) => (name in values ? String(values[name]) : whole));
}

function placePicture(overlay, view, place) {
  const standings = overlay.standingsOf[place].filter((standing) => seesStanding(view, overlay, standing));
  const claims = overlay.claimsOf[place].filter((claim) => seesClaim(view, overlay, claim));
  return {
    place: overlay.places[place],
    spoken: claims.length > 0,
    claims: claims.length,
    standings: standings.map((standing) => standing.index),
    cells: staffCells(overlay, standings, claims),
    disc: discFills(overlay, view.control < 0 ? standings : standings.filter((standing) => standing.source === view.control)),
    symbols: placeSymbols(overlay, view, standings, claims),
    words: firstContradiction(overlay, view, place),
  };
}
