"""README.txt of a bundle: what is in it, whose it is, and how it is verified, in plain words."""

from __future__ import annotations

import textwrap
from collections.abc import Mapping

from dashboard.language import translated
from dashboard.safe import visible
from dashboard.snapshot.about_sheet import apostrophes_in_words
from dashboard.snapshot.changed import change_lines
from dashboard.snapshot.comparisons import comparison_lines
from dashboard.snapshot.contents import Contents
from dashboard.snapshot.credits import credit_lines
from dashboard.snapshot.manifest import Manifest
from dashboard.snapshot.members import meaning_of
from dashboard.snapshot.rows import silence_in_words
from data.citation import one_line

PAGE_WIDTH = 100


def readme(contents: Contents, manifest: Manifest, files: Mapping[str, bytes]) -> bytes:
    """README.txt: what is in the bundle, whose it is, and how it is verified."""
    named = [(name, meaning_of(name)) for name in sorted({*files, "README.txt"})]
    listed = [f"{name}: {meaning}" if meaning else name for name, meaning in named]
    sections = (
        (title_of(contents), [contents.sentence, silence_in_words(contents), _what_it_is()]),
        (translated("Two maps compared"), list(comparison_lines(contents))),
        (translated("Files"), listed),
        (translated("Reading the tables"), [apostrophes_in_words(), _encoding_in_words()]),
        (translated("Verifying"), [_how_to_verify(), f"{translated('Digest')}: {manifest.digest}"]),
        (
            translated("Ledger"),
            [f"{translated('Head of the ledger')} ({contents.ledger.head_kind}): {contents.ledger.head}"],
        ),
        (translated("Corrected and retracted"), change_lines(contents)),
        (translated("Whose data this is"), list(credit_lines(contents))),
    )
    return "\n".join(_section(title, lines) for title, lines in sections if lines).encode()


def title_of(contents: Contents) -> str:
    """What the bundle is called."""
    return translated("Greyline: claims known by {day}").format(day=contents.answer.day.isoformat())


def _what_it_is() -> str:
    return translated(
        "Every line of the table of claims is what one source says of one place, read in one document. "
        "That it is listed does not mean that it is true. A place without a line is one of which nobody spoke."
    )


def _encoding_in_words() -> str:
    return translated(
        "The CSV files are UTF-8; a spreadsheet that shows broken letters has to be told so when it opens them. "
        "The workbook needs no such choice."
    )


def _how_to_verify() -> str:
    return translated(
        "python -m dashboard verify FILE tells whether a file is unchanged and what it agrees with. It works on the whole "
        "archive, and on each of its maps and tables of claims; a file that has a manifest beside it needs that manifest in "
        "the same folder. The tables of standings and this text are sealed with the archive alone."
    )


def _section(title: str, lines: list[str]) -> str:
    return "\n".join((title, "-" * len(title), *(_folded(line) for line in lines if line), ""))


def _folded(line: str) -> str:
    shown = visible(one_line(line))
    return textwrap.fill(shown, PAGE_WIDTH, subsequent_indent="  ", break_on_hyphens=False, break_long_words=False)
