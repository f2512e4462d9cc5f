"""The store as the program uses it: opened once, asked for its head and its ledger, given corrections."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from threading import Lock

from data.store import blobs, claims_in, editing, importing, integrity
from data.store.append import append
from data.store.backup import back_up
from data.store.chain import Head
from data.store.claim_tables import Entered
from data.store.editing import Asked
from data.store.faults import LOCKED, Unreachable
from data.store.importing import Brought, SourceRow
from data.store.ledger import Ledger
from data.store.location import Location
from data.store.map_entries import ReadFile
from data.store.reading import Reader
from data.store.rules import Tables
from geo.faults import Fault

# After the store did not answer, pages go on with what they have for so long before they ask again, in seconds.
PAUSE = 2.0


@dataclass(frozen=True)
class Latest:
    """The last good ledger; when the store last said that it is the newest; and why it does not now, or None."""

    ledger: Ledger
    asked: datetime
    fault: Unreachable | None = None


class Store:
    """An open store. Threads may share it; other processes may use the same one."""

    def __init__(self, reader: Reader, notes: tuple[str, ...] = (), read_only: bool = False) -> None:
        self._reader = reader
        self._failed: tuple[datetime, Unreachable] | None = None
        self._asking = Lock()
        self._latest: Latest | None = None
        # What a reader of the page should know: tables that were passed over, or that nothing can be written.
        self.notes = notes
        self.read_only = read_only

    @property
    def name(self) -> str:
        """How faults and pages name the store: a file's name, or a database and its host."""
        return self._reader.name

    @property
    def location(self) -> Location:
        """Where the store is."""
        return self._reader.location

    def head(self) -> Head:
        """The number and hash of the last entry, asked anew. Raises `Unreachable` within three seconds."""
        return self._reader.head()

    def ledger(self, head: str | None = None) -> Ledger:
        """The ledger as it is, or as it was at an earlier head. Every entry is verified on its way in."""
        return self._reader.ledger(head)

    def find_ledger(self, head: str) -> tuple[Ledger, int] | None:
        """The ledger as it was at a head, and how many entries came after it; None where the chain never had this head."""
        seq = self._reader.find_seq(head)
        return None if seq is None else (self.ledger(head), self.head().seq - seq)

    def latest(self) -> Latest:
        """The newest ledger if the store answers, else the last good one with its age: what a page shows.

        Only one asks at a time, and after a failure nobody for two seconds: pages never queue up behind a store that
        does not answer. Raises `Damaged` at once, and `Unreachable` where nothing was ever read.
        """
        now = datetime.now(UTC)
        if self._latest and self._failed and (now - self._failed[0]).total_seconds() < PAUSE:
            return Latest(self._latest.ledger, self._latest.asked, self._failed[1])
        if not self._asking.acquire(blocking=self._latest is None) and self._latest:
            return self._latest
        try:
            self._latest, self._failed = Latest(self._newest(), now), None
            return self._latest
        except Unreachable as unreachable:
            if self._latest is None:
                raise
            self._failed = datetime.now(UTC), unreachable
            return Latest(self._latest.ledger, self._latest.asked, unreachable)
        finally:
            self._asking.release()

    def _newest(self) -> Ledger:
        """The ledger as it is, or, while another thread of ours waits to write, as it was a moment ago."""
        if self._latest and not self._reader.alone.acquire(timeout=0.2):
            return self._latest.ledger
        try:
            return self._reader.ledger()
        finally:
            if self._latest:
                self._reader.alone.release()

    def correct(
        self, claim_id: str, values: Mapping[str, str], *, reason: str, who: str, expected: int, day: str = ""
    ) -> Head:
        """Corrects columns of a claim, and gives the head with the correction in it.

        `expected` is the claim's version that the editor saw, from `Ledger.versions`. The same request sent again makes no
        second entry. Raises `Refused` with every rule the corrected claim breaks, `Overtaken` if the claim has changed.
        """
        asked = Asked(claim_id, expected, who, reason, day or _today())
        return self._edited(lambda now: editing.correction(now, asked, values))

    def retract(self, claim_id: str, *, reason: str, who: str, expected: int, day: str = "") -> Head:
        """Retracts a claim: from this entry on it is not valid. Otherwise as `correct`."""
        asked = Asked(claim_id, expected, who, reason, day or _today())
        return self._edited(lambda now: editing.retraction(now, asked))

    def grade(
        self, claim_id: str, reliability: str, credibility: str, *, reason: str, who: str, expected: int, day: str = ""
    ) -> Head:
        """Sets the Admiralty pair of a claim in the name of `who`. Otherwise as `correct`."""
        asked = Asked(claim_id, expected, who, reason, day or _today())
        return self._edited(lambda now: editing.grade(now, asked, reliability, credibility))

    def _edited(self, ask: editing.Ask) -> Head:
        self._refuse_read_only()
        append(self._reader, lambda now: said if isinstance(said := ask(now), int) else [said])
        return self.head()

    @property
    def kept(self) -> tuple[str, ...]:
        """The sha256 of the documents whose bytes are kept, as far as the chain was read. Asks nobody."""
        return self._reader.kept

    def keep(self, content: bytes) -> str:
        """Keeps a document's bytes untouched, and gives their sha256."""
        self._refuse_read_only()
        return blobs.keep(self._reader, content, _today())

    def bring_in(self, files: Sequence[ReadFile], sources: Iterable[SourceRow] = (), day: str = "") -> Brought:
        """Brings in files of maps or settlements, all of them or none; see `data.store.importing`."""
        self._refuse_read_only()
        return importing.bring_in(self._reader, files, sources, day or _today())

    def foresee(self, files: Sequence[ReadFile], sources: Iterable[SourceRow] = (), day: str = "") -> Brought:
        """What bringing in these files would come to now; nothing is written."""
        return importing.foresee(self._reader, files, sources, day or _today())

    def bring_in_claims(self, tables: Tables, names: Mapping[str, str] | None = None, day: str = "") -> Entered:
        """Brings in tables of claims, with sources and documents, all or nothing; see `data.store.claim_tables`.

        `names` are the files that the tables stand in, where they are called otherwise than the tables.
        """
        self._refuse_read_only()
        return claims_in.bring_in_claims(self._reader, tables, names or {}, day or _today())

    def foresee_claims(self, tables: Tables, names: Mapping[str, str] | None = None, day: str = "") -> Entered:
        """What bringing in these tables would come to now; nothing is written."""
        return claims_in.foresee_claims(self._reader, tables, names or {}, day or _today())

    def take_out(self, entry_hash: str, *, reason: str, who: str, day: str = "") -> Head:
        """Takes an imported file out again, by the hash of its entry, and gives the head from which it does not count."""
        self._refuse_read_only()
        importing.take_out(self._reader, entry_hash, reason, who, day or _today())
        return self.head()

    def find_kept(self, sha256: str) -> bytes | None:
        """The bytes kept under a sha256, or None."""
        return blobs.find_kept(self._reader, sha256)

    def backup(self, target: Path) -> Head:
        """Copies the store to a new file while it is in use, and gives the head the copy holds."""
        return back_up(self.location, target)

    def check(self) -> list[str]:
        """Walks the whole chain and asks the database; what was checked, line by line. Raises `Damaged`."""
        return integrity.check(self._reader)

    def close(self) -> None:
        """Closes every connection."""
        self._reader.engine.dispose()

    def _refuse_read_only(self) -> None:
        if self.read_only:
            kind, rule, remedy = LOCKED
            raise kind((Fault(self.name, None, "", rule, remedy),))


def _today() -> str:
    return datetime.now(UTC).date().isoformat()
