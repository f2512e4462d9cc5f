"""How options are understood, and how a wrong usage is told."""

from __future__ import annotations

import argparse
import sys
from datetime import date
from typing import Any, NoReturn, TypeAlias

from dashboard.likely import did_you_mean
from data.days import read_day
from data.other_side import OtherSide, read_other_side
from geo.faults import visible

DONE, REFUSED = 0, 1


class OneLineParser(argparse.ArgumentParser):
    """A parser whose errors are one line, as all errors are; `--help` tells the usage."""

    def _check_value(self, action: argparse.Action, value: Any) -> None:
        """Of a value that is none of the choices, say which of them may have been meant."""
        try:
            super()._check_value(action, value)
        except argparse.ArgumentError as error:
            raise argparse.ArgumentError(action, error.message + did_you_mean(value, action.choices or ())) from None

    def error(self, message: str) -> NoReturn:
        """Say what is wrong and end with 2."""
        usage(message)


def day(text: str) -> date:
    """A day as an option names it."""
    try:
        return read_day(text)
    except ValueError as error:
        raise argparse.ArgumentTypeError(f"{text} {error}") from error


def other_side(text: str) -> OtherSide:
    """A map by whose it is and which day it is about."""
    try:
        return read_other_side(text)
    except ValueError as error:
        raise argparse.ArgumentTypeError(f"{text} {error}") from error


def usage(message: str) -> NoReturn:
    """Say what was asked wrongly, in one line, and end with 2."""
    print(visible(f"python -m dashboard: {message}"), file=sys.stderr)
    raise SystemExit(2)


# What a command is added to. A text, as argparse's own class takes no type while a program runs.
Commands: TypeAlias = "argparse._SubParsersAction[OneLineParser]"
