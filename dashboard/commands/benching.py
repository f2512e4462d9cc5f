"""`bench`: the measurements of tests/bench, where the project's tests are at hand."""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
from importlib.util import find_spec
from pathlib import Path

from dashboard.commands.parsing import Commands
from geo.faults import Fault, refuse

PROJECT = Path(__file__).resolve().parents[2]
BENCH = PROJECT / "tests" / "bench"


def add_bench(commands: Commands) -> None:
    """Adds `bench`, with the options of the measurements themselves."""
    benching = commands.add_parser("bench", help="how fast the dashboard is, beside others; 1 where it is too slow")
    benching.add_argument("--only", nargs="+", default=[], metavar="PART", help="some of the measurements")
    benching.add_argument("--claims", nargs="+", default=[], metavar="N", help="sizes of the made-up ledgers")
    benching.add_argument("--rounds", metavar="N", help="changes counted on each side")
    benching.add_argument("--chart", metavar="FILE", help="growth with the claims, as a picture")
    benching.add_argument("--quick", action="store_true", help="few rounds, to see that all runs")
    benching.add_argument("--json", action="store_true", help="everything measured, as JSON")
    benching.set_defaults(run=run_bench)


def run_bench(asked: argparse.Namespace) -> int:
    """Runs them in a process of their own: the program itself knows nothing of its tests."""
    refuse_unless_at_hand()
    path = os.pathsep.join(filter(None, (str(PROJECT), os.environ.get("PYTHONPATH"))))
    command = [sys.executable, "-m", "tests.bench", *handed_on(asked)]
    return subprocess.run(command, env={**os.environ, "PYTHONPATH": path}, check=False).returncode  # noqa: S603


def handed_on(asked: argparse.Namespace) -> list[str]:
    """The options as they were given."""
    several = [word for name in ("only", "claims") if (given := getattr(asked, name)) for word in (f"--{name}", *given)]
    single = [word for name in ("rounds", "chart") if (given := getattr(asked, name)) for word in (f"--{name}", given)]
    return [*several, *single, *(f"--{name}" for name in ("quick", "json") if getattr(asked, name))]


def refuse_unless_at_hand() -> None:
    """Refuses where the project's tests, or what they need, are not installed."""
    if not (BENCH / "__main__.py").is_file():
        remedy = "run it from a clone of the project"
        refuse([Fault("bench", None, "", "needs the project's tests, which are not here", remedy, "tests/bench")])
    if find_spec("playwright") is None:
        remedy = "pip install -r requirements-dev.txt"
        refuse([Fault("bench", None, "", "needs what the tests need, which is not installed", remedy, "playwright")])
