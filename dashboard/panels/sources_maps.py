"""A source's maps on its card: which there are, and what it painted and painted back. A fact, and no judgement."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from dashboard.language import counted, day_in_words, translated
from dashboard.palette import state_label
from dashboard.safe import html
from data.map_reversals import Turned, map_reversals
from data.store import Ledger

MOST_TOLD = 12


def maps_html(ledger: Ledger, source_id: str, day: date) -> str:
    """Its maps known by a day, and its reversals in the places that claims speak of; "" for a source without maps."""
    own = [series for series in ledger.maps if series.source_id == source_id]
    known = [one for series in own for one in series.maps[: series.number_on(day) + 1]]
    if not known:
        return ""
    days = sorted({one.data_day for one in known})
    title, told = html(translated("Its maps")), html(_maps_in_words(len(known), days))
    return f"<h4>{title}</h4><p>{told}</p>{_reversals(map_reversals(ledger, source_id, day))}"


def _maps_in_words(maps: int, days: Sequence[date]) -> str:
    between = translated("{first} to {last}").format(first=day_in_words(days[0]), last=day_in_words(days[-1]))
    told = counted("{n} map known by then", "{n} maps known by then", maps)
    return translated("{maps}, drawn for {days}.").format(maps=told, days=between if len(days) > 1 else day_in_words(days[0]))


def _reversals(turned: Sequence[Turned]) -> str:
    if not turned:
        return f"<p>{html(translated('Nothing painted and painted back in the places that claims speak of.'))}</p>"
    head = html(translated("Painted and painted back (a front may have moved back, or an error was mended):"))
    rows = "".join(f"<li>{_reversal(one)}</li>" for one in turned[-MOST_TOLD:][::-1])
    rest = len(turned) - MOST_TOLD
    more = f"<p>{html(counted('{n} earlier one', '{n} earlier ones', rest))}</p>" if rest > 0 else ""
    return f'<p>{head}</p><ul class="gl-changes">{rows}</ul>{more}'


def _reversal(turned: Turned) -> str:
    place, one = turned
    form = (
        translated("{points} more {state} by {turned} than on {since}, taken back by {back}")
        if one.points > 0
        else translated("{points} less {state} by {turned} than on {since}, given back by {back}")
    )
    said = form.format(
        points=counted("{n} point", "{n} points", round(abs(one.points))),
        state=state_label(one.state),
        since=day_in_words(one.since, "d MMM y"),
        turned=day_in_words(one.turned, "d MMM y"),
        back=day_in_words(one.back, "d MMM y"),
    )
    return f"<b><bdi>{html(place.name)}</bdi></b>: {html(said)}"
