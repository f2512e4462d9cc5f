"""What is kept for good is set aside from what is looked through for garbage.

Streamlit has Python look through all objects there are at the end of every run of the page (`gc.collect` in its script
runner). The program and a ledger of thirty thousand claims are a million objects that are never garbage: looking at them
took more time than all else that a change of the day costs the server. What is set aside (`gc.freeze`) is still freed when
nobody refers to it any more.
"""

from __future__ import annotations

import gc


class SetAside:
    """For which state of the ledger it was done last; nothing is done before a server begins."""

    def __init__(self) -> None:
        self.wanted = False
        self.head = ""

    def begin(self) -> None:
        """From here on a server runs, and has read its ledger: what is made from it is made without looking at it all again."""
        self.wanted = True
        gc.freeze()

    def after_run(self, head: str) -> None:
        """At the end of the first run with a state of the ledger: by then all that is read, made and imported is there."""
        if self.wanted and head != self.head:
            self.head = head
            gc.collect()
            gc.freeze()


SET_ASIDE = SetAside()
