"""How the map moves and where it ends, the same in the app and in a page that stands alone."""

from __future__ import annotations

from typing import Any, Final

# The base map ends there (geo/basemap); farther out there would be a straight edge of nothing.
FRAME: Final = {"south": 43.5, "west": 28.5, "north": 53.0, "east": 43.5}
# Where the map stands before it is told where to look.
CENTRE: Final = (48.55, 37.35)
ZOOM: Final = 9
MOVING: Final[dict[str, Any]] = {
    "zoom_snap": 0.1, "zoom_delta": 0.5, "wheel_px_per_zoom_level": 120, "max_bounds_viscosity": 0.8,
}  # fmt: skip


def leaflet_options() -> dict[str, Any]:
    """The options of Leaflet's own `L.map`, in its own spelling."""
    corners = [[FRAME["south"], FRAME["west"]], [FRAME["north"], FRAME["east"]]]
    moving = {_camel(name): value for name, value in MOVING.items()}
    return {"center": list(CENTRE), "zoom": ZOOM, "maxBounds": corners, "attributionControl": False, **moving}


def _camel(name: str) -> str:
    first, *others = name.split("_")
    return first + "".join(map(str.capitalize, others))
