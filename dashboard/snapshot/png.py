"""The picture as PNG, with the manifest in an uncompressed iTXt chunk."""

from __future__ import annotations

import io
import struct
from collections.abc import Iterator
from dataclasses import replace

from matplotlib.backends.backend_agg import FigureCanvasAgg
from PIL import Image
from PIL.PngImagePlugin import PngInfo

from dashboard.snapshot.contents import Contents
from dashboard.snapshot.manifest import Manifest
from dashboard.snapshot.picture.page import PAGES
from dashboard.snapshot.picture.printing import printing
from dashboard.snapshot.picture.sheets import Picture, picture_of

KEYWORD = "greyline-manifest"
SIGNATURE = b"\x89PNG\r\n\x1a\n"
# Keyword, end of keyword, not compressed, no method, no language, no translated keyword.
HEAD = KEYWORD.encode() + b"\0\0\0\0\0"


def write(contents: Contents, manifest: Manifest) -> bytes:
    """The finished file, still unsealed."""
    info = PngInfo()
    info.add_itxt("Title", contents.sentence)
    info.add_itxt(KEYWORD, manifest.text, zip=False)
    packed, dots = io.BytesIO(), 96 * PAGES[contents.options.size].scale
    image(contents, manifest).save(packed, "PNG", pnginfo=info, dpi=(dots, dots))
    return packed.getvalue()


def image(contents: Contents, manifest: Manifest) -> Image.Image:
    """The picture's pixels."""
    with printing():
        return pixels_of(picture_of(contents, manifest))


def pixels_of(picture: Picture) -> Image.Image:
    """A finished layout as pixels."""
    page = picture.page
    with printing():
        figure = picture.figure()
        figure.set_dpi(96 * page.scale)
        # Whole pixels: an A4 page is no whole number of them.
        wide, high = ((pixels + 1e-6) / figure.dpi for pixels in page.pixels)
        figure.set_size_inches(wide, high)
        canvas = FigureCanvasAgg(figure)
        canvas.draw()  # type: ignore[no-untyped-call]
        drawn = canvas.buffer_rgba()  # type: ignore[no-untyped-call]
        return Image.frombuffer("RGBA", page.pixels, drawn, "raw", "RGBA", 0, 1).convert("RGB")


def preview(contents: Contents, manifest: Manifest) -> bytes:
    """The picture as it would be on a web page."""
    return write(replace(contents, options=replace(contents.options, size="web")), manifest)


def read_manifest(data: bytes) -> str:
    """The manifest's text as it stands in a PNG of ours. Raises ValueError where there is none."""
    found = [body for kind, body in chunks(data) if kind == b"iTXt" and body.startswith(HEAD)]
    if len(found) != 1:
        raise ValueError("holds no manifest, or more than one")
    return found[0][len(HEAD) :].decode("ascii")


def chunks(data: bytes) -> Iterator[tuple[bytes, bytes]]:
    """Kind and content of each chunk of a PNG."""
    if not data.startswith(SIGNATURE):
        raise ValueError("is no PNG")
    at = len(SIGNATURE)
    while at + 12 <= len(data):
        (length,) = struct.unpack_from(">I", data, at)
        if at + 12 + length > len(data):
            raise ValueError("is cut off, perhaps within its manifest")
        yield data[at + 4 : at + 8], data[at + 8 : at + 8 + length]
        at += 12 + length
