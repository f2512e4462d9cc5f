"""Reading a file in a process of its own, with limits on memory, processor and time.

A file that exhausts or crashes a parser ends that process alone; it is then refused like any other. What comes back is JSON
(`wire`), never code. `python -m data.importers.isolated` is the child.
"""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any, NoReturn

from data.control import Imported
from data.giving_way import BELOW_READERS, ONE_THREAD, give_way
from data.importers.faulty import refuse_one
from data.importers.options import Options
from geo.faults import Fault, Refused

PROJECT = Path(__file__).resolve().parents[2]
# Nothing of the parent's surroundings is needed but what Python itself and its clock need.
KEPT = ("PATH", "LANG", "LC_ALL", "TZ", "TZDIR", "SYSTEMROOT", "VIRTUAL_ENV")
OFFLINE = {"GDAL_DISABLE_READDIR_ON_OPEN": "TRUE", "CPL_VSIL_CURL_ALLOWED_EXTENSIONS": ".none", "PROJ_NETWORK": "OFF"}


@dataclass(frozen=True, slots=True)
class Limits:
    """What one file may cost. The defaults read a year of VIINA's table; a map takes a second and 200 MB."""

    memory_mb: int = 2048
    processor_s: int = 120
    time_s: int = 180


def read_isolated(
    data: bytes, name: str, options: Options | None = None, as_format: str = "", limits: Limits | None = None
) -> Imported:
    """As `registry.read_map`, in a child process within limits. Raises `Refused`, whatever happens to the child."""
    from data.importers.wire import pack_options, unpack

    limits = limits or Limits()
    head = {
        "name": name,
        "options": pack_options(options or Options()),
        "format": as_format,
        "memory_mb": limits.memory_mb,
        "processor_s": limits.processor_s,
    }
    answer = _asked(json.dumps(head).encode("ascii") + b"\n" + data, name, limits)
    if "faults" in answer:
        raise Refused(tuple(Fault(**fault) for fault in answer["faults"]))
    return unpack(answer["imported"])


def _asked(message: bytes, name: str, limits: Limits) -> dict[str, Any]:
    command = [sys.executable, "-m", "data.importers.isolated"]
    kept = {key: os.environ[key] for key in KEPT if key in os.environ}
    surroundings = {**kept, **ONE_THREAD, **OFFLINE, "PYTHONPATH": str(PROJECT)}
    try:
        done = subprocess.run(  # noqa: S603 - our own module, no shell, the file only on its standard input
            command,
            input=message,
            capture_output=True,
            timeout=limits.time_s,
            cwd=PROJECT,
            env=surroundings,
            creationflags=BELOW_READERS,
            check=False,
        )
    except subprocess.TimeoutExpired:
        _stopped(name, f"it took longer than {limits.time_s} s")
    if done.returncode:
        _stopped(name, _reason(done.returncode, limits))
    answer: dict[str, Any] = json.loads(done.stdout)
    return answer


def _reason(code: int, limits: Limits) -> str:
    if -code == signal.SIGXCPU:
        return f"it took longer than {limits.processor_s} s of the processor"
    if -code == signal.SIGKILL:
        return "it was ended by the system, perhaps for want of memory"
    return f"it ended by signal {-code}" if code < 0 else f"it ended with code {code}"


def _stopped(name: str, reason: str) -> NoReturn:
    refuse_one(name, "", f"stopped the parser ({reason})", "split the file, or ask its publisher")


def main() -> int:
    """The child: its place behind the readers and its limits first, then the file, then one line of JSON on standard output."""
    give_way()
    head = json.loads(sys.stdin.buffer.readline())
    _limit(head["memory_mb"], head["processor_s"])
    print(json.dumps(_answer(head, sys.stdin.buffer.read())))
    return 0


def _answer(head: dict[str, Any], data: bytes) -> dict[str, Any]:
    try:
        from data.importers.registry import read_map
        from data.importers.wire import pack, unpack_options

        imported = read_map(data, head["name"], unpack_options(head["options"]), head["format"])
        return {"imported": pack(imported)}
    except Refused as refused:
        return {"faults": [_plain(fault) for fault in refused.faults]}
    except MemoryError:
        return {"faults": [_plain(_parser_fault(head["name"], f"it needed more than {head['memory_mb']} MB"))]}
    except Exception as error:  # what no rule foresaw is a refusal for the user, and its kind a trace for us
        return {"faults": [_plain(_parser_fault(head["name"], type(error).__name__))]}


def _parser_fault(name: str, reason: str) -> Fault:
    return Fault(name, None, "", f"stopped the parser ({reason})", "split the file, or ask its publisher")


def _plain(fault: Fault) -> dict[str, Any]:
    return {name: getattr(fault, name) for name in Fault.__dataclass_fields__}


def _limit(memory_mb: int, processor_s: int) -> None:
    """Memory and processor time; no file can be written and no core dumped. Not every system knows these limits."""
    try:
        import resource
    except ImportError:
        return
    resource.setrlimit(resource.RLIMIT_AS, (memory_mb * 1024**2, memory_mb * 1024**2))
    resource.setrlimit(resource.RLIMIT_CPU, (processor_s, processor_s + 5))
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


if __name__ == "__main__":
    sys.exit(main())
