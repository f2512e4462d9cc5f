"""One source on one place and day, drawn: its cell of the staff, a ring for encirclement, its age, who contradicts it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date

from dashboard.cells import cells, denies, fills, known_from, shares_drawn
from dashboard.language import translated
from dashboard.panels.staff import staff_html
from dashboard.safe import html
from dashboard.wording import PHASE_NAMES, SCOPE_NAMES, age_in_words, answers_in_words, beside_in_words
from dashboard.wording_maps import share_in_words, shares_in_words
from data.breath import Breaths
from data.disagreement import asserts_a_ring
from data.map_standings import MapStanding
from data.model import Group, Phase, Question
from data.standings import Standing

OLD_DAYS, FADED_DAYS = 7, 30


@dataclass(frozen=True)
class Spoken:
    """One source on one place and day: its standings, whether it speaks of the place at all, who contradicts it, and what
    was said of the place in one breath."""

    group: Group
    day: date
    standings: tuple[Standing, ...]
    speaks: bool
    against: tuple[str, ...] = ()
    breaths: Breaths = field(default_factory=dict)
    maps: tuple[MapStanding, ...] = ()

    @property
    def answers(self) -> tuple[Standing | MapStanding, ...]:
        """What it says and what it draws."""
        return (*self.standings, *self.maps)


def cell_html(spoken: Spoken) -> str:
    """What stands in a cell of a table: the marks for the eye, the words for whoever does not see them."""
    said = html(words(spoken))
    marks = f"{_staff(spoken)}{ring_html(spoken.standings)}{_contradicted(spoken)}"
    title = f' title="{said}"' if spoken.answers else ""
    drawn = f'<div class="gl-mark {age_class(spoken)}" aria-hidden="true"{title}>{marks}</div>'
    return f"{drawn}{_under(spoken)}{unseen(said)}"


def unseen(said: str) -> str:
    """Words, already escaped, that are read aloud and not shown."""
    return f'<span class="gl-unseen">{said}</span>'


def words(spoken: Spoken) -> str:
    """The cell in words: every position, how old the newest is, and who contradicts it."""
    if not spoken.answers:
        return translated("speaks of other things") if spoken.speaks else translated("silent")
    parts = [answers_in_words(one, spoken.breaths) for one in spoken.standings]
    parts += [translated("draws {shares}").format(shares=shares_in_words(one)) for one in spoken.maps]
    newest = age_in_words(age(spoken))
    several = len({known_from(one) for one in spoken.answers}) > 1
    parts.append(translated("the newest {when}").format(when=newest) if several else newest)
    if spoken.against:
        parts.append(translated("contradicted by {names}").format(names=", ".join(spoken.against)))
    return "; ".join(parts)


def age(spoken: Spoken) -> int:
    """Days since the newest of its positions became known."""
    return min(one.age_days(spoken.day) for one in spoken.answers)


def age_class(spoken: Spoken) -> str:
    """How its outline is drawn: said that day, carried, older than a week, older than a month."""
    if not spoken.answers:
        return "gl-none"
    days = age(spoken)
    return (
        "gl-said-today"
        if days == 0
        else "gl-said-faded"
        if days > FADED_DAYS
        else "gl-said-old"
        if days > OLD_DAYS
        else "gl-said-carried"
    )


def _staff(spoken: Spoken) -> str:
    """The one cell of the staff that is this source's; none of it where the source is silent, only the base line."""
    sources = {one.source_id: spoken.group for one in spoken.answers}
    made = cells(
        spoken.standings, sources, {spoken.group} if spoken.speaks or spoken.standings else set(), spoken.maps
    )
    return staff_html([cell for cell in made if cell.group is spoken.group])


def ring_html(standings: Sequence[Standing]) -> str:
    """Encirclement as a ring: with a stroke where it is denied, broken where it is only likely, half where nobody says
    that it is closed."""
    own = [one for one in standings if one.question == Question.encirclement]
    asserted = [one for one in own if one.stance == "asserted"]
    denied = any(one.stance == "denied" for one in own)
    if not asserted and not denied:
        return ""
    actors = {one.actor for one in asserted}
    looks = ["gl-encircled", *(f"gl-by-{actor}" for actor in actors if len(actors) == 1)]
    looks += ["gl-struck"] if denied else []
    looks += ["gl-only-likely"] if asserted and all(one.phase == Phase.likely for one in asserted) else []
    looks += ["gl-half-ring"] if asserted and not denied and not any(map(asserts_a_ring, asserted)) else []
    return f'<span class="{" ".join(looks)}" aria-hidden="true"></span>'


def _contradicted(spoken: Spoken) -> str:
    return '<b class="gl-contradicted">≠</b>' if spoken.against else ""


def _under(spoken: Spoken) -> str:
    """What stands under the marks: words for what is never drawn, the age in days of what is carried, shares that are drawn."""
    if not spoken.answers:
        return ""
    days = translated("{n} d").format(n=age(spoken)) if age(spoken) else ""
    said = (undrawn(spoken.standings), _beside(spoken)) if spoken.standings else ()
    lines = [" · ".join(filter(None, (*said, days)))]
    lines += [share_in_words(share, state) for one in spoken.maps for state, share in shares_drawn(one)]
    return "".join(f'<small class="gl-under" aria-hidden="true">{html(line)}</small>' for line in lines if line)


def _beside(spoken: Spoken) -> str:
    """What it says otherwise in the same breath, and no cell has room for: "also: Ukrainian"."""
    return "; ".join(filter(None, (beside_in_words(one, spoken.breaths) for one in spoken.standings)))


def undrawn(standings: Sequence[Standing]) -> str:
    """In one word what is listed but never drawn, where nothing else is there to see: "likely", "attempted"."""
    if any(fills(one) or denies(one) for one in standings) or ring_html(standings):
        return ""
    word = PHASE_NAMES[standings[0].phase] or SCOPE_NAMES[standings[0].scope]
    return translated(word) if word else ""
