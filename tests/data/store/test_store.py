"""A store holds what its tables say, and every correction after it; the same on both databases."""

from concurrent.futures import ThreadPoolExecutor

import pytest

from data.check import coverage_faults
from data.store import open_ledger
from data.store.chain import entry_hash
from data.store.engine import reading
from data.store.faults import Overtaken
from data.store.reading import read_entries
from geo.faults import Refused

EDITED = {"reason": "misread", "who": "An editor", "day": "2025-11-21"}
FIRST = 0


@pytest.fixture
def first(rows):
    """The id of the first claim."""
    return rows.claim(FIRST)["claim_id"]


def correct(store, claim_id, values=None, expected=None, **said):
    """A correction made on the claim as it is, unless told otherwise."""
    expected = store.ledger().versions[claim_id] if expected is None else expected
    return store.correct(claim_id, values or {"summary": "Said otherwise."}, expected=expected, **{**EDITED, **said})


def entries(store):
    with reading(store._reader.engine) as connection:
        return list(read_entries(connection))


def test_it_holds_what_the_tables_say(store, tables):
    stored, read = store.ledger(), open_ledger(tables)
    assert stored.head_kind == "chain"
    for part in ("sources", "documents", "claims", "coverage", "places", "valid", "intervals"):
        assert getattr(stored, part) == getattr(read, part)


def test_every_fresh_store_of_the_same_tables_has_the_same_head(store):
    """The entries' form is a promise to other programs: whoever changes it has to say so here."""
    assert store.head().seq == 4 + 2 + 11 + 13
    assert store.head().hash == "a102eec00452caba585cfc6b03ad9b438a772db09b2098ebe028c6c06d64c076"
    first = entries(store)[0]
    assert first.hash == entry_hash("0" * 64, "source", first.body)
    assert first.body.startswith('{"kind":"official","licence":"","name":"Eastern army","name_ru":"","name_uk":""')


def test_opened_again_it_is_the_same(store, place, opening):
    head = store.head()
    again = opening(place)
    assert (again.head(), again.notes) == (head, ())


def test_a_mended_wording_keeps_the_claim_and_its_place(store, first):
    before = store.ledger()
    correct(store, first, {"words": "ring"})
    after = store.ledger()
    assert after.claims[FIRST].words == "ring"
    assert [claim.claim_id for claim in after.valid] == [claim.claim_id for claim in before.valid]
    change = after.corrections[0]
    assert (change.kind, change.changed) == ("correction", {"words": ("closed the ring", "ring")})
    assert (change.who, change.reason, change.recorded_on) == ("An editor", "misread", "2025-11-21")
    assert change.hash == after.head != before.head


def test_another_meaning_is_another_claim_that_supersedes_it(store, first):
    correct(store, first, {"phase": "under_way"})
    ledger = store.ledger()
    new = ledger.claims[-1]
    assert (new.supersedes, new.phase) == (first, "under_way")
    assert first not in {claim.claim_id for claim in ledger.valid}
    assert new in ledger.valid
    assert ledger.corrections[0].after == new
    assert list(coverage_faults(ledger)) == []


def test_a_retracted_claim_is_kept_and_not_valid(store, first):
    store.retract(first, expected=store.ledger().versions[first], **EDITED)
    ledger = store.ledger()
    assert ledger.retracted == {first: "misread"}
    assert len(ledger.claims) == 11
    assert len(ledger.valid) == 10
    assert ledger.corrections[0].after is None
    assert ledger.corrections[0].changed == {}


def test_a_retracted_correction_does_not_bring_back_what_it_corrected(store, first):
    correct(store, first, {"phase": "under_way"})
    new = store.ledger().claims[-1].claim_id
    store.retract(new, expected=store.ledger().versions[new], **EDITED)
    assert {first, new} & {claim.claim_id for claim in store.ledger().valid} == set()


def test_a_grade_is_set_by_a_named_grader(store, first):
    store.grade(first, "B", "2", expected=store.ledger().versions[first], **EDITED)
    claim = store.ledger().claims[FIRST]
    assert (claim.reliability, claim.credibility, claim.graded_by) == ("B", "2", "An editor")
    with pytest.raises(Refused, match="reliability: Z is not known"):
        store.grade(first, "Z", "2", expected=store.ledger().versions[first], **EDITED)


def test_the_ledger_at_an_earlier_head_can_be_asked_for(store, first):
    heads = [store.head().hash]
    for phase in ("under_way", "likely"):
        newest = store.ledger().claims[-1 if len(heads) > 1 else FIRST].claim_id
        heads.append(correct(store, newest, {"phase": phase}).hash)
    assert [len(store.ledger(head).claims) for head in heads] == [11, 12, 13]
    assert [store.ledger(head).head for head in heads] == heads
    assert store.ledger().head == heads[-1]
    with pytest.raises(Refused, match="is no head of this ledger"):
        store.ledger("f" * 64)


def test_the_same_correction_sent_twice_is_one_entry(store, place, opening, first):
    """A double click, Back, or another tab, which may go through another process."""
    seen = store.ledger().versions[first]
    before = store.head().seq
    correct(store, first, expected=seen)
    correct(store, first, expected=seen)
    correct(opening(place), first, expected=seen, day="2025-11-22")
    assert store.head().seq == before + 1


def test_of_two_editors_the_second_is_shown_the_change_of_the_first(store, place, opening, first):
    seen = store.ledger().versions[first]
    correct(store, first, {"words": "ring"}, expected=seen, who="The first")
    with pytest.raises(Overtaken, match=r"was changed by The first since this page was opened") as refused:
        correct(opening(place), first, {"words": "closed"}, expected=seen, who="The second")
    assert [change.changed for change in refused.value.changes] == [{"words": ("closed the ring", "ring")}]
    with pytest.raises(Overtaken):
        store.retract(first, expected=seen, **EDITED)


