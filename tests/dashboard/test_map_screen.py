"""The map screen without a browser: address, widgets, sentence, panel and the command to the map say one and the same View."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from dashboard import loading
from dashboard.loading import load_ledger, overlay_of_view
from dashboard.map import PLAIN
from dashboard.texts import map_texts
from data.view import View, select
from tests.dashboard.apps import (
    address,
    clear_caches,
    command,
    hide,
    html,
    ledger_in,
    listed_sources,
    map_arguments,
    noted,
    open_app,
    run,
    sentence,
    show,
    unfold,
)
from tests.ledgers import made_up

DAY = "2025-11-04"


@pytest.fixture(autouse=True)
def shipped(monkeypatch: pytest.MonkeyPatch) -> None:
    """The shipped ledger, unless a test says otherwise."""
    monkeypatch.delenv("GREYLINE_LEDGER", raising=False)
    clear_caches()


def told(app: AppTest) -> dict[str, str]:
    """The View of the command to the map, without what only the map needs."""
    return {key: value for key, value in command(app).items() if key not in ("overlay", "ack", "open", "theme")}


def one_view(app: AppTest) -> dict[str, str]:
    """The address, which must be what the map is told too."""
    assert told(app) == address(app)
    return address(app)


# ---- what is shown


def test_without_a_day_the_last_one_on_which_anything_became_known() -> None:
    app = open_app()
    last = load_ledger().strip_days[1]
    assert one_view(app) == {"day": last.isoformat()}
    assert sentence(app) == "Said by 6 November 2025: 168 of 168 claims, 30 sources."
    assert command(app)["open"] == "pokrovsk"
    assert noted(app) == []


def test_on_4_november_the_panel_shows_both_sides() -> None:
    panel = html(open_app(day=DAY)).partition('<section class="gl-panel">')[2]
    for said in (
        "Russian Defence Ministry",
        "not a single military unit was encircled",
        "did not fully control any district",
    ):
        assert said in panel
    assert re.search(r"DeepState</bdi></b>: Grey \(a part, not said which\)", panel)


def test_who_says_two_things_in_one_breath_is_shown_to_say_both() -> None:
    app = open_app(day="2025-11-02")
    app.session_state["words"] = app.session_state["tables"] = True
    page = html(run(app))
    assert "Document 4: Contested; also: Ukrainian" in page.partition('<ul class="gl-cells">')[2]
    assert "Neither side: Contested; also: Ukrainian" in page.partition('<ul class="gl-words">')[2]
    assert "Contested; also: Ukrainian" in set(app.dataframe[0].value["Position"])


@pytest.mark.parametrize(
    "asked",
    [
        {"day": "2025-11-02"},
        {"day": DAY, "since": DAY},
        {"day": DAY, "since": "2025-11-02"},
        {"day": DAY, "source": "deepstate,russian-mod"},
        {"day": DAY, "document": "document-0,document-3"},
        {"day": DAY, "kind": "control,encirclement"},
        {"day": DAY, "state": "grey"},
        {"day": DAY, "control": "deepstate"},
        {"day": DAY, "place": "myrnohrad"},
        {"day": DAY, "lang": "uk"},
        {"day": DAY, "at": "48.4000,37.3000,9.50"},
        {
            "day": DAY, "since": DAY, "source": "deepstate,isw", "document": "document-3", "kind": "control",
            "state": "grey,russian", "control": "isw", "place": "pokrovsk", "at": "48.1000,37.0000,7.00",
        },
    ],
    ids=lambda asked: "&".join(asked),
)  # fmt: skip
def test_a_link_leads_to_its_view_and_is_written_as_it_was_read(asked: dict[str, str]) -> None:
    app = open_app(**asked)
    assert one_view(app) == asked
    assert noted(app) == []
    assert one_view(run(app)) == asked


def test_a_link_is_put_in_order() -> None:
    app = open_app(source="isw,deepstate,isw", day=DAY, place="")
    assert list(one_view(app).items()) == [("day", DAY), ("source", "deepstate,isw")]


# ---- widgets


def test_a_source_is_hidden_and_shown_again() -> None:
    app = open_app(day=DAY)
    hide(app, "deepstate")
    assert "deepstate" not in one_view(app)["source"].split(",")
    assert "1 source hidden" in sentence(app)
    assert "DeepState</bdi>" not in html(app)
    show(app, "deepstate")
    assert one_view(app) == {"day": DAY}


def test_a_whole_group_is_hidden_and_shown_again() -> None:
    app = open_app(day=DAY)
    russian = {name for name, source in load_ledger().sources.items() if source.group == "russian-officials"}
    hide(app, *russian)
    assert russian.isdisjoint(one_view(app)["source"].split(","))
    assert "5 sources hidden" in sentence(app)
    show(app, *russian)
    assert one_view(app) == {"day": DAY}


def test_no_source_at_all_is_a_view_too() -> None:
    app = open_app(day=DAY)
    hide(app, *listed_sources(app))
    assert one_view(app) == {"day": DAY, "source": ""}
    said = "Said by 4 November 2025: 0 of 168 claims, 0 sources; 30 sources hidden; no source is chosen."
    assert sentence(app) == said
    assert "No source is chosen." in html(app)
    assert "open" not in command(app)


def test_only_one_day_follows_the_day() -> None:
    app = open_app(day=DAY)
    run(app.toggle(key="only").set_value(True))
    assert one_view(app) == {"day": DAY, "since": DAY}
    assert sentence(app).startswith("Only 4 November 2025: ")
    day = load_ledger().strip_days[0]
    run(app.slider(key="day").set_value(day))
    assert one_view(app) == {"day": day.isoformat(), "since": day.isoformat()}
    run(app.toggle(key="only").set_value(False))
    assert one_view(app) == {"day": day.isoformat()}


def test_the_switch_has_one_name_on_the_page_and_on_the_map() -> None:
    switch = open_app(day=DAY).toggle(key="only")
    assert (switch.label, switch.help) == (map_texts()["only"], map_texts()["onlyLabel"])


def test_a_window_of_days_from_the_address_stays_until_the_day_changes() -> None:
    app = open_app(day=DAY, since="2025-11-02")
    hide(app, "isw")
    assert (one_view(app)["since"], one_view(app)["day"]) == ("2025-11-02", DAY)
    assert sentence(app).startswith("Said from 2 November to 4 November 2025: ")
    assert app.toggle(key="only").value is False, "a window of several days is not only one day"
    run(app.slider(key="day").set_value(load_ledger().strip_days[0]))
    assert "since" not in one_view(app)


def test_a_choice_counts_more_than_an_address_the_browser_had_before() -> None:
    """A quick hand: the second step is sent before the browser has been told the first one's address."""
    app = open_app(day=DAY)
    first, second = (load_ledger().strip_days[1].replace(day=day) for day in (3, 2))
    run(app.slider(key="day").set_value(first))
    app.query_params["day"] = DAY
    run(app.slider(key="day").set_value(second))
    assert one_view(app) == {"day": second.isoformat()}
    app.query_params["day"] = DAY
    assert one_view(run(app)) == {"day": DAY}, "the same address without a choice is Back"


