"""A span shown day by day: every frame and every map the View of its day, with day and credit, verified like any export."""

from __future__ import annotations

import io
import json
import random
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from dashboard.cli import main
from dashboard.snapshot.again import options_of
from dashboard.snapshot.animation import DAY_MS, LAST_MS
from dashboard.snapshot.contents import Contents, Options, contents_of
from dashboard.snapshot.export import Export, export
from dashboard.snapshot.formats import FORMATS
from dashboard.snapshot.gif_blocks import comments
from dashboard.snapshot.manifest import digest_of, make_manifest, shown_of, without_head
from dashboard.snapshot.names import MOVING, SHEETS
from dashboard.snapshot.picture.drawing import draw
from dashboard.snapshot.picture.multiples import columns_for, draw_multiples
from dashboard.snapshot.picture.notes import drawn_notes
from dashboard.snapshot.picture.page import PAGES
from dashboard.snapshot.picture.printing import printing
from dashboard.snapshot.picture.stage import days_of, keys_of, notes_of, stage_of
from dashboard.snapshot.png import pixels_of
from dashboard.snapshot.spans import LONGEST, MOST_FRAMES, MOST_MAPS
from dashboard.snapshot.verify import verify
from data.maps import map_series
from data.other_side import OtherSide
from data.store import Ledger
from data.store.ledger import SHIPPED
from data.view import View, select
from geo.faults import Refused
from tests.dashboard.snapshot.contents import FOURTH
from tests.drawn_maps import a_map, an_area, square, with_maps
from tests.stored import fresh_ledger

FIRST = date(2025, 11, 2)
DAYS = [FIRST + timedelta(days=number) for number in range(3)]
EDITS = 120


@pytest.fixture(scope="module")
def ledger() -> Ledger:
    return fresh_ledger()


def span(ledger: Ledger, view: View | None = None, **options) -> Contents:
    """Three days of the shipped ledger."""
    return contents_of(ledger, view or View(day=FOURTH), None, Options(first=FIRST.isoformat(), **options))


@pytest.fixture(scope="module")
def made(ledger) -> dict[str, Export]:
    """The span in every form."""
    return {name: export(span(ledger), name) for name in (*MOVING, *SHEETS)}


@pytest.fixture
def path(made, tmp_path):
    """Writes one of them."""

    def write(name: str, data: bytes | None = None) -> Path:
        target = tmp_path / f"span.{name}"
        target.write_bytes(made[name].data if data is None else data)
        return target

    return write


def pixels(picture) -> np.ndarray:
    return np.asarray(picture.convert("RGB"), dtype=int)


def test_each_day_is_the_view_of_that_day(ledger):
    contents = span(ledger)
    assert [one.answer.day for one in contents.days] == DAYS
    for one in contents.days:
        alone = select(ledger, View(day=one.answer.day))
        assert [claim.claim_id for claim in one.claims] == [claim.claim_id for claim in alone.claims]
        assert one.standings == alone.standings


def test_the_claims_of_the_last_day_are_those_of_all(ledger):
    contents = span(ledger)
    last = {claim.claim_id for claim in contents.claims}
    assert all({claim.claim_id for claim in one.claims} <= last for one in contents.days)


def test_a_webp_has_a_frame_for_each_day_and_each_is_the_picture_of_its_day(ledger, made):
    """Without loss, pixel by pixel as the picture on the same stage is drawn."""
    contents = span(ledger)
    manifest = make_manifest(contents, "webp")
    with printing():
        stage = stage_of(days_of(contents.days, manifest))
    with Image.open(io.BytesIO(made["webp"].data)) as moving:
        assert (moving.n_frames, moving.size, moving.info["loop"]) == (3, (1200, 800), 0)
        for number, day in enumerate(contents.days):
            moving.seek(number)
            with printing():
                drawing = draw(day, manifest, stage)
            assert np.array_equal(pixels(moving), pixels(pixels_of(drawing)))


def test_a_gif_shows_the_same_in_256_colours_and_stays_longest_on_the_last_day(made):
    with Image.open(io.BytesIO(made["gif"].data)) as gif_file, Image.open(io.BytesIO(made["webp"].data)) as webp_file:
        assert (gif_file.n_frames, gif_file.info["loop"]) == (3, 0)
        for number in range(3):
            gif_file.seek(number)
            webp_file.seek(number)
            assert gif_file.info["duration"] == (LAST_MS if number == 2 else DAY_MS)
            assert np.abs(pixels(gif_file) - pixels(webp_file)).mean() < 0.2


def words(sheet, what: str) -> list[str]:
    return [line.text for kind, line in sheet.words if kind == what]


