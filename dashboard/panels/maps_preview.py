"""What a file draws, as a small picture over the oblasts and the ledger's places, before anything is brought in."""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Iterable, Sequence
from functools import cache
from math import cos, radians
from typing import cast

from dashboard.language import translated
from dashboard.palette import LIGHT, PALETTE, StateLook, state_label
from dashboard.safe import html
from data.control import ControlArea
from data.model import Modality, State
from data.series import SCALE
from geo.basemap.read import read_layer

# The frame: the east of Ukraine, where most of what is drawn lies; and its width on the page, in pixels.
WEST, SOUTH, EAST, NORTH = 31.0, 46.0, 40.5, 52.5
WIDTH = 480
ACROSS = WIDTH / (EAST - WEST)
UP = ACROSS / cos(radians((SOUTH + NORTH) / 2))
HEIGHT = round((NORTH - SOUTH) * UP)
LOOKS = cast("dict[str, StateLook]", PALETTE["light"]["states"])
Points = Iterable[Sequence[float]]


def preview_html(areas: Sequence[ControlArea]) -> str:
    """The areas of one file as a picture; what the source only passes on as outlines alone. Nothing in it is text of the
    file's."""
    shapes = "".join(_area(area) for area in areas)
    states = sorted({area.state for area in areas}, key=list(State).index)
    name = translated("What the file draws: {states}").format(states=", ".join(state_label(one) for one in states))
    svg = (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {HEIGHT}" width="{WIDTH}" height="{HEIGHT}">'
        f'<rect width="{WIDTH}" height="{HEIGHT}" fill="{LIGHT["land"]}"/>{shapes}{_borders()}</svg>'
    )
    packed = b64encode(svg.encode()).decode()  # as a picture: the page lets no SVG through
    picture = f'<img class="gl-preview" src="data:image/svg+xml;base64,{packed}" alt="{html(name)}" style="max-width:100%">'
    return f"{picture}<p>{html(name)}</p>"


def _area(area: ControlArea) -> str:
    from data.outlines import polygons_of  # here, as opening a page needs no geometry

    look = LOOKS[area.state]
    path = "".join(
        _path((lon / SCALE, lat / SCALE) for lon, lat in ring) for shape in polygons_of(area.geometry) for ring in shape
    )
    fill = "none" if area.modality is Modality.claimed else look["fill"]
    return f'<path d="{path}" fill="{fill}" fill-opacity="0.6" stroke="{look["line"]}" stroke-width="0.8"/>'


@cache
def _borders() -> str:
    lines = (feature["geometry"]["coordinates"] for feature in read_layer("oblasts")["features"])
    path = "".join(_path(line, closed=False) for line in lines)
    return f'<path d="{path}" fill="none" stroke="{LIGHT["oblast"]}" stroke-width="0.6"/>'


def _path(points: Points, closed: bool = True) -> str:
    drawn = [f"{(point[0] - WEST) * ACROSS:.1f},{(NORTH - point[1]) * UP:.1f}" for point in points]
    return f"M{' '.join(dict.fromkeys(drawn))}{'Z' if closed else ''}"
