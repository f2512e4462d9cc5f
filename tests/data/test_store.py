"""The ledger in memory: what is read, where from, and that it is read without the heavy libraries."""

import subprocess
import sys
from datetime import date

import pytest

from data.model import Group
from data.store import open_ledger
from geo.faults import Refused
from tests.ledgers import made_up, write_table

PLACE = {
    "place_id": "new-mill", "geonames_id": "", "name": "New Mill", "name_uk": "Новий Млин", "name_ru": "Новая Мельница",
    "lat": "48.3", "lon": "37.2", "kind": "village", "population": "", "admin1": "Donetsk oblast",
    "reference_radius_km": "1",
}  # fmt: skip


@pytest.fixture
def folder(tmp_path):
    return made_up().write(tmp_path)


def test_the_folder_may_be_named_by_a_setting(folder, monkeypatch):
    monkeypatch.setenv("GREYLINE_LEDGER", str(folder))
    assert open_ledger().head == open_ledger(folder).head


def test_values_are_the_text_they_are_in_the_table(folder):
    claim = open_ledger(folder).claims[0]
    assert (claim.reliability, claim.credibility, claim.state) == ("F", "6", "")


def test_days_are_computed_once(folder):
    claims = open_ledger(folder).claims
    assert [claim.order for claim in claims] == list(range(11))
    assert claims[10].known_from == date(2025, 11, 3), "said on Monday, though Wednesday's paper prints it"
    assert claims[8].known_from == date(2025, 11, 5), "said on no day that is stated"


def test_a_ledger_may_bring_places_of_its_own(folder):
    write_table(folder / "places.csv", PLACE, [PLACE])
    ledger = open_ledger(folder)
    assert ledger.places["new-mill"].name == "New Mill"
    assert "pokrovsk" in ledger.places


def test_a_shipped_place_may_be_repeated_unchanged_and_not_changed(folder):
    write_table(folder / "places.csv", PLACE, [PLACE, {**PLACE, "place_id": "pokrovsk"}])
    with pytest.raises(Refused, match=r"places\.csv, row 3, place_id: pokrovsk is a shipped place with other values"):
        open_ledger(folder)


def test_nothing_of_a_ledger_can_be_changed(folder):
    ledger = open_ledger(folder)
    with pytest.raises(AttributeError):
        ledger.claims[0].state = "russian"
    with pytest.raises(AttributeError):
        ledger.head = ""


@pytest.mark.parametrize(
    ("side", "kind", "group"),
    [
        ("ukraine", "official", Group.ukrainian_officials),
        ("ukraine", "monitor", Group.ukrainian_others),
        ("none", "official", Group.neither),
        ("none", "press", Group.neither),
        ("russia", "blogger", Group.russian_others),
        ("russia", "official", Group.russian_officials),
    ],
)
def test_side_and_kind_choose_the_cell_of_the_staff(side, kind, group, tmp_path):
    ledger = made_up()
    ledger.spoil("sources.csv", 0, side=side, kind=kind)
    assert open_ledger(ledger.write(tmp_path)).sources["eastern-army"].group == group


def test_a_ledger_without_claims_is_a_ledger(tmp_path):
    ledger = made_up()
    ledger.tables["claims.csv"] = []
    ledger.tables["coverage.csv"] = []
    opened = open_ledger(ledger.write(tmp_path))
    assert (opened.claims, opened.intervals) == ((), ())
    assert opened.strip_days[0] <= opened.strip_days[1]


def test_reading_a_ledger_needs_no_heavy_library():
    heavy = ("pandas", "streamlit", "folium", "geopandas", "sqlalchemy", "shapely")
    program = f"import sys, data.view, data.check; print([name for name in {heavy} if name in sys.modules])"
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


def test_the_strip_covers_what_was_known_around_the_documents(folder):
    assert open_ledger(folder).strip_days == (date(2025, 11, 3), date(2025, 11, 5))


def test_a_ledger_of_old_sayings_alone_has_a_strip_of_their_days(tmp_path):
    ledger = made_up()
    for number in range(11):
        ledger.change_claim(number, as_of="2024-05-01", stated_on="2024-05-0" + str(number % 3 + 1))
    assert open_ledger(ledger.write(tmp_path)).strip_days == (date(2024, 5, 1), date(2024, 5, 3))
