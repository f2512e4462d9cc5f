"""A file is read in a process of its own: the same result, and whatever happens to that process is a refusal."""

from __future__ import annotations

import os
import subprocess
import sys
import textwrap
from datetime import date

import pytest

from data.giving_way import GENTLY
from data.importers import isolated
from data.importers.isolated import PROJECT, Limits, read_isolated
from data.importers.options import Mapping, Options
from data.importers.registry import read_map
from data.importers.wire import pack, pack_options, unpack, unpack_options
from data.model import State
from geo.faults import Refused
from tests.data.importers import made_files as made

BOW = [[37.0, 48.0], [37.2, 48.1], [37.2, 48.0], [37.0, 48.1], [37.0, 48.0]]


def test_the_result_is_the_same_as_in_this_process():
    data = made.deepstate_full(
        made.deepstate(geometry=made.polygon(BOW)), made.deepstate(made.DEEPSTATE_GREY, "#bcaaa4")
    )
    options = Options(data_day=date(2025, 11, 5), repair=True)
    assert read_isolated(data, "deepstate_2025-11-04.geojson", options) == read_map(
        data, "deepstate_2025-11-04.geojson", options
    )


@pytest.mark.parametrize("data", [made.viina(), made.wikipedia()])
def test_statuses_come_through_the_wire_as_they_were(data):
    found = read_map(data, "table.csv")
    assert unpack(pack(found)) == found


def test_options_come_through_as_they_were():
    mapping = Mapping(state=State.grey, states=(("червоний", State.russian),), decimal_comma=True)
    for options in (Options(), Options("x", date(2025, 1, 2), True, mapping)):
        assert unpack_options(pack_options(options)) == options


def test_a_refusal_comes_through_with_all_its_faults():
    data = made.deepstate_full(made.deepstate("x /// new"), made.deepstate("y"))
    with pytest.raises(Refused) as here:
        read_map(data, "deepstate_2025-11-04.geojson", as_format="deepstate-full")
    with pytest.raises(Refused) as there:
        read_isolated(data, "deepstate_2025-11-04.geojson", as_format="deepstate-full")
    assert there.value.faults == here.value.faults
    assert len(here.value.faults) == 2


def test_too_little_memory_ends_the_child_alone():
    rows = [f"{700000 + at},2025110{day},UA,UA,UA,UA,UA,2.0" for at in range(60_000) for day in range(1, 4)]
    with pytest.raises(Refused, match="stopped the parser"):
        read_isolated(made.viina(*rows), "control_latest_2025.csv", limits=Limits(memory_mb=150))


def test_too_much_time_ends_the_child():
    with pytest.raises(Refused, match=r"stopped the parser \(it took longer than"):
        read_isolated(made.deepstate_full(), "2025-11-04.geojson", limits=Limits(time_s=0))


@pytest.mark.parametrize(
    ("does", "reason"),
    [
        ("os.kill(os.getpid(), 11)", "signal 11"),
        ("os._exit(3)", "code 3"),
        ("1 / 0", "ZeroDivisionError"),
        ("[0] * 10**12", "needed more than"),
        ("open('written', 'w').write('x')", "stopped the parser"),
        ("exec('while True: pass')", "1 s of the processor"),
    ],
)
def test_a_parser_that_crashes_is_a_refusal(does, reason, tmp_path, monkeypatch):
    """The child's reader is replaced by one that misbehaves, as a crafted file might make a native library do."""
    child = textwrap.dedent(f"""
        import os, sys, types
        os.chdir({str(tmp_path)!r})
        bad = types.ModuleType("data.importers.registry")
        def read_map(*anything):
            {does}
        bad.read_map = read_map
        sys.modules["data.importers.registry"] = bad
        from data.importers.isolated import main
        sys.exit(main())
    """)
    real = subprocess.run

    def run(command, **more):
        return real([sys.executable, "-c", child], **more)

    monkeypatch.setattr(isolated.subprocess, "run", run)
    with pytest.raises(Refused, match=reason):
        read_isolated(b"x", "map.bin", limits=Limits(processor_s=1))
    written = tmp_path / "written"
    assert not written.exists() or written.stat().st_size == 0


def test_the_child_gets_none_of_the_parents_surroundings(monkeypatch):
    monkeypatch.setenv("GREYLINE_STORE", "not for the child")
    seen = {}
    real = subprocess.run

    def run(command, **more):
        seen.update(more["env"])
        return real(command, **more)

    monkeypatch.setattr(isolated.subprocess, "run", run)
    read_isolated(made.uacontrolmap(), "20251104.json")
    assert "GREYLINE_STORE" not in seen
    assert seen["PYTHONPATH"] == str(PROJECT)


@pytest.mark.skipif(not hasattr(os, "nice"), reason="the system knows no niceness")
def test_the_child_stands_behind_the_readers_and_the_server_does_not(monkeypatch):
    """The child's reader tells its own niceness and threads, as if they were a fault."""
    child = textwrap.dedent("""
        import os, sys, types
        told = types.ModuleType("data.importers.registry")
        def read_map(*anything):
            raise type(f"nice {os.nice(0)}, arrays on {os.environ['OPENBLAS_NUM_THREADS']}", (Exception,), {})
        told.read_map = read_map
        sys.modules["data.importers.registry"] = told
        from data.importers.isolated import main
        sys.exit(main())
    """)
    real, before = subprocess.run, os.nice(0)
    monkeypatch.setattr(isolated.subprocess, "run", lambda command, **more: real([sys.executable, "-c", child], **more))
    with pytest.raises(Refused, match=f"nice {min(19, before + GENTLY)}, arrays on 1"):
        read_isolated(b"x", "map.bin")
    assert os.nice(0) == before


def test_no_network_is_asked_for_by_a_file_that_names_one(monkeypatch):
    """The readers themselves: sockets are forbidden while a KML with links and a DTD to fetch is read."""
    import socket

    def forbidden(*anything):
        raise AssertionError("a socket was opened")

    monkeypatch.setattr(socket, "socket", forbidden)
    monkeypatch.setattr(socket, "create_connection", forbidden)
    link = "<NetworkLink><Link><href>http://127.0.0.1:9/x.kml</href></Link></NetworkLink>"
    body = made.placemark() + link
    stated = Options("a-map", date(2025, 11, 4), mapping=Mapping(state=State.russian))
    assert read_map(made.kml(body), "map.kml", stated).areas
    with pytest.raises(Refused):
        read_map(made.kml(head='<!DOCTYPE k SYSTEM "http://127.0.0.1:9/x.dtd">'), "map.kml", stated)
