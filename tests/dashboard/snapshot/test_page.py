"""The page that stands alone, as a file: one manifest, a policy that fits, blocks of data that nothing can break."""

import base64
import hashlib
import json
import os
import re
import subprocess
import sys
from html.parser import HTMLParser
from pathlib import Path

import pytest

from dashboard.snapshot.contents import Contents, Options, contents_of
from dashboard.snapshot.export import export
from dashboard.snapshot.inert import inert, plain
from dashboard.snapshot.manifest import make_manifest
from dashboard.snapshot.page import read_manifest, write
from data.store import open_ledger
from data.view import View
from tests.browser.test_inert import PAYLOADS, hostile
from tests.dashboard.snapshot.contents import FOURTH, made_up_contents, shipped, some_views
from tests.ledgers import PROJECT, write_table

MEGABYTE = 1_000_000
BLOCKS = ("greyline-manifest", "greyline-overlay", "greyline-basemap", "greyline-page")
TWICE = """
import hashlib
from dashboard.snapshot.export import export
from tests.dashboard.snapshot.contents import shipped
print(hashlib.sha256(export(shipped(), "html").data).hexdigest())
"""


class Parsed(HTMLParser):
    """The page as a browser takes it apart: elements with their attributes, and the text in scripts, style and cells."""

    def __init__(self, page: str) -> None:
        super().__init__(convert_charrefs=True)
        self.elements: list[tuple[str, dict[str, str]]] = []
        self.inside: list[tuple[str, dict[str, str], list[str]]] = []
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list) -> None:
        given = {name: value or "" for name, value in attrs}
        self.elements.append((tag, given))
        self.inside.append((tag, given, []))

    def handle_endtag(self, tag: str) -> None:
        self.inside.append(("", {}, []))

    def handle_data(self, data: str) -> None:
        if self.inside:
            self.inside[-1][2].append(data)

    def text_of(self, tag: str, **wanted: str) -> list[str]:
        """What directly follows the opening of elements of that name with these attributes."""
        return ["".join(text) for name, given, text in self.inside if name == tag and wanted.items() <= given.items()]


def written(contents: Contents) -> str:
    return write(contents, make_manifest(contents, "html")).decode("utf-8")


def block(page: str, name: str) -> object:
    (text,) = Parsed(page).text_of("script", id=name)
    return json.loads(text)


@pytest.fixture(scope="module")
def whole() -> str:
    return written(shipped(View(day=FOURTH)))


@pytest.fixture(scope="module")
def hostile_contents(tmp_path_factory: pytest.TempPathFactory) -> Contents:
    """The made-up ledger with a payload in every free field."""
    folder: Path = tmp_path_factory.mktemp("hostile")
    ledger, places = hostile()
    ledger.write(folder)
    write_table(folder / "places.csv", places[0], places)
    return contents_of(open_ledger(folder), View())


def test_the_manifest_stands_in_the_head_once_and_reads_back() -> None:
    contents = shipped()
    manifest = make_manifest(contents, "html")
    data = write(contents, manifest)
    assert data.count(manifest.text.encode()) == 1
    assert data.index(manifest.text.encode()) < data.index(b"</head>")
    assert read_manifest(data) == manifest.text
    for other in (b"<!doctype html><title>none</title>", data + data):
        with pytest.raises(ValueError, match="manifest"):
            read_manifest(other)


def test_the_policy_names_the_script_and_the_style_and_nothing_else(whole: str) -> None:
    parsed = Parsed(whole)
    (policy,) = (given["content"] for tag, given in parsed.elements if given.get("http-equiv"))
    (style,) = parsed.text_of("style")
    scripts = [given for tag, given in parsed.elements if tag == "script"]
    assert [given.get("id") for given in scripts] == [*BLOCKS, None]
    (script,) = [text for name, given, text in parsed.inside if name == "script" and not given]
    hashes = {
        what: base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()
        for what, text in (("script", "".join(script)), ("style", style))
    }
    assert policy.split("; ") == [
        "default-src 'none'", f"script-src 'sha256-{hashes['script']}'", f"style-src 'sha256-{hashes['style']}'",
        "base-uri 'none'", "form-action 'none'",
    ]  # fmt: skip


def test_nothing_in_the_page_is_fetched_or_set_by_an_attribute(whole: str) -> None:
    for tag, given in Parsed(whole).elements:
        assert (
            tag not in {"img", "link", "iframe", "object", "embed", "base", "form", "a"} or given.get("class") == "skip"
        )
        assert not {name for name in given if name.startswith("on") or name in ("src", "style", "srcset")}, (tag, given)
    (style,) = Parsed(whole).text_of("style")
    assert "url(" not in style
    assert "@import" not in style