def test_every_frame_has_its_day_and_the_credit_and_nothing_but_the_saying_moves(ledger):
    contents = span(ledger)
    manifest = make_manifest(contents, "gif")
    with printing():
        stage = stage_of(days_of(contents.days, manifest))
        drawn = [draw(day, manifest, stage) for day in contents.days]
    for day, one in zip(DAYS, drawn, strict=True):
        assert words(one.sheet, "title") == [f"Who claims what along the front, by {day.day} November 2025"]
        credit = " ".join(words(one.sheet, "credit"))
        assert "GeoNames" in credit and "Natural Earth" in credit and manifest.short in credit
    assert len({one.frame for one in drawn}) == 1
    assert len({tuple(words(one.sheet, "key")) for one in drawn}) == 1
    first, last = ({mark.picture.place.place_id: (mark.x, mark.y, mark.radius) for mark in one.marks} for one in drawn[::2])
    assert first == last


def test_the_key_explains_whatever_any_day_shows(ledger):
    contents = span(ledger)
    together = keys_of(days_of(contents.days, make_manifest(contents, "gif")), discs=True)
    told = {section.heading: [key.text for key in section.keys] for section in together}
    for day in contents.days:
        for section in keys_of(days_of([day], make_manifest(contents, "gif")), discs=True):
            own = [key.text for key in section.keys]
            assert [text for text in told[section.heading] if text in own] == own, "in the order of the day itself"


def test_small_multiples_have_a_map_with_its_day_for_each_and_one_scale(ledger):
    contents = span(ledger)
    with printing():
        drawn = draw_multiples(contents, make_manifest(contents, "png"))
    assert words(drawn.around, "day") == [f"{day.day} November 2025" for day in DAYS]
    assert len(drawn.maps) == 3
    assert {(frame.world, frame.zoom) for frame in drawn.frames} == {(drawn.frames[0].world, drawn.frames[0].zoom)}
    inner = drawn.page.inner
    for number, frame in enumerate(drawn.frames):
        assert inner.holds(frame.box)
        assert not any(frame.box.touches(other.box) for other in drawn.frames[:number])
    credit = " ".join(words(drawn.around, "credit"))
    assert "GeoNames" in credit and "digest" in credit


def test_words_of_a_sheet_stay_on_it_and_never_lie_over_each_other(ledger):
    with printing():
        drawn = draw_multiples(span(ledger), make_manifest(span(ledger), "png"))
    boxes = [(line.text, line.box) for _, line in drawn.around.words if line.text]
    for number, (text, one) in enumerate(boxes):
        assert one.x >= 0 and one.right <= drawn.page.width and one.bottom <= drawn.page.height, text
        assert [other for other, box in boxes[:number] if box.touches(one)] == [], text


@pytest.mark.parametrize(("count", "columns"), [(1, 1), (2, 2), (3, 3), (4, 2), (7, 4), (9, 3), (10, 5), (14, 5), (16, 4)])
def test_the_last_row_is_as_full_as_may_be(count, columns):
    assert columns_for(count) == columns
    assert -count % columns < columns


@pytest.mark.parametrize("size", PAGES)
def test_a_png_of_multiples_has_as_many_pixels_as_its_size_asks_for(ledger, size):
    contents = span(ledger, size=size)
    with printing():
        drawn = draw_multiples(contents, make_manifest(contents, "png"))
    assert drawn.page.pixels == pixels_of(drawn).size
    assert drawn.page.scale == PAGES[size].scale


def test_a_span_of_one_day_is_one_frame_and_one_map(ledger, tmp_path):
    contents = contents_of(ledger, View(day=FOURTH), None, Options(first=FOURTH.isoformat()))
    for name in (*MOVING, "png"):
        target = tmp_path / f"one.{name}"
        target.write_bytes(export(contents, name).data)
        with Image.open(target) as picture:
            assert getattr(picture, "n_frames", 1) == 1
        assert not verify(target, ledger).faults


def test_days_on_which_nobody_spoke_say_so(ledger, tmp_path):
    """Months before the first claim: silence is drawn, in every frame."""
    silent = contents_of(ledger, View(day=date(2020, 1, 2)), None, Options(first="2020-01-01"))
    assert [len(one.claims) for one in silent.days] == [0, 0]
    target = tmp_path / "silent.webp"
    target.write_bytes(export(silent, "webp").data)
    assert not verify(target, ledger).faults


@pytest.mark.parametrize("name", [*MOVING, *SHEETS])
def test_it_is_verified_by_itself_and_made_again(name, path, made, ledger):
    found = verify(path(name), ledger)
    assert found.faults == []
    assert any("byte for byte" in line for line in found.found)
    assert any(made[name].digest in line for line in found.found)


