"""Why two maps of a source are not compared, or what else than the front may have changed between them, in words."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from types import MappingProxyType

from dashboard.language import N_, day_in_words, translated
from data.movement.jumps import Cause, Jump

# Beside a mark on a chart, in a word or two.
SHORT = {
    Cause.nothing_drawn: N_("nothing drawn"),
    Cause.missing_layer: N_("layer missing"),
    Cause.other_layers: N_("other layers"),
    Cause.not_drawn: N_("not drawn"),
    Cause.redefined: N_("redefined"),
}
DATED = {
    Cause.nothing_drawn: N_("{source} drew nothing at all for {day}"),
    Cause.not_drawn: N_("{source} did not draw it for {day}"),
}
CAUSES = {
    Cause.missing_layer: N_("one of the files lacks a layer: {about}"),
    Cause.other_layers: N_("the files have other layers: {about}"),
    Cause.redefined: N_("the source came to mean something else by it: {about}"),
}
NO_NAMES: Mapping[str, str] = MappingProxyType({})


def jump_in_words(jump: Jump, names: Mapping[str, str] = NO_NAMES) -> str:
    """Why a difference is one of the files, without a full stop; `names` are those of sources, where several are told of."""
    if jump.cause in DATED:
        day, *whose = jump.about
        source = names.get(whose[0], whose[0]) if whose else translated("the source")
        return translated(DATED[jump.cause]).format(source=source, day=day_in_words(date.fromisoformat(day)))
    return translated(CAUSES[jump.cause]).format(about=", ".join(jump.about))


def short_jump(told: Jump) -> str:
    """The same in a word or two."""
    return translated(SHORT[told.cause])
