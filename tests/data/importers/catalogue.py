"""The catalogue of bad input as rows: what a file holds, what the user states, what the refusal must say.

The letters are the catalogue's: T tables, D days, C coordinates and text, G geometry, X XML, Z zip.
"""

# ruff: noqa: E501 - a table, one fault a line

from __future__ import annotations

import stat
import struct
import unicodedata
import zipfile
import zlib
from collections.abc import Callable
from datetime import date
from typing import NamedTuple

from data.importers.options import Mapping, Options
from data.model import State
from tests.data.importers import made_files as made

DAY = date(2025, 11, 4)
STATED = Options("our-map", DAY, mapping=Mapping(state=State.russian))
BY_PLACE = Options("our-map", DAY, mapping=Mapping(place_field="place"))
BY_TIME = Options("our-map", mapping=Mapping(state=State.russian, day_field="when"))
BY_NAME = Options("our-map", DAY, mapping=Mapping(name_field="n", lat_field="lat", lon_field="lon"))
BY_DAY = Options("our-map", mapping=Mapping(place_field="place", day_field="day"))
PLAIN = Options()


class Case(NamedTuple):
    """One fault: the file's name, its bytes, what the user states, and what the refusal must say."""

    code: str
    name: str
    data: Callable[[], bytes]
    options: Options
    where: str
    rule: str


def shape(geometry: object) -> Callable[[], bytes]:
    """A plain GeoJSON file with one geometry."""
    return lambda: made.as_json(made.collection({**made.feature(), "geometry": geometry}))


def rings(*points: list[list[object]]) -> Callable[[], bytes]:
    """A plain GeoJSON file with a polygon of these rings."""
    return shape({"type": "Polygon", "coordinates": list(points)})


def raw(text: str) -> Callable[[], bytes]:
    """Text as it is."""
    return lambda: text.encode()


def coordinates(text: str) -> Callable[[], bytes]:
    """A KML with a polygon of these coordinates."""
    boundary = f"<outerBoundaryIs><LinearRing><coordinates>{text}</coordinates></LinearRing></outerBoundaryIs>"
    return lambda: made.kml(f"<Placemark><name>red</name><Polygon>{boundary}</Polygon></Placemark>")


def spoiled(member: bytes, change: Callable[[bytearray], None]) -> Callable[[], bytes]:
    """A KMZ changed after packing."""

    def make() -> bytes:
        data = bytearray(made.zipped(("doc.kml", member)))
        change(data)
        return bytes(data)

    return make


def encrypted(data: bytearray) -> None:
    """Set the bit that says a member is encrypted, in both of its headers."""
    data[6] |= 1
    data[data.index(b"PK\x01\x02") + 8] |= 1


def wrong_sum(data: bytearray) -> None:
    """Change the check sum, in both headers."""
    data[14] ^= 0xFF
    data[data.index(b"PK\x01\x02") + 16] ^= 0xFF


def link() -> bytes:
    """A zip whose member is a symbolic link."""
    member = zipfile.ZipInfo("doc.kml")
    member.external_attr = (stat.S_IFLNK | 0o777) << 16
    return made.zipped((member, b"/etc/hostname"))  # type: ignore[arg-type]


def overlapping() -> bytes:
    """Two entries of the directory for one packed member: a small file with much in it."""
    data = made.zipped(("doc.kml", made.kml()), ("b.txt", b"x" * 100))
    entries = [at for at in range(len(data)) if data[at : at + 4] == b"PK\x01\x02"]
    spoilt = bytearray(data)
    spoilt[entries[1] + 42 : entries[1] + 46] = struct.pack("<I", 10)
    return bytes(spoilt)


def ill_named() -> bytes:
    """A name that is good in the list of members, and no UTF-8 where the member begins."""
    content = made.zipped(("карта.kml", made.kml()))
    return content[:30] + b"\xff" + content[31:]


def lying() -> bytes:
    """A member that unpacks to more than its header says."""
    data = bytearray(made.zipped(("doc.kml", made.kml())))
    for at in (22, data.index(b"PK\x01\x02") + 24):
        data[at : at + 4] = struct.pack("<I", 10)
    return bytes(data)