@pytest.mark.parametrize(
    ("values", "said", "message"),
    [
        ({"kind": "control"}, {}, "correction, state: is empty for kind control"),
        ({"source_id": "eastern-armies"}, {}, "source_id: eastern-armies is not in sources.csv"),
        ({"place_id": "atlantis"}, {}, "place_id: atlantis is not in the gazetteer"),
        ({"words": "one two three four five six seven eight"}, {}, "words: .* is longer than 7 words"),
        ({"as_of": "2026-01-01"}, {}, "as_of: 2026-01-01 is after the document was printed"),
        ({"claim_id": "x"}, {}, "claim_id: is no column that an editor may change"),
        ({"colour": "x"}, {}, "colour: is no column that an editor may change"),
        ({"words": "closed the ring"}, {}, "changes nothing"),
        ({"words": "ring\0"}, {}, "words: holds a NUL character"),
        ({"words": "\ud800"}, {}, "holds characters that are no Unicode"),
        ({"words": "ring"}, {"reason": " "}, "reason: is empty"),
        ({"words": "ring"}, {"reason": "\u200b\u2060\u00a0"}, "reason: is empty"),
        ({"graded_by": "Somebody else"}, {}, "graded_by: is set by a grade alone"),
        ({"words": "ring"}, {"who": ""}, "who: is empty"),
        ({"words": "ring"}, {"who": "Olena\u202e"}, "who: .* holds invisible characters"),
    ],
)
def test_a_correction_obeys_every_rule_and_nothing_is_written_otherwise(store, first, values, said, message):
    before = store.head()
    with pytest.raises(Refused, match=message):
        correct(store, first, values, **said)
    assert store.head() == before


def test_a_correction_that_another_claim_says_already_is_refused(store, rows):
    second, copy = rows.claim(2)["claim_id"], {"sector": "centre"}
    with pytest.raises(Refused, match=r"claim_id: .* says what another claim says already"):
        correct(store, second, copy)


def test_a_mistaken_correction_is_corrected_back(store, place, opening, first):
    """The first claim counts again, with the whole way to and fro on record; and it can be corrected as before."""
    original = store.ledger().claims[FIRST]
    correct(store, first, {"phase": "under_way"})
    second = store.ledger().claims[-1].claim_id
    correct(store, second, {"phase": "likely"})
    third = store.ledger().claims[-1].claim_id
    correct(store, third, {"phase": original.phase})
    for ledger in (store.ledger(), opening(place).ledger()):
        back = ledger.claims[FIRST]
        assert {first, second, third} & {claim.claim_id for claim in ledger.valid} == {first}
        assert (back.claim_id, back.supersedes, back.order) == (first, third, original.order)
        assert [change.changed["phase"] for change in ledger.corrections] == [
            ("is", "under_way"), ("under_way", "likely"), ("likely", "is"),
        ]  # fmt: skip
        assert list(coverage_faults(ledger)) == []
    for gone in (second, third):
        with pytest.raises(Refused):
            correct(store, gone, {"summary": "Said otherwise."})
    correct(store, first, {"summary": "Said otherwise."})
    correct(store, first, {"phase": "under_way"})
    assert {first, second, third} & {claim.claim_id for claim in store.ledger().valid} == {second}


def test_what_is_corrected_by_another_claim_can_be_corrected_no_more(store, first):
    correct(store, first, {"phase": "under_way"})
    with pytest.raises(Refused, match="is retracted or corrected by another claim already"):
        correct(store, first, {"words": "ring"})


def test_an_unknown_claim_can_not_be_corrected(store):
    with pytest.raises(Refused, match="is no claim of this ledger"):
        correct(store, "nothing", expected=1)


def test_documents_are_kept_to_the_byte(store, place, opening):
    content = b"\xef\xbb\xbfone\r\ntwo \xff\0"
    before = store.head().seq
    name = store.keep(content)
    assert store.keep(content) == name
    assert store.head().seq == before + 1
    assert opening(place).find_kept(name) == content
    assert store.find_kept("0" * 64) is None
    assert any(line.startswith("documents kept: 1,") for line in store.check())
    with pytest.raises(Refused, match="20 MB"):
        store.keep(b"x" * (20 * 1024 * 1024 + 1))


def test_what_was_corrected_elsewhere_is_read_on(store, place, opening, first):
    other = opening(place)
    correct(other, first, {"words": "ring"})
    assert store.latest().ledger.claims[FIRST].words == "ring"
    assert store.latest().fault is None


def test_the_ledger_is_made_once_for_each_head(store, first):
    ledger = store.ledger()
    assert store.ledger() is ledger
    correct(store, first)
    assert store.ledger() is not ledger
    assert ledger.corrections == ()


def test_threads_share_a_store(store, rows):
    """As the sessions of the page do: some write, all read, and nobody sees a ledger between two heads."""
    ids = [rows.claim(number)["claim_id"] for number in range(4)]

    def write(claim_id):
        for number in range(10):
            correct(store, claim_id, {"summary": f"Change {number}."})
            latest = store.latest()
            assert latest.fault is None
            assert len(latest.ledger.corrections) == len({change.entry for change in latest.ledger.corrections})
            assert not latest.ledger.corrections or latest.ledger.corrections[-1].hash == latest.ledger.head

    with ThreadPoolExecutor(4) as threads:
        for done in [threads.submit(write, claim_id) for claim_id in ids]:
            done.result()
    assert store.head().seq == 30 + 40
    assert {claim.summary for claim in store.ledger().claims[:4]} == {"Change 9."}
