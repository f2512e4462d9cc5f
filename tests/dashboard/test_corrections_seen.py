"""A corrected and a retracted claim, wherever the page speaks of them; and a ledger that changes while a page is open."""

import pytest

from dashboard.loading import load_ledger, load_store
from dashboard.panels.changes_told import change_rows, told_html, withdrawn
from dashboard.panels.store_said import age_in_words
from tests.dashboard.apps import address, clear_caches, command, open_app, open_screen, run, shown

SAID = {"reason": "misread <b>the map</b>", "who": "An editor", "day": "2025-11-21"}


@pytest.fixture
def ledger(served):
    served("about")
    return load_ledger()


def correct(claim, **values):
    return load_store().correct(claim.claim_id, values, expected=load_store().ledger().versions[claim.claim_id], **SAID)


def retract(claim):
    return load_store().retract(claim.claim_id, expected=load_store().ledger().versions[claim.claim_id], **SAID)


def test_without_a_change_nothing_is_told(ledger):
    assert ledger.corrections == ()
    assert told_html(()) == ""
    assert "0 changes" in shown(run(open_screen("corrections")))


def test_the_corrections_screen_tells_before_after_who_why_and_when(ledger):
    correct(ledger.claims[0], words="ring")
    retract(ledger.claims[4])
    told = shown(run(open_screen("corrections")))
    assert told.index("Retraction of 21 November 2025") < told.index("Correction of 21 November 2025")
    for part in ("by An editor", "<del><bdi>closed the ring</bdi></del> → <ins><bdi>ring</bdi></ins>", "Entry 31 of"):
        assert part in told
    assert "misread &lt;b&gt;the map&lt;/b&gt;" in told
    rows = change_rows(load_ledger().corrections)
    assert [(row["Column"], row["Before"], row["After"]) for row in rows] == [
        ("words", "closed the ring", "ring"), ("", "", ""),
    ]  # fmt: skip


def test_the_panel_tells_what_was_changed_and_what_does_not_count_any_more(ledger):
    correct(ledger.claims[0], words="ring")
    retract(ledger.claims[1])
    correct(ledger.claims[2], state="grey")
    told = shown(open_app(place="pokrovsk"))
    assert "Changed since it was entered" in told
    assert "2 claims corrected away or retracted" in told
    assert "The claim does not count any more." in told
    assert {change.before.claim_id for change in withdrawn(load_ledger(), "pokrovsk")} == {
        ledger.claims[1].claim_id, ledger.claims[2].claim_id,
    }  # fmt: skip


def test_a_claim_that_was_taken_up_again_is_told_once_at_most(ledger):
    first = ledger.claims[2]
    correct(first, state="grey")
    second = load_store().ledger().claims[-1]
    correct(second, state=first.state)
    assert [change.before.claim_id for change in withdrawn(load_store().ledger(), "pokrovsk")] == [second.claim_id]
    retract(first)
    assert "2 claims corrected away or retracted" in shown(open_app(place="pokrovsk"))


def test_a_place_whose_only_claim_was_retracted_says_so(ledger):
    fighting = next(claim for claim in ledger.claims if claim.place_id == "myrnohrad")
    retract(fighting)
    assert "1 claim corrected away or retracted" in shown(open_app(place="myrnohrad"))


def test_an_open_page_follows_the_ledger_at_its_next_run(ledger):
    app = open_app(day="2025-11-05")
    before, asked = command(app), address(app)
    correct(ledger.claims[0], phase="under_way")
    after = command(run(app))
    assert after["overlay"] != before["overlay"]
    assert {name: value for name, value in after.items() if name != "overlay"} == {
        name: value for name, value in before.items() if name != "overlay"
    }
    assert address(app) == asked


def test_what_the_reader_chose_stays_when_sources_fall_away(ledger):
    """All sources are all of them, also when another has no claims left; a choice stays that choice."""
    everyone, chosen = open_app(), open_app(source="western-army,map-maker")
    for claim in [one for one in ledger.claims if one.source_id == "evening-paper"]:
        retract(claim)
    run(everyone)
    assert "source" not in everyone.query_params
    run(chosen)
    assert address(chosen)["source"] == "western-army,map-maker"


def test_when_the_last_day_is_retracted_the_page_moves_to_the_strip_there_is(ledger):
    app = open_app(day="2025-11-05")
    for claim in [one for one in ledger.claims if one.document_id == "wednesday-paper"]:
        retract(claim)
    run(app)
    assert address(app)["day"] == load_ledger().strip_days[1].isoformat()
    assert "is not on the time strip" in shown(app)


@pytest.mark.parametrize(
    "screen", ["map", "disagreement", "documents", "claims", "change", "sources", "corrections", "export", "about"]
)
def test_a_store_that_is_gone_leaves_every_page_with_its_age(ledger, screen):
    path = load_store().location.path
    away = path.with_name("away")
    run(open_screen("about"))
    path.rename(away)
    try:
        app = open_app()
        assert "The store of the ledger does not answer" in shown(app)
        assert " ago, at " in shown(app)
        shown(run(open_screen(screen)))
    finally:
        away.rename(path)
    load_store()._failed = None  # as after the pause
    assert "does not answer" not in shown(run(app))


def test_the_age_is_told_in_seconds_then_in_minutes(ledger):
    from datetime import timedelta

    latest = load_store().latest()
    assert "90 seconds ago" in age_in_words(latest, latest.asked + timedelta(seconds=90))
    assert "12 minutes ago" in age_in_words(latest, latest.asked + timedelta(seconds=725))


def test_a_damaged_store_is_not_shown_and_the_log_says_why(ledger, caplog):
    import re

    from data.store.faults import RESTORE, Damaged
    from geo.faults import Fault

    store = load_store()
    fault = Fault(store.name, 7, "claim", "is damaged at entry 7 (claim)", RESTORE)

    def damaged():
        raise Damaged((fault,))

    store.latest = damaged
    app = run(open_app())
    told = shown(app)
    (name,) = re.findall(r"Fault ([0-9a-f]{8})", told)
    assert "entry 7" not in told
    assert any(name in line and "entry 7" in line for line in caplog.messages)
    assert "gl-sentence" not in told
    clear_caches()


def test_a_read_only_store_is_said_on_the_page(ledger):
    from data.store.opening import READ_ONLY

    store = load_store()
    assert "can be read and not written" not in shown(open_app())
    store.notes, store.read_only = (READ_ONLY,), True
    assert "The store can be read and not written: nothing can be corrected." in shown(open_app())
    clear_caches()
