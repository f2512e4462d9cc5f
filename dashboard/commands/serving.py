"""`serve`: the dashboard."""

from __future__ import annotations

import argparse

from dashboard.commands.parsing import DONE, Commands


def add_serve(commands: Commands) -> None:
    """Adds `serve`."""
    serving = commands.add_parser("serve", help="the dashboard")
    serving.add_argument("--host", default="127.0.0.1", help="address to listen on (default 127.0.0.1)")
    serving.add_argument("--port", type=int, default=8501, help="port to listen on (default 8501)")
    words = "host is no loopback address, and a proxy guards it: who may come in, over TLS"
    serving.add_argument("--behind-proxy", action="store_true", help=words)
    words = "host name that readers ask for; may be repeated"
    serving.add_argument("--public-name", action="append", default=[], metavar="NAME", help=words)
    serving.set_defaults(run=run_serve)


def run_serve(asked: argparse.Namespace) -> int:
    """Serves the dashboard until it is stopped."""
    from dashboard.serve import Address, serve

    serve(Address(asked.host, asked.port, asked.behind_proxy, tuple(asked.public_name)))
    return DONE
