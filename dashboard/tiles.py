"""Online tiles: off unless whoever runs the server asks for them, and then the page names the host they come from.

`GREYLINE_TILES` is an address such as `https://tiles.example.org/{z}/{x}/{y}.png`; `GREYLINE_TILES_CREDIT` the credit
line its owner asks for. Every reader's browser then asks that host for pictures, so it learns who looks where.
"""

from __future__ import annotations

import os
from dataclasses import dataclass
from urllib.parse import urlsplit

from geo.faults import Fault, Refused

SETTING, CREDIT = "GREYLINE_TILES", "GREYLINE_TILES_CREDIT"


@dataclass(frozen=True)
class Tiles:
    """Where tiles come from, and whom to credit."""

    url: str
    host: str
    credit: str


def asked_tiles() -> Tiles | None:
    """The tiles that the settings ask for; None by default. Raises `Refused` where the address is no tile address."""
    url = os.environ.get(SETTING, "")
    if not url:
        return None
    parts = urlsplit(url)
    if parts.scheme != "https" or not parts.hostname or not all(key in url for key in ("{z}", "{x}", "{y}")):
        rule = "is no tile address (rule: https, with {z}, {x} and {y})"
        raise Refused((Fault(SETTING, None, "", rule, "write https://host/{z}/{x}/{y}.png, or unset it", url),))
    return Tiles(url, parts.hostname, os.environ.get(CREDIT, ""))
