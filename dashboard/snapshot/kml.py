"""KML 2.2: a folder of claims and a folder of standings, for Google Earth and other viewers.

A viewer reads a description as HTML: ledger text is escaped for HTML first and for XML then. Every column stands as it is
in the extended data. A claim has the day on which it became known, a standing lasts from that day on.
"""

from __future__ import annotations

from collections.abc import Sequence
from xml.etree import ElementTree

from dashboard.answers import Row
from dashboard.language import translated
from dashboard.snapshot.area_placemarks import add_areas, add_comparison
from dashboard.snapshot.balloons import claim_balloon, label, paragraphs, standing_balloon
from dashboard.snapshot.columns import CLAIM_TABLE, INTEGERS, NUMBERS, STANDING_TABLE
from dashboard.snapshot.comparisons import comparison_lines
from dashboard.snapshot.contents import Contents
from dashboard.snapshot.credits import credit_lines
from dashboard.snapshot.manifest import Manifest
from dashboard.snapshot.rows import claim_rows, silence_in_words, standing_rows
from dashboard.snapshot.xml_text import xml_safe
from dashboard.wording import answer_in_words
from dashboard.wording_maps import shares_in_words

KML = "http://www.opengis.net/kml/2.2"
DECLARATION = b'<?xml version="1.0" encoding="UTF-8"?>\n'
BEFORE, AFTER = b'<Data name="greyline_manifest"><value>', b"</value></Data>"
TABLES = {"claims": CLAIM_TABLE, "standings": STANDING_TABLE}


def write(contents: Contents, manifest: Manifest) -> bytes:
    """The finished file."""
    root = ElementTree.Element("kml", xmlns=KML)
    document = ElementTree.SubElement(root, "Document", id="greyline")
    _add(document, "name", translated("Greyline: {day}").format(day=contents.answer.day.isoformat()))
    _add(document, "open", "1")
    said = (contents.sentence, silence_in_words(contents), *comparison_lines(contents), *credit_lines(contents))
    _add(document, "description", paragraphs(said))
    _add_manifest(document, manifest)
    for table, columns in TABLES.items():
        _add_schema(document, table, columns)
    _add_claims(_folder(document, "claims"), contents)
    _add_standings(_folder(document, "standings"), contents)
    add_areas(document, contents)
    add_comparison(document, contents)
    text = ElementTree.tostring(root, encoding="unicode", short_empty_elements=False)
    # Only a text can hold a CR, and only as a reference does it stay one (XML 1.0, section 2.11).
    return DECLARATION + text.replace("\r", "&#13;").encode() + b"\n"


def read_manifest(data: bytes) -> str:
    """The manifest's text as it stands in such a file. Raises ValueError where there is none."""
    _, found, rest = data.partition(BEFORE)
    text, ended, _ = rest.partition(AFTER)
    if not data.startswith(DECLARATION) or not found or not ended:
        raise ValueError("has no manifest in its extended data")
    return text.decode("ascii")


def read_ids(data: bytes) -> list[str]:
    """The ids of the claims in such a file, in its order. Raises ValueError where it is none.

    Ours hold no document type, no comment and no CDATA: what begins like one is refused before it is parsed.
    """
    if not data.startswith(DECLARATION) or b"<!" in data:
        raise ValueError("is no KML of Greyline's")
    try:
        root = ElementTree.fromstring(data)  # noqa: S314 (no entities: refused above)
    except ElementTree.ParseError as error:
        raise ValueError("is no well-formed XML") from error
    ids = f".//{{{KML}}}SchemaData[@schemaUrl='#claims']/{{{KML}}}SimpleData[@name='claim_id']"
    return [element.text or "" for element in root.iterfind(ids)]


def _add_claims(folder: ElementTree.Element, contents: Contents) -> None:
    for claim, row in zip(contents.claims, claim_rows(contents), strict=True):
        placemark = _placemark(folder, label(answer_in_words(claim), row), claim_balloon(row))
        stamp = ElementTree.SubElement(placemark, "TimeStamp")
        _add(stamp, "when", claim.known_from.isoformat())
        _finish(placemark, "claims", row)


def _add_standings(folder: ElementTree.Element, contents: Contents) -> None:
    said = [*((answer_in_words(one), one.known_from) for one in contents.standings)]
    said += [(translated("draws {shares}").format(shares=shares_in_words(one)), one.map.known_from) for one in contents.shares]
    for (answer, known), row in zip(said, standing_rows(contents), strict=True):
        placemark = _placemark(folder, label(answer, row), standing_balloon(row))
        # Without an end: what will take its place is not known on the day that is shown.
        span = ElementTree.SubElement(placemark, "TimeSpan")
        _add(span, "begin", known.isoformat())
        _finish(placemark, "standings", row)


def _placemark(folder: ElementTree.Element, name: str, description: str) -> ElementTree.Element:
    placemark = ElementTree.SubElement(folder, "Placemark")
    _add(placemark, "name", name)
    _add(placemark, "description", description)
    return placemark


def _finish(placemark: ElementTree.Element, table: str, row: Row) -> None:
    extended = ElementTree.SubElement(placemark, "ExtendedData")
    values = ElementTree.SubElement(extended, "SchemaData", schemaUrl=f"#{table}")
    for column, value in row.items():
        if value is not None:
            _add(values, "SimpleData", str(value), name=column)
    point = ElementTree.SubElement(placemark, "Point")
    _add(point, "coordinates", f"{row['lon']},{row['lat']}")


def _folder(document: ElementTree.Element, name: str) -> ElementTree.Element:
    folder = ElementTree.SubElement(document, "Folder", id=f"{name}-folder")
    _add(folder, "name", name)
    return folder


def _add_schema(document: ElementTree.Element, table: str, columns: Sequence[str]) -> None:
    schema = ElementTree.SubElement(document, "Schema", name=table, id=table)
    for column in columns:
        kind = "int" if column in INTEGERS else "double" if column in NUMBERS else "string"
        ElementTree.SubElement(schema, "SimpleField", type=kind, name=column)


def _add_manifest(document: ElementTree.Element, manifest: Manifest) -> None:
    extended = ElementTree.SubElement(document, "ExtendedData")
    _add(ElementTree.SubElement(extended, "Data", name="greyline_manifest"), "value", manifest.text)


def _add(parent: ElementTree.Element, tag: str, text: str, **attributes: str) -> None:
    ElementTree.SubElement(parent, tag, attributes).text = xml_safe(text)
