"""An export made again from a ledger, to be compared with the one at hand."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any

from dashboard.answers import claim_row
from dashboard.language import speaking
from dashboard.snapshot.contents import SIZES, Contents, Options, contents_of
from dashboard.snapshot.export import finished
from dashboard.snapshot.inputs import inputs, libraries
from dashboard.snapshot.manifest import UNSEALED, Manifest, made_of, row_hash, shown_of, without_head
from dashboard.snapshot.opening import Opened
from dashboard.snapshot.spans import is_span
from data.days import read_day
from data.store import Ledger
from data.version import VERSION
from data.view import THEMES, View
from data.view_address import parse, vocabulary


@dataclass(frozen=True)
class Again:
    """What this ledger gives: `wrong` claims with what is wrong of each, and how the export made again compares.

    `reason` says why none could be made; `differs` what besides the claims is not as it was when the file was made: the
    ledger's head, the program, a library. `same_shown`: claims, standings, View and counts are those of the manifest;
    `own_counts`: of how many claims and how many hidden sources it speaks are the file's own words, as only the ledger of
    the head that it names could tell.
    """

    head: str
    head_kind: str
    wrong: tuple[tuple[str, str], ...]
    reason: str = ""
    differs: str = ""
    same_bytes: bool = False
    same_shown: bool = False
    own_counts: bool = False


def made_again(opened: Opened, ledger: Ledger) -> Again:
    """The export of the same View, made from this ledger by this program."""
    wrong = tuple(wrong_claims(opened.manifest, ledger))
    view, notes = view_of(opened.manifest, ledger)
    if notes:
        return Again(ledger.head, ledger.head_kind, wrong, reason=notes[0])
    other_head = opened.manifest["shown"]["head"] != ledger.head
    contents = contents_of(ledger, view, _places(opened.manifest), options_of(opened.manifest))
    contents = with_own_counts(contents, opened.manifest) if other_head else contents
    with speaking(view.lang):
        same_shown = without_head(shown_of(contents)) == without_head(opened.manifest["shown"])
        same_bytes = same_shown and _same_bytes(opened, contents)
    differs = other_versions(opened.manifest, ledger)
    return Again(ledger.head, ledger.head_kind, wrong, "", differs, same_bytes, same_shown, other_head)


def with_own_counts(contents: Contents, manifest: dict[str, Any]) -> Contents:
    """The contents with the counts that a manifest of another head names: a ledger that has grown holds more claims in
    all, and says so in the sentence."""
    counts = manifest["shown"]["counts"]
    answer = replace(contents.answer, total=counts["claims_of"], sources_hidden=counts["sources_hidden"])
    return replace(contents, answer=answer)


def wrong_claims(manifest: dict[str, Any], ledger: Ledger) -> list[tuple[str, str]]:
    """The claims of a manifest that the ledger has not, or has otherwise."""
    known = {claim.claim_id: claim for claim in ledger.claims}
    wrong = []
    for claim_id, claim_hash in manifest["shown"]["claims"]:
        claim = known.get(claim_id)
        if claim is None:
            wrong.append((claim_id, "is a claim that this ledger does not hold"))
        elif row_hash(claim_row(claim)) != claim_hash:
            wrong.append((claim_id, "is a claim that says something else in this ledger"))
    return wrong


def view_of(manifest: dict[str, Any], ledger: Ledger) -> tuple[View, tuple[str, ...]]:
    """The View that a manifest names, and what of it this ledger does not know."""
    return parse(manifest["shown"]["view"], vocabulary(ledger))


def _places(manifest: dict[str, Any]) -> tuple[str, ...] | None:
    places = manifest["shown"]["places"]
    return None if places is None else tuple(places)


def options_of(manifest: dict[str, Any]) -> Options:
    """The options that a manifest names; what is none of ours is as if it had not been named."""
    named = manifest["made"]["options"]
    changed = named.get("changed") is True
    return Options(
        size=named["size"] if named.get("size") in SIZES else SIZES[0],
        theme=named["theme"] if named.get("theme") in THEMES else THEMES[0],
        with_restricted=named.get("with_restricted") is True,
        first=_first_day(named.get("first"), manifest["shown"]["view"].get("day"), changed=changed),
        changed=changed,
    )


def _first_day(first: object, last: object, *, changed: bool) -> str:
    """The first day of a span as a manifest names it; "" where it is none that could have been exported."""
    try:
        found = isinstance(first, str) and is_span(read_day(first), read_day(str(last)), changed=changed)
        return str(first) if found else ""
    except ValueError:
        return ""


VERSIONS = ("program", "libraries", "inputs")


def same_made(one: dict[str, Any], other: dict[str, Any]) -> bool:
    """Whether two manifests tell the same of how their files were made, but for versions, which are told apart."""
    return all(one.get(name) == other.get(name) for name in {*one, *other} if name not in VERSIONS)


def other_versions(manifest: dict[str, Any], ledger: Ledger) -> str:
    """Which program, library, input or head is another one now, in words; "" where all are the same."""
    made = manifest["made"]
    now = {"program": f"greyline {VERSION}", "head": ledger.head, **libraries(), **inputs(), **_map_files(manifest, ledger)}
    then = {"program": made["program"], "head": manifest["shown"]["head"], **made["libraries"], **made["inputs"]}
    names = sorted(name for name in {*now, *then} if now.get(name) != then.get(name))
    return ", ".join(f"{name} {then.get(name, '-')[:16]} then, {now.get(name, '-')[:16]} now" for name in names)


def _map_files(manifest: dict[str, Any], ledger: Ledger) -> dict[str, str]:
    """The files of published maps that a manifest names, as this ledger has them."""
    files = {f"map {one.file_name}": one.sha256 for series in ledger.maps for one in series.maps}
    return {name: files[name] for name in manifest["made"]["inputs"] if name in files}


def _same_bytes(opened: Opened, contents: Contents) -> bool:
    """Whether the file, written again around its own manifest, is the same: so another version matters only if it shows.

    What it says of itself is compared too: its options, and what a page with a time strip carries.
    """
    content = {name: value for name, value in opened.manifest.items() if name != "file"}
    if not same_made(content["made"], made_of(contents, opened.format)):
        return False
    try:
        made = finished(contents, opened.format, Manifest({**content, "seal": UNSEALED}))
    except ValueError:  # its manifest holds what none of ours could, such as NaN
        return False
    return made.data == opened.data and (made.beside is None or made.beside == opened.sealed)
