"""A span as an animated WebP without loss, the manifest in its XMP packet: any reader of metadata finds it there."""

from __future__ import annotations

import io
import struct
from collections.abc import Iterator
from xml.sax.saxutils import escape

from dashboard.snapshot.animation import about, durations, frames
from dashboard.snapshot.contents import Contents
from dashboard.snapshot.manifest import Manifest
from dashboard.snapshot.xml_text import xml_safe

OPEN, CLOSE = "<greyline:manifest>", "</greyline:manifest>"
PACKET = """<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">\
<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:greyline="urn:greyline:manifest">\
<dc:description><rdf:Alt><rdf:li xml:lang="x-default">{about}</rdf:li></rdf:Alt></dc:description>{manifest}\
</rdf:Description></rdf:RDF></x:xmpmeta>"""
# Without loss the edges of letters stay clean, and flat colours pack well.
LOSSLESS = {"lossless": True, "quality": 60, "method": 4, "minimize_size": False}


def write(contents: Contents, manifest: Manifest) -> bytes:
    """The finished file, still unsealed."""
    first, *others = frames(contents, manifest)
    held = f"{OPEN}{manifest.text}{CLOSE}"
    packet = PACKET.format(about=escape(xml_safe(about(contents))), manifest=held).encode()
    shown = {"append_images": others, "duration": list(durations(contents)), "loop": 0}
    packed = io.BytesIO()
    first.save(packed, "WEBP", save_all=True, xmp=packet, **shown, **LOSSLESS)
    return packed.getvalue()


def read_manifest(data: bytes) -> str:
    """The manifest's text as it stands in a WebP of ours. Raises ValueError where there is none."""
    packets = [body for name, body in chunks(data) if name == b"XMP "]
    if len(packets) != 1 or packets[0].count(OPEN.encode()) != 1 or packets[0].count(CLOSE.encode()) != 1:
        raise ValueError("holds no manifest, or more than one")
    text = packets[0]
    return text[text.index(OPEN.encode()) + len(OPEN) : text.index(CLOSE.encode())].decode("ascii")


def chunks(data: bytes) -> Iterator[tuple[bytes, bytes]]:
    """Name and content of each chunk of a WebP."""
    if data[:4] != b"RIFF" or data[8:12] != b"WEBP":
        raise ValueError("is no WebP")
    at = 12
    while at + 8 <= len(data):
        name, (length,) = data[at : at + 4], struct.unpack_from("<I", data, at + 4)
        yield name, data[at + 8 : at + 8 + length]
        at += 8 + length + length % 2
