"""A View read from an address or a command: what can't be used of it is dropped, and said so, one plain sentence each."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from data.days import read_day
from data.model import Kind, State
from data.other_side import OtherSide, read_other_side
from data.shown_maps import MOST_MAPS, days_mapped, map_sources
from data.store import Ledger
from data.view import LANGUAGES, THEMES, Names, View
from geo.faults import visible
from geo.region_names import region_name

LONGEST_SHOWN = 40
LONGEST_READ = 20_000
ZOOMS = (4.0, 14.0)


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
            self.drop("between", text, "it is not two days, as in 2025-11-03,2025-11-06")
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
    "day", "since", "source", "document", "kind", "state", "control", "map", "place", "claim", "region", "between",
    "compare", "lang", "theme", "at",
)  # fmt: skip


def parse(query: Mapping[str, str | Sequence[str]], known: Vocabulary) -> tuple[View, tuple[str, ...]]:
    """The View of a query, and what of it was dropped. Never raises, whatever the query holds."""
    reader = _Reader(query, known)
    for key in [key for key in reader.query if key not in KEYS][:5]:
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
