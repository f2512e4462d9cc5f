"""Areas of published maps are told apart on land as an eye sees them, in greyscale print and by colour-blind eyes too."""

from __future__ import annotations

import base64
import io
from itertools import combinations

import numpy as np
import pytest
from PIL import Image
from playwright.sync_api import Page

from dashboard.control_maps import AREA_LOOKS, COMPARED, PASSED_ON
from dashboard.palette import PALETTE
from data.model import State
from tests.browser.colours import SEEN, seen
from tests.browser.looks import load_script

STATES = [str(state) for state in State]
SIDE = 80
DRAW = """([states, palette, dark, looks, side]) => {
  const ctx = document.createElement('canvas').getContext('2d');
  [ctx.canvas.width, ctx.canvas.height] = [side * states.length, side];
  const colours = window.probe.makePalette(palette, dark);
  ctx.fillStyle = colours.land;
  ctx.fillRect(0, 0, ctx.canvas.width, side);
  states.forEach((state, i) => {
    const path = new Path2D();
    path.rect(i * side + 4, 4, side - 8, side - 8);
    window.probe.drawArea(ctx, colours.states[state], looks, path);
  });
  return ctx.canvas.toDataURL();
}"""
# Side by side on one map: steps of CIE L*a*b*, of which one can just be seen. The texture is the spread of lightness.
APART = 4.0


@pytest.fixture(scope="module", params=PALETTE)
def drawn(request: pytest.FixtureRequest, tab: Page) -> np.ndarray:
    """The five states on land, and the land itself: state, row, column, colour."""
    load_script(tab)
    looks = {"areas": AREA_LOOKS, "compared": COMPARED, "passedOn": PASSED_ON}
    coded = tab.evaluate(DRAW, [STATES, PALETTE, request.param == "dark", looks, SIDE]).partition(",")[2]
    image = np.asarray(Image.open(io.BytesIO(base64.b64decode(coded))).convert("RGB")) / 255
    tiles = [image[10:-10, number * SIDE + 10 : (number + 1) * SIDE - 10] for number in range(len(STATES))]
    land = np.tile(np.array([int(PALETTE[request.param]["land"][at : at + 2], 16) / 255 for at in (1, 3, 5)]), (60, 60, 1))
    return np.stack([*tiles, land])


@pytest.mark.parametrize("how", SEEN)
def test_every_state_is_told_from_every_other_and_from_land(drawn: np.ndarray, how: str) -> None:
    found = {}
    for name, tile in zip([*STATES, "land"], drawn, strict=True):
        eye = seen(tile, how)
        found[name] = np.array([*eye.mean(axis=(0, 1)), eye[..., 0].std(), eye[..., 0].mean(axis=1).std() * 2])
    for one, other in combinations(found, 2):
        colour = np.linalg.norm(found[one][:3] - found[other][:3])
        texture = np.abs(found[one][3:] - found[other][3:]).max()
        assert max(colour, texture) >= APART, (one, other, round(colour, 1), round(texture, 1))
