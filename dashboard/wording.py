"""A View, a standing, a claim said in words. The page, the exports and the command line say it alike."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

from babel.lists import format_list

from dashboard.language import N_, SPOKEN, counted, day_in_words, edtf_in_words, translated
from dashboard.palette import state_label
from dashboard.wording_maps import compared_in_words
from data.breath import Breaths, said_beside
from data.changes import Change
from data.days import read_span
from data.model import Claim, Group
from data.standings import Standing
from data.store import Ledger
from data.view import Answer, View

GROUP_NAMES = {
    Group.ukrainian_officials: N_("Ukrainian officials"),
    Group.ukrainian_others: N_("Ukrainian others"),
    Group.neither: N_("Neither side"),
    Group.russian_others: N_("Russian others"),
    Group.russian_officials: N_("Russian officials"),
}
KIND_NAMES = {
    "control": N_("Control"), "advance": N_("Advance"), "withdrawal": N_("Withdrawal"),
    "encirclement": N_("Encirclement"), "fighting": N_("Fighting"), "infiltration": N_("Infiltration"),
    "supply": N_("Supply"), "strike": N_("Strike"), "other": N_("Other"),
}  # fmt: skip
PHASE_NAMES = {
    "is": "", "under_way": N_("under way"), "attempted": N_("attempted"), "prevented": N_("prevented"),
    "likely": N_("likely"), "possible": N_("possible"),
}  # fmt: skip
ACTOR_NAMES = {"ukraine": N_("Ukraine"), "russia": N_("Russia"), "both": N_("both sides"), "": ""}
SECTOR_NAMES = {
    "centre": N_("centre"), "n": N_("north"), "ne": N_("north-east"), "e": N_("east"), "se": N_("south-east"),
    "s": N_("south"), "sw": N_("south-west"), "w": N_("west"), "nw": N_("north-west"),
    "unspecified": N_("a part, not said which"), "rest": N_("the rest"),
}  # fmt: skip
SCOPE_NAMES = {"whole": "", "part": N_("in part"), "area": N_("in the area"), "direction": N_("in its direction")}
VERIFICATION_NAMES = {
    "not_stated": "", "unverified": N_("not verified"), "confirmed": N_("confirmed"),
}  # fmt: skip


def window_in_words(view: View, day: date) -> str:
    """The days a View looks at: "Said by 4 November 2025", "Only 4 November 2025"."""
    if view.since is None:
        return translated("Said by {day}").format(day=day_in_words(day))
    if view.since == day:
        return translated("Only {day}").format(day=day_in_words(day))
    since = day_in_words(view.since, "d MMMM")
    return translated("Said from {since} to {day}").format(since=since, day=day_in_words(day))


def source_names(ledger: Ledger) -> dict[str, str]:
    """The sources' names by id, in the ledger's order."""
    return {source_id: source.name for source_id, source in ledger.sources.items()}


def view_in_words(
    view: View, answer: Answer, names: Mapping[str, str] | None = None, places: Sequence[str] | None = None
) -> str:
    """The View in one sentence with its counts: what is shown of how much, and what is hidden by choice.

    `names` are the names of sources by id, in the ledger's order; without them a source that is named goes by its id. `places`
    are the names of the places to which it was narrowed, None where it was not.
    """
    said = translated("{window}: {shown} of {total}, {sources}").format(
        window=window_in_words(view, answer.day),
        shown=len(answer.claims),
        total=counted("{n} claim", "{n} claims", answer.total),
        sources=_sources_in_words(answer, names or {}),
    )
    parts = [said, *_sources_left_out(view, answer), *narrowed_in_words(view, names or {}, places)]
    parts += compared_in_words(view, answer, names or {})
    return f"{'; '.join(parts)}."


def undrawn_in_words(ledger: Ledger, by_place: Mapping[str, int]) -> str:
    """How many of so many claims by place no map draws, since they are about a region: "12 about regions are not drawn." """
    regions = sum(count for name, count in by_place.items() if ledger.places[name].reference_radius_km is None)
    told = counted("{n} about a region is not drawn.", "{n} about regions are not drawn.", regions)
    return told if regions else ""


# So few sources that were chosen are named: a map of one party's words must say whose they are.
FEW_SOURCES = 3


def _sources_in_words(answer: Answer, names: Mapping[str, str]) -> str:
    said = counted("{n} source", "{n} sources", answer.sources_shown)
    if not answer.sources_hidden or not 0 < answer.sources_shown <= FEW_SOURCES:
        return said
    shown = {claim.source_id for claim in answer.claims}
    named = [names[name] for name in names if name in shown] or sorted(shown)
    return f"{said} ({', '.join(named)})"


def _sources_left_out(view: View, answer: Answer) -> list[str]:
    parts = []
    if answer.sources_hidden:
        parts.append(counted("{n} source hidden", "{n} sources hidden", answer.sources_hidden))
    if view.sources == ():
        parts.append(translated("no source is chosen"))
    return parts


# So few places are named where an export was narrowed to them.
FEW_PLACES = 5


def narrowed_in_words(view: View, names: Mapping[str, str], places: Sequence[str] | None = None) -> list[str]:
    """What else is chosen, a few words each: places, documents, kinds, states, whose claims alone fill the discs, and whose
    published map lies beneath them."""
    parts = []
    if places is not None:
        few = len(places) <= FEW_PLACES
        told = ", ".join(places) if few else counted("{n} place", "{n} places", len(places))
        parts.append(translated("only of {places}").format(places=told))
    if view.documents is not None:
        parts.append(counted("{n} document read", "{n} documents read", len(view.documents)))
    if view.kinds is not None:
        kinds = ", ".join(translated(KIND_NAMES[kind]).lower() for kind in view.kinds)
        parts.append(translated("kinds: {names}").format(names=kinds or translated("none")))
    if view.states is not None:
        states = ", ".join(state_label(state).lower() for state in view.states)
        parts.append(translated("states: {names}").format(names=states or translated("none")))
    if view.control is not None:
        parts.append(translated("discs by {source}").format(source=names.get(view.control, view.control)))
    if view.maps:
        maps = format_list([names.get(name, name) for name in view.maps], locale=SPOKEN.get())
        parts.append(translated("map by {source}").format(source=maps))
    return parts


def where_in_words(scope: str, sector: str) -> str:
    """How much of a place is meant: "" for the whole of it."""
    if scope == "part" and sector:
        return translated(SECTOR_NAMES[sector])
    return translated(SCOPE_NAMES[scope]) if SCOPE_NAMES[scope] else ""


def extent_in_words(said: Standing | Claim) -> str:
    """How much of a place an answer is about: "" for the whole of it.

    A denial of control says what it denies: all of the place, which leaves open that parts are held, or every part, which
    leaves open that there is somebody in one; to hold a part is to hold it fully. The two are far apart.
    """
    if said.modality != "denied":
        return where_in_words(said.scope, said.sector)
    control = _kind(said) == "control"
    if said.scope == "whole":
        return translated("the whole") if control else ""
    if said.sector == "unspecified":
        return translated("fully, of any part") if control else translated("of any part")
    return where_in_words(said.scope, said.sector)


def _kind(said: Standing | Claim) -> str:
    return said.question if isinstance(said, Standing) else said.kind


def answer_in_words(said: Standing | Claim) -> str:
    """What is said in a few words: "Grey (the rest)", "Russian (under way; south)", "Denied: advance (Russia)"."""
    denied = said.modality == "denied"
    kind = _kind(said)
    core = _core_in_words(kind, said.state)
    whose = translated(ACTOR_NAMES[said.actor]) if said.actor and kind not in ("control",) else ""
    phase = translated(PHASE_NAMES[said.phase]) if PHASE_NAMES[said.phase] else ""
    details = "; ".join(part for part in (whose, phase, extent_in_words(said)) if part)
    core = _denial_of(kind, core) if denied else core
    return f"{core} ({details})" if details else core


def answers_in_words(one: Standing, said: Breaths) -> str:
    """A standing in a few words, and what its source said otherwise in the same breath: "Contested; also: Ukrainian"."""
    return "; ".join(part for part in (answer_in_words(one), beside_in_words(one, said)) if part)


def beside_in_words(one: Standing, said: Breaths) -> str:
    """What a source said in the same breath as its standing, and otherwise: "also: Ukrainian"."""
    others = "; ".join(map(answer_in_words, said_beside(one, said)))
    return translated("also: {answers}").format(answers=others) if others else ""


def _core_in_words(kind: str, state: str) -> str:
    if kind == "control" and state:
        return state_label(state)
    return translated("Encirclement of troops") if kind == "encirclement" else translated(KIND_NAMES[kind])


def _denial_of(kind: str, core: str) -> str:
    """A denial of what has no kind of its own is only that: its summary tells what is denied."""
    if kind == "other":
        return translated("Denial")
    return translated("Denied: {what}").format(what=core if kind == "control" else core[:1].lower() + core[1:])


def says_in_words(claim: Claim) -> str:
    """A claim in a few words where claims of all kinds stand below each other: control by its kind too, since "Grey"
    alone could be of anything."""
    if claim.kind != "control":
        return answer_in_words(claim)
    form = translated("Control, {answer}") if claim.modality == "denied" else translated("Control: {answer}")
    answer = answer_in_words(claim)
    return form.format(answer=answer[:1].lower() + answer[1:] if claim.modality == "denied" else answer)


def told_in_words(claim: Claim) -> str:
    """A claim in a few words where nothing else tells it; in its own summary where its kind says nothing of it."""
    return claim.summary.rstrip(".") if claim.kind == "other" else answer_in_words(claim)


def beside_summary(claim: Claim) -> str:
    """What is said, for a line with the summary beneath it: "" where the summary alone tells it."""
    return "" if claim.kind == "other" else answer_in_words(claim)


def named_in_words(name: str, said: Standing | Claim) -> str:
    """A source's name, and what qualifies its answer: "Reuters (under way)", "Valery Gerasimov (in the area)"."""
    phase = translated(PHASE_NAMES[said.phase]) if PHASE_NAMES[said.phase] else ""
    details = "; ".join(part for part in (phase, extent_in_words(said)) if part)
    return f"{name} ({details})" if details else name


