"""What the marks mean: a row of examples, only of what is on the screen."""

from __future__ import annotations

from dashboard.language import N_, translated
from dashboard.palette import state_label
from dashboard.safe import html
from data.model import State

BOX = '<span class="gl-cell"><i class="{look}"></i></span>'
PARTS = (("grey", 40), ("russian", 30))
PARTS_DRAWN = "".join(f'<i class="gl-full gl-{state}" style="height:{share}%"></i>' for state, share in PARTS)
SHARES = f'<span class="gl-cell"><i class="gl-shares">{PARTS_DRAWN}</i></span>'
# What to look for on the screen, how it is drawn here, what it means.
MARKS = (
    ('class="gl-part ', BOX.format(look="gl-part gl-grey"), N_("half: in part, or under way")),
    ('class="gl-shares"', SHARES, N_("in parts: shares of the place's circle on a map")),
    ('class="gl-plus"', f"{BOX.format(look='gl-full gl-grey')}<b>+</b>", N_("more than two positions, newest shown")),
    ('class="gl-dot"', BOX.format(look="gl-dot"), N_("speaks, but not of control")),
    ('class="gl-silent"', '<span class="gl-silent"></span>', N_("silent")),
    (
        'class="gl-encircled',
        '<span class="gl-encircled gl-by-russia"></span>',
        N_("encirclement, in the colour of who encircles"),
    ),
    (
        " gl-half-ring",
        '<span class="gl-encircled gl-by-russia gl-half-ring"></span>',
        N_("half a ring: encirclement under way, not said to be closed"),
    ),
    (" gl-struck", '<span class="gl-encircled gl-struck"></span>', N_("encirclement denied")),
    ('class="gl-contradicted"', '<b class="gl-contradicted">≠</b>', N_("another source contradicts it")),
    ("gl-mark gl-said-today", BOX.format(look="gl-dot"), N_("triangle: said that day")),
    ("gl-mark gl-said-old", BOX.format(look="gl-dot"), N_("dashed: said more than 7 days ago")),
    ("gl-mark gl-said-faded", BOX.format(look="gl-full gl-grey"), N_("no fill: said more than 30 days ago")),
)
AGES = ("gl-said-today", "gl-said-old", "gl-said-faded")


def key_html(shown: str) -> str:
    """The meaning of every mark that is on the screen: `shown` is the screen's own HTML."""
    rows = [
        _entry(BOX.format(look=f"gl-full gl-{state}"), state_label(state))
        for state in State
        if f"gl-full gl-{state}" in shown or f"gl-part gl-{state}" in shown
    ]
    rows += [
        _entry(BOX.format(look=f"gl-denied gl-{state}"), translated("denied: {state}").format(state=state_label(state)))
        for state in State
        if f"gl-denied gl-{state}" in shown
    ]
    rows += [_entry(drawn, translated(text), _age(sign)) for sign, drawn, text in MARKS if sign in shown]
    return f'<ul class="gl-meaning" aria-label="{html(translated("What the marks mean"))}">{"".join(rows)}</ul>'


def _age(sign: str) -> str:
    return next((age for age in AGES if sign.endswith(age)), "gl-said-carried")


def _entry(drawn: str, text: str, age: str = "gl-said-carried") -> str:
    staff = f'<span class="gl-staff">{drawn}</span>' if "gl-cell" in drawn or "gl-silent" in drawn else drawn
    return f'<li><span class="gl-mark {age}" aria-hidden="true">{staff}</span>{html(text)}</li>'
