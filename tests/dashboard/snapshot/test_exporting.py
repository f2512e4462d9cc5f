"""Exports made in a process of their own: the same bytes, faults survived, and nobody held up for good."""

import os
import signal
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from dashboard import exporting
from dashboard.exporting import Exporter, ExportError, Request, request
from dashboard.snapshot.contents import Options
from dashboard.snapshot.export import export
from data.giving_way import GENTLY
from tests.dashboard.snapshot.contents import shipped


@pytest.fixture(scope="module")
def exporter() -> Iterator[Exporter]:
    made = Exporter()
    yield made
    made.close()


def asked(format_name: str, **options: str) -> Request:
    contents = shipped()
    return request(contents.ledger, contents.view, Options(**options), format_name)


def test_it_makes_what_the_command_makes(exporter: Exporter) -> None:
    for name in ("geojson", "csv"):
        assert exporter.make(asked(name), lambda name: None) == export(shipped(), name)


def test_a_made_export_is_kept(exporter: Exporter) -> None:
    done = exporter.make(asked("geojson"), lambda name: None)
    assert exporter.made(asked("geojson")) is done
    assert exporter.made(asked("geojson", theme="dark")) is None


def test_what_is_kept_is_bounded(monkeypatch: pytest.MonkeyPatch) -> None:
    exporter = Exporter()
    done = export(shipped(), "csv")
    monkeypatch.setattr(exporting, "MOST_KEPT", 3)
    for n in range(5):
        exporter.keep(Request(str(n), (), Options(), "csv"), done)
    assert [one.head for one in exporter.kept] == ["2", "3", "4"]
    monkeypatch.setattr(exporting, "MOST_BYTES", len(done.data))
    exporter.keep(Request("5", (), Options(), "csv"), done)
    assert [one.head for one in exporter.kept] == ["5"]


def test_a_process_that_is_killed_is_started_again(exporter: Exporter) -> None:
    exporter.make(asked("csv"), lambda name: None)
    assert exporter.quick.process is not None
    os.kill(exporter.quick.process.pid, signal.SIGKILL)
    exporter.quick.process.wait()
    assert exporter.make(asked("geojson", theme="dark"), lambda name: None).format == "geojson"


def test_a_process_that_dies_at_work_is_a_fault_and_the_next_export_works(exporter: Exporter) -> None:
    exporter.make(asked("csv"), lambda name: None)
    running = exporter.quick.process
    assert running is not None
    os.kill(running.pid, signal.SIGSTOP)
    threading.Timer(0.5, lambda: os.kill(running.pid, signal.SIGKILL)).start()
    with pytest.raises(ExportError, match="ended"):
        exporter.make(asked("kml"), lambda name: None)
    assert exporter.make(asked("geojson", size="a4"), lambda name: None).format == "geojson"


def test_a_ledger_that_the_store_never_held_is_not_exported(exporter: Exporter) -> None:
    with pytest.raises(ExportError, match="is no head of this ledger"):
        exporter.make(Request("f" * 64, (), Options(), "csv"), lambda name: None)


def test_a_reader_who_leaves_does_not_leave_the_answer_to_the_next(exporter: Exporter) -> None:
    class Left(BaseException):
        pass

    calls = iter(range(10))

    def leave(name: str) -> None:
        if next(calls):
            raise Left

    with pytest.raises(Left):
        exporter.make(asked("bundle"), leave)
    assert exporter.make(asked("xlsx", size="square"), lambda name: None).format == "xlsx"


def test_a_picture_does_not_wait_for_another_reader_s_bundle(exporter: Exporter) -> None:
    with exporter.lane(asked("bundle")).turn:  # somebody's bundle is being made
        reader = threading.Thread(target=lambda: exporter.make(asked("png", theme="dark"), lambda name: None), daemon=True)
        reader.start()
        reader.join(60)
        assert exporter.made(asked("png", theme="dark")) is not None


def test_many_readers_take_turns(exporter: Exporter) -> None:
    done: list[str] = []

    def read(name: str) -> None:
        done.append(exporter.make(asked(name, size="square"), lambda name: None).format)

    readers = [threading.Thread(target=read, args=(name,)) for name in ("csv", "geojson", "kml", "csv")]
    for reader in readers:
        reader.start()
    for reader in readers:
        reader.join(60)
    assert sorted(done) == ["csv", "csv", "geojson", "kml"]


def test_the_process_ends_with_its_server() -> None:
    exporter = Exporter()
    exporter.make(asked("csv"), lambda name: None)
    process = exporter.quick.process
    assert process is not None
    assert process.stdin is not None
    process.stdin.close()
    for _ in range(100):
        if process.poll() is not None:
            break
        time.sleep(0.1)
    assert process.poll() == 0
    exporter.close()


@pytest.mark.skipif(not Path("/proc/self/task").exists(), reason="the system does not tell of a process's threads")
def test_the_process_stands_behind_the_readers_on_one_processor(exporter: Exporter) -> None:
    before = os.getpriority(os.PRIO_PROCESS, 0)
    for name in ("png", "gpkg"):
        exporter.make(asked(name, size="square", theme="dark"), lambda name: None)
    for lane in (exporter.quick, exporter.slow):
        assert lane.process is not None
        assert os.getpriority(os.PRIO_PROCESS, lane.process.pid) == min(19, before + GENTLY)
        assert threads_of(lane.process.pid) == 1
    assert os.getpriority(os.PRIO_PROCESS, 0) == before, "the server itself gives way to nobody"


def threads_of(pid: int) -> int:
    """How many threads a process has that work: a library's own stay when their work is done, and one only tidies memory."""
    names = [(task / "comm").read_text() for task in Path(f"/proc/{pid}/task").iterdir()]
    return sum(not name.startswith("jemalloc") for name in names)
