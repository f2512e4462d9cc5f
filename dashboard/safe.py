"""The one way by which text from outside reaches the page: as text, never as markup.

`html` is for what we put into `st.html`, `label` for the few Streamlit labels that read markdown.
"""

from __future__ import annotations

import html as stdlib_html
import re

# What changes the order of letters or hides between them is shown as a mark: text must look like what it is.
HIDDEN = re.compile(
    r"[\u00ad\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u206f\ufe00-\ufe0f\ufeff\U000e0000-\U000e0fff]"
)
CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f]")
PUNCTUATION = re.compile(r"([!-/:-@\[-`{-~])")
# After a colon, an @ and "www.", which would begin a link or an emoji, and between two marks in a row.
PARTED = re.compile(r"(:|@|[Ww]{3}\\\.|\\[!-/:-@\[-`{-~](?=\\))")
JOINER = "\u2060"


def visible(text: str) -> str:
    """Text with its hidden and control characters shown as ⟨U+202E⟩."""
    shown = HIDDEN.sub(lambda found: f"⟨U+{ord(found[0]):04X}⟩", text)
    return CONTROL.sub(lambda found: f"⟨U+{ord(found[0]):04X}⟩", shown)


def html(text: object) -> str:
    """Text for use between tags or inside a quoted attribute."""
    return stdlib_html.escape(visible(str(text)), quote=True)


def label(text: str) -> str:
    """Text for a label that Streamlit reads as markdown: every mark escaped, and kept from becoming an emoji, an arrow, a link.

    These are made after the escaping is undone, so a word joiner parts their marks; plain names stay whole.
    """
    escaped = PUNCTUATION.sub(r"\\\1", visible(" ".join(text.split())))
    return PARTED.sub(rf"\1{JOINER}", escaped)


def css_text(text: str) -> str:
    """Text for use between double quotation marks in a style: all but letters and digits by their numbers."""
    return "".join(one if one.isalnum() else f"\\{ord(one):x} " for one in visible(text))
