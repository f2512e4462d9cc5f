"""The Disagreement screen: place by source for the day, the same in words, one place from day to day, the table."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import pandas as pd
import streamlit as st

from dashboard.language import counted, translated
from dashboard.loading import load_evidence, load_ledger
from dashboard.panels.disagreement_days import days_html, multiples_html
from dashboard.panels.disagreement_key import key_html
from dashboard.panels.disagreement_matrix import Matrix, matrix_html, matrix_of
from dashboard.panels.disagreement_words import empty_html, sentences_html, table_rows
from dashboard.panels.said import most_disputed
from dashboard.panels.view_bar import draw_view_bar
from dashboard.safe import html
from dashboard.wording import window_in_words
from data.map_standings import MapStanding, map_standings
from data.positions import day_by_day, days_around, days_with_news
from data.store import Ledger
from data.view import Answer, View


@dataclass(frozen=True)
class Parts:
    """The screen as HTML: what is seen of the day, of the place, and the key to both."""

    day: str
    place: str
    key: str


def draw() -> None:
    """The whole screen."""
    title = st.container()
    view, answer = draw_view_bar("disagreement", places=True)
    title.html(f"<h1 class='gl-title'>{html(translated('Disagreement'))}</h1>")
    ledger = load_ledger()
    maps = map_standings(ledger, view)
    parts = parts_of(ledger, view, answer, maps)
    with st.container(key="disagreement"):
        st.html(parts.day + parts.key if answer.standings == () else parts.key + parts.day)
        if parts.place:
            st.html(parts.place)
        draw_table(ledger, answer, maps)


def parts_of(ledger: Ledger, view: View, answer: Answer, maps: Sequence[MapStanding] = ()) -> Parts:
    """The screen's HTML, its key last, since only what is on the screen is explained."""
    matrix = matrix_of(ledger, answer, maps)
    day = day_part(ledger, matrix, view, answer)
    place_id = view.place or most_disputed(ledger, answer) or (matrix.places[0].place_id if matrix.places else None)
    place = place_part(ledger, place_id, view, answer) if place_id else ""
    return Parts(day, place, key_html(day + place) if "gl-mark" in day + place else "")


def day_part(ledger: Ledger, matrix: Matrix, view: View, answer: Answer) -> str:
    """Place by source and a sentence per place, or what there is instead."""
    if not matrix.places:
        near = days_with_news(load_evidence(view.documents)[1], view, answer.day, ledger.strip_days)
        return empty_html(view, answer, near, None)
    title = translated("{window}: place by source").format(window=window_in_words(view, answer.day))
    return (
        f"<h2>{html(title)}</h2>{matrix_html(ledger, matrix, view, title)}"
        f"<h2>{html(translated('In words'))}</h2>{sentences_html(ledger, matrix, view)}"
    )


def place_part(ledger: Ledger, place_id: str, view: View, answer: Answer) -> str:
    """One place from day to day: small multiples, then source by day."""
    claims, standings = load_evidence(view.documents)
    name = ledger.places[place_id].name
    title = translated("{place}, day by day").format(place=name)
    days = days_around(ledger.strip_days, answer.day)
    said = day_by_day(claims, standings, view, place_id, days, answer.day)
    by_source = translated("{place}: source by day").format(place=name)
    table = days_html(ledger, said, view, answer.day, by_source)
    if not table:
        near = days_with_news(standings, view, answer.day, ledger.strip_days, place_id)
        return f"<h2><bdi>{html(title)}</bdi></h2>{empty_html(view, answer, near, (place_id, name))}"
    return (
        f"<h2><bdi>{html(title)}</bdi></h2>{multiples_html(ledger, said, answer.day, title)}"
        f"<h3><bdi>{html(by_source)}</bdi></h3>{table}"
    )


def draw_table(ledger: Ledger, answer: Answer, maps: Sequence[MapStanding] = ()) -> None:
    """All standings of the day, with who contradicts each; text in it is never read as markup."""
    rows = table_rows(ledger, answer, maps)
    if rows:
        count = counted("{n} standing", "{n} standings", len(rows))
        st.html(f"<h2>{html(translated('The same as a table: {count}').format(count=count))}</h2>")
        st.dataframe(pd.DataFrame(rows), hide_index=True, width="stretch", key="disagreement-table")
