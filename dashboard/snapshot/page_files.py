"""The style and the script of a page that stands alone, each as one text, and the policy that lets nothing else in."""

from __future__ import annotations

import base64
import hashlib
import re
from functools import cache

from dashboard.assets import PARTS, STATIC, one_script
from dashboard.palette import DARK, LIGHT

ALONE = STATIC / "alone"
# In the order of their use, after the map's own parts.
OWN_PARTS = ("home", "answer", "shares", "wording", "filter", "table", "place", "paper", "alone")
LEAFLET = ("leaflet.LICENSE", "leaflet.js")
# Leaflet's pictures, of controls that we have not: nothing may be fetched.
PICTURES = re.compile(r"[\w-]+:\s*url\([^)]*\);?")


@cache
def template() -> str:
    """The page with its places still empty."""
    return (ALONE / "page.html").read_text(encoding="utf-8")


@cache
def script() -> str:
    """Leaflet with its licence, the app's own map script and the page's, in this order: one script, so one hash."""
    leaflet = "/*\n{}*/\n{}".format(*((STATIC / "vendor" / name).read_text(encoding="utf-8") for name in LEAFLET))
    files = [STATIC / "map" / f"{name}.js" for name in PARTS] + [ALONE / f"{name}.js" for name in OWN_PARTS]
    return f"{leaflet}\n{one_script(files)}"


@cache
def style() -> str:
    """Leaflet's style, the map's and the page's; the colours are those of the program's one palette."""
    leaflet = PICTURES.sub("", (STATIC / "vendor" / "leaflet.css").read_text(encoding="utf-8"))
    own = [(path).read_text(encoding="utf-8") for path in (STATIC / "map.css", ALONE / "page.css", ALONE / "print.css")]
    return "\n".join([leaflet, colours(), *own])


def colours() -> str:
    """The palette as variables: dark where the system asks for it or the reader has chosen it."""
    light, dark = _variables(LIGHT, "light"), _variables(DARK, "dark")
    return (
        f":root {{ {light} }}\n"
        f'@media (prefers-color-scheme: dark) {{ :root:not([data-theme="light"]) {{ {dark} }} }}\n'
        f':root[data-theme="dark"] {{ {dark} }}\n'
    )


def _variables(palette: dict[str, str], scheme: str) -> str:
    own = " ".join(f"--{name}: {palette[name]};" for name in ("land", "paper", "ink", "second", "accent", "line"))
    return f"{own} color-scheme: {scheme};"


@cache
def policy() -> str:
    """What the browser lets the page do: run this script, use this style, and nothing else; it can reach nobody."""
    return f"default-src 'none'; script-src {_hash(script())}; style-src {_hash(style())}; base-uri 'none'; form-action 'none'"


def _hash(text: str) -> str:
    digest = base64.b64encode(hashlib.sha256(text.encode("utf-8")).digest()).decode()
    return f"'sha256-{digest}'"
