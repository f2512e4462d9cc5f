"""The areas of published maps in KML, in the colours of the map, and the layers of two compared: a placemark for each."""

from __future__ import annotations

from collections.abc import Mapping
from xml.etree import ElementTree

import shapely
from shapely.geometry.base import BaseGeometry

from dashboard.answers import Row
from dashboard.control_maps import AREA_LOOKS
from dashboard.palette import state_label
from dashboard.snapshot.area_rows import AREA_TABLE, Area, areas
from dashboard.snapshot.balloons import UNMARKED
from dashboard.snapshot.comparisons import COMPARISON_NUMBERS, COMPARISON_TABLE, Layer, layers
from dashboard.snapshot.contents import Contents
from dashboard.snapshot.picture.theme import Theme
from dashboard.snapshot.xml_text import xml_safe
from dashboard.wording_comparison import LAYERS, layer_in_words

# KML knows no patterns: doubt is filled fainter than what is firm.
FAINT = 0.1


def add_areas(document: ElementTree.Element, contents: Contents) -> None:
    """Adds the folder, its columns and a style for each state; nothing where no map is drawn."""
    drawn = list(areas(contents))
    if not drawn:
        return
    _add_schema(document, "areas", {column: "int" if column == "age_days" else "string" for column in AREA_TABLE})
    theme = Theme(contents.options.theme)
    for state in dict.fromkeys(area.row["state"] for area in drawn):
        colours = theme.state(state)
        _add_style(document, f"area-{state}", colours["line"], colours["fill"], _strength(colours["pattern"]))
    folder = _add_folder(document, "areas")
    for area in drawn:
        _add_area(folder, area)


def _add_schema(document: ElementTree.Element, name: str, types: Mapping[str, str]) -> None:
    """A table's columns with their types."""
    schema = ElementTree.SubElement(document, "Schema", name=name, id=name)
    for column, kind in types.items():
        ElementTree.SubElement(schema, "SimpleField", type=kind, name=column)


def _add_folder(document: ElementTree.Element, name: str) -> ElementTree.Element:
    folder = ElementTree.SubElement(document, "Folder", id=f"{name}-folder")
    _add(folder, "name", name)
    return folder


def _add_style(document: ElementTree.Element, name: str, line: str, fill: str, strength: float) -> None:
    style = ElementTree.SubElement(document, "Style", id=name)
    _add(ElementTree.SubElement(style, "LineStyle"), "color", _colour(line, 1.0))
    _add(ElementTree.SubElement(style, "PolyStyle"), "color", _colour(fill, strength))


def _add_values(placemark: ElementTree.Element, name: str, row: Row) -> None:
    """A row as extended data of its table."""
    values = ElementTree.SubElement(ElementTree.SubElement(placemark, "ExtendedData"), "SchemaData", schemaUrl=f"#{name}")
    for column, value in row.items():
        ElementTree.SubElement(values, "SimpleData", name=column).text = xml_safe(str(value))


def _strength(pattern: str) -> float:
    return float(AREA_LOOKS[pattern].get("fill", FAINT))


def _colour(code: str, strength: float) -> str:
    """KML writes alpha, blue, green, red."""
    return f"{round(strength * 255):02x}{code[5:7]}{code[3:5]}{code[1:3]}".lower()


def _add_area(folder: ElementTree.Element, area: Area) -> None:
    row = area.row
    placemark = ElementTree.SubElement(folder, "Placemark")
    name = f"{row['source_name']}, {row['data_day']}: {state_label(row['state'])}"
    _add(placemark, "name", name.translate(UNMARKED))
    _add(placemark, "styleUrl", f"#area-{row['state']}")
    _add(ElementTree.SubElement(placemark, "TimeSpan"), "begin", row["known_from"])
    _add_values(placemark, "areas", row)
    _add_shape(placemark, area.shape)


def add_comparison(document: ElementTree.Element, contents: Contents) -> None:
    """Adds the layers of two maps compared, with columns and styles of their own; nothing where none is drawn."""
    drawn = list(layers(contents))
    if not drawn:
        return
    types = {column: "double" if column in COMPARISON_NUMBERS else "string" for column in COMPARISON_TABLE}
    _add_schema(document, "comparison", types)
    ink = Theme(contents.options.theme).colour("ink")
    for name in LAYERS:
        _add_style(document, f"comparison-{name}", ink, ink, STRENGTH[name])
    folder = _add_folder(document, "comparison")
    for layer in drawn:
        _add_layer(folder, layer)


# KML knows neither patterns nor broken lines: the layers differ in the strength of their fill.
STRENGTH = {"both": 0.15, "only_a": 0.6, "only_b": 0.0}


def _add_layer(folder: ElementTree.Element, layer: Layer) -> None:
    row = layer.row
    placemark = ElementTree.SubElement(folder, "Placemark")
    _add(placemark, "name", f"{state_label(row['state'])}: {layer_in_words(row['layer'])}".translate(UNMARKED))
    _add(placemark, "styleUrl", f"#comparison-{row['layer']}")
    _add_values(placemark, "comparison", row)
    _add_shape(placemark, layer.shape)


def _add_shape(placemark: ElementTree.Element, shape: BaseGeometry) -> None:
    many = ElementTree.SubElement(placemark, "MultiGeometry")
    for polygon in shapely.get_parts(shapely.orient_polygons(shape)):
        if polygon.geom_type == "Polygon":
            _add_polygon(many, polygon)


# Some viewers put a label into their page as it is, and fill in what stands between $[ and ].
def _add_polygon(many: ElementTree.Element, polygon: shapely.Polygon) -> None:
    drawn = ElementTree.SubElement(many, "Polygon")
    for tag, ring in (("outerBoundaryIs", polygon.exterior), *(("innerBoundaryIs", hole) for hole in polygon.interiors)):
        linear = ElementTree.SubElement(ElementTree.SubElement(drawn, tag), "LinearRing")
        _add(linear, "coordinates", " ".join(f"{lon:.6f},{lat:.6f}" for lon, lat in ring.coords))


def _add(parent: ElementTree.Element, tag: str, text: str) -> None:
    ElementTree.SubElement(parent, tag).text = xml_safe(text)
