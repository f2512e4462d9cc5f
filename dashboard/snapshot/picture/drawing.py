"""The whole picture, from the View to a figure: reads as a table of contents."""

from __future__ import annotations

from dataclasses import dataclass

from matplotlib.figure import Figure

from dashboard.snapshot.contents import Contents
from dashboard.snapshot.manifest import Manifest
from dashboard.snapshot.picture.chips import Chip
from dashboard.snapshot.picture.frame import Frame
from dashboard.snapshot.picture.furniture import add_scale_bar, credit_text_lines, draw_credits, draw_header
from dashboard.snapshot.picture.layout import Mark, ranked
from dashboard.snapshot.picture.legend import draw_legend
from dashboard.snapshot.picture.map_box import draw_map, mark_of
from dashboard.snapshot.picture.page import Page
from dashboard.snapshot.picture.places import pictures
from dashboard.snapshot.picture.sheet import Sheet
from dashboard.snapshot.picture.stage import Days, Stage, stage_of
from dashboard.snapshot.picture.theme import Theme


@dataclass
class Drawing:
    """A finished layout: what stands where, before it is a figure."""

    sheet: Sheet
    frame: Frame
    marks: list[Mark]
    chips: list[Chip]

    @property
    def page(self) -> Page:
        """The page it is laid out on."""
        return self.sheet.page

    def figure(self) -> Figure:
        """The picture as matplotlib's figure, in its true size."""
        made = self.sheet.figure()
        add_scale_bar(made, self.sheet, self.frame)
        return made


def draw(contents: Contents, manifest: Manifest, stage: Stage | None = None) -> Drawing:
    """The picture of a View, in the size and the theme of its options: on its own stage, or on one that it shares."""
    drawn = pictures(contents)
    stage = stage or stage_of(Days((contents,), manifest, (drawn,)))
    sheet = Sheet(stage.page, Theme(contents.options.theme))
    draw_header(sheet, contents)
    draw_credits(sheet, credit_text_lines(contents, manifest, stage.page))
    draw_legend(sheet, stage.key, stage.side, stage.below)
    sheet.clip = stage.frame.box
    marks = [mark_of(stage.frame, one, discs=stage.kind.discs) for one in drawn]
    inside, chips = draw_map(sheet, contents, ranked(marks), stage.frame, discs=stage.kind.discs)
    return Drawing(sheet, stage.frame, inside, chips)
