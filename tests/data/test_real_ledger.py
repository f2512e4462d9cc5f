"""The shipped ledger: rules that a historian could read, and what the five documents must be found to say."""

import re
import shutil
from dataclasses import replace
from datetime import date, timedelta
from hashlib import sha256

import pytest

from data.check import check
from data.disagreement import contradictions
from data.standings import standings_on
from data.statements import drawn_on
from data.store import open_ledger
from data.store.ledger import SHIPPED
from data.texts import read_texts

MONDAY, TUESDAY, THURSDAY = date(2025, 11, 3), date(2025, 11, 4), date(2025, 11, 6)


@pytest.fixture(scope="module")
def ledger():
    return open_ledger(SHIPPED)


def answers(ledger, day, place="pokrovsk"):
    """What stands at a place on a day: source, question, scope, sector, stance and state of each standing."""
    return {
        (one.source_id, one.question, one.scope, one.sector, one.stance, one.state)
        for one in standings_on(ledger.intervals, day)
        if one.place_id == place
    }


def test_five_documents_were_read(ledger):
    assert len(ledger.documents) == 5
    assert {claim.document_id for claim in ledger.claims} == set(ledger.documents)


def test_every_claim_of_control_has_a_state_and_no_other_claim_has(ledger):
    assert all(bool(claim.state) == (claim.kind == "control") for claim in ledger.claims)


def test_control_is_nobodys_act(ledger):
    assert not [claim for claim in ledger.claims if claim.kind == "control" and claim.actor]


def test_no_claim_is_known_before_it_was_said_or_after_it_was_printed(ledger):
    for claim in ledger.claims:
        assert claim.known_from <= ledger.documents[claim.document_id].published_on
        assert claim.stated_span is None or claim.stated_span.first <= claim.known_from


def test_no_fact_is_about_a_day_after_it_was_printed(ledger):
    for claim in ledger.claims:
        if claim.phase not in ("possible", "likely"):
            assert claim.as_of_span.first <= ledger.documents[claim.document_id].published_on


def test_nobody_speaks_who_is_not_entered_as_a_source(ledger):
    assert {claim.source_id for claim in ledger.claims} <= set(ledger.sources)


def test_how_a_source_says_it_follows_from_what_it_is(ledger):
    """Officials, soldiers and bloggers claim, mappers and analysts assess, the press reports; anybody may deny."""
    usual = {"monitor": "assessed", "analyst": "assessed", "press": "reported"}
    for claim in ledger.claims:
        said = usual.get(ledger.sources[claim.source_id].kind, "claimed")
        assert claim.modality in (said, "denied", "geolocated"), claim.claim_id


def test_denials_exist_and_none_counts_as_an_affirmation(ledger):
    denied = {claim.claim_id for claim in ledger.claims if claim.modality == "denied"}
    assert denied
    for one in ledger.intervals:
        assert (one.stance == "denied") == (one.claim_ids[0] in denied)


def test_every_claim_is_told_in_our_words_and_quoted_briefly(ledger):
    assert all(claim.summary and len(claim.words.split()) <= 7 for claim in ledger.claims)


def test_nobody_has_graded_yet(ledger):
    assert {(claim.reliability, claim.credibility, claim.graded_by) for claim in ledger.claims} == {("F", "6", "")}


def test_what_reuters_could_not_check_is_not_the_mappers_map(ledger):
    """Its note is about the reports of the two armies, not about DeepState or Rybar."""
    claims = [claim for claim in ledger.claims if claim.source_id in ("deepstate", "rybar")]
    assert claims
    assert {claim.verification for claim in claims} == {"not_stated"}


def test_what_the_armies_said_reuters_could_not_check(ledger):
    """On battles: a visit to the front or a manpower figure is no battlefield report."""
    spoken = [c for c in ledger.claims if c.document_id == "document-0" and c.source_id == "russian-mod"]
    assert spoken
    assert {claim.verification for claim in spoken} == {"unverified"}


def test_of_the_presidents_statements_two_figures_could_not_be_confirmed(ledger):
    unsure = [c for c in ledger.claims if c.document_id == "document-3" and c.verification == "unverified"]
    assert [claim.source_id for claim in unsure] == ["zelenskiy", "zelenskiy"]
    assert len({claim.passage_sha256 for claim in unsure}) == 1, "one sentence tells both"


def test_the_sentence_whose_not_was_lost_is_left_out(ledger):
    (sentence,) = [s for s in ledger.coverage if s.reason.startswith("garbled") and not s.claim_ids]
    assert sentence.document_id == "document-2"
    inside = [c for c in ledger.claims if c.document_id == "document-2" and c.passage_start < sentence.end]
    assert all(claim.passage_end <= sentence.start for claim in inside)


