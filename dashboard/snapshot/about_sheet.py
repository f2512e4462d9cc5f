"""What a workbook says of itself: the View, the credits, how to verify it, and what its columns mean."""

from __future__ import annotations

from collections.abc import Iterator

from dashboard.language import counted, translated
from dashboard.snapshot.changed import change_lines
from dashboard.snapshot.columns import CLAIM_TABLE, MEANINGS, STANDING_TABLE
from dashboard.snapshot.comparisons import comparison_lines
from dashboard.snapshot.contents import Contents
from dashboard.snapshot.credits import credit_lines
from dashboard.snapshot.manifest import Manifest
from dashboard.snapshot.rows import silence_in_words

Line = tuple[str, str]


def about_lines(contents: Contents, manifest: Manifest, changed: int) -> Iterator[Line]:
    """Lines of two cells, a name and a text. `changed` cells hold their text otherwise than the ledger does."""
    yield translated("Shown"), contents.sentence
    if silence := silence_in_words(contents):
        yield translated("Silence"), silence
    for line in comparison_lines(contents):
        yield translated("Comparison"), line
    for credit in credit_lines(contents):
        yield translated("Credit"), credit
    for change in change_lines(contents):
        yield translated("Changed"), change
    yield translated("Head of the ledger"), contents.ledger.head
    yield translated("Digest"), manifest.digest
    yield translated("To verify"), how_to_verify()
    yield (
        translated("Days"),
        translated("Days are text as the source gives them (EDTF): a day, a month, a year or an interval."),
    )
    yield translated("Apostrophes"), apostrophes_in_words()
    if changed:
        yield translated("Changed cells"), _changed_in_words(changed)
    for column in dict.fromkeys((*CLAIM_TABLE, *STANDING_TABLE)):
        yield column, translated(MEANINGS[column])


def how_to_verify() -> str:
    """What to do with a file whose manifest stands beside it."""
    return translated(
        "Keep the file and its manifest, FILE.manifest.json, in one folder, then: python -m dashboard verify FILE. "
        "A workbook that was opened and saved again is another file; that it was changed is all that can be told of it."
    )


def apostrophes_in_words() -> str:
    """What `dashboard.snapshot.formulas` does, for the reader of a table."""
    return translated(
        "Text that a spreadsheet would compute (it begins with =, +, -, @, a tab or a line break) or that begins with an "
        "apostrophe has one apostrophe before it. Take that one away and the text is as the ledger has it."
    )


def _changed_in_words(changed: int) -> str:
    return counted(
        "{n} cell holds what a workbook can't: characters not allowed stand as escapes (\\x1b, \\r), and text beyond 32,767 "
        "characters is cut off with an ellipsis. The CSV and the GeoJSON of this View hold it as it is.",
        "{n} cells hold what a workbook can't: characters not allowed stand as escapes (\\x1b, \\r), and text beyond 32,767 "
        "characters is cut off with an ellipsis. The CSV and the GeoJSON of this View hold it as it is.",
        changed,
    )
