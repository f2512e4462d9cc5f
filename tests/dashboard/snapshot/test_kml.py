"""KML: well-formed and in the order the standard asks for, with balloons in which no ledger text becomes markup."""

import io
import re
from html.parser import HTMLParser
from xml.etree import ElementTree

import geopandas
import pyogrio
import pytest

from dashboard.snapshot import kml
from dashboard.snapshot.columns import CLAIM_TABLE, STANDING_TABLE
from dashboard.snapshot.credits import credit_lines
from dashboard.snapshot.rows import claim_rows, standing_rows
from dashboard.snapshot.xml_text import xml_safe
from tests.dashboard.snapshot.exports import (
    VIEWS,
    empty,
    hostile,
    manifest_of,
    shipped,
    small,
    written,
    written_elsewhere,
)

NS = {"k": "http://www.opengis.net/kml/2.2"}
TABLES = {"claims": (CLAIM_TABLE, claim_rows), "standings": (STANDING_TABLE, standing_rows)}
# The order of elements in the schema of KML 2.2 (OGC 07-147r2, annex A), of those that we use.
ORDER = {
    "Document": ["name", "open", "description", "ExtendedData", "Schema", "Folder"],
    "Folder": ["name", "Placemark"],
    "Placemark": ["name", "description", "TimeStamp", "TimeSpan", "ExtendedData", "Point"],
}
OUR_TAGS = {"p", "table", "tr", "th", "td"}


def root(view):
    return ElementTree.fromstring(written(view, "kml"))


def plain(tag):
    return tag.removeprefix("{http://www.opengis.net/kml/2.2}")


def placemarks(view, table):
    return root(view).findall(f".//k:Folder[@id='{table}-folder']/k:Placemark", NS)


def columns_of(placemark):
    return {data.get("name"): data.text or "" for data in placemark.iterfind(".//k:SimpleData", NS)}


def bare(value):
    """A text as a reader of XML has it, without white space at its ends."""
    return xml_safe(value).strip() if isinstance(value, str) else value


class Balloon(HTMLParser):
    """The tags of a balloon and the text between them, as a viewer reads it."""

    def __init__(self, text):
        super().__init__(convert_charrefs=True)
        self.tags, self.attributes, self.texts, self.others = set(), [], [], []
        self.feed(text)
        self.close()

    def handle_starttag(self, tag, attrs):
        self.tags.add(tag)
        self.attributes += attrs

    def handle_data(self, data):
        self.texts.append(data)

    def handle_comment(self, data):
        self.others.append(data)

    handle_decl = handle_pi = unknown_decl = handle_comment


@pytest.mark.parametrize("view", VIEWS)
def test_its_elements_stand_in_the_order_of_the_standard(view):
    found = root(view)
    assert plain(found.tag) == "kml"
    assert [plain(child.tag) for child in found] == ["Document"]
    for parent, order in ORDER.items():
        for element in found.iterfind(f".//k:{parent}", NS):
            places = [order.index(plain(child.tag)) for child in element]
            assert places == sorted(places)
    names = [element.get("id") for element in found.iter() if element.get("id")]
    assert len(set(names)) == len(names)


@pytest.mark.parametrize("view", VIEWS)
@pytest.mark.parametrize("table", TABLES)
def test_every_value_is_in_the_extended_data(view, table):
    columns, rows_of = TABLES[table]
    wanted = [
        {column: xml_safe(str(value)) for column, value in row.items() if value is not None} for row in rows_of(view())
    ]
    assert [columns_of(placemark) for placemark in placemarks(view, table)] == wanted
    fields = root(view).iterfind(f".//k:Schema[@id='{table}']/k:SimpleField", NS)
    assert tuple(field.get("name") for field in fields) == columns


@pytest.mark.parametrize("view", VIEWS)
@pytest.mark.parametrize("table", TABLES)
def test_geopandas_reads_the_same_values(view, table):
    columns, rows_of = TABLES[table]
    data, rows = written(view, "kml"), rows_of(view())
    assert [name for name, _ in pyogrio.list_layers(io.BytesIO(data))] == ["claims", "standings"]
    found = geopandas.read_file(io.BytesIO(data), layer=table)
    assert len(found) == len(rows)
    for column in columns if rows else ():
        wanted = [row[column] for row in rows]
        # GDAL's reader takes away white space at both ends of a text; the file itself has it, as the test above shows.
        values = [None if value != value else value for value in found[column].tolist()]
        assert [bare(value) for value in values] == [bare(value) for value in wanted], column
    assert found.geometry.x.tolist() == [row["lon"] for row in rows]
    assert found.geometry.y.tolist() == [row["lat"] for row in rows]


