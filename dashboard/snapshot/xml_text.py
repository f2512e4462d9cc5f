"""Text in files made of XML: what XML can't hold is shown as an escape, never dropped and never let through."""

from __future__ import annotations

import re

from geo.faults import visible

# All that XML 1.0 (section 2.2) does not allow in a text.
NOT_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def xml_safe(text: str) -> str:
    """Text with the characters that XML can't hold shown as `\\x1b`; all others stay, line breaks too."""
    return NOT_XML.sub(lambda found: visible(found[0]), text)
