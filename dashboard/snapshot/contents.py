"""What a snapshot shows: one View of one ledger with its answer. Every format is written from this and nothing else."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property
from typing import TYPE_CHECKING

from dashboard.snapshot.spans import all_days, days_with_change
from dashboard.wording import source_names, view_in_words
from data.map_standings import MapStanding, map_standings
from data.model import Claim, Source
from data.standings import Standing
from data.store import Ledger
from data.view import Answer, Names, View, allows, evidence, select, shows_claim
from data.view_address import parse, vocabulary
from geo.places import Place

if TYPE_CHECKING:
    from data.movement.sides import Comparison

# Sizes of a picture by name: what is meant for a web page, for one on a sharp screen, for a post, for print.
SIZES = ("web", "web2x", "square", "a4")


@dataclass(frozen=True)
class Options:
    """How it is rendered: a size of SIZES, the theme, and whether geometry is let in that may not be passed on freely.

    `first` is the first day of a span that is shown day by day up to the View's own; "" where only that one is shown.
    """

    size: str = "web"
    theme: str = "light"
    with_restricted: bool = False
    first: str = ""
    # Of a span, whether only those days are shown on which a claim or a chosen map became known, and its first and last.
    changed: bool = False


@dataclass(frozen=True, eq=False)
class Contents:
    """A View whose day is always set, and what it shows of the ledger: the same claims in the same order as on screen."""

    ledger: Ledger
    view: View
    places: Names
    answer: Answer
    options: Options

    @property
    def claims(self) -> tuple[Claim, ...]:
        """The claims shown, in the ledger's order."""
        return self.answer.claims

    @property
    def standings(self) -> tuple[Standing, ...]:
        """The standings shown."""
        return self.answer.standings

    @cached_property
    def shares(self) -> tuple[MapStanding, ...]:
        """What published maps draw of the places shown: shares of their reference areas, figures and no geometry."""
        return map_standings(self.ledger, self.view, self.places)

    @cached_property
    def comparison(self) -> Comparison | None:
        """What of two maps is compared; None where nothing is."""
        if self.view.compare is None:
            return None
        from data.movement.sides import comparison_of  # here, as most Views compare nothing

        return comparison_of(self.ledger.maps, self.view, self.answer)

    @property
    def sources(self) -> tuple[Source, ...]:
        """The sources of the claims shown, in the ledger's order."""
        speaking = {claim.source_id for claim in self.claims}
        return tuple(source for source_id, source in self.ledger.sources.items() if source_id in speaking)

    @property
    def spoken_of(self) -> tuple[Place, ...]:
        """The places of the claims shown, in the order in which the ledger first names them."""
        named = dict.fromkeys(claim.place_id for claim in self.claims)
        return tuple(self.ledger.places[place_id] for place_id in named)

    @property
    def sentence(self) -> str:
        """The View in one sentence with its counts."""
        return view_in_words(self.view, self.answer, source_names(self.ledger), self.place_names)

    @property
    def place_names(self) -> tuple[str, ...] | None:
        """The names of the places to which it is narrowed; None where it is not."""
        return None if self.places is None else tuple(self.ledger.places[name].name for name in self.places)

    @cached_property
    def days(self) -> tuple[Contents, ...]:
        """Every day of the span that is shown, each as the View of that day alone would be; without a span this one day.

        Each has the same counts of all claims and of hidden sources as the last, whatever the ledger holds by now.
        """
        if not self.options.first:
            return (self,)
        return tuple(self._on(day) for day in self.days_shown)

    @property
    def days_shown(self) -> list[date]:
        """The days of the span that are shown: all of them, or those with change."""
        first, last = date.fromisoformat(self.options.first), self.answer.day
        if not self.options.changed:
            return list(all_days(first, last))
        return days_with_change(self.ledger, self.view, self.claims, first, last)

    def _on(self, day: date) -> Contents:
        alone = replace(self.options, first="", changed=False)
        made = contents_of(self.ledger, replace(self.view, day=day), self.places, alone)
        total, hidden = self.answer.total, self.answer.sources_hidden
        return replace(made, answer=replace(made.answer, total=total, sources_hidden=hidden))

    @cached_property
    def of_any_day(self) -> tuple[Claim, ...]:
        """The same choice of documents, sources, kinds, states and places on any day: what a page with a time strip holds."""
        choice = replace(self.view, since=None)
        return tuple(
            claim
            for claim in evidence(self.ledger, self.view.documents)
            if shows_claim(choice, date.max, claim) and allows(self.places, claim.place_id)
        )


def contents_of(ledger: Ledger, view: View, places: Names = None, options: Options | None = None) -> Contents:
    """What a View shows, ready to be written. `places` narrows it to some places; None is all.

    Lists come into the ledger's order first: the same choice is the same file, in whatever order it was named.
    """
    view, _ = parse(view.query(), vocabulary(ledger))
    view = replace(view, region=None, between=None)  # what the Change screen measures is in no export
    places = None if places is None else _in_order(ledger, frozenset(places))
    answer = select(ledger, view)
    answer = replace(
        answer,
        claims=tuple(claim for claim in answer.claims if allows(places, claim.place_id)),
        standings=tuple(one for one in answer.standings if allows(places, one.place_id)),
    )
    answer = replace(answer, sources_shown=len({claim.source_id for claim in answer.claims}))
    # The theme is an option of what is drawn, not of what is shown: one View has one digest.
    return Contents(ledger, replace(view, day=answer.day, theme=""), places, answer, options or Options())


def _in_order(ledger: Ledger, places: frozenset[str]) -> tuple[str, ...]:
    return tuple(name for name in ledger.places if name in places)
