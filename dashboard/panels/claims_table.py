"""The claims that a search leaves of a View: as a table, as a sentence, as a file."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from dashboard.answers import CLAIM_COLUMNS, as_csv, claim_row
from dashboard.language import counted, translated
from dashboard.panels.tables import claim_rows
from data.model import Claim
from data.store import Ledger
from data.view import Answer


def table_rows(ledger: Ledger, answer: Answer, found: Sequence[Claim]) -> list[dict[str, Any]]:
    """The rows of the page's table of claims, in the order in which they were found."""
    rows = claim_rows(ledger, replace(answer, claims=tuple(found)))
    by_id = {row[translated("Id")]: row for row in rows}
    return [by_id[claim.claim_id] for claim in found]


def found_in_words(answer: Answer, found: Sequence[Claim], query: str, words: Sequence[str]) -> str:
    """How many claims were found among how many, and what to do where none was."""
    among = counted("{n} claim in this view", "{n} claims in this view", len(answer.claims))
    if not query.strip():
        return translated("{among}, newest first.").format(among=among)
    if not words:
        return translated("{among}. There is no letter or digit in the search, so all are shown.").format(among=among)
    if not found:
        return translated("None of the {among} has all these words. Try fewer, or the beginning of one.").format(
            among=among
        )
    return translated("{found} among the {among}, best first: every word is in each of them.").format(
        found=counted("{n} found", "{n} found", len(found)), among=among
    )


def found_csv(found: Sequence[Claim]) -> bytes:
    """Exactly these claims, in this order, with the columns of the ledger's own table and the day each became known."""
    return as_csv(map(claim_row, found), CLAIM_COLUMNS).encode("utf-8")


def file_name(ledger: Ledger, answer: Answer) -> str:
    """A file's name that says of which day and of which state of the ledger it is."""
    return f"claims_{answer.day.isoformat()}_{ledger.head[:8]}.csv"


def table_key(found: Sequence[Claim]) -> str:
    """The table's widget: another one for other rows, so that a selected row never slips to another claim."""
    names = "\n".join(claim.claim_id for claim in found)
    return f"claims-found-{hashlib.sha256(names.encode()).hexdigest()[:12]}"


def selected(found: Sequence[Claim], rows: Sequence[int]) -> Claim | None:
    """The claim whose card is open: the one selected, or the only one found."""
    if rows and 0 <= rows[0] < len(found):
        return found[rows[0]]
    return found[0] if len(found) == 1 else None
