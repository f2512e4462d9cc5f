"""The View: everything the reader has chosen, as the address, the command line, the screen and the exports share it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from functools import lru_cache

from data.days import read_day
from data.model import Claim, Kind, State
from data.other_side import OtherSide, read_other_side
from data.shown_maps import MOST_MAPS, ShownMap, days_mapped, map_sources, shown_maps
from data.standings import Standing, intervals, standings_on
from data.store import Ledger
from geo.faults import visible
from geo.region_names import region_name

Names = tuple[str, ...] | None
LANGUAGES = ("en", "uk")
THEMES = ("light", "dark")
# Keys besides those of KEYS: what the Change screen measures.
MEASURED = ("region", "between")
LONGEST_SHOWN = 40
LONGEST_READ = 20_000
ZOOMS = (4.0, 14.0)


@dataclass(frozen=True)
class View:
    """What is looked at. None means all; an empty tuple means none; the map's position never filters."""

    day: date | None = None
    since: date | None = None
    sources: Names = None
    documents: Names = None
    kinds: Names = None
    states: Names = None
    # Whose claims alone fill the discs of the map ("Control by …"); it filters nothing else.
    control: str | None = None
    # Whose published control maps lie beneath the claims, by no choice nobody's: one, or two to be compared, the first
    # with solid outlines.
    maps: tuple[str, ...] = ()
    place: str | None = None
    # What the Change screen measures: where (an oblast or a box, by its name) and between which two days. It filters
    # nothing on any other screen, and no export holds it.
    region: str | None = None
    between: tuple[date, date] | None = None
    # The claim that a link leads to, marked where its place is open; like the place it filters nothing.
    claim: str | None = None
    # The map that the first of `maps` is laid over: what only the one draws, only the other, and both.
    compare: OtherSide | None = None
    lang: str = "en"
    theme: str = ""
    at: tuple[float, float, float] | None = None

    def at_place(self, place_id: str | None) -> View:
        """The same View with another place open; a claim that a link led to stays only with its own place."""
        return replace(self, place=place_id, claim=self.claim if place_id == self.place else None)

    def query(self) -> dict[str, str]:
        """The View as a query: fixed order, one value a key, lists joined by commas, defaults left out."""
        asked = {
            "day": self.day.isoformat() if self.day else None,
            "since": self.since.isoformat() if self.since else None,
            "source": _joined(self.sources),
            "document": _joined(self.documents),
            "kind": _joined(self.kinds),
            "state": _joined(self.states),
            "control": self.control,
            "map": ",".join(self.maps) or None,
            "place": self.place,
            "region": self.region,
            "between": ",".join(map(str, self.between)) if self.between else None,
            "claim": self.claim,
            "compare": str(self.compare) if self.compare else None,
            "lang": self.lang if self.lang != "en" else None,
            "theme": self.theme or None,
            "at": "{:.4f},{:.4f},{:.2f}".format(*self.at) if self.at else None,
        }
        return {key: value for key, value in asked.items() if value is not None}


def _joined(names: Names) -> str | None:
    return None if names is None else ",".join(names)


@dataclass(frozen=True)
class Vocabulary:
    """The names a View may use, the days the time strip covers, and the place of every claim."""

    sources: tuple[str, ...]
    documents: tuple[str, ...]
    places: frozenset[str]
    days: tuple[date, date]
    claims: Mapping[str, str] = field(default_factory=dict)
    # The sources of which there are control maps, and the days that each one's maps are about.
    maps: tuple[str, ...] = ()
    map_days: Mapping[str, frozenset[date]] = field(default_factory=dict)


def vocabulary(ledger: Ledger) -> Vocabulary:
    """The vocabulary of a ledger."""
    claims = {claim.claim_id: claim.place_id for claim in ledger.claims}
    return Vocabulary(
        tuple(ledger.sources), tuple(ledger.documents), frozenset(ledger.places), ledger.strip_days, claims,
        map_sources(ledger.maps), days_mapped(ledger.maps),
    )


