"""Whose data a snapshot stands on: the lines of attribution and licence that go with every export."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator

from babel.lists import format_list

from dashboard.language import SPOKEN, counted, translated
from dashboard.snapshot.contents import Contents
from dashboard.snapshot.control_maps import drawn_maps, layers_may_be_drawn, map_credits, other_sides
from dashboard.snapshot.spans import days_in
from data.model import Redistribution
from geo.basemap.read import read_provenance
from geo.places import SIDECAR


def credit_lines(contents: Contents) -> tuple[str, ...]:
    """Plain text, one line each: the claims, the places, the base map, and what was left out for its licence."""
    return (
        _claims_line(contents), _places_line(), *_base_map_lines(), *map_credits(contents), *restricted_lines(contents),
        *_days_line(contents),
    )  # fmt: skip


def _days_line(contents: Contents) -> Iterator[str]:
    """That of a span days are left out, where they are: nobody should take two maps side by side for two days in a row."""
    if contents.options.first and contents.options.changed:
        shown, all_of_them = len(contents.days), days_in(contents.days[0].answer.day, contents.answer.day)
        said = translated(
            "Days on which neither a claim nor a chosen map became known are left out: {shown} of {all} are shown."
        )
        yield said.format(shown=shown, all=all_of_them)


def _claims_line(contents: Contents) -> str:
    read = counted("{n} document", "{n} documents", len({claim.document_id for claim in contents.claims}))
    said = translated(
        "Claims: read from {documents}, told in Greyline's own words (MIT licence); each is its source's, not ours."
    )
    return said.format(documents=read)


def _places_line() -> str:
    record = tomllib.loads(SIDECAR.read_text(encoding="utf-8"))
    return str(record["attribution"])


def _base_map_lines() -> tuple[str, ...]:
    return tuple(str(source["attribution"]) for source in read_provenance()["sources"].values())


def restricted_sources(contents: Contents) -> tuple[str, ...]:
    """Ids of the sources shown whose own publications may not be passed on without asking: `ask` or `no`."""
    mapped = {one.source_id for one in (*contents.answer.maps, *other_sides(contents))}
    shown = [*contents.sources, *(contents.ledger.sources[name] for name in sorted(mapped))]
    named = dict.fromkeys(one.source_id for one in shown if one.redistribution != Redistribution.open)
    return tuple(name for name in contents.ledger.sources if name in named)


def restricted_lines(contents: Contents) -> tuple[str, ...]:
    """What is said where geometry of such sources was let in: the picture must not be passed on as if it were free."""
    compared = other_sides(contents) if layers_may_be_drawn(contents) else ()
    drawn = {one.source_id for one in (*drawn_maps(contents), *compared)} & set(restricted_sources(contents))
    names = [source.name for source_id, source in contents.ledger.sources.items() if source_id in drawn]
    if not names:
        return ()
    said = translated("Made with restricted geometry: ask {sources} before passing on what they drew.")
    return (said.format(sources=format_list(names, locale=SPOKEN.get())),)
