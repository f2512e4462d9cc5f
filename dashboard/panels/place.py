"""The panel of one place: its names, what contradicts what, and every claim by group with its passage."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

import streamlit as st

from dashboard.cells import Cell
from dashboard.language import counted, translated
from dashboard.panels.changes_told import change_in_words, changed_html, withdrawn
from dashboard.panels.cite import own_address
from dashboard.panels.edit_claim import draw_edit_of
from dashboard.panels.pairs import pairs_html
from dashboard.panels.place_claims import Link, ages_style, group_html, not_here_html
from dashboard.panels.roses import roses_html
from dashboard.panels.said import PlaceSaid
from dashboard.panels.shares import shares_html
from dashboard.panels.silence import draw_ways_out, silence_html
from dashboard.panels.staff import cells_of, staff_html, staff_words
from dashboard.panels.statuses import statuses_html
from dashboard.panels.timeline import timeline_html, timeline_style
from dashboard.safe import html
from data.disagreement import positions
from data.standings import Standing
from data.store import Ledger
from data.store.changes import Change
from data.view import View


@dataclass(frozen=True)
class Around:
    """What the panel shows beside the day itself: the View, the standings of all its days, the page's own address."""

    view: View
    intervals: Sequence[Standing] = ()
    base: str = ""


ALONE: Final = Around(View())


def place_parts(ledger: Ledger, said: PlaceSaid, texts: Mapping[str, str], around: Around = ALONE) -> list[str]:
    """The panel from top to bottom as HTML; every text from the ledger is escaped on its way in.

    In parts, as a browser takes up anew only those that are not what they were: of a change of the day the first alone,
    unless the place is news. What the others say of the day is in the first one's style.
    """
    made = cells_of(ledger, said)
    parts = [_day_html(ledger, said, around, made)]
    if said.claims:
        # Before the claims, which may be a hundred: below them nobody would find this.
        parts += [timeline_html(ledger, around.view, said.place_id, said.day, around.intervals)]
        link = Link(around.base, around.view.claim)
        speaking = {ledger.sources[claim.source_id].group for claim in said.claims}
        parts += [group_html(ledger, cell.group, said, texts, link) for cell in made if cell.group in speaking]
    parts += [_withdrawn(ledger, said)]
    return [f'<section class="gl-panel">{part}</section>' for part in parts if part]


def _day_html(ledger: Ledger, said: PlaceSaid, around: Around, made: Sequence[Cell]) -> str:
    """What stood on the day, in a picture and in words, and how old every claim was then."""
    head = _names(ledger, said.place_id) + not_here_html(ledger, said, around.view.claim)
    drawn = shares_html(ledger, said) + statuses_html(ledger, around.view, said.place_id, said.day)
    if not said.claims:
        return f"{head}{silence_html(ledger, around.view, said)}{drawn}"
    stood = f"{staff_html(made)}{staff_words(ledger, said, made)}{_count(said)}{pairs_html(ledger, said)}"
    style = timeline_style(ledger.strip_days, said.day) + ages_style(said)
    return f"{head}{stood}{drawn}{roses_html(ledger, said.standings)}<style>{style}</style>"


def _withdrawn(ledger: Ledger, said: PlaceSaid) -> str:
    """What was claimed of the place and does not count any more, with the reasons; "" where there is nothing."""
    gone = [change for change in withdrawn(ledger, said.place_id) if change.before.known_from <= said.day]
    if not gone:
        return ""
    title = counted("{n} claim corrected away or retracted", "{n} claims corrected away or retracted", len(gone))
    told = "".join(_gone(ledger, change) for change in gone)
    return f'<details class="gl-changes"><summary>{html(title)}</summary>{told}</details>'


def _gone(ledger: Ledger, change: Change) -> str:
    source = ledger.sources[change.before.source_id].name
    return (
        f'<article class="gl-claim"><p class="gl-said"><b><bdi>{html(source)}</bdi></b></p>'
        f"<p><del><bdi>{html(change.before.summary)}</bdi></del></p>"
        f'<p class="gl-corrected"><bdi>{html(change_in_words(change))}</bdi></p>{changed_html(change)}</article>'
    )


def _names(ledger: Ledger, place_id: str) -> str:
    place = ledger.places[place_id]
    others = [name for name in dict.fromkeys((place.name_uk, place.name_ru)) if name]
    also = f'<p class="gl-second" translate="no">{html(" · ".join(others))}</p>' if others else ""
    return f'<h2 translate="no"><bdi>{html(place.name)}</bdi></h2>{also}'


def _count(said: PlaceSaid) -> str:
    sources = len({claim.source_id for claim in said.claims})
    text = translated("{positions} among {sources}; {claims}.").format(
        positions=counted("{n} position", "{n} positions", positions(said.standings)),
        sources=counted("{n} source", "{n} sources", sources),
        claims=counted("{n} claim", "{n} claims", len(said.claims)),
    )
    return f"<p><b>{html(text)}</b></p>"


def draw_place(
    ledger: Ledger, said: PlaceSaid, texts: Mapping[str, str], view: View, intervals: Sequence[Standing]
) -> None:
    """Draws the panel."""
    with st.container(key="place-parts", gap=None):
        for part in place_parts(ledger, said, texts, Around(view, intervals, own_address())):
            st.html(part)
    draw_ways_out(ledger, view, said)
    draw_edit_of(ledger, said.claims, "panel")
