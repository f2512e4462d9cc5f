"""Bits turned over and files cut short: a store that is not what was written must never be shown as good."""

from __future__ import annotations

import random
import shutil
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from pathlib import Path

from data.store.chain import Head
from data.store.ledger import Ledger
from data.store.location import Location
from data.store.opening import open_store
from data.store.store import Store
from geo.faults import Refused
from tests.data.store.damage import flip
from tests.soak.writer import add_group, correct

PARTS = ("sources", "documents", "claims", "coverage", "places", "retracted", "versions")


@dataclass
class Flipped:
    """What came of so many damages."""

    damages: int = 0
    refused: int = 0
    unharmed: int = 0
    served: int = 0
    failures: list[str] = field(default_factory=list)


def damage(times: int, place: Location, folder: Path, seed: int = 1) -> Flipped:
    """Damages copies of a store, half of them with the last entries still in its log, and opens each."""
    whole = _make(place, folder / "whole")
    chance, found = random.Random(seed), Flipped()
    for number in range(times):
        copy = folder / f"damaged-{number}"
        shutil.copytree(folder / ("whole-log" if number % 2 else "whole"), copy)
        hurt = _hurt(chance, copy)
        _judge(found, place, copy, whole, hurt)
        shutil.rmtree(copy)
    return found


@dataclass(frozen=True)
class _Whole:
    head: Head
    ledger: Ledger
    kept: tuple[str, bytes]


def _make(place: Location, folder: Path) -> _Whole:
    """A store with corrections and a document, copied once while its log is there and once after."""
    assert place.path
    store = open_store(place)
    for number in range(10):
        correct(store, store.ledger().claims[number].claim_id, f"Change {number}.")
        add_group(store, f"group-{number}")
    content = b"a document, kept to the byte. " * 200
    name = store.keep(content)
    whole = _Whole(store.head(), store.ledger(), (name, content))
    _copy(place.path, folder.with_name("whole-log"))
    store.close()
    _copy(place.path, folder)
    return whole


def _copy(path: Path, folder: Path) -> None:
    folder.mkdir()
    for one in path.parent.glob(f"{path.name}*"):
        if not one.name.endswith("-shm"):
            shutil.copy(one, folder)


def _hurt(chance: random.Random, folder: Path) -> str:
    """Turns over one bit, or cuts at any length, in any of the files: the more often the larger it is."""
    files = sorted(path for path in folder.iterdir() if path.stat().st_size)
    file = chance.choices(files, [path.stat().st_size for path in files])[0]
    size = file.stat().st_size
    if chance.random() < 0.2:
        length = chance.randrange(size)
        with file.open("r+b") as opened:
            opened.truncate(length)
        return f"{file.name} cut at {length} of {size}"
    bit = chance.randrange(size * 8)
    flip(file, bit)
    return f"{file.name} bit {bit}"


def _judge(found: Flipped, place: Location, folder: Path, whole: _Whole, hurt: str) -> None:
    found.damages += 1
    path = folder / place.path.name
    try:
        store = open_store(replace(place, path=path, url=place.url.set(database=str(path))))
        same = _same(store, whole)
        store.close()
    except Refused:
        found.refused += 1
    except Exception as error:
        found.failures.append(f"{hurt}: {type(error).__name__}: {error}")
    else:
        found.unharmed += same
        found.served += not same
        if not same:
            found.failures.append(f"{hurt}: served as good")


def _same(store: Store, whole: _Whole) -> bool:
    ledger = store.ledger()
    shown: Callable[[Ledger], list[object]] = lambda one: [getattr(one, part) for part in PARTS]  # noqa: E731
    same = store.head() == whole.head and shown(ledger) == shown(whole.ledger)
    return same and store.find_kept(whole.kept[0]) == whole.kept[1]
