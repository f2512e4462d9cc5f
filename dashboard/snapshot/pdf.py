"""The picture as PDF, its words as text, the manifest attached as a file that is not compressed.

Matplotlib writes the page; the manifest follows as an incremental update (ISO 32000-2, 7.5.6): what is there stays as it
is, byte for byte, and a new catalogue names the attachment, so that any reader of PDF can take it out.
"""

from __future__ import annotations

import io
import re

from matplotlib.backends.backend_pdf import FigureCanvasPdf

from dashboard.snapshot.contents import Contents
from dashboard.snapshot.credits import credit_lines
from dashboard.snapshot.manifest import Manifest
from dashboard.snapshot.picture.furniture import title_of_all
from dashboard.snapshot.picture.printing import printing
from dashboard.snapshot.picture.sheets import picture_of

NAME = "greyline-manifest.json"
# A manifest holds no "<", so this can't stand in one; nothing comes after it but tables of numbers.
HEAD = b"<< /Type /EmbeddedFile /Subtype /application#2Fjson /Length "
TRAILER = re.compile(rb"trailer\s*<<(.*?)>>\s*startxref\s+(\d+)\s+%%EOF", re.DOTALL)


def write(contents: Contents, manifest: Manifest) -> bytes:
    """The finished file, still unsealed."""
    packed = io.BytesIO()
    about = {
        "Title": title_of_all(contents),
        "Subject": contents.sentence,
        "Keywords": " ".join(credit_lines(contents)),
        "Creator": "Greyline",
        "Producer": None,
        "CreationDate": None,
    }
    with printing():
        FigureCanvasPdf(picture_of(contents, manifest).figure()).print_pdf(packed, metadata=about)  # type: ignore[no-untyped-call]
    return attached(packed.getvalue(), manifest.text.encode("ascii"), contents.view.lang)


def attached(pdf: bytes, text: bytes, language: str) -> bytes:
    """The same file with a text attached, and its language said."""
    found = list(TRAILER.finditer(pdf))[-1]
    numbers = {key: int(value) for key, value in re.findall(rb"/(Size|Root|Info) (\d+)", found[1])}
    root, size = numbers[b"Root"], numbers[b"Size"]
    catalogue = re.search(rb"(?:^|\n)%d 0 obj\n<<(.*?)>>\nendobj" % root, pdf, re.DOTALL)
    if catalogue is None:
        raise ValueError("has no catalogue where one was expected")
    names = b"/Names << /EmbeddedFiles << /Names [ (%s) %d 0 R ] >> >> /AF [ %d 0 R ]" % (NAME.encode(), size, size)
    spec = b"<< /Type /Filespec /F (%s) /UF (%s) /AFRelationship /Data /EF << /F %d 0 R >> >>"
    objects = {
        root: b"<<%s %s /Lang (%s) >>" % (catalogue[1].rstrip(), names, language.encode("ascii")),
        size: spec % (NAME.encode(), NAME.encode(), size + 1),
        size + 1: HEAD + b"%d >>\nstream\n%s\nendstream" % (len(text), text),
    }
    return _updated(
        pdf, objects, b"/Size %d /Root %d 0 R /Info %d 0 R /Prev %d" % (size + 2, root, numbers[b"Info"], int(found[2]))
    )


def _updated(pdf: bytes, objects: dict[int, bytes], trailer: bytes) -> bytes:
    """The file with some objects new or changed, their table and a trailer behind it."""
    data = bytearray(pdf)
    table = b"xref\n"
    for number, body in objects.items():
        table += b"%d 1\n%010d 00000 n \n" % (number, len(data))
        data += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    start = len(data)
    return bytes(data + table + b"trailer\n<< %s >>\nstartxref\n%d\n%%%%EOF\n" % (trailer, start))


def read_manifest(data: bytes) -> str:
    """The manifest's text as it stands in a PDF of ours. Raises ValueError where there is none."""
    found = re.compile(rb"(\d{1,9}) >>\nstream\n").match(data, data.rfind(HEAD) + len(HEAD))
    if not data.startswith(b"%PDF-") or data.rfind(HEAD) < 0 or found is None:
        raise ValueError("holds no manifest")
    text = data[found.end() : found.end() + int(found[1])]
    if len(text) != int(found[1]) or not data[found.end() + len(text) :].startswith(b"\nendstream"):
        raise ValueError("holds a manifest that is cut off")
    return text.decode("ascii")
