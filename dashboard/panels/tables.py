"""The same as on the map, as tables: every standing and every claim of the View."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from datetime import date
from typing import Any

import pandas as pd
import streamlit as st

from dashboard.language import counted, translated
from dashboard.panels.changes_told import change_in_words
from dashboard.printed import document_name
from dashboard.safe import visible
from dashboard.wording import GROUP_NAMES, KIND_NAMES, VERIFICATION_NAMES, answers_in_words, says_in_words
from dashboard.wording_maps import shares_in_words
from data.breath import breaths
from data.map_standings import MapStanding, map_standings
from data.model import Claim, Group
from data.standings import Standing
from data.store import Ledger
from data.view import Answer, View

CONTROL = KIND_NAMES["control"]


def standing_rows(ledger: Ledger, answer: Answer) -> list[dict[str, Any]]:
    """One row a standing: the answer of one source to one question about one place, and how old it is."""
    said = breaths(answer.claims)
    return [
        {
            translated("Place"): visible(ledger.places[one.place_id].name),
            translated("Group"): translated(GROUP_NAMES[ledger.sources[one.source_id].group]),
            translated("Source"): visible(ledger.sources[one.source_id].name),
            translated("Question"): translated(KIND_NAMES[one.question]),
            translated("Position"): answers_in_words(one, said),
            translated("About"): one.as_of,
            translated("Said"): one.stated_on,
            translated("Age, days"): one.age_days(answer.day),
            translated("Claims"): len(one.claim_ids),
        }
        for one in in_order(ledger, answer.standings)
    ]


def map_rows(ledger: Ledger, maps: Sequence[MapStanding], day: date) -> list[dict[str, Any]]:
    """One row for what each map draws of each place, in the same columns: it is about its data day, said on its file's."""
    return [
        {
            translated("Place"): visible(ledger.places[one.place_id].name),
            translated("Group"): translated(GROUP_NAMES[ledger.sources[one.source_id].group]),
            translated("Source"): visible(ledger.sources[one.source_id].name),
            translated("Question"): translated(CONTROL),
            translated("Position"): translated("draws {shares}").format(shares=shares_in_words(one)),
            translated("About"): one.map.data_day.isoformat(),
            translated("Said"): one.map.file_day.isoformat() if one.map.file_day else "",
            translated("Age, days"): one.age_days(day),
            translated("Claims"): 0,
        }
        for one in maps
    ]


def in_order(ledger: Ledger, standings: Sequence[Standing]) -> list[Standing]:
    """Places with most standings first; within a place as on the staff, from Ukrainian to Russian officials."""
    spoken = Counter(one.place_id for one in standings)
    cells = list(Group)

    def rank(one: Standing) -> tuple[int, str, str, int]:
        return -spoken[one.place_id], one.place_id, one.question, cells.index(ledger.sources[one.source_id].group)

    return sorted(standings, key=rank)


def claim_rows(ledger: Ledger, answer: Answer) -> list[dict[str, Any]]:
    """One row a claim, newest first."""
    newest = sorted(answer.claims, key=lambda claim: (-claim.known_from.toordinal(), claim.order))
    return [
        {
            translated("Known from"): claim.known_from,
            translated("Place"): visible(ledger.places[claim.place_id].name),
            translated("Source"): visible(ledger.sources[claim.source_id].name),
            translated("Says"): says_in_words(claim),
            translated("Words"): visible(claim.words),
            translated("Summary"): visible(claim.summary),
            translated("About"): claim.as_of,
            translated("Said"): claim.stated_on,
            translated("Document"): document_name(ledger, ledger.documents[claim.document_id]),
            translated("Verification"): translated(VERIFICATION_NAMES[claim.verification] or " ").strip(),
            **({translated("Changed"): changed_in_words(ledger, claim)} if ledger.corrections else {}),
            translated("Id"): claim.claim_id,
        }
        for claim in newest
    ]


def changed_in_words(ledger: Ledger, claim: Claim) -> str:
    """What was done to a claim last since it was entered; "" where nothing was."""
    changes = ledger.changes_by_claim.get(claim.claim_id, ())
    return visible(change_in_words(changes[-1])) if changes else ""


def draw_tables(ledger: Ledger, view: View, answer: Answer) -> None:
    """Both tables, where they are unfolded; folded, as they are at first, they cost nothing at a change of the day."""
    folded = st.expander(translated("The map as tables"), key="tables", on_change="rerun")
    if folded.open:
        with folded:
            draw_both(ledger, answer, map_standings(ledger, view))


def draw_both(ledger: Ledger, answer: Answer, maps: Sequence[MapStanding] = ()) -> None:
    """The tables one above the other: text in them is never read as markup."""
    standings, claims = [*standing_rows(ledger, answer), *map_rows(ledger, maps, answer.day)], claim_rows(ledger, answer)
    st.subheader(counted("{n} standing", "{n} standings", len(standings)), anchor=False)
    st.dataframe(pd.DataFrame(standings), hide_index=True, width="stretch", key="standings-table")
    st.subheader(counted("{n} claim", "{n} claims", len(claims)), anchor=False)
    st.dataframe(pd.DataFrame(claims), hide_index=True, width="stretch", key="claims-table")
