"""The chain: its entries' form, its hashes, and that whatever is altered in it is found at the first altered entry."""

import hashlib
import json
from dataclasses import replace

import pytest
import rfc8785
from hypothesis import given
from hypothesis import strategies as st

from data.store.chain import GENESIS, KINDS, NOTHING, Broken, canonical, entry_hash, linked, walked
from data.store.contents import said_by_tables
from data.store.ledger import checked_tables
from data.store.replay import Replay

TEXTS = st.text(st.characters(exclude_categories=["Cs"]))
BODIES = st.dictionaries(st.text(st.characters(max_codepoint=127)), TEXTS | st.integers(-(2**53) + 1, 2**53 - 1))


@given(BODIES)
def test_a_body_is_canonical_json(body):
    assert canonical(body).encode() == rfc8785.dumps(body)


def test_a_text_that_is_no_unicode_has_no_canonical_form():
    with pytest.raises(ValueError, match="surrogates"):
        canonical({"reason": "\ud800"})


def test_a_hash_can_be_computed_by_hand():
    said = f"{GENESIS}\nretraction\n" + '{"claim_id":"a","reason":"Ще раз"}'
    entry = next(linked(NOTHING, [("retraction", {"reason": "Ще раз", "claim_id": "a"})]))
    assert entry.hash == hashlib.sha256(said.encode()).hexdigest() == entry_hash(GENESIS, "retraction", entry.body)


@pytest.fixture
def chain(tables):
    return list(linked(NOTHING, said_by_tables(checked_tables(tables)[0])))


def first_bad(chain):
    """The number of the first bad entry, or 0."""
    try:
        list(walked(chain))
    except Broken as broken:
        return broken.seq
    return 0


def test_tables_make_the_same_chain_each_time(chain, tables):
    assert chain == list(linked(NOTHING, said_by_tables(checked_tables(tables)[0])))
    assert [entry.seq for entry in chain] == list(range(1, 31))
    assert [entry.kind for entry in chain] == ["source"] * 4 + ["document"] * 2 + ["claim"] * 11 + ["sentence"] * 13
    assert {entry.recorded_on for entry in chain if entry.kind == "claim"} == {"2025-11-20"}
    assert first_bad(chain) == 0


@pytest.mark.parametrize(
    "altered", [{"body": "{}"}, {"kind": "document"}, {"prev_hash": "1" * 64}, {"hash": "1" * 64}, {"seq": 8}]
)
def test_an_altered_entry_is_named(chain, altered):
    chain[6] = replace(chain[6], **altered)
    assert first_bad(chain) == altered.get("seq", 7)


@given(st.data())
def test_whatever_is_removed_moved_or_put_between_is_found(data):
    said = [("source", {"source_id": str(number)}) for number in range(12)]
    chain = list(linked(NOTHING, said))
    at, to = (data.draw(st.integers(0, 10)) for _ in range(2))
    entry = chain.pop(at)
    if data.draw(st.booleans()):
        chain.insert(to, entry)
    assert (first_bad(chain) == 0) == (len(chain) == 12 and at == to)


def test_an_entry_of_an_unknown_kind_is_named(chain):
    chain += linked(replace(NOTHING, seq=30, hash=chain[-1].hash), [("rumour", {})])
    assert first_bad(chain) == 31


@pytest.mark.parametrize("kind", KINDS)
def test_an_entry_that_makes_no_sense_is_named_even_if_its_hash_is_right(chain, kind):
    """Whoever can write to the database can also hash."""
    chain += linked(replace(NOTHING, seq=30, hash=chain[-1].hash), [(kind, {"claim_id": "nobody", "colour": "red"})])
    with pytest.raises(Broken, match=f"entry 31 \\({kind}\\): what it says does not fit"):
        Replay().take(chain)


@pytest.mark.parametrize(("column", "value"), [("recorded_on", "2025-11-21"), ("request", "1" * 64)])
def test_a_column_that_is_not_what_the_body_says_is_named(chain, column, value):
    chain[6] = replace(chain[6], **{column: value})
    with pytest.raises(Broken, match=f"entry 7 .*column {column}"):
        Replay().take(chain)


def test_a_body_that_is_no_object_is_named(chain):
    body = json.dumps(["a"])
    forged = replace(chain[0], body=body, hash=entry_hash(GENESIS, "source", body))
    with pytest.raises(Broken, match="is no JSON object"):
        Replay().take([forged])
