"""The contact line's length, source by source and day by day: derived by a rule that is told, and only when it is asked for."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

import pandas as pd
import streamlit as st

from dashboard.changing import Span, areas_of, lines_of
from dashboard.language import day_in_words, translated
from dashboard.panels.change_areas import WIDTHS
from dashboard.panels.change_chart import draw_chart
from dashboard.panels.change_points import Drawing, Mark, Point, gaps_of, runs_of
from dashboard.safe import html, visible
from dashboard.wording_changes import number_in_words, series_name
from dashboard.wording_jumps import short_jump
from data.model import State
from data.movement.jumps import Jump
from data.movement.kept_lines import DayLength
from data.movement.known import KnownMaps
from data.store import Ledger
from geo.contact import BORDER_KM, GAP_KM2, UNMAPPED_KM2

Lengths = Mapping[KnownMaps, Sequence[DayLength]]
Jumps = Mapping[date, Jump]
ROW, MOST_ROWS = 35, 8
# So many maps before the reader is told again how far it has got.
STEP = 5


def draw_line(ledger: Ledger, series: Sequence[KnownMaps], span: Span) -> None:
    """Folded at first, as deriving it takes a while."""
    folded = st.expander(translated("Length of the contact line (derived)"), key="change-line", on_change="rerun")
    if not folded.open:
        return
    with folded:
        st.html(rule_html())
        found = derive(ledger, series, span)
        draw_lengths(ledger, found, {one: jumps_of(one, span) for one in found})
        draw_table(ledger, found)


def derive(ledger: Ledger, series: Sequence[KnownMaps], span: Span) -> Lengths:
    """The lengths; a plain line says how far it has got, as a year of maps takes a minute or two when it is first asked for."""
    found: dict[KnownMaps, list[DayLength]] = {}
    told = st.empty()
    for one in series:
        lengths, words = found.setdefault(one, []), translated("Deriving the line of {source}: {n} of {all} maps …")
        count = len(one.within(span.since, span.day))
        for number, length in enumerate(lines_of(one, span)):
            if number % STEP == 0:
                told.text(words.format(source=visible(series_name(ledger, one)), n=number, all=count))
            lengths.append(length)
    told.empty()
    return {one: lengths for one, lengths in found.items() if lengths}


def rule_html() -> str:
    """That no source has published this line, and by which rule it comes about."""
    lead = translated("Derived: no source has published this line. Compare a source with itself, never with another one.")
    rule = translated(
        "The line is the edge of what a source draws as Russian towards all else within Ukraine, whatever it draws there or "
        "leaves blank. Left out is what runs within {border} km of the state border or the coast, told apart beside the "
        "length; land that is shut in and smaller than {gap} km², a gap between polygons; and land that is shut in and larger "
        "than {unmapped} km², which the source does not map. The length is geodesic between the points that the source has "
        "drawn, so a line that is drawn finer is longer for it."
    )
    told = rule.format(border=f"{BORDER_KM:g}", gap=f"{GAP_KM2:g}", unmapped=number_in_words(UNMAPPED_KM2, 0))
    return (
        f'<p class="gl-second">{html(lead)}</p><details class="gl-rule"><summary>{html(translated("The rule"))}</summary>'
        f"<p>{html(told)}</p></details>"
    )


def jumps_of(known: KnownMaps, span: Span) -> Jumps:
    """The days on which what is drawn as Russian jumps for a reason of the file, and the line derived from it too."""
    rows = (row for row in areas_of(known, span) if row.state == State.russian and not row.whole)
    return {row.map.data_day: row.jump for row in rows if row.jump is not None}


def draw_lengths(ledger: Ledger, found: Lengths, jumps: Mapping[KnownMaps, Jumps]) -> None:
    """A chart for each series of two maps or more."""
    days = [one.day.day for lengths in found.values() for one in lengths]
    for number, (series, lengths) in enumerate(found.items()):
        known = [one for one in lengths if one.km is not None]
        if not known:
            words = translated("{source}: none of these maps draws anything as Russian here, so there is no line to derive.")
            st.html(f"<p>{html(words.format(source=series_name(ledger, series)))}</p>")
            continue
        said = translated("{source}: {km} km on its last map").format(
            source=series_name(ledger, series), km=number_in_words(known[-1].km, 0)
        )
        st.html(f'<p class="gl-figure"><bdi>{html(said)}</bdi></p>')
        if len(known) > 1:
            spoken = translated("Length of the contact line day by day; the table below has the figures")
            drawing = line_drawing(known, jumps[series])
            with st.columns(WIDTHS[1])[0]:
                draw_chart(drawing, (min(days), max(days)), State.russian, spoken, f"change-line-{number}")


def line_drawing(lengths: Sequence[DayLength], jumps: Jumps) -> Drawing:
    """The lengths as a chart; joined only from one day to the next, and not across a jump."""
    days = [one.day.day for one in lengths]
    marks = tuple(Mark(day, short_jump(jumps[day])) for day in days if day in jumps)
    return Drawing(tuple(map(_point, lengths, runs_of(days, jumps))), marks, gaps_of(days))


def _point(length: DayLength, run: int) -> Point:
    said = translated("{day}: {km} km").format(day=day_in_words(length.day.day), km=number_in_words(length.km))
    return Point(length.day.day, length.km or 0.0, run, said)


def draw_table(ledger: Ledger, found: Lengths) -> None:
    """All lengths, and what was left out at the border."""
    rows: list[dict[str, Any]] = [
        {
            translated("Source"): visible(ledger.sources[one.source_id].name),
            translated("Format"): one.format,
            translated("Day"): one.day.day,
            translated("Length, km (derived)"): None if one.km is None else round(one.km, 1),
            translated("Left out at border and coast, km"): None if one.at_border_km is None else round(one.at_border_km, 1),
            translated("File"): visible(one.day.map.file_name),
        }
        for lengths in found.values()
        for one in lengths
    ]
    height = ROW * (min(len(rows), MOST_ROWS) + 1) + 2
    st.dataframe(
        pd.DataFrame(rows), hide_index=True, width="stretch", height=height, key="change-lengths", placeholder=""
    )
