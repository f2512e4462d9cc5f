"""One table of looks: for every control state its colours, its pattern and its name, in light and in dark.

Measured before it was written down: lightness of the fills differs by 31 in both themes, so greyscale print tells them
apart; Ukrainian and Russian differ by at least 66 under the three kinds of colour-blindness; the ink outlines carry the
contrast of 3:1 against land, so a fill never goes without its outline.
"""

from __future__ import annotations

from typing import Final, NotRequired, TypedDict

from dashboard.language import N_, translated
from data.model import State


class StrokeLook(TypedDict):
    """How a denial of one control state is drawn: a stroke across the cell, lower left to upper right, butt ends.

    `width` in px; `dash` in px, on and off, from the lower left corner on, empty for a whole stroke; the second of the
    `colours`, where there is one, fills the gaps of the first.
    """

    width: float
    dash: tuple[float, ...]
    colours: tuple[str, ...]


class StateLook(TypedDict):
    """How one control state is drawn: `fill`, `line`, `pattern`, a `second` colour where the pattern has two, and the
    `stroke` of its denial."""

    fill: str
    second: NotRequired[str]
    line: str
    pattern: str
    stroke: StrokeLook


STATE_LABELS: Final[dict[State, str]] = {
    State.ukrainian: N_("Ukrainian"),
    State.contested: N_("Contested"),
    State.grey: N_("Grey"),
    State.infiltrated: N_("Infiltrated"),
    State.russian: N_("Russian"),
}

LIGHT: Final = {
    "land": "#F1EEE6",
    "water": "#CFDDE6",
    # Lines of the water's own colour almost vanish on land; a step darker keeps rivers readable.
    "river": "#AFC8D6",
    "oblast": "#B9B2A1",
    "state": "#8A8577",
    "dot": "#8A8577",
    "ink": "#22262B",
    "second": "#5A6068",
    "paper": "#FBFAF7",
    "line": "#B9B2A1",
    "accent": "#0B57A4",
}
DARK: Final = {
    "land": "#1E2226",
    "water": "#11202B",
    "river": "#31505F",
    "oblast": "#4A5058",
    "state": "#6D747C",
    "dot": "#6D747C",
    "ink": "#ECEAE4",
    "second": "#A9AFB6",
    "paper": "#14171A",
    "line": "#4A5058",
    "accent": "#8FC6F4",
}


# A denial follows the pattern of the fill it denies: dark and light plain fills a full and a narrow stroke, stripes two
# colours in turn, diagonals a row of bars, dots a row of dots. They differ in greyscale too, in the smallest cells.
STROKES: Final[dict[str, tuple[float, tuple[float, ...]]]] = {
    State.ukrainian: (1.6, ()),
    State.contested: (2.6, (4, 4)),
    State.grey: (6, (1.2, 2.4)),
    State.infiltrated: (2.2, (2.2, 2.2)),
    State.russian: (3.2, ()),
}


def _stroke(state: State, *colours: str) -> StrokeLook:
    width, dash = STROKES[state]
    return {"width": width, "dash": dash, "colours": colours}


def _states(blue: str, blue_line: str, red: str, red_line: str, grey: str) -> dict[str, StateLook]:
    contested, infiltrated = _stroke(State.contested, blue, red), _stroke(State.infiltrated, red_line)
    plain = {State.ukrainian: _stroke(State.ukrainian, blue_line), State.russian: _stroke(State.russian, red_line)}
    return {
        State.ukrainian: {"fill": blue, "line": blue_line, "pattern": "plain", "stroke": plain[State.ukrainian]},
        State.contested: {"fill": blue, "second": red, "line": red_line, "pattern": "stripes", "stroke": contested},
        State.grey: {"fill": grey, "line": grey, "pattern": "diagonals", "stroke": _stroke(State.grey, grey)},
        State.infiltrated: {"fill": red_line, "line": red_line, "pattern": "dots", "stroke": infiltrated},
        State.russian: {"fill": red, "line": red_line, "pattern": "plain", "stroke": plain[State.russian]},
    }


PALETTE: Final = {
    "light": {**LIGHT, "states": _states("#63A9E0", "#2A6FB0", "#9C2B20", "#9C2B20", "#5F656B")},
    "dark": {**DARK, "states": _states("#8FC6F4", "#8FC6F4", "#C24434", "#E0705F", "#AEB4BA")},
}


def state_label(state: str) -> str:
    """The name of a control state as the page writes it."""
    return translated(STATE_LABELS[State(state)])