def test_an_old_picture_is_no_news(ledger):
    """The ruins under the article of November were photographed in May."""
    captions = [claim for claim in ledger.claims if claim.as_of == "2025-05-21"]
    assert {claim.document_id for claim in captions} == {"document-0", "document-1"}
    assert {drawn_on(claim) for claim in captions} == {None}


def test_an_old_incursion_is_listed_and_not_drawn(ledger):
    august = [claim for claim in ledger.claims if claim.as_of == "2025-08"]
    assert {claim.place_id for claim in august} == {"dobropillia"}
    assert {drawn_on(claim) for claim in august} == {None}


@pytest.mark.parametrize(("place", "as_of"), [("avdiivka", "2024"), ("bakhmut", "2023-05")])
def test_a_town_that_fell_long_ago_fell_then(place, as_of, ledger):
    fallen = [claim for claim in ledger.claims if claim.place_id == place]
    assert {(claim.kind, claim.state, claim.as_of) for claim in fallen} == {("control", "russian", as_of)}


def test_a_denial_says_what_it_denies(ledger):
    """Never that it is merely possible, and of whom, unless it is about control or law."""
    for claim in (claim for claim in ledger.claims if claim.modality == "denied"):
        assert claim.phase != "possible"
        assert claim.state or claim.actor or claim.kind == "other"


def test_both_sides_deny_something(ledger):
    denying = {ledger.sources[claim.source_id].side for claim in ledger.claims if claim.modality == "denied"}
    assert {"ukraine", "russia"} <= denying


def test_both_armies_speak(ledger):
    said = {claim.source_id for claim in ledger.claims}
    assert {"russian-mod", "gerasimov", "ukrainian-general-staff", "ukrainian-military", "syrskyi"} <= said


def test_the_parties_of_the_design_are_sources(ledger):
    assert {
        "russian-mod", "gerasimov", "ukrainian-general-staff", "ukrainian-military", "syrskyi", "zelenskiy",
        "ukrainian-intelligence", "deepstate", "rybar", "isw", "reuters", "nyt",
    } <= set(ledger.sources)  # fmt: skip


def test_mapper_blogger_and_institute_stand_on_the_sides_that_documents_give_them(ledger):
    sides = {name: (ledger.sources[name].side, ledger.sources[name].kind) for name in ("deepstate", "rybar", "isw")}
    assert sides == {"deepstate": ("ukraine", "monitor"), "rybar": ("russia", "blogger"), "isw": ("none", "analyst")}


def test_among_the_officials_of_a_side_are_none_but_its_public_bodies_and_officers(ledger):
    officials = {name for name, source in ledger.sources.items() if source.group == "ukrainian-officials"}
    assert officials == {
        "ukrainian-general-staff", "ukrainian-military", "syrskyi", "zelenskiy", "ukrainian-intelligence", "kyiv",
    }  # fmt: skip
    private = {name for name in ("metinvest", "sloviansk-resident") if ledger.sources[name].group == "ukrainian-others"}
    assert private == {"metinvest", "sloviansk-resident"}


def test_the_reading_is_not_thin(ledger):
    assert len(ledger.claims) >= 105
    assert set(ledger.documents) == {sentence.document_id for sentence in ledger.coverage}


def test_a_weekday_is_the_nearest_one_before(ledger):
    """The article of Tuesday tells what the General Staff said on Monday."""
    (denial,) = [c for c in ledger.claims if c.source_id == "ukrainian-general-staff" and c.kind == "encirclement"]
    assert (denial.document_id, denial.stated_on, denial.known_from) == ("document-0", "2025-11-03", MONDAY)


def test_a_place_with_claims_has_a_point_or_is_a_region(ledger):
    for claim in ledger.claims:
        place = ledger.places[claim.place_id]
        assert (place.reference_radius_km is None) == (place.kind == "region")


def test_an_old_fact_does_not_stretch_the_strip(ledger):
    first, last = ledger.strip_days
    assert last == THURSDAY
    assert last - first < timedelta(days=14)


def test_on_tuesday_the_ministry_says_encircled_and_the_general_staff_denies_it(ledger):
    said = answers(ledger, TUESDAY)
    assert ("russian-mod", "encirclement", "whole", "", "asserted", "") in said
    assert ("ukrainian-general-staff", "encirclement", "direction", "", "denied", "") in said


def test_on_tuesday_the_military_denies_any_district_and_deepstate_paints_grey(ledger):
    said = answers(ledger, TUESDAY)
    assert ("ukrainian-military", "control", "part", "unspecified", "denied", "russian") in said
    assert ("deepstate", "control", "part", "unspecified", "asserted", "grey") in said


