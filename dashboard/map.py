"""The folium map: built from constants only, the same at every run, so that it is never mounted again.

Nothing read from outside goes through folium, which compiles what it is given as a template on the server. What changes
travels as one percent-encoded query string in `Command`; texts and numbers travel in the overlay.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any
from urllib.parse import quote, urlencode

import folium
from branca.element import MacroElement
from folium.elements import JSCSSMixin
from folium.template import Template

from dashboard.assets import version
from dashboard.map_options import CENTRE, FRAME, MOVING, ZOOM

# Only these may stand in a command: no quote, brace or angle bracket can reach a template or a script.
PLAIN = re.compile(r"[A-Za-z0-9_.~%&=-]*")


class BareMap(folium.Map):
    """A folium map that asks for no file of its own."""

    default_js: list[tuple[str, str]] = []  # noqa: RUF012 (folium's own interface)
    default_css: list[tuple[str, str]] = []  # noqa: RUF012


class Script(JSCSSMixin, MacroElement):
    """Starts our map script on the map."""

    _template = Template(
        """{% macro script(this, kwargs) %}
greyline.start({{ this._parent.get_name() }}, greyline.served('{{ this.base }}', '{{ this.assets }}'));
{% endmacro %}"""
    )

    def __init__(self, base: str) -> None:
        super().__init__()  # type: ignore[no-untyped-call]
        self._name = "Greyline"
        self.base = base
        self.assets = version()
        files = f"{base}/assets/{self.assets}"
        self.default_js = [("leaflet", f"{files}/leaflet.js"), ("greyline", f"{files}/map.js")]
        self.default_css = [("leaflet_css", f"{files}/leaflet.css"), ("greyline_css", f"{files}/map.css")]


class Command(folium.FeatureGroup):
    """What the map shall show now, as a query string. Also empties the list that streamlit-folium lets grow."""

    _template = Template(
        """{% macro script(this, kwargs) %}
window.feature_group = [];
var feature_group_feature_group_0 = L.layerGroup();
greyline.show('{{ this.query }}');
{% endmacro %}"""
    )

    def __init__(self, view: Mapping[str, str]) -> None:
        super().__init__()
        self.query = urlencode(view, quote_via=quote, safe="")
        if not PLAIN.fullmatch(self.query):
            raise ValueError("a command to the map holds only percent-encoded characters")


def constant_map(base: str) -> folium.Map:
    """The map as it always is: no tiles, our script, and the bounds of the base map."""
    bounds = {"min_lat": FRAME["south"], "max_lat": FRAME["north"], "min_lon": FRAME["west"], "max_lon": FRAME["east"]}
    options: dict[str, Any] = {**MOVING, **bounds}
    drawn = BareMap(
        location=CENTRE, zoom_start=ZOOM, min_zoom=7, max_zoom=12, tiles=None, max_bounds=True,
        keyboard=True, attribution_control=False, **options,
    )  # fmt: skip
    drawn.add_child(Script(base))
    return drawn
