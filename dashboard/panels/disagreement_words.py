"""Disagreement in words: a sentence per place, the table, and what is said where nothing stands."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from datetime import date
from typing import Any

from dashboard.language import counted, day_in_words, translated
from dashboard.palette import state_label
from dashboard.panels.disagreement_matrix import MOST_PLACES, Matrix, count_words, href, source_names
from dashboard.panels.said import PlaceSaid
from dashboard.panels.tables import in_order, map_rows, standing_rows
from dashboard.safe import html, visible
from dashboard.wording import ACTOR_NAMES, PHASE_NAMES, beside_in_words, extent_in_words, window_in_words
from dashboard.wording_maps import drawn_for, shares_in_words
from data.breath import Breaths
from data.map_standings import MapStanding
from data.model import Question, State
from data.positions import opponents, seen_on
from data.standings import Standing
from data.store import Ledger
from data.view import Answer, View

# What is answered: the question, the state of control, whose encirclement.
Topic = tuple[str, str, str]
# More clauses than this are read line by line.
FEW = 2


def sentences_html(ledger: Ledger, matrix: Matrix, view: View) -> str:
    """A sentence per place, in the order of the matrix, each with a way to the passages."""
    rows = "".join(_sentence(ledger, view, said) for said in matrix.places[:MOST_PLACES])
    return f'<ul class="gl-sentences">{rows}</ul>'


def _sentence(ledger: Ledger, view: View, said: PlaceSaid) -> str:
    name = ledger.places[said.place_id].name
    to_map = href(view.at_place(said.place_id), "./")
    spoken = f"{translated('Claims and passages')}<span class='gl-unseen'>: {html(name)}</span>"
    told = clauses(ledger, said)
    rest = html(" ".join(told)) if len(told) <= FEW else f"<ul>{''.join(f'<li>{html(one)}</li>' for one in told)}</ul>"
    head = f'<b><bdi translate="no">{html(name)}</bdi></b>: {html(count_words(said))}.'
    return f'<li>{head} <bdi>{rest}</bdi> <a href="{to_map}">{spoken}</a></li>'


def clauses(ledger: Ledger, said: PlaceSaid) -> list[str]:
    """What is answered and by whom: "Encirclement of troops by Russia: asserted by A; denied by B (in part)." """
    topics: dict[Topic, list[Standing]] = defaultdict(list)
    for one in said.standings:
        topics[one.question, one.state, one.actor if one.question == Question.encirclement else ""].append(one)
    told = [_topic(ledger, topic, topics[topic], said.breaths) for topic in sorted(topics, key=_topic_order)]
    return [*told, *(_drawn(ledger, one) for one in said.maps)]


def _drawn(ledger: Ledger, one: MapStanding) -> str:
    said = translated("{source} draws {shares} ({map}).")
    return said.format(source=ledger.sources[one.source_id].name, shares=shares_in_words(one), map=drawn_for(one.map))


def _topic_order(topic: Topic) -> tuple[bool, int, str]:
    question, state, actor = topic
    return question != Question.encirclement, list(State).index(State(state)) if state else -1, actor


def _topic(ledger: Ledger, topic: Topic, own: Sequence[Standing], said: Breaths) -> str:
    question, state, actor = topic
    if question == Question.encirclement and actor:
        what = translated("Encirclement of troops by {actor}").format(actor=translated(ACTOR_NAMES[actor]))
    elif question == Question.encirclement:
        what = translated("Encirclement of troops")
    else:
        what = translated("Control, {state}").format(
            state=state_label(state).lower() if state in LOWER else _name(state)
        )
    return f"{what}: {'; '.join(_stances(ledger, own, said))}."


# These are common words; the other two are names of countries' sides and keep their capital.
LOWER = (State.contested, State.grey, State.infiltrated)


def _name(state: str) -> str:
    return state_label(state) if state else translated("no state named")


def _stances(ledger: Ledger, own: Sequence[Standing], said: Breaths) -> list[str]:
    """Who asserts it, who denies it, and who only speaks of it as tried, prevented or possible."""
    forms = {
        "asserted": translated("asserted by {names}"),
        "denied": translated("denied by {names}"),
        "open": translated("spoken of by {names}"),
    }
    by_stance = {stance: [one for one in own if one.stance == stance] for stance in forms}
    return [
        form.format(names=_names(ledger, by_stance[stance], said)) for stance, form in forms.items() if by_stance[stance]
    ]


def _names(ledger: Ledger, own: Sequence[Standing], said: Breaths) -> str:
    """Each source once, with how far and of which parts it speaks: "DeepState (centre; likely, south-west)"."""
    details: dict[str, dict[str, None]] = defaultdict(dict)
    for one in own:
        details[one.source_id][_detail(one, said)] = None
    return ", ".join(_source(ledger.sources[name].name, list(found)) for name, found in details.items())


def _source(name: str, details: Sequence[str]) -> str:
    told = "; ".join(filter(None, details))
    return f"{name} ({told})" if told else name


def _detail(one: Standing, said: Breaths) -> str:
    phase = translated(PHASE_NAMES[one.phase]) if PHASE_NAMES[one.phase] else ""
    return ", ".join(part for part in (phase, extent_in_words(one), beside_in_words(one, said)) if part)


def table_rows(ledger: Ledger, answer: Answer, maps: Sequence[MapStanding] = ()) -> list[dict[str, Any]]:
    """Every standing of the View, and who contradicts it; then what maps draw, which nobody's words contradict or confirm."""
    against = opponents(answer.standings)
    rows = standing_rows(ledger, answer)
    for row, one in zip(rows, in_order(ledger, answer.standings), strict=True):
        row[translated("Contradicts")] = visible(", ".join(source_names(ledger, against.get(one, ()))))
    return [*rows, *map_rows(ledger, maps, answer.day)]


def empty_html(view: View, answer: Answer, near: tuple[date | None, date | None], place: tuple[str, str] | None) -> str:
    """What is said where nothing stands, of all or of one place (id and name): what there is instead, and when."""
    said = translated("{window}: no source here had taken a position on control or encirclement.")
    if place:
        said = translated("{window}: no source here had taken a position on control or encirclement of {place}.")
    text = said.format(window=window_in_words(view, answer.day), place=place[1] if place else "")
    others = len([claim for claim in answer.claims if place is None or claim.place_id == place[0]])
    if others:
        text += " " + counted("{n} claim tells of other things.", "{n} claims tell of other things.", others)
    names = (translated("Before: {day}"), translated("Next: {day}"))
    links = [_day_link(view, answer.day, day, name) for day, name in zip(near, names, strict=True) if day]
    if not links:
        links = [html(translated("On other days neither: choose other sources, kinds or states."))]
    return f'<p class="gl-empty" role="status"><bdi>{html(text)}</bdi> {" ".join(links)}</p>'


def _day_link(view: View, own: date, day: date, name: str) -> str:
    return f'<a href="{href(seen_on(view, day, own))}">{html(name.format(day=day_in_words(day)))}</a>'
