"""Small tables of figures as HTML: read by a screen reader, scrolling in a frame of their own where they are too wide."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from dashboard.panels.disagreement_matrix import scrolling
from dashboard.safe import html


@dataclass(frozen=True)
class Cell:
    """A cell: its words, and whether it heads its row or the group of rows below it, holds a figure, shows the sign of a state,
    or spans several columns.

    `safe` is HTML of our own that stands behind the words.
    """

    words: str
    head: bool = False
    group: bool = False
    figure: bool = False
    state: str = ""
    wide: int = 1
    safe: str = ""

    def html(self) -> str:
        """The cell as HTML."""
        name, scope = ("th", ' scope="row"') if self.head else ("th", ' scope="colgroup"') if self.group else ("td", "")
        look = ' class="gl-number"' if self.figure else ""
        span = f' colspan="{self.wide}"' if self.wide > 1 else ""
        sign = f'<i class="gl-full gl-{self.state}" aria-hidden="true"></i> ' if self.state else ""
        return f"<{name}{scope}{look}{span}>{sign}<bdi>{html(self.words)}</bdi>{self.safe}</{name}>"


def table_html(title: str, heads: Sequence[str], rows: Iterable[Sequence[Cell]]) -> str:
    """A table with its title."""
    head = "".join(f'<th scope="col">{html(one)}</th>' for one in heads)
    body = "".join(f"<tr>{''.join(cell.html() for cell in row)}</tr>" for row in rows)
    caption = f"<caption>{html(title)}</caption>"
    return scrolling(f'<table class="gl-figures">{caption}<thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>', title)