def test_a_window_of_days_gives_way_to_only_one() -> None:
    app = open_app(day=DAY, since="2025-11-02")
    run(app.toggle(key="only").set_value(True))
    assert one_view(app)["since"] == DAY
    run(app.toggle(key="only").set_value(False))
    assert one_view(app) == {"day": DAY}


def test_a_source_says_how_many_of_its_claims_are_shown() -> None:
    app = open_app(day=DAY)
    ledger = load_ledger()
    answer = select(ledger, View(day=load_ledger().strip_days[1].replace(day=4)))
    for source_id in ("deepstate", "ukrainian-general-staff", "isw"):
        every = sum(claim.source_id == source_id for claim in ledger.valid)
        shown = sum(claim.source_id == source_id for claim in answer.claims)
        assert listed_sources(app)[source_id] == (shown, every, True)
    hide(app, "deepstate")
    every = sum(claim.source_id == "deepstate" for claim in ledger.valid)
    assert listed_sources(app)["deepstate"] == (0, every, False)


# ---- the map in words and as tables


def test_words_and_tables_are_drawn_where_they_are_unfolded() -> None:
    app = open_app(day=DAY)
    assert len(app.dataframe) == 0
    assert "gl-words" not in html(app)
    app.session_state["words"] = app.session_state["tables"] = True
    run(app)
    answer = select(load_ledger(), View(day=load_ledger().strip_days[1].replace(day=4)))
    assert [len(table.value) for table in app.dataframe] == [len(answer.standings), len(answer.claims)]
    assert "Pokrovsk, " in html(app).partition("gl-words")[2]


