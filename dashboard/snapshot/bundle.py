"""The bundle: a zip of every other format with a description of its tables, the manifest, and a README.

A zip repeats byte for byte: members in a fixed order with a fixed time. Its seal stands in the archive's comment, at the
very end of the file; `manifest.json` inside is the manifest in full.
"""

from __future__ import annotations

import io
import json
import zipfile
import zlib
from collections.abc import Iterator

from dashboard.snapshot.contents import Contents
from dashboard.snapshot.datapackage import describe, readme
from dashboard.snapshot.manifest import UNSEALED, Manifest
from dashboard.snapshot.names import FORMAT_NAMES
from dashboard.snapshot.progress import report
from dashboard.snapshot.zips import zipped

MANIFEST = "manifest.json"
LARGEST_MANIFEST = 16 * 1024 * 1024
NOTE = "greyline bundle "


def write(contents: Contents, manifest: Manifest) -> bytes:
    """All formats of one View as one archive."""
    files = dict(_members(contents))
    files["datapackage.json"] = describe(files, contents, manifest)
    files[MANIFEST] = _own_manifest(manifest)
    files["README.txt"] = readme(contents, manifest, files)
    return zipped({name: files[name] for name in sorted(files)}, _comment(manifest.digest))


def _members(contents: Contents) -> Iterator[tuple[str, bytes]]:
    # `export` writes bundles too: read here, not above, since each would need the other first.
    from dashboard.snapshot.csv_table import write_standings as standings_csv
    from dashboard.snapshot.export import BESIDE, export
    from dashboard.snapshot.parquet import write_standings as standings_parquet

    for name in FORMAT_NAMES:
        if name == "bundle":
            continue
        report(name)
        made = export(contents, name)
        stem = "claims" if name in ("csv", "parquet") else "greyline"
        yield f"{stem}.{name}", made.data
        if made.beside is not None:
            yield f"{stem}.{name}{BESIDE}", made.beside
    yield "standings.csv", standings_csv(contents)
    yield "standings.parquet", standings_parquet(contents)


def _own_manifest(manifest: Manifest) -> bytes:
    content = {name: value for name, value in manifest.content.items() if name != "seal"}
    return json.dumps(content, ensure_ascii=False, indent=1, sort_keys=True).encode() + b"\n"


def _comment(digest: str) -> str:
    return f'{NOTE}{{"digest":"{digest}","seal":"{UNSEALED}"}}'


def read_sealed(data: bytes) -> str:
    """The archive's comment, which holds the seal. Raises ValueError where it is no bundle of ours."""
    with _opened(data) as archive:
        comment = archive.comment.decode("ascii", "replace")
    if not comment.startswith(NOTE):
        raise ValueError("is no bundle of Greyline's")
    return comment


def read_manifest(data: bytes) -> str:
    """The manifest inside the archive, with the seal that its comment holds."""
    with _opened(data) as archive:
        try:
            member = archive.getinfo(MANIFEST)
            if member.file_size > LARGEST_MANIFEST or member.compress_type != zipfile.ZIP_DEFLATED:
                raise ValueError("has a manifest unlike any of ours")
            content = json.loads(archive.read(member))
            seal = json.loads(read_sealed(data).removeprefix(NOTE))["seal"]
            return json.dumps({**content, "seal": seal})
        except UNREADABLE as error:
            raise ValueError("has no manifest that can be read") from error


UNREADABLE = (
    KeyError, TypeError, IndexError, zipfile.BadZipFile, zlib.error, NotImplementedError, RuntimeError, EOFError, OSError,
)  # fmt: skip


def _opened(data: bytes) -> zipfile.ZipFile:
    try:
        return zipfile.ZipFile(io.BytesIO(data))
    except (zipfile.BadZipFile, ValueError, NotImplementedError) as error:
        raise ValueError("is no zip archive that can be read") from error
