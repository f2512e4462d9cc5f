"""The dashboard served for a test, the way a user serves it."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from data.store.filling import files_digest
from data.store.ledger import SHIPPED

ROOT = Path(__file__).resolve().parents[2]
# What the one who runs the tests has set for themselves must not decide what they see.
OURS = ("GREYLINE_", "STREAMLIT_")


@dataclass
class Server:
    """A served dashboard: its address, its process, and what it printed."""

    url: str
    port: int
    process: subprocess.Popen[str]
    log: Path


def free_port() -> int:
    """A port nobody listens on just now."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def launch(log: Path, *arguments: str, **settings: str) -> subprocess.Popen[str]:
    """Starts `serve` from a working directory that is not the project's."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith(OURS)}
    kept["GREYLINE_STORE"] = own_store(log.parent, settings.get("GREYLINE_LEDGER"))
    with log.open("w") as out:
        return subprocess.Popen(
            [sys.executable, "-m", "dashboard", "serve", *arguments],
            cwd=log.parent, env={**kept, "PYTHONPATH": str(ROOT), **settings},
            stdout=out, stderr=subprocess.STDOUT, text=True,
        )  # fmt: skip


def own_store(folder: Path, ledger: str | None) -> str:
    """A store in the test's own folder: the same again for the same tables, another for tables that say something else."""
    tables = Path(ledger) if ledger else SHIPPED
    digest = files_digest(tables) if tables.is_dir() else "none"
    return f"sqlite:///{folder}/store-{digest[:12]}.sqlite"


def start_server(folder: Path, port: int | None = None, *arguments: str, **settings: str) -> Server:
    """Serves the dashboard and waits until it answers."""
    port = port or free_port()
    log = folder / f"server-{port}.log"
    server = Server(f"http://127.0.0.1:{port}", port, launch(log, "--port", str(port), *arguments, **settings), log)
    wait_until_healthy(server)
    return server


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


def stop_server(server: Server) -> int:
    """Asks the server to stop and gives its exit code; one that does not listen is ended for good."""
    server.process.terminate()
    try:
        return server.process.wait(timeout=15)
    except subprocess.TimeoutExpired:
        server.process.kill()
        server.process.wait()
        return -9


@contextmanager
def served(folder: Path, port: int | None = None, *arguments: str, **settings: str) -> Iterator[Server]:
    """A server for as long as it is needed; it must end well and without a traceback."""
    server = start_server(folder, port, *arguments, **settings)
    try:
        yield server
    finally:
        ended = stop_server(server)
    said = server.log.read_text()
    assert ended == 0, said
    assert "Traceback" not in said, said
