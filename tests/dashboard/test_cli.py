"""The command line: what claims and standings print, and in which form."""

import csv
import io
import json

import pytest

from data.schema import CLAIMS
from data.store import open_store

STANDING_KEYS = [
    "place_id", "source_id", "question", "sector", "basis", "state", "modality", "phase", "as_of", "stated_on",
    "age_days", "claim_ids", "shares",
]  # fmt: skip
SHARES = [f"share_{state}" for state in ("russian", "infiltrated", "grey", "contested", "ukrainian", "not_stated")]


def test_claims_are_the_tables_columns_and_known_from(rows):
    claims = rows("claims", "--on", "2025-11-05")
    assert len(claims) == 11
    assert all(list(claim) == [*CLAIMS, "known_from"] for claim in claims)


def test_on_a_day_all_that_was_known_by_it(rows):
    claims = rows("claims", "--on", "2025-11-03")
    assert len(claims) == 6
    assert {claim["known_from"] for claim in claims} == {"2025-11-03"}


def test_the_ledger_at_an_earlier_head_is_asked_for_by_it(run, rows, tmp_path):
    before, standing = rows("claims", "--on", "2025-11-05"), rows("standings", "--on", "2025-11-05")
    store = open_store()
    ledger = store.ledger()
    grey = next(claim for claim in ledger.claims if claim.state == "grey")
    said = {"reason": "misread", "who": "An editor", "expected": ledger.versions[grey.claim_id]}
    now = store.correct(grey.claim_id, {"state": "russian"}, **said)
    store.close()
    assert rows("claims", "--on", "2025-11-05") != before
    assert rows("claims", "--on", "2025-11-05", "--head", ledger.head) == before
    assert rows("standings", "--on", "2025-11-05", "--head", ledger.head) == standing
    assert rows("standings", "--on", "2025-11-05", "--head", now.hash) == rows("standings", "--on", "2025-11-05") != standing
    made = tmp_path / "then.geojson"
    assert run("snapshot", "--on", "2025-11-05", "--head", ledger.head, "--format", "geojson", "--out", str(made))[0] == 0
    assert ledger.head in made.read_text()
    assert run("verify", str(made))[0] == 0
    code, _, told = run("claims", "--on", "2025-11-05", "--head", "f" * 64)
    assert code == 1 and "is no head of this ledger" in told


def test_since_a_day_and_only_that_day(rows):
    assert len(rows("claims", "--on", "2025-11-05", "--since", "2025-11-04")) == 5
    assert len(rows("claims", "--on", "2025-11-04", "--since", "2025-11-04")) == 1


def test_sources_places_and_kinds_may_be_repeated(rows):
    by_source = rows("claims", "--on", "2025-11-05", "--source", "map-maker", "--source", "western-army")
    assert {claim["source_id"] for claim in by_source} == {"map-maker", "western-army"}
    by_place = rows("claims", "--on", "2025-11-05", "--place", "myrnohrad", "--place", "rodynske")
    assert {claim["place_id"] for claim in by_place} == {"myrnohrad", "rodynske"}
    by_kind = rows("claims", "--on", "2025-11-05", "--kind", "strike", "--kind", "advance")
    assert {claim["kind"] for claim in by_kind} == {"strike", "advance"}


def test_csv_is_as_the_ledgers_own_tables(run, made):
    code, out, _ = run("claims", "--on", "2025-11-05")
    printed = list(csv.DictReader(io.StringIO(out)))
    assert code == 0 and "\r" not in out
    assert [{column: row[column] for column in CLAIMS} for row in printed] == made.tables["claims.csv"]


def test_geojson_has_longitude_first_and_the_place_by_name(run):
    _, out, _ = run("claims", "--on", "2025-11-05", "--format", "geojson")
    collection = json.loads(out)
    feature = collection["features"][0]
    lon, lat = feature["geometry"]["coordinates"]
    assert collection["type"] == "FeatureCollection" and len(collection["features"]) == 11
    assert 37 < lon < 38 and 48 < lat < 49
    assert feature["properties"]["place_name"] == "Pokrovsk"
    assert feature["id"] == feature["properties"]["claim_id"]


def test_standings_have_the_contracts_keys(rows):
    standings = rows("standings", "--on", "2025-11-05")
    assert len(standings) == 5
    for one in standings:
        assert list(one) == STANDING_KEYS
        assert (one["basis"], one["shares"]) == ("claim", {})
        assert isinstance(one["age_days"], int) and one["claim_ids"]


def test_an_echo_is_one_standing_of_two_claims(rows):
    (ring,) = rows("standings", "--on", "2025-11-05", "--source", "eastern-army", "--place", "pokrovsk")
    assert len(ring["claim_ids"]) == 2
    assert ring["age_days"] == 2


def test_standings_as_csv_have_a_column_for_each_share(run):
    _, out, _ = run("standings", "--on", "2025-11-05")
    printed = list(csv.DictReader(io.StringIO(out)))
    assert list(printed[0]) == [*STANDING_KEYS[:-1], *SHARES]
    assert all(row[share] == "" for row in printed for share in SHARES)
    assert printed[0]["claim_ids"].count(" ") == 1


def test_silence_has_no_row(rows):
    assert rows("standings", "--on", "2025-11-05", "--place", "kostiantynivka") == []


def test_a_view_is_the_pages_own_query(rows):
    asked = rows("standings", "--view", "day=2025-11-04&source=map-maker")
    assert asked == rows("standings", "--on", "2025-11-04", "--source", "map-maker")


@pytest.mark.parametrize(
    ("view", "options"),
    [
        ("day=2025-11-05&since=2025-11-04", ["--on", "2025-11-05", "--since", "2025-11-04"]),
        ("day=2025-11-05&kind=strike,advance", ["--on", "2025-11-05", "--kind", "strike", "--kind", "advance"]),
        ("day=2025-11-05&source=map-maker", ["--on", "2025-11-05", "--source", "map-maker"]),
        ("day=2025-11-05&place=myrnohrad&at=48.2,37.2,9&theme=dark&lang=uk", ["--on", "2025-11-05"]),
        ("day=2030-01-01", ["--on", "2030-01-01"]),
        ("day=1999-12-31", ["--on", "1999-12-31"]),
    ],
)
@pytest.mark.parametrize("form", ["csv", "json", "geojson"])
def test_a_view_and_its_options_give_the_same_claims(run, view, options, form):
    asked = run("claims", "--view", view, "--format", form)
    assert asked[0] == 0
    assert asked == run("claims", *options, "--format", form)


def test_a_view_without_a_day_takes_the_day_of_the_option(rows):
    asked = rows("claims", "--view", "source=map-maker", "--on", "2025-11-03")
    assert asked == rows("claims", "--on", "2025-11-03", "--source", "map-maker")
    assert len(asked) == 2


def test_a_view_may_choose_states_and_documents(rows):
    grey = rows("standings", "--view", "day=2025-11-05&state=grey&kind=control")
    assert {one["state"] for one in grey} == {"grey"}
    monday = rows("claims", "--view", "day=2025-11-05&document=monday-paper")
    assert {claim["document_id"] for claim in monday} == {"monday-paper"}


def test_standings_since_a_day_are_those_that_became_known_from_then_on(rows):
    days = {one["age_days"] for one in rows("standings", "--on", "2025-11-05", "--since", "2025-11-04")}
    assert days == {0, 1}
