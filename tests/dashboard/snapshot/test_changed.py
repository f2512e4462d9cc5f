"""Exports of a ledger that was corrected: the changes are listed, and a file of an earlier head is still what it was."""

import json
from dataclasses import replace

import pytest

from dashboard.snapshot.changed import change_lines
from dashboard.snapshot.contents import contents_of
from dashboard.snapshot.manifest import shown_of
from data.store import open_store
from data.view import View
from tests.ledgers import made_up

SAID = {"reason": "misread", "who": "An editor", "day": "2025-11-21"}


@pytest.fixture
def made():
    """The made-up ledger, where other files of tests here have the shipped one."""
    return made_up()


@pytest.fixture
def store(folder):
    opened = open_store()
    yield opened
    opened.close()


def correct(store, number, **values):
    claim = store.ledger().claims[number]
    return store.correct(claim.claim_id, values, expected=store.ledger().versions[claim.claim_id], **SAID)


def retract(store, number):
    claim = store.ledger().claims[number]
    return store.retract(claim.claim_id, expected=store.ledger().versions[claim.claim_id], **SAID)


def test_a_manifest_lists_what_was_changed_of_what_it_shows(store):
    before = contents_of(store.ledger(), View())
    assert "changes" not in shown_of(before)
    correct(store, 0, words="ring")
    retract(store, 4)  # the fighting in Myrnohrad
    after = contents_of(store.ledger(), View())
    changes = shown_of(after)["changes"]
    assert [(one["entry"], one["kind"], one["reason"]) for one in changes] == [
        (31, "correction", "misread"), (32, "retraction", "misread"),
    ]  # fmt: skip
    assert changes[1]["claim_id"] not in {claim.claim_id for claim in after.claims}
    assert "Retraction of 21 November 2025, by An editor: misread" in change_lines(after)[1]


def test_changes_of_what_a_view_does_not_show_are_not_in_it(store):
    retract(store, 4)
    for view, places in ((View(sources=("map-maker",)), None), (View(), ("rodynske",))):
        assert change_lines(contents_of(store.ledger(), view, places)) == []
    early = replace(View(), day=store.ledger().strip_days[0].replace(day=2))
    assert change_lines(contents_of(store.ledger(), early)) == []


@pytest.mark.parametrize("format_name", ["geojson", "html", "bundle", "xlsx"])
def test_a_file_of_an_earlier_head_is_compared_with_the_ledger_as_it_was(store, run, tmp_path, format_name):
    file = tmp_path / f"export.{format_name}"
    assert run("snapshot", "--on", "2025-11-05", "--format", format_name, "--out", str(file))[0] == 0
    head = store.ledger().head
    correct(store, 0, phase="under_way")
    code, out, err = run("verify", str(file))
    assert (code, err) == (0, "")
    assert "head: an earlier one of this ledger, 1 entry before its last" in out
    assert "since then 1 of its claims was corrected or retracted:" in out
    assert f"head (chain): the ledger's own, {head}" in out
    assert "byte for byte" in out


def test_a_corrected_claim_and_its_correction_are_in_the_file(store, run, tmp_path):
    correct(store, 0, phase="under_way")
    file = tmp_path / "export.geojson"
    assert run("snapshot", "--on", "2025-11-05", "--format", "geojson", "--out", str(file))[0] == 0
    told = json.loads(file.read_text())
    superseding = [one["properties"] for one in told["features"] if one["properties"].get("supersedes")]
    assert [one["phase"] for one in superseding] == ["under_way"]
    code, out, _ = run("verify", str(file))
    assert code == 0
    assert "byte for byte" in out


def test_without_a_ledger_only_the_file_is_checked_and_a_wrong_ledger_is_refused(store, run, tmp_path, monkeypatch):
    file = tmp_path / "export.geojson"
    assert run("snapshot", "--on", "2025-11-05", "--format", "geojson", "--out", str(file))[0] == 0
    code, out, _ = run("verify", str(file), "--without-ledger")
    assert code == 0
    assert "not compared with a ledger, as was asked" in out
    monkeypatch.setenv("GREYLINE_LEDGER", str(tmp_path / "nowhere"))
    code, out, err = run("verify", str(file))
    assert (code, out) == (1, "")
    assert err.startswith("GREYLINE_LEDGER: ")
