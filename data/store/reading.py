"""Reading the chain: its head, cheaply; the whole ledger, once for each head; and the ledger as it was at an earlier head."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import takewhile
from threading import RLock

from sqlalchemy import Connection, Engine, select

from data.store.chain import NOTHING, Broken, Entry, Head
from data.store.engine import reading
from data.store.faults import RESTORE, TAKEN, Damaged, Unreachable, plainly
from data.store.headfile import write_head
from data.store.ledger import Ledger
from data.store.location import Location
from data.store.replay import Replay
from data.store.tables import ENTRIES
from geo.faults import Fault, refuse

# Entries asked for at once: a page of them comes well within any time-out, and memory stays flat.
PAGE = 5000
COLUMNS = (
    ENTRIES.c.seq, ENTRIES.c.kind, ENTRIES.c.body, ENTRIES.c.recorded_on, ENTRIES.c.request, ENTRIES.c.prev_hash,
    ENTRIES.c.hash,
)  # fmt: skip


def read_head(connection: Connection) -> Head:
    """The last entry's number and hash: one row by the primary key."""
    row = connection.execute(select(ENTRIES.c.seq, ENTRIES.c.hash).order_by(ENTRIES.c.seq.desc()).limit(1)).first()
    return Head(row.seq, row.hash) if row else NOTHING


def read_entries(connection: Connection, after: int = 0) -> Iterator[Entry]:
    """The entries after one, in order. Nothing is checked here."""
    while True:
        page = connection.execute(
            select(*COLUMNS).where(ENTRIES.c.seq > after).order_by(ENTRIES.c.seq).limit(PAGE)
        ).all()
        for seq, kind, body, recorded_on, request, prev_hash, own in page:
            yield Entry(seq, kind, body, recorded_on, request or "", prev_hash, own)
            after = seq
        if len(page) < PAGE:
            return


class Reader:
    """The ledger of a store, read as far as it was asked for. Threads may share it."""

    def __init__(self, engine: Engine, location: Location) -> None:
        self.engine = engine
        self.location = location
        self.name = location.name
        # Held while entries are taken in or written: what was read is one state, never between two.
        self.alone = RLock()
        self._now = Replay()
        self._ledger: Ledger | None = None
        # The ledger at an earlier head that was asked for last: who asks once often asks again.
        self._then: Ledger | None = None
        self._file: tuple[int, int] | None = None

    def head(self) -> Head:
        """The head of the chain as the database has it now."""
        self.look_for_file()
        with plainly(self.name), reading(self.engine) as connection:
            return read_head(connection)

    def ledger(self, head: str | None = None) -> Ledger:
        """The ledger as it is now, or as it was when the entry with this hash was its last. Every entry is verified."""
        with self.alone:
            if head is None or head != self._now.head.hash:
                self.look_for_file()
                with plainly(self.name), reading(self.engine) as connection:
                    self.caught_up(connection)
            if head is not None and head != self._now.head.hash:
                if self._then is None or self._then.head != head:
                    self._then = self._earlier(head)
                return self._then
            if self._ledger is None or self._ledger.head != self._now.head.hash:
                self._ledger = self._now.ledger()
            return self._ledger

    @property
    def kept(self) -> tuple[str, ...]:
        """The sha256 of the documents whose bytes are kept, as far as the chain was read."""
        return tuple(self._now.kept)

    def so_far(self) -> Replay:
        """What the chain has said as far as it was read. For the holder of `alone`."""
        return self._now

    def find_seq(self, head: str) -> int | None:
        """The number of the entry with this hash, or None if the chain has none."""
        with plainly(self.name), reading(self.engine) as connection:
            return connection.execute(select(ENTRIES.c.seq).where(ENTRIES.c.hash == head)).scalar()

    def newest_day(self) -> str:
        """The day on which the last entry was recorded, as it says itself."""
        with plainly(self.name), reading(self.engine) as connection:
            last = select(ENTRIES.c.recorded_on).order_by(ENTRIES.c.seq.desc()).limit(1)
            return str(connection.execute(last).scalar() or "")

    def look_for_file(self) -> None:
        """Raises `Unreachable` where a SQLite file was taken away; where another stands in its place, that is opened.

        A file that was removed stays open here, and would go on taking entries that nobody finds again.
        """
        if self.location.path is None:
            return
        try:
            found = self.location.path.stat()
        except OSError as error:
            kind, rule, remedy = TAKEN
            raise kind((Fault(self.name, None, "", rule, remedy),)) from error
        if self._file not in (None, (found.st_dev, found.st_ino)):
            self.engine.dispose()
        self._file = found.st_dev, found.st_ino

    def caught_up(self, connection: Connection) -> Replay:
        """What the chain has said up to now, read on from where it was read to last. For the holder of `alone`."""
        known = self._now.head
        if known.seq:
            same = connection.execute(select(ENTRIES.c.hash).where(ENTRIES.c.seq == known.seq)).scalar()
            if same != known.hash:
                raise self._lost(known)
        try:
            self._now.take(read_entries(connection, known.seq))
        except Broken as broken:
            self._now = Replay()
            raise damage(self.name, broken) from broken
        return self._now

    def wrote(self, entries: Sequence[Entry]) -> None:
        """Goes on with entries that are committed. For the holder of `alone`."""
        self._now.take(entries)
        if entries:
            write_head(self.location, self._now.head)

    def _lost(self, known: Head) -> Unreachable:
        """The database is behind what was read from it: a copy that lags, or an older one put in its place."""
        rule = f"has no longer entry {known.seq}, which was read from it: it is behind, or was replaced"
        return Unreachable((Fault(self.name, None, "", rule, "wait until it has caught up, or restart Greyline"),))

    def _earlier(self, head: str) -> Ledger:
        last = self.find_seq(head) or 0
        if not last:
            refuse([Fault(self.name, None, "head", "is no head of this ledger", "name an earlier head of it", head)])
        earlier = Replay()
        with plainly(self.name), reading(self.engine) as connection:
            try:
                earlier.take(takewhile(lambda entry: entry.seq <= last, read_entries(connection)))
            except Broken as broken:
                raise damage(self.name, broken) from broken
        return earlier.ledger()


def damage(name: str, broken: Broken) -> Damaged:
    """A broken chain as a fault of its store: it names the first bad entry, and how to restore."""
    rule = f"is damaged at entry {broken.seq} ({broken.kind}): {broken.rule}"
    return Damaged((Fault(name, broken.seq, broken.kind, rule, RESTORE),))
