"""A comparison as the map script reads it: three layers in the form of a series, and what its key says of them.

`layers` is a series (`data.series`) of one day whose states are the layers: `only_a`, `only_b`, `both`. `a` and `b` name the
maps; the script draws a comparison only while its map A is the one in force, so it never lies under another day. `said` holds
the sentences and figures of the key, in the reader's language; it is empty of layers where they may not be passed on.
"""

from __future__ import annotations

import gzip
import hashlib
import json
from collections.abc import Mapping
from typing import Any, Final

from dashboard.language import translated
from dashboard.overlay import Overlay
from dashboard.palette import state_label
from dashboard.wording_comparison import LAYERS, km2_in_words, layer_in_words, rules_in_words, side_in_words
from dashboard.wording_jumps import jump_in_words
from dashboard.wording_maps import layers_in_words
from data.movement.sides import Comparison
from data.outlines import encode
from data.shown_maps import ShownMap

# How the layers of a state are drawn, in its own colours; what tells A from B is the pattern and the outline, not the hue.
# Measures in px, as in dashboard/control_maps.py.
LAYER_LOOKS: Final[dict[str, dict[str, Any]]] = {
    "both": {"fill": 0.12, "edge": 0.8, "dash": []},
    "only_b": {"fill": 0, "step": 6, "radius": 1.3, "edge": 1.4, "dash": [5, 3]},
    "only_a": {"fill": 0.12, "step": 6, "width": 1.4, "edge": 1.6, "dash": []},
}


def comparison_file(comparison: Comparison, names: Mapping[str, str]) -> Overlay:
    """The file that a browser fetches; the same comparison in the same language gives the same bytes."""
    raw = json.dumps(comparison_block(comparison, names), ensure_ascii=False, separators=(",", ":")).encode()
    return Overlay(hashlib.sha256(raw).hexdigest()[:32], gzip.compress(raw, 6, mtime=0), raw)


def comparison_block(comparison: Comparison, names: Mapping[str, str], *, drawn: bool = True) -> dict[str, Any]:
    """The same as plain lists and numbers. Not `drawn`: figures without a shape."""
    return {
        "a": _side(comparison.a),
        "b": _side(comparison.b),
        "state": comparison.state,
        "looks": LAYER_LOOKS,
        "layers": _layers(comparison) if drawn else None,
        "said": _said(comparison, names),
    }


def _side(side: ShownMap) -> dict[str, str]:
    return {"source": side.source_id, "format": side.series.format, "sha256": side.map.sha256}


def _layers(comparison: Comparison) -> dict[str, Any]:
    shapes = comparison.shown.shapes() if comparison.shown else {}
    return encode([(comparison.a.map.data_day, list(shapes.items()))])


def _said(comparison: Comparison, names: Mapping[str, str]) -> dict[str, Any]:
    sides = list(zip("AB", comparison.sides, strict=True))
    return {
        "brief": " · ".join(side_in_words(letter, one, names[one.source_id], "d MMM") for letter, one in sides),
        "sides": [side_in_words(letter, one, names[one.source_id]) for letter, one in sides],
        "rows": _rows(comparison),
        "notes": _notes(comparison, names),
    }


def _rows(comparison: Comparison) -> list[list[str]]:
    """Each layer with its name and its area; none where neither map draws the state."""
    if comparison.shown is None:
        return []
    km2 = comparison.shown.km2()
    return [[layer, f"{layer_in_words(layer)}: {km2_in_words(km2[f'{layer}_km2'])}"] for layer in LAYERS]


def _notes(comparison: Comparison, names: Mapping[str, str]) -> list[str]:
    label = state_label(comparison.state)
    if comparison.shown is None:
        return [translated("Neither map draws it: {state}").format(state=label)]
    notes = [translated("Areas drawn as {state}, in all of both maps.").format(state=label)]
    if reason := comparison.reason(comparison.state):
        told = translated("Not the front alone may differ: {reason}.")
        notes.append(told.format(reason=jump_in_words(reason, names)))
    notes += [rules_in_words()] if not comparison.of_one_source else []
    return [*notes, *_layers_lacking(comparison)]


def _layers_lacking(comparison: Comparison) -> list[str]:
    """A side that is not its source's whole view; both in one where they lack the same."""
    lacking: dict[str, list[str]] = {}
    for letter, side in zip("AB", comparison.sides, strict=True):
        for told in layers_in_words(side.map):
            lacking.setdefault(told, []).append(letter)
    return [f"{', '.join(letters)}: {told}." for told, letters in lacking.items()]
