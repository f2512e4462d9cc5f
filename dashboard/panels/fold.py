"""The filters folded away on narrow screens: a chip that opens them as a sheet, by the page's style alone (static/phone.css).

A popover would fold them on wide screens too; what a browser folds itself keeps every control in one place of the page.
"""

from __future__ import annotations

import streamlit as st

from dashboard.language import translated
from dashboard.safe import html


def draw_fold() -> None:
    """The chip; call it first in the filters' container. Its words never change, or the page would draw it anew, shut."""
    opens, shuts = html(translated("Sources and filters")), html(translated("Close"))
    st.html(
        f'<details class="gl-fold"><summary><span class="gl-opens">{opens}</span>'
        f'<span class="gl-shuts">{shuts}</span></summary></details>'
    )