def test_under_the_map_stands_how_many_claims_are_on_none() -> None:
    ledger = load_ledger()
    app = open_app(day=DAY)
    claims = select(ledger, View(day=load_ledger().strip_days[1].replace(day=4))).claims
    regions = sum(ledger.places[claim.place_id].kind == "region" for claim in claims)
    assert regions > 1
    assert f'gl-undrawn">{regions} about regions are not drawn.</p>' in html(app)
    assert 'gl-undrawn"></p>' in html(open_app(day="2025-11-02"))


def test_a_place_is_opened() -> None:
    app = open_app(day=DAY)
    run(app.selectbox(key="place").select("myrnohrad"))
    assert one_view(app) == {"day": DAY, "place": "myrnohrad"}
    assert "<bdi>Myrnohrad</bdi></h2>" in html(app)


def test_kinds_and_states_are_chosen() -> None:
    app = open_app(day=DAY)
    unfold(app)
    run(app.multiselect(key="kinds").select("encirclement"))
    run(app.multiselect(key="states").select("grey"))
    assert one_view(app) == {"day": DAY, "kind": "encirclement", "state": "grey"}
    assert "; kinds: encirclement; states: grey." in sentence(app)


def test_what_was_chosen_under_more_filters_counts_on_when_they_are_folded() -> None:
    app = unfold(open_app(day=DAY, document="document-3", state="grey"))
    run(app.multiselect(key="kinds").select("encirclement"))
    run(app.selectbox(key="control").select("isw"))
    chosen = {"day": DAY, "document": "document-3", "kind": "encirclement", "state": "grey", "control": "isw"}
    for folded in (False, False, True, False):
        unfold(app, folded)
        assert one_view(app) == chosen
        run(app.toggle(key="only").set_value(True))
        run(app.toggle(key="only").set_value(False))
        assert one_view(app) == chosen
    app.query_params["kind"] = "strike"
    assert one_view(run(app)) == {**chosen, "kind": "strike"}, "an address sets what is folded"
    assert one_view(run(app)) == {**chosen, "kind": "strike"}
    assert unfold(app).multiselect(key="kinds").value == ["strike"]


def test_documents_are_chosen_and_the_map_gets_their_overlay() -> None:
    app = open_app(day=DAY)
    before = command(app)["overlay"]
    unfold(app)
    run(app.multiselect(key="documents").unselect("document-0"))
    assert one_view(app)["document"] == "document-1,document-2,document-3,document-4"
    after = command(app)["overlay"]
    assert after != before
    assert {before, after} <= loading.OVERLAYS.keys()


# ---- the map is never told more than it needs, and never anew


def test_only_the_command_to_the_map_ever_changes() -> None:
    app = open_app(day=DAY)
    before = map_arguments(app)
    run(app.slider(key="day").set_value(load_ledger().strip_days[0]))
    hide(app, "isw")
    run(app.selectbox(key="place").select("kupiansk"))
    after = map_arguments(app)
    assert after["feature_group"] != before["feature_group"]
    assert {name for name in before if before[name] != after[name]} == {"feature_group"}


def test_a_command_holds_plain_characters_alone() -> None:
    app = open_app(
        day="{{7*191}}", place="'); alert(1); ('", theme="</script>", source="\N{LINE SEPARATOR}", at="`${x}`"
    )
    (query,) = re.findall(r"greyline\.show\('(.*)'\);", map_arguments(app)["feature_group"])
    assert PLAIN.fullmatch(query)
    assert "1337" not in map_arguments(app)["feature_group"]


def test_an_overlay_that_a_page_names_is_always_to_be_had() -> None:
    names = list(load_ledger().documents)
    every = overlay_of_view(View()).name
    for number in range(1, 2 ** len(names) - 1):
        chosen = tuple(name for i, name in enumerate(names) if number >> i & 1)
        assert overlay_of_view(View(documents=chosen)).name in loading.OVERLAYS
        assert overlay_of_view(View()).name == every
        assert every in loading.OVERLAYS
    assert len(loading.OVERLAYS) <= loading.MOST_OVERLAYS


