"""Whose data a snapshot stands on: the lines of attribution and licence that go with every export."""

from __future__ import annotations

import tomllib

from babel.lists import format_list

from dashboard.language import SPOKEN, counted, translated
from dashboard.snapshot.contents import Contents
from data.model import Redistribution
from geo.basemap.read import read_provenance
from geo.places import GAZETTEER


def credit_lines(contents: Contents) -> tuple[str, ...]:
    """Plain text, one line each: the claims, the places, the base map, and what was left out for its licence."""
    return (_claims_line(contents), _places_line(), *_base_map_lines(), *restricted_lines(contents))


def _claims_line(contents: Contents) -> str:
    read = counted("{n} document", "{n} documents", len({claim.document_id for claim in contents.claims}))
    said = translated(
        "Claims: read from {documents}, told in Greyline's own words (MIT licence); each is its source's, not ours."
    )
    return said.format(documents=read)


def _places_line() -> str:
    record = tomllib.loads((GAZETTEER / "places.provenance.toml").read_text(encoding="utf-8"))
    return str(record["attribution"])


def _base_map_lines() -> tuple[str, ...]:
    return tuple(str(source["attribution"]) for source in read_provenance()["sources"].values())


def restricted_sources(contents: Contents) -> tuple[str, ...]:
    """Ids of the sources shown whose own publications may not be passed on without asking: `ask` or `no`."""
    return tuple(one.source_id for one in contents.sources if one.redistribution != Redistribution.open)


def restricted_lines(contents: Contents) -> tuple[str, ...]:
    """What is said where geometry of such sources was asked for: the picture must not be passed on as if it were free."""
    names = [contents.ledger.sources[source_id].name for source_id in restricted_sources(contents)]
    if not contents.options.with_restricted or not names:
        return ()
    said = translated("Made with restricted geometry allowed: ask {sources} before passing on what they drew.")
    return (said.format(sources=format_list(names, locale=SPOKEN.get())),)
