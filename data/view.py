"""The View: everything the reader has chosen, as the address, the command line, the screen and the exports share it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property, lru_cache
from operator import attrgetter

from data.model import Claim
from data.other_side import OtherSide
from data.shown_maps import ShownMap, shown_maps
from data.standings import Standing, intervals, standings_on
from data.store import Ledger

Names = tuple[str, ...] | None
LANGUAGES = ("en", "uk")
THEMES = ("light", "dark")


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

    @cached_property
    def by_source(self) -> Counter[str]:
        """How many of the claims each source makes."""
        return Counter(map(attrgetter("source_id"), self.claims))

    @cached_property
    def by_place(self) -> Counter[str]:
        """How many of the claims are about each place."""
        return Counter(map(attrgetter("place_id"), self.claims))


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
        sources_shown=len(set(map(attrgetter("source_id"), claims))),
        sources_hidden=hidden,
        maps=shown_maps(ledger.maps, view.maps, view.control, (view.since, day)),
    )
