"""What a page that stands alone carries: the overlay that its map draws, and the claims' own texts beside it.

It carries the chosen documents, sources, kinds, states and places on every day, since its reader can go to any of them.
"""

from __future__ import annotations

from collections import Counter
from typing import Any

from dashboard.comparison import comparison_block
from dashboard.language import SPOKEN, translated
from dashboard.map_options import leaflet_options
from dashboard.overlay import day_number, overlay_of
from dashboard.printed import document_name, grade
from dashboard.safe import visible
from dashboard.snapshot.contents import Contents
from dashboard.snapshot.control_maps import carried_figures, carried_series, layers_may_be_drawn
from dashboard.snapshot.page_texts import counted_texts, page_texts, plural_language
from dashboard.snapshot.page_words import origin, words_of
from dashboard.wording import (
    GROUP_NAMES,
    VERIFICATION_NAMES,
    answer_in_words,
    answers_in_words,
    named_in_words,
    narrowed_in_words,
    says_in_words,
    source_names,
)
from dashboard.wording_maps import compared_in_words
from data.breath import breaths
from data.model import Claim
from data.standings import Standing
from data.view import allows, shows_standing, standings_of


def carried_standings(contents: Contents) -> tuple[Standing, ...]:
    """The standings of the same choice, each with the days on which it stands."""
    every = standings_of(contents.ledger, contents.view.documents)
    return tuple(one for one in every if shows_standing(contents.view, one) and allows(contents.places, one.place_id))


def carried_overlay(contents: Contents) -> dict[str, Any]:
    """The overlay of what is carried. Its days reach to the View's own; it names no other host."""
    standings = carried_standings(contents)
    maps, figures = carried_series(contents), carried_figures(contents)
    overlay = overlay_of(
        contents.ledger, contents.of_any_day, standings, SPOKEN.get(), contents.places,
        maps, contents.view.documents is None, figures,
    )  # fmt: skip
    day = day_number(contents.answer.day)
    days = {"first": min(overlay["days"]["first"], day), "last": max(overlay["days"]["last"], day)}
    return {**overlay, "days": days, "tiles": None}


def carried_page(contents: Contents) -> dict[str, Any]:
    """All else that the page's script needs: the View, sentences, and what the map has no room for."""
    claims, standings = contents.of_any_day, carried_standings(contents)
    return {
        "view": opening_view(contents),
        "leaflet": leaflet_options(),
        "texts": page_texts(),
        "counted": counted_texts(),
        "plural": plural_language(),
        "groups": [translated(name) for name in GROUP_NAMES.values()],
        "total": contents.answer.total,
        "hidden": contents.answer.sources_hidden,
        "narrowed": [visible(part) for part in _narrowed(contents)],
        "offered": offered(contents, claims),
        "otherNames": [other_names(contents, place_id) for place_id in places_of(contents)],
        "claims": claim_texts(contents, claims),
        "standings": standing_texts(contents, claims, standings),
        **_compared(contents),
    }


def _compared(contents: Contents) -> dict[str, Any]:
    """The comparison of the exported day, and its part of the sentence; without layers where they may not be passed on."""
    comparison, names = contents.comparison, source_names(contents.ledger)
    if comparison is None:
        return {}
    block = comparison_block(comparison, names, drawn=layers_may_be_drawn(contents))
    said = compared_in_words(contents.view, contents.answer, names)
    return {"comparison": block, "compared": [visible(part) for part in said]}


def _narrowed(contents: Contents) -> list[str]:
    return narrowed_in_words(contents.view, source_names(contents.ledger), contents.place_names)


def opening_view(contents: Contents) -> dict[str, str]:
    """The View with which the page opens. Dark where that was asked for; otherwise as the reader's system has it."""
    return {**contents.view.query(), **({"theme": "dark"} if contents.options.theme == "dark" else {})}


def offered(contents: Contents, claims: tuple[Claim, ...]) -> dict[str, int]:
    """The sources of the filter, with the number of their claims in the page: those chosen that say anything at all."""
    said = Counter(claim.source_id for claim in claims)
    speaking = {claim.source_id for claim in contents.ledger.valid}
    return {
        source_id: said[source_id]
        for source_id in contents.ledger.sources
        if source_id in speaking and allows(contents.view.sources, source_id)
    }


def places_of(contents: Contents) -> list[str]:
    """The places of the overlay, in its order."""
    spoken_of = dict.fromkeys(claim.place_id for claim in contents.ledger.valid)
    return [name for name in spoken_of if allows(contents.places, name)]


def other_names(contents: Contents, place_id: str) -> str:
    """A place's Ukrainian and Russian names."""
    place = contents.ledger.places[place_id]
    return visible(" · ".join(name for name in dict.fromkeys((place.name_uk, place.name_ru)) if name))


def claim_texts(contents: Contents, claims: tuple[Claim, ...]) -> dict[str, list[str]]:
    """What the map does not say of each claim, as columns."""
    names = source_names(contents.ledger)
    documents = contents.ledger.documents
    return {
        "id": [claim.claim_id for claim in claims],
        "says": [answer_in_words(claim) for claim in claims],
        "listed": [says_in_words(claim) for claim in claims],
        "words": [visible(claim.words) for claim in claims],
        "summary": [visible(claim.summary) for claim in claims],
        "about": [claim.as_of for claim in claims],
        "said": [claim.stated_on for claim in claims],
        "via": [visible(names[claim.via_source_id]) if claim.via_source_id else "" for claim in claims],
        "document": [document_name(contents.ledger, documents[claim.document_id]) for claim in claims],
        "checked": [translated(VERIFICATION_NAMES[claim.verification] or " ").strip() for claim in claims],
        "origin": [origin(contents.ledger, claim) for claim in claims],
        "grade": [grade(claim) for claim in claims],
    }


def standing_texts(
    contents: Contents, claims: tuple[Claim, ...], standings: tuple[Standing, ...]
) -> dict[str, list[str]]:
    """Each standing in a few words, its source with what qualifies it, and the words it was printed in."""
    names, known = source_names(contents.ledger), {claim.claim_id: claim for claim in claims}
    said = breaths(claims)
    return {
        "says": [answers_in_words(one, said) for one in standings],
        "named": [visible(named_in_words(names[one.source_id], one)) for one in standings],
        "words": [visible(words_of(one, known)) for one in standings],
    }
