"""Corrections in the page: one request is one entry, nobody is overwritten unseen, and what was typed is never lost."""

import pytest

from dashboard import editing
from dashboard.cli import main
from dashboard.editing import Wish, carry_out, is_at_home, is_loopback
from dashboard.loading import load_ledger, load_store
from data.store.engine import reading
from data.store.reading import read_entries
from tests.dashboard.apps import open_screen, run, shown

HOME = {"Host": "127.0.0.1:8501", "Origin": "http://127.0.0.1:8501"}


@pytest.fixture
def editor(monkeypatch):
    """Whoever runs the page sits at its machine."""
    monkeypatch.setattr(editing, "is_at_home", lambda address, headers: True)


@pytest.fixture
def card(served, editor):
    """Opens the form of the first claim on the Claims screen, in a new session each time."""
    served("claims")
    first = load_ledger().claims[0]

    def open_card():
        app = run(open_screen("claims"))
        run(app.text_input(key="claims-search").set_value("closed the ring"))
        app.session_state["card-edit"] = True
        return run(app), first.claim_id

    return open_card


def field(app, claim_id, name):
    return next(one for one in (*app.text_input, *app.text_area, *app.selectbox) if one.key == f"edit:{claim_id}:{name}")


def send(app):
    """Clicks the form's one button."""
    return run(next(button for button in app.button if button.label.startswith("Enter the")).click())


def filled(app, claim_id, **values):
    for name, value in {"who": "An editor", "reason": "misread", **values}.items():
        field(app, claim_id, name).set_value(value)
    return app


def entries():
    with reading(load_store()._reader.engine) as connection:
        return list(read_entries(connection))


def test_a_correction_is_entered_and_shown_at_once(card):
    app, claim_id = card()
    assert field(app, claim_id, "words").value == "closed the ring"
    send(filled(app, claim_id, words="ring"))
    assert "Entered. The ledger has a new head" in shown(app)
    ledger = load_ledger()
    change = ledger.corrections[-1]
    assert change.changed == {"words": ("closed the ring", "ring")}
    assert (change.who, change.reason) == ("An editor", "misread")
    assert "Correction of" in shown(run(open_screen("corrections")))


def test_what_is_refused_stays_in_the_form(card):
    app, claim_id = card()
    before = len(entries())
    send(filled(app, claim_id, reason="", summary="Our troops say that they closed the ring."))
    assert "reason: is empty" in shown(app)
    assert "what you typed is still there" in shown(app)
    assert field(app, claim_id, "summary").value == "Our troops say that they closed the ring."
    assert len(entries()) == before
    send(filled(app, claim_id))
    assert load_ledger().corrections[-1].changed["summary"][1] == "Our troops say that they closed the ring."


def test_two_tabs_with_the_same_correction_make_one_entry(card):
    (one, claim_id), (other, _) = card(), card()
    before = len(entries())
    send(filled(one, claim_id, words="ring"))
    send(filled(other, claim_id, words="ring"))
    assert "Entered." in shown(other)
    assert len(entries()) == before + 1


def test_a_second_click_makes_no_second_entry(card):
    app, claim_id = card()
    before = len(entries())
    send(filled(app, claim_id, summary="Said otherwise."))
    send(app)  # the form is there again, with the claim as it is now: it asks for nothing
    assert len(entries()) == before + 1


def test_the_second_of_two_editors_is_shown_the_change_of_the_first(card):
    (one, claim_id), (other, _) = card(), card()
    send(filled(one, claim_id, words="ring", who="The first"))
    filled(other, claim_id, summary="They say the ring is closed.", who="The second")
    send(other)
    told = shown(other)
    assert "was changed by The first since this page was opened" in told
    assert "<del><bdi>closed the ring</bdi></del> → <ins><bdi>ring</bdi></ins>" in told
    assert len(load_ledger().corrections) == 1
    run(next(button for button in other.button if button.key == f"go-on:{claim_id}").click())
    assert field(other, claim_id, "words").value == "ring"
    assert field(other, claim_id, "summary").value == "They say the ring is closed."
    send(other)
    changes = load_ledger().corrections
    assert [change.who for change in changes] == ["The first", "The second"]
    assert set(changes[1].changed) == {"summary"}


