"""A passage found by its characters: once, wherever lines end, or refused with what to do."""

import pytest

from data.identity import sha256_of
from data.passages import find_passage, passage_at
from geo.faults import Refused

TEXT = "Покровськ \N{OPEN BOOK}: so they say.\r\nThe ring is closed,\r\nthey say. The ring is open."


def test_it_is_found_once_with_its_place_in_code_points_and_its_hash():
    found = find_passage(TEXT, "  The ring is closed,\nthey say. ")
    assert TEXT[found.start : found.end] == found.text == "The ring is closed,\r\nthey say."
    assert found.columns["passage_sha256"] == sha256_of(found.text)
    assert passage_at(TEXT, found.columns) == found


@pytest.mark.parametrize(
    ("text", "wanted", "message"),
    [
        (TEXT, "The ring", r"stands more than once in the document's text \(rule: once\); remedy: take more"),
        (TEXT, "The ring is shut", "is not in the document's text; remedy: copy it"),
        (TEXT, "the ring is closed", "is not in the document's text"),
        (TEXT, " \n", "is not in the document's text"),
        (TEXT, ".*", "is not in the document's text"),
        (None, "The ring", "can't be moved while the document's text is not at hand"),
    ],
)
def test_what_is_not_there_once_is_refused(text, wanted, message):
    with pytest.raises(Refused, match=message):
        find_passage(text, wanted)


def test_a_long_text_is_searched_at_once():
    with pytest.raises(Refused, match="is not in the document's text"):
        find_passage("a " * 500_000 + "b", "a " * 5000 + "c")
