// The View: what the reader has chosen. The same query string as in the address and on the command line.
function readList(text, all) {
  if (text === null) return null;
  const wanted = new Set(text.split(","));
  return new Set(all.flatMap((name, i) => (wanted.has(name) ? [i] : [])));
}

function readView(query, overlay) {
  const asked = new URLSearchParams(query);
  return {
    day: readDay(asked.get("day")) ?? overlay.days.last,
    since: readDay(asked.get("since")),
    sources: readList(asked.get("source"), overlay.sources.map((source) => source.id)),
    kinds: readList(asked.get("kind"), overlay.kinds),
    states: readList(asked.get("state"), overlay.states),
    // "Control by …": whose claims alone fill the discs; -1 for everybody's.
    control: overlay.sources.findIndex((source) => source.id === asked.get("control")),
    // Whose published maps lie beneath the claims, in the order in which they were chosen.
    maps: readMaps(asked.get("map"), overlay),
    // The file of the two maps that are laid over each other.
    comparison: asked.get("comparison") || "",
    place: asked.get("place") || "",
    // The place whose panel is open without having been chosen.
    open: asked.get("open") || "",
    theme: asked.get("theme") || "",
    at: readAt(asked.get("at")),
  };
}

function readMaps(text, overlay) {
  const wanted = (text || "").split(",").map((name) => overlay.sources.findIndex((source) => source.id === name));
  return wanted.filter((source) => overlay.mapsOf.has(source));
}

function readAt(text) {
  const parts = (text || "").split(",").map(Number);
  return parts.length === 3 && parts.every(Number.isFinite) ? parts : null;
}

const allows = (chosen, value) => chosen === null || chosen.has(value);

// A claim may be seen from the day it became known; "only" bounds that day from below as well.
function seesClaim(view, overlay, claim) {
  return claim.day <= view.day
    && (view.since === null || claim.day >= view.since)
    && allows(view.sources, claim.source)
    && allows(view.kinds, claim.kind)
    && (claim.state < 0 || allows(view.states, claim.state));
}

function seesStanding(view, overlay, standing) {
  return standing.from <= view.day
    && (standing.until === NOT_ENDED || view.day < standing.until)
    && (view.since === null || standing.from >= view.since)
    && allows(view.sources, standing.source)
    && (view.kinds === null || view.kinds.has(overlay.kinds.indexOf(overlay.questions[standing.question])))
    && (standing.state < 0 || allows(view.states, standing.state));
}
