"""Claims as hypothesis makes them up: few values, so that they often meet in the same slot with the same answer."""

from datetime import date, timedelta

from hypothesis import strategies as st

from data.model import Modality, Phase, State
from tests.ledgers import a_claim, in_order

START = date(2025, 11, 1)
SLOTS = [{"scope": scope, "sector": ""} for scope in ("whole", "whole", "area")]
SLOTS += [{"scope": "part", "sector": sector} for sector in ("n", "s", "unspecified", "rest")]
PHASES = (Phase.is_, Phase.is_, Phase.under_way, Phase.possible)


@st.composite
def claims(draw):
    number = draw(st.integers(0, 8))
    return in_order(*(draw(one_claim(str(name))) for name in range(number)))


@st.composite
def one_claim(draw, name):
    said, earlier, later = draw(st.integers(0, 6)), draw(st.integers(0, 3)), draw(st.integers(0, 3))
    kind = draw(st.sampled_from(["control", "control", "encirclement", "fighting"]))
    state = {"state": draw(st.sampled_from([State.russian, State.grey]))} if kind == "control" else {}
    return a_claim(
        name, said=str(START + timedelta(said)), about=str(START + timedelta(max(0, said - earlier))),
        printed=str(START + timedelta(said + later)), kind=kind, source_id=draw(st.sampled_from(["a", "b"])),
        phase=draw(st.sampled_from(PHASES)), modality=draw(st.sampled_from(["claimed", Modality.denied])),
        **state, **draw(st.sampled_from(SLOTS)),
    )  # fmt: skip
