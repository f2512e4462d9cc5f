"""What an entry changed in a claim, as the Corrections screen tells it."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from data.model import Claim
from data.schema import CLAIMS


@dataclass(frozen=True)
class Change:
    """A correction, a retraction or a grade of a claim, by one entry of the chain.

    `who` and `reason` are as the editor gave them; both are "" where the tables that the ledger was loaded from were
    changed, or correct an earlier claim themselves. `after` is None for a retraction. Where only the wording was mended,
    `after` has the id of `before`; where something else is claimed, it is a claim of its own that supersedes it.
    """

    entry: int
    hash: str
    kind: str
    reason: str
    who: str
    recorded_on: str
    before: Claim
    after: Claim | None

    @cached_property
    def changed(self) -> dict[str, tuple[str, str]]:
        """The columns that differ, each with its text before and after; none for a retraction."""
        if self.after is None:
            return {}
        before, after = row_of(self.before), row_of(self.after)
        own = ("claim_id", "supersedes", "recorded_on")
        return {name: (before[name], after[name]) for name in CLAIMS if name not in own and before[name] != after[name]}


def row_of(claim: Claim) -> dict[str, str]:
    """A claim as the row of claims.csv that it was read from."""
    return {column: str(getattr(claim, column)) for column in CLAIMS}
