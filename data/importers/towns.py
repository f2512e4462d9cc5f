"""Towns of a table found in the gazetteer by what they are called and where they lie; both must fit."""

from __future__ import annotations

from functools import cache
from math import cos, hypot, radians

from geo.find import NameIndex, read_names
from geo.names import fold
from geo.places import Place, read_places

NEAR_KM = 5
KM_A_DEGREE = 111.2


@cache
def gazetteer() -> tuple[dict[str, Place], NameIndex]:
    """The shipped places and their names; they do not change while the program runs."""
    places = read_places()
    return places, NameIndex(places, read_names())


class Towns:
    """Places of the gazetteer by name and nearness."""

    def __init__(self) -> None:
        self.places, self.index = gazetteer()

    def find(self, name: str, lat: float, lon: float) -> Place | None:
        """The one place that bears the name within 5 km of the point."""
        bare = name.split("(")[0].split(",")[0].strip()
        bearers = self.index.bearers.get(fold(bare), {})
        near = [self.places[one] for one in bearers if _km(self.places[one], lat, lon) <= NEAR_KM]
        return near[0] if len(near) == 1 else None


def _km(place: Place, lat: float, lon: float) -> float:
    """Kilometres on a sphere, good to one in a hundred at this distance."""
    return hypot(place.lat - lat, (place.lon - lon) * cos(radians(lat))) * KM_A_DEGREE
