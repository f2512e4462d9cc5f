"""`claims` and `standings`: what is claimed, on standard output."""

from __future__ import annotations

import argparse

from dashboard.commands.output import put
from dashboard.commands.parsing import DONE, Commands
from dashboard.commands.viewing import add_head, add_kind, add_view, view_asked
from data.store import stored_ledger
from data.view import select


def add_answers(commands: Commands) -> None:
    """Adds both commands."""
    claims = commands.add_parser("claims", help="claims on standard output")
    add_view(claims)
    add_head(claims)
    add_kind(claims)
    claims.add_argument("--format", choices=("csv", "json", "geojson"), default="csv")
    claims.set_defaults(run=run_claims)
    standings = commands.add_parser("standings", help="the standings on a day")
    add_view(standings)
    add_head(standings)
    standings.add_argument("--format", choices=("csv", "json"), default="csv")
    standings.set_defaults(run=run_standings, kind=None)


def run_claims(asked: argparse.Namespace) -> int:
    """Prints the claims of a View."""
    from dashboard.answers import CLAIM_COLUMNS, as_csv, as_geojson, as_json, claim_row

    ledger = stored_ledger(asked.head)
    chosen = select(ledger, view_asked(asked, ledger)).claims
    shown = [claim for claim in chosen if not asked.place or claim.place_id in asked.place]
    if asked.format == "geojson":
        put(as_geojson(ledger, shown))
    else:
        rows = [claim_row(claim) for claim in shown]
        put(as_json(rows) if asked.format == "json" else as_csv(rows, CLAIM_COLUMNS))
    return DONE


def run_standings(asked: argparse.Namespace) -> int:
    """Prints the standings of a View."""
    from dashboard.answers import STANDING_COLUMNS, as_csv, as_json, flat_standing, map_standing_row, standing_row
    from data.map_standings import map_standings

    ledger = stored_ledger(asked.head)
    view = view_asked(asked, ledger)
    answer = select(ledger, view)
    shown = [one for one in answer.standings if not asked.place or one.place_id in asked.place]
    maps = map_standings(ledger, view, asked.place and dict.fromkeys(asked.place))
    rows = [*(standing_row(one, answer.day) for one in shown), *(map_standing_row(one, answer.day) for one in maps)]
    csv_wanted = asked.format == "csv"
    put(as_csv(map(flat_standing, rows), STANDING_COLUMNS) if csv_wanted else as_json(rows))
    return DONE
