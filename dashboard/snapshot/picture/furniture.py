"""What stands around the map: title, the View in one sentence, credits, scale bar, and where in Ukraine this is."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

import numpy as np
import shapely
from matplotlib.figure import Figure
from matplotlib.path import Path
from matplotlib_scalebar.scalebar import ScaleBar  # type: ignore[import-untyped]

from dashboard.language import day_in_words, translated
from dashboard.snapshot.contents import Contents
from dashboard.snapshot.credits import credit_lines
from dashboard.snapshot.manifest import Manifest
from dashboard.snapshot.picture.boxes import Box
from dashboard.snapshot.picture.frame import Frame, to_world
from dashboard.snapshot.picture.ground import base_map
from dashboard.snapshot.picture.letters import LINE, POINTS_PER_PX, SMALLEST, Style, face_file, width, wrapped
from dashboard.snapshot.picture.page import Page
from dashboard.snapshot.picture.patterns import path_of, rectangle
from dashboard.snapshot.picture.sheet import Shape, Sheet
from dashboard.wording import undrawn_in_words
from data.view import View

# Of the locator: as wide as Ukraine is for its height, with a margin.
INSET_SHAPE = 0.7
# Left free below it, in the lower left corner.
NOTE_HEIGHT = 22.0
BAR_KM = (1, 2, 5, 10, 20, 50, 100, 200, 500)
LONGEST_BAR = 130.0
BAR_HEIGHT = 34.0
MOST_SENTENCE_LINES = 4
DOT = " · "


def title_of(view: View, day: date) -> str:
    """The picture's title: what is asked, and of which days."""
    if view.since is None:
        return translated("Who claims what along the front, by {day}").format(day=day_in_words(day))
    if view.since == day:
        return translated("Who claimed what along the front on {day}").format(day=day_in_words(day))
    said = translated("Who claimed what along the front, {since} to {day}")
    return said.format(since=day_in_words(view.since), day=day_in_words(day))


def title_of_all(contents: Contents) -> str:
    """The title of all that is shown: of a picture of one day its own, of a span its first and last day."""
    first, last = contents.days[0].answer.day, contents.days[-1].answer.day
    if first == last:
        return title_of(contents.view, last)
    said = translated("Who claims what along the front, day by day, {since} to {day}")
    return said.format(since=day_in_words(first), day=day_in_words(last))


def title_style(page: Page, title: str) -> Style:
    """As large as the page has it, or smaller where the title would not fit in one line."""
    style = Style(page.title, "bold")
    share = page.inner.w / max(width(title, style), 1)
    return style if share >= 1 else Style(max(SMALLEST, page.title * share * 0.999), "bold")


def sentence_style(page: Page) -> Style:
    """How the View's sentence is set."""
    return Style(16 if page.width > 1000 else 13)


def sentence_lines(contents: Contents, page: Page) -> list[str]:
    """The View in one sentence, broken to the page."""
    said = f"{contents.sentence} {undrawn_in_words(contents.ledger, contents.answer.by_place)}".rstrip()
    return wrapped(said, sentence_style(page), page.inner.w, MOST_SENTENCE_LINES)


def draw_header(sheet: Sheet, contents: Contents) -> float:
    """Title and sentence. Gives the y below them."""
    page, title = sheet.page, title_of_all(contents)
    style, plain = title_style(page, title), sentence_style(page)
    y = page.inner.y + style.size * 0.9
    sheet.write("title", title, page.inner.x, y, style)
    y += 0.4 * style.size
    for line in sentence_lines(contents, page):
        y += LINE * plain.size
        sheet.write("sentence", line, page.inner.x, y, plain)
    return y + 0.8 * plain.size


def credit_style(page: Page) -> Style:
    """How the credits are set."""
    return Style(page.credit, colour="second")


def credit_text_lines(contents: Contents, manifest: Manifest, page: Page) -> list[str]:
    """All credits, as many to a line as fit; each that is longer than a line is broken."""
    digest = translated("Greyline, digest {digest}").format(digest=manifest.short)
    style, lines = credit_style(page), list[str]()
    for credit in (*credit_lines(contents), digest):
        joined = [f"{line}{DOT}{credit}" for line in lines]
        fitting = [i for i, line in enumerate(joined) if width(line, style) <= page.inner.w]
        if fitting:
            lines[fitting[0]] = joined[fitting[0]]
        else:
            lines += wrapped(credit, style, page.inner.w)
    return lines


