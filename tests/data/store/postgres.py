"""A PostgreSQL cluster of the test run's own: made, started and stopped by it, on a socket in a folder of its own."""

from __future__ import annotations

import contextlib
import os
import pwd
import shutil
import signal
import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import count
from pathlib import Path

import psycopg

# PostgreSQL runs as no superuser; whoever is there of these does it for root.
USERS = ("postgres", "nobody")
OLDEST = 15
# A test run that is killed leaves no server behind.
DIE_WITH_US = ("setpriv", "--pdeathsig", "INT") if shutil.which("setpriv") else ()


class NoPostgres(Exception):  # noqa: N818 - read as a sentence: there is none
    """There is no PostgreSQL to be tested with, and why."""


class Cluster:
    """A running cluster. `url` gives the address of a new, empty database each time."""

    def __init__(self, socket: Path, program: Path, folder: Path) -> None:
        self.socket, self._program, self._folder = socket, program, folder
        self._numbers = count(1)

    def url(self) -> str:
        """A new database's address."""
        name = f"greyline_{os.getpid()}_{next(self._numbers)}"
        with psycopg.connect(host=str(self.socket), user="greyline", dbname="postgres", autocommit=True) as connection:
            connection.execute(f"CREATE DATABASE {name}")
        return f"postgresql://greyline@/{name}?host={self.socket}"

    def start(self) -> None:
        """Starts the server and waits until it answers. It ends with this process, also when that is killed."""
        settings = (
            "listen_addresses=",
            "shared_buffers=32MB",
            "max_connections=60",
            "max_wal_senders=0",
            "wal_level=minimal",
        )
        options = [word for setting in settings for word in ("-c", setting)]
        words = [*DIE_WITH_US, self._program / "postgres", "-D", self._folder / "cluster", "-k", self.socket, *options]
        with (self._folder / "log").open("ab") as log:
            self._server = subprocess.Popen(
                [str(word) for word in words], stdout=log, stderr=log, cwd="/", **identity()
            )
        self._wait()

    def _wait(self) -> None:
        # After a crash it first puts every file of every test's database on the disk: minutes on a busy machine.
        for _ in range(3000):
            with contextlib.suppress(psycopg.OperationalError):
                psycopg.connect(host=str(self.socket), user="greyline", dbname="postgres").close()
                return
            if self._server.poll() is not None:
                break
            time.sleep(0.1)
        raise NoPostgres(f"the server did not start: {(self._folder / 'log').read_text()[-500:]}")

    def stop(self, crash: bool = False) -> None:
        """Stops the server: at once and in order, or as a crash would."""
        self._server.send_signal(signal.SIGQUIT if crash else signal.SIGINT)
        self._server.wait(60)


def find_programs() -> Path:
    """The folder of initdb and pg_ctl, of the newest version at hand."""
    found = shutil.which("initdb")
    folders = [Path(found).resolve().parent] if found else []
    folders += [path.parent for path in Path("/usr/lib/postgresql").glob("*/bin/initdb")]
    fit = [folder for folder in folders if version_of(folder) >= OLDEST]
    if not fit:
        raise NoPostgres(f"PostgreSQL {OLDEST} or newer is not installed (initdb is not found)")
    return max(fit, key=version_of)


def version_of(folder: Path) -> int:
    """The major version of the programs in a folder."""
    said = subprocess.run([folder / "initdb", "--version"], capture_output=True, text=True, check=True).stdout
    return int(said.split()[-1 if said.split()[-1][0].isdigit() else 2].split(".")[0])


def server_user() -> pwd.struct_passwd | None:
    """Who runs the server: we ourselves (None), or somebody who is not root."""
    if os.geteuid() != 0:
        return None
    for name in USERS:
        try:
            return pwd.getpwnam(name)
        except KeyError:
            continue
    raise NoPostgres("PostgreSQL does not run as root, and there is no user for it")


def identity() -> dict[str, object]:
    """As whom PostgreSQL's programs are run, for `subprocess`."""
    user = server_user()
    return {"user": user.pw_uid, "group": user.pw_gid, "extra_groups": []} if user else {}


def make_cluster(program: Path, folder: Path) -> None:
    """Makes a cluster's files."""
    words = [program / "initdb", "-D", folder / "cluster", "-U", "greyline", "-A", "trust", "-E", "UTF8", "--no-sync"]
    done = subprocess.run(
        words, text=True, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, cwd="/", check=False, **identity()
    )
    if done.returncode:
        raise NoPostgres(f"initdb failed: {done.stdout.strip()[-500:]}")


@contextmanager
def cluster() -> Iterator[Cluster]:
    """A cluster that runs for as long as it is used. Raises `NoPostgres` where there can't be one."""
    program = find_programs()
    # A socket's path may have 107 characters: pytest's own folders are too deep.
    folder = Path(tempfile.mkdtemp(prefix="gl-pg-", dir="/tmp"))
    try:
        if user := server_user():
            os.chown(folder, user.pw_uid, user.pw_gid)
        make_cluster(program, folder)
        running = Cluster(folder, program, folder)
        running.start()
        try:
            yield running
        finally:
            running.stop()
    finally:
        shutil.rmtree(folder, ignore_errors=True)
