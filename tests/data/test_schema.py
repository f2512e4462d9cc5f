"""The contract other tools rely on: columns and closed lists, word for word. Changing one here is changing it for all."""

import pytest

from data import model
from data.schema import CLAIMS, COVERAGE, DOCUMENTS, REASONS, SOURCES, values
from data.store import open_ledger
from geo.faults import Refused
from tests.ledgers import made_up

COLUMNS = {
    SOURCES: "source_id, name, name_uk, name_ru, side, kind, url, licence, redistribution, note",
    DOCUMENTS: "document_id, title, publisher, published_on, language, url, text_sha256, note",
    CLAIMS: (
        "claim_id, document_id, passage_start, passage_end, passage_sha256, source_id, via_source_id, place_id, "
        "place_as_written, scope, sector, kind, actor, phase, state, modality, as_of, stated_on, verification, "
        "reliability, credibility, graded_by, words, summary, supersedes, recorded_on"
    ),
    COVERAGE: "document_id, start, end, claim_ids, reason",
}
LISTS = {
    model.Side: "ukraine russia none",
    model.SourceKind: "official monitor analyst blogger soldier press",
    model.Redistribution: "open ask no",
    model.Kind: "control advance withdrawal encirclement fighting infiltration supply strike other",
    model.State: "ukrainian contested grey infiltrated russian",
    model.Actor: "ukraine russia both",
    model.Modality: "claimed assessed geolocated reported denied",
    model.Phase: "is under_way attempted prevented likely possible",
    model.Scope: "whole part area direction",
    model.Verification: "not_stated unverified confirmed",
    model.Question: "control encirclement",
}


@pytest.mark.parametrize("columns", COLUMNS, ids=lambda columns: columns[0])
def test_a_table_has_the_contracts_columns(columns):
    assert ", ".join(columns) == COLUMNS[columns]


@pytest.mark.parametrize("listed", LISTS, ids=lambda listed: listed.__name__)
def test_a_closed_list_is_closed(listed):
    assert " ".join(values(listed)) == LISTS[listed]


def test_silence_is_no_state_that_can_be_claimed():
    assert "not_stated" not in values(model.State)


def test_sectors_are_eight_winds_the_centre_and_two_for_the_rest():
    assert set(model.SECTORS) == {"centre", "n", "ne", "e", "se", "s", "sw", "w", "nw", "unspecified", "rest"}


def test_the_cells_of_the_staff_go_from_side_to_side():
    assert values(model.Group) == (
        "ukrainian-officials", "ukrainian-others", "neither", "russian-others", "russian-officials",
    )  # fmt: skip


def test_a_sentence_without_claims_has_one_of_nine_reasons():
    assert len(REASONS) == len(set(REASONS)) == 9


def test_an_id_is_not_to_be_rehashed_while_its_claim_is_wrong(tmp_path):
    """The id of a faulty row is the hash of the claim as it was meant; the remedy must not fix the fault in place."""
    ledger = made_up()
    ledger.spoil("claims.csv", 0, kind="controll")
    with pytest.raises(Refused) as refused:
        open_ledger(ledger.write(tmp_path))
    assert [fault.field for fault in refused.value.faults] == ["kind"]
