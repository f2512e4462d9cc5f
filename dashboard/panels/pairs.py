"""Contradictions as pairs: who says so, and who says it is not so, each side in its own words."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from dashboard.language import translated
from dashboard.palette import state_label
from dashboard.panels.quoting import printed_words, words_of
from dashboard.panels.said import PlaceSaid
from dashboard.safe import html
from dashboard.wording import age_in_words, answer_in_words, named_in_words
from data.disagreement import Contradiction, contradictions
from data.standings import Standing
from data.store import Ledger


@dataclass
class Pair:
    """Two sides that cannot both be right: the first of each is shown in full, the others by name."""

    question: str
    state: str
    affirm: list[Standing] = field(default_factory=list)
    against: list[Standing] = field(default_factory=list)


def sides(found: Sequence[Contradiction]) -> list[Pair]:
    """Contradictions gathered by what is affirmed, each source once on a side, in the order found."""
    gathered: dict[tuple[str, str, bool], Pair] = {}
    for one in found:
        key = (one.question, one.a.state, one.b.stance == "denied")
        pair = gathered.setdefault(key, Pair(one.question, one.a.state))
        _add(pair.affirm, one.a)
        _add(pair.against, one.b)
    return list(gathered.values())


def _add(side: list[Standing], standing: Standing) -> None:
    if all(standing.source_id != other.source_id for other in side):
        side.append(standing)


def pairs_html(ledger: Ledger, said: PlaceSaid) -> str:
    """The contradictions of a place, or nothing where there are none."""
    found = sides(contradictions(said.standings))
    if not found:
        return ""
    return (
        f"<h3>{html(translated('They contradict each other'))}</h3>{''.join(_pair(ledger, said, one) for one in found)}"
    )


def _pair(ledger: Ledger, said: PlaceSaid, pair: Pair) -> str:
    control = translated("Control: {state}").format(state=state_label(pair.state)) if pair.state else ""
    title = control or translated("Encirclement of troops")
    also, against = translated("So too: {names}"), translated("Against it too: {names}")
    both = {one.source_id for one in pair.affirm} & {one.source_id for one in pair.against}
    contrary = ", ".join(ledger.sources[name].name for name in sorted(both))
    itself = translated("Says both: {names}").format(names=contrary) if both else ""
    told = f'<p class="gl-also"><bdi>{html(itself)}</bdi></p>' if itself else ""
    return (
        f'<div class="gl-pair"><h4>{html(title)}</h4>'
        f"{_first(ledger, said, pair.affirm[0])}{_others(ledger, pair.affirm[1:], also)}"
        f"{_first(ledger, said, pair.against[0])}{_others(ledger, pair.against[1:], against)}{told}</div>"
    )


def _first(ledger: Ledger, said: PlaceSaid, standing: Standing) -> str:
    name = ledger.sources[standing.source_id].name
    age = html(age_in_words(standing.age_days(said.day)))
    quoted = printed_words(words_of(standing, said.claims))
    told = f'{html(answer_in_words(standing))}{quoted} <span class="gl-lead">{age}</span>'
    return f"<p><b><bdi>{html(name)}</bdi></b>: {told}</p>"


def _others(ledger: Ledger, standings: Sequence[Standing], form: str) -> str:
    if not standings:
        return ""
    names = ", ".join(named_in_words(ledger.sources[one.source_id].name, one) for one in standings)
    return f'<p class="gl-also"><bdi>{html(form.format(names=names))}</bdi></p>'
