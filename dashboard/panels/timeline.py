"""The timeline of a place: a row for each source, a column for each day, and in it what the source then stood by."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache

from dashboard.cells import denies, fills, in_part
from dashboard.language import SPOKEN, day_in_words, translated
from dashboard.safe import css_text, html
from dashboard.wording import answer_in_words
from data.model import Group, State
from data.standings import Standing, standings_on
from data.store import Ledger
from data.view import View, shows_standing

# More columns than this are no longer seen; the days around the chosen one are shown then. They go on by so many at once:
# a table that went on with every day would be drawn anew with every day.
MOST_DAYS, AT_ONCE = 28, 14


@dataclass(frozen=True)
class Row:
    """One source and what it stood by on each of the days."""

    source_id: str
    days: tuple[tuple[Standing, ...], ...]


def shown_days(strip: tuple[date, date], day: date) -> list[date]:
    """The days of the time strip, or those around the chosen one where the strip is long."""
    beyond = max(0, (day - strip[0]).days - MOST_DAYS + 1)
    last = min(strip[1], strip[0] + timedelta(days=MOST_DAYS - 1 + -(-beyond // AT_ONCE) * AT_ONCE))
    first = max(strip[0], last - timedelta(days=MOST_DAYS - 1))
    return [first + timedelta(days=number) for number in range((last - first).days + 1)]


def rows(ledger: Ledger, own: Sequence[Standing], days: Sequence[date]) -> list[Row]:
    """A row for each source that stood by anything on these days, in the staff's order."""
    order = list(Group)
    names = dict.fromkeys(one.source_id for one in own)
    made = [
        Row(name, tuple(tuple(standings_on((one for one in own if one.source_id == name), day)) for day in days))
        for name in sorted(names, key=lambda name: (order.index(ledger.sources[name].group), name))
    ]
    return [row for row in made if any(row.days)]


def timeline_html(ledger: Ledger, view: View, place_id: str, day: date, intervals: Sequence[Standing]) -> str:
    """The timeline as a table; nothing where no source took a position. Which day is the chosen one, its style says."""
    own = [one for one in intervals if one.place_id == place_id and shows_standing(view, one)]
    days = shown_days(ledger.strip_days, day)
    named = tuple((ledger.sources[row.source_id].name, row) for row in rows(ledger, own, days))
    return _table_html(SPOKEN.get(), named, tuple(days)) if named else ""


@lru_cache(maxsize=128)
def _table_html(language: str, named: tuple[tuple[str, Row], ...], days: tuple[date, ...]) -> str:
    """Kept, as it is the same for all readers and on every day that stands in it."""
    title = html(translated("Positions day by day"))
    head = "".join(_day(one, one == days[0] or one.day == 1) for one in days)
    body = "".join(_row(name, row, days) for name, row in named)
    return (
        f'<h3>{title}</h3><div class="gl-timeline" role="region" tabindex="0" aria-label="{title}"><table>'
        f'<thead><tr><th scope="col">{html(translated("Source"))}</th>{head}</tr></thead><tbody>{body}</tbody></table>'
        f"</div>{_key(body)}"
    )


def timeline_style(strip: tuple[date, date], day: date) -> str:
    """Marks the chosen day in the timeline, also for a screen reader, and makes paler what nobody had said by then."""
    column = 2 + shown_days(strip, day).index(day)
    chosen = css_text(f" ({translated('the chosen day')})")
    return (
        f".gl-timeline tr>:nth-child({column}){{background:color-mix(in srgb,var(--gl-accent) 12%,transparent)}}"
        f".gl-timeline thead th:nth-child({column}){{color:var(--gl-ink);font-weight:700}}"
        f'.gl-timeline thead th:nth-child({column}) .gl-unseen::after{{content:"{chosen}"}}'
        f".gl-timeline td:nth-child(n+{column + 1}) .gl-day{{opacity:.5}}"
    )


def _day(day: date, month: bool) -> str:
    short = day_in_words(day, "d MMM") if month else str(day.day)
    long = html(day_in_words(day))
    return (
        f'<th scope="col"><span aria-hidden="true">{html(short)}</span><span class="gl-unseen">{long}</span></th>'
    )


def _row(name: str, row: Row, days: Sequence[date]) -> str:
    cells = "".join(_cell(said, day) for said, day in zip(row.days, days, strict=True))
    return f'<tr><th scope="row"><bdi>{html(name)}</bdi></th>{cells}</tr>'


def _cell(said: Sequence[Standing], day: date) -> str:
    if not said:
        return f'<td><span class="gl-unseen">{html(translated("silent"))}</span></td>'
    fresh = any(one.known_from == day for one in said)
    words = "; ".join(answer_in_words(one) for one in said)
    words = translated("new: {words}").format(words=words) if fresh else words
    return f'<td>{_picture(said, fresh)}<span class="gl-unseen">{html(words)}</span></td>'


def _picture(said: Sequence[Standing], fresh: bool) -> str:
    """Control as a small cell, newest left as on the staff, and encirclement as a ring below it."""
    control = sorted((one for one in said if fills(one) or denies(one)), key=lambda one: one.known_from, reverse=True)
    looks = list(dict.fromkeys(_look(one) for one in control))[:2]
    inside = "".join(f'<i class="{look}"></i>' for look in looks)
    speaks = any(one.question == "control" for one in said)
    box = f'<span class="gl-small{" gl-fresh" if fresh else ""}">{inside or _DOT}</span>' if speaks else ""
    return f'<span class="gl-day" aria-hidden="true">{box}{_ring(said, fresh)}</span>'


_DOT = '<i class="gl-dot"></i>'


def _look(one: Standing) -> str:
    kind = "gl-denied" if denies(one) else "gl-part" if in_part(one) else "gl-full"
    return f"{kind} gl-{State(one.state)}"


def _ring(said: Sequence[Standing], fresh: bool) -> str:
    stances = {one.stance for one in said if one.question == "encirclement"}
    if not stances:
        return ""
    look = (
        " gl-open-ring"
        if stances == {"open"}
        else "".join(f" gl-{stance}-ring" for stance in sorted(stances - {"open"}))
    )
    return f'<i class="gl-ring{look}{" gl-fresh" if fresh else ""}"></i>'


def _key(body: str) -> str:
    """What the cells of this table mean, for the eye; a screen reader has the words in every cell."""
    entries = (
        ("gl-ring gl-asserted-ring", translated("encirclement said")),
        ("gl-ring gl-denied-ring", translated("denied")),
        ("gl-ring gl-open-ring", translated("attempted or possible")),
        ("gl-small gl-fresh", translated("said that day")),
    )
    shown = "".join(f'<span><i class="{look}"></i> {html(text)}</span>' for look, text in entries if look in body)
    return f'<p class="gl-key" aria-hidden="true">{shown}</p>'
