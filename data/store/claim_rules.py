"""What must hold within one claim: its parts fit each other, its days fit its document, its id is its hash."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date

from data.days import Span, read_day, read_span
from data.identity import claim_id
from data.model import Kind, Modality, Phase, Scope
from data.schema import COUNT, FORESEEING, MOST_WORDS, WITHOUT_ACTOR
from geo.faults import Fault
from geo.tables import Row

FILE = "claims.csv"
UNGRADED = ("F", "6")

NO_HASH = "is not the hash of its claim"


def claim_faults(row: Row, published: Mapping[str, str]) -> Iterator[Fault]:
    """Every fault of one claim that is not a fault of a single value."""
    number, claim = row
    for field, rule, remedy in (*_meaning(claim), *_text(claim), *_grading(claim), *_days(claim, published)):
        yield Fault(FILE, number, field, rule, remedy, claim[field])


Finding = tuple[str, str, str]


def _meaning(claim: Mapping[str, str]) -> Iterator[Finding]:
    """Kind, state, actor, scope, sector, phase and modality belong together."""
    if claim["state"] and claim["kind"] != Kind.control:
        yield (
            "state",
            f"is set for kind {claim['kind']} (rule: only control has a state)",
            "empty it, or make it control",
        )
    if claim["kind"] == Kind.control and not claim["state"]:
        yield "state", "is empty for kind control", "name the state that is claimed or denied"
    if not claim["actor"] and claim["kind"] not in WITHOUT_ACTOR:
        yield "actor", f"is empty for kind {claim['kind']}", "say whose act or forces: ukraine, russia or both"
    if claim["sector"] and claim["scope"] != Scope.part:
        yield "sector", f"is set for scope {claim['scope']} (rule: only part has a sector)", "empty it, or make it part"
    if claim["scope"] == Scope.part and not claim["sector"]:
        yield "sector", "is empty for scope part", "name the sector, or write unspecified"
    if claim["modality"] == Modality.denied and claim["phase"] == Phase.possible:
        yield "phase", "is possible in a denial", "say what is denied: is or under_way"


def _text(claim: Mapping[str, str]) -> Iterator[Finding]:
    """Words, passage and id."""
    if len(claim["words"].split()) > MOST_WORDS:
        yield "words", f"is longer than {MOST_WORDS} words", "keep the decisive words alone"
    start, end = claim["passage_start"], claim["passage_end"]
    if COUNT.fullmatch(start) and COUNT.fullmatch(end) and int(start) >= int(end):
        yield "passage_end", "is not after passage_start", "count both from the text's start"
    if claim["claim_id"] != claim_id(claim):
        yield "claim_id", NO_HASH, f"write {claim_id(claim)}"
    if claim["supersedes"] and claim["supersedes"] == claim["claim_id"]:
        yield "supersedes", "names the claim itself", "name the claim it corrects"


def _grading(claim: Mapping[str, str]) -> Iterator[Finding]:
    """A grade other than F6 is somebody's, and says whose."""
    if (claim["reliability"], claim["credibility"]) != UNGRADED and not claim["graded_by"]:
        yield "graded_by", "is empty beside a grade other than F6", "name who graded, or write F and 6"


def _days(claim: Mapping[str, str], published: Mapping[str, str]) -> Iterator[Finding]:
    """A claim is said before it is printed, and about what has been, unless it foresees."""
    printed = _span(published.get(claim["document_id"], ""))
    stated, about = _span(claim["stated_on"]), _span(claim["as_of"])
    if printed is None:
        return
    if stated and stated.first > printed.last:
        yield "stated_on", f"is after the document was printed ({printed.last})", "check both days"
    if about and about.first > printed.last and claim["phase"] not in FORESEEING:
        yield "as_of", f"is after the document was printed ({printed.last})", "check the day, or make it possible"
    recorded = _day(claim["recorded_on"])
    if recorded and recorded < printed.last:
        yield "recorded_on", f"is before the document was printed ({printed.last})", "check both days"


def _span(text: str) -> Span | None:
    """A span, or None where it is empty or a fault of its own."""
    try:
        return read_span(text) if text else None
    except ValueError:
        return None


def _day(text: str) -> date | None:
    try:
        return read_day(text) if text else None
    except ValueError:
        return None
