"""New on this day: what was said for the first time, who turned, and who now contradicts whom."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from dashboard.language import counted, day_in_words, translated
from dashboard.palette import state_label
from dashboard.panels.choice import go_to, open_place, title
from dashboard.panels.pairs import sides
from dashboard.panels.quoting import printed_words
from dashboard.safe import html, label
from dashboard.wording import answer_in_words
from data.model import Group
from data.news import Clash, DayNews, PlaceNews, Reversal, Told
from data.standings import Standing
from data.store import Ledger

# Each of the first places has a button that opens it; the others stand below in one piece.
MOST_BUTTONS = 12


def summary_html(news: DayNews, silent: bool = False) -> str:
    """The panel's head: how much is new, or that nothing is; `silent` says that nothing was said before either."""
    new, repeated = sum(len(one.told) for one in news.places), sum(one.repeated for one in news.places)
    if not news.places:
        text = translated("Nothing became known on {day}.").format(day=day_in_words(news.day, "d MMMM"))
    else:
        text = counted("{n} new statement", "{n} new statements", new)
        text += f"; {counted('{n} said again', '{n} said again', repeated)}." if repeated else "."
    text += f" {translated('Nothing was said in these sources by this day.')}" if silent else ""
    return f'<div class="gl-panel gl-new"><h2>{html(title(news.day))}</h2><p>{html(text)}</p></div>'


def place_news_html(ledger: Ledger, place: PlaceNews) -> str:
    """All that is new of one place."""
    name = ledger.places[place.place_id].name
    count = f" <span>{len(place.told)}</span>" if place.told else ""
    repeated = counted("{n} statement said again", "{n} statements said again", place.repeated)
    again = f'<p class="gl-second">{html(repeated)}</p>' if place.repeated else ""
    return (
        f'<section class="gl-panel gl-new"><h3 translate="no"><bdi>{html(name)}</bdi>{count}</h3>'
        f"{_clashes(ledger, place.clashes)}{''.join(_reversal(ledger, one) for one in place.reversals)}"
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
    return translated("{source} ({day})").format(source=name, day=day_in_words(one.known_from, "d MMM"))


def _reversal(ledger: Ledger, one: Reversal) -> str:
    text = translated("now {now}; before, from {day}: {before}").format(
        now=answer_in_words(one.now),
        day=day_in_words(one.before.known_from, "d MMM"),
        before=answer_in_words(one.before),
    )
    name = ledger.sources[one.now.source_id].name
    head = html(translated("Says otherwise than before"))
    return f'<div class="gl-pair"><h4>{head}</h4><p><b><bdi>{html(name)}</bdi></b>: {html(text)}</p></div>'


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
    words = printed_words(one.claim.words)
    read = counted("in {n} document", "in {n} documents", one.documents)
    many = f' <span class="gl-second">{html(read)}</span>' if one.documents > 1 else ""
    return f"<dd>{html(answer_in_words(one.claim))}{words}{many}</dd>"


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
