"""A source's tables of settlements on its card: which there are, and where it called a place otherwise and back again."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from dashboard.language import counted, day_in_words, translated
from dashboard.panels.sources_maps import MOST_TOLD
from dashboard.panels.statuses import reversal_in_words
from dashboard.safe import html
from data.map_reversals import places_spoken_of
from data.place_statuses import Turned, table_reversals
from data.settlements import SettlementSeries
from data.store import Ledger


def tables_html(ledger: Ledger, source_id: str, day: date) -> str:
    """Its tables known by a day; "" for a source without any."""
    known = [one for one in ledger.settlements if one.source_id == source_id and one.table_on(day)]
    told = "".join(_series(ledger, one, day) for one in known)
    return f"<h4>{html(translated('Its tables of settlements'))}</h4>{told}" if told else ""


def _series(ledger: Ledger, series: SettlementSeries, day: date) -> str:
    about, states = series.on(day) or (day, {})
    tables = sum(one.known_from <= day for one in series.tables)
    said = translated("{tables}; on {day} it gives {places} a state.").format(
        tables=counted("{n} table known by then", "{n} tables known by then", tables),
        day=day_in_words(about),
        places=counted("{n} place", "{n} places", len(states)),
    )
    return f"<p>{html(said)}</p>{_reversals(table_reversals(series, day, places_spoken_of(ledger)))}"


def _reversals(turned: Sequence[Turned]) -> str:
    if not turned:
        return f"<p>{html(translated('No place that claims speak of was called otherwise and then as before.'))}</p>"
    rows = "".join(
        f"<li><b><bdi>{html(place.name)}</bdi></b>: {html(reversal_in_words(one))}</li>"
        for place, one in turned[-MOST_TOLD:][::-1]
    )
    rest = len(turned) - MOST_TOLD
    more = f"<p>{html(counted('{n} earlier one', '{n} earlier ones', rest))}</p>" if rest > 0 else ""
    return f'<ul class="gl-changes">{rows}</ul>{more}'
