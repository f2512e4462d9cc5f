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


@lru_cache(maxsize=2)
def source_groups(ledger: Ledger) -> dict[Group, list[str]]:
    """Sources by the cell of the staff they stand in, in the staff's order; sorted out once."""
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
    data = {**listed(ledger), "heard": sources_heard(), **columns(ledger, answer, chosen_sources())}
    mount(key=SOURCE_LIST, data=data, on_chosen_change=hear_sources)


def listed(ledger: Ledger) -> dict[str, Any]:
    """What in the list is the same on every day: its words, and each group that has sources with their names."""
    return {
        "words": {"all": translated("all"), "none": translated("none"), "some": translated("{shown} of {all}")},
        "groups": [
            {
                "id": str(group), "name": translated(GROUP_NAMES[group]),
                "sources": [[name, visible(ledger.sources[name].name)] for name in names],
            }
            for group, names in source_groups(ledger).items() if names
        ],
    }  # fmt: skip


def columns(ledger: Ledger, answer: Answer, chosen: frozenset[str]) -> dict[str, str]:
    """What changes, source by source in the list's order: its claims in all, how many of them the View shows, and whether it is
    chosen (1 or 0). Apart from the rest and as few digits, since it travels at every change."""
    names = [name for group in source_groups(ledger).values() for name in group]
    counts = {"all": said_in_all(ledger), "shown": answer.by_source}
    told = {column: " ".join(str(count[name]) for name in names) for column, count in counts.items()}
    return {**told, "chosen": "".join(str(int(name in chosen)) for name in names)}
