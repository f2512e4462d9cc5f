"""The names of regions in which something is measured: the oblasts that the base map holds whole, and boxes in degrees.

Names alone, read without any geometry; what they mean is in geo/regions.py.
"""

from __future__ import annotations

# A point in each part of an oblast: on the mainland, and on the islands and spits that the outline has.
INSIDE = {
    "chernihiv-oblast": ((31.8, 51.4),),
    "crimea": ((34.2, 45.3),),
    "dnipropetrovsk-oblast": ((35.0, 48.4),),
    "donetsk-oblast": ((37.6, 48.05),),
    "kharkiv-oblast": ((36.4, 49.6),),
    "kherson-oblast": ((33.5, 46.6), (35.1817, 46.167), (31.6004, 46.261), (32.8496, 46.0407)),
    "luhansk-oblast": ((38.9, 49.0),),
    "mykolaiv-oblast": ((31.93, 47.41), (31.7209, 46.5114)),
    "poltava-oblast": ((34.05, 49.65),),
    "sevastopol": ((33.65, 44.63),),
    "sumy-oblast": ((34.0, 51.0),),
    "zaporizhzhia-oblast": ((35.7, 47.25),),
}
Edges = tuple[float, float, float, float]
NO_BOX = "is no box (rule: west,south,east,north in degrees, west < east, south < north)"


def box_name(edges: Edges) -> str:
    """The name of the box between two meridians and two parallels; ValueError where it holds nothing."""
    told = [f"{edge:g}" for edge in edges]
    west, south, east, north = map(float, told)  # as told: what six digits round to nothing is no box
    if not (-180 <= west < east <= 180 and -90 <= south < north <= 90):
        raise ValueError(NO_BOX)
    return ",".join(told)


def box_edges(text: str) -> Edges:
    """West, south, east, north of a box, from its name; ValueError where it is none."""
    try:
        west, south, east, north = (float(part) for part in text.split(","))
    except ValueError:
        raise ValueError("is no box (rule: four numbers west,south,east,north in degrees)") from None
    return west, south, east, north


def region_name(text: str) -> str:
    """The name of a region as it is always written: an oblast's id, or a box; ValueError for anything else."""
    return text if text in INSIDE else box_name(box_edges(text))
