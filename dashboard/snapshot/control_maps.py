"""The published maps of a snapshot: which may be drawn in it, which are left out for their licence, and how that is told.

What a source drew is passed on only where the source lets anybody do so (`open`), or where whoever makes the snapshot says so
with `--with-restricted`. What is left out is named, in the file and in its manifest.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from dashboard.language import counted, day_in_words, translated
from dashboard.snapshot.contents import Contents
from dashboard.wording_maps import known_later_in_words, layers_in_words
from data.maps import MapSeries, PublishedMap
from data.model import Redistribution
from data.shown_maps import ShownMap, chosen_sources
from data.view import allows


def may_be_drawn(contents: Contents, source_id: str) -> bool:
    """Whether this source's geometry is let into this snapshot."""
    free = contents.ledger.sources[source_id].redistribution == Redistribution.open
    return free or contents.options.with_restricted


def drawn_maps(contents: Contents) -> tuple[ShownMap, ...]:
    """The maps of the View that are drawn, in the order in which they were chosen."""
    return tuple(one for one in contents.answer.maps if may_be_drawn(contents, one.source_id))


def layers_may_be_drawn(contents: Contents) -> bool:
    """Whether the layers of a comparison are let in: they are made of what both sources drew."""
    comparison = contents.comparison
    return comparison is not None and all(may_be_drawn(contents, side.source_id) for side in comparison.sides)


def other_sides(contents: Contents) -> tuple[ShownMap, ...]:
    """The map B of a comparison, whose map A is among those that are drawn anyway; nothing where both are one map."""
    comparison = contents.comparison
    return (comparison.b,) if comparison and not comparison.of_one_map else ()


def left_out(contents: Contents) -> tuple[ShownMap, ...]:
    """Those that are not, as they may not be passed on without asking."""
    return tuple(one for one in contents.answer.maps if not may_be_drawn(contents, one.source_id))


def carried_series(contents: Contents) -> tuple[MapSeries, ...]:
    """All maps, of every day, of the chosen sources: what a page with a time strip holds, under the same gate."""
    view = contents.view
    chosen = chosen_sources(contents.ledger.maps, view.maps, view.control)
    return tuple(
        one for one in contents.ledger.maps if one.source_id in chosen and may_be_drawn(contents, one.source_id)
    )


def carried_figures(contents: Contents) -> tuple[MapSeries, ...]:
    """The other maps of the sources shown: of these a page holds the shares of places, which are figures, and no geometry."""
    shown = contents.view.sources
    drawn = carried_series(contents)
    return tuple(one for one in contents.ledger.maps if one not in drawn and allows(shown, one.source_id))


def map_credits(contents: Contents) -> Iterator[str]:
    """Whose map is drawn, of which day, from which file and under which licence; and whose is left out."""
    for one in drawn_maps(contents):
        yield _credit(contents, one)
    if layers_may_be_drawn(contents):
        yield from (_credit_of_other(contents, one) for one in other_sides(contents))
    if contents.options.first:
        yield from _credits_of_span(contents)
    for one in (*left_out(contents), *(one for one in other_sides(contents) if not may_be_drawn(contents, one.source_id))):
        said = translated("Map by {source}, drawn for {day}: left out, as it may not be passed on without asking.")
        yield said.format(source=contents.ledger.sources[one.source_id].name, day=day_in_words(one.map.data_day))


def _credits_of_span(contents: Contents) -> Iterator[str]:
    """Of a span, besides the last day's map: how many files of each source are drawn, and of which days."""
    for source_id in dict.fromkeys(one.source_id for one in drawn_maps(contents)):
        drawn = [one.map for day in contents.days for one in drawn_maps(day) if one.source_id == source_id]
        files, days = {one.sha256 for one in drawn}, [one.data_day for one in drawn]
        said = translated("Maps by {source}, drawn for {first} to {last}: {files}.")
        count = counted("{n} file", "{n} files", len(files))
        first, last = day_in_words(min(days)), day_in_words(max(days))
        yield said.format(source=contents.ledger.sources[source_id].name, first=first, last=last, files=count)


def _credit(contents: Contents, one: ShownMap) -> str:
    source = contents.ledger.sources[one.source_id]
    said = translated("Map by {source}, drawn for {day}; file {file}")
    parts = [said.format(source=source.name, day=day_in_words(one.map.data_day), file=one.map.file_name)]
    age = one.map.age_days(contents.answer.day)
    parts += [counted("known {n} day before", "known {n} days before", age)] if age > 0 else []
    parts += [known_later_in_words(one.map)] if age < 0 else []
    return "; ".join([*parts, *layers_in_words(one.map), *filter(None, [source.licence])]) + "."


def _credit_of_other(contents: Contents, one: ShownMap) -> str:
    """The credit of map B; where it is the same source's, its licence and layers are said with map A."""
    a = contents.answer.maps[0]
    if (one.source_id, one.map.layers, one.map.missing) != (a.source_id, a.map.layers, a.map.missing):
        return _credit(contents, one)
    said = translated("Compared with its map drawn for {day}; file {file}.")
    return said.format(day=day_in_words(one.map.data_day), file=one.map.file_name)


def map_records(contents: Contents) -> list[dict[str, Any]]:
    """The maps of the View for its manifest, drawn or not: days, file, sha256, layers."""
    return [side_record(one, drawn=may_be_drawn(contents, one.source_id)) for one in contents.answer.maps]


def side_record(one: ShownMap, *, drawn: bool) -> dict[str, Any]:
    """One map for a manifest."""
    published = one.map
    return {
        "source_id": one.source_id,
        "format": one.series.format,
        "data_day": published.data_day.isoformat(),
        "file_day": published.file_day.isoformat() if published.file_day else None,
        "known_from": published.known_from.isoformat(),
        "file": published.file_name,
        "sha256": published.sha256,
        "layers": list(published.layers),
        "passed_on": list(published.claimed),
        "missing": list(published.missing),
        "drawn": drawn,
    }


def map_inputs(contents: Contents, *, all_days: bool) -> dict[str, str]:
    """The sha256 of every file whose geometry is in the snapshot."""
    files: list[PublishedMap] = [one.map for day in contents.days for one in drawn_maps(day)]
    if all_days:
        files = [one for series in carried_series(contents) for one in series.maps]
    files += [one.map for day in contents.days if layers_may_be_drawn(day) for one in other_sides(day)]
    return {f"map {one.file_name}": one.sha256 for one in files}