@pytest.mark.parametrize("name", MOVING)
def test_any_changed_byte_is_caught(name, path, made):
    data, chance = made[name].data, random.Random(name)
    for _ in range(EDITS):
        at = chance.randrange(len(data))
        other = chance.choice([value for value in range(256) if value != data[at]])
        with pytest.raises(Refused):
            verify(path(name, data[:at] + bytes([other]) + data[at + 1 :]), None)
    for changed in (data[:-1], data + b"\0", data[: len(data) // 2], b""):
        with pytest.raises(Refused):
            verify(path(name, changed), None)


def test_all_forms_of_a_span_have_one_digest_and_another_than_a_day_or_another_span(ledger, made):
    digests = {one.digest for one in made.values()}
    assert len(digests) == 1
    assert export(contents_of(ledger, View(day=FOURTH)), "png").digest not in digests
    longer = contents_of(ledger, View(day=FOURTH), None, Options(first="2025-11-01"))
    assert digest_of(shown_of(longer)) not in digests


def test_the_manifest_names_each_day_by_what_it_shows(ledger):
    shown = shown_of(span(ledger))
    alone = [shown_of(contents_of(ledger, View(day=day))) for day in DAYS]
    assert shown["days"] == [
        [day.isoformat(), digest_of(without_head(one))] for day, one in zip(DAYS, alone, strict=True)
    ]


def test_a_ledger_that_has_grown_still_verifies_it(ledger, path):
    other = replace(ledger, head="f" * 64)
    assert verify(path("webp"), other).faults == []


def test_the_manifest_stands_in_the_comments_of_the_gif_and_in_the_xmp_of_the_webp(made):
    assert len(list(comments(made["gif"].data))) == 3
    with Image.open(io.BytesIO(made["webp"].data)) as picture:
        packet = picture.info["xmp"].decode()
    assert FORMATS["webp"].read_manifest(made["webp"].data) in packet
    assert "Who claims what along the front, day by day" in packet


@pytest.mark.parametrize(
    "first", ["2025-11-05", "0001-01-01", "2025-13-01", "", None, 5, ["2025-11-03"], "2025-11-04; rm", "1e9"]
)
def test_a_forged_first_day_is_as_if_it_had_not_been_named(ledger, first):
    content = make_manifest(span(ledger), "gif").content
    forged = {**content, "made": {**content["made"], "options": {**content["made"]["options"], "first": first}}}
    assert options_of(forged).first == ""


CHANGED = Options(first="2025-10-20", changed=True)


def test_days_without_change_can_be_left_out_and_are_said_to_be(ledger):
    contents = contents_of(ledger, View(day=FOURTH), None, CHANGED)
    days = [one.answer.day for one in contents.days]
    known = {claim.known_from for claim in contents.claims}
    assert days == sorted({day for day in known if day >= date(2025, 10, 20)} | {date(2025, 10, 20), FOURTH})
    assert 2 < len(days) < 16
    told = [line for line in shown_of(contents)["credits"] if "left out" in line]
    assert told == [f"Days on which neither a claim nor a chosen map became known are left out: {len(days)} of 16 are shown."]


def test_a_day_with_a_map_of_a_chosen_maker_is_one_with_change(ledger):
    quiet = date(2025, 10, 22)
    drawn = map_series([a_map([an_area("russian", square(37.1, 48.2), day=quiet)])])
    mapped = with_maps(ledger, drawn)
    for maps in ((), ("deepstate",)):
        contents = contents_of(mapped, View(day=FOURTH, maps=maps), None, CHANGED)
        assert (quiet in contents.days_shown) == bool(maps)


def test_a_span_of_days_with_change_verifies_and_names_them(run, ledger, tmp_path):
    target = tmp_path / "span.gif"
    asked = ("--since", "2025-10-20", "--on", "2025-11-04", "--format", "gif", "--changed", "--out", str(target))
    assert run(*asked) == (0, "")
    assert main(["verify", str(target)]) == 0
    content = json.loads(FORMATS["gif"].read_manifest(target.read_bytes()))
    assert options_of(content) == CHANGED
    with Image.open(target) as moving:
        assert moving.n_frames == len(content["shown"]["days"])
    too_long = {**content, "made": {**content["made"], "options": {**content["made"]["options"], "first": "2024-01-01"}}}
    assert options_of(too_long).first == ""


@pytest.fixture
def run(capsys, tmp_path, monkeypatch):
    """Runs `snapshot` on the shipped ledger: exit code, and what stands on standard error."""
    monkeypatch.setenv("GREYLINE_LEDGER", str(SHIPPED))
    monkeypatch.setenv("GREYLINE_STORE", f"sqlite:///{tmp_path}/store.sqlite")

    def run(*arguments: str) -> tuple[int, str]:
        try:
            code = main(["snapshot", *arguments])
        except SystemExit as stopped:
            code = int(stopped.code or 0)
        return code, capsys.readouterr().err

    return run


@pytest.mark.parametrize("asked", [("gif",), ("webp",), ("png", "--multiples"), ("pdf", "--multiples")])
def test_the_command_writes_what_verify_accepts(run, tmp_path, asked):
    target = tmp_path / f"span.{asked[0]}"
    span_asked = ("--since", "2025-11-03", "--on", "2025-11-04")
    code, err = run(*span_asked, "--format", asked[0], *asked[1:], "--out", str(target))
    assert (code, err) == (0, "")
    assert main(["verify", str(target)]) == 0


def test_a_span_in_the_page_s_own_query_is_the_same_as_in_options(run, tmp_path):
    for name, asked in (
        ("a", ("--since", "2025-11-03", "--on", "2025-11-04")),
        ("b", ("--view", "day=2025-11-04&since=2025-11-03")),
    ):
        assert run(*asked, "--format", "webp", "--out", str(tmp_path / name))[0] == 0
    assert (tmp_path / "a").read_bytes() == (tmp_path / "b").read_bytes()


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        (("--on", "2025-11-04", "--format", "gif"), "--since DAY"),
        (("--on", "2025-11-04", "--format", "png", "--multiples"), "--since DAY"),
        (("--since", "2025-11-03", "--on", "2025-11-04", "--format", "csv", "--multiples"), "not with csv"),
        (("--since", "2025-01-01", "--on", "2025-11-04", "--format", "gif"), f"at most {MOST_FRAMES} days"),
        (("--since", "2025-10-01", "--on", "2025-11-04", "--format", "png", "--multiples"), f"at most {MOST_MAPS} days"),
        (("--since", "2025-11-05", "--on", "2025-11-04", "--format", "gif"), "is after --on"),
        (("--since", "2025-11-03", "--on", "2025-11-04", "--format", "png", "--changed"), "goes with --multiples"),
        (("--since", "2024-11-03", "--on", "2025-11-04", "--format", "gif", "--changed"), f"at most {LONGEST} days"),
    ],
)
def test_what_is_asked_wrongly(run, tmp_path, asked, said):
    code, err = run(*asked, "--out", str(tmp_path / "none"))
    assert code == 2 and said in err and len(err.splitlines()) == 1
    assert not (tmp_path / "none").exists()


