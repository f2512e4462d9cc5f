"""The tables of the store. The migrations create them, with the triggers that let nothing in them be changed or removed."""

from __future__ import annotations

from sqlalchemy import Column, Integer, LargeBinary, MetaData, String, Table, Text

FORMAT = MetaData()

# The chain. A hash follows only one other (unique prev_hash): a fork can't be written.
ENTRIES = Table(
    "greyline_entries",
    FORMAT,
    Column("seq", Integer, primary_key=True, autoincrement=False),
    Column("kind", String(16), nullable=False),
    Column("body", Text, nullable=False),
    Column("recorded_on", String(10), nullable=False),
    # NULL where nothing was asked for: many entries have no request, and no two have the same.
    Column("request", String(64), nullable=True, unique=True),
    Column("prev_hash", String(64), nullable=False, unique=True),
    Column("hash", String(64), nullable=False, unique=True),
)
# Documents' bytes as they were found, by their sha256.
BLOBS = Table(
    "greyline_blobs",
    FORMAT,
    Column("sha256", String(64), primary_key=True),
    Column("content", LargeBinary, nullable=False),
)
# What a store is: whose tables it was loaded from, and which states of them it has seen, by which program.
META = Table(
    "greyline_meta",
    FORMAT,
    Column("name", String(80), primary_key=True),
    Column("value", Text, nullable=False),
)
# Alembic's own table, under a name that another program in the same database does not use.
VERSION_TABLE = "greyline_version"
# The migration that this program's tables are made by. A store that names one unknown here is of a newer program.
NEWEST = "0001"
# In the header of a SQLite file: "GRLN", so that another program's file is told apart.
APPLICATION_ID = 0x47524C4E
