"""Bringing a user's tables of claims into the store: all of them in one transaction, or nothing."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from data.store.append import append
from data.store.chain import Said
from data.store.claim_tables import Entered, entered
from data.store.reading import Reader
from data.store.replay import Replay
from data.store.rules import Tables


def bring_in_claims(reader: Reader, tables: Tables, names: Mapping[str, str], day: str) -> Entered:
    """Enters what is new in the tables. The same tables again add nothing. Raises `Refused` with all faults."""
    with reader.alone:
        reader.ledger()
        # Before the database is asked to wait: a hundred thousand rows take a while to check.
        head, done = reader.so_far().head, entered(reader.so_far(), tables, names, day)

        def compose(now: Replay) -> Sequence[Said] | int:
            nonlocal head, done
            if now.head != head:  # another wrote meanwhile
                head, done = now.head, entered(now, tables, names, day)
            return done.said or now.head.seq

        append(reader, compose)
    return done


def foresee_claims(reader: Reader, tables: Tables, names: Mapping[str, str], day: str) -> Entered:
    """What `bring_in_claims` would come to now: the same refusals, and nothing is written."""
    with reader.alone:
        reader.ledger()
        return entered(reader.so_far(), tables, names, day)
