"""Which format a file is in, by its content; and reading it. What is no known format is refused with the list of formats."""

from __future__ import annotations

from typing import Protocol

from data.control import Imported
from data.importers.archives import GZIP, is_zip, open_zip
from data.importers.deepstate import Full, Merged
from data.importers.faulty import nearest, one_of, refuse_one
from data.importers.gazetteer import sniff as is_country_file
from data.importers.geopackage import GeoPackage
from data.importers.isw import Isw
from data.importers.kml import Kml
from data.importers.limits import LARGEST, too_large
from data.importers.nzz import Nzz
from data.importers.options import Options
from data.importers.plain_csv import PlainCsv
from data.importers.plain_geojson import PlainGeoJson
from data.importers.strict_json import is_json, peek, read_json
from data.importers.uacontrolmap import UAControlMap
from data.importers.viina import Viina
from data.importers.wikipedia import Wikipedia
from data.store.table_files import table_of


class Importer(Protocol):
    """One format."""

    name: str

    def sniff(self, data: bytes, name: str) -> bool:
        """Whether a file looks to be in this format. Never raises."""

    def read(self, data: bytes, name: str, options: Options) -> Imported:
        """All that the file holds, or `Refused`; never half of it."""


# Those that know most stand first; the plain formats, which fit almost anything, last.
IMPORTERS: tuple[Importer, ...] = (
    UAControlMap(),
    Nzz(),
    Full(),
    Merged(),
    Isw(),
    Viina(),
    Wikipedia(),
    GeoPackage(),
    Kml(),
    PlainGeoJson(),
    PlainCsv(),
)
BY_NAME = {importer.name: importer for importer in IMPORTERS}


def find_importer(data: bytes, name: str) -> Importer | None:
    """The first format that a file looks to be in; None for an unknown one."""
    found = next((importer for importer in IMPORTERS if importer.sniff(data, name)), None)
    peek.cache_clear()
    return found


def read_map(data: bytes, name: str, options: Options | None = None, as_format: str = "") -> Imported:
    """All that a file holds, in the format stated or the one it looks to be in. Raises `Refused`.

    Runs in this process: for files of others use `isolated.read_isolated`.
    """
    if not data.strip():
        refuse_one(name, "", "is empty: nothing imported", "fetch the file again")
    if len(data) > LARGEST:
        too_large(name)
    if as_format and as_format not in BY_NAME:
        refuse_one(name, "format", "is not a known format", nearest(as_format, BY_NAME), as_format)
    if not as_format and is_country_file(data):
        rule = "is GeoNames' country file: places, and no map"
        refuse_one(name, "format", rule, "make a larger table of places of it: import FILE --places places.csv")
    if not as_format and (table := table_of(data)):
        rule = f"is a table of the ledger ({table}): claims, and no map"
        refuse_one(name, "format", rule, "bring it in by the command line: python -m dashboard import FILE")
    importer = BY_NAME[as_format] if as_format else find_importer(data, name)
    if importer is None:
        _refuse_unknown(data, name)
        refuse_one(name, "format", "is not known by its content", one_of(BY_NAME))
    return importer.read(data, name, options or Options())


def _refuse_unknown(data: bytes, name: str) -> None:
    """Say what is wrong with a file that no format wants, where that can be said better than "unknown"."""
    if data.startswith(GZIP):
        refuse_one(name, "", "is packed with gzip", "unpack it first")
    if is_zip(data):
        names = ", ".join(open_zip(data, name).namelist()[:5])
        refuse_one(name, "", "is a zip that is neither a KMZ nor VIINA's", "unpack it first", names)
    if is_json(data):
        content = read_json(data, name)
        first = content[0] if isinstance(content, list) and content else content
        fields = ", ".join(map(str, first))[:80] if isinstance(first, dict) else type(content).__name__
        if isinstance(first, dict) and "areaKm2" in first:
            refuse_one(
                name, "areaKm2", "states km² without shapes: there is no area to draw", "give the layers themselves"
            )
        remedy = "give GeoJSON (a FeatureCollection) or a map of a known publisher"
        refuse_one(name, "", "is JSON of no known format", remedy, fields)
