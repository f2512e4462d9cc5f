"""Verifying: each format whole as exported, any changed byte caught, and the ledger's word against the manifest's."""

import os
import random
from dataclasses import replace
from pathlib import Path

import pytest

from dashboard.cli import main
from dashboard.snapshot import again, inputs
from dashboard.snapshot.contents import Options, contents_of
from dashboard.snapshot.export import BESIDE, export
from dashboard.snapshot.files import write_files
from dashboard.snapshot.formats import FORMATS, SUFFIXES
from dashboard.snapshot.names import FORMAT_NAMES
from dashboard.snapshot.verify import verify
from data.store import Ledger
from data.view import View
from geo.faults import Refused
from tests.dashboard.snapshot.contents import FOURTH, Made, made_up_contents, shipped

SEALED_INSIDE = ("png", "svg", "pdf", "html", "geojson", "kml", "parquet", "bundle")
EDITS = 1000


@pytest.mark.parametrize("name", FORMAT_NAMES)
def test_an_export_is_verified_by_itself_and_against_the_ledger(name: str, made: Made, ledger: Ledger) -> None:
    one, path = made(name)
    alone = verify(path, None)
    assert not alone.faults
    assert any("whole" in line for line in alone.found)
    assert any(one.digest in line for line in alone.found)
    compared = verify(path, ledger)
    assert not compared.faults
    assert any("14 stand in the ledger" in line for line in compared.found)
    assert any("byte for byte" in line for line in compared.found)


@pytest.mark.parametrize("name", SEALED_INSIDE)
def test_any_changed_byte_is_caught(name: str, made: Made, tmp_path: Path) -> None:
    one, _ = made(name)
    path = tmp_path / f"edited.{SUFFIXES[name]}"
    chance = random.Random(name)
    for _ in range(EDITS // len(SEALED_INSIDE)):
        at = chance.randrange(len(one.data))
        other = chance.choice([value for value in range(256) if value != one.data[at]])
        path.write_bytes(one.data[:at] + bytes([other]) + one.data[at + 1 :])
        with pytest.raises(Refused):
            verify(path, None)


@pytest.mark.parametrize("name", SEALED_INSIDE)
def test_a_cut_or_lengthened_file_is_caught(name: str, made: Made, tmp_path: Path) -> None:
    one, _ = made(name)
    path = tmp_path / f"edited.{SUFFIXES[name]}"
    for data in (one.data[:-1], one.data + b"\0", one.data + b"\n", one.data[: len(one.data) // 2], b""):
        path.write_bytes(data)
        with pytest.raises(Refused):
            verify(path, None)


@pytest.mark.parametrize("name", [name for name in FORMAT_NAMES if not FORMATS[name].inside])
def test_a_table_and_its_manifest_beside_it_belong_together(name: str, made: Made, tmp_path: Path) -> None:
    one, _ = made(name)
    chance = random.Random(name)
    path = tmp_path / f"edited.{name}"
    beside = tmp_path / f"edited.{name}{BESIDE}"
    for _ in range(60):
        for target, kept, content in ((path, beside, one.data), (beside, path, one.beside)):
            at = chance.randrange(len(content))
            target.write_bytes(content[:at] + bytes([content[at] ^ (1 << chance.randrange(8))]) + content[at + 1 :])
            kept.write_bytes(one.beside if kept == beside else one.data)
            with pytest.raises(Refused):
                verify(path, None)
    path.write_bytes(one.data)
    beside.unlink()
    with pytest.raises(Refused, match="no manifest"):
        verify(path, None)
    beside.write_bytes(one.beside)
    assert not verify(beside, None).faults


def test_another_ledger_is_told_apart_from_a_changed_file(made: Made, tmp_path: Path) -> None:
    _, path = made("png")
    other = made_up_contents(tmp_path).ledger
    compared = verify(path, other)
    assert any("head: another" in line for line in compared.found)
    assert any("does not hold" in str(fault) for fault in compared.faults)


def test_a_ledger_that_only_grew_still_gives_the_file(ledger: Ledger, tmp_path: Path) -> None:
    shown = {claim.claim_id for claim in shipped().claims}
    spare = next(claim.claim_id for claim in ledger.claims if claim.claim_id not in shown and not claim.supersedes)
    claims = tuple(claim for claim in ledger.claims if claim.claim_id != spare)
    smaller = contents_of(replace(ledger, head="f" * 64, claims=claims), View(day=FOURTH, sources=("deepstate",)))
    write_files(export(smaller, "png"), tmp_path / "a.png", force=False)
    compared = verify(tmp_path / "a.png", ledger)
    assert not compared.faults
    assert any("head: another" in line for line in compared.found)
    assert any("byte for byte" in line for line in compared.found)


def test_another_version_that_makes_the_same_file_is_no_fault(
    made: Made, ledger: Ledger, monkeypatch: pytest.MonkeyPatch
) -> None:
    _, path = made("png")
    monkeypatch.setattr(again, "libraries", lambda: {**inputs.libraries(), "matplotlib": "99.0"})
    compared = verify(path, ledger)
    assert not compared.faults
    assert any("byte for byte" in line for line in compared.found)


def test_a_pipe_and_a_device_are_refused_at_once(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    for path in (tmp_path / "pipe", Path("/dev/zero"), tmp_path):
        with pytest.raises(Refused, match="no ordinary file"):
            verify(path, None)


@pytest.mark.parametrize(
    "data",
    [b"", b"{", b"[]", b"null", b'{"greyline": 1}', b"%PDF-1.4", b"PK\x03\x04", b"PAR1PAR1", b"<?xml version='1.0'?><svg/>",
     b"\x89PNG\r\n\x1a\n", b"<!doctype html>", b"[" * 100_000, b'{"a":' * 100_000, b"\xff" * 1000],
)  # fmt: skip
def test_what_is_no_export_is_refused_in_one_line(data: bytes, tmp_path: Path) -> None:
    path = tmp_path / "file"
    path.write_bytes(data)
    with pytest.raises(Refused) as refused:
        verify(path, None)
    assert len(refused.value.faults) == 1
    assert "file" in str(refused.value.faults[0])


def test_the_command_says_what_it_did_and_what_it_does_not_show(
    made: Made, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    _, path = made("geojson")
    assert main(["verify", str(path)]) == 0
    told = capsys.readouterr().out
    assert "byte for byte" in told
    assert "does not show that a claim is true, nor who made" in told
    broken = tmp_path / "broken.geojson"
    broken.write_bytes(path.read_bytes()[:-2])
    assert main(["verify", str(broken)]) == 1
    assert len(capsys.readouterr().err.splitlines()) == 1
    assert main(["verify", str(tmp_path / "none.png")]) == 1


def test_options_are_part_of_what_is_made_again(ledger: Ledger, tmp_path: Path) -> None:
    one = export(shipped(View(day=FOURTH), Options("square", "dark")), "svg")
    write_files(one, tmp_path / "a.svg", force=False)
    assert any("byte for byte" in line for line in verify(tmp_path / "a.svg", ledger).found)