def deep(depth: int) -> object:
    """Collections within collections."""
    inner: object = made.polygon()
    for _ in range(depth):
        inner = {"type": "GeometryCollection", "geometries": [inner]}
    return inner


BOMB = "<!DOCTYPE k [" + '<!ENTITY a "aaaaaaaaaa">' + "".join(
    f'<!ENTITY {b} "{f"&{a};" * 10}">' for a, b in zip("abcdefgh", "bcdefghi", strict=True)
) + "]>"  # fmt: skip
BOW = [[37.0, 48.0], [37.2, 48.1], [37.2, 48.0], [37.0, 48.1], [37.0, 48.0]]
SQ = made.square()
PLACE, DS = "map.csv", "deepstate_2025-11-04.geojson"
MAP, KML, KMZ = "map.geojson", "map.kml", "map.kmz"
GOOD = "702569,20251101,UA,UA,UA,UA,UA,2.0"
TOWN = '"Pokrovsk","1","{held}","","{as_of}","","","{copy}","{lat}","{lon}"'
USUAL_TOWN = {
    "held": "Ukraine",
    "as_of": "5 Oct 2022",
    "copy": "17 August 2024 00h53 UTC",
    "lat": "48.28",
    "lon": "37.18",
}


def town(**values: str) -> Callable[[], bytes]:
    """Wikipedia's table with one cell changed."""
    return lambda: made.wikipedia(TOWN.format(**{**USUAL_TOWN, **values}))