@pytest.mark.parametrize("view", VIEWS)
def test_no_ledger_text_becomes_markup_in_a_balloon(view):
    for element in root(view).iterfind(".//k:description", NS):
        balloon = Balloon(element.text or "")
        assert balloon.tags <= OUR_TAGS
        assert balloon.attributes == balloon.others == []
        assert "$[" not in (element.text or "")


@pytest.mark.parametrize("view", VIEWS)
def test_no_label_marks_up(view):
    labels = [element.text for element in root(view).iterfind(".//k:Placemark/k:name", NS)]
    assert [label for label in labels if re.search(r"[<>$\n\x00-\x1f\u202e]", label)] == []


def test_a_balloon_shows_words_summary_and_document():
    row = claim_rows(shipped())[0]
    told = Balloon(placemarks(shipped, "claims")[0].find("k:description", NS).text).texts
    for text in (f"“{row['words']}”", row["summary"], row["source_name"], row["document_title"], row["claim_id"]):
        assert text in told


def test_hostile_text_is_shown_as_it_is_written():
    balloons = [Balloon(one.find("k:description", NS).text).texts for one in placemarks(hostile, "claims")]
    told = {text for texts in balloons for text in texts}
    assert {"<script>alert(1)</script>", "&lt;b&gt; &amp; &#60;", "$[description] $[claims/words]"} <= told


def test_a_label_says_place_source_and_answer():
    label = placemarks(small, "claims")[0].find("k:name", NS).text
    assert label == "Pokrovsk: Eastern army, Encirclement of troops (Russia)"


@pytest.mark.parametrize("view", VIEWS)
def test_a_claim_has_its_day_and_a_standing_lasts_from_it_without_an_end(view):
    stamps = [one.find("k:TimeStamp/k:when", NS).text for one in placemarks(view, "claims")]
    assert stamps == [claim.known_from.isoformat() for claim in view().claims]
    begins = [one.find("k:TimeSpan/k:begin", NS).text for one in placemarks(view, "standings")]
    assert begins == [standing.known_from.isoformat() for standing in view().standings]
    assert root(view).findall(".//k:TimeSpan/k:end", NS) == []


@pytest.mark.parametrize("view", VIEWS)
def test_the_manifest_stands_in_it_word_for_word_and_once(view):
    data, text = written(view, "kml"), manifest_of(view(), "kml").text
    assert data.count(text.encode()) == 1
    assert kml.read_manifest(data) == text
    values = root(view).findall(".//k:Document/k:ExtendedData/k:Data[@name='greyline_manifest']/k:value", NS)
    assert [value.text for value in values] == [text]


@pytest.mark.parametrize("view", VIEWS)
def test_there_is_no_comment_no_cdata_and_nothing_to_fetch(view):
    data = written(view, "kml")
    assert b"<!" not in data
    assert data.count(b"<?") == 1
    tags = {plain(element.tag) for element in root(view).iter()}
    assert not tags & {"href", "NetworkLink", "Link", "Icon", "GroundOverlay", "Style"}


def test_credits_and_sentence_are_in_it():
    texts = Balloon(root(shipped).find("k:Document/k:description", NS).text).texts
    assert texts == [shipped().sentence, *credit_lines(shipped())]


def test_an_empty_view_says_so():
    texts = Balloon(root(empty).find("k:Document/k:description", NS).text).texts
    assert texts[0] == empty().sentence
    assert "no claim" in texts[1]


@pytest.mark.parametrize("text", ["a\r\nb", "tab\t", "Київ", "\N{GRINNING FACE}", "\x7f\x85"])
def test_what_xml_can_hold_stays(text):
    assert xml_safe(text) == text


@pytest.mark.parametrize(("text", "shown"), [("\x1b[0m", "\\x1b[0m"), ("\ufffe", "\\ufffe"), ("\x00", "\\x00")])
def test_what_xml_can_not_hold_is_shown(text, shown):
    assert xml_safe(text) == shown


def test_the_same_bytes_in_another_process():
    assert written(hostile, "kml") == written_elsewhere("1")["kml"] == written_elsewhere("2")["kml"]


@pytest.mark.parametrize(
    "data", [b"", b"<kml/>", kml.DECLARATION, kml.DECLARATION + kml.BEFORE, kml.BEFORE + kml.AFTER]
)
def test_where_no_manifest_is_none_is_read(data):
    with pytest.raises(ValueError):
        kml.read_manifest(data)


def test_a_file_with_a_document_type_is_not_parsed():
    bomb = b'<!DOCTYPE kml [<!ENTITY a "aaaa">]><kml>&a;</kml>'
    with pytest.raises(ValueError, match="no KML"):
        kml.read_ids(kml.DECLARATION + bomb)
