"""The two ways by which text gets into an export that programs read: as inert JSON, or as plain text between tags.

A browser reads a block of JSON as text up to `</script`, and a template engine looks for braces. Neither finds anything:
inside strings all that could end or begin something is written as an escape of JSON, which reads back as it was.
"""

from __future__ import annotations

import json
import re

from dashboard.safe import html

STRING = re.compile(r'"(?:[^"\\]|\\.)*"')
ESCAPES = {ord(character): f"\\u{ord(character):04x}" for character in "<>&{}\x7f\u2028\u2029"}
BRACES = {ord(character): f"&#{ord(character)};" for character in "{}"}


def inert(content: object, *, ascii_only: bool = False) -> str:
    """JSON for a block of data; it reads back as the same content. With `ascii_only` its keys are in order, too."""
    text = json.dumps(content, ensure_ascii=ascii_only, sort_keys=ascii_only, separators=(",", ":"), allow_nan=False)
    return STRING.sub(lambda found: found[0].translate(ESCAPES), text)


def plain(text: object) -> str:
    """Text between tags or in a quoted attribute."""
    return html(text).translate(BRACES)
