"""What a View shows of one source: how much it said, of what, when, through whom, and where it changed its answer. Pure."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from data.changes import Change, changes_by_source
from data.model import Claim, Group
from data.standings import Standing
from data.store import Ledger

Counts = tuple[tuple[str, int], ...]


@dataclass(frozen=True)
class SourceSaid:
    """One source's part in a View; `total` and `passed_total` count in the whole ledger, all else in the View.

    `first` and `last` are the claims that became known first and last.
    """

    source_id: str
    claims: int
    total: int
    places: int
    first: Claim | None
    last: Claim | None
    kinds: Counts
    told_in: Counts
    via: Counts
    passes_on: Counts
    passed_total: int
    changes: tuple[Change, ...]
    # The day that the View looks at.
    day: date


def source_facts(
    ledger: Ledger, shown: Sequence[Claim], standings: Iterable[Standing], day: date
) -> dict[str, SourceSaid]:
    """All sources of the ledger, in its order; `standings` are those of the View's documents with all their days."""
    own, passed = by_column(shown, "source_id"), by_column(shown, "via_source_id")
    every = Counter(claim.source_id for claim in ledger.claims)
    passing = Counter(claim.via_source_id for claim in ledger.claims)
    changes = changes_by_source(standings, day)
    return {
        name: _facts(name, own.get(name, []), passed.get(name, []), every[name], passing[name], changes.get(name, []), day)
        for name in ledger.sources
    }


def by_column(claims: Iterable[Claim], column: str) -> dict[str, list[Claim]]:
    """Claims by the value of one of their columns."""
    found: dict[str, list[Claim]] = defaultdict(list)
    for claim in claims:
        found[getattr(claim, column)].append(claim)
    return found


def _facts(
    name: str, own: Sequence[Claim], passed: Sequence[Claim], total: int, passing: int, changes: Sequence[Change], day: date
) -> SourceSaid:
    days = sorted(own, key=lambda claim: claim.known_from)
    return SourceSaid(
        source_id=name,
        claims=len(own),
        total=total,
        places=len({claim.place_id for claim in own}),
        first=days[0] if days else None,
        last=days[-1] if days else None,
        kinds=counted_by(claim.kind for claim in own),
        told_in=counted_by(claim.document_id for claim in own),
        via=counted_by(claim.via_source_id for claim in own if claim.via_source_id),
        passes_on=counted_by(claim.source_id for claim in passed),
        passed_total=passing,
        changes=tuple(changes),
        day=day,
    )


def counted_by(values: Iterable[str]) -> Counts:
    """Values with their number, the most frequent first."""
    return tuple(Counter(values).most_common())


def speaking_by_group(ledger: Ledger, facts: Mapping[str, SourceSaid]) -> dict[Group, list[SourceSaid]]:
    """Sources that make claims, in the five groups of the staff; within a group those that say most come first."""
    groups: dict[Group, list[SourceSaid]] = {group: [] for group in Group}
    for said in facts.values():
        if said.total:
            groups[ledger.sources[said.source_id].group].append(said)
    return {
        group: sorted(names, key=lambda said: (-said.claims, -said.total)) for group, names in groups.items() if names
    }


def without_voice(facts: Mapping[str, SourceSaid]) -> tuple[list[SourceSaid], list[SourceSaid]]:
    """Sources that make no claim: those that pass on what others say, and those that do not even that."""
    silent = [said for said in facts.values() if not said.total]
    return [said for said in silent if said.passed_total], [said for said in silent if not said.passed_total]
