"""A ledger made from its entries, one by one: the same entries make the same ledger, on every machine.

A later `source`, `place`, `document` or `claim` of the same id takes the place of the earlier one, which stays in the chain;
so does a `correction` of a claim's wording. A correction that claims something else is a claim of its own that supersedes
the earlier one; one that goes back to what was claimed before an earlier correction sets that claim in force again.
Sentences of a document that come with a later import take the place of all it had before.
What an editor said of a claim stands, also when the tables it was loaded from say it otherwise later.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace
from operator import attrgetter

from data.model import Claim, Document, Sentence, Source
from data.store.chain import NOTHING, Broken, Entry, Head, read_body, walked
from data.store.changes import Change, row_of
from data.store.ledger import Ledger, shipped_places
from data.store.map_entries import FILE, MAP, TABLE
from data.store.map_replay import ImportedSoFar
from data.store.rows import claim_from, document_from, sentence_from, source_from
from geo.places import Place, place_from

# The group that entries belong to before any import: the tables a store was first loaded from.
TABLES_GROUP = "tables"
# Tables of claims that a user brought in beside them.
CLAIMS_GROUP = "claims"
# An import of a document's bytes, which stand beside the chain; it begins no group.
BYTES = "bytes"
Values = dict[str, str]
# The first row of a table stands below its header.
HEADER = 1


class Replay:
    """What a chain has said so far. `take` goes on; `ledger` is the ledger as of the last entry taken."""

    def __init__(self) -> None:
        self.head: Head = NOTHING
        self.sources: dict[str, Source] = {}
        self.places: dict[str, Values] = {}
        self.documents: dict[str, Document] = {}
        self.sentences: dict[str, list[Sentence]] = {}
        self.claims: dict[str, Claim] = {}
        self.retracted: dict[str, str] = {}
        self.changes: list[Change] = []
        self.versions: dict[str, int] = {}
        # By the sha256 of what was asked, the entry that did it: the same request twice is one entry.
        self.requests: dict[str, int] = {}
        # By the sha256 of a document whose bytes are kept, the entry that says so.
        self.kept: dict[str, int] = {}
        # What the tables say of a claim that an editor has changed; and the ids that did not come with the tables.
        self.tables_say: dict[str, Claim] = {}
        self.added: set[tuple[str, str]] = set()
        # The corrections that are claims of their own; and by document all claims that came after its sentences, which
        # are named in them.
        self.born_here: set[str] = set()
        self.named_later: dict[str, list[Claim]] = {}
        # Files of maps and of settlements that were brought in.
        self.imported = ImportedSoFar()
        self._group = TABLES_GROUP
        self._renewed: set[str] | None = None
        self._sentence_rows = 0
        self._take: dict[str, Callable[[Entry, Values], None]] = {
            "source": self._source, "place": self._place, "document": self._document, "sentence": self._sentence,
            "claim": self._claim, "import": self._import, "correction": self._correction,
            "retraction": self._retraction, "grade": self._grade,
        }  # fmt: skip

    def take(self, entries: Iterable[Entry]) -> None:
        """Goes on with entries that follow. Raises `chain.Broken` at the first that does not follow or makes no sense."""
        for entry in walked(entries, self.head):
            said = read_body(entry)
            try:
                self._take[entry.kind](entry, said)
            except (KeyError, ValueError, TypeError, AttributeError) as error:
                raise Broken(entry.seq, entry.kind, "what it says does not fit what was entered before") from error
            if entry.request:
                self.requests[entry.request] = entry.seq
            self.head = Head(entry.seq, entry.hash)

    def ledger(self) -> Ledger:
        """The ledger as of the last entry taken; what is taken later does not change it."""
        sentences = (sentence for told in self.sentences.values() for sentence in told)
        return Ledger(
            head=self.head.hash,
            head_kind="chain",
            sources=dict(self.sources),
            documents=dict(self.documents),
            claims=tuple(self.claims.values()),
            coverage=tuple(sorted(sentences, key=attrgetter("row"))),
            places=self.known_places(),
            retracted=dict(self.retracted),
            corrections=tuple(self.changes),
            versions=dict(self.versions),
            imports=tuple(self.imported.files.values()),
            maps=self.imported.maps(),
            settlements=self.imported.settlements(),
        )

    def known_places(self) -> dict[str, Place]:
        """The shipped places and the ledger's own."""
        return {**shipped_places(), **{name: place_from(row) for name, row in self.places.items()}}

    def _enter(self, kind: str, name: str, known: bool) -> None:
        if not known and self._group != TABLES_GROUP:
            self.added.add((kind, name))

    def _import(self, entry: Entry, said: Values) -> None:
        if said["what"] in (MAP, TABLE):
            self.imported.take(entry, said)
        elif said["what"] == BYTES:
            self.kept[said["sha256"]] = entry.seq
        elif said["what"] == FILE:
            self.imported.take(entry, said)
            # Its bytes are kept with it, and a source that follows came with it, not with the tables.
            self.kept.setdefault(said["sha256"], entry.seq)
            self._group = FILE
        else:
            self._group, self._renewed = said["what"], set()

    def _source(self, entry: Entry, said: Values) -> None:
        self._enter("source", said["source_id"], said["source_id"] in self.sources)
        self.sources[said["source_id"]] = source_from(said)

    def _place(self, entry: Entry, said: Values) -> None:
        self._enter("place", said["place_id"], said["place_id"] in self.places)
        place_from(said)  # a row that is no place breaks the chain here, not when the ledger is asked for
        self.places[said["place_id"]] = said

    def _document(self, entry: Entry, said: Values) -> None:
        name = said["document_id"]
        before = self.documents.get(name)
        self._enter("document", name, before is not None)
        row = before.row if before else len(self.documents) + 1 + HEADER
        self.documents[name] = document = document_from(row, said)
        if before and before.published_on != document.published_on:
            for claim in [one for one in self.claims.values() if one.document_id == name]:
                self.claims[claim.claim_id] = self._made(row_of(claim), claim)

    def _sentence(self, entry: Entry, said: Values) -> None:
        name = said["document_id"]
        if self._renewed is not None and name not in self._renewed:
            self._renewed.add(name)
            self.sentences.pop(name, None)
        self._sentence_rows += 1
        sentence = sentence_from(self._sentence_rows + HEADER, said)
        for claim in self.named_later.get(name, ()):
            sentence = _naming(sentence, claim)
        self.sentences.setdefault(name, []).append(sentence)

    def _made(self, row: Values, before: Claim | None = None) -> Claim:
        """A claim from its row; where one stood before, in its place."""
        order = before.order if before else len(self.claims)
        return claim_from(order + 1 + HEADER, row, self.documents[row["document_id"]], order)

    def _claim(self, entry: Entry, said: Values) -> None:
        name = said["claim_id"]
        before = self.claims.get(name)
        self._enter("claim", name, before is not None)
        claim = self._made(said, before)
        if name in self.tables_say or (self._group == TABLES_GROUP and ("claim", name) in self.added):
            self.added.discard(("claim", name))
            self.tables_say[name] = claim
            return
        self.claims[name], self.versions[name] = claim, entry.seq
        if not before and self._group == CLAIMS_GROUP and self.sentences.get(claim.document_id):
            self._name(claim)
        if before:
            self._changed(entry, said, before, claim)
        elif claim.supersedes:
            self.versions[claim.supersedes] = entry.seq
            self._changed(entry, said, self.claims[claim.supersedes], claim)

    def _correction(self, entry: Entry, said: Values) -> None:
        before = self._edited(said["corrects"])
        row = {column: said[column] for column in row_of(before)}
        known = self._taken_up(row["claim_id"], before)
        claim = self._made(row, known)
        self.claims[claim.claim_id] = claim
        if known is None:
            self.added.add(("claim", claim.claim_id))
            self.born_here.add(claim.claim_id)
            self._name(claim)
        self.versions[before.claim_id] = self.versions[claim.claim_id] = entry.seq
        self._changed(entry, said, before, claim)

    def line_of(self, name: str) -> list[str]:
        """A claim and those it corrects, one by one back to the first."""
        line = [name]
        while (name := self.claims[name].supersedes) in self.claims and name not in line:
            line.append(name)
        return line

    def _taken_up(self, name: str, before: Claim) -> Claim | None:
        """The claim that a correction says anew: the corrected one itself, or one that it had taken the place of.

        Going back to such a claim ends what had taken its place: of claims that correct each other in a ring none would
        count. None where the correction is a claim of its own.
        """
        if name not in self.claims:
            return None
        if name not in self.line_of(before.claim_id):
            raise ValueError("claims what another claim says")
        if name != before.claim_id:
            for claim in [one for one in self.claims.values() if one.supersedes == name]:
                self.claims[claim.claim_id] = replace(self._edited(claim.claim_id), supersedes="")
        return self._edited(name)

    def _retraction(self, entry: Entry, said: Values) -> None:
        if "file" in said:
            self.imported.retract(said)
            return
        before = self._edited(said["claim_id"])
        self.retracted[before.claim_id] = said["reason"]
        self.versions[before.claim_id] = entry.seq
        self._changed(entry, said, before, None)

    def _grade(self, entry: Entry, said: Values) -> None:
        before = self._edited(said["claim_id"])
        grade = {name: said[name] for name in ("reliability", "credibility", "graded_by")}
        self.claims[before.claim_id] = graded = replace(before, **grade)  # type: ignore[arg-type]
        self.versions[before.claim_id] = entry.seq
        self._changed(entry, {**said, "who": said["graded_by"]}, before, graded)

    def _name(self, claim: Claim) -> None:
        """A claim that comes after its document's sentences is named in those it was read in."""
        self.named_later.setdefault(claim.document_id, []).append(claim)
        told = self.sentences.get(claim.document_id, [])
        told[:] = [_naming(sentence, claim) for sentence in told]

    def _edited(self, name: str) -> Claim:
        """The claim an editor changes. From here on what the tables say of it is kept apart."""
        before = self.claims[name]
        if name not in self.born_here:
            self.tables_say.setdefault(name, before)
        return before

    def _changed(self, entry: Entry, said: Values, before: Claim, after: Claim | None) -> None:
        kind = entry.kind if entry.kind in ("retraction", "grade") else "correction"
        reason, who, day = (said.get(name, "") for name in ("reason", "who", "recorded_on"))
        self.changes.append(Change(entry.seq, entry.hash, kind, reason, who, day, before, after))


def _naming(sentence: Sentence, claim: Claim) -> Sentence:
    """A sentence names what was read in it later, beside what it names already."""
    touches = claim.passage_start < sentence.end and sentence.start < claim.passage_end
    if touches and claim.claim_id not in sentence.claim_ids:
        return replace(sentence, claim_ids=(*sentence.claim_ids, claim.claim_id))
    return sentence
