"""The rules of the house: which way imports run, what a page opens without, and what nobody writes."""

from __future__ import annotations

import ast
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

PROJECT = Path(__file__).resolve().parents[1]
SCREEN = {"streamlit", "folium", "streamlit_folium", "branca"}
FORBIDDEN = {"geo": SCREEN | {"data", "dashboard"}, "data": SCREEN | {"dashboard"}, "dashboard": {"tests"}}
# Slow to import, and needed by exports and imports alone.
HEAVY = {"pandas", "numpy", "geopandas", "shapely", "pyproj", "matplotlib"}
RUNS_CODE = {"pickle", "shelve", "marshal", "yaml", "joblib"}


def modules(layer: str) -> list[Path]:
    """All modules of a layer."""
    found = sorted((PROJECT / layer).rglob("*.py"))
    assert found, f"{layer} has no modules"
    return found


def imported(path: Path) -> Iterator[str]:
    """The first names of all that a module imports, also inside its functions; "." for a relative import."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (name.name.split(".")[0] for name in node.names)
        elif isinstance(node, ast.ImportFrom):
            yield (node.module or "").split(".")[0] if node.level == 0 else "."


def importing(layer: str, names: set[str]) -> dict[str, set[str]]:
    """The modules of a layer that import any of these names."""
    found = {path.relative_to(PROJECT).as_posix(): names & set(imported(path)) for path in modules(layer)}
    return {module: wrong for module, wrong in found.items() if wrong}


@pytest.mark.parametrize("layer", FORBIDDEN)
def test_a_layer_knows_nothing_of_those_above(layer):
    assert importing(layer, FORBIDDEN[layer]) == {}


@pytest.mark.parametrize("layer", FORBIDDEN)
def test_imports_are_absolute(layer):
    """Streamlit puts dashboard/ on the path: a relative import would load a module twice."""
    assert importing(layer, {"."}) == {}


@pytest.mark.parametrize("layer", FORBIDDEN)
def test_nothing_that_runs_code_from_a_file_is_used_to_read_one(layer):
    assert importing(layer, RUNS_CODE) == {}


def test_no_module_of_the_dashboard_takes_the_name_of_a_standard_one():
    names = {path.stem for path in (PROJECT / "dashboard").iterdir() if not path.name.startswith("__")}
    assert names & set(sys.stdlib_module_names) == set()


def loaded_by(program: str) -> set[str]:
    """The first names of all modules that are loaded after a line of Python."""
    shown = f"import sys; {program}; print(*sorted({{name.split('.')[0] for name in sys.modules}}))"
    done = subprocess.run([sys.executable, "-c", shown], cwd=PROJECT, capture_output=True, text=True, check=True)
    return set(done.stdout.split())


@pytest.mark.parametrize(
    "program",
    [
        "from data.store import open_ledger; open_ledger().intervals",
        "import data.view, data.check, data.disagreement, data.statements",
        "import dashboard.cli",
    ],
)
def test_a_ledger_is_opened_without_the_heavy_libraries(program):
    assert loaded_by(program) & (SCREEN | HEAVY) == set()


def test_no_page_lets_markup_through():
    """`unsafe_allow_html` would let a ledger's text run as a script in the reader's browser."""
    assert [path.name for path in modules("dashboard") if "unsafe_allow_html" in path.read_text("utf-8")] == []


def test_tests_are_no_package():
    """Two files of one name may stand in two folders; a package would make them one."""
    assert list((PROJECT / "tests").rglob("__init__.py")) == []


def test_no_file_names_a_folder_of_one_machine():
    folders = re.compile(r"(?<![\w.~])/(work|root|home)/[a-z]")
    written = [
        path.relative_to(PROJECT).as_posix()
        for layer in ("geo", "data", "dashboard", "tests")
        for path in (PROJECT / layer).rglob("*")
        if path.suffix in {".py", ".md", ".csv", ".toml", ".js", ".css"} and folders.search(path.read_text("utf-8"))
    ]
    assert written == []
