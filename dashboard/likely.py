"""What somebody probably meant who typed an id that is not known: a question, never an answer."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from data.store import Ledger

LEAST_LIKENESS = 65
NEARLY_AS_LIKE = 5
MOST = 3


def did_you_mean(asked: str, known: Iterable[str]) -> str:
    """The end of a sentence that offers the likeliest of some names: "; did you mean control?", or ""."""
    return _question(_likely(asked, {name: name for name in known}))


def likely_source(ledger: Ledger, asked: str) -> str:
    """The same for a source, by its id and its names."""
    named = {
        name: one.source_id for one in ledger.sources.values() for name in (one.name, one.name_uk, one.name_ru) if name
    }
    return _question(_likely(asked, {**named, **{name: name for name in ledger.sources}}))


def likely_place(ledger: Ledger, asked: str) -> str:
    """The same for a place, by any of its names in any script: those that claims speak of, then others so called."""
    from geo.find import NameIndex, read_names, suggestions
    from geo.names import fold

    index = NameIndex(ledger.places, read_names())
    spoken = {claim.place_id for claim in ledger.valid}
    called = list(index.bearers.get(fold(asked), ()))
    alike = [name for name in suggestions(index, asked) if name in spoken and name not in called]
    return _question(sorted([*called, *alike], key=lambda name: name not in spoken))


def _likely(asked: str, named: Mapping[str, str]) -> list[str]:
    """Ids by what they are called, the likeliest first, each once."""
    from rapidfuzz.fuzz import ratio
    from rapidfuzz.process import extract

    from geo.names import fold

    folded = {name: fold(name) for name in named}
    found = extract(fold(asked), folded, scorer=ratio, score_cutoff=LEAST_LIKENESS, limit=None)
    return list(dict.fromkeys(named[name] for _, score, name in found if score > found[0][1] - NEARLY_AS_LIKE))


def _question(ids: Iterable[str]) -> str:
    offered = list(ids)[:MOST]
    return f"; did you mean {' or '.join(offered)}?" if offered else ""
