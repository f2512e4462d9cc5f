"""Fragments of a document beside a source's name: quoted as they were printed, not as the source itself spoke."""

from __future__ import annotations

from collections.abc import Iterable

from dashboard.language import translated
from dashboard.safe import html
from data.model import Claim
from data.standings import Standing


def printed_words(words: str) -> str:
    """The fragment in quotation marks, said to be the document's wording: it may paraphrase or translate the source."""
    if not words:
        return ""
    lead = html(translated("as printed:"))
    return f' <span class="gl-lead">{lead}</span> <q translate="no"><bdi>{html(words)}</bdi></q>'


def words_of(standing: Standing, claims: Iterable[Claim]) -> str:
    """The first fragment among the claims that a standing rests on."""
    return next((one.words for one in claims if one.claim_id in standing.claim_ids and one.words), "")