class _Reader:
    """Reads one query; what it can't use it drops and says so, one plain sentence each."""

    def __init__(self, query: Mapping[str, str | Sequence[str]], known: Vocabulary) -> None:
        given = {key: value for key, value in query.items() if value is not None}
        self.query = {key: value if isinstance(value, str) else ",".join(value) for key, value in given.items()}
        self.known = known
        self.notes: list[str] = []

    def drop(self, key: str, value: str, why: str) -> None:
        self.notes.append(f"{_shown(key)} “{_shown(value)}” was left out: {why}.")

    def names(self, key: str, known: Iterable[str]) -> Names:
        """A list of names in the ledger's order, as plain text; None where the key is not there or nothing of it is known."""
        text = self.query.get(key)
        if text is None:
            return None
        order = tuple(str(name) for name in known)
        asked = set(filter(None, text[:LONGEST_READ].split(",")))
        unknown = sorted(asked - set(order))
        for name in unknown[:5]:
            self.drop(key, name, "this ledger does not know it")
        found = tuple(name for name in order if name in asked)
        return None if unknown and not found else found

    def few(self, key: str, known: Sequence[str], most: int) -> tuple[str, ...]:
        """A few names in the order in which they are asked for."""
        asked = dict.fromkeys(filter(None, self.query.get(key, "")[:LONGEST_READ].split(",")))
        for name in [name for name in asked if name not in known][:5]:
            self.drop(key, name, "this ledger has none of it")
        ordered = tuple(name for name in asked if name in known)
        for name in ordered[most:][:5]:
            self.drop(key, name, f"no more than {most} are shown at once")
        return ordered[:most]

    def day(self, key: str) -> date | None:
        text = self.query.get(key)
        if not text:
            return None
        try:
            return read_day(text)
        except ValueError as error:
            self.drop(key, text, f"it {str(error).split(';')[0]}")
            return None

    def region(self) -> str | None:
        text = self.query.get("region")
        try:
            return region_name(text[:LONGEST_READ]) if text else None
        except ValueError:
            self.drop("region", text or "", "it is neither an oblast of the base map nor a box in degrees")
            return None

    def between(self) -> tuple[date, date] | None:
        """Two days, the earlier first."""
        text = self.query.get("between")
        if not text:
            return None
        try:
            first, last = sorted(read_day(part) for part in text[:LONGEST_SHOWN].split(","))
        except ValueError:
            self.drop("between", text, "it is not two days")
            return None
        return first, last

    def one_of(self, key: str, known: Iterable[str]) -> str | None:
        text = self.query.get(key)
        if text and text not in known:
            self.drop(key, text, "it is not known")
            return None
        return text or None

    def claim(self, place_id: str | None) -> str | None:
        """A claim, unless the address opens another place than its own."""
        named = self.one_of("claim", self.known.claims)
        if named and place_id and self.known.claims[named] != place_id:
            self.drop("claim", named, "it is about another place")
            return None
        return named

    def other_side(self, maps: tuple[str, ...]) -> OtherSide | None:
        """The map that the shown one is laid over, if there is one of that source and day."""
        text = self.query.get("compare")
        if not text:
            return None
        try:
            named = read_other_side(text[:LONGEST_READ])
        except ValueError as error:
            self.drop("compare", text, f"it {str(error).split(';')[0]}")
            return None
        if named.day not in self.known.map_days.get(named.source_id, ()):
            self.drop("compare", text, "this ledger has no map of that source and day")
            return None
        if not maps:
            self.drop("compare", text, "no map is chosen that it could be compared with")
            return None
        for name in maps[1:]:
            self.drop("map", name, "while two maps are compared no third is shown")
        return named

    def at(self) -> tuple[float, float, float] | None:
        text = self.query.get("at")
        if not text:
            return None
        try:
            lat, lon, zoom = (float(part) for part in text[:LONGEST_SHOWN].split(","))
        except ValueError:
            lat = lon = zoom = float("nan")
        if -90 <= lat <= 90 and -180 <= lon <= 180 and ZOOMS[0] <= zoom <= ZOOMS[1]:
            # As it is written: a View and its own address say the same.
            return round(lat, 4) + 0.0, round(lon, 4) + 0.0, round(zoom, 2)
        self.drop("at", text, "it is no latitude, longitude and zoom")
        return None


def _shown(text: str) -> str:
    text = visible(text[: LONGEST_SHOWN + 1])
    return text if len(text) <= LONGEST_SHOWN else text[: LONGEST_SHOWN - 1] + "…"


KEYS = (
    "day", "since", "source", "document", "kind", "state", "control", "map", "place", "claim", "compare", "lang", "theme",
    "at",
)  # fmt: skip


def parse(query: Mapping[str, str | Sequence[str]], known: Vocabulary) -> tuple[View, tuple[str, ...]]:
    """The View of a query, and what of it was dropped. Never raises, whatever the query holds."""
    reader = _Reader(query, known)
    for key in [key for key in reader.query if key not in (*KEYS, *MEASURED)][:5]:
        reader.drop(key, reader.query[key], "there is no such choice")
    view = View(
        day=reader.day("day"),
        since=reader.day("since"),
        sources=reader.names("source", known.sources),
        documents=reader.names("document", known.documents),
        kinds=reader.names("kind", Kind),
        states=reader.names("state", State),
        control=reader.one_of("control", known.sources),
        maps=reader.few("map", known.maps, MOST_MAPS),
        place=reader.one_of("place", known.places),
        region=reader.region(),
        between=reader.between(),
        lang=reader.one_of("lang", LANGUAGES) or "en",
        theme=reader.one_of("theme", THEMES) or "",
        at=reader.at(),
    )
    claim = reader.claim(view.place)
    view = replace(view, claim=claim, place=known.claims[claim] if claim else view.place)
    compare = reader.other_side(view.maps)
    view = replace(view, compare=compare, maps=view.maps[:1] if compare else view.maps)
    if view.since and view.since > (view.day or known.days[1]):
        reader.drop("since", view.since.isoformat(), "it is later than the day")
        view = replace(view, since=None)
    return view, tuple(reader.notes)


