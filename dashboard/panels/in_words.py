"""The picture of the day in words: what the map shows, place by place, for whoever can't or won't look at it."""

from __future__ import annotations

import streamlit as st

from dashboard.cells import Cell
from dashboard.language import counted, translated
from dashboard.panels.said import PlaceSaid, said_of_towns
from dashboard.panels.staff import cells_of
from dashboard.safe import html
from dashboard.wording import GROUP_NAMES, answer_in_words, answers_in_words, named_in_words, undrawn_in_words
from dashboard.wording_maps import shares_in_words
from data.breath import Breaths
from data.map_standings import map_standings
from data.statements import drawn_on
from data.store import Ledger
from data.view import Answer, View


def words_html(ledger: Ledger, view: View, answer: Answer) -> str:
    """A list with one entry for each place on the map that anything is said of, most spoken of first."""
    places = sorted(said_of_towns(ledger, answer, map_standings(ledger, view)), key=lambda said: -len(said.claims))
    rows = "".join(f"<li>{html(place_in_words(ledger, view, said))}</li>" for said in places)
    return f'<ul class="gl-words">{rows}</ul>'


def place_in_words(ledger: Ledger, view: View, said: PlaceSaid) -> str:
    """One place as the map draws it: its staff from left to right, encirclement, and the day's events."""
    parts = [*_staff(ledger, said), *_encirclement(ledger, said), *_events(view, said)]
    name = ledger.places[said.place_id].name
    claims = counted("{n} claim", "{n} claims", len(said.claims))
    return f"{name}, {claims}. {'. '.join(parts)}."


def _staff(ledger: Ledger, said: PlaceSaid) -> list[str]:
    silent, other = translated("silent"), translated("speaks, but not of control")
    breaths = said.breaths
    return [
        f"{translated(GROUP_NAMES[cell.group])}: "
        + ("; ".join(_answers(cell, breaths)) or (other if cell.speaks else silent))
        for cell in cells_of(ledger, said)
    ]


def _answers(cell: Cell, breaths: Breaths) -> list[str]:
    drawn = [translated("draws {shares}").format(shares=shares_in_words(one)) for one in cell.maps]
    return [*(answers_in_words(one, breaths) for one in cell.standings), *drawn]


def _encirclement(ledger: Ledger, said: PlaceSaid) -> list[str]:
    about = [one for one in said.standings if one.question == "encirclement"]
    rows = []
    for stance, form in (
        ("asserted", translated("Encirclement is claimed by {names}")),
        ("denied", translated("Encirclement is denied by {names}")),
    ):
        names = list(
            dict.fromkeys(
                named_in_words(ledger.sources[one.source_id].name, one) for one in about if one.stance == stance
            )
        )
        if names:
            rows.append(form.format(names=", ".join(names)))
    return rows


def _events(view: View, said: PlaceSaid) -> list[str]:
    first = view.since or said.day
    today = [claim for claim in said.claims if drawn_on(claim) and claim.known_from >= first and claim.kind != "other"]
    told = list(dict.fromkeys(answer_in_words(claim) for claim in today))
    return [translated("New that day: {events}").format(events="; ".join(told))] if told else []


def draw_undrawn(ledger: Ledger, answer: Answer) -> None:
    """How many claims are on no map, under the map that lacks them; always an element, so that nothing moves."""
    st.html(f'<p class="gl-second gl-undrawn">{html(undrawn_in_words(ledger, answer.by_place))}</p>')


def draw_words(ledger: Ledger, view: View, answer: Answer) -> None:
    """Draws it where it is unfolded; folded, as it is at first, it costs nothing at a change of the day."""
    folded = st.expander(translated("The map in words"), key="words", on_change="rerun")
    if folded.open:
        folded.html(words_html(ledger, view, answer))
