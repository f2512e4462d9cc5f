"""The claims in the panel of a place: by group, each with its words, where it was read, its passage and its citation."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from dashboard.language import counted, translated
from dashboard.panels.changes_told import told_html
from dashboard.panels.cite import claim_html
from dashboard.panels.quoting import printed_words
from dashboard.panels.said import PlaceSaid
from dashboard.printed import document_name, grade, origin_parts, printed_in
from dashboard.safe import css_text, html
from dashboard.wording import GROUP_NAMES, age_in_words, beside_summary, known_in_words
from data.model import Claim, Group
from data.store import Ledger

FEW = 15


@dataclass(frozen=True)
class Link:
    """What leads to a claim: the page's own address, and the claim that the present address names."""

    base: str = ""
    named: str | None = None


def not_here_html(ledger: Ledger, said: PlaceSaid, named: str | None) -> str:
    """Of the claim that the address names, why it is not below: it does not count any more, or the View leaves it out."""
    claim = next((one for one in ledger.claims if one.claim_id == named), None) if named else None
    if claim is None or claim in said.claims:
        return ""
    form = translated("The claim that this link names, {claim} by {source}, is not in this view; it is known from {day}.")
    if claim not in ledger.valid:
        form = translated("The claim that this link names, {claim} by {source}, was corrected or retracted.")
    source, day = ledger.sources[claim.source_id].name, known_in_words(claim)
    text = form.format(claim=claim.claim_id, source=source, day=day)
    return f'<p class="gl-notes" role="status"><bdi>{html(text)}</bdi></p>'


def group_html(ledger: Ledger, group: Group, said: PlaceSaid, texts: Mapping[str, str], link: Link) -> str:
    """The claims of one group, newest first; of many the first, and the one that a link led to."""
    own = [claim for claim in said.claims if ledger.sources[claim.source_id].group is group]
    own.sort(key=lambda claim: (-claim.known_from.toordinal(), claim.order))
    chosen = own[:FEW] + [claim for claim in own[FEW:] if claim.claim_id == link.named]
    shown = "".join(_claim(ledger, claim, texts, link) for claim in chosen)
    left = len(own) - len(chosen)
    more = f"<p>{html(counted('{n} more in the table', '{n} more in the table', left))}</p>" if left > 0 else ""
    return f"<h3>{html(translated(GROUP_NAMES[group]))} <span>{len(own)}</span></h3>{shown}{more}"


def ages_style(said: PlaceSaid) -> str:
    """How long before the day each claim became known, as a style: so the claims themselves stay as they are when the day
    turns."""
    known = sorted({claim.known_from for claim in said.claims})
    ages = ((day, css_text(age_in_words((said.day - day).days))) for day in known)
    return "".join(f'.gl-age[data-known="{day}"]::after{{content:"{age}"}}' for day, age in ages)


def _claim(ledger: Ledger, claim: Claim, texts: Mapping[str, str], link: Link) -> str:
    """One claim. Its link leads to the day on which it became known, whichever day is looked at."""
    source = ledger.sources[claim.source_id]
    words = f"{printed_words(claim.words)} " if claim.words else ""
    answer = f": {html(said)}" if (said := beside_summary(claim)) else ""
    # A link led to it: it takes the focus, so that a screen reader begins there.
    named = ' gl-named" tabindex="-1" aria-current="true' if claim.claim_id == link.named else ""
    return (
        f'<article class="gl-claim{named}"><p class="gl-said"><b><bdi>{html(source.name)}</bdi></b>'
        f"{answer}</p><p>{words}<bdi>{html(claim.summary)}</bdi></p>"
        f'<p class="gl-second">{_origin(ledger, claim)}</p>{_passage(ledger, claim, texts)}'
        f"{told_html(ledger.changes_by_claim.get(claim.claim_id, ()))}"
        f"{claim_html(ledger, claim, claim.known_from, link.base)}</article>"
    )


def _origin(ledger: Ledger, claim: Claim) -> str:
    via = ledger.sources[claim.via_source_id].name if claim.via_source_id else ""
    told = origin_parts(claim, via, printed_in(ledger, ledger.documents[claim.document_id]))
    age = f'<span class="gl-age" data-known="{claim.known_from}"></span>'
    return " · ".join([*map(html, told), age, html(grade(claim)), html(claim.claim_id)])


def _passage(ledger: Ledger, claim: Claim, texts: Mapping[str, str]) -> str:
    text = texts.get(ledger.documents[claim.document_id].text_sha256)
    if text is None:
        where = translated("Passage {start}–{end} of {document}; the text is not loaded.").format(
            start=claim.passage_start,
            end=claim.passage_end,
            document=document_name(ledger, ledger.documents[claim.document_id]),
        )
        return f'<p class="gl-second">{html(where)}</p>'
    passage = html(text[claim.passage_start : claim.passage_end])
    return (
        f"<details><summary>{html(translated('Passage'))}</summary>"
        f'<blockquote translate="no"><bdi>{passage}</bdi></blockquote></details>'
    )
