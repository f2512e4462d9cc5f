"""The areas of published maps in KML, in the colours of the map, and the layers of two compared: a placemark for each."""

from __future__ import annotations

from xml.etree import ElementTree

import shapely
from shapely.geometry.base import BaseGeometry

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
    schema = ElementTree.SubElement(document, "Schema", name="areas", id="areas")
    for column in AREA_TABLE:
        ElementTree.SubElement(schema, "SimpleField", type="int" if column == "age_days" else "string", name=column)
    for state in dict.fromkeys(area.row["state"] for area in drawn):
        _add_style(document, state, contents.options.theme)
    folder = ElementTree.SubElement(document, "Folder", id="areas-folder")
    _add(folder, "name", "areas")
    for area in drawn:
        _add_area(folder, area)


def _add_style(document: ElementTree.Element, state: str, theme: str) -> None:
    colours = Theme(theme).state(state)
    style = ElementTree.SubElement(document, "Style", id=f"area-{state}")
    _add(ElementTree.SubElement(style, "LineStyle"), "color", _colour(colours["line"], 1.0))
    _add(ElementTree.SubElement(style, "PolyStyle"), "color", _colour(colours["fill"], _strength(colours["pattern"])))


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
    values = ElementTree.SubElement(ElementTree.SubElement(placemark, "ExtendedData"), "SchemaData", schemaUrl="#areas")
    for column in AREA_TABLE:
        ElementTree.SubElement(values, "SimpleData", name=column).text = xml_safe(str(row[column]))
    _add_shape(placemark, area.shape)


def add_comparison(document: ElementTree.Element, contents: Contents) -> None:
    """Adds the layers of two maps compared, with columns and styles of their own; nothing where none is drawn."""
    drawn = list(layers(contents))
    if not drawn:
        return
    schema = ElementTree.SubElement(document, "Schema", name="comparison", id="comparison")
    for column in COMPARISON_TABLE:
        kind = "double" if column in COMPARISON_NUMBERS else "string"
        ElementTree.SubElement(schema, "SimpleField", type=kind, name=column)
    for name in LAYERS:
        _add_layer_style(document, name, contents.options.theme)
    folder = ElementTree.SubElement(document, "Folder", id="comparison-folder")
    _add(folder, "name", "comparison")
    for layer in drawn:
        _add_layer(folder, layer)


# KML knows neither patterns nor broken lines: the layers differ in the strength of their fill.
STRENGTH = {"both": 0.15, "only_a": 0.6, "only_b": 0.0}


def _add_layer_style(document: ElementTree.Element, name: str, theme: str) -> None:
    ink = Theme(theme).colour("ink")
    style = ElementTree.SubElement(document, "Style", id=f"comparison-{name}")
    _add(ElementTree.SubElement(style, "LineStyle"), "color", _colour(ink, 1.0))
    _add(ElementTree.SubElement(style, "PolyStyle"), "color", _colour(ink, STRENGTH[name]))


def _add_layer(folder: ElementTree.Element, layer: Layer) -> None:
    row = layer.row
    placemark = ElementTree.SubElement(folder, "Placemark")
    _add(placemark, "name", f"{state_label(row['state'])}: {layer_in_words(row['layer'])}".translate(UNMARKED))
    _add(placemark, "styleUrl", f"#comparison-{row['layer']}")
    values = ElementTree.SubElement(
        ElementTree.SubElement(placemark, "ExtendedData"), "SchemaData", schemaUrl="#comparison"
    )
    for column in COMPARISON_TABLE:
        ElementTree.SubElement(values, "SimpleData", name=column).text = xml_safe(str(row[column]))
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