def on_strip(view: View, days: tuple[date, date]) -> tuple[View, tuple[str, ...]]:
    """The View with its day on the time strip, and a sentence where it was not: a screen shows no day beyond its strip.

    A day before the strip is no mistake in itself: the command line answers for any day.
    """
    first, last = days
    if view.day is None or first <= view.day <= last:
        return view, ()
    nearest = max(first, min(last, view.day))
    since = None if view.since and view.since > nearest else view.since
    note = f"day “{view.day}” is not on the time strip ({first} to {last}): the nearest day is shown."
    return replace(view, day=nearest, since=since), (note,)


@dataclass(frozen=True)
class Answer:
    """What a View shows of a ledger: claims in the ledger's order, standings, the counts that go with them, and the published
    maps in force among those chosen."""

    day: date
    claims: tuple[Claim, ...]
    standings: tuple[Standing, ...]
    total: int
    sources_shown: int
    sources_hidden: int
    maps: tuple[ShownMap, ...] = ()


def evidence(ledger: Ledger, documents: Names) -> tuple[Claim, ...]:
    """The claims read in the chosen documents. Chosen before standings are computed: what is not read does not speak.

    What a later claim corrects is no evidence any more, even where the correction stands in another document.
    """
    if documents is None:
        return ledger.valid
    return tuple(claim for claim in ledger.valid if claim.document_id in documents)


@lru_cache(maxsize=16)
def standings_of(ledger: Ledger, documents: Names) -> tuple[Standing, ...]:
    """All standings of the claims read in the chosen documents, each with the days on which it stands."""
    return ledger.intervals if documents is None else intervals(evidence(ledger, documents))


def allows(chosen: Names, value: str) -> bool:
    """Whether a choice lets a value through; None is all."""
    return chosen is None or value in chosen


def shows_claim(view: View, day: date, claim: Claim) -> bool:
    """Whether a claim is in a View. States choose among claims of control and leave the others alone."""
    return (
        claim.known_from <= day
        and (view.since is None or claim.known_from >= view.since)
        and allows(view.sources, claim.source_id)
        and allows(view.kinds, claim.kind)
        and (not claim.state or allows(view.states, claim.state))
    )


def shown_claims(view: View, day: date, claims: Iterable[Claim]) -> tuple[Claim, ...]:
    """The claims that `shows_claim` shows, one choice after the other: nobody asks thirty thousand claims about what is
    not chosen."""
    found = [claim for claim in claims if claim.known_from <= day]
    if view.since is not None:
        found = [claim for claim in found if claim.known_from >= view.since]
    if view.sources is not None:
        sources = frozenset(view.sources)
        found = [claim for claim in found if claim.source_id in sources]
    if view.kinds is not None:
        found = [claim for claim in found if claim.kind in view.kinds]
    if view.states is not None:
        found = [claim for claim in found if not claim.state or claim.state in view.states]
    return tuple(found)


def shows_standing(view: View, standing: Standing) -> bool:
    """Whether a standing is in a View that looks at its day; what was displaced never comes back by filtering."""
    return (
        allows(view.sources, standing.source_id)
        and allows(view.kinds, standing.question)
        and (not standing.state or allows(view.states, standing.state))
    )


def select(ledger: Ledger, view: View) -> Answer:
    """What the View shows. Without a day: the last day on which anything became known."""
    view = replace(view, region=None, between=None)
    day = view.day or ledger.strip_days[1]
    return _select(ledger, day, replace(view, day=None, place=None, claim=None, compare=None, lang="en", theme="", at=None))


@lru_cache(maxsize=32)
def _select(ledger: Ledger, day: date, view: View) -> Answer:
    """The same, for what of a View decides what is shown; many readers look at the same few days."""
    claims = shown_claims(view, day, evidence(ledger, view.documents))
    standing = standings_on(standings_of(ledger, view.documents), day, view.since)
    hidden = 0 if view.sources is None else len(ledger.speaking - set(view.sources))
    everything = view.sources is view.kinds is view.states is None
    return Answer(
        day=day,
        claims=claims,
        standings=tuple(standing if everything else (one for one in standing if shows_standing(view, one))),
        total=len(ledger.valid),
        sources_shown=len({claim.source_id for claim in claims}),
        sources_hidden=hidden,
        maps=shown_maps(ledger.maps, view.maps, view.control, (view.since, day)),
    )
