"""One place from day to day: a small staff for every day, and every source's standing on every day."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from dashboard.cells import Cell, cells
from dashboard.language import counted, day_in_words, translated
from dashboard.panels.disagreement_cells import Spoken, cell_html, ring_html, unseen
from dashboard.panels.disagreement_matrix import grouped, href, scrolling, source_names
from dashboard.panels.staff import staff_html
from dashboard.safe import html
from dashboard.wording import GROUP_NAMES, answer_in_words, answers_in_words
from data.disagreement import positions
from data.model import Group
from data.positions import DaySaid, Opponents, opponents, opponents_of, seen_on
from data.store import Ledger
from data.view import View


def multiples_html(ledger: Ledger, days: Sequence[DaySaid], chosen: date, title: str) -> str:
    """One staff a day, the newest last, each with its day and its number of positions under it."""
    group_of = {name: source.group for name, source in ledger.sources.items()}
    shown = "".join(_multiple(group_of, said, chosen) for said in days)
    order = ", ".join(translated(GROUP_NAMES[group]) for group in Group)
    order = translated("Cells, left to right: {groups}. Triangle: said that day.").format(groups=order)
    return f'<p class="gl-second">{html(order)}</p><ol class="gl-multiples" aria-label="{html(title)}">{shown}</ol>'


def _multiple(group_of: dict[str, Group], said: DaySaid, chosen: date) -> str:
    made = cells(said.standings, group_of, {group_of[name] for name in said.speaking})
    count = counted("{n} position", "{n} positions", positions(said.standings))
    current = ' class="gl-looked-at" aria-current="date"' if said.day == chosen else ""
    new = _fresh(group_of, said)
    marked = " ".join(["gl-mark", *(f"gl-now-{number}" for number, group in enumerate(Group, 1) if group in new)])
    picture = f'<div class="{marked}" aria-hidden="true">{staff_html(made)}{ring_html(said.standings)}</div>'
    return (
        f"<li{current}>{picture}<b>{html(day_in_words(said.day, 'd MMM'))}</b>"
        f"<small>{html(count)}</small>{unseen(html(_staff_in_words(made, said, new)))}</li>"
    )


def _fresh(group_of: dict[str, Group], said: DaySaid) -> set[Group]:
    """The groups that said something of the place that very day, of whatever kind: the map's triangle."""
    return {group_of[name] for name in said.fresh}


def _staff_in_words(made: Sequence[Cell], said: DaySaid, new: set[Group]) -> str:
    """Only the groups that say something of control, then encirclement, then who spoke that very day."""
    parts = [
        f"{translated(GROUP_NAMES[cell.group])}: {', '.join(answers_in_words(one, said.breaths) for one in cell.standings)}"
        for cell in made
        if cell.standings
    ]
    rings = dict.fromkeys(answer_in_words(one) for one in said.standings if one.question == "encirclement")
    today = ", ".join(translated(GROUP_NAMES[group]) for group in Group if group in new)
    told = [translated("said that day: {groups}").format(groups=today)] if today else []
    return "; ".join([*parts, *rings, *told]) or translated("silent")


def days_html(ledger: Ledger, days: Sequence[DaySaid], view: View, chosen: date, title: str) -> str:
    """Source by day: a row per source with a standing on any of the days, in the five groups; nothing if there is none."""
    sources = grouped(ledger, {one.source_id for said in days for one in said.standings})
    if not sources:
        return ""
    against = {said.day: opponents(said.standings) for said in days}
    heads = "".join(_day_head(said.day, view, chosen) for said in days)
    corner = f'<td class="gl-corner">{html(translated("Source"))}</td>'
    body = "".join(_body(ledger, group, names, days, against, chosen) for group, names in sources)
    caption = f'<caption class="gl-unseen">{html(title)}</caption>'
    table = f'<table class="gl-grid gl-by-day">{caption}<thead><tr class="gl-groups">{corner}{heads}</tr></thead>{body}</table>'
    return scrolling(table, title, "gl-newest")


def _day_head(day: date, view: View, chosen: date) -> str:
    link = f'<a href="{href(seen_on(view, day, chosen))}">{html(day_in_words(day, "d MMM"))}</a>'
    current = ' class="gl-looked-at" aria-current="date"' if day == chosen else ""
    return f'<th scope="col"{current}>{link}</th>'


def _body(
    ledger: Ledger, group: Group, names: Sequence[str], days: Sequence[DaySaid],
    against: dict[date, Opponents], chosen: date,
) -> str:  # fmt: skip
    head = f'<th scope="rowgroup" colspan="{len(days) + 1}"><span>{html(translated(GROUP_NAMES[group]))}</span></th>'
    rows = "".join(_row(ledger, group, name, days, against, chosen) for name in names)
    return f'<tbody><tr class="gl-group">{head}</tr>{rows}</tbody>'


def _row(
    ledger: Ledger, group: Group, source_id: str, days: Sequence[DaySaid],
    against: dict[date, Opponents], chosen: date,
) -> str:  # fmt: skip
    drawn = []
    for said in days:
        own = tuple(one for one in said.standings if one.source_id == source_id)
        names = source_names(ledger, opponents_of(own, against[said.day]))
        spoken = Spoken(group, said.day, own, source_id in said.speaking, names, said.breaths)
        look = ' class="gl-looked-at"' if said.day == chosen else ""
        drawn.append(f"<td{look}>{cell_html(spoken)}</td>")
    return f'<tr><th scope="row"><bdi>{html(ledger.sources[source_id].name)}</bdi></th>{"".join(drawn)}</tr>'
