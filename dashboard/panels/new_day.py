"""New on this day: what was said for the first time, who turned, and who now contradicts whom."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from dashboard.language import N_, counted, day_in_words, edtf_in_words, translated
from dashboard.palette import state_label
from dashboard.panels.choice import go_to, open_place, title
from dashboard.panels.pairs import sides
from dashboard.panels.quoting import printed_words
from dashboard.safe import html, label
from dashboard.wording import change_in_words, known_in_words, told_in_words
from data.changes import Change
from data.model import Claim, Group
from data.news import Clash, DayNews, PlaceNews, Told
from data.standings import Standing
from data.store import Ledger

WHY_FEWER = N_(
    "A statement is what one source says of one place; read in several documents, or of several parts of the place, "
    "it is several claims and still one voice."
)
# Each of the first places has a button that opens it; the others stand below in one piece.
MOST_BUTTONS = 12


def summary_html(news: DayNews, silent: bool = False) -> str:
    """The panel's head: how much is new, or that nothing is; `silent` says that nothing was said before either."""
    text = in_words(news)
    text += f" {translated('Nothing was said in these sources by this day.')}" if silent else ""
    why = f'<p class="gl-second">{html(translated(WHY_FEWER))}</p>' if news.places else ""
    return f'<div class="gl-panel gl-new"><h2>{html(title(news.day))}</h2><p>{html(text)}</p>{why}</div>'


def in_words(news: DayNews) -> str:
    """How much was said: "3 new statements (4 claims); 2 statements said again"."""
    if not news.places:
        return translated("Nothing became known on {day}.").format(day=day_in_words(news.day, "d MMMM"))
    told = [one for place in news.places for one in place.told]
    repeated = sum(place.repeated for place in news.places)
    text = translated("{statements} ({claims})").format(
        statements=counted("{n} new statement", "{n} new statements", len(told)),
        claims=counted("{n} claim", "{n} claims", sum(len(one.claims) for one in told)),
    )
    again = counted("{n} statement said again", "{n} statements said again", repeated)
    return f"{text}; {again}." if repeated else f"{text}."


def place_news_html(ledger: Ledger, place: PlaceNews) -> str:
    """All that is new of one place."""
    name = ledger.places[place.place_id].name
    count = f" <span>{len(place.told)}</span>" if place.told else ""
    repeated = counted("{n} statement said again", "{n} statements said again", place.repeated)
    again = f'<p class="gl-second">{html(repeated)}</p>' if place.repeated else ""
    return (
        f'<section class="gl-panel gl-new"><h3 translate="no"><bdi>{html(name)}</bdi>{count}</h3>'
        f"{_clashes(ledger, place.clashes)}{''.join(_change(ledger, one) for one in place.changes)}"
        f"{_told(ledger, place.told)}{again}</section>"
    )


def _clashes(ledger: Ledger, clashes: Sequence[Clash]) -> str:
    """New contradictions by what is affirmed; those that only go on in one line each."""
    new = [clash.pair for clash in clashes if not clash.again]
    old = [clash.pair for clash in clashes if clash.again]
    head, going_on = translated("New contradiction"), translated("They contradict each other still")
    return "".join(
        f'<div class="gl-pair"><h4>{html(lead)}: {html(_what(pair.question, pair.state))}</h4>'
        f"{_side(ledger, translated('Said by'), pair.affirm)}{_side(ledger, _against(pair.against), pair.against)}</div>"
        for lead, found in ((head, new), (going_on, old))
        for pair in sides(found)
    )


def _what(question: str, state: str) -> str:
    return state_label(state) if state else translated("encirclement of troops")


def _against(against: Sequence[Standing]) -> str:
    return translated("Denied by") if against[0].stance == "denied" else translated("Another state")


def _side(ledger: Ledger, lead: str, standings: Sequence[Standing]) -> str:
    names = ", ".join(f"<bdi>{html(_named(ledger, one))}</bdi>" for one in standings)
    return f"<p>{html(lead)}: {names}</p>"


def _named(ledger: Ledger, one: Standing) -> str:
    name = ledger.sources[one.source_id].name
    return translated("{source} ({day})").format(source=name, day=known_in_words(one, "MMM"))


def _change(ledger: Ledger, one: Change) -> str:
    name = ledger.sources[one.source_id].name
    head = translated("Says otherwise than before") if one.reverses else translated("Changed its answer")
    told = f"<b><bdi>{html(name)}</bdi></b>: {html(change_in_words(one))}"
    return f'<div class="gl-pair"><h4>{html(head)}</h4><p>{told}</p></div>'


def _told(ledger: Ledger, told: Sequence[Told]) -> str:
    """Statements by source, in the staff's order."""
    sources: dict[str, list[Told]] = {}
    for one in sorted(told, key=lambda one: list(Group).index(ledger.sources[one.claim.source_id].group)):
        sources.setdefault(one.claim.source_id, []).append(one)
    rows = "".join(
        f"<dt><bdi>{html(ledger.sources[name].name)}</bdi></dt>{''.join(map(_statement, own))}"
        for name, own in sources.items()
    )
    return f"<dl>{rows}</dl>" if rows else ""


def _statement(one: Told) -> str:
    """Each of its answers once: the claims of one statement differ in the part of the place, or in the day they tell of."""
    told = "; ".join(dict.fromkeys(map(dated_in_words, one.claims)))
    words = printed_words(next((claim.words for claim in one.claims if claim.words), ""))
    parts = [counted("{n} claim", "{n} claims", len(one.claims))] if len(one.claims) > 1 else []
    parts += [counted("in {n} document", "in {n} documents", one.documents)] if one.documents > 1 else []
    many = f' <span class="gl-second">{html(", ".join(parts))}</span>' if parts else ""
    return f"<dd>{html(told)}{words}{many}</dd>"


def dated_in_words(claim: Claim) -> str:
    """A claim in a few words, with the day it is about wherever that is not the day on which it became known: what is
    told for the first time today may have happened in August."""
    told = told_in_words(claim)
    if claim.as_of == claim.known_from.isoformat():
        return told
    return translated("{told}, about {when}").format(told=told, when=edtf_in_words(claim.as_of))


def draw_news(ledger: Ledger, news: DayNews, silent: bool = False) -> None:
    """Draws the panel: its head, the nearest days with news, and each place with a button that opens it."""
    st.html(summary_html(news, silent))
    draw_days(news)
    for place in news.places[:MOST_BUTTONS]:
        st.html(place_news_html(ledger, place))
        name = label(ledger.places[place.place_id].name)
        st.button(
            translated("Open {place}").format(place=name), key=f"new-open:{place.place_id}", type="tertiary",
            on_click=open_place, args=(place.place_id,),
        )  # fmt: skip
    if left := news.places[MOST_BUTTONS:]:
        st.html("".join(place_news_html(ledger, place) for place in left))


def draw_days(news: DayNews) -> None:
    """The ways to the nearest days on which anything became known."""
    with st.container(key="new-days", horizontal=True):
        for form, day in ((translated("Before: {day}"), news.earlier), (translated("Next: {day}"), news.later)):
            if day:
                text = form.format(day=day_in_words(day, "d MMMM"))
                st.button(text, key=f"new-day:{day}", on_click=go_to, args=(day,))