def test_a_span_of_many_maps_leaves_as_much_room_for_the_map_as_one_of_a_few(ledger):
    """What each day's map lacks is said once, with its days; its file stands in the credits of its own frame."""

    def told(days: int) -> tuple[list[str], float]:
        drawn = [_lacking(FOURTH - timedelta(days=number), grey=number == 1) for number in range(days)]
        options = Options(first=(FOURTH - timedelta(days=days - 1)).isoformat(), with_restricted=True)
        contents = contents_of(with_maps(ledger, map_series(drawn)), View(day=FOURTH, maps=("deepstate",)), None, options)
        staged = days_of(contents.days, make_manifest(contents, "webp"))
        with printing():
            stage = stage_of(staged)
        return list(notes_of(staged, stage.kind)), stage.frame.box.h

    (few, high), (many, also_high) = told(4), told(14)
    lacks = "DeepState's map is only own, not its whole view; it lacks grey."
    assert f"1 Nov to 2 Nov, 4 Nov: {lacks}" in few
    assert f"22 Oct to 2 Nov, 4 Nov: {lacks}" in many
    assert not any(".json" in note for note in many)
    assert also_high > 0.85 * high


def _lacking(day: date, *, grey: bool):
    """A map that has all its layers, or all but the grey zone."""
    return a_map([an_area("russian", square(37.1, 48.2), day=day)], missing=() if grey else ("grey",))


def test_what_is_true_of_some_days_of_a_comparison_is_said_of_these(ledger):
    drawn = [_lacking(FIRST + timedelta(days=number), grey=number == 0) for number in range(3)]
    drawn[0] = replace(drawn[0], areas=(*drawn[0].areas, an_area("grey", square(37.4, 48.4), day=FIRST)))
    view = View(day=FOURTH, maps=("deepstate",), compare=OtherSide("deepstate", FIRST))
    contents = contents_of(with_maps(ledger, map_series(drawn)), view, None, Options(first=FIRST.isoformat()))
    told = list(doubts_in_span(contents))
    assert told[0].startswith("2 Nov: A and B are one and the same map")
    assert told[1].startswith("3 Nov to 4 Nov: Russian: one of the files lacks a layer: grey.")
    assert not any("Grey: " in note for note in told)


def doubts_in_span(contents: Contents):
    return (note for note in drawn_notes(contents.days, [()] * len(contents.days)) if "Nov: " in note)
