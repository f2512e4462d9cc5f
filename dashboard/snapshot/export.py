"""A View rendered: the finished file, sealed, and its manifest beside it where the format can't hold one."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass

from dashboard.language import speaking
from dashboard.snapshot.contents import Contents
from dashboard.snapshot.formats import FORMATS, SUFFIXES
from dashboard.snapshot.manifest import Manifest, as_text, make_manifest
from dashboard.snapshot.seal import sealed

# Behind the name of a file that can't hold its manifest.
BESIDE = ".manifest.json"


@dataclass(frozen=True)
class Export:
    """A finished export. `beside` is the manifest's own file, or None where it stands inside `data`."""

    format: str
    data: bytes
    beside: bytes | None
    digest: str
    day: str

    @property
    def file_name(self) -> str:
        """A name made of the day and the digest; no text of a ledger ever becomes part of one."""
        return f"greyline-{self.day}-{self.digest[:12]}.{SUFFIXES[self.format]}"


def export(contents: Contents, format_name: str) -> Export:
    """Writes a View in one format of FORMATS and seals it."""
    with speaking(contents.view.lang):
        return finished(contents, format_name, make_manifest(contents, format_name))


def finished(contents: Contents, format_name: str, manifest: Manifest) -> Export:
    """The export with this manifest, sealed."""
    form, day = FORMATS[format_name], contents.answer.day.isoformat()
    data = form.write(contents, manifest)
    if not form.inside:
        return Export(format_name, data, manifest_beside(manifest, data), manifest.digest, day)
    return Export(format_name, sealed(data, form.read_sealed(data)), None, manifest.digest, day)


def manifest_beside(manifest: Manifest, data: bytes) -> bytes:
    """A manifest that names the file by its sha256 and is sealed itself."""
    named = {"sha256": hashlib.sha256(data).hexdigest(), "bytes": len(data)}
    text = as_text({**manifest.content, "file": named})
    return sealed(text.encode() + b"\n", text)
