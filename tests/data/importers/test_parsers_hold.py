"""Parsers hold whatever comes: random bytes and damaged files end as a result or as `Refused`, and as nothing else."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from data.control import Imported
from data.importers.options import Mapping, Options
from data.importers.registry import BY_NAME, read_map
from data.model import State
from geo.faults import Refused
from tests.data.importers import made_files as made

STATED = Options("a-map", date(2025, 11, 4), mapping=Mapping(state=State.russian, place_field="place"))
PLAIN = Options(data_day=date(2025, 11, 4))
FILES = {
    "uacontrolmap": made.uacontrolmap(),
    "nzz-liveuamap": made.nzz(),
    "deepstate-full": made.deepstate_full(),
    "deepstate-merged": made.deepstate_merged(),
    "isw": made.isw("VIEW_RussiaCoTinUkraine_V3"),
    "viina": made.viina(),
    "wikipedia": made.wikipedia(),
    "kml": made.zipped(("doc.kml", made.kml())),
    "geojson": made.as_json(made.collection(made.feature())),
    "csv": b"place,state\npokrovsk,russian\n",
    "geopackage": b"SQLite format 3\x00" + b"\0" * 52 + b"GPKG" + b"\0" * 400,
}
WORDS = [
    b"",
    b"null",
    b"[]",
    b"{}",
    b"-1",
    b"1e999",
    b'""',
    b"\\ud800",
    b"\0",
    b"\xff",
    b",",
    b"\n",
    b'"',
    b"<",
    b"PK",
    b"99",
]


def options_for(name: str) -> Options:
    """What a user states for a format: a source only where the file has none."""
    return STATED if name in ("kml", "geojson", "csv", "geopackage") else PLAIN


def holds(data: bytes, name: str, options: Options, as_format: str = "") -> None:
    """Reading ends in one of the two ways, and a refusal is one printable line for each fault."""
    try:
        assert isinstance(read_map(data, name, options, as_format), Imported)
    except Refused as refused:
        assert refused.faults
        assert all(str(fault).isprintable() for fault in refused.faults)


@pytest.mark.parametrize("name", FILES)
@settings(max_examples=60, deadline=None)
@given(cuts=st.lists(st.tuples(st.floats(0, 1), st.integers(0, 12), st.sampled_from(WORDS)), min_size=1, max_size=4))
def test_a_damaged_file_is_read_or_refused(name, cuts):
    data = FILES[name]
    for place, length, word in cuts:
        at = int(place * len(data))
        data = data[:at] + word + data[at + length :]
    holds(data, "map_2025-11-04.csv", options_for(name))
    holds(data, "map_2025-11-04.bin", options_for(name), name)


@settings(max_examples=150, deadline=None)
@given(data=st.binary(max_size=400), name=st.text(max_size=30), as_format=st.sampled_from(["", *BY_NAME]))
def test_random_bytes_under_any_name_are_refused(data, name, as_format):
    holds(data, name, options_for(as_format), as_format)


VALUES = st.recursive(
    st.none() | st.booleans() | st.integers(-200, 200) | st.floats(-200, 200) | st.text(max_size=8),
    lambda inner: (
        st.lists(inner, max_size=4)
        | st.dictionaries(st.sampled_from(["type", "coordinates", "geometries", "name"]), inner)
    ),
    max_leaves=12,
)


@settings(max_examples=200, deadline=None)
@given(
    geometry=VALUES,
    properties=VALUES,
    more=st.sampled_from(["features", "areas", "value", "map", "crs", "id"]),
    value=VALUES,
)
def test_json_of_any_shape_is_read_or_refused(geometry, properties, more, value):
    feature = {"type": "Feature", "properties": properties, "geometry": geometry}
    content = {"type": "FeatureCollection", "features": [feature], more: value}
    for as_format in ("", "deepstate-full", "deepstate-merged", "isw", "geojson", "uacontrolmap"):
        holds(made.as_json(content), "2025-11-04.json", options_for(as_format or "geojson"), as_format)
    holds(made.as_json({"value": content}), "2025-11-04.json", PLAIN, "nzz-liveuamap")
