"""The map screen: the View in a sentence, filters, map, place, the same in words and as tables."""

from __future__ import annotations

from dataclasses import dataclass, replace

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from dashboard.address import begin, finish, resume, take
from dashboard.language import translated
from dashboard.loading import load_evidence, load_ledger, load_texts, load_vocabulary
from dashboard.panels.choice import NEW, draw_choice
from dashboard.panels.cite import draw_cite
from dashboard.panels.comparison import draw_comparison
from dashboard.panels.filters import draw_filters
from dashboard.panels.fold import draw_fold
from dashboard.panels.help import draw_help
from dashboard.panels.in_words import draw_undrawn, draw_words
from dashboard.panels.map_frame import draw_map, draw_skip
from dashboard.panels.new_day import draw_news
from dashboard.panels.place import draw_place
from dashboard.panels.said import most_disputed, said_of
from dashboard.panels.scripts import draw_copying, draw_marked
from dashboard.panels.silence import draw_all
from dashboard.panels.tables import draw_tables
from dashboard.panels.view_bar import draw_sentence
from dashboard.safe import html
from dashboard.wording import source_names, view_in_words
from data.map_standings import map_standings
from data.news import news_of
from data.store import Ledger
from data.view import Answer, View, select

WIDTHS = (256, 768, 368)
# The panel and the names above it are as high as the map.
RIGHT_HEIGHT = 592


@dataclass
class Page:
    """What one run of the whole screen has drawn: which View of the ledger at which head, the place that is open, and whether
    its address is written. A tab keeps it, and no ledger with it."""

    head: str
    view: View
    place_id: str | None
    written: bool = False

    def shows(self, ledger: Ledger, view: View) -> bool:
        """Whether this still is what is on the screen, wherever the map has been moved to."""
        return replace(view, at=self.view.at) == self.view and ledger.head == self.head


def draw() -> None:
    """The whole screen. What the widgets say is known before they are drawn, so the map need not wait for them.

    Address and sentence come last of what is seen at first: when they say a day, all else does too.
    """
    begin("map")
    ledger, view = load_ledger(), take()
    answer = select(ledger, view)
    page = Page(ledger.head, view, view.place or most_disputed(ledger, answer))
    draw_skip()
    with st.container(key="sentence"):
        sentence, cited = st.container(), st.container(width="content")
    draw_help()
    with st.container(key="screen"):
        left, centre, right = st.columns(WIDTHS, gap="small")
    with centre, st.container(key="map-frame"):
        draw_moving(page, cited)
    with left, st.container(key="filters", height=640, border=False):
        draw_fold()
        draw_filters(ledger, load_vocabulary().days, answer)
    with right:
        draw_right(view, answer, page.place_id)
        draw_marked(view)
    finish()
    page.written = True
    with sentence:
        draw_sentence(view_in_words(view, answer, source_names(ledger)))
    draw_copying()
    draw_comparison(ledger, view, answer)
    draw_undrawn(ledger, answer)
    draw_words(ledger, view, answer)
    draw_tables(ledger, view, answer)


@st.fragment
def draw_moving(page: Page, cited: DeltaGenerator) -> None:
    """The map, and the link that says where it stands: where the map is moved, these alone are drawn anew.

    The rest of the page does not depend on it, and a browser that takes up all of it after every move drags the map behind
    the hand. Any other word of the map is for the whole page.
    """
    ledger, view = load_ledger(), resume()
    if not page.shows(ledger, view):
        st.rerun()
    draw_map(view, page.place_id)
    with cited:
        draw_cite(ledger, view, select(ledger, view))
    if page.written:
        finish()


def draw_right(view: View, answer: Answer, place_id: str | None) -> None:
    """The place, or what is new on the day."""
    chosen = draw_choice(view, answer)
    with st.container(key="place-panel", height=RIGHT_HEIGHT, border=False):
        if view.sources == ():
            st.html(f"<p>{html(translated('No source is chosen.'))}</p>")
            draw_all()
        elif chosen == NEW:
            news = news_of(load_ledger(), view, answer.day, load_evidence(view.documents)[1])
            draw_news(load_ledger(), news, silent=not answer.claims)
        else:
            draw_open_place(place_id, view, answer)


def draw_open_place(place_id: str | None, view: View, answer: Answer) -> None:
    """The panel of the chosen place, or of the one with most positions."""
    if place_id is None:
        st.html(f"<p>{html(translated('Nothing was said in these sources by this day.'))}</p>")
    else:
        maps = map_standings(load_ledger(), view, [place_id])
        draw_place(load_ledger(), said_of(place_id, answer, maps), load_texts(), view, load_evidence(view.documents)[1])
