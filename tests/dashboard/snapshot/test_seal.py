"""The seal: stands once, covers every byte, and can't be moved or imitated by text of a ledger."""

import io
import json
import random

import pytest
from PIL import Image, PngImagePlugin

from dashboard.snapshot.seal import is_whole, sealed

TEXT = json.dumps({"digest": "ab" * 32, "seal": "0" * 64}, separators=(",", ":"))


def with_seal(data: bytes) -> tuple[bytes, str]:
    done = sealed(data, TEXT)
    at = done.index(b'"seal":"') + 8
    return done, TEXT.replace("0" * 64, done[at : at + 64].decode())


def png() -> bytes:
    info = PngImagePlugin.PngInfo()
    info.add_itxt("greyline-manifest", TEXT, zip=False)
    file = io.BytesIO()
    Image.new("RGB", (8, 8), "white").save(file, "PNG", pnginfo=info)
    return file.getvalue()


@pytest.mark.parametrize("data", [f"before {TEXT} after".encode(), png()], ids=["text", "png"])
def test_a_sealed_file_is_whole_until_any_byte_changes(data: bytes) -> None:
    done, text = with_seal(data)
    assert len(done) == len(data)
    assert is_whole(done, text)
    chance = random.Random(7)
    for at in range(len(done)):
        other = chance.choice([value for value in range(256) if value != done[at]])
        changed = done[:at] + bytes([other]) + done[at + 1 :]
        assert not is_whole(changed, text), at
    assert not is_whole(done + b"\n", text)
    assert not is_whole(done[:-1], text)


def test_a_sealed_png_is_still_a_png() -> None:
    done, _ = with_seal(png())
    picture = Image.open(io.BytesIO(done))
    picture.load()
    assert json.loads(picture.text["greyline-manifest"])["digest"] == "ab" * 32


def test_a_file_without_a_place_for_it_or_with_two_is_not_sealed() -> None:
    for data in (b"nothing", f"{TEXT} {TEXT}".encode()):
        with pytest.raises(ValueError, match="no seal, or more than one"):
            sealed(data, TEXT)


def test_a_file_is_not_sealed_twice() -> None:
    done, text = with_seal(TEXT.encode())
    with pytest.raises(ValueError, match="sealed already"):
        sealed(done, text)


def test_a_seal_elsewhere_in_the_file_changes_nothing() -> None:
    data = f'a source named "seal":"{"1" * 64}" {TEXT} and "seal":"{"0" * 64}"'.encode()
    done, text = with_seal(data.replace(TEXT.encode(), b"") + TEXT.encode())
    assert is_whole(done, sealed(TEXT.encode(), TEXT).decode()) is False
    at = done.rindex(b'"seal":"') + 8
    assert is_whole(done, TEXT.replace("0" * 64, done[at : at + 64].decode()))
    assert text != TEXT
