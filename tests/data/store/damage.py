"""Hands that tamper with a store behind the program's back."""

from __future__ import annotations

import contextlib
import os
import sqlite3
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import psycopg

TRIGGERS = "SELECT name FROM sqlite_master WHERE type = 'trigger'"


def by_hand(location, statement: str) -> None:
    """Runs a statement with the triggers out of the way, as somebody with the file or the database's password can."""
    if location.path:
        with contextlib.closing(sqlite3.connect(location.path)) as connection:
            kept = connection.execute("SELECT name, sql FROM sqlite_master WHERE type = 'trigger'").fetchall()
            for name, _ in kept:
                connection.execute(f"DROP TRIGGER {name}")
            connection.execute(statement)
            for _, sql in kept:
                connection.execute(sql)
            connection.commit()
        return
    host = location.url.query["host"]
    with psycopg.connect(host=host, user="greyline", dbname=location.url.database) as connection:
        connection.execute("SET session_replication_role = replica")
        connection.execute(statement)


def flip(path: Path, bit: int) -> None:
    """Turns one bit of a file over."""
    with path.open("r+b") as file:
        file.seek(bit // 8)
        byte = file.read(1)[0]
        file.seek(bit // 8)
        file.write(bytes([byte ^ 1 << bit % 8]))


@contextmanager
def small_disk(folder: Path, size: str) -> Iterator[Path]:
    """A file system of its own, of a size; only root may have one, `OSError` says who may not."""
    folder.mkdir()
    done = subprocess.run(
        ["mount", "-t", "tmpfs", "-o", f"size={size}", "tmpfs", folder], capture_output=True, check=False
    )
    if done.returncode:
        raise OSError(f"no file system can be mounted here: {done.stderr.decode().strip()}")
    try:
        yield folder
    finally:
        subprocess.run(["umount", "-l", folder], check=True)


def make_read_only(folder: Path, yes: bool = True) -> None:
    """Makes a mounted folder read-only, or lets it be written again."""
    how = "ro" if yes else "rw"
    subprocess.run(["mount", "-o", f"remount,{how}", folder], check=True)


def fill_up(folder: Path) -> Path:
    """Takes all the space that is left."""
    path = folder / "filler"
    with contextlib.suppress(OSError), path.open("wb", buffering=0) as file:
        while True:
            file.write(os.urandom(4096))
    return path