def known_in_words(said: Standing | Claim, month: str = "MMMM") -> str:
    """Since when a thing is known, no more precise than its source: what was said in "January 2025" is known from its
    last day, but nobody said it on the 31st. What was said later than it was printed goes by the day of print."""
    return edtf_in_words(_known(said), month)


def known_between(first: Standing | Claim, last: Standing | Claim) -> str:
    """From when to when a source spoke, as precisely: "2 to 6 November 2025"."""
    start, end = _known(first).partition("/")[0], _known(last).rpartition("/")[2]
    return edtf_in_words(start if start == end else f"{start}/{end}")


def _known(said: Standing | Claim) -> str:
    told = said.stated_on and read_span(said.stated_on).last == said.known_from
    return said.stated_on if told else said.known_from.isoformat()


def change_in_words(change: Change) -> str:
    """What a source says now and what it gave up for it, each as often as it is said."""
    now, before = (
        "; ".join(dict.fromkeys(answer_in_words(one) for one in answers)) for answers in (change.after, change.before)
    )
    since = known_in_words(change.since, "MMM")
    return translated("now {now}; before, from {day}: {before}").format(now=now, day=since, before=before)


def age_in_words(days: int) -> str:
    """How long ago something became known."""
    if days == 0:
        return translated("that day")
    return counted("{n} day earlier", "{n} days earlier", days)
