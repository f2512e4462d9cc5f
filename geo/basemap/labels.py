"""Where the names of oblasts, neighbours and seas stand on the map, in English and Ukrainian."""

from dataclasses import dataclass

import shapely
from shapely import Geometry, Point

from geo.basemap.frame import DECIMALS, FRAME
from geo.basemap.natural_earth import NEIGHBOURS, UKRAINE, Region, outline

OBLASTS = {
    "Cherkasy": ("Cherkasy Oblast", "Черкаська область"),
    "Chernihiv": ("Chernihiv Oblast", "Чернігівська область"),
    "Crimea": ("Crimea", "Крим"),
    "Dnipropetrovs'k": ("Dnipropetrovsk Oblast", "Дніпропетровська область"),
    "Donets'k": ("Donetsk Oblast", "Донецька область"),
    "Kharkiv": ("Kharkiv Oblast", "Харківська область"),
    "Kherson": ("Kherson Oblast", "Херсонська область"),
    "Kiev": ("Kyiv Oblast", "Київська область"),
    "Kirovohrad": ("Kirovohrad Oblast", "Кіровоградська область"),
    "Luhans'k": ("Luhansk Oblast", "Луганська область"),
    "Mykolayiv": ("Mykolaiv Oblast", "Миколаївська область"),
    "Odessa": ("Odesa Oblast", "Одеська область"),
    "Poltava": ("Poltava Oblast", "Полтавська область"),
    "Sumy": ("Sumy Oblast", "Сумська область"),
    "Zaporizhzhya": ("Zaporizhzhia Oblast", "Запорізька область"),
}
"""Natural Earth's name → the oblast's name in English and Ukrainian. The cities of Kyiv and Sevastopol are
regions of their own, too small for a name of a region, and named by the gazetteer."""
STATES = {"rus": ("Russia", "Росія"), "blr": ("Belarus", "Білорусь")}
SEAS = {("Sea of Azov", "Азовське море"): (36.6, 46.05), ("Black Sea", "Чорне море"): (32.0, 45.15)}
"""Names of the seas, set by hand in open water."""


@dataclass(frozen=True)
class Label:
    """A name and the point in its middle. `kind` is `oblast`, `state` or `sea`."""

    kind: str
    name: str
    name_uk: str
    lon: float
    lat: float


def find_labels(regions: dict[str, list[Region]], sea: Geometry) -> list[Label]:
    """Names at the point of each area that is farthest from its edges, water and the frame."""
    areas = [("oblast", OBLASTS[one.name], one.area) for one in regions[UKRAINE] if one.name in OBLASTS]
    areas += [("state", STATES[one], outline(regions[one])) for one in NEIGHBOURS if one in STATES]
    found = [_label(kind, names, shapely.difference(area, sea)) for kind, names, area in areas]
    found += [Label("sea", *names, *point) for names, point in SEAS.items()]
    return sorted(found, key=lambda label: (label.kind, label.name))


def _label(kind: str, names: tuple[str, str], area: Geometry) -> Label:
    inside = shapely.intersection(area, FRAME)
    largest = max(shapely.get_parts(inside), key=lambda part: part.area)
    middle = Point(shapely.maximum_inscribed_circle(largest, tolerance=0.01).coords[0])
    return Label(kind, *names, round(middle.x, DECIMALS), round(middle.y, DECIMALS))
