"""The overlay: one immutable file with everything the map can show on any day, for one state of the ledger.

JSON of columns, so that thirty thousand claims stay small. Days are whole numbers counted from 1970-01-01. Places,
sources, documents, kinds and states are numbers into the lists beside them; -1 is none. The map script (static/map)
reads it once and steps, filters and draws by itself.
"""

from __future__ import annotations

import gzip
import hashlib
import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from dashboard.control_maps import map_block
from dashboard.language import shown_language
from dashboard.palette import PALETTE, state_label
from dashboard.texts import map_texts
from dashboard.tiles import Tiles, asked_tiles
from data.disagreement import pairs
from data.maps import MapSeries
from data.model import Claim, Group, Kind, Question, State
from data.standings import Standing
from data.statements import drawn_on, statements
from data.store import Ledger
from data.view import Names

EPOCH = date(1970, 1, 1).toordinal()
KINDS = list(Kind)
STATES = list(State)
QUESTIONS = list(Question)
GROUPS = list(Group)
# The first frame: the front from Pokrovsk to Sloviansk, as south-west and north-east corners.
HOME_PLACES = ("pokrovsk", "sloviansk", "kramatorsk", "dobropillia", "myrnohrad")


@dataclass(frozen=True)
class Overlay:
    """The overlay's bytes, gzipped once, under the name they are served by (a hash of the content)."""

    name: str
    packed: bytes
    content: bytes


def day_number(day: date) -> int:
    """Days since 1970-01-01."""
    return day.toordinal() - EPOCH


def make_overlay(
    ledger: Ledger, claims: tuple[Claim, ...], intervals: tuple[Standing, ...], language: str, *, shares: bool = True
) -> Overlay:
    """The overlay of these claims and their standings, and of all maps; the same input gives the same bytes.

    `shares`: maps speak of places beside the claims. In a choice of documents they do not, as they were not read there.
    """
    overlay = overlay_of(ledger, claims, intervals, language, maps=ledger.maps, shares=shares)
    content = json.dumps(overlay, ensure_ascii=False, separators=(",", ":"))
    raw = content.encode("utf-8")
    return Overlay(hashlib.sha256(raw).hexdigest()[:32], gzip.compress(raw, 6, mtime=0), raw)


def overlay_of(
    ledger: Ledger, claims: tuple[Claim, ...], intervals: tuple[Standing, ...], language: str,
    among: Names = None, maps: Sequence[MapSeries] = (), shares: bool = False, figures: Sequence[MapSeries] = (),
) -> dict[str, Any]:  # fmt: skip
    """Everything the map shows, as plain lists and numbers. `among` narrows it to some places; None is all. `maps` are the
    control maps that go with it: all of a ledger's on its own screen, in a file that is passed on only what may be; of
    `figures` only the shares of places go with it."""
    spoken_of = dict.fromkeys(claim.place_id for claim in ledger.valid)
    places = [place_id for place_id in spoken_of if among is None or place_id in among]
    sources = list(ledger.sources)
    first, last = ledger.strip_days
    return {
        "head": ledger.head,
        "lang": shown_language(),
        "texts": map_texts(),
        "tiles": tiles_of(asked_tiles()),
        "palette": PALETTE,
        "kinds": KINDS,
        "states": STATES,
        "stateLabels": [state_label(state) for state in STATES],
        "questions": QUESTIONS,
        "home": home_bounds(ledger, places),
        "days": {"first": day_number(first), "last": day_number(last)},
        "sources": [_source(ledger, source_id) for source_id in sources],
        "places": [_place(ledger, place_id) for place_id in places],
        "claims": claim_columns(claims, _index(places), _index(sources)),
        "standings": standing_columns(intervals, _index(places), _index(sources)),
        "pairs": [list(pair) for pair in pairs(intervals)],
        **map_block(maps, _index(sources), [ledger.places[name] for name in places] if shares else (), figures),
    }


def tiles_of(tiles: Tiles | None) -> dict[str, str] | None:
    """Online tiles as the map script takes them; None unless they were asked for."""
    return None if tiles is None else {"url": tiles.url, "host": tiles.host, "credit": tiles.credit}


def _index(names: Iterable[str]) -> dict[str, int]:
    return {name: number for number, name in enumerate(names)}


def _source(ledger: Ledger, source_id: str) -> dict[str, Any]:
    source = ledger.sources[source_id]
    return {"id": source_id, "name": source.name, "group": GROUPS.index(source.group)}


def _place(ledger: Ledger, place_id: str) -> dict[str, Any]:
    place = ledger.places[place_id]
    return {
        "id": place_id,
        "name": place.name,
        "local": place.name_uk,
        "lat": place.lat,
        "lon": place.lon,
        # A region has no reference area and is never drawn as a glyph.
        "km": place.reference_radius_km,
    }


def home_bounds(ledger: Ledger, places: list[str]) -> list[list[float]]:
    """Corners of the first frame: Pokrovsk to Sloviansk, or, in another ledger, all its places."""
    chosen = [ledger.places[name] for name in HOME_PLACES if name in places]
    if not chosen:
        chosen = [ledger.places[name] for name in places if ledger.places[name].reference_radius_km]
    if not chosen:
        return [[48.2, 37.0], [48.9, 37.7]]
    lats, lons = [place.lat for place in chosen], [place.lon for place in chosen]
    return [[min(lats), min(lons)], [max(lats), max(lons)]]


def claim_columns(claims: tuple[Claim, ...], place: dict[str, int], source: dict[str, int]) -> dict[str, list[Any]]:
    """Claims as columns; `statement` numbers what is one statement read in several documents."""
    numbers, fresh = statements(claims)
    return {
        "place": [place[claim.place_id] for claim in claims],
        "source": [source[claim.source_id] for claim in claims],
        "kind": [KINDS.index(Kind(claim.kind)) for claim in claims],
        "state": [STATES.index(State(claim.state)) if claim.state else -1 for claim in claims],
        "actor": [claim.actor for claim in claims],
        "phase": [claim.phase for claim in claims],
        "day": [day_number(claim.known_from) for claim in claims],
        "drawn": [int(drawn_on(claim) is not None) for claim in claims],
        "statement": list(numbers),
        "fresh": [int(new) for new in fresh],
    }


def standing_columns(
    intervals: tuple[Standing, ...], place: dict[str, int], source: dict[str, int]
) -> dict[str, list[Any]]:
    """Standings as columns; `until` is the first day on which one no longer stands, or null."""
    return {
        "place": [place[standing.place_id] for standing in intervals],
        "source": [source[standing.source_id] for standing in intervals],
        "question": [QUESTIONS.index(Question(standing.question)) for standing in intervals],
        "scope": [standing.scope for standing in intervals],
        "sector": [standing.sector for standing in intervals],
        "state": [STATES.index(State(standing.state)) if standing.state else -1 for standing in intervals],
        "stance": [standing.stance for standing in intervals],
        "phase": [standing.phase for standing in intervals],
        "actor": [standing.actor for standing in intervals],
        "from": [day_number(standing.known_from) for standing in intervals],
        "until": [None if standing.until is None else day_number(standing.until) for standing in intervals],
    }
