"""The list of sources: every source that makes claims, in the five groups of the staff, as one element of the page.

Streamlit draws all widgets anew at every run; one for each source would make a change of the day cost what there are of them.
"""

from __future__ import annotations

from collections import Counter
from functools import lru_cache
from operator import attrgetter
from pathlib import Path
from typing import Any, Final

from streamlit.components.v2 import component

from dashboard.address import SOURCE_LIST, chosen_sources, hear_sources, sources_heard, speaking_sources
from dashboard.language import translated
from dashboard.safe import visible
from dashboard.wording import GROUP_NAMES
from data.model import Group
from data.store import Ledger
from data.view import Answer

SCRIPT: Final = Path(__file__).parents[1] / "static" / "page" / "sources.js"
# A constant of our own file; names travel beside it, as data, and are written as text.
mount = component("greyline-sources", js=SCRIPT.read_text(encoding="utf-8"), isolate_styles=False)


def source_groups(ledger: Ledger) -> dict[Group, list[str]]:
    """Sources by the cell of the staff they stand in, in the staff's order."""
    groups: dict[Group, list[str]] = {group: [] for group in Group}
    for source_id in speaking_sources(ledger):
        groups[ledger.sources[source_id].group].append(source_id)
    return groups


@lru_cache(maxsize=2)
def said_in_all(ledger: Ledger) -> Counter[str]:
    """How many claims there are of each source; counted once."""
    return Counter(map(attrgetter("source_id"), ledger.valid))


def draw_sources(ledger: Ledger, answer: Answer) -> None:
    """The list; what is chosen in it is heard by `dashboard.address`."""
    groups = listed(ledger, answer, chosen_sources())
    mount(key=SOURCE_LIST, data={"heard": sources_heard(), "groups": groups}, on_chosen_change=hear_sources)


def listed(ledger: Ledger, answer: Answer, chosen: frozenset[str]) -> list[dict[str, Any]]:
    """What the list shows: each group that has sources, and of each source its name, its claims, and whether it is shown."""
    said, shown = said_in_all(ledger), answer.by_source
    every, none = translated("all"), translated("none")
    return [
        {
            "id": str(group), "name": translated(GROUP_NAMES[group]), "all": every, "none": none,
            "sources": [
                {
                    "id": name, "name": visible(ledger.sources[name].name), "shown": name in chosen,
                    "count": count_in_words(shown[name], said[name]),
                }
                for name in names
            ],
        }
        for group, names in source_groups(ledger).items() if names
    ]  # fmt: skip


def count_in_words(shown: int, all_there: int) -> str:
    """How many claims of a source the View shows: "14 of 19", or "19" where that is all of them."""
    if shown == all_there:
        return str(all_there)
    return translated("{shown} of {all}").format(shown=shown, all=all_there)