CASES = [
    # Tables
    Case("T1", PLACE, lambda: "place,state\npokrovsk,russian,\xd0".encode("cp1251", "replace") + b"\xcf\xee", BY_PLACE, "row 2", "UTF-8"),
    Case("T2", PLACE, lambda: b"\xff\xfe" + b"p\x00l", BY_PLACE, "", "UTF-16"),
    Case("T4", PLACE, lambda: b"place,state\nbakhmut,russian\npokrovsk\xff,russian\n", BY_PLACE, "row 3", "not UTF-8 at byte"),
    Case("T4v", "control_latest_2025.csv", lambda: made.viina(GOOD) + b"\xff", PLAIN, "", "not UTF-8"),
    Case("T6", PLACE, raw("place|state;x\npokrovsk|russian;y\n"), BY_PLACE, "state", "not a field"),
    Case("T7", "cities.csv", town(lat="48,28"), PLAIN, "row 2, lat, lon", "decimal comma"),
    Case("T8", PLACE, raw("place,state\npokrovsk,russian,more\n"), BY_PLACE, "row 2", "3 fields, expected 2"),
    Case("T8v", "control_latest.csv", lambda: made.viina(GOOD + ",x"), PLAIN, "row 2", "9 fields, expected 8"),
    Case("T9", PLACE, raw("place,state\npokrovsk\n"), BY_PLACE, "row 2", "1 field, expected 2"),
    Case("T10", PLACE, raw('place,state\npokrovsk,"russian\n'), BY_PLACE, "row 2", "not well-formed CSV"),
    Case("T11", PLACE, raw('place,state\npokrovsk,"rus"sian"\n'), BY_PLACE, "row 2", "not well-formed CSV"),
    Case("T12", PLACE, raw("place,state\npokr\0ovsk,russian\n"), BY_PLACE, "row 2", "NUL"),
    Case("T12v", "control_latest.csv", lambda: made.viina("702569\0,20251101,,,,,,"), PLAIN, "row 2", "NUL"),
    Case("T13", PLACE, raw(f"place,state\n{'x' * 70000},russian\n"), BY_PLACE, "row 2", "64 KiB"),
    Case("T14", PLACE, raw(",".join(f"c{i}" for i in range(2000)) + "\n"), BY_PLACE, "row 1", "more than 500 columns"),
    Case("T15", PLACE, raw("place,state,place\na,b,c\n"), BY_PLACE, "row 1, place", "column 1 and column 3"),
    Case("T15v", "c.csv", lambda: made.viina(header="geonameid,date,date,status_isw"), PLAIN, "row 1", "stands twice"),
    Case("T16", "control_latest.csv", lambda: made.viina(header="geonameid,date,status_isv,status_isw"), PLAIN, "row 1", "not a known column"),
    Case("T16w", "c.csv", lambda: made.wikipedia(header=made.WIKIPEDIA_HEADER.replace("Lon", "Long")), PLAIN, "row 1", "missing"),
    Case("T17", PLACE, lambda: b"", BY_PLACE, "", "is empty"),
    Case("T17b", PLACE, raw("\n\n \n"), BY_PLACE, "", "is empty"),
    Case("T17c", PLACE, raw("place,state\n"), BY_PLACE, "", "0 rows, nothing imported"),
    Case("T17v", "c.csv", lambda: (made.VIINA_HEADER + "\n").encode(), PLAIN, "", "holds no area"),
    Case("T18", PLACE, raw("place,state\npokrovsk,russian\npokrovsk,grey\n"), BY_PLACE, "pokrovsk", "two states"),
    Case("T18v", "c.csv", lambda: made.viina(GOOD, GOOD), PLAIN, "row 3, date", "stands twice for this place"),
    Case("T18w", "c.csv", lambda: made.viina(GOOD, GOOD.replace("01,UA", "03,UA", 1), GOOD.replace("01,UA", "02,UA", 1)), PLAIN, "row 4, date", "after a later day"),
    Case("T21", PLACE, raw("place,state\npokrovks,russian\n"), BY_PLACE, "row 2, place", "did you mean pokrovsk"),
    Case("T21s", PLACE, raw("place,state\npokrovsk,red\n"), BY_PLACE, "row 2, state", "known ones are"),
    Case("T21v", "c.csv", lambda: made.viina(GOOD.replace("UA,UA,UA,UA", "UA,XX,UA,UA")), PLAIN, "row 2, status_boost", "UA, RU, CONTESTED"),
    Case("T21w", "c.csv", town(held="Wagner"), PLAIN, "row 2, Held by", "Ukraine, Russia, Contested, Gray zone"),
    Case("T22", PLACE, raw("place,state\nNA,russian\n"), BY_PLACE, "row 2, place", "is not a place"),
    Case("T22e", PLACE, raw("place,state\npokrovsk,\n"), BY_PLACE, "row 2, state", "(empty)"),
    Case("T23", "c.csv", lambda: made.viina(GOOD.replace("702569", "1e5")), PLAIN, "row 2, geonameid", "GeoNames id"),
    Case("T23b", "c.csv", lambda: made.viina(GOOD.replace("702569", "461727.5")), PLAIN, "row 2, geonameid", "GeoNames id"),
    Case("T25", PLACE, lambda: b"%PDF-1.7 a,b\n", BY_PLACE, "", "a PDF"),
    Case("T25x", "map.csv", lambda: made.zipped(("xl/workbook.xml", b"x")), BY_PLACE, "", "neither a KMZ nor VIINA's"),
    Case("T28v", "c.csv", lambda: made.viina(header="geonameid,date,status_isw,status\r_dsm"), PLAIN, "row 1", "CR without LF"),
    Case("T28", PLACE, raw("place,state\rpokrovsk,russian\r"), BY_PLACE, "", "CR without LF"),
    # Days
    Case("D1", PLACE, raw("place,state,day\npokrovsk,russian,04/11/2025\n"), BY_DAY, "row 2, day", "day or month first"),
    Case("D3", PLACE, raw("place,state,day\npokrovsk,russian,2025-02-30\n"), BY_DAY, "row 2, day", "no day of the calendar"),
    Case("D3v", "c.csv", lambda: made.viina(GOOD.replace("20251101", "20251301")), PLAIN, "row 2, date", "no day of the calendar"),
    Case("D3w", "c.csv", town(as_of="31 Feb 2022"), PLAIN, "row 2, As of", "no day of the calendar"),
    Case("D4", PLACE, raw("place,state,day\npokrovsk,russian,2202-11-09\n"), BY_DAY, "row 2, day", "impossible day"),
    Case("D4i", "2202-11-09.geojson", lambda: made.isw("ukraine_control_map", day="2025-11-09"), PLAIN, "file name", "impossible day"),
    Case("D4j", "x.geojson", lambda: made.isw("ukraine_control_map", day="2202-11-09"), PLAIN, "feature 1, date", "impossible day"),
    Case("D4v", "c.csv", lambda: made.viina(GOOD.replace("20251101", "22021101")), PLAIN, "row 2, date", "impossible day"),
    Case("D5", PLACE, raw("place,state,day\npokrovsk,russian,25-11-04\n"), BY_DAY, "row 2, day", "is not a day"),
    Case("D5b", PLACE, raw("place,state,day\npokrovsk,russian,1925-11-04\n"), BY_DAY, "row 2, day", "impossible day"),
    Case("D8", PLACE, raw("place,state,day\npokrovsk,russian,45966\n"), BY_DAY, "row 2, day", "is not a day"),
    Case("D9", "c.csv", town(as_of="5 Oct 2024"), PLAIN, "row 2, As of", "after the copy was made"),
    Case("D10", "2025-11-04.json", lambda: made.nzz(day="2025-11-03", since="2025-11-20"), PLAIN, "_dateto", "does not end the period"),
    Case("D10n", "x.json", lambda: made.nzz(made.nzz_feature("gains"), made.nzz_feature("gains", "2025-11-04")), PLAIN, "date", "differs"),
    Case("D-none", "map.json", lambda: made.uacontrolmap(), PLAIN, "day", "neither by the file nor by its name"),
    Case("D-other", "2025-11-04.json", lambda: made.nzz(), Options(data_day=DAY), "date", "differs from the day stated"),
    Case("D4n", PLACE, raw("place,state,day\npokrovsk,russian,2099-11-04\n"), BY_DAY, "row 2, day", "impossible day"),
    Case("D6", PLACE, raw("place,state,day\npokrovsk,russian,2025-11-04 23:30\n"), BY_DAY, "row 2, day", "is not a day"),
    Case("D11", PLACE, raw("place,state,day\npokrovsk,russian,05 листопада 2025\n"), BY_DAY, "row 2, day", "is not a day"),
    # Coordinates and text
    Case("C1", MAP, rings([[48.0, 37.0], [48.1, 37.0], [48.1, 37.1], [48.0, 37.0]]), STATED, "feature 1, ring 1", "looks swapped"),
    Case("C1w", "c.csv", town(lat="37.18", lon="48.28"), PLAIN, "row 2, lat, lon", "looks swapped"),
    Case("C2", "c.csv", town(lat="0.0", lon="0"), PLAIN, "row 2, lat, lon", "no place on land"),
    Case("C2b", "c.csv", town(lon=""), PLAIN, "row 2, lon", "is empty"),
    Case("C3", "c.csv", town(lat="95"), PLAIN, "row 2, lat", "-90 to 90"),
    Case("C3g", MAP, rings([[200.0, 48.0], [201.0, 48.0], [201.0, 49.0], [200.0, 48.0]]), STATED, "point 1", "not degrees"),
    Case("C5", "c.csv", town(lat="nan"), PLAIN, "row 2, lat", "not a number"),
    Case("C5b", "c.csv", town(lat="48.5N"), PLAIN, "row 2, lat", "not a number"),
    Case("C6", MAP, rings([[4138000.0, 6150000.0], [4139000.0, 6150000.0], [4139000.0, 6160000.0], [4138000.0, 6150000.0]]), STATED, "point 1", "EPSG:4326"),
    Case("C16", MAP, raw('{"type":"FeatureCollection","features":[],"name":"\\ud800"}'), STATED, "text", "half a character"),
    Case("C16b", MAP, raw('{"type":"FeatureCollection","features":[],"name":"\\udc00"}'), STATED, "text", "half a character"),
    Case("C8", PLACE, raw("n,lat,lon,state\nPokrovsk,49.28,37.18,russian\n"), BY_NAME, "row 2, n", "within 5 km of its point"),
    Case("C9", PLACE, raw("n,lat,lon,state\nБaxмут,48.59,38.0,russian\n"), BY_NAME, "row 2, n", "mixes Latin and Cyrillic"),
    Case("C11", PLACE, raw("n,lat,lon,state\nPokro\u200bvsk,48.28,37.18,russian\n"), BY_NAME, "row 2, n", "\\u200b"),
    Case("C11s", PLACE, raw("n,lat,lon,state\nPokro\u00advsk,48.28,37.18,russian\n"), BY_NAME, "row 2, n", "\\xad"),
    Case("C13", PLACE, raw("n,lat,lon,state\nIvanivka,48.9,37.9,russian\n"), BY_NAME, "row 2, n", "is not the name of one place"),
    Case("C15", PLACE, raw("n,lat,lon,state\n" + "а\u0301" * 500 + ",48.28,37.18,russian\n"), BY_NAME, "row 2, n", "longer than 120 characters"),
    Case("C10", PLACE, raw("n,lat,lon,state\nБах\u202eмут,48.59,38.0,russian\n"), BY_NAME, "row 2, n", "\\u202e"),
    Case("C1p", PLACE, raw("n,lat,lon,state\nPokrovsk,37.18,48.28,russian\n"), BY_NAME, "row 2, lat, lon", "looks swapped"),
    Case("T7p", PLACE, raw("n;lat;lon;state\nPokrovsk;48,28;37,18;russian\n"), BY_NAME, "row 2, lat, lon", "decimal comma"),
    # Geometry
    Case("G1", MAP, rings(BOW), STATED, "feature 1, geometry", "Self-intersection"),
    Case("G1u", "20251104.json", lambda: made.uacontrolmap(areas=[[[b, a] for a, b in BOW]]), PLAIN, "areas 1, geometry", "invalid"),
    Case("G2", MAP, rings(SQ[:-1]), STATED, "feature 1, ring 1", "not closed"),
    Case("G2h", MAP, rings(SQ, made.square(37.01, 48.01, 0.01)[:-1]), STATED, "feature 1, ring 2", "not closed"),
    Case("G3", MAP, rings(SQ[:3]), STATED, "feature 1, ring 1", "at least 4"),
    Case("G3b", MAP, rings([[37.0, 48.0], [37.1, 48.1], [37.2, 48.2], [37.0, 48.0]]), STATED, "ring 1", "encloses no area"),
    Case("G3c", MAP, rings([SQ[0]] * 5), STATED, "ring 1", "encloses no area"),
    Case("G4", MAP, shape(None), STATED, "feature 1, geometry", "is no geometry"),
    Case("G4b", MAP, shape({"type": "Polygon", "coordinates": []}), STATED, "feature 1", "no coordinates"),
    Case("G4c", MAP, shape({"type": "MultiPolygon", "coordinates": []}), STATED, "feature 1", "no coordinates"),
    Case("G4d", DS, lambda: made.as_json(made.collection({**made.deepstate(), "geometry": None})), PLAIN, "feature 1, geometry", "is no geometry"),
    Case("G4e", "20251230.json", lambda: made.uacontrolmap(areas=[], areas_ua=[], geos=[]), PLAIN, "", "holds no area"),
    Case("G4f", DS, lambda: made.as_json(made.collection(name="deepstatemap_data_20251104")), PLAIN, "", "holds no area"),
    Case("G4g", "x.json", lambda: made.as_json({"value": made.collection()}), PLAIN, "features", "is empty"),
    Case("G5", MAP, shape({"type": "GeometryCollection", "geometries": [made.polygon(), {"type": "Point", "coordinates": [37, 48]}]}), STATED, "feature 1, geometry", "is no area"),
    Case("G6", MAP, shape(deep(200)), STATED, "feature 1, geometry", "nested deeper than 4"),
    Case("G7", MAP, raw('{"type":"FeatureCollection","features":' + "[" * 100_000), STATED, "", "nested too deeply"),
    Case("G8", MAP, lambda: made.as_json(made.collection(made.feature(), crs={"type": "name", "properties": {"name": "urn:ogc:def:crs:EPSG::3857"}})), STATED, "crs", "not a supported coordinate system"),
    Case("G9", MAP, rings([[179.0, 50.0], [-179.0, 50.0], [-179.0, 51.0], [179.0, 50.0]]), STATED, "feature 1, ring 1", "180th meridian"),
    Case("G9p", MAP, rings([[30.0, 80.0], [40.0, 80.0], [35.0, 89.0], [30.0, 80.0]]), STATED, "feature 1, ring 1", "or a pole"),
    Case("G11", MAP, raw('{"type":"FeatureCollection","features":[NaN]}'), STATED, "number", "not a number JSON knows"),
    Case("G11b", MAP, raw('{"type":"FeatureCollection","features":[1e400]}'), STATED, "number", "beyond all numbers"),
    Case("G11c", MAP, rings([["37", 48.0], [37.1, 48.0], [37.1, 48.1], ["37", 48.0]]), STATED, "ring 1, point 1", "not a number"),
    Case("G11d", MAP, rings([[True, 48.0], [37.1, 48.0], [37.1, 48.1], [True, 48.0]]), STATED, "ring 1, point 1", "not a number"),
    Case("G11e", MAP, rings([[37.0], [37.1, 48.0], [37.1, 48.1], [37.0]]), STATED, "ring 1, point 1", "is no point"),
    Case("G12", MAP, lambda: made.as_json(made.collection(*[{"type": "Feature", "properties": {}, "geometry": {"type": "Point", "coordinates": [37, 48]}}] * 50_001)), STATED, "feature 50001", "beyond 50000"),
    Case("G13", MAP, raw('{"type":"FeatureCollection","features":[],"features":[]}'), STATED, "features", "stands twice"),
    Case("G14", MAP, rings(SQ, made.square(38.0)), STATED, "feature 1, geometry", "Hole lies outside shell"),
    Case("G16", MAP, raw('{"type":"FeatureCollection","features":[' + "7" * 5000 + "]}"), STATED, "number", "digits"),
    Case("G17", MAP, lambda: made.as_json({"type": "Topology", "objects": {}, "arcs": []}), STATED, "", "no known format"),
    Case("G17s", "map.zip", lambda: made.zipped(("a.shp", b"x"), ("a.dbf", b"x")), STATED, "", "unpack"),
    Case("G17g", "map.gpkg", lambda: b"SQLite format 3\x00" + b"\0" * 52 + b"GPKG" + b"\0" * 200, STATED, "", "cannot be read as a GeoPackage"),
    Case("G18", MAP, lambda: made.as_json(made.collection(made.feature()))[:60], STATED, "row 1", "not JSON"),
    Case("G-key", DS, lambda: made.as_json(made.collection(made.deepstate(speed=7))), PLAIN, "feature 1, speed", "not a known field"),
    Case("G-key2", "20251104.json", lambda: made.uacontrolmap(areas_by=[]), PLAIN, "areas_by", "not a known field"),
    Case("G-key3", "20230824.geojson", lambda: made.isw("VIEW_RussiaCoTinUkrain_V3"), PLAIN, "feature 1, layer", "did you mean"),
    Case("G-key4", "2025-11-04.json", lambda: made.nzz(made.nzz_feature("holds")), PLAIN, "feature 1, type", "nochange, gains, losses"),
    Case("G-key5", DS, lambda: made.as_json(made.collection(made.feature({"a": 1}), name="deepstatemap_data_1")), PLAIN, "source", "not stated"),
    Case("G-source", MAP, lambda: made.as_json(made.collection(made.feature())), PLAIN, "source", "not stated by the file"),
    # XML and KML
    Case("X1", KML, lambda: made.kml(head='<!DOCTYPE k [<!ENTITY x SYSTEM "file:///etc/hostname">]>'), STATED, "DOCTYPE", "document type definition"),
    Case("X2", KML, lambda: made.kml(head='<!DOCTYPE k SYSTEM "http://127.0.0.1:9/x.dtd">'), STATED, "DOCTYPE", "document type definition"),
    Case("X3", KML, lambda: made.kml("<name>&i;</name>", BOMB), STATED, "DOCTYPE", "document type definition"),
    Case("X4", KML, lambda: made.kml("<name>&e;</name>", '<!DOCTYPE k [<!ENTITY e "' + "x" * 1_000_000 + '">]>'), STATED, "DOCTYPE", "document type"),
    Case("X5", KML, lambda: made.kml("&q;" * 2000, '<!DOCTYPE k [<!ENTITY q "' + "x" * 100_000 + '">]>'), STATED, "DOCTYPE", "document type"),
    Case("X6", KML, lambda: made.kml("<Folder>" * 200_000), STATED, "", "nested deeper than 64"),
    Case("X10", KML, coordinates("37.0, 48.0 37.1, 48.0 37.1, 48.1 37.0, 48.0"), STATED, "placemark 1 (red)", "is no point"),
    Case("X10b", KML, coordinates("37.0,x 37.1,48.0 37.1,48.1 37.0,x"), STATED, "placemark 1 (red)", "not a number"),
    Case("X10c", KML, coordinates("nan,48 37.1,48.0 37.1,48.1 nan,48"), STATED, "ring 1, point 1", "finite"),
    Case("X10d", KML, coordinates(""), STATED, "ring 1", "at least 4"),
    Case("X13", KML, lambda: made.kml().replace(b"UTF-8", b"ascii").replace(b"red", "Київ".encode()), STATED, "row 1", "not XML"),
    Case("X13b", KML, lambda: made.kml().replace(b"UTF-8", b"no-such"), STATED, "encoding", "cannot be decoded"),
    Case("X-cut", KML, lambda: made.kml()[:-20], STATED, "row 1", "not XML"),
    Case("X-none", KML, lambda: made.kml("<Placemark><Point><coordinates>37,48</coordinates></Point></Placemark>"), STATED, "", "holds no area"),
    Case("X11", KML, lambda: made.kml(made.placemark("<TimeStamp><when>2025-11</when></TimeStamp>")), BY_TIME, "feature 1, when", "is not a day"),
    # Zip
    Case("Z1", KMZ, lambda: made.zipped(("../../evil.kml", made.kml())), STATED, "../../evil.kml", "unsafe name"),
    Case("Z1a", KMZ, lambda: made.zipped(("/abs.kml", made.kml())), STATED, "/abs.kml", "unsafe name"),
    Case("Z1b", KMZ, lambda: made.zipped(("C:\\a.kml", made.kml())), STATED, "C:", "unsafe name"),
    Case("Z1c", KMZ, link, STATED, "doc.kml", "is a link"),
    Case("Z2", KMZ, lambda: made.zipped(("doc.kml", b" " * 30_000_000)), STATED, "doc.kml", "200 times its size"),
    Case("Z2v", "v.zip", lambda: made.zipped(("control_latest.csv", made.VIINA_HEADER.encode() + b"\n" * 30_000_000)), PLAIN, "control_latest.csv", "200 times its size"),
    Case("Z3", KMZ, lambda: made.zipped(("doc.kml", made.kml()), ("b.kmz", made.zipped(("doc.kml", b"")))), STATED, "b.kmz", "archive in an archive"),
    Case("Z4", KMZ, lambda: made.zipped(*((f"{i}.kml", b"") for i in range(300))), STATED, "", "more than 200 members"),
    Case("Z4o", KMZ, overlapping, STATED, "b.txt", "overlaps doc.kml"),
    Case("Z5", KMZ, lambda: made.zipped(("doc.kml", made.kml()), ("DOC.kml", made.kml())), STATED, "DOC.kml", "only in case"),
    Case("Z6", KMZ, spoiled(made.kml(), encrypted), STATED, "doc.kml", "encrypted"),
    Case("Z6b", KMZ, spoiled(made.kml(), wrong_sum), STATED, "doc.kml", "cannot be unpacked"),
    Case("Z6c", KMZ, lambda: made.zipped(("doc.kml", made.kml()))[:-30], STATED, "", "not a whole zip"),
    Case("Z6n", KMZ, ill_named, STATED, "карта.kml", "cannot be unpacked"),
    Case("Z7", KMZ, lying, STATED, "doc.kml", "cannot be unpacked"),
    Case("Z8", MAP, lambda: b"\x1f\x8b" + zlib.compress(b"x"), STATED, "", "gzip"),
    Case("Z-two", KMZ, lambda: made.zipped(("a.kml", made.kml()), ("b.kml", made.kml())), STATED, "", "not exactly one KML"),
]  # fmt: skip


