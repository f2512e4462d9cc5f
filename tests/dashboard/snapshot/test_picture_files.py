"""The picture as a file: the same bytes anywhere, its manifest inside as it is, nothing fetched, nothing imitated."""

from __future__ import annotations

import io
import os
import re
import subprocess
import sys
import warnings
from dataclasses import replace
from datetime import date
from pathlib import Path
from xml.etree import ElementTree

import pytest
from PIL import Image

from dashboard.snapshot import pdf, png, svg
from dashboard.snapshot.contents import SIZES, Contents, Options, contents_of
from dashboard.snapshot.export import export
from dashboard.snapshot.manifest import make_manifest
from dashboard.snapshot.picture.drawing import Drawing, draw
from dashboard.snapshot.picture.furniture import bar_km
from dashboard.snapshot.picture.printing import printing
from dashboard.snapshot.seal import is_whole
from data.store import open_ledger
from data.store.ledger import SHIPPED
from data.view import View
from geo.distances import wgs84
from tests.ledgers import PROJECT, made_up

LEDGER = open_ledger(SHIPPED)
FOURTH = date(2025, 11, 4)
MODULES = {"png": png, "svg": svg, "pdf": pdf}
NASTY = '$x_1$ <b>&"]]>--> </metadata> %PDF stream endobj 中文 \u0416\u0491'


def shipped(view: View | None = None, **options: str) -> Contents:
    return contents_of(LEDGER, view or View(day=FOURTH), None, Options(**options))


def drawing(contents: Contents) -> Drawing:
    with printing():
        return draw(contents, make_manifest(contents, "png"))


def words(drawn: Drawing) -> list[str]:
    return [one.text for _, one in drawn.sheet.words]


# ---- the same bytes

AGAIN = """
import hashlib, sys, time
from datetime import date
time.time = lambda: float(sys.argv[1])
from dashboard.snapshot import pdf, png, svg
from dashboard.snapshot.contents import Options, contents_of
from dashboard.snapshot.manifest import make_manifest
from data.store import open_ledger
from data.store.ledger import SHIPPED
from data.view import View
ledger = open_ledger(SHIPPED)
for size, theme in (("web", "light"), ("square", "dark"), ("a4", "light")):
    contents = contents_of(ledger, View(day=date(2025, 11, 4)), None, Options(size, theme))
    for name, module in (("png", png), ("svg", svg), ("pdf", pdf)):
        print(name, size, hashlib.sha256(module.write(contents, make_manifest(contents, name))).hexdigest())
"""


def made_elsewhere(folder: Path, seed: str, now: str) -> str:
    """The hashes of pictures made by another process: of another hash seed, day, time zone and matplotlib settings."""
    (folder / "matplotlibrc").write_text(
        "font.family: serif\nlines.linewidth: 9\nsvg.fonttype: none\npath.simplify: True\n"
    )
    told = {"PYTHONHASHSEED": seed, "TZ": "Asia/Tokyo", "MATPLOTLIBRC": str(folder), "SOURCE_DATE_EPOCH": now}
    done = subprocess.run(
        [sys.executable, "-c", AGAIN, now],
        cwd=PROJECT,
        env={**os.environ, **told},
        capture_output=True,
        text=True,
        check=True,
    )
    return done.stdout


def test_the_same_view_is_the_same_bytes_in_another_process_and_on_another_day(tmp_path: Path) -> None:
    one, other = made_elsewhere(tmp_path, "1", "1000000000"), made_elsewhere(tmp_path, "77", "2000000000")
    assert one == other
    assert len(one.split("\n")) == 10


# ---- the manifest inside


@pytest.mark.parametrize("name", MODULES)
def test_the_manifest_stands_inside_once_as_it_is(name: str) -> None:
    contents = shipped()
    manifest = make_manifest(contents, name)
    data = MODULES[name].write(contents, manifest)
    assert data.count(manifest.text.encode()) == 1
    assert MODULES[name].read_manifest(data) == manifest.text