def test_a_form_that_was_open_meanwhile_does_not_undo_the_change_of_another(card):
    (one, claim_id), (other, _) = card(), card()
    send(filled(one, claim_id, words="ring"))
    run(other)  # any click: the page sees the new head, and the form is still the one of before
    assert "This claim was changed since you opened the form" in shown(other)
    send(filled(other, claim_id, summary="Said otherwise.", who="The second"))
    assert len(load_ledger().corrections) == 1


def test_a_form_whose_claim_another_replaced_is_still_there_with_its_text(card):
    """The claim found instead has a form of its own; the second editor must not take it for theirs."""
    (one, claim_id), (other, _) = card(), card()
    field(one, claim_id, "phase").set_value("under_way")
    send(filled(one, claim_id, who="The first"))
    filled(other, claim_id, summary="They say the ring is closed.", who="The second")
    send(other)
    assert "was changed by The first since this page was opened" in shown(other)
    assert "<ins><bdi>under_way</bdi></ins>" in shown(other)
    assert field(other, claim_id, "summary").value == "They say the ring is closed."
    run(next(button for button in other.button if button.key == f"leave:{claim_id}").click())
    assert "was changed by The first" not in shown(other)
    assert len(load_ledger().corrections) == 1


def test_a_passage_is_corrected_by_its_characters(card, capsys):
    """Its place and hash follow; the claim is another one then, and `check` finds it where it says."""
    app, claim_id = card()
    before = load_ledger().claims[0]
    assert "closed the ring" in field(app, claim_id, "passage").value
    send(filled(app, claim_id, passage="its troops have closed the\nring around Pokrovsk"))
    change = load_ledger().corrections[-1]
    assert set(change.changed) == {"passage_start", "passage_end", "passage_sha256"}
    assert change.after.claim_id != before.claim_id and change.after.passage_start > before.passage_start
    assert main(["check"]) == 0
    assert "11 passages in 2 of 2 texts at hand are as they were read" in capsys.readouterr().out


def test_words_once_entered_wrongly_are_checked_no_more_when_they_are_corrected(card, capsys):
    """What another program entered without the text at hand: a correction ends it, though it stays on record."""
    _, claim_id = card()
    said = {"reason": "misread", "who": "An editor"}
    load_store().correct(claim_id, {"words": "never said"}, expected=load_ledger().versions[claim_id], **said)
    assert main(["check"]) == 1
    assert "these words are not in the passage" in capsys.readouterr().err
    seen = load_store().ledger().versions[claim_id]
    load_store().correct(claim_id, {"words": "ring", "phase": "under_way"}, expected=seen, **said)
    assert main(["check"]) == 0


@pytest.mark.parametrize(
    ("values", "message"),
    [
        ({"passage": "Our troops closed it."}, "passage: &quot;Our troops closed it.&quot; is not in the document&#x27;s text"),
        ({"passage": "There was fighting in Myrnohrad."}, "words: &quot;closed the ring&quot; these words are not"),
        ({"words": "never said"}, "words: &quot;never said&quot; these words are not in the passage"),
    ],
)
def test_what_does_not_stand_in_the_text_is_refused_and_stays_in_the_form(card, values, message):
    app, claim_id = card()
    before = len(entries())
    send(filled(app, claim_id, **values))
    assert "Nothing was entered" in shown(app)
    assert message in shown(app)
    assert all(field(app, claim_id, name).value == value for name, value in values.items())
    assert len(entries()) == before


def test_without_the_text_the_passage_stays_where_it_is(served, editor):
    app = run(served("claims", texts=False))
    run(app.text_input(key="claims-search").set_value("closed the ring"))
    app.session_state["card-edit"] = True
    told, claim_id = shown(run(app)), load_ledger().claims[0].claim_id
    assert "so the passage can&#x27;t be corrected" in told
    send(filled(app, claim_id, words="ring"))
    assert set(load_ledger().corrections[-1].changed) == {"words"}