NORMALISED = [
    ("T2", "map.csv", lambda: "place,state\npokrovsk,russian\n".encode("utf-16"), BY_PLACE, "converted from UTF-16"),
    ("T3", "map.csv", lambda: b"\xef\xbb\xbfplace,state\npokrovsk,russian\n", BY_PLACE, "delimiter ,"),
    ("T5", "map.csv", lambda: "place,state,name\npokrovsk,russian,ÐŸÐ¾ÐºÑ€\n".encode(), BY_PLACE, "mis-decoded"),
    ("T6", "map.csv", raw("place;state\npokrovsk;russian\n"), BY_PLACE, "delimiter ;"),
    ("T20", "map.csv", raw("place,state\npokrovsk,russian\npokrovsk,russian\n"), BY_PLACE, "delimiter ,"),
    ("T27", "map.csv", raw("place,state\npokrovsk, RUSSIAN \n"), BY_PLACE, "delimiter ,"),
    ("T26", "map.csv", raw("n,lat,lon,state\n\u00a0Pokrovsk ,48.28,37.18,russian\n"), BY_NAME, "delimiter ,"),
    ("C12", "map.csv", lambda: unicodedata.normalize("NFD", "n,lat,lon,state\nАвдіївка,48.1398,37.7425,russian\n").encode(), BY_NAME, "delimiter ,"),
    ("C14", "map.csv", raw("n,lat,lon,state\nArtemivsk,48.595,38.0,russian\n"), BY_NAME, "delimiter ,"),
    ("G14", MAP, lambda: made.as_json(made.collection(made.feature({"state": "russian"}), made.feature({"state": "ukrainian"}))), Options("our-map", DAY), "drawn as ukrainian and as russian on 2025-11-04: 82.9 km² (counted as neither)"),
    ("C4", MAP, rings(made.square(60.0, 48.0)), STATED, "outside 21–42 E"),
    ("G3d", MAP, rings([SQ[0], *SQ]), STATED, "stand twice in a row"),
    ("G5", MAP, shape(deep(1)), STATED, "collections"),
    ("G10", MAP, rings([[*point, 5.0] for point in SQ]), STATED, "heights"),
]

