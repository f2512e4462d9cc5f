"""What a page that stands alone says without its script: the View as exported, its claims, and how it was made."""

from __future__ import annotations

from collections.abc import Iterable

from dashboard.language import N_, counted, day_in_words, translated
from dashboard.printed import document_name, publisher_in_full
from dashboard.safe import visible
from dashboard.snapshot.changed import change_lines
from dashboard.snapshot.comparisons import comparison_lines
from dashboard.snapshot.contents import Contents
from dashboard.snapshot.credits import credit_lines
from dashboard.snapshot.inert import plain
from dashboard.snapshot.manifest import Manifest
from dashboard.wording import VERIFICATION_NAMES, says_in_words
from data.model import Claim, Document

HEADS = (
    N_("Known from"), N_("Place"), N_("Source"), N_("Says"), N_("Words as printed"), N_("Summary"), N_("About"),
    N_("Said"), N_("Via"), N_("Document"), N_("Verification"), N_("Id"),
)  # fmt: skip
HELP = (
    N_("Five cells at each place: Ukrainian officials, Ukrainian others, neither side, Russian others, Russian officials."),
    N_("A change of colour along the cells is a disagreement; a bare line is silence, and silence belongs to nobody."),
    N_("Pick a day below the map: you see what had been said by then, and each claim leads to its words."),
)  # fmt: skip
PROVES = (
    N_("To check that this file is as it was exported, offline: python -m dashboard verify FILE"),
    N_("With the ledger at hand, that also says whether each claim still stands in it as it did here."),
    N_(
        "The digest names what was exported: the View and every claim in it by its hash. "
        "Looking at another day or at fewer sources does not change it."
    ),
    N_(
        "A digest does not prove that a claim is true, who made the file, or when. Anyone can change a file and seal it "
        "anew; then it no longer agrees with the ledger."
    ),
)
MADE = (
    N_("The page holds everything it shows and asks nobody for anything: no server, no other host, no third party."),
    N_("The map is drawn with Leaflet (BSD 2-clause); its licence stands in this file's script."),
    N_(
        "Greyline takes no side and states no truth of its own. "
        "A claim appears from the day it became known and never before."
    ),
    N_(
        "Discs are schematic: 5 km for a city of 100,000 or more, 3 km for a town, 1 km for a village; "
        "slices are equal, never sized by how many say it."
    ),
)
# The names of things on the page, by their places in the template.
FRAME_TEXTS = {
    "tagline": N_("Who claims what along the front: a saved map"),
    "skip_text": N_("To the claims as a table"),
    "theme_label": N_("Colours"),
    "theme_system": N_("as the system"),
    "theme_light": N_("light"),
    "theme_dark": N_("dark"),
    "exported_label": N_("Exported:"),
    "back": N_("Back to the View as exported"),
    "without_script": N_(
        "The map, the choice of day and the filter need JavaScript, which is off. Below are the claims of the View as exported."
    ),
    "help_title": N_("How to read this"),
    "sources_title": N_("Sources"),
    "map_title": N_("Map and time strip"),
    "place_label": N_("Place"),
    "words_title": N_("The map in words"),
    "claims_title": N_("The claims shown"),
    "about_title": N_("About this file"),
    "empty": N_("Nothing is known to have been said: no claim is in this choice. Silence is not control by anybody."),
}


def help_lines() -> str:
    """How to read the map, in three lines."""
    return "".join(f"<li>{plain(translated(line))}</li>" for line in HELP)


def heads() -> str:
    """The head row of the table of claims."""
    cells = (plain(translated(head)) for head in HEADS)
    return "".join(f'<th role="columnheader" scope="col">{cell}</th>' for cell in cells)


def rows(contents: Contents) -> str:
    """A row for each claim of the View as exported, newest first."""
    newest = sorted(contents.claims, key=lambda claim: (-claim.known_from.toordinal(), claim.order))
    return "\n".join(_row(contents, claim) for claim in newest)


def _row(contents: Contents, claim: Claim) -> str:
    cells = "".join(f"<td><bdi>{plain(text)}</bdi></td>" for text in _cells(contents, claim))
    return f'<tr data-claim="{plain(claim.claim_id)}">{cells}</tr>'


def _cells(contents: Contents, claim: Claim) -> tuple[str, ...]:
    ledger = contents.ledger
    return (
        claim.known_from.isoformat(),
        ledger.places[claim.place_id].name,
        ledger.sources[claim.source_id].name,
        says_in_words(claim),
        claim.words,
        claim.summary,
        claim.as_of,
        claim.stated_on,
        ledger.sources[claim.via_source_id].name if claim.via_source_id else "",
        document_name(ledger, ledger.documents[claim.document_id]),
        translated(VERIFICATION_NAMES[claim.verification] or " ").strip(),
        claim.claim_id,
    )


def about(contents: Contents, manifest: Manifest) -> str:
    """How to verify the file, how it was made, whose data it holds, and the documents that were read."""
    made = [*map(translated, MADE), *_made_with(contents, manifest)]
    proves = [*map(translated, PROVES), translated("Digest: {digest}").format(digest=manifest.digest)]
    parts = (
        (translated("Two maps compared"), comparison_lines(contents)),
        (translated("How to verify"), proves),
        (translated("How it was made"), made),
        (translated("Corrected and retracted"), change_lines(contents)),
        (translated("Credits and licences"), [*credit_lines(contents), *_licences(contents)]),
        (translated("Documents read"), _documents(contents)),
    )
    return "".join(_part(title, lines) for title, lines in parts)


def _part(title: str, lines: Iterable[str]) -> str:
    told = "".join(f"<li>{plain(line)}</li>" for line in lines)
    return f"<section><h3>{plain(title)}</h3><ul>{told}</ul></section>" if told else ""


def _made_with(contents: Contents, manifest: Manifest) -> list[str]:
    program = translated("Made by {program}.").format(program=manifest.content["made"]["program"])
    head = translated("Ledger head ({kind}): {head}").format(kind=contents.ledger.head_kind, head=contents.ledger.head)
    carried = translated(
        "This file carries {claims}: the same choice on every day, so that another day can be looked at."
    )
    return [program, head, carried.format(claims=counted("{n} claim", "{n} claims", len(contents.of_any_day)))]


def _licences(contents: Contents) -> list[str]:
    """The licences that sources have named for what they publish."""
    named = [one for one in contents.sources if one.licence]
    return [translated("{source}: {licence}").format(source=one.name, licence=one.licence) for one in named]


def _documents(contents: Contents) -> list[str]:
    read = {claim.document_id for claim in contents.of_any_day}
    return [_document(contents, one) for document_id, one in contents.ledger.documents.items() if document_id in read]


def _document(contents: Contents, document: Document) -> str:
    """A document as one would cite it, and the sha256 by which its text is found. Its address is text, never a link."""
    day = day_in_words(document.published_on)
    parts = [publisher_in_full(contents.ledger, document), day, f"“{document.title}”" if document.title else "", document.url]
    named = ", ".join(part for part in parts if part)
    return visible(
        translated("{document}; sha256 of the text {hash}").format(document=named, hash=document.text_sha256)
    )
