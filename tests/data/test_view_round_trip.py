"""A View and its address are one and the same: whatever is chosen comes back from its query, unchanged and without a note."""

from datetime import date
from urllib.parse import parse_qs, quote, urlencode

from hypothesis import given, settings
from hypothesis import strategies as st

from data.model import Kind, State
from data.other_side import OtherSide
from data.view import LANGUAGES, THEMES, View
from data.view_address import Vocabulary, parse

SOURCES, DOCUMENTS, PLACES = ("eastern-army", "map-maker", "a.b_c"), ("monday-paper", "d2"), ("pokrovsk", "new-mill")
FIRST, LAST = date(2025, 10, 1), date(2025, 11, 30)
CLAIMS = {"c1": "pokrovsk", "c2": "new-mill"}
MAP_DAYS = {"map-maker": frozenset({FIRST, LAST}), "a.b_c": frozenset({date(2025, 11, 4)}), "d": frozenset({LAST})}
OTHER_SIDES = [OtherSide(name, day, state) for name in MAP_DAYS for day in sorted(MAP_DAYS[name]) for state in State]
KNOWN = Vocabulary(SOURCES, DOCUMENTS, frozenset(PLACES), (FIRST, LAST), CLAIMS, ("map-maker", "a.b_c", "d"), MAP_DAYS)


def some_of(names):
    """All (None), or some of these names in their order, or none of them."""
    order = [str(name) for name in names]
    return st.none() | st.sets(st.sampled_from(order)).map(lambda chosen: tuple(sorted(chosen, key=order.index)))


def number(limit, places):
    return st.integers(-limit * 10**places, limit * 10**places).map(lambda whole: whole / 10**places)


DAYS = st.dates(FIRST, LAST)
BETWEEN = st.tuples(DAYS, DAYS).map(lambda days: tuple(sorted(days)))
REGIONS = st.sampled_from(("donetsk-oblast", "crimea", "36.5,47.8,38,48.8", "-10,-20.25,10,20.125"))
AT = st.tuples(number(90, 4), number(180, 4), st.integers(400, 1400).map(lambda zoom: zoom / 100))


@st.composite
def views(draw):
    day = draw(st.none() | DAYS)
    claim = draw(st.none() | st.sampled_from(sorted(CLAIMS)))
    maps = tuple(draw(st.lists(st.sampled_from(KNOWN.maps), unique=True, max_size=2)))
    # Only a map that is shown is compared, and then it alone.
    compare = draw(st.none() | st.sampled_from(OTHER_SIDES)) if len(maps) == 1 else None
    return View(
        day=day, since=draw(st.none() | st.dates(FIRST, day or LAST)), sources=draw(some_of(SOURCES)),
        documents=draw(some_of(DOCUMENTS)), kinds=draw(some_of(Kind)), states=draw(some_of(State)),
        maps=maps, compare=compare,
        control=draw(st.none() | st.sampled_from(SOURCES)), claim=claim,
        place=CLAIMS[claim] if claim else draw(st.none() | st.sampled_from(PLACES)),
        region=draw(st.none() | REGIONS), between=draw(st.none() | BETWEEN),
        lang=draw(st.sampled_from(LANGUAGES)), theme=draw(st.sampled_from(("", *THEMES))), at=draw(st.none() | AT),
    )  # fmt: skip


@settings(max_examples=100, deadline=None)
@given(views())
def test_a_view_comes_back_from_its_query(view):
    assert parse(view.query(), KNOWN) == (view, ())


@settings(max_examples=100, deadline=None)
@given(views())
def test_a_view_comes_back_from_its_address(view):
    address = urlencode(view.query(), quote_via=quote, safe="")
    assert parse(parse_qs(address, keep_blank_values=True), KNOWN) == (view, ())


@settings(max_examples=100, deadline=None)
@given(st.binary(max_size=200))
def test_an_address_of_any_bytes_is_a_view(garbage):
    query = parse_qs(garbage.decode("utf-8", "surrogateescape"), keep_blank_values=True, errors="surrogateescape")
    view, notes = parse(query, KNOWN)
    assert all(note.isprintable() for note in notes)
    assert parse(view.query(), KNOWN) == (view, ())


def test_an_empty_value_is_a_choice_of_none():
    view, notes = parse({"source": "", "document": "", "kind": "", "state": ""}, KNOWN)
    assert (view, notes) == (View(sources=(), documents=(), kinds=(), states=()), ())
    assert view.query() == {"source": "", "document": "", "kind": "", "state": ""}


def test_a_key_without_a_value_is_no_choice():
    assert parse({"day": None, "source": None, "at": None}, KNOWN) == (View(), ())


def test_hundred_thousand_characters_are_read_at_once():
    query = dict.fromkeys(("day", "source", "kind", "place", "at", "colour" * 10_000), "x," * 50_000)
    view, notes = parse(query, KNOWN)
    assert view == View()
    assert len(notes) == 6 and all(len(note) < 150 for note in notes)
