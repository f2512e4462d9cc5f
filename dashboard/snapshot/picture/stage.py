"""What stays where it is while days pass: key, room for the map, and the map's own frame. Of one day, its own."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import TypeVar

from dashboard.snapshot.contents import Contents
from dashboard.snapshot.manifest import Manifest
from dashboard.snapshot.picture.boxes import Box
from dashboard.snapshot.picture.comparing import comparison_sections
from dashboard.snapshot.picture.discs import DISC_ZOOM
from dashboard.snapshot.picture.frame import Frame, frame_of
from dashboard.snapshot.picture.furniture import credit_text_lines, credits_height, draw_header
from dashboard.snapshot.picture.keys import Section, sections
from dashboard.snapshot.picture.legend import Plan, plan
from dashboard.snapshot.picture.map_keys import map_sections
from dashboard.snapshot.picture.notes import drawn_notes, mark_notes
from dashboard.snapshot.picture.page import PAGES, Page
from dashboard.snapshot.picture.places import PlacePicture, pictures
from dashboard.snapshot.picture.sheet import Sheet
from dashboard.snapshot.picture.theme import Theme
from geo.places import Place

GUTTER = 16.0
Part = TypeVar("Part")


@dataclass(frozen=True)
class MapKind:
    """What kind of map it is, which the key has to tell: with discs, or from afar with points; with places at its edge."""

    discs: bool
    edge: bool


@dataclass(frozen=True)
class Stage:
    """Where the key stands, beside the map and below it, and the frame that is left for the map."""

    page: Page
    kind: MapKind
    key: Plan
    side: Box
    below: Box
    frame: Frame


@dataclass(frozen=True)
class Days:
    """The days that are shown on one stage, with what is drawn of each place on each of them."""

    contents: tuple[Contents, ...]
    manifest: Manifest
    drawn: tuple[list[PlacePicture], ...]

    @property
    def spoken(self) -> list[Place]:
        """The places that are spoken of on any of the days, in the order in which the ledger names them."""
        return list({one.place.place_id: one.place for drawn in self.drawn for one in drawn if one.spoken}.values())


def days_of(contents: Sequence[Contents], manifest: Manifest) -> Days:
    """Some days, made ready to be staged."""
    return Days(tuple(contents), manifest, tuple(pictures(one) for one in contents))


def stage_of(days: Days) -> Stage:
    """The stage that has room for each of the days.

    The key tells what kind of map it is, its height makes the map's, and that tells the kind. So a map that turns out to be of
    another kind than the usual is laid out a second time.
    """
    usual = MapKind(discs=True, edge=True)
    stage = _staged(days, usual)
    beyond = any(not stage.frame.shows(place) for place in days.spoken)
    kind = MapKind(stage.frame.zoom >= DISC_ZOOM, beyond)
    return stage if kind == usual else _staged(days, kind)


def _staged(days: Days, kind: MapKind) -> Stage:
    page = PAGES[days.contents[-1].options.size]
    inner, top = page.inner, max(header_height(one, page) for one in days.contents)
    bottom = inner.bottom - credits_room(days, page) - GUTTER * 0.6
    key = plan(page, keys_of(days, discs=kind.discs), list(notes_of(days, kind)), bottom - top)
    high = bottom - top - key.height
    side = Box(inner.right - page.side, top - 4, page.side, high)
    below = Box(inner.x, top + high + GUTTER * 0.5, inner.w, key.height)
    room = Box(inner.x, top, inner.w - page.side - GUTTER, high)
    return Stage(page, kind, key, side, below, frame_of(days.contents[-1], room, days.spoken))


def header_height(contents: Contents, page: Page) -> float:
    """The y below title and sentence."""
    return draw_header(Sheet(page, Theme(contents.options.theme)), contents)


def credits_room(days: Days, page: Page) -> float:
    """The room that the longest credits need."""
    return max(credits_height(credit_text_lines(one, days.manifest, page), page) for one in days.contents)


def keys_of(days: Days, *, discs: bool) -> list[Section]:
    """The key of all days: sections and their keys in the order in which each day has them."""
    made: list[Section] = []
    for contents, drawn in reversed(list(zip(days.contents, days.drawn, strict=True))):
        own = [
            *map_sections(contents, dated=len(days.contents) == 1),
            *comparison_sections(contents, dated=len(days.contents) == 1),
            *sections(drawn, contents.answer.day, discs=discs),
        ]
        made = _merged(made, own, lambda section: section.heading)
        theirs = {section.heading: section.keys for section in own}
        made = [
            Section(one.heading, tuple(_merged(one.keys, theirs.get(one.heading, ()), lambda key: key.text)))
            for one in made
        ]
    return made


def _merged(kept: Sequence[Part], others: Sequence[Part], name: Callable[[Part], str]) -> list[Part]:
    """What is kept, with what is new before the one that follows it among the others, or else at the end."""
    merged = list(kept)
    for number, one in enumerate(others):
        names = [name(known) for known in merged]
        if name(one) not in names:
            following = (names.index(name(later)) for later in others[number:] if name(later) in names)
            merged.insert(next(following, len(merged)), one)
    return merged


def notes_of(days: Days, kind: MapKind) -> Iterator[str]:
    """What the key says in sentences."""
    yield from mark_notes(days.drawn, discs=kind.discs, edge=kind.edge)
    yield from drawn_notes(days.contents, days.drawn)
