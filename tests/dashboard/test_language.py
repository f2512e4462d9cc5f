"""Every sentence goes through gettext; days are written by Babel."""

from __future__ import annotations

import io
from datetime import date

import pytest
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po

from dashboard import language
from dashboard.messages import POT, collected


def test_the_catalogue_holds_every_sentence_of_the_code() -> None:
    assert POT.read_bytes() == collected(), "run: python -m dashboard.messages"


def test_sentences_with_numbers_have_both_forms() -> None:
    catalogue = read_po(io.BytesIO(POT.read_bytes()))
    assert ("{n} claim", "{n} claims") in [message.id for message in catalogue]


@pytest.fixture
def ukrainian(tmp_path, monkeypatch):
    """A catalogue with three Ukrainian sentences, in use."""
    catalogue = read_po(io.BytesIO(POT.read_bytes()), locale="uk")
    catalogue["Day"].string = "День"
    catalogue[("{n} claim", "{n} claims")].string = ("{n} твердження", "{n} твердження", "{n} тверджень")
    folder = tmp_path / "uk" / "LC_MESSAGES"
    folder.mkdir(parents=True)
    with (folder / "greyline.mo").open("wb") as out:
        write_mo(out, catalogue)
    monkeypatch.setattr(language, "LOCALES", tmp_path)
    language.catalogue.cache_clear()
    spoken = language.SPOKEN.set("uk")
    yield
    language.SPOKEN.reset(spoken)
    language.catalogue.cache_clear()


def test_a_catalogue_put_beside_the_code_is_spoken(ukrainian) -> None:
    assert language.translated("Day") == "День"
    assert language.counted("{n} claim", "{n} claims", 1) == "1 твердження"
    assert language.counted("{n} claim", "{n} claims", 25) == "25 тверджень"
    assert language.day_in_words(date(2025, 11, 4)) == "4 листопада 2025"


def test_a_month_alone_stands_in_its_own_form(ukrainian) -> None:
    told = language.edtf_in_words("2025-11"), language.edtf_in_words("2025-11-04")
    assert told == ("листопад 2025", "4 листопада 2025")


def test_days_follow_the_sentences_where_there_is_no_catalogue_yet() -> None:
    with language.speaking("uk"):
        assert language.translated("Day") == "Day"
        assert language.day_in_words(date(2025, 11, 4)) == "4 November 2025"


def test_without_a_catalogue_english_is_spoken() -> None:
    assert language.translated("Day") == "Day"
    assert language.day_in_words(date(2025, 11, 4)) == "4 November 2025"