# ---- what the address should not hold

GARBAGE = {
    "day": ["9999-99-99", "2025-11-31", "04.11.2025", "45965", "<svg onload=alert(1)>", "{{7*191}}", "9" * 100_000,
            "\N{RIGHT-TO-LEFT OVERRIDE}2025-11-04", "2025-11", "-1", "NaN", "\0"],
    "since": ["tomorrow", "2025-13-01"],
    "source": ["unknown", "__proto__", "deepstate;isw", "DEEPSTATE", "<b>", "{% x"],
    "document": ["document-99"],
    "kind": ["conquest", "Kind.control"],
    "state": ["green", "not_stated"],
    "control": ["nobody", "deepstate,isw"],
    "place": ["atlantis", "../../etc/passwd", "constructor"],
    "lang": ["xx", "en_GB"],
    "theme": ["red", "';alert(1);'"],
    "at": ["1e309,0,9", "NaN,NaN,NaN", "48.3,37.1", "0,0,99", "a,b,c", "91,0,9", "48.3,37.1,9,9", "0x1,37,9"],
    "{{7*191}}": ["1"],
    "bogus": ["1"],
}  # fmt: skip


@pytest.mark.parametrize(("key", "value"), [(key, value) for key, values in GARBAGE.items() for value in values],
                         ids=lambda text: text[:24].encode("unicode_escape").decode())  # fmt: skip
def test_garbage_in_the_address_is_noted_and_left_out(key: str, value: str) -> None:
    app = open_app(**{key: value})
    assert one_view(app) == {"day": "2025-11-06"}
    assert len(noted(app)) == 1
    assert len(noted(app)[0]) < 400
    assert "<svg" not in html(app)
    assert "1337" not in html(app)


def test_of_a_list_what_is_known_is_kept() -> None:
    app = open_app(day=DAY, source="deepstate,nobody,isw", kind="control,conquest")
    assert one_view(app) == {"day": DAY, "source": "deepstate,isw", "kind": "control"}
    assert len(noted(app)) == 2


def test_a_key_given_twice_is_a_list_as_on_the_command_line() -> None:
    app = open_app(day=DAY, source=["isw", "deepstate"])
    assert one_view(app) == {"day": DAY, "source": "deepstate,isw"}
    app = open_app(day=["2025-11-02", DAY])
    assert one_view(app) == {"day": "2025-11-06"}
    assert len(noted(app)) == 1


def test_a_day_off_the_strip_shows_the_nearest_with_a_note() -> None:
    app = open_app(day="2022-02-24")
    assert one_view(app) == {"day": load_ledger().strip_days[0].isoformat()}
    assert len(noted(app)) == 1


def test_a_note_goes_when_the_reader_goes_on_to_another_address() -> None:
    app = open_app(day="x")
    assert len(noted(app)) == 1
    app.query_params["day"] = DAY
    assert noted(run(app)) == []
    assert one_view(app) == {"day": DAY}


# ---- other ledgers


def test_a_ledger_without_claims_is_shown_as_empty(tmp_path: Path) -> None:
    ledger = made_up()
    for name in ("claims.csv", "coverage.csv"):
        ledger.tables[name].clear()
    with ledger_in(ledger.write(tmp_path)):
        app = open_app()
        assert ": 0 of 0 claims, 0 sources." in sentence(app)
        assert re.search("Nothing (became known|was said)", html(app))
        assert "open" not in command(app)


def test_a_ledger_without_anything_is_shown_as_empty(tmp_path: Path) -> None:
    ledger = made_up()
    for rows in ledger.tables.values():
        rows.clear()
    with ledger_in(ledger.write(tmp_path)):
        assert ": 0 of 0 claims, 0 sources." in sentence(open_app())


def test_a_ledger_of_one_claim_is_shown(tmp_path: Path) -> None:
    ledger = made_up()
    del ledger.tables["claims.csv"][1:]
    ledger.tables["coverage.csv"].clear()
    with ledger_in(ledger.write(tmp_path)):
        app = open_app()
        assert sentence(app) == "Said by 3 November 2025: 1 of 1 claim, 1 source."
        assert command(app)["open"] == "pokrovsk"
        assert "closed the ring" in html(app)
