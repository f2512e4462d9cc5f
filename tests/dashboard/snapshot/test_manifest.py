"""The manifest: every claim by id and hash, one digest for all formats of a View, and text that can stand anywhere."""

import json
import re
from dataclasses import replace
from datetime import date
from pathlib import Path

from dashboard.answers import claim_row
from dashboard.snapshot.contents import Contents, Options, contents_of
from dashboard.snapshot.export import export
from dashboard.snapshot.formats import FORMATS
from dashboard.snapshot.manifest import digest_of, make_manifest, row_hash
from dashboard.snapshot.names import FORMAT_NAMES, MOVING
from data.version import VERSION
from data.view import View, select
from tests.dashboard.snapshot.contents import FOURTH, made_up_contents, shipped, some_views
from tests.ledgers import PROJECT
from tests.stored import fresh_ledger


def test_it_lists_the_claims_of_the_view_in_their_order() -> None:
    ledger = shipped().ledger
    for view in some_views(ledger, 20):
        listed = make_manifest(shipped(view), "png").content["shown"]["claims"]
        assert [claim_id for claim_id, _ in listed] == [claim.claim_id for claim in select(ledger, view).claims]


def test_all_formats_of_a_view_have_one_digest() -> None:
    digests = {make_manifest(shipped(), name).digest for name in FORMATS}
    assert len(digests) == 1
    content = make_manifest(shipped(), "png").content
    assert digests == {digest_of(content["shown"])}


def test_another_view_or_another_word_is_another_digest(tmp_path: Path) -> None:
    contents = made_up_contents(tmp_path)
    first = contents.claims[0]
    other = replace(first, summary=first.summary + ".")
    assert row_hash(claim_row(other)) != row_hash(claim_row(first))
    changed = replace(contents, answer=replace(contents.answer, claims=(other, *contents.claims[1:])))
    views = [
        View(day=FOURTH),
        View(day=date(2025, 11, 3)),
        View(day=FOURTH, since=FOURTH),
        View(day=FOURTH, place="myrnohrad"),
    ]
    digests = [make_manifest(one, "png").digest for one in [changed, *(_with(contents, view) for view in views)]]
    assert len(set(digests)) == len(digests)


def test_the_theme_makes_no_other_digest() -> None:
    one, other = (make_manifest(shipped(View(day=FOURTH, theme=theme)), "png").digest for theme in ("", "dark"))
    assert one == other


def _with(contents: Contents, view: View) -> Contents:
    from dashboard.snapshot.contents import contents_of

    return contents_of(contents.ledger, view)


def test_its_text_can_stand_in_xml_html_and_a_text_chunk() -> None:
    manifest = make_manifest(shipped(), "svg")
    assert re.fullmatch(r"[ -~]+", manifest.text)
    assert not set("<>&") & set(manifest.text)
    assert json.loads(manifest.text) == manifest.content
    assert manifest.text.count('"seal":"' + "0" * 64 + '"') == 1


def test_it_names_what_it_was_made_with() -> None:
    made = make_manifest(shipped(options=Options("square", "dark", True)), "png").content["made"]
    assert made["program"] == f"greyline {VERSION}"
    assert made["options"] == {"size": "square", "theme": "dark", "with_restricted": True}
    assert {"python", "matplotlib", "geopandas", "pillow"} <= set(made["libraries"])
    assert set(made["inputs"]) >= {"places.csv", "basemap.json"}


def test_restricted_geometry_is_said_in_manifest_and_credits() -> None:
    asked = make_manifest(shipped(options=Options(with_restricted=True)), "csv").content["shown"]
    assert asked["geometry"]["restricted"] == "let in"
    assert not any("restricted geometry" in line for line in asked["credits"]), "no map was asked for: there is none"
    kept = make_manifest(shipped(), "csv").content["shown"]
    assert kept["geometry"]["restricted"] == "left out"
    assert not any("restricted geometry" in line for line in kept["credits"])


def test_the_version_is_the_project_s() -> None:
    assert f'version = "{VERSION}"' in (PROJECT / "pyproject.toml").read_text()


def test_the_names_known_to_the_command_line_are_those_of_the_formats() -> None:
    assert tuple(FORMATS) == (*FORMAT_NAMES, *MOVING)


def test_the_same_choice_in_another_order_is_the_same_file() -> None:
    ledger = fresh_ledger()
    sources, places = ("russian-mod", "deepstate"), ("pokrovsk", "myrnohrad")
    one = contents_of(ledger, View(day=FOURTH, sources=sources), places)
    other = contents_of(ledger, View(day=FOURTH, sources=sources[::-1]), places[::-1])
    assert export(one, "geojson") == export(other, "geojson")


def test_an_export_of_some_places_says_which() -> None:
    contents = contents_of(fresh_ledger(), View(day=FOURTH), ("pokrovsk",))
    assert contents.sentence.endswith("; only of Pokrovsk.")
    assert "Pokrovsk" in make_manifest(contents, "png").content["shown"]["sentence"]
