"""Full-text search of claims: by what is said, where, by whom and in which document; in any script and spelling.

Words are compared by `geo.names.fold`, so case, diacritics, apostrophes and script do not matter, and a place is found
by every name it has or had. A word of the query matches every word that begins with it; all words must match.
"""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache

from data.model import Claim, Document, Source
from data.store import Ledger
from geo.find import PlaceName, read_names
from geo.names import UKRAINIAN_H, fold
from geo.places import Place

# Letters and digits with their accents; a hyphen or an apostrophe holds a word together.
WORD = re.compile(r"[^\W_]+(?:[\u0300-\u036f\-\u2010\u2011'’ʼ`´]+[^\W_]+)*[\u0300-\u036f]*")
HYPHEN = re.compile(r"[-\u2010\u2011]")
# What is pasted along with words and never seen: soft hyphens, zero-width marks.
UNSEEN = re.compile(r"[\u00ad\u200b-\u200f\u2060-\u2064\ufeff]")
MOST_WORDS = 20


@dataclass(frozen=True, eq=False)
class Index:
    """What is searched, folded: text by place, source and document, and each claim's own text by its id.

    A folded text is its words with a space before each, so that " pokr" in it means: a word begins so.
    """

    places: Mapping[str, str]
    sources: Mapping[str, str]
    documents: Mapping[str, str]
    said: Mapping[str, str]


def spellings(text: str) -> list[str]:
    """The words of a text, folded; "north-east" counts as one word and as its two halves."""
    found: list[str] = []
    for word in WORD.findall(UNSEEN.sub("", unicodedata.normalize("NFKC", text))):
        parts = HYPHEN.split(word)
        found += [_fold(part) for part in ([word, *parts] if len(parts) > 1 else parts)]
    return [word for word in found if word]


@lru_cache(maxsize=65536)
def _fold(word: str) -> str:
    return fold(word)


def folded(*texts: str) -> str:
    """Texts as one folded text, each word once."""
    words = dict.fromkeys(word for text in texts for word in spellings(text))
    return "".join(f" {word}" for word in words)


def query_words(query: str) -> tuple[str, ...]:
    """The words asked for, folded, each once; a hyphenated word is one. Empty if there is no letter or digit."""
    found = WORD.findall(UNSEEN.sub("", unicodedata.normalize("NFKC", query)))
    return tuple(dict.fromkeys(word for word in map(_fold, found) if word))[:MOST_WORDS]


def make_index(ledger: Ledger, names: Iterable[PlaceName]) -> Index:
    """The index of a ledger; `names` are further names of places, former ones among them."""
    spoken = {claim.place_id for claim in ledger.valid}
    further: dict[str, list[PlaceName]] = defaultdict(list)
    for name in names:
        further[name.place_id].append(name)
    return Index(
        places={name: place_text(ledger.places[name], further[name]) for name in spoken},
        sources={name: source_text(source) for name, source in ledger.sources.items()},
        documents={name: document_text(document) for name, document in ledger.documents.items()},
        said={claim.claim_id: said_text(claim) for claim in ledger.valid},
    )


def place_text(place: Place, further: Sequence[PlaceName]) -> str:
    """All names of a place; Ukrainian ones also with their г as h, as romanisations write it."""
    ukrainian = [place.name_uk, *(name.name for name in further if name.language == "uk")]
    romanised = [name.translate(UKRAINIAN_H) for name in ukrainian]
    return folded(place.name, place.name_ru, *ukrainian, *romanised, *(name.name for name in further))


def source_text(source: Source) -> str:
    """The names of a source."""
    return folded(source.name, source.name_uk, source.name_ru, source.source_id)


def document_text(document: Document) -> str:
    """The publisher of a document. Not its title: a town in a headline would find all that stands under it."""
    return folded(document.publisher, document.document_id)


def said_text(claim: Claim) -> str:
    """What a claim itself says: summary, the source's words, the place as written, and its id."""
    return folded(claim.summary, claim.words, claim.place_as_written, claim.claim_id)


@cache
def _names() -> tuple[PlaceName, ...]:
    return tuple(read_names())


@lru_cache(maxsize=4)
def index_of(ledger: Ledger) -> Index:
    """The index of a ledger with the gazetteer's names, made on the first search and kept."""
    return make_index(ledger, _names())


def find_claims(index: Index, claims: Iterable[Claim], query: str) -> list[Claim]:
    """The claims in which every word of the query is found; with no word in it, all of them.

    Best first: words found in a place's names count most, then in what is said, in a source's names, in a document's.
    Among equals the newest first, then the ledger's order.
    """
    words = query_words(query)
    tables = [_matches(index, word) for word in words]
    ranked = []
    for claim in claims:
        ranks = [_rank(index, claim, f" {word}", found) for word, found in zip(words, tables, strict=True)]
        if None not in ranks:
            ranked.append((sum(filter(None, ranks)), -claim.known_from.toordinal(), claim.order, claim))
    return [one[-1] for one in sorted(ranked, key=lambda one: one[:-1])]


Matches = tuple[frozenset[str], frozenset[str], frozenset[str]]


def _matches(index: Index, word: str) -> Matches:
    """The places, sources and documents that bear a word: asked once, not for every claim."""
    places, sources, documents = (
        frozenset(name for name, text in table.items() if f" {word}" in text)
        for table in (index.places, index.sources, index.documents)
    )
    return places, sources, documents


def _rank(index: Index, claim: Claim, word: str, found: Matches) -> int | None:
    """How near to a claim's heart a word is found; None if nowhere."""
    places, sources, documents = found
    if claim.place_id in places:
        return 0
    if word in index.said[claim.claim_id]:
        return 1
    if claim.source_id in sources or claim.via_source_id in sources:
        return 2
    return 3 if claim.document_id in documents else None
