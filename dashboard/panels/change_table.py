"""The areas as a table and as a file: the file has every row and column that `areas` prints."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

import pandas as pd
import streamlit as st

from dashboard.answers import as_csv
from dashboard.area_answers import AREA_COLUMNS, area_row
from dashboard.language import counted, translated
from dashboard.panels.change_areas import Counted
from dashboard.safe import html, visible
from dashboard.snapshot.formulas import disarm
from dashboard.wording_changes import net_of, state_name
from dashboard.wording_jumps import jump_in_words
from data.movement.areas import AreaRow
from data.store import Ledger
from geo.regions import Region, region_named

ROW, MOST_ROWS = 35, 12
DIGITS = 2
# What stands in a file may come from one that somebody else has named.
TEXTS = ("source_id", "format", "reason", "file_name")


def draw_table(ledger: Ledger, shown: Counted, region: str | None) -> None:
    """The table of all series, and the button for the file under it."""
    rows = [row for series_rows in shown.values() for row in series_rows]
    by_day = [row for row in rows if not row.whole]
    count = counted("{n} row", "{n} rows", len(by_day))
    st.html(f"<h3>{html(translated('The same as a table: {count}').format(count=count))}</h3>")
    st.dataframe(
        pd.DataFrame(table_rows(ledger, by_day)), hide_index=True, width="stretch", key="change-table", placeholder="",
        height=ROW * (min(len(by_day), MOST_ROWS) + 1) + 2,
    )  # fmt: skip
    st.download_button(
        translated("Download these as CSV"), data=lambda: csv_of(rows, region_named(region)), mime="text/csv",
        file_name=file_name(ledger, rows), key="change-csv", on_click="ignore",
    )  # fmt: skip


def table_rows(ledger: Ledger, rows: Iterable[AreaRow]) -> list[dict[str, Any]]:
    """One row for each state and map; what is not known stays empty."""
    return [
        {
            translated("Source"): visible(ledger.sources[row.source_id].name),
            translated("Format"): row.format,
            translated("Day"): row.map.data_day,
            translated("State"): state_name(row.state),
            translated("Area, km²"): _figure(row.area_km2),
            translated("Compared with"): row.since,
            translated("Gained, km²"): _figure(row.gained_km2),
            translated("Lost, km²"): _figure(row.lost_km2),
            translated("Net, km²"): _figure(net_of(row)),
            translated("Slivers, km²"): _figure(row.sliver_km2),
            translated("Days without a map before"): row.silent_days if row.since else None,
            translated("Why not compared"): visible(jump_in_words(row.jump)) if row.jump else "",
            translated("File"): visible(row.map.file_name),
        }
        for row in rows
    ]


def _figure(km2: float | None) -> float | None:
    return None if km2 is None else round(km2, DIGITS)


def csv_of(rows: Iterable[AreaRow], region: Region) -> bytes:
    """What `areas` prints of the same days and region, with nothing in it that a spreadsheet would compute."""
    told = [area_row(row, region) for row in rows]
    return as_csv([{**one, **{name: disarm(one[name]) for name in TEXTS}} for one in told], AREA_COLUMNS).encode()


def file_name(ledger: Ledger, rows: Sequence[AreaRow]) -> str:
    """A file's name that says of which days and of which state of the ledger it is."""
    days = sorted(row.map.data_day for row in rows)
    return f"areas_{days[0]}_{days[-1]}_{ledger.head[:8]}.csv"
