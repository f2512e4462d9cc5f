"""`serve`: the dashboard."""

from __future__ import annotations

import argparse

from dashboard.commands.parsing import DONE, Commands


def add_serve(commands: Commands) -> None:
    """Adds `serve`."""
    serving = commands.add_parser("serve", help="the dashboard")
    serving.add_argument("--host", default="127.0.0.1", help="address to listen on (default 127.0.0.1)")
    serving.add_argument("--port", type=int, default=8501, help="port to listen on (default 8501)")
    serving.set_defaults(run=run_serve)


def run_serve(asked: argparse.Namespace) -> int:
    """Serves the dashboard until it is stopped."""
    from dashboard.serve import serve

    serve(asked.host, asked.port)
    return DONE
