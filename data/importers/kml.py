"""KML and KMZ by a mapping the user states. Every DTD is refused, nothing is fetched, and what is not read is counted.

A placemark's fields for the mapping: `name`, `folder` (its folders' names, with " / "), `styleUrl`, and its ExtendedData.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any
from xml.etree.ElementTree import Element  # the type alone; reading is defusedxml's

from data.control import Imported
from data.importers.archives import is_zip, member_names, open_zip, read_member
from data.importers.faulty import refuse_one
from data.importers.options import Options
from data.importers.plain_geojson import read_features
from data.importers.reading import Reading
from data.importers.xml_tree import local_name, read_xml

NAME = "kml"
TUPLE = re.compile(r"[^\s,]+,[^\s,]+(,[^\s,]+)?")
# What a viewer would fetch or draw over, and what has no area: counted, never read.
IGNORED = {
    "NetworkLink": "never fetched",
    "NetworkLinkControl": "never fetched",
    "GroundOverlay": "a picture",
    "ScreenOverlay": "a picture",
    "PhotoOverlay": "a picture",
    "Model": "not an area",
    "Track": "not an area",
    "MultiTrack": "not an area",
    "Tour": "not an area",
    "Region": "a viewer's hint",
    "Point": "not an area",
    "LineString": "not an area",
    "LinearRing": "not an area",
}


class Kml:
    """KML, and KMZ: a zip with one KML in it."""

    name = NAME

    def sniff(self, data: bytes, name: str) -> bool:
        """A zip with a KML member; XML with a kml element near its start, or named as KML (a DTD may stand before it)."""
        if is_zip(data):
            return any(member.lower().endswith(".kml") for member in member_names(data))
        head = data[:4096].lstrip(b"\xef\xbb\xbf \t\r\n")
        return head.startswith(b"<") and (b"<kml" in head or name.lower().endswith(".kml"))

    def read(self, data: bytes, name: str, options: Options) -> Imported:
        """All polygons of all placemarks. Raises `Refused`."""
        reading = Reading(NAME, name, data, options)
        root = read_xml(_document(data, reading), name)
        if local_name(root) != "kml":
            refuse_one(name, "", "is not KML", "give a KML file", local_name(root))
        for element in root.iter():
            if (kind := local_name(element)) in IGNORED:
                reading.leave_out(kind, IGNORED[kind])
        return read_features(reading, list(_features(root, reading)))


def _document(data: bytes, reading: Reading) -> bytes:
    if not is_zip(data):
        return data
    archive = open_zip(data, reading.file)
    documents = [one for one in archive.namelist() if one.lower().endswith(".kml")]
    if len(documents) != 1:
        refuse_one(reading.file, "", "holds not exactly one KML", "pack one KML a KMZ", ", ".join(documents))
    others = len([one for one in archive.namelist() if not one.endswith("/")]) - 1
    reading.leave_out("other files in the KMZ", "pictures and styles", others)
    return read_member(archive, documents[0], reading.file)


def _features(root: Element, reading: Reading) -> Iterator[dict[str, Any]]:
    """The placemarks with areas as GeoJSON features, so that one set of rules reads them all."""
    number = 0
    for mark, folders in _placemarks(root, ()):
        number += 1
        title = _text(mark, "name")[:40]
        polygons = [
            _polygon(one, f"placemark {number} ({title})", reading.file)
            for one in mark.iter()
            if local_name(one) == "Polygon"
        ]
        if not polygons:
            reading.leave_out("placemarks without an area", "not an area")
            continue
        geometry = {"type": "MultiPolygon", "coordinates": polygons}
        yield {"type": "Feature", "properties": _fields(mark, folders, reading), "geometry": geometry}


def _placemarks(element: Element, folders: tuple[str, ...]) -> Iterator[tuple[Element, tuple[str, ...]]]:
    for child in element:
        kind = local_name(child)
        if kind == "Placemark":
            yield child, folders
        elif kind == "Folder":
            yield from _placemarks(child, (*folders, _text(child, "name")))
        elif kind in ("Document", "kml"):
            yield from _placemarks(child, folders)


def _fields(mark: Element, folders: tuple[str, ...], reading: Reading) -> dict[str, Any]:
    """What a mapping may name. A description is somebody's free text, often HTML: left out."""
    fields: dict[str, Any] = {
        "name": _text(mark, "name"),
        "folder": " / ".join(folders),
        "styleUrl": _text(mark, "styleUrl"),
    }
    for element in mark.iter():
        kind, name = local_name(element), element.get("name", "")
        if kind == "Data" and name:
            fields[name] = _text(element, "value")
        elif kind == "SimpleData" and name:
            fields[name] = (element.text or "").strip()
        elif kind in ("when", "begin", "end"):
            fields[kind] = (element.text or "").strip()
        elif kind == "description":
            reading.leave_out("descriptions", "free text")
    return fields


def _polygon(polygon: Element, where: str, file: str) -> list[list[list[float]]]:
    outer = [ring for one in polygon if local_name(one) == "outerBoundaryIs" for ring in _rings(one, where, file)]
    inner = [ring for one in polygon if local_name(one) == "innerBoundaryIs" for ring in _rings(one, where, file)]
    if len(outer) != 1:
        refuse_one(file, where, "has not exactly one outer boundary", "give one outerBoundaryIs", len(outer))
    return outer + inner


def _rings(boundary: Element, where: str, file: str) -> Iterator[list[list[float]]]:
    for element in boundary.iter():
        if local_name(element) == "coordinates":
            yield [_point(word, where, file) for word in (element.text or "").split()]


def _point(word: str, where: str, file: str) -> list[float]:
    remedy = "write longitude,latitude without a space, points apart by spaces"
    if not TUPLE.fullmatch(word):
        refuse_one(file, f"{where}, coordinates", "is no point", remedy, word)
    try:
        return [float(part) for part in word.split(",")]
    except ValueError:
        refuse_one(file, f"{where}, coordinates", "is not a number", remedy, word)


def _text(element: Element, child: str) -> str:
    """The text of a direct child of this name, spaces trimmed; "" where there is none."""
    found = next((one for one in element if local_name(one) == child), None)
    return "" if found is None else " ".join((found.text or "").split())
