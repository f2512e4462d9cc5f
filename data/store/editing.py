"""What an editor asks for becomes what is entered: a correction, a retraction or a grade of a claim. Pure.

Every request says on which state of the claim it is made (`expected`, from `Ledger.versions`). The same request twice is
one entry: it is known by the sha256 of what was asked, whoever sends it again, by a double click, Back or another tab.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace

from data.identity import claim_id, sha256_of
from data.model import Claim
from data.schema import CLAIMS
from data.store.chain import Said, canonical
from data.store.changes import row_of
from data.store.faults import Overtaken
from data.store.replay import HEADER, Replay
from data.store.rules import faults_of, name_faults, without_followers
from geo.faults import Fault, Refused, refuse
from geo.names import is_invisible
from geo.tables import Row

COMPUTED = ("claim_id", "supersedes", "recorded_on")
# A grade is an entry of its own, in the name of who gives it.
GRADED = ("reliability", "credibility", "graded_by")
# An editor's reason and name, in characters.
LONGEST = {"reason": 2000, "who": 120}
FORM = "correction"

# What a request comes to: the entry to be made, or the number of the one that was made for it before.
Ask = Callable[[Replay], Said | int]


@dataclass(frozen=True)
class Asked:
    """Who asks for a change of which claim, and why; `expected` is the claim's version that the editor saw."""

    claim_id: str
    expected: int
    who: str
    reason: str
    # The day on which it is asked, as it is recorded.
    day: str


def correction(now: Replay, asked: Asked, values: Mapping[str, str]) -> Said | int:
    """A correction that gives columns of a claim other values; or the number of the entry that made it before."""
    request = _request("correction", asked, values)
    if done := now.requests.get(request):
        return done
    refuse([*_form_faults(asked, values), *_column_faults(values)])
    before = _claim_asked(now, asked)
    row = {**row_of(before), **values, "recorded_on": asked.day}
    if row_of(before) == {**row, "recorded_on": before.recorded_on}:
        refuse([Fault(FORM, None, "", "changes nothing", "change a value, or leave the claim as it is")])
    row["claim_id"] = claim_id(row)
    if row["claim_id"] != before.claim_id:
        row["supersedes"] = before.claim_id
    refuse(_twin_faults(now, row["claim_id"], before))
    refuse(row_faults(now, row, amends=row["claim_id"] in now.claims))
    said = {"corrects": before.claim_id, "reason": asked.reason, "who": asked.who, "request": request}
    return "correction", {**row, **said}


def retraction(now: Replay, asked: Asked) -> Said | int:
    """A retraction: the claim is no longer valid; or the number of the entry that made it before."""
    request = _request("retraction", asked, {})
    if done := now.requests.get(request):
        return done
    refuse(_form_faults(asked, {}))
    before = _claim_asked(now, asked)
    said = {"claim_id": before.claim_id, "reason": asked.reason, "who": asked.who}
    return "retraction", {**said, "recorded_on": asked.day, "request": request}


def grade(now: Replay, asked: Asked, reliability: str, credibility: str) -> Said | int:
    """A grade of the Admiralty pair by a named grader, `asked.who`; or the number of the entry that gave it before."""
    given = {"reliability": reliability, "credibility": credibility, "graded_by": asked.who}
    request = _request("grade", asked, given)
    if done := now.requests.get(request):
        return done
    refuse(_form_faults(asked, given))
    before = _claim_asked(now, asked)
    refuse(row_faults(now, {**row_of(before), **given}, amends=True))
    said = {**given, "claim_id": before.claim_id, "reason": asked.reason}
    return "grade", {**said, "recorded_on": asked.day, "request": request}


def _request(kind: str, asked: Asked, values: Mapping[str, str]) -> str:
    """The sha256 of what is asked, without the day: a request sent again after midnight is still the same."""
    said = {"kind": kind, "claim_id": asked.claim_id, "expected": str(asked.expected), "who": asked.who}
    given = {f"to {name}": value for name, value in values.items()}
    try:
        return sha256_of(canonical({**said, "reason": asked.reason, **given}))
    except ValueError as error:
        fault = Fault(FORM, None, "", "holds characters that are no Unicode", "type the text again")
        raise Refused((fault,)) from error


