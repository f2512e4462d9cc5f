"""What tables of settlements call a place: each source's word for the whole of it, beside what is said and drawn."""

from __future__ import annotations

from datetime import date

from dashboard.language import counted, day_in_words, translated
from dashboard.palette import state_label
from dashboard.safe import html
from data.place_statuses import Called, called_by
from data.reversals import Reversal
from data.store import Ledger
from data.view import View


def statuses_html(ledger: Ledger, view: View, place_id: str, day: date) -> str:
    """A line for each table that speaks of the place; "" where none does."""
    told = called_by(ledger, view, day, ledger.places[place_id])
    if not told:
        return ""
    count = html(counted("{n} table", "{n} tables", len(told)))
    words = translated("A table gives the whole place one state: a source's word for it, no area and no share.")
    rows = "".join(f"<li>{_row(ledger, one)}</li>" for one in told)
    return (
        f"<h3>{html(translated('In tables of settlements'))} <span>{count}</span></h3>"
        f'<p class="gl-second">{html(words)}</p><ul class="gl-statuses">{rows}</ul>'
    )


def _row(ledger: Ledger, one: Called) -> str:
    name, state = ledger.sources[one.source_id].name, state_label(one.state)
    sign = f'<i class="gl-full gl-{one.state}" aria-hidden="true"></i>'
    back = "".join(f'<p class="gl-second">{html(reversal_in_words(turn))}</p>' for turn in one.reversals)
    return (
        f"{sign}<div><p><b><bdi>{html(name)}</bdi></b>: {html(state)}</p>"
        f'<p class="gl-second"><bdi>{html(origin_in_words(one))}</bdi></p>{back}</div>'
    )


def origin_in_words(one: Called) -> str:
    """Since when it is so called, as of which day of the table, and in which file."""
    told = []
    if one.as_of:
        told.append(translated("as of {day}").format(day=day_in_words(one.as_of)))
    elif one.since < one.about:
        told.append(translated("since {day}").format(day=day_in_words(one.since)))
    told.append(translated("table of {day}").format(day=day_in_words(one.about)))
    told.append(translated("file {file}").format(file=one.table.file_name))
    return " · ".join(told)


def reversal_in_words(one: Reversal) -> str:
    """What the place was called in between."""
    return translated("Called {state} from {turned}, and from {back} as before").format(
        state=state_label(one.state),
        turned=day_in_words(one.turned, "d MMM y"),
        back=day_in_words(one.back, "d MMM y"),
    )
