"""HTML: one file that opens from a disk, without a network, years later, and can still be asked for another day.

The app's own map script and overlay, the base map and the claims' texts stand in it; a policy of its own keeps it from
reaching anybody, and no text of a ledger is ever markup in it.
"""

from __future__ import annotations

import json
import re
from string import Template
from typing import Any

from dashboard.assets import assets
from dashboard.language import SPOKEN, counted, translated
from dashboard.snapshot import page_static
from dashboard.snapshot.contents import Contents
from dashboard.snapshot.inert import inert, plain
from dashboard.snapshot.manifest import Manifest
from dashboard.snapshot.page_data import carried_overlay, carried_page, opening_view
from dashboard.snapshot.page_files import policy, script, style, template

MANIFEST = re.compile(r'<script type="application/json" id="greyline-manifest">([^<]*)</script>')


def write(contents: Contents, manifest: Manifest) -> bytes:
    """The finished page. Empty places of the template are filled once; what fills them is not looked at again."""
    parts = {**_frame(contents, manifest), **_said(contents, manifest), **_blocks(contents, manifest)}
    return Template(template()).substitute(parts).encode("utf-8")


def read_manifest(data: bytes) -> str:
    """The manifest's text. Raises ValueError where there is none, or more than one."""
    found = MANIFEST.findall(data.decode("utf-8"))
    if len(found) != 1:
        raise ValueError("is no page with one manifest")
    return str(found[0])


def _frame(contents: Contents, manifest: Manifest) -> dict[str, str]:
    """What stands around everything: language, theme, policy, and the names of things on the page."""
    texts = {name: plain(translated(text)) for name, text in page_static.FRAME_TEXTS.items()}
    return {
        **texts,
        "language": plain(SPOKEN.get()),
        "theme": plain(opening_view(contents).get("theme", "")),
        "policy": policy(),
        "program": plain(manifest.content["made"]["program"]),
        "title": plain(f"Greyline: {contents.sentence}"),
    }


def _said(contents: Contents, manifest: Manifest) -> dict[str, str]:
    """What the page says without its script."""
    return {
        "sentence": plain(contents.sentence),
        "digest": plain(translated("Digest {digest}.").format(digest=manifest.short)),
        "claims_count": plain(counted("{n} claim", "{n} claims", len(contents.claims))),
        "some": "hidden" if contents.claims else "",
        "heads": page_static.heads(),
        "rows": page_static.rows(contents),
        "help": page_static.help_lines(),
        "about": page_static.about(contents, manifest),
    }


def _blocks(contents: Contents, manifest: Manifest) -> dict[str, Any]:
    """Data, style and script, as they stand in the file."""
    return {
        "manifest": manifest.text,
        "overlay": inert(carried_overlay(contents)),
        "page": inert(carried_page(contents)),
        "basemap": inert(_base_map()),
        "style": style(),
        "script": script(),
    }


def _base_map() -> object:
    return json.loads(assets()["basemap.json"].content)
