"""The picture as SVG, with the manifest in its metadata, and a title and a description for screen readers."""

from __future__ import annotations

import io
import re
from xml.sax.saxutils import escape

from matplotlib.backends.backend_svg import FigureCanvasSVG

from dashboard.snapshot.contents import Contents
from dashboard.snapshot.credits import credit_lines
from dashboard.snapshot.manifest import Manifest
from dashboard.snapshot.picture.furniture import title_of_all
from dashboard.snapshot.picture.in_words import description
from dashboard.snapshot.picture.printing import printing
from dashboard.snapshot.picture.sheets import picture_of

# A name, not an address: nothing is ever fetched from it.
NAMESPACE = "urn:greyline:manifest"
OPEN, CLOSE = f'<metadata><greyline:manifest xmlns:greyline="{NAMESPACE}">', "</greyline:manifest></metadata>"
# Matplotlib's own notes of the time, of its version and of its address are left out: the manifest has what matters.
NO_METADATA = dict.fromkeys(("Date", "Creator", "Format", "Type"))


def write(contents: Contents, manifest: Manifest) -> bytes:
    """The finished file, still unsealed."""
    drawn = io.StringIO()
    with printing():
        figure = picture_of(contents, manifest).figure()
        FigureCanvasSVG(figure).print_svg(drawn, metadata=NO_METADATA)  # type: ignore[no-untyped-call]
    opening, rest = re.split(r"(?<=>)", drawn.getvalue()[drawn.getvalue().index("<svg") :], maxsplit=1)
    named = f'{opening[:-1]} role="img" aria-labelledby="title description" lang="{contents.view.lang}">'
    head = '<?xml version="1.0" encoding="utf-8"?>\n'
    return f"{head}{named}\n{_told(contents)}{OPEN}{manifest.text}{CLOSE}{rest}".encode()


def _told(contents: Contents) -> str:
    title = escape(_plain(title_of_all(contents)))
    words = escape(_plain("\n".join((contents.sentence, *description(contents), *credit_lines(contents)))))
    return f'<title id="title">{title}</title>\n<desc id="description">{words}</desc>\n'


def _plain(text: str) -> str:
    """Without the characters that XML 1.0 can't hold at all."""
    return re.sub(r"[^\t\n\r\x20-\uD7FF\uE000-\uFFFD\U00010000-\U0010FFFF]", "\N{REPLACEMENT CHARACTER}", text)


def read_manifest(data: bytes) -> str:
    """The manifest's text as it stands in an SVG of ours. Raises ValueError where there is none."""
    start, end = data.find(OPEN.encode()), data.find(CLOSE.encode())
    if start < 0 or end < start or data.count(OPEN.encode()) != 1:
        raise ValueError("holds no manifest, or more than one")
    return data[start + len(OPEN) : end].decode("ascii")
