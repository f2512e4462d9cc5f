"""Reading by a mapping the user states: which field says the state, which word means which state, which field is the day."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from data.importers.faulty import one_of, refuse_one
from data.importers.file_days import read_written_day
from data.importers.reading import Reading
from data.model import State

# In a file that says nothing else, a field of this name with our own words needs no mapping.
USUAL_FIELD = "state"


def words_of(states: Iterable[tuple[str, State]]) -> dict[str, State]:
    """The stated words, compared without case and outer spaces; our own words always mean themselves."""
    return {**{state.value: state for state in State}, **{_plain(word): state for word, state in states}}


def state_field(reading: Reading, fields: Iterable[str]) -> str:
    """The field that says the state: the one stated, or `state`; "" where the whole file is one state."""
    mapping, fields = reading.options.mapping, list(fields)
    if mapping.state is not None and not mapping.state_field:
        return ""
    wanted = mapping.state_field or USUAL_FIELD
    if wanted not in fields:
        remedy = f"state which field says the state (it has {', '.join(fields) or 'none'}), or one state for the file"
        refuse_one(reading.file, wanted, "is not a field of the file", remedy)
    return wanted


def stated_state(
    reading: Reading, field: str, values: Mapping[str, Any], where: str, row: int | None = None
) -> tuple[State, str]:
    """The state of one feature or row, and the file's own word for it."""
    if not field:
        state = reading.options.mapping.state
        assert state is not None  # noqa: S101 - state_field gives "" for nothing else
        return state, state.value
    words, value = words_of(reading.options.mapping.states), values.get(field)
    found = words.get(_plain(value)) if isinstance(value, str) else None
    if found is None:
        shown = "(empty)" if value in (None, "") else str(value)
        refuse_one(reading.file, f"{where}{field}", "is not a known status", one_of(sorted(words)), shown, row)
    return found, str(value).strip()


def stated_day(reading: Reading, values: Mapping[str, Any], where: str, row: int | None = None) -> date | None:
    """The day a feature or row gives for itself, where the user said which field that is."""
    mapping = reading.options.mapping
    if not mapping.day_field:
        return None
    return read_written_day(
        values.get(mapping.day_field), mapping.day_order, reading.file, where + mapping.day_field, row
    )


def refuse_missing(reading: Reading, needed: Iterable[str], fields: Iterable[str]) -> None:
    """Refuse where a field the user stated is not there."""
    fields = list(fields)
    for name in needed:
        if name and name not in fields:
            remedy = f"it has {', '.join(fields) or 'none'}"
            refuse_one(reading.file, name, "is not a field of the file", remedy)


def leave_out_rest(reading: Reading, fields: Iterable[str], used: Iterable[str]) -> None:
    """Every field that is not used is left out by name."""
    taken = set(used)
    for name in fields:
        if name not in taken:
            reading.leave_out(f"field {name}", "not in the mapping")


def _plain(word: str) -> str:
    return " ".join(word.split()).casefold()
