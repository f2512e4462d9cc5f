"""What holds for all formats alike: the same claims in the same order, the same bytes or content, whatever the View."""

import hashlib
import io
import json
import os
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from dashboard.cli import main
from dashboard.snapshot.export import BESIDE, export
from dashboard.snapshot.formats import FORMATS, SUFFIXES
from dashboard.snapshot.manifest import make_manifest
from dashboard.snapshot.names import FORMAT_NAMES, MOVING
from data.view import View, select
from tests.dashboard.snapshot.contents import shipped, some_views
from tests.ledgers import PROJECT, made_up

TABLES = ("geojson", "csv", "xlsx", "gpkg", "kml", "parquet")
# Small and quick formats are held to more Views than the others.
VIEWS, MORE_VIEWS = 8, 50
TWICE = """
import hashlib, sys
from dashboard.snapshot.export import export
from tests.dashboard.snapshot.contents import shipped
for name in sys.argv[1:]:
    made = export(shipped(), name)
    print(name, hashlib.sha256(made.data + (made.beside or b"")).hexdigest())
"""


def hashes(*names: str, seed: str, zone: str) -> dict[str, str]:
    """The sha256 of exports made in a process of their own."""
    environment = {**os.environ, "PYTHONHASHSEED": seed, "TZ": zone, "LC_ALL": "C"}
    command = [sys.executable, "-c", TWICE, *names]
    done = subprocess.run(command, cwd=PROJECT, env=environment, capture_output=True, text=True, check=True)
    return dict(line.split() for line in done.stdout.splitlines())


def test_every_format_gives_the_same_bytes_in_another_process() -> None:
    assert hashes(*FORMAT_NAMES, seed="1", zone="UTC") == hashes(*FORMAT_NAMES, seed="2", zone="Asia/Tokyo")


def test_every_table_holds_the_claims_of_the_view_in_its_order() -> None:
    ledger = shipped().ledger
    for view in [*some_views(ledger, VIEWS), View(sources=())]:
        ids = [claim.claim_id for claim in select(ledger, view).claims]
        for name in TABLES:
            made = export(shipped(view), name)
            assert FORMATS[name].read_ids(made.data) == ids, (name, view)
            text = made.beside.decode() if made.beside else FORMATS[name].read_manifest(made.data)
            assert [claim_id for claim_id, _ in json.loads(text)["shown"]["claims"]] == ids


def test_picture_page_and_tables_list_what_the_screen_shows() -> None:
    ledger = shipped().ledger
    for view in some_views(ledger, MORE_VIEWS, seed=11):
        ids = [claim.claim_id for claim in select(ledger, view).claims]
        for name in ("geojson", "csv"):
            assert FORMATS[name].read_ids(export(shipped(view), name).data) == ids, (name, view)
        for name in ("png", "html"):
            manifest = make_manifest(shipped(view), name)
            assert [claim_id for claim_id, _ in manifest.content["shown"]["claims"]] == ids, (name, view)


def test_an_empty_view_is_an_export_too() -> None:
    for name in FORMAT_NAMES:
        made = export(shipped(View(sources=())), name)
        text = made.beside.decode() if made.beside else FORMATS[name].read_manifest(made.data)
        assert json.loads(text)["shown"]["claims"] == []


def test_the_bundle_holds_every_format_and_describes_its_tables() -> None:
    made = export(shipped(), "bundle")
    with zipfile.ZipFile(io.BytesIO(made.data)) as archive:
        assert archive.testzip() is None
        names = archive.namelist()
        package = json.loads(archive.read("datapackage.json"))
        described = {one["path"]: one for one in package["resources"]}
        for path, one in described.items():
            content = archive.read(path)
            assert one["bytes"] == len(content)
            assert one["hash"] == f"sha256:{hashlib.sha256(content).hexdigest()}"
    assert {name.rpartition(".")[2] for name in names} >= set(SUFFIXES) - {"bundle", *MOVING}
    assert {"README.txt", "manifest.json", "claims.csv", "standings.csv"} <= set(names)
    assert names == sorted(names)


@pytest.fixture
def ledger(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = tmp_path / "ledger"
    folder.mkdir()
    monkeypatch.setenv("GREYLINE_LEDGER", str(made_up().write(folder)))
    return tmp_path


@pytest.mark.parametrize("name", FORMAT_NAMES)
def test_the_command_writes_a_file_that_verifies(name: str, ledger: Path, capsys: pytest.CaptureFixture[str]) -> None:
    target = ledger / f"out.{SUFFIXES[name]}"
    arguments = ["snapshot", "--on", "2025-11-04", "--format", name, "--out", str(target)]
    assert main(arguments) == 0
    written = capsys.readouterr().out.splitlines()
    assert written[0] == str(target)
    assert (written[1] == f"{target}{BESIDE}") is not FORMATS[name].inside
    assert main(["verify", str(target)]) == 0
    capsys.readouterr()
    assert main(arguments) == 1
    assert "--force" in capsys.readouterr().err
    assert main([*arguments, "--force"]) == 0


def test_unknown_formats_list_the_known(ledger: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as stopped:
        main(["snapshot", "--on", "2025-11-04", "--format", "docx", "--out", str(ledger / "a")])
    assert stopped.value.code == 2
    told = capsys.readouterr().err
    assert all(name in told for name in FORMAT_NAMES)


def test_places_narrow_an_export_as_they_narrow_the_claims(ledger: Path) -> None:
    target = ledger / "a.geojson"
    main(["snapshot", "--on", "2025-11-04", "--place", "myrnohrad", "--format", "geojson", "--out", str(target)])
    places = {feature["properties"]["place_id"] for feature in json.loads(target.read_text())["features"]}
    assert places == {"myrnohrad"}
