"""`python -m tests.soak.fuzz tables|address|maps [--seconds N]`: whatever stands in a ledger's tables, in the page's address,
or in a file of somebody's map, is taken or refused plainly: no other exception, no second's stall, no 256 MB.

Needs atheris (pip install atheris==3.0.0), which is no part of the set-up as it has wheels for few systems.
"""

from __future__ import annotations

import argparse
import contextlib
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path
from urllib.parse import parse_qs

try:
    import atheris
except ImportError:
    sys.exit("atheris is not installed: pip install atheris==3.0.0")

with atheris.instrument_imports(include=["data", "geo"]):
    from data.importers.options import Options
    from data.importers.registry import read_map
    from data.importers.towns import gazetteer
    from data.store import open_ledger
    from data.store.ledger import checked_tables
    from data.view import select
    from data.view_address import KEYS, parse, vocabulary
    from geo.faults import Refused

from tests.data.importers.test_parsers_hold import FILES, options_for
from tests.ledgers import made_up

# In megabytes: what one input may take, and what the process may have with the libraries and the instrumentation.
MOST_FOR_ONE, MOST = 256, 640
STALL = 1


def main() -> None:
    """Fuzzes until the time is over; libFuzzer ends the process, with an error if anything was found."""
    parser = argparse.ArgumentParser(prog="python -m tests.soak.fuzz", description=__doc__.splitlines()[0])
    parser.add_argument("what", choices=("tables", "address", "maps"))
    parser.add_argument("--seconds", type=int, default=600)
    asked = parser.parse_args()
    folder = Path(tempfile.mkdtemp(prefix="greyline-fuzz-"))
    made_up().write(folder)
    one_input = {"tables": tables_of, "address": address_of, "maps": maps_of}[asked.what](folder)
    limits = [f"-max_total_time={asked.seconds}", f"-timeout={STALL}", f"-rss_limit_mb={MOST}"]
    limits += [f"-malloc_limit_mb={MOST_FOR_ONE}", f"-artifact_prefix={folder}/", "-max_len=2000", "-len_control=0"]
    atheris.Setup([sys.argv[0], *limits], one_input)
    atheris.Fuzz()


def tables_of(folder: Path) -> Callable[[bytes], None]:
    """Puts other bytes into a table of the made-up ledger, in up to eight places, and reads the ledger."""
    whole = {path.name: path.read_bytes() for path in sorted(folder.glob("*.csv"))}

    def one_input(data: bytes) -> None:
        given = atheris.FuzzedDataProvider(data)
        name = given.PickValueInList(list(whole))
        content = whole[name]
        for _ in range(given.ConsumeIntInRange(1, 8)):
            at, gone = given.ConsumeIntInRange(0, len(content)), given.ConsumeIntInRange(0, 40)
            content = content[:at] + given.ConsumeBytes(given.ConsumeIntInRange(0, 60)) + content[at + gone :]
        (folder / name).write_bytes(content)
        with contextlib.suppress(Refused):
            checked_tables(folder)
        (folder / name).write_bytes(whole[name])

    return one_input


def address_of(folder: Path) -> Callable[[bytes], None]:
    """Reads a page's address, put together of good values, spoiled ones and anything, and answers what it asks for."""
    ledger = open_ledger(folder)
    known = vocabulary(ledger)
    names = [*KEYS, "zoom"]
    good = [
        "2025-11-03",
        "1",
        "all",
        "none",
        "pokrovsk",
        "eastern-army,map-maker",
        "control",
        "48.2,37.1,9",
        "uk",
        "dark",
    ]

    def one_input(data: bytes) -> None:
        given = atheris.FuzzedDataProvider(data)
        query: dict[str, list[str]] = {}
        for _ in range(given.ConsumeIntInRange(0, 6)):
            value = given.PickValueInList(good)
            at = given.ConsumeIntInRange(0, len(value))
            spoiled = value[:at] + given.ConsumeUnicode(given.ConsumeIntInRange(0, 8)) + value[at:]
            query.setdefault(given.PickValueInList(names), []).append(spoiled)
        query.update(parse_qs(given.ConsumeUnicode(400), keep_blank_values=True, errors="surrogateescape"))
        view, _ = parse(query, known)
        assert parse(view.query(), known) == (view, ())
        select(ledger, view)

    return one_input


def maps_of(_: Path) -> Callable[[bytes], None]:
    """Puts other bytes into a file of some format, in up to eight places, and reads it as that or as what it looks like."""
    names = sorted(FILES)
    gazetteer()  # read once, and not while an input is timed

    def one_input(data: bytes) -> None:
        given = atheris.FuzzedDataProvider(data)
        name = given.PickValueInList(names)
        content, options = FILES[name], options_for(name)
        for _ in range(given.ConsumeIntInRange(1, 8)):
            at, gone = given.ConsumeIntInRange(0, len(content)), given.ConsumeIntInRange(0, 40)
            content = content[:at] + given.ConsumeBytes(given.ConsumeIntInRange(0, 60)) + content[at + gone :]
        stated = Options(options.source_id, options.data_day, given.ConsumeBool(), options.mapping)
        with contextlib.suppress(Refused):
            read_map(content, "map_2025-11-04.bin", stated, name if given.ConsumeBool() else "")

    return one_input


if __name__ == "__main__":
    main()
