"""ISW's layers: what each says, how firmly, by whose definition and since when. Only a definition read by us is quoted as such.

Names drift with the service's versions (`_V2`, `_V3`, `_view`); a layer is known by its name without them. `state` is empty
where a layer says nothing about who controls: it is then left out by name.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from data.model import Modality, State

SUFFIX = re.compile(r"(_V\d+|_view)+$", re.IGNORECASE)
PREFIX = re.compile(r"^(VIEW|MDS)_", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Layer:
    """One layer: the names it bears in files, what it says, and the source's definition with its day."""

    layer: str
    names: tuple[str, ...]
    state: State | None
    modality: Modality
    definition: str
    defined: str

    @property
    def is_own_view(self) -> bool:
        """Whether ISW says this itself, and does not pass on a party's claim."""
        return self.modality is Modality.assessed and self.state is not None


CONTROL, ADVANCES, INFILTRATION = "control", "advances", "infiltration"
LAYERS = (
    Layer(
        CONTROL,
        ("RussiaCoTinUkraine", "ukraine_control_map", "UkraineControlMap"),
        State.russian,
        Modality.assessed,
        "Assessed Russian-controlled territory: physical influence that denies it to the enemy (FM 3-90-1)",
        "2022",
    ),
    Layer(
        ADVANCES,
        ("AssessedRussianAdvanceInUkraine", "AssessedRussianAdvancesinUkraine", "russian_advances"),
        State.contested,
        Modality.assessed,
        "Assessed Russian advances: Russian forces have operated there, without control as defined above",
        "2022",
    ),
    Layer(
        INFILTRATION,
        ("AssessedRussianInfiltrationAreasinUkraine", "russian_infiltration"),
        State.infiltrated,
        Modality.assessed,
        "Assessed Russian infiltration areas: limited presence without control; ISW's own wording was not read",
        "2025-11-06",
    ),
    Layer(
        "claimed-russian",
        ("ClaimedRussianTerritoryinUkraine", "russian_claimed"),
        State.russian,
        Modality.claimed,
        "Claimed Russian control: all claims of Russian sources, the most maximalist among them",
        "2022",
    ),
    Layer(
        "counteroffensives",
        ("ClaimedUkrainianCounteroffensives", "ukrainian_counteroffensives"),
        State.ukrainian,
        Modality.claimed,
        "Claimed Ukrainian counteroffensives: land Ukrainian sources claim to have retaken",
        "2022",
    ),
    Layer(
        "gains-24h",
        ("Assessed_Russian_Gains_in_the_Past_24_Hours",),
        None,
        Modality.assessed,
        "Assessed Russian gains in the past 24 hours: part of other layers",
        "",
    ),
    Layer("partisans", ("partisan_warfare",), None, Modality.assessed, "Reported partisan warfare: no control", "2022"),
    Layer(
        "kursk-advances",
        ("kursk_russian_advances",),
        None,
        Modality.assessed,
        "Russian advances in Kursk oblast: what is drawn is not defined in what was read",
        "",
    ),
    Layer("other", ("ukraine_other",), None, Modality.assessed, "Not defined in what was read", ""),
)


def bare(name: str) -> str:
    """A layer's name without the version marks of the service."""
    return PREFIX.sub("", SUFFIX.sub("", name.strip())).lower()


BY_NAME = {bare(name): layer for layer in LAYERS for name in layer.names}
KNOWN = tuple(name for layer in LAYERS for name in layer.names)


def layer_of(name: str) -> Layer | None:
    """The layer a name means; None where it is not known."""
    return BY_NAME.get(bare(name))


def missing_layers(present: set[str], day: str) -> tuple[str, ...]:
    """The layers of ISW's own view that a file of a day (ISO) lacks: infiltration exists since 6 November 2025 only."""
    wanted = [layer for layer in LAYERS if layer.is_own_view and (layer.layer != INFILTRATION or day >= layer.defined)]
    return tuple(layer.layer for layer in wanted if layer.layer not in present)
