"""The nouns of the ledger, one word each: source, document, claim, and the closed lists their columns are taken from."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from data.days import Span


class Side(StrEnum):
    """On whose side a source speaks."""

    ukraine = "ukraine"
    russia = "russia"
    none = "none"


class SourceKind(StrEnum):
    """What a source is."""

    official = "official"
    monitor = "monitor"
    analyst = "analyst"
    blogger = "blogger"
    soldier = "soldier"
    press = "press"


class Redistribution(StrEnum):
    """Whether what a source publishes may be passed on."""

    open = "open"
    ask = "ask"
    no = "no"


class Kind(StrEnum):
    """What a claim is about."""

    control = "control"
    advance = "advance"
    withdrawal = "withdrawal"
    encirclement = "encirclement"
    fighting = "fighting"
    infiltration = "infiltration"
    supply = "supply"
    strike = "strike"
    other = "other"


class State(StrEnum):
    """A state of control, in the fixed order of slices and tables. Silence is none of them."""

    ukrainian = "ukrainian"
    contested = "contested"
    grey = "grey"
    infiltrated = "infiltrated"
    russian = "russian"


class Actor(StrEnum):
    """Whose act or forces a claim is about."""

    ukraine = "ukraine"
    russia = "russia"
    both = "both"


class Modality(StrEnum):
    """In which way a source says it."""

    claimed = "claimed"
    assessed = "assessed"
    geolocated = "geolocated"
    reported = "reported"
    denied = "denied"


class Phase(StrEnum):
    """How far a claim goes."""

    is_ = "is"
    under_way = "under_way"
    attempted = "attempted"
    prevented = "prevented"
    likely = "likely"
    possible = "possible"


class Scope(StrEnum):
    """How much of a place a claim is about."""

    whole = "whole"
    part = "part"
    area = "area"
    direction = "direction"


class Verification(StrEnum):
    """What the document says about checking."""

    not_stated = "not_stated"
    unverified = "unverified"
    confirmed = "confirmed"


class Question(StrEnum):
    """What a source can have a standing on: claims of these two kinds answer a question, all others tell of events."""

    control = "control"
    encirclement = "encirclement"


SECTORS = ("centre", "n", "ne", "e", "se", "s", "sw", "w", "nw", "unspecified", "rest")
NAMED_SECTORS = frozenset(SECTORS) - {"unspecified", "rest"}


class Group(StrEnum):
    """The five cells of the staff, in their order."""

    ukrainian_officials = "ukrainian-officials"
    ukrainian_others = "ukrainian-others"
    neither = "neither"
    russian_others = "russian-others"
    russian_officials = "russian-officials"


@dataclass(frozen=True, slots=True)
class Source:
    """A party that makes claims."""

    source_id: str
    name: str
    name_uk: str
    name_ru: str
    side: str
    kind: str
    url: str
    licence: str
    redistribution: str
    note: str

    @property
    def group(self) -> Group:
        """The cell of the staff in which this source stands."""
        official = self.kind == SourceKind.official
        if self.side == Side.ukraine:
            return Group.ukrainian_officials if official else Group.ukrainian_others
        if self.side == Side.russia:
            return Group.russian_officials if official else Group.russian_others
        return Group.neither


@dataclass(frozen=True, slots=True)
class Document:
    """One thing that was published and read. `row` is the line of its table on which it starts, by which faults name it."""

    document_id: str
    title: str
    publisher: str
    published_on: date
    language: str
    url: str
    text_sha256: str
    note: str
    row: int = 0


@dataclass(frozen=True, slots=True)
class Claim:
    """One document, one source, one place, one assertion. The columns as text, "" where nothing is said.

    Computed on reading: `known_from`, the first day on which the claim may appear; `as_of_span`, the days it is about;
    `stated_span`, the days on which it may have been said; `order`, its place in the ledger; `row` as in a
    document.
    """

    claim_id: str
    document_id: str
    passage_start: int
    passage_end: int
    passage_sha256: str
    source_id: str
    via_source_id: str
    place_id: str
    place_as_written: str
    scope: str
    sector: str
    kind: str
    actor: str
    phase: str
    state: str
    modality: str
    as_of: str
    stated_on: str
    verification: str
    reliability: str
    credibility: str
    graded_by: str
    words: str
    summary: str
    supersedes: str
    recorded_on: str
    known_from: date
    as_of_span: Span
    stated_span: Span | None
    order: int
    row: int = 0


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence of a document, with the claims read in it or the reason why it carries none. `row` as in a document."""

    document_id: str
    start: int
    end: int
    claim_ids: tuple[str, ...]
    reason: str
    row: int = 0