def credits_height(lines: Sequence[str], page: Page) -> float:
    """The room that the credits need."""
    return len(lines) * LINE * page.credit


def draw_credits(sheet: Sheet, lines: Sequence[str]) -> None:
    """The credits at the foot of the page."""
    page, style = sheet.page, credit_style(sheet.page)
    top = page.inner.bottom - credits_height(lines, page)
    for i, line in enumerate(lines):
        sheet.write("credit", line, page.inner.x, top + (i + 0.82) * LINE * style.size, style)


def inset_box(page: Page, frame: Frame, discs: Sequence[Box]) -> Box:
    """Where the locator stands: upper right, or in the first corner after that where it hides no disc."""
    wide, high, box = page.inset, round(page.inset * INSET_SHAPE), frame.box
    left, top, right, bottom = box.x + 8, box.y + 8, box.right - wide - 8, box.bottom - high - 8
    corners = [Box(x, y, wide, high) for x, y in ((right, top), (left, top), (left, bottom - NOTE_HEIGHT))]
    return next((one for one in corners if not any(map(one.grown(4).touches, discs))), corners[0])


def draw_inset(sheet: Sheet, frame: Frame, box: Box) -> None:
    """Ukraine in small, with the frame of the map on it."""
    theme = sheet.theme
    outline = base_map().outline
    left, top, right, bottom = shapely.total_bounds(outline)
    scale = min((box.w - 10) / (right - left), (box.h - 10) / (bottom - top))
    (x, y), middle = box.middle, np.array([(left + right) / 2, (top + bottom) / 2])
    sheet.draw("covers", Shape(rectangle(box.x, box.y, box.w, box.h), theme.colour("paper"), theme.colour("line"), 1.0))
    for area in shapely.transform(outline, lambda points: (points - middle) * scale + (x, y)):
        sheet.draw("covers", Shape(path_of(area), theme.colour("land"), theme.colour("state"), 1.0))
    sheet.draw("covers", Shape(_frame_in(frame, middle, scale, box), "", theme.colour("accent"), 1.6))


def _frame_in(frame: Frame, middle: np.ndarray, scale: float, box: Box) -> Path:
    """The frame's outline, at least a few px large and never beyond the locator's own."""
    corners = [
        to_world(*frame.unproject(x, y)) for x, y in ((frame.box.x, frame.box.y), (frame.box.right, frame.box.bottom))
    ]
    (x0, y0), (x1, y1) = (np.array(corners) - middle) * scale + box.middle
    x0, y0, x1, y1 = max(x0, box.x + 2), max(y0, box.y + 2), min(x1, box.right - 2), min(y1, box.bottom - 2)
    return rectangle(x0, y0, max(4.0, x1 - x0), max(4.0, y1 - y0))


def bar_km(frame: Frame) -> int:
    """The longest bar that fits, of the round lengths."""
    fitting = [km for km in BAR_KM if km * 1000 / frame.metres_per_px <= LONGEST_BAR]
    return max(fitting, default=BAR_KM[0])


def bar_box(frame: Frame) -> Box:
    """The room that the scale bar takes: the lower right corner of the map."""
    wide = max(bar_km(frame) * 1000 / frame.metres_per_px, 60) + 20
    return Box(frame.box.right - wide - 4, frame.box.bottom - BAR_HEIGHT - 4, wide, BAR_HEIGHT)


def add_scale_bar(figure: Figure, sheet: Sheet, frame: Frame) -> None:
    """The bar, by matplotlib-scalebar, on axes of the map's own size; true at the middle of the map."""
    page, box, ink = sheet.page, frame.box, sheet.theme.colour("ink")
    axes = figure.add_axes((box.x / page.width, 1 - box.bottom / page.height, box.w / page.width, box.h / page.height))
    axes.set_axis_off()
    axes.set(xlim=(0, box.w), ylim=(0, box.h), zorder=99)
    letters = {"fname": face_file("plain"), "size": SMALLEST * POINTS_PER_PX}
    set_as = {"color": ink, "frameon": False, "font_properties": letters, "border_pad": 0.6, "sep": 2}
    placed = {"location": "lower right", "scale_loc": "top", "rotation": "horizontal-only", "width_fraction": 3 / box.h}
    length = {"fixed_value": bar_km(frame), "fixed_units": "km", "scale_formatter": "{0:g} {1}".format}
    axes.add_artist(ScaleBar(frame.metres_per_px, "m", **length, **placed, **set_as))
