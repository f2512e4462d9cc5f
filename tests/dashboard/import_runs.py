"""The `import` command on files made up in a test: what was stated as options, and what is in the store afterwards."""

from __future__ import annotations

from pathlib import Path

from data.importers.options import Mapping, Options
from data.store import Ledger, open_store

USUAL = Mapping()
FIELDS = ("state", "day", "place", "geonames", "name", "lat", "lon", "geometry")
DESCRIBED = ("--side", "none", "--kind", "monitor")


def as_arguments(options: Options) -> list[str]:
    """What a user types to state the same."""
    said = ["--source", options.source_id, *DESCRIBED] if options.source_id else []
    said += ["--on", options.data_day.isoformat()] if options.data_day else []
    said += ["--repair"] if options.repair else []
    mapping = options.mapping
    said += ["--state", str(mapping.state)] if mapping.state else []
    named = {role: getattr(mapping, f"{role}_field") for role in FIELDS}
    said += [part for role, name in named.items() if name for part in ("--field", f"{role}={name}")]
    said += [part for word, state in mapping.states for part in ("--means", f"{word}={state}")]
    said += ["--day-order", str(mapping.day_order)] if mapping.day_order != USUAL.day_order else []
    said += ["--decimal-comma"] if mapping.decimal_comma else []
    return said


def files_in(folder: Path, **contents: bytes) -> list[str]:
    """Files of these names (with `__` for a dot) in a folder, as paths."""
    folder.mkdir(exist_ok=True)
    made = []
    for name, content in contents.items():
        path = folder / name.replace("__", ".")
        path.write_bytes(content)
        made.append(str(path))
    return made


def stored() -> Ledger:
    """The ledger in the store as it is now."""
    store = open_store()
    try:
        return store.ledger()
    finally:
        store.close()
