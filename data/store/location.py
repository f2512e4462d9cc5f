"""Where the store is: what GREYLINE_STORE names, or a SQLite file in the user's data folder; never on a network share."""

from __future__ import annotations

import hashlib
import os
import re
from dataclasses import dataclass
from pathlib import Path

from platformdirs import user_data_path
from sqlalchemy import URL, make_url
from sqlalchemy.exc import ArgumentError

from data.store.ledger import SHIPPED, ledger_folder
from geo.faults import Fault, refuse

SETTING = "GREYLINE_STORE"
MOUNTS = Path("/proc/mounts")
# SQLite's locks, and the memory its processes share, hold on one machine's own disk only.
NETWORK = re.compile(
    r"nfs4?|cifs|smb[23]?|smbfs|ncpfs|afs|ceph|glusterfs|lustre|beegfs|gpfs|ocfs2|gfs2|davfs2?|9p|drvfs|vboxsf|prl_fs"
    r"|vmhgfs|fuse\.(sshfs|rclone|s3fs|gcsfuse|glusterfs|davfs2?|vmhgfs-fuse|curlftpfs|smbnetfs|cephfs|onedriver)"
)
DRIVERS = {"sqlite": "sqlite", "postgresql": "postgresql+psycopg"}


@dataclass(frozen=True)
class Location:
    """A store: its address, the file if it is one, and the folder of tables it is filled from."""

    url: URL
    path: Path | None
    tables: Path
    shipped: bool

    @property
    def name(self) -> str:
        """How faults name it: the file without its folder, or the database and its host, never a password."""
        return self.path.name if self.path else f"{self.url.database or ''} on {self.url.host or 'this machine'}"


def find_location(tables: Path | None = None) -> Location:
    """The store of this program run, for the tables that GREYLINE_LEDGER names or the shipped ones. Opens nothing."""
    folder = (tables or ledger_folder()).resolve()
    shipped = folder == SHIPPED.resolve()
    named = os.environ.get(SETTING)
    if not named:
        path = user_data_path("greyline", appauthor=False) / default_name(folder, shipped)
        return Location(URL.create("sqlite", database=str(path)), path, folder, shipped)
    url = read_url(named)
    if url.drivername != "sqlite":
        return Location(url, None, folder, shipped)
    path = Path(url.database or "").absolute()
    return Location(url.set(database=str(path)), path, folder, shipped)


def default_name(folder: Path, shipped: bool) -> str:
    """The file's name: the shipped ledger's own, or one for each other folder, so that two ledgers never mix."""
    of = "" if shipped else "-" + hashlib.sha256(str(folder).encode()).hexdigest()[:12]
    return f"greyline{of}.sqlite"


def read_url(named: str) -> URL:
    """The address that the setting names: of a SQLite file or of a PostgreSQL database."""
    remedy = "write sqlite:////folder/file.sqlite or postgresql://user@host/database"
    try:
        url = make_url(named)
    except (ArgumentError, ValueError):
        url = URL.create("unknown")
    kind = url.get_backend_name() if url.drivername in ("sqlite", "postgresql", *DRIVERS.values()) else "unknown"
    if kind not in DRIVERS:
        refuse([Fault(SETTING, None, "", "is no address of a SQLite file or a PostgreSQL database", remedy)])
    if kind == "sqlite" and (not url.database or ":memory:" in url.database or url.query):
        refuse([Fault(SETTING, None, "", "names no file: the ledger would be lost", remedy)])
    return url.set(drivername=DRIVERS[kind])


def refuse_network_share(path: Path, mounts: str | None = None) -> None:
    """Raises `Refused` where a file would lie on a network share, as far as the system tells (`/proc/mounts`)."""
    kind = filesystem_of(path, mounts if mounts is not None else _mounts())
    if NETWORK.fullmatch(kind):
        rule = f"lies on a network share ({kind}), where SQLite can't keep it whole"
        remedy = f"name a file on this machine's own disk, or a PostgreSQL database, in {SETTING}"
        refuse([Fault(path.name, None, "", rule, remedy)])


def filesystem_of(path: Path, mounts: str) -> str:
    """The type of the file system that a file lies on, or would; "" where the list of mounts does not say.

    The deepest mount that holds the path counts, of two on one point the later.
    """
    real, found = path.resolve(), ("", -1)
    for line in mounts.splitlines():
        fields = line.split()
        if len(fields) < 3:
            continue
        # Spaces and such stand as octal numbers.
        point = Path(re.sub(r"\\([0-7]{3})", lambda octal: chr(int(octal[1], 8)), fields[1]))
        if real.is_relative_to(point) and len(point.parts) >= found[1]:
            found = fields[2], len(point.parts)
    return found[0]


def _mounts() -> str:
    try:
        return MOUNTS.read_text(encoding="utf-8", errors="surrogateescape")
    except OSError:
        return ""
