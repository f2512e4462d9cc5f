"""The palette holds what the look promises of it: WCAG contrast, lightness, and red beside blue for colour-blind eyes."""

from __future__ import annotations

import re

import numpy as np
import pytest

from dashboard.assets import STATIC
from dashboard.palette import PALETTE
from tests.browser.colours import BLINDNESS, contrast, rgb, seen

THEMES = ("light", "dark")
GROUNDS = ("land", "paper")


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize("ground", GROUNDS)
def test_text_can_be_read(theme: str, ground: str) -> None:
    colours = PALETTE[theme]
    assert contrast(colours["ink"], colours[ground]) >= 7
    assert contrast(colours["second"], colours[ground]) >= 4.5
    assert contrast(colours["accent"], colours[ground]) >= 4.5


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize("ground", GROUNDS)
def test_the_line_of_every_state_stands_out(theme: str, ground: str) -> None:
    colours = PALETTE[theme]
    for state, look in colours["states"].items():
        assert contrast(look["line"], colours[ground]) >= 3, state


@pytest.mark.parametrize("theme", THEMES)
def test_ink_outlines_carry_the_contrast_of_every_fill(theme: str) -> None:
    colours = PALETTE[theme]
    assert contrast(colours["ink"], colours["land"]) == pytest.approx(13.2, abs=0.15)


def test_light_blue_needs_its_line() -> None:
    light = PALETTE["light"]
    assert contrast(light["states"]["ukrainian"]["fill"], light["land"]) == pytest.approx(2.2, abs=0.05)
    assert contrast(light["states"]["ukrainian"]["line"], light["land"]) == pytest.approx(4.5, abs=0.05)


@pytest.mark.parametrize("theme", THEMES)
def test_the_fills_of_both_sides_are_told_apart(theme: str) -> None:
    states = PALETTE[theme]["states"]
    ukrainian, russian = rgb(states["ukrainian"]["fill"]), rgb(states["russian"]["fill"])
    assert abs(seen(ukrainian, "greyscale")[0] - seen(russian, "greyscale")[0]) == pytest.approx(31, abs=0.5)
    for how in BLINDNESS:
        assert np.linalg.norm(seen(ukrainian, how) - seen(russian, how)) >= 66, how


@pytest.mark.parametrize("theme", THEMES)
def test_page_and_map_have_the_same_colours(theme: str) -> None:
    both = r"--gl-([a-z-]+): light-dark\((#[0-9A-F]{6}), (#[0-9A-F]{6})\)"
    found = re.findall(both, (STATIC / "page.css").read_text(encoding="utf-8"))
    style = {name: dark if theme == "dark" else light for name, light, dark in found}
    colours, states = PALETTE[theme], PALETTE[theme]["states"]
    for name in ("ink", "second", "paper", "land", "line", "accent"):
        assert style[name] == colours[name]
    for state in ("ukrainian", "russian"):
        assert (style[state], style[f"{state}-line"]) == (states[state]["fill"], states[state]["line"])
    assert style["grey"] == states["grey"]["fill"]


@pytest.mark.parametrize("state", list(PALETTE["light"]["states"]))
def test_page_and_map_deny_with_the_same_strokes(state: str) -> None:
    stroke = PALETTE["light"]["states"][state]["stroke"]
    style = (STATIC / "page.css").read_text(encoding="utf-8")
    (rule,) = re.findall(rf"\.gl-denied\.gl-{state} {{(.*)}}", style)
    assert float(re.findall(r"--width: ([\d.]+);", rule)[0]) == stroke["width"]
    on = [float(found) for found in re.findall(r"--on: calc\(([\d.]+) ", rule)]
    period = [int(found) for found in re.findall(r"calc\((\d) \* var\(--on\)\)\)", rule)]
    assert [*on, *(found * length for found, length in zip(period, on, strict=True))] == pytest.approx(
        [*stroke["dash"][:1], *([sum(stroke["dash"])] if stroke["dash"] else [])]
    )


def test_contrast_is_that_of_wcag() -> None:
    assert contrast("#000000", "#FFFFFF") == pytest.approx(21)
    assert contrast("#777777", "#FFFFFF") == pytest.approx(4.48, abs=0.01)
