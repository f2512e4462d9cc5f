"""What the key says of published maps: whose, of which day, each state as it is drawn; and what was left out."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import shapely

from dashboard.language import N_, counted, day_in_words, translated
from dashboard.palette import state_label
from dashboard.snapshot.contents import Contents
from dashboard.snapshot.control_maps import drawn_maps, layers_may_be_drawn, left_out
from dashboard.snapshot.map_shapes import Shapes, passed_on_shapes, state_shapes
from dashboard.snapshot.picture.areas import Drawer, key_of, passed_on
from dashboard.snapshot.picture.keys import Draw, Key, Section
from dashboard.snapshot.picture.places import PlacePicture
from dashboard.snapshot.picture.sheet import Shape
from dashboard.snapshot.picture.theme import Theme
from dashboard.texts import MAP_TEXTS
from dashboard.wording_maps import layers_in_words
from data.model import State
from data.shown_maps import ShownMap
from data.view import allows

PASSED_ON = MAP_TEXTS["mapPassedOn"]


def map_sections(contents: Contents, *, dated: bool) -> list[Section]:
    """A section for each map that is drawn; `dated` with its day, where only one day is shown."""
    drawn = () if layers_may_be_drawn(contents) else drawn_maps(contents)
    return [
        Section(_title(contents, one, dated=dated), tuple(_keys(contents, one, number)))
        for number, one in enumerate(contents.answer.maps)
        if one in drawn
    ]


def _title(contents: Contents, one: ShownMap, *, dated: bool) -> str:
    name, day = contents.ledger.sources[one.source_id].name, day_in_words(one.map.data_day, "d MMM")
    form = MAP_TEXTS["mapBy"] if dated else N_("Map by: {source}")
    return translated(form).format(source=name, day=day)


def _keys(contents: Contents, one: ShownMap, number: int) -> Iterator[Key]:
    drawer = key_of(one, number, contents)
    for state in _states(contents, state_shapes(one)):
        yield Key(_sign(drawer, state), state_label(state))
    if len(contents.answer.maps) == 1:
        for state in _states(contents, passed_on_shapes(one)):
            yield Key(_sign(passed_on, state), translated(PASSED_ON).format(state=state_label(state)))


def _states(contents: Contents, shapes: Shapes) -> list[State]:
    return [state for state in State if state in shapes and allows(contents.view.states, state)]


def _sign(drawer: Drawer, state: str) -> Draw:
    def draw(theme: Theme, x: float, y: float) -> Iterator[Shape]:
        return drawer(theme, state, shapely.box(x + 2, y + 4, x + 18, y + 18))

    return draw


def map_notes(contents: Contents, pictures: Sequence[PlacePicture]) -> Iterator[str]:
    """In sentences: what was left out, and what a cell filled in parts means."""
    for one in left_out(contents):
        name = contents.ledger.sources[one.source_id].name
        yield translated("The map by {source} is left out: it may not be passed on without asking.").format(source=name)
    if any(cell.maps for picture in pictures for cell in picture.cells):
        yield translated("Cells filled in parts: shares of the place's circle on a map; beside words they stand right.")


def origin_notes(contents: Contents) -> Iterator[str]:
    """In sentences: from which file each map is, how old it is, and what it lacks."""
    for one in drawn_maps(contents):
        age = one.map.age_days(contents.answer.day)
        known = counted("{n} day before", "{n} days before", age) if age else translated("that day")
        said = translated("{source}'s file {file} became known {when}")
        told = said.format(source=contents.ledger.sources[one.source_id].name, file=one.map.file_name, when=known)
        yield "; ".join([told, *layers_in_words(one.map)]) + "."


def lacking_notes(contents: Contents) -> Iterator[str]:
    """In sentences: what each map lacks of its source's whole view."""
    for one in drawn_maps(contents):
        for lacks in layers_in_words(one.map):
            said = translated("{source}'s map is {lacks}.")
            yield said.format(source=contents.ledger.sources[one.source_id].name, lacks=lacks)
