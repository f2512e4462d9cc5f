"""`areas`: how large what a source drew is, day by day, and what it gained and lost."""

from __future__ import annotations

import argparse
from datetime import date
from typing import TYPE_CHECKING

from dashboard.commands.output import put
from dashboard.commands.parsing import DONE, Commands, day, other_side, usage
from dashboard.likely import did_you_mean, likely_source
from data.shown_maps import ShownMap, days_mapped, map_about
from data.store import Ledger, stored_ledger
from geo.faults import Fault, Refused, refuse

if TYPE_CHECKING:
    from data.maps import MapSeries
    from geo.regions import Region


def add_areas(commands: Commands) -> None:
    """Adds `areas`."""
    areas = commands.add_parser("areas", help="km² by state and day of what a source drew, gained and lost")
    areas.add_argument("--source", required=True, metavar="ID", help="whose control maps")
    since = areas.add_mutually_exclusive_group(required=True)
    since.add_argument("--since", type=day, metavar="DAY", help="first data day")
    beside = "instead of a span: lay the map of --on over this one; only A, only B, both"
    since.add_argument("--compare", type=other_side, metavar="SOURCE@DAY", help=beside)
    areas.add_argument("--on", required=True, type=day, metavar="DAY", help="last data day")
    where = areas.add_mutually_exclusive_group()
    where.add_argument("--within", metavar="OBLAST", help="only what lies in an oblast: donetsk-oblast, crimea, …")
    where.add_argument("--box", metavar="W,S,E,N", help="only what lies in a box, in degrees: 36.5,47.8,38,48.8")
    areas.add_argument("--format", choices=("csv", "json"), default="csv")
    areas.set_defaults(run=run_areas)


def run_areas(asked: argparse.Namespace) -> int:
    """Prints the areas of a source's maps."""
    from dashboard.answers import as_csv, as_json
    from dashboard.area_answers import AREA_COLUMNS, area_row
    from data.movement.areas import area_rows

    if asked.compare:
        return _print_comparison(asked)
    if asked.since > asked.on:
        usage(f"--since {asked.since} is after --on {asked.on}")
    region = _region_asked(asked)
    series = _maps_asked(stored_ledger(), asked.source)
    rows = [area_row(row, region) for one in series for row in area_rows(one, asked.since, asked.on, region)]
    put(as_json(rows) if asked.format == "json" else as_csv(rows, AREA_COLUMNS))
    return DONE


def _print_comparison(asked: argparse.Namespace) -> int:
    from dashboard.answers import as_csv, as_json
    from dashboard.comparison_answers import COMPARED_COLUMNS, compared_rows
    from data.movement.sides import Comparison

    ledger, region = stored_ledger(), _region_asked(asked)
    a = _map_asked(ledger, asked.source, asked.on)
    b = _map_asked(ledger, asked.compare.source_id, asked.compare.day, a.series.format, "--compare")
    rows = list(compared_rows(Comparison(a, b, asked.compare.state), region))
    put(as_json(rows) if asked.format == "json" else as_csv(rows, COMPARED_COLUMNS))
    return DONE


def _map_asked(ledger: Ledger, source_id: str, about: date, form: str = "", option: str = "--source") -> ShownMap:
    """The map that a source drew of a day; that there is none is said with the days nearest to it."""
    maps = _maps_asked(ledger, source_id, option)
    found = map_about(maps, source_id, about, form)
    if found:
        return found
    near = sorted(days_mapped(maps)[source_id], key=lambda day: (abs((day - about).days), day))[:3]
    remedy = f"name a day that it has a map of, such as {', '.join(map(str, sorted(near)))}"
    raise Refused((Fault("ledger", None, source_id, f"has no map of {about}", remedy),))


def _maps_asked(ledger: Ledger, source_id: str, option: str = "--source") -> tuple[MapSeries, ...]:
    """The maps of a source, format by format; a source of words alone has no areas to be told."""
    from data.movement.areas import maps_of_source

    if source_id not in ledger.sources:
        usage(f"{option} {source_id}: this ledger does not know it{likely_source(ledger, source_id)}")
    found = maps_of_source(ledger.maps, source_id)
    if not found:
        known = ", ".join(sorted({one.source_id for one in ledger.maps})) or "none"
        remedy = f"bring in its maps with `import`, or name a source that has some: {known}"
        refuse([Fault("ledger", None, source_id, "has no control maps in this ledger", remedy)])
    return found


def _region_asked(asked: argparse.Namespace) -> Region:
    from geo.region_names import INSIDE, box_edges
    from geo.regions import EVERYWHERE, box_region, oblast_region

    try:
        if asked.within:
            return oblast_region(asked.within)
        return box_region(*box_edges(asked.box)) if asked.box else EVERYWHERE
    except ValueError as error:
        option = f"--within {asked.within}" if asked.within else f"--box {asked.box}"
        usage(f"{option} {error}{did_you_mean(asked.within, INSIDE) if asked.within else ''}")