@pytest.mark.parametrize("name", MODULES)
def test_a_sealed_picture_is_whole_and_a_changed_one_is_not(name: str) -> None:
    made = export(shipped(), name)
    text = MODULES[name].read_manifest(made.data)
    assert is_whole(made.data, text)
    for at in range(100, len(made.data), len(made.data) // 40):
        changed = bytes([*made.data[:at], made.data[at] ^ 1, *made.data[at + 1 :]])
        assert not is_whole(changed, text)


@pytest.mark.parametrize("name", MODULES)
@pytest.mark.parametrize("spoil", [b"", b"nothing", b"%PDF-1.4\n", b"<svg></svg>", b"\x89PNG\r\n\x1a\n"])
def test_what_holds_no_manifest_is_refused(name: str, spoil: bytes) -> None:
    with pytest.raises(ValueError, match=r"manifest|PNG"):
        MODULES[name].read_manifest(spoil)


@pytest.mark.parametrize("name", MODULES)
def test_half_a_file_is_refused(name: str) -> None:
    contents = shipped()
    data = MODULES[name].write(contents, make_manifest(contents, name))
    at = data.index(b'"digest"')
    with pytest.raises(ValueError, match="manifest"):
        MODULES[name].read_manifest(data[: at + 20])


@pytest.mark.parametrize("name", MODULES)
def test_a_ledger_s_words_neither_break_the_file_nor_imitate_its_manifest(name: str, tmp_path: Path) -> None:
    ledger = made_up()
    imitation = {
        "png": "greyline-manifest",
        "svg": svg.OPEN + "{}" + svg.CLOSE,
        "pdf": (pdf.HEAD + b"2 >> stream {} endstream").decode(),
    }[name]
    for number, source in enumerate(ledger.tables["sources.csv"]):
        source["name"] = f"{imitation} {NASTY}"[: 150 + number]
    opened = open_ledger(ledger.write(tmp_path))
    contents = contents_of(opened, View(day=FOURTH, control="map-maker", sources=("map-maker", "eastern-army")))
    manifest = make_manifest(contents, name)
    data = MODULES[name].write(contents, manifest)
    assert MODULES[name].read_manifest(data) == manifest.text
    if name == "svg":
        root = ElementTree.fromstring(data)
        assert root.find(f".//{{{svg.NAMESPACE}}}manifest").text == manifest.text
    if name == "png":
        Image.open(io.BytesIO(data)).load()


def test_the_pdf_names_its_attachment_and_every_object_of_its_table_is_where_it_says() -> None:
    contents = shipped(size="a4")
    data = pdf.write(contents, make_manifest(contents, "pdf"))
    start = int(re.findall(rb"startxref\s+(\d+)", data)[-1])
    table = re.findall(rb"(\d+) 1\n(\d{10}) 00000 n", data[start:])
    assert len(table) == 3
    for number, offset in table:
        assert data[int(offset) :].startswith(b"%d 0 obj\n" % int(number))
    assert b"/Names [ (greyline-manifest.json)" in data
    assert b"/MediaBox [ 0 0 841.88" in data or re.search(rb"/MediaBox \[ 0 0 841\.8\d+ 595\.2\d+ \]", data)
    assert b"Matplotlib" not in data and b"CreationDate" not in data


def test_words_of_the_pdf_are_text_and_its_fonts_are_truetype() -> None:
    contents = shipped(size="a4")
    data = pdf.write(contents, make_manifest(contents, "pdf"))
    assert data.count(b"/Subtype /CIDFontType2") >= 1 or data.count(b"/Subtype /TrueType") >= 1
    assert b"/Subtype /Type3" not in data
    assert b"/ToUnicode" in data


def test_the_svg_is_told_to_those_who_do_not_see_it_and_asks_nobody_for_anything() -> None:
    contents = shipped()
    data = svg.write(contents, make_manifest(contents, "svg"))
    root = ElementTree.fromstring(data)
    spaces = {"svg": "http://www.w3.org/2000/svg"}
    assert root.find("svg:title", spaces).text.endswith("4 November 2025")
    told = root.find("svg:desc", spaces).text
    assert contents.sentence in told
    assert "Pokrovsk: Ukrainian officials: Denied: Russian" in told
    assert "Neither side: Contested; also: Ukrainian" in told, "what the picture has no room for"
    assert root.get("role") == "img"
    assert (root.get("width"), root.get("height")) == ("900pt", "600pt")
    assert set(re.findall(rb"https?://[^\"'\s<]+", data)) <= {
        b"http://www.w3.org/2000/svg",
        b"http://www.w3.org/1999/xlink",
    }
    assert not re.search(rb"<(script|image|foreignObject|style[^>]*>[^<]*@import)", data)
    assert not root.findall(".//svg:text", spaces), "letters are outlines"


@pytest.mark.parametrize(
    ("size", "pixels"), [("web", (1200, 800)), ("web2x", (2400, 1600)), ("square", (1200, 1200)), ("a4", (1754, 1240))]
)
def test_a_png_has_the_pixels_of_its_size(size: str, pixels: tuple[int, int]) -> None:
    contents = shipped(size=size)
    made = Image.open(io.BytesIO(png.write(contents, make_manifest(contents, "png"))))
    assert made.size == pixels
    assert made.info["Title"] == contents.sentence
    assert "Software" not in made.info


def test_a_preview_is_the_picture_for_a_web_page() -> None:
    contents = shipped(size="a4")
    made = Image.open(io.BytesIO(png.preview(contents, make_manifest(contents, "png"))))
    assert made.size == (1200, 800)


# ---- what is on it


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("theme", ["light", "dark"])
def test_an_empty_view_is_a_map_that_says_so(size: str, theme: str) -> None:
    for chosen, meant in (
        (View(day=FOURTH, sources=()), "No source is chosen."),
        (View(day=date(2025, 10, 1), since=date(2025, 10, 1)), "In this View nobody has said anything about any place."),
    ):
        drawn = drawing(shipped(chosen, size=size, theme=theme))
        assert " ".join(one.text for what, one in drawn.sheet.words if what == "empty") == meant
    assert "0 of 168 claims" in " ".join(words(drawn))
    assert len(drawn.sheet.shapes["ground"]) > 5 and len(drawn.sheet.shapes["discs"]) > 3, "there is a map"


def test_title_sentence_credits_digest_and_note_are_on_it() -> None:
    contents = shipped()
    manifest = make_manifest(contents, "png")
    with printing():
        told = " ".join(words(draw(contents, manifest)))
    assert contents.sentence in told
    assert manifest.short in told
    for credit in ("GeoNames", "CC BY 4.0", "Made with Natural Earth", "GSHHG", "schematic"):
        assert credit in told


def test_the_key_lists_what_is_on_the_map_and_nothing_else() -> None:
    full = words(drawing(shipped()))
    assert {"Ukrainian", "Contested", "Grey", "Russian", "denied: Russian", "advance: Russia"} <= set(full)
    assert "Infiltrated" not in full
    alone = words(drawing(shipped(View(day=FOURTH, sources=("kyiv",), kinds=("control",)))))
    assert not {"Contested", "Grey", "advance: Russia", "encirclement: Russia"} & set(alone)


def test_places_outside_the_frame_stand_at_its_edge() -> None:
    drawn = drawing(shipped())
    (chip,) = [chip for chip in drawn.chips if chip.mark.picture.place.place_id == "kupiansk"]
    place, (lat, lon) = chip.mark.picture.place, drawn.frame.centre
    kilometres = wgs84().inv(lon, lat, place.lon, place.lat)[2] / 1000
    assert chip.distance == f"{round(kilometres)} km ↑"
    box = drawn.frame.box
    edges = (chip.box.x - box.x, chip.box.y - box.y, box.right - chip.box.right, box.bottom - chip.box.bottom)
    assert min(map(abs, edges)) < 10


def test_every_place_spoken_of_is_a_mark_a_chip_or_counted() -> None:
    for day in (4, 6):
        drawn = drawing(shipped(View(day=date(2025, 11, day))))
        shown = {mark.picture.place.place_id for mark in drawn.marks if mark.block}
        shown |= {chip.mark.picture.place.place_id for chip in drawn.chips}
        spoken = {
            place.place_id for place in shipped(View(day=date(2025, 11, day))).spoken_of if place.kind != "region"
        }
        assert spoken <= shown


@pytest.mark.parametrize("at", [None, (48.28, 37.18, 10.4), (50.0, 36.2, 6.0)])
@pytest.mark.parametrize("size", ["web", "square", "a4"])
def test_the_scale_bar_is_true_at_the_middle_of_the_map(size: str, at: tuple[float, float, float] | None) -> None:
    frame = drawing(shipped(View(day=FOURTH, at=at), size=size)).frame
    kilometres, (x, y) = bar_km(frame), frame.box.middle
    half = kilometres * 1000 / frame.metres_per_px / 2
    (lat, lon), (to_lat, to_lon) = frame.unproject(x - half, y), frame.unproject(x + half, y)
    assert wgs84().inv(lon, lat, to_lon, to_lat)[2] / 1000 == pytest.approx(kilometres, rel=0.002)
    (lat, lon), (to_lat, to_lon) = frame.unproject(x, y - half), frame.unproject(x, y + half)
    assert wgs84().inv(lon, lat, to_lon, to_lat)[2] / 1000 == pytest.approx(kilometres, rel=0.005)


def test_the_view_s_position_is_the_map_s_middle() -> None:
    frame = drawing(shipped(View(day=FOURTH, at=(48.6, 37.5, 9.25)))).frame
    assert frame.centre == pytest.approx((48.6, 37.5))
    assert frame.zoom == 9.25
    assert frame.project(48.6, 37.5) == pytest.approx(frame.box.middle)


def test_a_view_of_one_place_far_away_has_it_in_the_frame() -> None:
    contents = contents_of(LEDGER, View(day=FOURTH), ("kupiansk",), Options())
    drawn = drawing(contents)
    assert [mark.picture.place.place_id for mark in drawn.marks if mark.block] == ["kupiansk"]


def test_odd_letters_of_a_ledger_are_printed_as_they_are(tmp_path: Path) -> None:
    ledger = made_up()
    for source in ledger.tables["sources.csv"]:
        source["name"] = NASTY
    contents = contents_of(open_ledger(ledger.write(tmp_path)), View(day=FOURTH, control="map-maker"))
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        made = png.image(contents, make_manifest(contents, "png"))
    assert made.size == (1200, 800)
    assert any("$x_1$" in text for text in words(drawing(contents)))


def test_another_theme_is_another_picture_of_the_same_layout() -> None:
    light, dark = drawing(shipped()), drawing(shipped(theme="dark"))
    assert words(light) == words(dark)
    assert [mark.block for mark in light.marks] == [mark.block for mark in dark.marks]
    assert replace(light.frame) == replace(dark.frame)


def test_a_language_without_a_catalogue_falls_back_to_english() -> None:
    assert export(shipped(View(day=FOURTH, lang="uk")), "svg").data != export(shipped(), "svg").data