def test_all_blocks_are_json_that_nothing_can_end(hostile_contents: Contents) -> None:
    text = written(hostile_contents)
    for name in BLOCKS:
        (inside,) = Parsed(text).text_of("script", id=name)
        assert json.loads(inside)
        assert not set("<>&\u2028\u2029") & set(inside)
    for name in BLOCKS[1:]:
        (inside,) = Parsed(text).text_of("script", id=name)
        outside_strings = re.sub(r'"(?:[^"\\]|\\.)*"', '""', inside)
        assert inside.count("{") == outside_strings.count("{"), "a brace of the ledger's stands as an escape"


def test_no_payload_stands_in_the_page_as_it_was_written(hostile_contents: Contents) -> None:
    text = written(hostile_contents)
    # The manifest stands verbatim, as in every format; it holds no `<`, `>` or `&`.
    beside = text.replace(read_manifest(text.encode()), "")
    for payload in PAYLOADS:
        if set(payload) & set("<>{"):
            assert payload not in beside
    assert text.count("<script") == len(BLOCKS) + 1
    assert {tag for tag, _ in Parsed(text).elements} == {tag for tag, _ in Parsed(written(shipped())).elements}


def test_no_other_host_is_carried_even_where_the_app_has_tiles(monkeypatch: pytest.MonkeyPatch) -> None:
    before = written(shipped())
    monkeypatch.setenv("GREYLINE_TILES", "https://tiles.invalid/{z}/{x}/{y}.png")
    assert written(shipped()) == before


@pytest.mark.parametrize("content", [*PAYLOADS, {"a{": ["}", {"<": "\\"}]}, 'quote " and \\" backslash \\'])
def test_inert_reads_back_as_it_was(content: object) -> None:
    assert json.loads(inert(content)) == content


def test_plain_text_holds_no_markup_and_no_brace() -> None:
    assert plain("{{<b>&'\"}}") == "&#123;&#123;&lt;b&gt;&amp;&#x27;&quot;&#125;&#125;"


def test_it_carries_the_choice_on_every_day_and_nothing_else() -> None:
    ledger = shipped().ledger
    for view in some_views(ledger, 8):
        contents = shipped(view)
        text = written(contents)
        carried, overlay = block(text, "greyline-page"), block(text, "greyline-overlay")
        assert carried["claims"]["id"] == [claim.claim_id for claim in contents.of_any_day]
        assert len(overlay["claims"]["place"]) == len(contents.of_any_day)
        speaking = {claim.source_id for claim in ledger.valid}
        assert list(carried["offered"]) == [
            name for name in ledger.sources if name in speaking and (view.sources is None or name in view.sources)
        ]


def test_places_that_were_not_asked_for_are_not_on_its_map() -> None:
    contents = contents_of(shipped().ledger, View(day=FOURTH), ("myrnohrad",))
    text = written(contents)
    assert [place["id"] for place in block(text, "greyline-overlay")["places"]] == ["myrnohrad"]
    assert "only of Myrnohrad." in text


def test_without_a_script_it_has_the_table_of_the_view() -> None:
    contents = shipped()
    rows = re.findall(r'<tr data-claim="([^"]*)">', written(contents))
    assert sorted(rows) == sorted(claim.claim_id for claim in contents.claims)
    assert rows


def test_it_says_how_to_verify_and_what_a_digest_does_not_prove(whole: str) -> None:
    digest = json.loads(read_manifest(whole.encode()))["digest"]
    for said in ("python -m dashboard verify FILE", "A digest does not prove", digest, "Natural Earth", "GeoNames"):
        assert said in whole


def test_the_theme_asked_for_is_the_one_it_opens_in() -> None:
    asked = shipped(View(day=FOURTH), Options(theme="dark"))
    assert '<html lang="en" data-theme="dark">' in written(asked)
    assert '<html lang="en" data-theme="">' in written(shipped(View(day=FOURTH)))


def test_its_size_is_sane(whole: str) -> None:
    assert len(whole.encode("utf-8")) < MEGABYTE


def test_another_process_writes_the_same_bytes() -> None:
    environment = {**os.environ, "PYTHONHASHSEED": "7", "TZ": "Asia/Tokyo", "LC_ALL": "C"}
    done = subprocess.run(
        [sys.executable, "-c", TWICE], cwd=PROJECT, env=environment, capture_output=True, text=True, check=True
    )
    assert done.stdout.strip() == hashlib.sha256(export(shipped(), "html").data).hexdigest()


def test_the_made_up_ledger_is_written_too(tmp_path: Path) -> None:
    contents = made_up_contents(tmp_path)
    assert json.loads(read_manifest(export(contents, "html").data))["shown"]["sentence"] == contents.sentence