def deed(app, claim_id, name):
    return run(next(one for one in app.segmented_control if one.key == f"deed:{claim_id}").set_value(name))


def test_a_retracted_claim_is_gone_from_view_and_told_with_its_reason(card, served):
    app, claim_id = card()
    deed(app, claim_id, "retract")
    send(filled(app, claim_id))
    assert load_ledger().retracted == {claim_id: "misread"}
    assert claim_id not in {claim.claim_id for claim in load_ledger().valid}


def test_a_grade_is_set_in_the_graders_name(card):
    app, claim_id = card()
    deed(app, claim_id, "grade")
    send(filled(app, claim_id, reliability="B", credibility="2"))
    claim = load_ledger().claims[0]
    assert (claim.reliability, claim.credibility, claim.graded_by) == ("B", "2", "An editor")
    change = load_ledger().corrections[-1]
    assert (change.kind, set(change.changed)) == ("grade", {"reliability", "credibility", "graded_by"})


def test_changing_to_a_grade_and_back_empties_no_field(card):
    app, claim_id = card()
    deed(app, claim_id, "grade")
    deed(app, claim_id, "correct")
    assert field(app, claim_id, "words").value == "closed the ring"
    send(filled(app, claim_id, summary="Said otherwise."))
    assert set(load_ledger().corrections[-1].changed) == {"summary"}


def test_while_the_store_is_gone_the_page_stays_and_the_form_keeps_its_text(card):
    app, claim_id = card()
    path = load_store().location.path
    away = path.with_name("away")
    path.rename(away)
    send(filled(app, claim_id, words="ring"))
    told = shown(app)
    assert "is not there any more" in told
    assert field(app, claim_id, "words").value == "ring"
    away.rename(path)
    load_store()._failed = None  # as after the pause
    send(app)
    assert load_ledger().corrections[-1].changed == {"words": ("closed the ring", "ring")}


def test_a_reader_has_no_form(served, monkeypatch):
    monkeypatch.setattr(editing, "is_at_home", lambda address, headers: False)
    app = run(served("claims"))
    run(app.text_input(key="claims-search").set_value("closed the ring"))
    assert "Correct, retract" not in [one.label for one in app.expander]


def test_a_reader_who_asks_all_the_same_is_refused(served, monkeypatch):
    """Hiding the form is not what keeps a reader from writing."""
    run(served("claims"))
    monkeypatch.setattr(editing, "may_edit", lambda: False)
    claim = load_ledger().claims[0]
    outcome = carry_out(Wish("retract", claim.claim_id, load_ledger().versions[claim.claim_id], "A reader", "because"))
    assert not outcome.entered
    assert "over its loopback address alone" in str(outcome.faults[0])
    assert load_store().head().hash == load_ledger().head


OURS = ["127.0.0.1", "localhost", "localhost:8501", "127.0.0.1:8501", "[::1]:8501", "::1", "127.8.8.8"]
OTHERS = [None, "", "0.0.0.0", "::", "192.168.1.5", "localhost.evil.invalid", "evil.invalid:8501", "[::]:1"]


@pytest.mark.parametrize("host", OURS)
def test_a_loopback_address_is_known(host):
    assert is_loopback(host)


@pytest.mark.parametrize("host", OTHERS)
def test_any_other_address_is_none(host):
    assert not is_loopback(host)


def test_an_editor_sits_at_the_machine_and_comes_through_no_proxy():
    assert is_at_home("127.0.0.1", HOME)
    assert not is_at_home("0.0.0.0", HOME)
    assert not is_at_home(None, HOME)
    assert not is_at_home("127.0.0.1", {})
    assert not is_at_home("127.0.0.1", {"Host": "greyline.example", "Origin": "http://greyline.example"})
    for origin in ("", "null", "http://127.0.0.1:9999", "http://localhost:8501", "https://evil.invalid"):
        assert not is_at_home("127.0.0.1", {**HOME, "Origin": origin})
    for name in ("X-Forwarded-For", "forwarded", "Via"):
        assert not is_at_home("127.0.0.1", {**HOME, name: "10.0.0.1"})
