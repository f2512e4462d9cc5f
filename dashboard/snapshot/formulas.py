"""Text that a spreadsheet would take for a formula, disarmed on the way out and given back as it was on the way in.

A spreadsheet reads a cell that begins with `=` (or a few other characters) as something to compute: text of a document
could so send what stands in other cells elsewhere (CWE-1236). `disarm` puts an apostrophe before such text. A reader of
the table sees `'=HYPERLINK(…)`: the text as it was, behind one apostrophe, and nothing is computed. Text that begins with
an apostrophe itself gets a second one, so that `rearm` gives back every text exactly.
"""

from __future__ import annotations

# The last four are wide forms, which East Asian versions of spreadsheets read like the narrow ones.
BEGINNINGS = frozenset("=+-@\t\r\n＝＋－＠")
GUARD = "'"


def disarm(text: str) -> str:
    """Text that no spreadsheet takes for a formula: with an apostrophe before it where it needs one."""
    return GUARD + text if text[:1] in BEGINNINGS | {GUARD} else text


def rearm(text: str) -> str:
    """The text as it was before `disarm`. An apostrophe that guards nothing is the text's own and stays."""
    return text[1:] if text[:1] == GUARD and text[1:2] in BEGINNINGS | {GUARD} else text
