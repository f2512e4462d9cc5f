"""Settlements and regions that nobody needs to speak of: dots and names, wherever marks leave room."""

from __future__ import annotations

from functools import cache
from typing import Any

from dashboard.snapshot.picture.boxes import Box
from dashboard.snapshot.picture.frame import Frame
from dashboard.snapshot.picture.letters import Style, width
from dashboard.snapshot.picture.patterns import circle
from dashboard.snapshot.picture.room import Room
from dashboard.snapshot.picture.sheet import Shape, Sheet
from data.store.ledger import shipped_places
from geo.basemap.read import read_basemap
from geo.basemap.series import decode_basemap
from geo.places import Place

TOWN = Style(colour="second", halo=True)
REGION = Style(face="slanted", colour="second", halo=True, align="center")
LARGE_TOWN = 20_000
# For a zoom of at least so much: how many people a settlement has that is a dot, and one that is named.
SHOWN = ((11, 0, 0), (10, 0, 2_500), (9, 600, 8_000), (8, 3_000, 40_000), (7, 20_000, 100_000), (0, 60_000, 400_000))


@cache
def settlements() -> tuple[Place, ...]:
    """Every settlement of the gazetteer, the largest first."""
    towns = [place for place in shipped_places().values() if place.kind != "region"]
    return tuple(sorted(towns, key=lambda place: (-(place.population or 0), place.place_id)))


@cache
def regions() -> tuple[dict[str, Any], ...]:
    """The base map's names of oblasts, neighbours and seas."""
    return tuple(decode_basemap(read_basemap())["labels"])


def draw_towns(sheet: Sheet, frame: Frame, room: Room, drawn: set[str]) -> None:
    """Dots, and names where there is room; what is drawn as a place of the ledger has its name already."""
    _, dots, named = next(row for row in SHOWN if frame.zoom >= row[0])
    for town in settlements():
        people = town.population or 0
        if people < dots:
            break
        x, y = frame.project(town.lat, town.lon)
        if not frame.box.grown(-3).has(x, y) or town.place_id in drawn or not room.free_at(x, y):
            continue
        sheet.draw("dots", Shape(circle(x, y, 2.0 if people >= LARGE_TOWN else 1.3), sheet.theme.colour("dot")))
        if people >= named:
            _name(sheet, room, town.name, x + 5, y + 4, TOWN)


def _name(sheet: Sheet, room: Room, name: str, x: float, y: float, style: Style) -> None:
    wide = width(name, style)
    left = x - wide / 2 if style.align == "center" else x
    box = Box(left, y - 12, wide, 16)
    if room.free(box):
        room.take(box)
        sheet.write("town", name, x, y, style)


def draw_regions(sheet: Sheet, frame: Frame, room: Room, language: str) -> None:
    """Names of oblasts between zooms at which they are neither crowded nor lost; neighbours and seas from afar."""
    for label in regions():
        if (label["kind"] == "oblast" and not 6.5 <= frame.zoom <= 9.9) or (
            label["kind"] == "state" and frame.zoom > 7
        ):
            continue
        x, y = frame.project(label["lat"], label["lon"])
        name = label["name_uk"] if language == "uk" else label["name"]
        _name(sheet, room, name, x, y + 4, REGION)
