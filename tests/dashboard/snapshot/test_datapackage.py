"""The description of a bundle, for programs and for people: right about every file, and the same on any day."""

import csv
import hashlib
import io
import json
import re

import pytest

from dashboard.snapshot.columns import MEANINGS
from dashboard.snapshot.csv_table import write_standings
from dashboard.snapshot.datapackage import describe, readme
from dashboard.snapshot.members import MEMBERS
from tests.dashboard.snapshot.exports import TABLES, empty, hostile, manifest_of, shipped, written

VIEWS = (shipped, hostile, empty)


def files(view):
    stems = {"csv": "claims", "parquet": "claims"}
    made = {f"{stems.get(name, 'greyline')}.{name}": written(view, name) for name in TABLES}
    return {**made, "standings.csv": write_standings(view()), "claims.csv.manifest.json": b"{}\n"}


def package(view):
    return json.loads(describe(files(view), view(), manifest_of(view(), "bundle")))


def text_of(view):
    return readme(view(), manifest_of(view(), "bundle"), files(view)).decode()


@pytest.mark.parametrize("view", VIEWS)
def test_every_file_is_named_with_its_size_and_hash(view):
    resources = {one["path"]: one for one in package(view)["resources"]}
    assert set(resources) == set(files(view))
    for path, data in files(view).items():
        assert resources[path]["bytes"] == len(data)
        assert resources[path]["hash"] == f"sha256:{hashlib.sha256(data).hexdigest()}"
        assert resources[path]["description"]
        assert re.fullmatch(r"[a-z0-9-]+", resources[path]["name"])
    assert len({one["name"] for one in resources.values()}) == len(resources)


@pytest.mark.parametrize("view", VIEWS)
@pytest.mark.parametrize("path", ["claims.csv", "standings.csv"])
def test_the_columns_are_those_of_the_table(view, path):
    schema = {one["path"]: one for one in package(view)["resources"]}[path]["schema"]
    header, *rows = csv.reader(io.StringIO(files(view)[path].decode(), newline=""))
    assert [field["name"] for field in schema["fields"]] == header
    assert all(field["description"] == MEANINGS[field["name"]] for field in schema["fields"])
    forms = {"integer": r"-?\d+", "number": r"-?\d+(\.\d+)?", "date": r"\d{4}-\d\d-\d\d", "string": r"(?s).*"}
    for row in rows:
        for field, cell in zip(schema["fields"], row, strict=True):
            assert cell == "" or re.fullmatch(forms[field["type"]], cell), field["name"]


def test_media_types_and_encodings():
    told = {one["path"]: (one["mediatype"], one.get("encoding")) for one in package(shipped)["resources"]}
    assert told["claims.csv"] == ("text/csv", "utf-8")
    assert told["claims.csv.manifest.json"] == ("application/json", "utf-8")
    assert told["greyline.gpkg"] == ("application/geopackage+sqlite3", None)


def test_the_package_names_sources_and_licence():
    found = package(shipped)
    assert {licence["name"] for licence in found["licenses"]} == {"CC-BY-4.0", "MIT"}
    titles = " ".join(source["title"] for source in found["sources"])
    assert all(
        document.title.replace("“", "‘") in titles or document.publisher in titles
        for document in shipped().ledger.documents.values()
    )
    assert "GeoNames" in titles and "GSHHG" in titles
    assert found["id"] == manifest_of(shipped(), "bundle").digest


def test_only_web_addresses_become_paths_of_sources():
    paths = [source["path"] for source in package(hostile)["sources"] if "path" in source]
    assert paths
    assert all(path.startswith("https://") for path in paths)


@pytest.mark.parametrize("view", VIEWS)
def test_no_hour_of_its_making_stands_in_it(view):
    assert "created" not in package(view)
    assert not re.search(r"\d\d:\d\d", text_of(view))


@pytest.mark.parametrize("view", VIEWS)
def test_the_readme_names_every_file_and_says_how_to_verify(view):
    told = text_of(view)
    for name in files(view):
        assert re.search(rf"^{re.escape(name)}: \w", told, re.MULTILINE), name
    assert "python -m dashboard verify FILE" in told
    assert manifest_of(view(), "bundle").digest in told
    assert view().ledger.head in told


def test_of_a_file_it_does_not_know_the_readme_gives_the_name_alone():
    told = readme(shipped(), manifest_of(shipped(), "bundle"), {"other.bin": b""}).decode()
    assert "\nother.bin\n" in told


def test_an_empty_view_says_so():
    assert "no claim is in this choice" in " ".join(text_of(empty).split())
    assert "no claim is in this choice" in package(empty)["description"]


def test_lines_are_short_and_nothing_in_them_is_hidden():
    hidden = {**files(hostile), "a\u202eb.bin": b""}
    told = readme(hostile(), manifest_of(hostile(), "bundle"), hidden).decode()
    for line in told.splitlines():
        assert len(line) <= 100
        assert line.isprintable()


def test_every_file_of_a_bundle_has_its_own_words():
    assert len(set(MEMBERS.values())) == len(MEMBERS)
