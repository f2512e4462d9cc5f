"""A real server and a real Chromium that can reach nothing but this server."""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
CHROMIUM = os.environ.get("CHROMIUM") or shutil.which("chromium") or shutil.which("chromium-browser")
QUIET = [
    "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
    "--disable-component-update", "--disable-sync",
]  # fmt: skip


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Without Chromium the browser tests are skipped with a reason; where it is required, that is an error."""
    here = [item for item in items if Path(item.path).is_relative_to(Path(__file__).parent)]
    for item in here:
        item.add_marker(pytest.mark.browser)
    if CHROMIUM:
        return
    if os.environ.get("GREYLINE_REQUIRE_BROWSER"):
        pytest.exit("browser tests are required here (GREYLINE_REQUIRE_BROWSER), but there is no chromium", 1)
    for item in here:
        item.add_marker(pytest.mark.skip(reason="no chromium on this machine; name one with CHROMIUM=/path"))


@dataclass
class Server:
    """A dashboard served for the tests: its address, and its process."""

    url: str
    process: subprocess.Popen[str]
    log: Path


def free_port() -> int:
    """A port nobody listens on just now."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def wait_until_healthy(server: Server) -> None:
    """Waits for the server's own word; if it dies instead, its output is the error."""
    for _ in range(300):
        if server.process.poll() is not None:
            raise RuntimeError(f"the server ended with {server.process.returncode}:\n{server.log.read_text()}")
        try:
            with urllib.request.urlopen(f"{server.url}/_stcore/health", timeout=1) as answer:
                if answer.read() == b"ok":
                    return
        except OSError:
            time.sleep(0.1)
    raise RuntimeError(f"the server did not become healthy:\n{server.log.read_text()}")


def start_server(folder: Path, port: int | None = None, **settings: str) -> Server:
    """Serves the dashboard the way a user does, from a working directory that is not the project's."""
    port = port or free_port()
    log = folder / f"server-{port}.log"
    with log.open("w") as out:
        process = subprocess.Popen(
            [sys.executable, "-m", "dashboard", "serve", "--port", str(port)],
            cwd=ROOT, env={**os.environ, **settings}, stdout=out, stderr=subprocess.STDOUT, text=True,
        )  # fmt: skip
    server = Server(f"http://127.0.0.1:{port}", process, log)
    wait_until_healthy(server)
    return server


def stop_server(server: Server) -> int:
    """Asks the server to stop and gives its exit code."""
    server.process.terminate()
    return server.process.wait(timeout=15)


@pytest.fixture(scope="session")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """The shipped ledger, served."""
    started = start_server(tmp_path_factory.mktemp("server"))
    yield started
    assert stop_server(started) == 0, started.log.read_text()


@pytest.fixture(scope="session")
def browser_type_launch_args(browser_type_launch_args: dict) -> dict:
    """Debian's Chromium instead of a downloaded one."""
    return {**browser_type_launch_args, "executable_path": CHROMIUM, "args": QUIET}


@dataclass
class Watched:
    """What a page asked other hosts for, and what went wrong in it."""

    foreign: list[str] = field(default_factory=list)
    errors: list[str] = field(default_factory=list)


@pytest.fixture
def watched(page, server: Server) -> Iterator[Watched]:
    """Aborts and notes every request to another host, and every script error; both must stay empty."""
    seen = Watched()

    def route(route, request) -> None:
        own = request.url.startswith((server.url, "data:", "blob:"))
        if own:
            route.continue_()
        else:
            seen.foreign.append(request.url)
            route.abort()

    page.route("**/*", route)
    page.on("pageerror", lambda error: seen.errors.append(str(error)))
    yield seen
    assert seen.foreign == []
    assert seen.errors == []
