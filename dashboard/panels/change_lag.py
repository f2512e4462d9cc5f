"""Who said it first: for one place the first day on which each source claimed a state or drew it, with what shows it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby

import streamlit as st

from dashboard.changing import first_days_at, span_of
from dashboard.language import N_, day_in_words, translated
from dashboard.panels.change_tables import Cell, table_html
from dashboard.panels.disagreement_matrix import href
from dashboard.printed import printed_in
from dashboard.safe import html
from dashboard.wording_changes import number_in_words, state_name
from data.citation import view_of_claim
from data.movement.lag import AT_LEAST_PER_CENT, PART, WHOLE, FirstDay
from data.store import Ledger
from data.view import View
from geo.places import Place

WITHOUT_CHOICE = "pokrovsk"
COLUMNS = 4


def place_of(ledger: Ledger, view: View) -> Place | None:
    """The View's place, or Pokrovsk where none is open."""
    return ledger.places.get(view.place or WITHOUT_CHOICE)


def draw_lag(ledger: Ledger, view: View) -> None:
    """The table of the place, or why there is none."""
    place = place_of(ledger, view)
    name = place.name if place else ""
    st.html(f"<h2><bdi>{html(translated('First day at each source: {place}').format(place=name))}</bdi></h2>")
    if place is None or place.reference_radius_km is None:
        words = translated("A region has no reference area that a map could be judged by: choose a town above.")
        st.html(f'<p class="gl-empty" role="status">{html(words)}</p>')
        return
    with st.spinner(translated("Looking for the first day of each source …")):
        rows = first_days_at(ledger, view, place)
    st.html(lag_html(ledger, view, place, rows))


def lag_html(ledger: Ledger, view: View, place: Place, rows: Sequence[FirstDay]) -> str:
    """A table for each state and extent of which anybody spoke, and how the days are found."""
    if not rows:
        words = translated("No source claimed or drew control of {place} by {day}, of those shown.")
        said = words.format(place=place.name, day=day_in_words(span_of(ledger, view).day))
        return f'<p class="gl-empty" role="status"><bdi>{html(said)}</bdi></p>'
    title = translated("{place}: who first claimed or drew which state of it").format(place=place.name)
    heads = [translated("Source"), translated("First day"), translated("Days after the first"), translated("Shown by")]
    told = [cells for question, own in groupby(rows, _question) for cells in _part(ledger, *question, list(own))]
    return table_html(title, heads, told) + how_html(place)


def _question(row: FirstDay) -> tuple[str, str]:
    return row.state, row.extent


def _part(ledger: Ledger, state: str, extent: str, rows: Sequence[FirstDay]) -> list[list[Cell]]:
    """The rows about one state and extent, below a row that names both."""
    words = {PART: translated("{state}, in part at least"), WHOLE: translated("{state}, as a whole")}
    head = Cell(words[extent].format(state=state_name(state)), state=state, group=True, wide=COLUMNS)
    return [[head], *(_row(ledger, row, rows) for row in rows)]


def _row(ledger: Ledger, row: FirstDay, rows: Sequence[FirstDay]) -> list[Cell]:
    name = ledger.sources[row.source_id].name
    name = f"{name} ({row.format})" if row.format else name  # which of a source's products
    before = translated("or earlier") if row.not_later_than else ""
    day = " ".join(filter(None, (day_in_words(row.first_day, "d MMM y"), before)))
    shown = Cell("", safe="; ".join(_claims(ledger, row))) if row.basis == "claim" else Cell(_map(row))
    return [Cell(name, head=True), Cell(day), Cell(days_after(row, rows), figure=True), shown]


def days_after(row: FirstDay, rows: Sequence[FirstDay]) -> str:
    """How many days after the first of the table, no more certain than they are: a source of which the first map at hand
    draws it already may have done so on any day before, and so may have been the first."""
    other_earlier = any(one.not_later_than for one in rows if one is not row)
    if other_earlier:
        form = N_("not known") if row.not_later_than else N_("{n} or more")
    else:
        form = N_("{n} or fewer") if row.not_later_than and row.days_after else "{n}"
    return translated(form).format(n=row.days_after)


def _claims(ledger: Ledger, row: FirstDay) -> Iterator[str]:
    """The claims, each as a link to where it stands with its passage."""
    known = {claim.claim_id: claim for claim in ledger.claims}
    for claim in (known[name] for name in row.claim_ids):
        words = f"“{claim.words}”" if claim.words else claim.summary
        link = f'<a href="{href(view_of_claim(claim, row.first_day), "./")}"><bdi>{html(words)}</bdi></a>'
        yield f"{link} <bdi>{html(printed_in(ledger, ledger.documents[claim.document_id]))}</bdi>"


def _map(row: FirstDay) -> str:
    if row.map is None:
        return ""
    share = number_in_words(row.per_cent)
    told = translated("map about {day}, {share} % of the place, file {file}")
    said = told.format(day=day_in_words(row.map.data_day), share=share, file=row.map.file_name)
    if row.not_later_than:
        return translated("{map}; its first map here, so it may have been so before").format(map=said)
    if row.last_without:
        return translated("{map}; not yet on that of {day}").format(map=said, day=day_in_words(row.last_without))
    return said


def how_html(place: Place) -> str:
    """How the days are found, and what they do not say."""
    radius = f"{place.reference_radius_km:g}" if place.reference_radius_km else ""
    said = translated(
        "A map counts from the day it became known, where it draws the state on {part} % of the circle of {km} km about the "
        "place or more (in part), or on {whole} % (as a whole); a claim where it says it is so, not where it denies or "
        "foresees. Who is early may be well informed or wrong, who is late careful or silent: nothing is scored and nobody is "
        "ranked."
    )
    part, whole = (f"{AT_LEAST_PER_CENT[extent]:g}" for extent in (PART, WHOLE))
    return f'<p class="gl-second gl-method">{html(said.format(part=part, whole=whole, km=radius))}</p>'
