"""Limits for reading what somebody sent: memory and time end in one plain refusal, and are lifted afterwards."""

import io
import resource
import time
import zipfile
from pathlib import Path

import pytest

from dashboard.cli import main
from dashboard.snapshot.bounded import TooMuch, bounded
from dashboard.snapshot.bundle import MANIFEST, NOTE


def test_memory_is_bounded_and_given_back() -> None:
    before = resource.getrlimit(resource.RLIMIT_AS)
    with pytest.raises(TooMuch, match="memory"), bounded(memory=200_000_000):
        bytearray(2_000_000_000)
    assert resource.getrlimit(resource.RLIMIT_AS) == before
    assert len(bytearray(600_000_000)) == 600_000_000


def test_time_is_bounded() -> None:
    with pytest.raises(TooMuch, match="longer"), bounded(seconds=1):
        time.sleep(5)
    time.sleep(1.1)


@pytest.mark.parametrize("manifest", [b"[]", b"null", b"3", b'"a"', b"{}", b"{" * 50_000])
@pytest.mark.parametrize("comment", ["[]", "{}", "null", '"x"', '{"seal":3}', ""])
def test_a_hostile_bundle_is_one_plain_refusal(
    manifest: bytes, comment: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(MANIFEST, manifest)
        archive.comment = f"{NOTE}{comment}".encode()
    path = tmp_path / "a.zip"
    path.write_bytes(packed.getvalue())
    assert main(["verify", str(path)]) == 1
    assert len(capsys.readouterr().err.splitlines()) == 1


@pytest.mark.parametrize("method", [zipfile.ZIP_LZMA, zipfile.ZIP_BZIP2, zipfile.ZIP_STORED])
def test_a_bundle_packed_another_way_is_refused(method: int, tmp_path: Path) -> None:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", method) as archive:
        archive.writestr(MANIFEST, b"{}" * 1000)
        archive.comment = f"{NOTE}{{}}".encode()
    path = tmp_path / "a.zip"
    path.write_bytes(packed.getvalue())
    assert main(["verify", str(path)]) == 1


def test_a_zip_bomb_of_a_workbook_is_refused(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    from dashboard.snapshot.xlsx import read_ids

    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("xl/worksheets/sheet1.xml", b" " * 300_000_000)
    with pytest.raises(ValueError, match="unpacks to more"):
        read_ids(packed.getvalue())