# Rows that no file of maps can show here: the test that holds them, or why there is none.
ELSEWHERE = {
    "T19": "a map's file has no ids of its own; a claim's is held by test_bad_tables.py",
    "T24": "kept as text on the way in (test_bad_tables.py), disarmed on the way out (test_formulas.py)",
    "T29": "no map states a confidence; the grades of claims are held by test_bad_tables.py",
    "D2": "the order of days is stated, never inferred: D1 refuses whatever the other rows hold",
    "D7": "no map states an hour: D6 refuses one",
    "D12": "days come from files; entries are ordered by their number (test_chain.py)",
    "D13": "a browser's zone changes nothing (test_map.py)",
    "C7": "coordinates are kept to 1e-5 degrees (test_series.py)",
    "G15": "such a field is left out by name (test_plain_formats.py)",
    "G19": "test_isolated.py",
    "X7": "test_plain_formats.py; no socket is asked for (test_isolated.py)",
    "X8": "test_plain_formats.py; no socket is asked for (test_isolated.py)",
    "X9": "a description is left out by name (test_plain_formats.py)",
    "X12": "test_plain_formats.py",
}
LENGTHS = {"T": 29, "D": 13, "C": 16, "G": 19, "X": 13, "Z": 8}
ROWS = [f"{letter}{number}" for letter, last in LENGTHS.items() for number in range(1, last + 1)]
