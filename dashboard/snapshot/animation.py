"""A span as pictures one after the other: a frame for each day, on one stage, so that nothing moves but what was said."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from PIL import Image

from dashboard.snapshot.contents import Contents
from dashboard.snapshot.credits import credit_lines
from dashboard.snapshot.manifest import Manifest
from dashboard.snapshot.picture.drawing import draw
from dashboard.snapshot.picture.furniture import title_of_all
from dashboard.snapshot.picture.printing import printing
from dashboard.snapshot.picture.stage import days_of, stage_of
from dashboard.snapshot.png import pixels_of
from dashboard.snapshot.progress import report

# Long enough to read what is new on a day; the last one stays, before it begins again.
DAY_MS, LAST_MS = 900, 3000


def frames(contents: Contents, manifest: Manifest) -> Iterator[Image.Image]:
    """The picture of each day of the span, all with the digest of the whole."""
    with printing():
        stage = stage_of(days_of(contents.days, manifest))
    for number, day in enumerate(contents.days, 1):
        report(f"{number}/{len(contents.days)}")
        with printing():
            yield pixels_of(draw(day, manifest, stage))


def durations(contents: Contents) -> Sequence[int]:
    """How long each frame stays, in milliseconds."""
    return [DAY_MS] * (len(contents.days) - 1) + [LAST_MS]


def about(contents: Contents) -> str:
    """What the file says of itself to a viewer that shows such words."""
    return "\n".join((title_of_all(contents), contents.sentence, *credit_lines(contents)))
