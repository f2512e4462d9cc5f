"""The View: what a query means, what is dropped and said, and what a View shows of a ledger."""

from datetime import date
from urllib.parse import parse_qs, quote, urlencode

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from data.model import Kind, State
from data.store import open_ledger
from data.view import View, select
from data.view_address import parse, vocabulary
from tests.ledgers import made_up

MONDAY, TUESDAY, WEDNESDAY = date(2025, 11, 3), date(2025, 11, 4), date(2025, 11, 5)


@pytest.fixture(scope="module")
def ledger(tmp_path_factory):
    return open_ledger(made_up().write(tmp_path_factory.mktemp("ledger")))


@pytest.fixture(scope="module")
def known(ledger):
    return vocabulary(ledger)


def test_a_view_of_everything_is_an_empty_query():
    assert View().query() == {}


def test_a_query_has_one_value_a_key_in_a_fixed_order():
    view = View(
        day=TUESDAY, since=MONDAY, sources=("a", "b"), documents=("d",), kinds=("control",), states=(), place="pokrovsk",
        lang="uk", theme="dark", at=(48.28, 37.18, 9.5),
    )  # fmt: skip
    assert list(view.query().items()) == [
        ("day", "2025-11-04"), ("since", "2025-11-03"), ("source", "a,b"), ("document", "d"), ("kind", "control"),
        ("state", ""), ("place", "pokrovsk"), ("lang", "uk"), ("theme", "dark"), ("at", "48.2800,37.1800,9.50"),
    ]  # fmt: skip


def test_the_same_view_on_the_page_and_on_the_command_line(known):
    asked = {"day": "2025-11-04", "source": "western-army,map-maker", "at": "48.2,37.1,9"}
    view, notes = parse(asked, known)
    assert notes == ()
    assert view == parse(parse_qs(urlencode(view.query(), quote_via=quote, safe=""), keep_blank_values=True), known)[0]


def test_a_claim_opens_its_place_and_stays_only_with_it(known, ledger):
    claim = ledger.claims[0]
    view, notes = parse({"claim": claim.claim_id}, known)
    assert (view.claim, view.place, notes) == (claim.claim_id, "pokrovsk", ())
    assert view.at_place("pokrovsk") == view
    assert view.at_place("rodynske") == View(place="rodynske")
    view, notes = parse({"claim": claim.claim_id, "place": "rodynske"}, known)
    assert view == View(place="rodynske")
    assert notes == (f"claim “{claim.claim_id}” was left out: it is about another place.",)
    assert len(parse({"claim": "nobody"}, known)[1]) == 1


def test_a_claim_that_is_marked_filters_nothing(ledger):
    assert select(ledger, View(place="pokrovsk", claim=ledger.claims[0].claim_id)) == select(ledger, View())


def test_lists_are_read_in_the_ledgers_order(known):
    assert parse({"source": "map-maker,eastern-army"}, known)[0].sources == ("eastern-army", "map-maker")


def test_all_and_none_are_different(known):
    assert parse({}, known)[0].sources is None
    assert parse({"source": ""}, known)[0].sources == ()


def test_a_repeated_key_is_one_list(known):
    assert parse({"kind": ["control", "strike"]}, known)[0].kinds == ("control", "strike")


def dropped(query, known):
    view, notes = parse(query, known)
    assert len(notes) == 1, notes
    return view, notes[0]


@pytest.mark.parametrize(
    "query",
    [
        {"day": "9999-99-99"},
        {"day": "04/11/2025"},
        {"day": "2025-11"},
        {"day": "2025-02-30"},
        {"since": "yesterday"},
        {"source": "nobody"},
        {"document": "nothing"},
        {"kind": "battle"},
        {"state": "not_stated"},
        {"place": "atlantis"},
        {"place": "\0"},
        {"lang": "tlh"},
        {"theme": "'\"><svg onload=1>"},
        {"region": "atlantis-oblast"},
        {"region": "38,48,37,49"},
        {"region": "37.00000001,48,37.00000002,49"},
        {"region": "nan,nan,nan,nan"},
        {"between": "2025-11-02"},
        {"between": "2025-11-02,2025-11-03,2025-11-04"},
        {"between": "2025-11-02,2025-02-30"},
        {"at": "1e309,0,9"},
        {"at": "nan,nan,nan"},
        {"at": "48.2"},
        {"at": "95,37,9"},
        {"at": "48,200,9"},
        {"at": "48,37,99"},
        {"colour": "red"},
    ],
)
def test_what_is_not_known_is_left_out_and_said_in_one_sentence(query, known):
    view, note = dropped(query, known)
    assert view == View()
    assert note.endswith(".") and "\n" not in note and note.isprintable()


def test_what_is_known_of_a_list_is_kept(known):
    view, note = dropped({"source": "nobody,map-maker"}, known)
    assert view.sources == ("map-maker",)
    assert "nobody" in note


def test_a_range_that_ends_before_it_starts_is_no_range(known):
    view, _ = dropped({"day": "2025-11-03", "since": "2025-11-05"}, known)
    assert (view.day, view.since) == (MONDAY, None)


