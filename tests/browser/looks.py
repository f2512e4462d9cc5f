"""Every look a state can have, drawn by the app's own map script on a blank page, and measured as an eye would.

A look is measured in parts of its inside, never on its outline, which is the same ink for all. In each part: the mean
colour; how much lightness varies; and how much its rows and its columns differ, which tells stripes, hatching and dots
apart. Patterns hang on the canvas and not on the mark, so each look is drawn where they start differently.
"""

from __future__ import annotations

import base64
import io
from itertools import combinations

import numpy as np
from PIL import Image
from playwright.sync_api import Page

from dashboard.assets import STATIC, map_script
from dashboard.palette import PALETTE
from data.model import State
from tests.browser.colours import seen

STATES = [str(state) for state in State]
FORMS = ("whole", "part", "denied")
TILE = 56
PHASES = [(step % 4, step % 6) for step in range(12)]
# What must differ between two looks, in units of CIE L*a*b*, of which about one can just be seen side by side. Marks
# stand far from each other and from the legend, so a mean must differ by ten such steps. A pattern of 4 to 6 px is
# about ten periods a degree at arm's length, where one or two per cent of contrast can be seen; 5 units of deviation
# are some twenty per cent.
MEAN, TEXTURE = 10.0, 5.0
PROBED = "makePalette, drawEntry, drawCell, drawSpeaks, drawDisc, drawArea, drawCompared, fillShares"
PROBE = f"window.probe = {{ {PROBED} }};\n}})();\n"
DRAW = """([looks, palette, dark, shape, tile, phases]) => {
  const canvas = document.createElement('canvas');
  canvas.width = tile * phases.length;
  canvas.height = tile * looks.length;
  const ctx = canvas.getContext('2d');
  const colours = window.probe.makePalette(palette, dark);
  ctx.fillStyle = colours.land;
  ctx.fillRect(0, 0, canvas.width, canvas.height);
  looks.forEach(([state, form], row) => phases.forEach(([dx, dy], column) => {
    const overlay = { states: [state] };
    const x = column * tile + dx + 4, y = row * tile + dy + 4;
    const box = { x, y, w: shape.w, h: shape.h };
    const entry = { state: 0, part: form === 'part', denied: form === 'denied', from: 0 };
    const disc = { fills: state ? [{ slice: [0, 1], inner: form === 'part', state: 0, from: 0 }] : [] };
    const centre = { x: x + shape.radius, y: y + shape.radius };
    if (shape.radius) window.probe.drawDisc(ctx, colours, overlay, { disc }, 1, centre, shape.radius);
    else if (!state) window.probe.drawSpeaks(ctx, colours, { latest: 0 }, 1, box);
    else window.probe.drawEntry(ctx, colours, overlay, entry, 1, box);
  }));
  return canvas.toDataURL('image/png');
}"""
Look = tuple[str, str]
CELLS: list[Look] = [*((state, form) for form in FORMS for state in STATES), ("", "speaks, but not of control")]
DISCS: list[Look] = [*((state, form) for form in FORMS[:2] for state in STATES), ("", "nobody speaks of control")]
# Cells as they are from zoom 9 and below it; discs of a town at the first map's zoom and where discs begin.
SHAPES = {
    "cell 14x20": {"w": 14, "h": 20}, "cell 9x14": {"w": 9, "h": 14},
    "disc 19 px": {"radius": 19}, "disc 10 px": {"radius": 10},
}  # fmt: skip


def load_script(page: Page) -> None:
    """The app's own map script on a blank page, with its drawing functions within reach."""
    page.goto("about:blank")
    page.add_script_tag(path=STATIC / "vendor" / "leaflet.js")
    page.add_script_tag(content=map_script().removesuffix("})();\n") + PROBE)


def draw_looks(page: Page, theme: str, shape: str) -> np.ndarray:
    """All looks of a shape, as sRGB from 0 to 1: look, phase, row, column, colour."""
    looks = looks_of(shape)
    asked = [looks, PALETTE, theme == "dark", SHAPES[shape], TILE, PHASES]
    coded = page.evaluate(DRAW, asked).partition(",")[2]
    whole = np.asarray(Image.open(io.BytesIO(base64.b64decode(coded))).convert("RGB")) / 255
    tiles = whole.reshape(len(looks), TILE, len(PHASES), TILE, 3).swapaxes(1, 2)
    moved = [np.roll(tiles[:, step], (-dy, -dx), axis=(1, 2)) for step, (dx, dy) in enumerate(PHASES)]
    return np.stack(moved, axis=1)


def looks_of(shape: str) -> list[Look]:
    """The looks that a shape can have."""
    return CELLS if shape.startswith("cell") else DISCS


def parts_of(shape: str) -> list[np.ndarray]:
    """The parts in which a look is measured: a cell's quarters and its middle; a disc's middle and its rim."""
    size = SHAPES[shape]
    down, across = np.mgrid[0:TILE, 0:TILE] - 4 + 0.5
    if "radius" in size:
        far = np.hypot(down - size["radius"], across - size["radius"]) / size["radius"]
        return [far < 0.6, (far > 0.78) & (far < 0.9)]
    inside = (across > 2) & (across < size["w"] - 2) & (down > 2) & (down < size["h"] - 2)
    middle = (abs(across - size["w"] / 2) < 2) & (abs(down - size["h"] / 2) < 2)
    left, upper = across < size["w"] / 2, down < size["h"] / 2
    return [middle, *(inside & x & y for x in (left, ~left) for y in (upper, ~upper))]


def features(drawn: np.ndarray, shape: str) -> np.ndarray:
    """Every look in every phase as numbers, each divided by what must differ: 1 is enough to tell two looks apart."""
    found = [measure(drawn, part) for part in parts_of(shape)]
    return np.concatenate(found, axis=-1)


def measure(drawn: np.ndarray, part: np.ndarray) -> np.ndarray:
    """Mean colour, and the deviation of lightness over pixels, rows and columns of one part."""
    weight = part / part.sum()
    mean = np.einsum("lpyxc,yx->lpc", drawn, weight)
    light = drawn[..., 0] - mean[..., 0][..., None, None]
    overall = np.sqrt(np.einsum("lpyx,yx->lp", light**2, weight))
    lines = [_line_deviation(light, part, axis) for axis in (-1, -2)]
    return np.concatenate([mean / MEAN, np.stack([overall, *lines], axis=-1) / TEXTURE], axis=-1)


def _line_deviation(light: np.ndarray, part: np.ndarray, along: int) -> np.ndarray:
    many = part.sum(axis=along)
    means = (light * part).sum(axis=along) / np.maximum(many, 1)
    return np.sqrt((means**2 * many).sum(axis=-1) / many.sum())


def distances(drawn: np.ndarray, shape: str, how: str) -> dict[tuple[Look, Look], float]:
    """How far each two looks are from one another, at the worst start of their patterns; 1 is far enough.

    Of two looks that differ in colour means, the whole colour counts; of textures, each by itself.
    """
    found = features(seen(drawn, how), shape)
    looks = looks_of(shape)
    return {
        (looks[one], looks[other]): _nearest(found[one], found[other])
        for one, other in combinations(range(len(looks)), 2)
    }


def _nearest(one: np.ndarray, other: np.ndarray) -> float:
    apart = np.abs(one[:, None] - other[None, :]).reshape(len(one) * len(other), -1, 6)
    colour = np.sqrt((apart[..., :3] ** 2).sum(axis=-1))
    return float(np.maximum(colour, apart[..., 3:].max(axis=-1)).max(axis=-1).min())
