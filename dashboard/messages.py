"""Collects every sentence the program says into `catalogues/greyline.pot`, from which a translation is begun.

Run as `python -m dashboard.messages` after a sentence has changed; a test holds the file against the code.
"""

from __future__ import annotations

import io
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.extract import extract_from_dir
from babel.messages.pofile import write_po

from dashboard.language import DOMAIN, LOCALES

FOLDER = Path(__file__).parent
# Our own names for gettext's calls; `counted` takes the form for one and the form for many.
KEYWORDS = {"translated": None, "N_": None, "counted": (1, 2)}
POT = LOCALES / f"{DOMAIN}.pot"


def collected() -> bytes:
    """The catalogue of all sentences, in the order of files, without dates, so that the same code gives the same bytes."""
    catalogue = Catalog(project="Greyline", fuzzy=False, copyright_holder="the Greyline authors", charset="utf-8")
    found = extract_from_dir(str(FOLDER), [("**.py", "python")], keywords=KEYWORDS)
    for file, _, message, comments, context in sorted(found, key=lambda one: (one[0], one[1])):
        catalogue.add(message, None, [(file, 0)], auto_comments=comments, context=context)
    out = io.BytesIO()
    write_po(out, catalogue, omit_header=True, no_location=False, include_lineno=False, sort_by_file=True)
    return out.getvalue()


def main() -> None:
    """Write the catalogue."""
    LOCALES.mkdir(exist_ok=True)
    POT.write_bytes(collected())


if __name__ == "__main__":
    main()