def test_on_tuesday_nobody_says_that_pokrovsk_is_taken(ledger):
    whole = [one for one in standings_on(ledger.intervals, TUESDAY) if one.place_id == "pokrovsk" and one.scope == "whole"]
    taken = [one for one in whole if (one.stance, one.state, one.phase) == ("asserted", "russian", "is")]
    assert taken == []


def test_by_thursday_deepstate_names_sectors(ledger):
    named = {(sector, state) for who, _, _, sector, _, state in answers(ledger, THURSDAY) if who == "deepstate"}
    assert {("sw", "russian"), ("w", "russian"), ("centre", "russian"), ("rest", "grey")} <= named


def test_the_two_sides_contradict_each_other_about_encirclement(ledger):
    here = [one for one in standings_on(ledger.intervals, TUESDAY) if one.place_id == "pokrovsk"]
    found = {(pair.question, pair.a.source_id, pair.b.source_id) for pair in contradictions(here)}
    assert ("encirclement", "russian-mod", "ukrainian-general-staff") in found
    assert not [pair for pair in found if pair[0] == "control" and "russian-mod" in pair]


def test_the_press_that_tells_of_a_closing_pincer_contradicts_nobody(ledger):
    here = [one for one in standings_on(ledger.intervals, TUESDAY) if one.place_id == "pokrovsk"]
    affirming = {pair.a.source_id for pair in contradictions(here) if pair.question == "encirclement"}
    assert affirming == {"russian-mod", "gerasimov"}


def test_the_passages_are_as_they_were_read(ledger, documents_folder):
    done = check(ledger, read_texts(documents_folder))
    assert done.faults == ()
    assert done.texts == len(ledger.documents)
    assert done.passages == len(ledger.claims)


@pytest.mark.parametrize("number", range(5))
def test_one_changed_character_names_claim_and_document(number, ledger, documents_folder, tmp_path):
    for path in documents_folder.iterdir():
        shutil.copy(path, tmp_path)
    document = list(ledger.documents.values())[number]
    claim = next(claim for claim in ledger.claims if claim.document_id == document.document_id)
    middle = (claim.passage_start + claim.passage_end) // 2
    changed = next(path for path in tmp_path.iterdir() if sha256(path.read_bytes()).hexdigest() == document.text_sha256)
    text = changed.read_bytes().decode("utf-8")
    changed.write_bytes((text[:middle] + "#" + text[middle + 1 :]).encode("utf-8"))
    lines = [str(fault) for fault in check(ledger, read_texts(tmp_path)).faults]
    assert any(f"claim {claim.claim_id} in {document.document_id}" in line for line in lines)


@pytest.mark.parametrize(
    ("column", "value", "said"),
    [
        ("passage_sha256", "0" * 64, "the passage is not the one that was read"),
        ("words", "who never was", "these words are not in the passage"),
        ("place_as_written", "Atlantis", "the place is not written so in the passage"),
    ],
)
def test_one_changed_cell_names_claim_and_document(column, value, said, ledger, documents_folder):
    claim = replace(ledger.claims[7], **{column: value})
    changed = replace(ledger, claims=(*ledger.claims[:7], claim, *ledger.claims[8:]))
    (fault,) = check(changed, read_texts(documents_folder)).faults
    assert str(fault).startswith(f"claims.csv, row 9, {column}")
    assert f"claim {claim.claim_id} in {claim.document_id}: {said}" in str(fault)


def test_monday_in_a_document_of_tuesday_is_the_day_before(ledger, documents_folder):
    texts = read_texts(documents_folder)
    told = []
    for claim in ledger.claims:
        document = ledger.documents[claim.document_id]
        passage = texts[document.text_sha256][claim.passage_start : claim.passage_end]
        if document.published_on == TUESDAY and "Monday" in passage:
            told.append(claim)
    stated = [claim.stated_on for claim in told if claim.stated_on]
    assert len(stated) >= 4, "pictures that came out on a Monday are not a statement of that day"
    assert set(stated) == {"2025-11-03"}


def test_what_we_write_is_not_copied_from_a_document(ledger, documents_folder):
    """Never eight words in a row: a claim is told in our words, and the texts are not ours to pass on."""
    texts = [read_texts(documents_folder)[document.text_sha256] for document in ledger.documents.values()]
    runs = {run for text in texts for run in runs_of_eight(text)}
    ours = [claim.summary for claim in ledger.claims] + [sentence.reason for sentence in ledger.coverage]
    ours += [noun.note for noun in (*ledger.sources.values(), *ledger.documents.values())]
    assert [text for text in ours if runs & set(runs_of_eight(text))] == []


def runs_of_eight(text):
    words = re.findall(r"\w+", text.casefold())
    return [tuple(words[i : i + 8]) for i in range(len(words) - 7)]
