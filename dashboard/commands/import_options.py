"""What a user states about files to be imported: whose they are, about which day, and how a plain file is to be read."""

from __future__ import annotations

import argparse

from dashboard.commands.parsing import day, usage
from data.importers.names import CLAIMS_FORMAT, FORMAT_NAMES
from data.importers.options import DayOrder, Mapping, Options
from data.model import Modality, Redistribution, Side, SourceKind, State
from data.schema import SOURCES, values

# What a field of a plain file can be, and the place of `Mapping` that names it.
ROLES = ("state", "day", "place", "geonames", "name", "lat", "lon", "geometry")


def add_options(command: argparse.ArgumentParser) -> None:
    """All options of `import`."""
    forms = (*FORMAT_NAMES, CLAIMS_FORMAT)
    command.add_argument("--as", dest="form", choices=forms, default="", metavar="FORMAT", help=", ".join(forms))
    command.add_argument("--source", metavar="ID", help="whose map a plain file is")
    command.add_argument("--on", type=day, metavar="DAY", help="the day it is about, where neither it nor its name says")
    command.add_argument("--repair", action="store_true", help="mend rings that cross themselves; both areas are told")
    plain = command.add_argument_group("how a plain file (GeoJSON, GeoPackage, KML, CSV) is read")
    plain.add_argument("--state", choices=values(State), metavar="STATE", help="the whole file is one state")
    plain.add_argument(
        "--field", action="append", default=[], metavar="ROLE=NAME", help=f"which field is {', '.join(ROLES)}"
    )
    plain.add_argument(
        "--means", action="append", default=[], metavar="WORD=STATE", help="which of the file's words means which state"
    )
    plain.add_argument("--day-order", choices=values(DayOrder), default="ymd", help="how days are written")
    plain.add_argument("--decimal-comma", action="store_true", help="48,28 is a number")
    plain.add_argument("--modality", choices=values(Modality), default="assessed", help="how the source says it")
    plain.add_argument("--layer", default="", metavar="NAME", help="the layer to take, or what to call the one there is")
    new = command.add_argument_group("a source that the ledger does not know")
    new.add_argument("--name", default="", help="what it is called")
    new.add_argument("--side", choices=values(Side), help="whose side it is on")
    new.add_argument("--kind", choices=values(SourceKind), help="what it is")
    new.add_argument("--licence", default="", help="on what terms it publishes")
    new.add_argument(
        "--redistribution", choices=values(Redistribution), default="ask", help="may it be passed on (default ask)"
    )


def options_asked(asked: argparse.Namespace) -> Options:
    """What is stated about each of the files."""
    if asked.on and len(asked.file) > 1:
        usage("--on states the day of one file: give one file")
    fields = dict(_parted(text, "--field", ROLES) for text in asked.field)
    mapping = Mapping(
        state=State(asked.state) if asked.state else None,
        states=tuple(_meant(text) for text in asked.means),
        modality=Modality(asked.modality),
        layer=asked.layer,
        day_order=DayOrder(asked.day_order),
        decimal_comma=asked.decimal_comma,
        **{f"{role}_field": name for role, name in fields.items()},
    )
    return Options(asked.source or "", asked.on, asked.repair, mapping)


def source_asked(asked: argparse.Namespace) -> dict[str, str] | None:
    """The row of a source that is described on the command line; None where none is."""
    if not (asked.side or asked.kind or asked.name or asked.licence):
        return None
    if not (asked.source and asked.side and asked.kind):
        usage("a new source is described by --source, --side and --kind together")
    said = {name: getattr(asked, name) for name in ("side", "kind", "licence", "redistribution")}
    return {**dict.fromkeys(SOURCES, ""), **said, "source_id": asked.source, "name": asked.name or asked.source}


def _meant(text: str) -> tuple[str, State]:
    word, _, state = text.rpartition("=")
    if not word or state not in values(State):
        usage(f"--means {text}: write WORD=STATE, STATE one of {', '.join(values(State))}")
    return word, State(state)


def _parted(text: str, option: str, names: tuple[str, ...]) -> tuple[str, str]:
    name, equals, value = text.partition("=")
    if not equals or not value or name not in names:
        usage(f"{option} {text}: write ROLE=NAME, ROLE one of {', '.join(names)}")
    return name, value