def _claim_asked(now: Replay, asked: Asked) -> Claim:
    """The claim as it stands. Raises `Overtaken` with what was done to it since the editor saw it."""
    before = now.claims.get(asked.claim_id)
    if before is None:
        raise Refused((Fault(FORM, None, "claim_id", "is no claim of this ledger", "choose a claim", asked.claim_id),))
    if now.versions[asked.claim_id] != asked.expected:
        raise _overtaken(now, asked)
    corrected = any(claim.supersedes == asked.claim_id for claim in now.claims.values())
    if corrected or asked.claim_id in now.retracted:
        rule = "is retracted or corrected by another claim already"
        refuse([Fault(FORM, None, "claim_id", rule, "change the claim that took its place", asked.claim_id)])
    return before


def _overtaken(now: Replay, asked: Asked) -> Overtaken:
    since = tuple(
        change
        for change in now.changes
        if change.entry > asked.expected
        and asked.claim_id in {change.before.claim_id, getattr(change.after, "claim_id", "")}
    )
    by = f" by {since[-1].who}" if since and since[-1].who else ""
    rule = f"was changed{by} since this page was opened (entry {now.versions[asked.claim_id]})"
    fault = Fault(
        FORM, None, "claim_id", rule, "read that change, then send yours again if it still holds", asked.claim_id
    )
    return Overtaken((fault,), since)


def _form_faults(asked: Asked, values: Mapping[str, str]) -> Iterator[Fault]:
    """A change has a reason and a name; no text holds what a reader can't see or a database can't keep."""
    for field in ("reason", "who"):
        text = getattr(asked, field)
        if all(one.isspace() or is_invisible(one) for one in text):
            yield Fault(FORM, None, field, "is empty", "say why" if field == "reason" else "say who makes the change")
        if len(text) > LONGEST[field]:
            yield Fault(FORM, None, field, f"is longer than {LONGEST[field]} characters", "shorten it", text)
    for found in name_faults(FORM, 0, "who", asked.who):
        yield replace(found, row=None)
    for field, text in (("reason", asked.reason), *values.items()):
        if "\0" in text:
            yield Fault(FORM, None, field, "holds a NUL character", "remove it")
        if len(text) * 4 > 65536:
            yield Fault(FORM, None, field, "is longer than a table's field may be", "shorten it", text)


def _column_faults(values: Mapping[str, str]) -> Iterator[Fault]:
    for name in values:
        if name not in CLAIMS or name in COMPUTED:
            yield Fault(FORM, None, name, "is no column that an editor may change", "leave it out")
        elif name in GRADED:
            yield Fault(FORM, None, name, "is set by a grade alone, in the grader's name", "give the claim a grade")


def _twin_faults(now: Replay, same: str, before: Claim) -> Iterator[Fault]:
    """A corrected claim may say again what it said before an earlier correction, and nothing that another claim says."""
    if same in now.claims and same not in now.line_of(before.claim_id):
        rule = "says what another claim says already, read in the same passage (rule: a claim once)"
        yield Fault(FORM, None, "claim_id", rule, "retract this one instead, if it is that one entered twice", same)


def row_faults(now: Replay, row: dict[str, str], amends: bool) -> list[Fault]:
    """What the rules of the ledger's tables say of one claim among all others: the same rules, on what it refers to."""
    last = len(now.claims) + 1 + HEADER
    beside = {row["supersedes"]} if amends else {row["supersedes"], row["claim_id"]}
    claims = [(now.claims[name].row, row_of(now.claims[name])) for name in beside if name in now.claims]
    document = now.documents.get(row["document_id"])
    sources: list[Row] = [(0, {"source_id": name}) for name in now.sources]
    printed = (
        {"document_id": row["document_id"], "published_on": document.published_on.isoformat()} if document else None
    )
    tables = {
        "sources.csv": sources,
        "documents.csv": [(0, printed)] if printed else [],
        "claims.csv": [*claims, (last, row)],
    }
    found = [one for one in faults_of(tables, now.known_places()) if one.file == "claims.csv" and one.row == last]
    return [replace(one, file=FORM, row=None) for one in without_followers(found)]
