"""Files that somebody made to deceive: changed and sealed anew, with another manifest, or with none that could be ours."""

import hashlib
import json
from collections.abc import Callable
from pathlib import Path

import pytest

from dashboard.snapshot.export import BESIDE, Export
from dashboard.snapshot.formats import FORMATS
from dashboard.snapshot.manifest import as_text, digest_of
from dashboard.snapshot.seal import sealed
from dashboard.snapshot.verify import verify
from data.store import Ledger
from geo.faults import Refused
from tests.dashboard.snapshot.contents import Made


def forged(one: Export, change: Callable[[dict], None]) -> bytes:
    """The same GeoJSON with another manifest, sealed anew as its forger would."""
    text = FORMATS["geojson"].read_manifest(one.data)
    content = json.loads(text)
    change(content)
    content["digest"] = digest_of(content["shown"])
    content["seal"] = "0" * 64
    new = as_text(content)
    return sealed(one.data.replace(text.encode(), new.encode()), new)


def test_a_forged_and_newly_sealed_file_does_not_agree_with_the_ledger(
    made: Made, ledger: Ledger, tmp_path: Path
) -> None:
    one, _ = made("geojson")
    path = tmp_path / "forged.geojson"

    def change_hash(content: dict) -> None:
        content["shown"]["claims"][0][1] = "f" * 64

    path.write_bytes(forged(one, change_hash))
    assert not verify(path, None).faults
    told = [str(fault) for fault in verify(path, ledger).faults]
    assert any("says something else in this ledger" in line for line in told)

    def drop_a_day(content: dict) -> None:
        content["shown"]["view"]["day"] = "2025-11-03"

    path.write_bytes(forged(one, drop_a_day))
    told = [str(fault) for fault in verify(path, ledger).faults]
    assert any("is not what this ledger gives for its View" in line for line in told)


def test_a_manifest_that_lists_other_claims_than_its_file_is_caught(made: Made, tmp_path: Path) -> None:
    one, _ = made("geojson")
    path = tmp_path / "forged.geojson"
    path.write_bytes(forged(one, lambda content: content["shown"]["claims"].pop()))
    with pytest.raises(Refused, match="holds other claims"):
        verify(path, None)


def test_an_altered_picture_under_a_true_manifest_is_caught_by_making_it_again(
    made: Made, ledger: Ledger, tmp_path: Path
) -> None:
    one, _ = made("svg")
    text = FORMATS["svg"].read_manifest(one.data)
    blank = text.replace(json.loads(text)["seal"], "0" * 64)
    altered = one.data.replace(text.encode(), blank.encode()).replace(b"#9c2b20", b"#63a9e0")
    assert altered != one.data.replace(text.encode(), blank.encode())
    path = tmp_path / "altered.svg"
    path.write_bytes(sealed(altered, blank))
    assert not verify(path, None).faults
    assert any("is not what this ledger gives" in str(fault) for fault in verify(path, ledger).faults)


@pytest.mark.parametrize("name", ["svg", "geojson"])
def test_a_forger_can_t_hide_behind_another_version(name: str, made: Made, ledger: Ledger, tmp_path: Path) -> None:
    one, _ = made(name)
    text = FORMATS[name].read_manifest(one.data)
    content = json.loads(text)
    content["made"]["program"], content["seal"] = "greyline 0.0.9", "0" * 64
    new = as_text(content)
    word = {"svg": (b"#9c2b20", b"#63a9e0"), "geojson": (b'"state":"russian"', b'"state":"ukrainian"')}[name]
    altered = one.data.replace(text.encode(), new.encode()).replace(*word)
    path = tmp_path / f"forged.{name}"
    path.write_bytes(sealed(altered, new))
    assert not verify(path, None).faults
    (fault,) = verify(path, ledger).faults
    assert "could not be compared beyond the claims it lists" in str(fault)
    assert "0.0.9 then" in str(fault)


def test_a_manifest_with_what_no_json_of_ours_holds_is_a_fault(made: Made, ledger: Ledger, tmp_path: Path) -> None:
    one, _ = made("geojson")
    text = FORMATS["geojson"].read_manifest(one.data)
    seal = json.loads(text)["seal"]
    new = text.replace(seal, "0" * 64).replace('{"digest"', '{"another":NaN,"digest"')
    assert "NaN" in new
    path = tmp_path / "forged.geojson"
    path.write_bytes(sealed(one.data.replace(text.encode(), new.encode()), new))
    assert any("is not what this ledger gives" in str(fault) for fault in verify(path, ledger).faults)


def test_a_view_that_the_ledger_does_not_know_is_a_fault(made: Made, ledger: Ledger, tmp_path: Path) -> None:
    one, _ = made("geojson")
    for key, value in (("source", "nobody"), ("day", "2025-99-99"), ("kindness", "great")):
        path = tmp_path / "forged.geojson"
        path.write_bytes(forged(one, lambda content, k=key, v=value: content["shown"]["view"].update({k: v})))
        assert any("names a View that this ledger does not know" in str(one) for one in verify(path, ledger).faults)


def test_a_picture_is_not_taken_for_what_a_manifest_beside_it_says(made: Made, tmp_path: Path) -> None:
    one, _ = made("csv")
    content = json.loads(one.beside)
    hello = b"hello"
    content["made"]["format"], content["seal"] = "png", "0" * 64
    content["file"] = {"sha256": hashlib.sha256(hello).hexdigest(), "bytes": len(hello)}
    text = as_text(content)
    (tmp_path / "a.png").write_bytes(hello)
    (tmp_path / f"a.png{BESIDE}").write_bytes(sealed(text.encode() + b"\n", text))
    with pytest.raises(Refused, match="is no PNG"):
        verify(tmp_path / "a.png", None)


@pytest.mark.parametrize(
    "change",
    [
        lambda content: content.pop("shown"),
        lambda content: content["shown"].update(claims=3),
        lambda content: content["shown"].update(claims=[["a"]]),
        lambda content: content["shown"].update(view={"day": 4}),
        lambda content: content["shown"].update(places="all"),
        lambda content: content["shown"].update(counts=None),
        lambda content: content["made"].update(options=[]),
        lambda content: content["made"].update(format="docx"),
        lambda content: content["shown"].update(head=1.5),
        lambda content: content["made"]["libraries"].update(numpy=3),
        lambda content: content["made"]["inputs"].update(page=["x"]),
        lambda content: content["shown"]["counts"].update(claims_of="many"),
    ],
)
def test_a_hostile_manifest_is_refused(change: Callable[[dict], None], made: Made, tmp_path: Path) -> None:
    one, _ = made("csv")
    content = json.loads(one.beside)
    change(content)
    content["seal"] = "0" * 64
    text = json.dumps(content, separators=(",", ":"), sort_keys=True)
    (tmp_path / "a.csv").write_bytes(one.data)
    (tmp_path / f"a.csv{BESIDE}").write_bytes(sealed(text.encode(), text) + b"\n")
    with pytest.raises(Refused):
        verify(tmp_path / "a.csv", None)