def test_a_long_value_is_shown_short(known):
    _, note = dropped({"place": "x" * 100_000}, known)
    assert len(note) < 120


def test_nothing_hides_in_a_note(known):
    _, note = dropped({"place": "a\u202eb\0"}, known)
    assert "\\u202e" in note and "\\x00" in note


@pytest.mark.parametrize("at", ["48.2,37.555551,9", "-0.00001,37,9.004", "89.99999,-179.99999,4"])
def test_a_position_is_kept_as_it_is_written(known, at):
    view, _ = parse({"at": at}, known)
    assert parse(view.query(), known) == (view, ())


KEYS = st.sampled_from(
    ["day", "since", "source", "document", "kind", "state", "place", "region", "between", "lang", "theme", "at"]
) | st.text()
PIECES = st.sampled_from(["crimea", "37,48,38,49"]) | st.sampled_from(
    ["2025-11-04", "map-maker", "control", "grey", "pokrovsk", "uk", "dark", "48", "37", "9", "²", ","]
)
VALUES = st.text() | st.lists(PIECES | st.text(max_size=5), max_size=6).map(",".join)


@settings(max_examples=300, deadline=None)
@given(st.dictionaries(KEYS, VALUES | st.lists(VALUES, max_size=3), max_size=6))
def test_any_query_is_a_view_and_a_view_is_stable(known, query):
    view, notes = parse(query, known)
    assert all(note.isprintable() for note in notes)
    assert parse(view.query(), known) == (view, ())


def test_what_change_measures_filters_nothing_and_its_days_are_in_order(ledger, known):
    view, notes = parse({"region": "36.50,47.8,38.0,48.8", "between": "2025-11-04,2025-11-03"}, known)
    assert (view.region, view.between, notes) == ("36.5,47.8,38,48.8", (MONDAY, TUESDAY), ())
    assert select(ledger, view) is select(ledger, View())


def test_no_day_is_the_last_on_which_anything_became_known(ledger):
    answer = select(ledger, View())
    assert answer.day == WEDNESDAY
    assert len(answer.claims) == answer.total == len(ledger.claims)


@pytest.mark.parametrize("day", [MONDAY, TUESDAY, WEDNESDAY])
def test_nothing_is_shown_before_it_was_known(ledger, day):
    answer = select(ledger, View(day=day))
    assert answer.claims
    assert all(claim.known_from <= day for claim in answer.claims)
    assert all(one.known_from <= day for one in answer.standings)


def test_only_that_day(ledger):
    answer = select(ledger, View(day=WEDNESDAY, since=WEDNESDAY))
    assert {claim.known_from for claim in answer.claims} == {WEDNESDAY}
    assert {one.known_from for one in answer.standings} == {WEDNESDAY}


def test_claims_come_in_the_ledgers_order(ledger):
    orders = [claim.order for claim in select(ledger, View()).claims]
    assert orders == sorted(orders)


def test_sources_left_out_are_counted(ledger):
    answer = select(ledger, View(sources=("map-maker",)))
    assert {claim.source_id for claim in answer.claims} == {"map-maker"}
    assert (answer.sources_shown, answer.sources_hidden) == (1, 3)


def test_states_choose_among_claims_of_control_alone(ledger):
    answer = select(ledger, View(states=("grey",)))
    assert {claim.state for claim in answer.claims} == {"grey", ""}
    assert {one.question for one in answer.standings} == {"control", "encirclement"}


def test_kinds_choose_questions_as_well(ledger):
    answer = select(ledger, View(kinds=(Kind.encirclement,)))
    assert {claim.kind for claim in answer.claims} == {"encirclement"}
    assert {one.question for one in answer.standings} == {"encirclement"}


def test_none_chosen_is_none_shown(ledger):
    assert select(ledger, View(sources=())).claims == ()
    assert select(ledger, View(documents=())).claims == ()
    assert select(ledger, View(kinds=())).standings == ()


def test_what_was_replaced_does_not_come_back_by_leaving_out_a_state(ledger):
    answer = select(ledger, View(states=(State.russian,), sources=("map-maker",)))
    assert answer.standings == ()


def test_what_was_not_read_does_not_speak(ledger):
    """Without Wednesday's paper nobody knows that the map-maker changed their mind."""
    answer = select(ledger, View(documents=("monday-paper",), sources=("map-maker",)))
    assert {one.sector for one in answer.standings} == {"n", "centre"}


def test_place_theme_language_and_position_never_filter(ledger):
    plain = select(ledger, View())
    dressed = select(ledger, View(place="pokrovsk", theme="dark", lang="uk", at=(48.0, 37.0, 9.0)))
    assert plain == dressed


def test_what_was_corrected_is_shown_nowhere(tmp_path):
    made = made_up()
    wrong = made.claim(2)["claim_id"]
    made.spoil("claims.csv", 6, supersedes=wrong)
    answer = select(open_ledger(made.write(tmp_path)), View())
    assert wrong not in {claim.claim_id for claim in answer.claims}
    assert wrong not in {name for one in answer.standings for name in one.claim_ids}
