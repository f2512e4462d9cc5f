"""A disc is never filled where its own source says something else of that part."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

import pytest
from shapely import Polygon

from dashboard.panels.roses import filled
from dashboard.snapshot.picture.discs import draw_disc, shape_of
from dashboard.snapshot.picture.filling import ALL_ROUND, disc_of
from dashboard.snapshot.picture.places import PlacePicture
from dashboard.snapshot.picture.theme import Theme
from data.standings import Standing, intervals
from data.store import Ledger
from data.view import View, select
from geo.areas import SECTORS
from tests.ledgers import a_claim, in_order
from tests.stored import fresh_ledger

RADIUS = 40.0


@pytest.fixture(scope="module")
def ledger() -> Ledger:
    return fresh_ledger()


def standing(*claims) -> list[Standing]:
    return [one for one in intervals(in_order(*claims)) if one.until is None]


def colours_at(ledger: Ledger, said: Sequence[Standing], sector: str, day: date) -> list[str]:
    """What is painted on the middle of a sector, from below to above, as the printed map paints it."""
    middle = Polygon(shape_of(sector, ALL_ROUND, False, RADIUS)).representative_point()
    picture = PlacePicture(ledger.places["pokrovsk"], 1, (), (), disc_of(said), (), ())
    shapes = draw_disc(Theme("light"), picture, day, 0.0, 0.0, RADIUS)
    return [one.fill for one in shapes if one.fill and one.path.contains_point((middle.x, middle.y))]


def test_the_rest_is_not_painted_where_the_source_speaks_of_a_part_as_likely(ledger: Ledger) -> None:
    # DeepState on 6 November: Grey the rest, Russian the centre and west, likely Russian the south-west.
    answer = select(ledger, View(day=date(2025, 11, 6)))
    said = [one for one in answer.standings if (one.place_id, one.source_id) == ("pokrovsk", "deepstate")]
    assert {(one.sector, one.phase) for one in said} >= {("rest", "is"), ("sw", "likely"), ("w", "is")}
    assert colours_at(ledger, said, "sw", answer.day) == []
    for sector in ("n", "e", "centre", "w"):
        assert colours_at(ledger, said, sector, answer.day), sector


@pytest.mark.parametrize(
    ("claims", "apart"),
    [
        ((a_claim(sector="rest", state="grey"), a_claim(sector="sw", phase="likely")), ("sw",)),
        ((a_claim(sector="rest", state="grey"), a_claim(sector="n", modality="denied")), ("n",)),
        ((a_claim(state="ukrainian"), a_claim(said="2025-11-04", sector="e", phase="likely")), ("e",)),
        ((a_claim(state="ukrainian"), a_claim(said="2025-11-04", sector="e", modality="denied")), ()),
        ((a_claim(state="ukrainian"),), ()),
    ],
)
def test_what_a_source_says_of_all_it_does_not_say_of_the_parts_it_names(claims, apart) -> None:
    said = standing(*claims)
    first = disc_of(said).fills[0]
    assert (first.sector, first.without) == ("", apart)
    rose = filled(said)
    for name in SECTORS:
        assert (rose.get(name) is not first.standing) == (name in apart), "the rose in the panel says the same"


def test_two_sources_do_not_take_parts_from_each_other() -> None:
    said = standing(a_claim(sector="rest", state="grey"), a_claim(source_id="isw", sector="sw", phase="likely"))
    assert disc_of(said).fills[0].without == ()


