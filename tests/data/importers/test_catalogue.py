"""Bad input, row by row of the catalogue: each is refused whole, with file, field and rule, in under two seconds."""

from __future__ import annotations

import re
import time

import pytest

from data.importers.registry import read_map
from data.model import State
from geo.faults import Refused
from tests.data.importers.catalogue import CASES, ELSEWHERE, NORMALISED, ROWS

SLOWEST_S = 2


@pytest.mark.parametrize("case", CASES, ids=[case.code for case in CASES])
def test_bad_input_is_refused_with_its_place_and_rule(case):
    data = case.data()
    started = time.process_time()
    with pytest.raises(Refused) as refused:
        read_map(data, case.name, case.options)
    assert time.process_time() - started < SLOWEST_S
    lines = str(refused.value).splitlines()
    assert any(case.where in line and case.rule in line for line in lines), lines
    assert all(line.startswith(case.name) and "; remedy: " in line and line.isprintable() for line in lines)


def test_every_row_of_the_catalogue_is_held_somewhere():
    here = {re.match(r"[A-Z]\d*", code)[0] for code in (*(case.code for case in CASES), *(one[0] for one in NORMALISED))}
    assert set(ROWS) - here == set(ELSEWHERE)


def test_no_code_stands_twice():
    codes = [case.code for case in CASES]
    assert len(codes) == len(set(codes))


@pytest.mark.parametrize(("code", "name", "data", "options", "note"), NORMALISED, ids=[one[0] for one in NORMALISED])
def test_what_is_normalised_or_doubted_is_said(code, name, data, options, note):
    found = read_map(data(), name, options)
    assert any(note in warning for warning in found.warnings), found.warnings
    assert found.areas or [one.state for one in found.statuses] == [State.russian]
