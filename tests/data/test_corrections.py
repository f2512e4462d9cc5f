"""A claim that another corrects is kept in the ledger, and is nowhere shown, counted or reckoned with."""

from datetime import date

import pytest

from data.store import open_ledger
from data.view import View, select
from tests.ledgers import made_up

WEDNESDAY = date(2025, 11, 5)


@pytest.fixture
def corrected():
    """The made-up ledger, in which Wednesday's paper corrects what Monday's had the eastern army say."""
    ledger = made_up()
    ledger.spoil("claims.csv", 10, supersedes=ledger.claim(0)["claim_id"])
    return ledger


@pytest.fixture
def opened(corrected, tmp_path):
    return open_ledger(corrected.write(tmp_path))


def test_the_ledger_keeps_it(opened):
    assert len(opened.claims) == 11
    assert len(opened.valid) == 10


def test_it_is_not_shown(opened, corrected):
    answer = select(opened, View())
    assert corrected.claim(0)["claim_id"] not in {claim.claim_id for claim in answer.claims}
    assert answer.total == len(answer.claims) == 10


def test_it_does_not_stand(opened, corrected):
    named = {claim_id for one in select(opened, View(day=WEDNESDAY)).standings for claim_id in one.claim_ids}
    assert corrected.claim(0)["claim_id"] not in named
    assert corrected.claim(10)["claim_id"] in named


def test_it_does_not_come_back_when_the_document_of_the_correction_is_left_out(opened):
    answer = select(opened, View(documents=("monday-paper",)))
    assert [claim.claim_id for claim in answer.claims if claim.source_id == "eastern-army"] == []
    assert [one for one in answer.standings if one.source_id == "eastern-army"] == []


def test_of_a_chain_of_corrections_the_last_is_shown(corrected, tmp_path):
    corrected.spoil("claims.csv", 9, supersedes=corrected.claim(0)["claim_id"])
    corrected.spoil("claims.csv", 10, supersedes=corrected.claim(9)["claim_id"])
    valid = [claim.order for claim in open_ledger(corrected.write(tmp_path)).valid]
    assert valid == [1, 2, 3, 4, 5, 6, 7, 8, 10]
