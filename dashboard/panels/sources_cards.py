"""The cards of the sources: who it is, on whose side, in whose words it is heard, and where it changed its answer."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from dashboard.language import N_, counted, day_in_words, translated
from dashboard.panels.documents_list import counted_claims
from dashboard.panels.sources_facts import Counts, SourceSaid, speaking_by_group, without_voice
from dashboard.panels.sources_links import link_html
from dashboard.panels.sources_maps import maps_html
from dashboard.panels.sources_tables import tables_html
from dashboard.printed import document_name
from dashboard.safe import html
from dashboard.wording import GROUP_NAMES, KIND_NAMES, change_in_words, known_between
from data.changes import Change
from data.model import Source
from data.store import Ledger

SIDE_NAMES = {"ukraine": N_("Ukrainian side"), "russia": N_("Russian side"), "none": N_("Neither side")}
SOURCE_KIND_NAMES = {
    "official": N_("official"), "monitor": N_("monitor, draws a map"), "analyst": N_("analyst"),
    "blogger": N_("blogger or private voice"), "soldier": N_("soldier"), "press": N_("press"),
}  # fmt: skip
PASSING_ON = {
    "open": N_("what it publishes may be passed on"),
    "ask": N_("ask before passing on what it publishes"),
    "no": N_("what it publishes must not be passed on"),
}
Row = tuple[str, str]


def screen_html(ledger: Ledger, facts: Mapping[str, SourceSaid]) -> str:
    """All cards: the five groups, then those that only pass on, then those of whom the ledger holds nothing."""
    parts = [
        _section(ledger, translated(GROUP_NAMES[group]), said)
        for group, said in speaking_by_group(ledger, facts).items()
    ]
    passing, silent = without_voice(facts)
    parts.append(_section(ledger, translated("Only pass on what others say"), passing))
    parts.append(_section(ledger, translated("Listed, and not heard of in any claim"), silent))
    return "".join(parts)


def _section(ledger: Ledger, title: str, said: Sequence[SourceSaid]) -> str:
    if not said:
        return ""
    count = html(counted("{n} source", "{n} sources", len(said)))
    cards = "".join(f"<li>{card_html(ledger, one)}</li>" for one in said)
    return (
        f'<section><h2 class="gl-section">{html(title)} <span class="gl-second">{count}</span></h2>'
        f'<ul class="gl-cards">{cards}</ul></section>'
    )


def card_html(ledger: Ledger, said: SourceSaid) -> str:
    """One source."""
    source = ledger.sources[said.source_id]
    others = [name for name in dict.fromkeys((source.name_uk, source.name_ru)) if name and name != source.name]
    names = f'<p class="gl-second" translate="no"><bdi>{html(" · ".join(others))}</bdi></p>' if others else ""
    note = f"<p><bdi>{html(source.note)}</bdi></p>" if source.note else ""
    rows = "".join(f"<dt>{html(name)}</dt><dd>{value}</dd>" for name, value in _rows(ledger, source, said) if value)
    return (
        f'<h3 translate="no"><bdi>{html(source.name)}</bdi></h3>{names}'
        f"<p>{html(who(source))}</p>{note}<p>{html(spoken(said))}</p>"
        f"<dl>{rows}</dl>{changes_html(ledger, said.changes)}{maps_html(ledger, said.source_id, said.day)}"
        f"{tables_html(ledger, said.source_id, said.day)}"
    )


def who(source: Source) -> str:
    """On whose side it speaks and what it is."""
    return f"{translated(SIDE_NAMES[source.side])}, {translated(SOURCE_KIND_NAMES[source.kind])}"


def spoken(said: SourceSaid) -> str:
    """How much it says in the View, of how many places, on which days."""
    if not said.total and not said.passed_total:
        return translated("Says nothing in words here.")
    if not said.total:
        return counted("Passes on {n} claim of others.", "Passes on {n} claims of others.", said.passed_total)
    claims = counted_claims(said.claims, said.total)
    if said.first is None or said.last is None:
        return f"{claims}."
    places = counted("{n} place", "{n} places", said.places)
    days = known_between(said.first, said.last)
    return translated("{claims}, of {places}; {days}.").format(claims=claims, places=places, days=days)


def _rows(ledger: Ledger, source: Source, said: SourceSaid) -> list[Row]:
    """The card's table of facts; values are HTML."""
    return [
        (translated("Says of"), _inline((translated(KIND_NAMES[kind]).lower(), n) for kind, n in said.kinds)),
        (translated("Heard in"), _inline((document_name(ledger, ledger.documents[name]), n) for name, n in said.told_in)),
        (translated("Passed on by"), _inline(_named(ledger, said.via))),
        (translated("Passes on"), _inline(_named(ledger, said.passes_on))),
        (translated("Licence"), html(licence(source))),
        (translated("Address"), link_html(source.url) if source.url else ""),
        (translated("Id"), html(said.source_id)),
    ]


def licence(source: Source) -> str:
    """Under which terms it publishes, and whether that may be passed on."""
    terms = source.licence or translated("no terms recorded")
    return f"{terms}; {translated(PASSING_ON[source.redistribution])}"


def _named(ledger: Ledger, counts: Counts) -> list[tuple[str, int]]:
    return [(ledger.sources[name].name, number) for name, number in counts]


def _inline(counts: Iterable[tuple[str, int]]) -> str:
    rows = "".join(f'<li class="gl-one"><bdi>{html(name)}</bdi> ({number})</li>' for name, number in counts)
    return f'<ul class="gl-inline">{rows}</ul>' if rows else ""


def changes_html(ledger: Ledger, changes: Sequence[Change]) -> str:
    """Where and when it gave up one answer for another."""
    if not changes:
        return ""
    title = html(translated("Changed its answer"))
    return f'<h4>{title}</h4><ul class="gl-changes">{"".join(_change(ledger, one) for one in changes)}</ul>'


def _change(ledger: Ledger, change: Change) -> str:
    place, question = ledger.places[change.place_id].name, translated(KIND_NAMES[change.question]).lower()
    turn = f"<i>{html(change_in_words(change))}</i>"
    back = f" ({html(translated('says otherwise than before'))})" if change.reverses else ""
    return f"<li><b><bdi>{html(place)}</bdi>, {html(question)}</b>, {html(day_in_words(change.day))}{back}: {turn}</li>"
