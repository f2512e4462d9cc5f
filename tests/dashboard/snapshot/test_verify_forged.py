"""Files that somebody made to deceive: changed and sealed anew, with another manifest, or with none that could be ours."""

import hashlib
import json
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from dashboard.language import speaking
from dashboard.snapshot.contents import Contents
from dashboard.snapshot.export import BESIDE, Export, finished
from dashboard.snapshot.formats import FORMATS
from dashboard.snapshot.manifest import as_text, digest_of, make_manifest
from dashboard.snapshot.seal import sealed
from dashboard.snapshot.verify import verify
from data.store import Ledger
from geo.faults import Refused
from tests.dashboard.snapshot.contents import Made, shipped


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


def exported(contents: Contents, name: str, path: Path) -> Path:
    """A finished file of these contents, however untrue."""
    with speaking(contents.view.lang):
        one = finished(contents, name, make_manifest(contents, name))
    path.write_bytes(one.data)
    return path


@pytest.mark.parametrize("name", ["png", "geojson"])
def test_counts_that_the_ledger_does_not_have_are_caught(name: str, ledger: Ledger, tmp_path: Path) -> None:
    """A picture that says "23 of 23 claims" and hides that 28 sources were left out, under the ledger's own head."""
    contents = shipped()
    answer = replace(contents.answer, total=len(contents.claims), sources_hidden=0)
    path = exported(replace(contents, answer=answer), name, tmp_path / f"forged.{name}")
    assert not verify(path, None).faults
    assert any("is not what this ledger gives" in str(fault) for fault in verify(path, ledger).faults)


def test_counts_of_another_head_are_the_file_s_own_word_and_said_to_be(ledger: Ledger, tmp_path: Path) -> None:
    contents = shipped()
    answer = replace(contents.answer, total=9999)
    other = replace(contents, answer=answer, ledger=replace(contents.ledger, head="f" * 64))
    found = verify(exported(other, "geojson", tmp_path / "other.geojson"), ledger).found
    assert any(line.startswith("head: another") for line in found)
    assert any("not compared" in line and "how many claims" in line for line in found)


@pytest.mark.parametrize("counts", [{"claims_of": 3}, {"claims": 99}, {"sources_hidden": -1}])
def test_counts_that_can_not_be_are_refused(counts: dict, made: Made, tmp_path: Path) -> None:
    one, _ = made("geojson")
    path = tmp_path / "forged.geojson"
    path.write_bytes(forged(one, lambda content: content["shown"]["counts"].update(counts)))
    with pytest.raises(Refused, match="counts can't be those"):
        verify(path, None)


@pytest.mark.parametrize(
    "change",
    [
        lambda content: content.update(signed_by="Reuters"),
        lambda content: content["made"].update(author="Reuters"),
        lambda content: content["shown"].update(verified="yes"),
        lambda content: content["shown"]["counts"].update(truths=9),
    ],
)
def test_a_manifest_with_words_that_are_none_of_ours_is_refused(
    change: Callable[[dict], None], made: Made, tmp_path: Path
) -> None:
    one, _ = made("geojson")
    path = tmp_path / "forged.geojson"
    path.write_bytes(forged(one, change))
    with pytest.raises(Refused, match="holds no manifest"):
        verify(path, None)


def test_what_a_manifest_says_of_its_making_is_compared_or_told(made: Made, ledger: Ledger, tmp_path: Path) -> None:
    one, _ = made("geojson")
    path = tmp_path / "forged.geojson"
    path.write_bytes(forged(one, lambda content: content["made"].update(program="Official release 1")))
    told = verify(path, ledger)
    assert not told.faults
    assert any("not compared" in line and "Official release" in line for line in told.found)
    path.write_bytes(forged(one, lambda content: content["made"].update(carries={"claims": 1, "sha256": "0"})))
    assert any("is not what this ledger gives" in str(fault) for fault in verify(path, ledger).faults)


def test_a_manifest_that_lists_other_claims_than_its_file_is_caught(made: Made, tmp_path: Path) -> None:
    one, _ = made("geojson")
    path = tmp_path / "forged.geojson"

    def drop_a_claim(content: dict) -> None:
        content["shown"]["claims"].pop()
        content["shown"]["counts"]["claims"] -= 1

    path.write_bytes(forged(one, drop_a_claim))
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
    new = text.replace(seal, "0" * 64).replace('"options":{', '"options":{"size":NaN,')
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
