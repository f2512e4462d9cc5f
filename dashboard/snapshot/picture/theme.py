"""The palette of one theme, and how each state's fill looks, as plain shapes: the same on paper as on the screen."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from dashboard.palette import PALETTE, StateLook


@dataclass(frozen=True)
class Theme:
    """`light` or `dark`."""

    name: str

    @property
    def colours(self) -> dict[str, Any]:
        """The palette's own table."""
        table: dict[str, Any] = PALETTE[self.name]
        return table

    def colour(self, name: str) -> str:
        """A colour by the palette's name, or a colour as it is."""
        return name if name.startswith("#") else str(self.colours[name])

    def state(self, state: str) -> StateLook:
        """How a state is drawn."""
        look: StateLook = self.colours["states"][state]
        return look

    def actor(self, actor: str) -> str:
        """The line colour of whose act it is."""
        state = {"ukraine": "ukrainian", "russia": "russian"}.get(actor)
        return self.state(state)["line"] if state else self.colour("ink")
