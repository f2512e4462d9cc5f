"""Exports for the page: asked of processes of their own, quick ones and slow ones one at a time each, and kept for a while."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections import OrderedDict
from collections.abc import Callable
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from threading import Lock
from typing import Any

from dashboard.snapshot.contents import Options
from dashboard.snapshot.export import Export
from data.giving_way import BELOW_READERS, ONE_THREAD
from data.store import Ledger
from data.view import View

PROJECT = Path(__file__).resolve().parents[1]
# Kept finished: enough to look at a picture, change a filter and come back.
MOST_KEPT = 8
MOST_BYTES = 64 * 1024 * 1024


class ExportError(Exception):
    """An export could not be made; the message is for the log."""


@dataclass(frozen=True)
class Request:
    """One export of one View of one ledger."""

    head: str
    query: tuple[tuple[str, str], ...]
    options: Options
    format: str

    def line(self) -> bytes:
        """As the worker reads it."""
        asked = {"head": self.head, "view": dict(self.query), "options": asdict(self.options), "format": self.format}
        return json.dumps(asked).encode() + b"\n"


def request(ledger: Ledger, view: View, options: Options, format_name: str) -> Request:
    """The request for an export. Which claim a link led to is no part of it, nor what Change measures: no export shows it."""
    shown = replace(view, claim=None, region=None, between=None)
    return Request(ledger.head, tuple(shown.query().items()), options, format_name)


# A picture is drawn within a second, these take many: who looks at a picture never waits for another reader's bundle.
SLOW = frozenset({"bundle", "html", "xlsx", "gpkg", "gif", "webp"})


class Lane:
    """A worker process, started when first needed and again when it has ended; one export at a time."""

    def __init__(self) -> None:
        self.turn = Lock()
        self.process: subprocess.Popen[bytes] | None = None

    def make(self, asked: Request, report: Callable[[str], None]) -> Export:
        """Makes the export now. Raises `ExportError`."""
        try:
            process = self._started()
            return _converse(process, asked, report)
        except (OSError, ValueError) as error:
            self.close()
            raise ExportError(f"the export process ended: {error}") from error
        except ExportError:
            raise
        except BaseException:  # the page was left: what the process would still say belongs to nobody
            self.close()
            raise

    def _started(self) -> subprocess.Popen[bytes]:
        if self.process is None or self.process.poll() is not None:
            command = [sys.executable, "-m", "dashboard.snapshot.worker"]
            self.process = subprocess.Popen(  # noqa: S603
                command, cwd=PROJECT, stdin=subprocess.PIPE, stdout=subprocess.PIPE,
                env={**os.environ, **ONE_THREAD}, creationflags=BELOW_READERS,
            )  # fmt: skip
        return self.process

    def close(self) -> None:
        """Ends the process."""
        if self.process is not None:
            self.process.kill()
            self.process.wait()
            self.process = None


class Exporter:
    """Makes exports, quick ones and slow ones in lanes of their own, and keeps what was made last."""

    def __init__(self) -> None:
        self.quick, self.slow = Lane(), Lane()
        self.keeping = Lock()
        self.kept: OrderedDict[Request, Export] = OrderedDict()

    def lane(self, asked: Request) -> Lane:
        """Whose turn an export waits for."""
        return self.slow if asked.format in SLOW or asked.options.first else self.quick

    def made(self, asked: Request) -> Export | None:
        """The export, if it has been made already."""
        return self.kept.get(asked)

    def make(self, asked: Request, report: Callable[[str], None]) -> Export:
        """Makes the export, waiting for its turn; `report` is told what is being made. Raises `ExportError`."""
        report("")
        lane = self.lane(asked)
        with lane.turn:
            done = self.kept.get(asked) or lane.make(asked, report)
            self.keep(asked, done)
            return done

    def close(self) -> None:
        """Ends the processes."""
        for lane in (self.quick, self.slow):
            lane.close()

    def keep(self, asked: Request, done: Export) -> None:
        """Keeps a finished export; what was used longest ago goes first."""
        with self.keeping:
            self.kept[asked] = done
            self.kept.move_to_end(asked)
            while len(self.kept) > MOST_KEPT or (len(self.kept) > 1 and self._bytes() > MOST_BYTES):
                self.kept.popitem(last=False)

    def _bytes(self) -> int:
        return sum(len(one.data) + len(one.beside or b"") for one in self.kept.values())


def _converse(process: subprocess.Popen[bytes], asked: Request, report: Callable[[str], None]) -> Export:
    if process.stdin is None or process.stdout is None:
        raise ValueError("no pipes")
    process.stdin.write(asked.line())
    process.stdin.flush()
    while "making" in (told := _line(process)):
        report(str(told["making"]))
    if "failed" in told:
        raise ExportError(str(told["failed"]))
    data = process.stdout.read(told["bytes"])
    beside = None if told["beside"] is None else process.stdout.read(told["beside"])
    return Export(asked.format, data, beside, told["digest"], told["day"])


def _line(process: subprocess.Popen[bytes]) -> dict[str, Any]:
    line = process.stdout.readline() if process.stdout else b""
    if not line:
        raise ValueError("no answer")
    told: dict[str, Any] = json.loads(line)
    return told


EXPORTER = Exporter()
