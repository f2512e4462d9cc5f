"""What a viewer of KML shows of a claim or a standing: a label on the map, and a balloon, which it reads as HTML."""

from __future__ import annotations

from collections.abc import Iterable

from dashboard.answers import Row
from dashboard.language import translated
from dashboard.safe import html, visible

Fact = tuple[str, str]
# Some viewers put a label into their page as it is, and fill in what stands between $[ and ].
UNMARKED = str.maketrans({"<": "‹", ">": "›", "$": "＄"})


def label(answer: str, row: Row) -> str:
    """Place, source and answer in one line without a character that marks up; the names as they are stand in the data."""
    told = translated("{place}: {source}, {answer}").format(
        place=row["place_name"], source=row["source_name"], answer=answer
    )
    return visible(" ".join(told.split())).translate(UNMARKED)


def claim_balloon(row: Row) -> str:
    """A claim in full sentences, and where it was read, as HTML."""
    words = translated("“{words}”").format(words=row["words"]) if row["words"] else ""
    return paragraphs((words, row["summary"])) + _table(_claim_facts(row))


def standing_balloon(row: Row) -> str:
    """What a standing rests on, as HTML."""
    return _table(_standing_facts(row))


def paragraphs(texts: Iterable[str]) -> str:
    """Texts as HTML, a paragraph each; empty ones are left out."""
    return "".join(f"<p>{_inert(text)}</p>" for text in texts if text)


def _claim_facts(row: Row) -> Iterable[Fact]:
    return (
        (translated("Source"), row["source_name"]),
        (translated("Passed on by"), row["via_source_id"]),
        (translated("About"), row["as_of"]),
        (translated("Said on"), row["stated_on"] or translated("not told")),
        (translated("Known from"), row["known_from"]),
        (translated("Document"), row["document_title"]),
        (translated("Publisher"), row["document_publisher"]),
        (translated("Published on"), row["document_published_on"]),
        (translated("Address"), row["document_url"]),
        (translated("Id of the claim"), row["claim_id"]),
    )


def _standing_facts(row: Row) -> Iterable[Fact]:
    return (
        (translated("Source"), row["source_name"]),
        (translated("About"), row["as_of"]),
        (translated("Said on"), row["stated_on"] or translated("not told")),
        (translated("Age in days"), str(row["age_days"])),
        (translated("Claims"), row["claim_ids"]),
    )


def _table(facts: Iterable[Fact]) -> str:
    rows = (f"<tr><th>{_inert(name)}</th><td>{_inert(value)}</td></tr>" for name, value in facts if value)
    return f"<table>{''.join(rows)}</table>"


def _inert(text: str) -> str:
    return html(text.replace("\r\n", "\n")).replace("$", "&#36;")
