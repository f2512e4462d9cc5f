"""What the map draws is what somebody said: held against the ledger for every day and source, and against Python's answer."""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta

import pytest
from playwright.sync_api import Frame, Page

from data.model import Kind, State
from data.standings import Standing
from data.store import Ledger
from data.view import View, select
from tests.browser.pages import Watched, drawn_for, open_map, watch
from tests.browser.servers import Server

STATES = list(State)
VIEWS = 40
# What is told of each place that the map draws.
DRAWN = """(one) => ({
  place: one.place.id,
  spoken: one.spoken,
  claims: one.claims,
  standings: one.standings,
  fills: one.disc.fills.map((fill) => [fill.state, fill.standing]),
  cells: one.cells.flatMap((cell, group) => cell.entries.map((entry) => [entry.state, entry.standing, entry.denied, group])),
})"""


@pytest.fixture(scope="module")
def frame(tab: Page, server: Server) -> Iterator[Frame]:
    """The map, opened once; the tests below speak to it as the page would."""
    with watch(tab, server.url) as seen:
        yield open_map(tab, server.url)
    assert seen == Watched()


def strip(ledger: Ledger) -> list[date]:
    """Every day of the time strip."""
    first, last = ledger.strip_days
    return [first + timedelta(days=n) for n in range((last - first).days + 1)]


def speaking(ledger: Ledger) -> list[str]:
    """Every source that makes a claim."""
    return sorted({claim.source_id for claim in ledger.claims})


def behind(ledger: Ledger, standing: Standing, place_id: str, state: int, view: View, denied: bool, what: str) -> str:
    """What is wrong with taking this standing as the ground for a mark; "" if nothing is."""
    by_id = {claim.claim_id: claim for claim in ledger.claims}
    claims = [by_id[claim_id] for claim_id in standing.claim_ids]
    if not claims:
        return "no claim"
    for claim in claims:
        wrong = {
            "place": claim.place_id != place_id,
            "kind": claim.kind != "control",
            "state": claim.state != STATES[state],
            "denied": (claim.modality == "denied") != denied,
            "phase": not denied and claim.phase not in ("is", "under_way"),
            "scope": claim.scope not in ("whole", "part"),
            "source": view.sources is not None and claim.source_id not in view.sources,
            "not whose control is asked for": what == "disc" and view.control not in (None, claim.source_id),
            "not yet known": view.day is not None and claim.known_from > view.day,
        }
        if any(wrong.values()):
            return f"claim {claim.claim_id}: {[name for name, found in wrong.items() if found]}"
    return ""


def test_every_fill_is_somebody_s_claim_and_every_stroke_somebody_s_denial(ledger: Ledger, frame: Frame) -> None:
    views = [
        View(day=day, sources=sources)
        for day in strip(ledger)
        for sources in (None, *((source_id,) for source_id in speaking(ledger)))
    ]
    views += [View(day=day, control=name) for day in strip(ledger) for name in ("deepstate", "rybar", "reuters", "kyiv")]
    faults, painted = [], Counter[str]()
    for view, places in zip(views, drawn_for(frame, views, DRAWN), strict=True):
        for one in places:
            marks = [(state, standing, False, "disc") for state, standing in one["fills"]]
            marks += [(state, standing, denied, "cell") for state, standing, denied, _ in one["cells"]]
            for state, number, denied, what in marks:
                painted[f"{what}, denied" if denied else what] += 1
                if wrong := behind(ledger, ledger.intervals[number], one["place"], state, view, denied, what):
                    faults.append(f"{view.query()} {one['place']} {what}: {wrong}")
    assert faults == []
    assert min(painted["disc"], painted["cell"], painted["cell, denied"]) > 5, "the test has looked at something"


def test_a_place_is_filled_when_and_only_when_a_state_is_claimed_of_it(ledger: Ledger, frame: Frame) -> None:
    views = [View(day=day, sources=sources) for day in strip(ledger) for sources in (None, ("deepstate",), ("rybar",))]
    views += [View(day=day, control=name) for day in strip(ledger) for name in ("deepstate", "rybar", "kyiv")]
    for view, places in zip(views, drawn_for(frame, views, DRAWN), strict=True):
        claimed: dict[str, set[str]] = {}
        for standing in select(ledger, view).standings:
            is_so = standing.stance == "asserted" and standing.phase in ("is", "under_way")
            asked_for = view.control in (None, standing.source_id)
            if standing.question == "control" and is_so and asked_for and standing.scope in ("whole", "part"):
                claimed.setdefault(standing.place_id, set()).add(standing.state)
        glyphs = {name: states for name, states in claimed.items() if ledger.places[name].kind != "region"}
        filled = {one["place"]: {STATES[state] for state, _ in one["fills"]} for one in places if one["fills"]}
        assert filled.keys() == glyphs.keys(), view.query()
        assert all(filled[name] <= glyphs[name] for name in filled), view.query()


def test_cells_stand_under_the_group_of_their_source(ledger: Ledger, frame: Frame) -> None:
    groups = ["ukrainian-officials", "ukrainian-others", "neither", "russian-others", "russian-officials"]
    views = [View(day=day) for day in strip(ledger)]
    seen = set()
    for places in drawn_for(frame, views, DRAWN):
        for one in places:
            for _, number, _, group in one["cells"]:
                seen.add(group)
                assert ledger.sources[ledger.intervals[number].source_id].group == groups[group]
    assert len(seen) > 2


def random_views(ledger: Ledger) -> list[View]:
    """Views of every sort, the same ones in each run."""
    chance = random.Random(20251104)
    days = strip(ledger)

    def some(names: list[str], share: float) -> tuple[str, ...] | None:
        chosen = tuple(name for name in names if chance.random() < share)
        return chance.choice([None, chosen])

    views = []
    for _ in range(VIEWS):
        day = chance.choice(days)
        view = View(
            day=day,
            sources=some(list(ledger.sources), 0.6),
            kinds=some([str(kind) for kind in Kind], 0.6),
            states=some([str(state) for state in State], 0.6),
            control=chance.choice([None, None, *ledger.sources]),
        )
        views.append(replace(view, since=chance.choice([None, day, chance.choice(days)])))
    return [replace(view, since=min(view.since, view.day) if view.since and view.day else None) for view in views]


def test_the_map_and_python_give_the_same_answer(ledger: Ledger, frame: Frame) -> None:
    views = random_views(ledger)
    shown = 0
    for view, places in zip(views, drawn_for(frame, views, DRAWN), strict=True):
        answer = select(ledger, view)
        claims = Counter(claim.place_id for claim in answer.claims)
        drawn_claims = {one["place"]: one["claims"] for one in places}
        assert drawn_claims == {place_id: claims[place_id] for place_id in drawn_claims}, view.query()
        left = [name for name in claims if name not in drawn_claims and ledger.places[name].kind != "region"]
        assert left == [], view.query()
        wanted = {id(one) for one in answer.standings if one.place_id in drawn_claims}
        numbers = sorted(number for one in places for number in one["standings"])
        assert numbers == [i for i, one in enumerate(ledger.intervals) if id(one) in wanted], view.query()
        shown += len(numbers)
    assert shown > VIEWS, "the test has looked at something"
