"""Verifying an export, offline: the file against its manifest, the manifest against the ledger, and the export made again.

What it can't show: that a claim is true, or who made the file. Anyone may change a file and seal it anew; then it no
longer agrees with the ledger, and that is why both are compared.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import rfc8785

from dashboard.language import counted, translated
from dashboard.snapshot.again import Again, made_again
from dashboard.snapshot.formats import FORMATS
from dashboard.snapshot.manifest import digest_of
from dashboard.snapshot.opening import Opened, open_export
from dashboard.snapshot.seal import is_whole
from data.store import Ledger
from geo.faults import Fault, refuse

MOST_NAMED = 20


@dataclass
class Verified:
    """What was found, a sentence each, and what is wrong."""

    found: list[str] = field(default_factory=list)
    faults: list[Fault] = field(default_factory=list)


# The ledger as it was at a head, and how many entries came after it; None where it never had that head.
Earlier = Callable[[str], tuple[Ledger, int] | None]


def verify(path: Path, ledger: Ledger | None, earlier: Earlier = lambda head: None) -> Verified:
    """Checks the file by itself, and with a ledger against it. Raises `Refused` where it is no export of ours at all.

    A file of an earlier head is compared with the ledger as it was then, and what happened to its claims since is told.
    """
    opened = open_export(path)
    verified = Verified()
    verified.faults += file_faults(opened)
    refuse(verified.faults)
    verified.found += told_of_file(opened)
    if ledger is not None:
        head = str(opened.manifest["shown"]["head"])
        was = None if head == ledger.head else earlier(head)
        if was:
            verified.found += told_of_age(opened, ledger, was[1])
        compare(opened, made_again(opened, was[0] if was else ledger), verified)
    return verified


def told_of_age(opened: Opened, ledger: Ledger, since: int) -> Iterator[str]:
    """That the file shows an earlier state of the ledger, and which of its claims were changed after it."""
    yield counted(
        "head: an earlier one of this ledger, {n} entry before its last",
        "head: an earlier one of this ledger, {n} entries before its last",
        since,
    )
    claims = {claim_id for claim_id, _ in opened.manifest["shown"]["claims"]}
    changed = {change.before.claim_id for change in ledger.corrections} & claims
    if changed:
        yield counted(
            "since then {n} of its claims was corrected or retracted:",
            "since then {n} of its claims were corrected or retracted:",
            len(changed),
        )
        yield from sorted(changed)[:MOST_NAMED]


def file_faults(opened: Opened) -> list[Fault]:
    """The file against its manifest: the seal, the digest, the ids that stand in its data."""
    name = str(opened.path)
    changed = Fault(name, None, "", "was changed after it was exported", "get the file again from where it came")
    if not is_whole(opened.sealed, opened.seal_text) or not _is_named(opened):
        return [changed]
    if not _has_digest(opened.manifest):
        rule = "has a manifest whose digest is not that of what it lists"
        return [Fault(name, None, "digest", rule, "get the file again from where it came")]
    if not _counts_hold(opened.manifest["shown"]):
        rule = "has a manifest whose counts can't be those of its claims and its View"
        return [Fault(name, None, "counts", rule, "get the file again from where it came")]
    ids = [claim_id for claim_id, _ in opened.manifest["shown"]["claims"]]
    if opened.format in WITH_IDS and _ids(opened) != ids:
        rule = "holds other claims than its manifest lists"
        return [Fault(name, None, "claims", rule, "get the file again from where it came")]
    return []


def _counts_hold(shown: dict[str, Any]) -> bool:
    """What of the counts no ledger is needed for: claims are of at least as many, and only a choice hides sources."""
    counts = shown["counts"]
    chosen = "source" in shown["view"]
    return bool(
        counts["claims"] == len(shown["claims"]) <= counts["claims_of"]
        and counts["sources_hidden"] >= 0
        and (chosen or counts["sources_hidden"] == 0)
    )


def _ids(opened: Opened) -> list[str] | None:
    try:
        return FORMATS[opened.format].read_ids(opened.data)
    except ValueError:
        return None


WITH_IDS = frozenset({"geojson", "csv", "xlsx", "gpkg", "kml", "parquet"})


def _is_named(opened: Opened) -> bool:
    """Whether a manifest beside a file names this very file."""
    if opened.beside is None:
        return True
    named = opened.manifest.get("file")
    return isinstance(named, dict) and str(named.get("sha256")) == hashlib.sha256(opened.data).hexdigest()


def _has_digest(manifest: dict[str, Any]) -> bool:
    try:
        return digest_of(manifest["shown"]) == str(manifest["digest"])
    except (rfc8785.CanonicalizationError, RecursionError):
        return False


def told_of_file(opened: Opened) -> Iterator[str]:
    """What holds of the file by itself."""
    where = opened.beside or opened.path
    yield translated("file: whole, as it was sealed (manifest in {where})").format(where=where.name)
    yield translated("digest: {digest}").format(digest=opened.manifest["digest"])
    yield translated("shown: {sentence}").format(sentence=opened.manifest["shown"]["sentence"])
    made = opened.manifest["made"]
    yield translated("made by {program}, format {format}").format(program=made["program"], format=made["format"])


def compare(opened: Opened, again: Again, verified: Verified) -> None:
    """The manifest against the ledger, and the export against the one made again from it."""
    shown = opened.manifest["shown"]
    same = again.head == shown["head"]
    verified.found.append(
        translated("head ({kind}): the ledger's own, {head}").format(kind=again.head_kind, head=again.head)
        if same
        else translated("head: another; the file names {named}, this ledger is {head}").format(
            named=shown["head"], head=again.head
        )
    )
    claims = shown["claims"]
    wrong = [Fault(str(opened.path), None, claim_id, rule, REMEDY) for claim_id, rule in again.wrong]
    verified.faults += wrong[:MOST_NAMED]
    if not wrong:
        one, many = "claims: {n} stands in the ledger as it did", "claims: {n} stand in the ledger as they did"
        told = counted(one, many, len(claims))
        verified.found.append(told)
    _compare_again(opened, again, verified)


REMEDY = "compare with a ledger of the head that the file names"


def _compare_again(opened: Opened, again: Again, verified: Verified) -> None:
    """Only a file that was made again the same is verified; what could not be compared is never passed as if it were."""
    if again.same_bytes:
        verified.found.append(translated("made again from the ledger: the same file, byte for byte"))
        verified.found += _not_compared(again)
        return
    rule, remedy = "is not what this ledger gives for its View", REMEDY
    if again.reason:
        rule = f"names a View that this ledger does not know ({again.reason})"
    elif again.same_shown and again.differs:
        rule = f"could not be compared beyond the claims it lists: made again it is another file ({again.differs})"
        remedy = "verify it with the versions that it names"
    verified.faults.append(Fault(str(opened.path), None, "", rule, remedy))


def _not_compared(again: Again) -> Iterator[str]:
    """What even the same bytes do not show, since it is the file's own word."""
    if again.own_counts:
        yield translated(
            "not compared, as this ledger is of another head: of how many claims and how many hidden sources it speaks"
        )
    if again.differs:
        told = translated("not compared, as it makes no difference to the file: what its manifest names otherwise ({told})")
        yield told.format(told=again.differs)


def limits() -> tuple[str, ...]:
    """What a digest does not prove."""
    return (
        translated("This shows that the file is as it was sealed, and what was compared with the ledger above."),
        translated("It does not show that a claim is true, nor who made the file: anyone can seal a file."),
    )
