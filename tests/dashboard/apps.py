"""The app under Streamlit's AppTest: opened with a query, read as a reader would."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from urllib.parse import parse_qsl

import pytest
from streamlit.testing.v1 import AppTest
from streamlit.testing.v1.element_tree import Widget

from dashboard import loading
from dashboard.address import SOURCES

APP = Path(__file__).resolve().parents[2] / "dashboard" / "app.py"
COMMAND = re.compile(r"greyline\.show\('([^']*)'\)")


def clear_caches() -> None:
    """Forgets the ledger that was read, as a new server would."""
    if loading.load_store.cache_info().currsize:
        loading.load_store().close()
    loading.NOW.set(None)
    for name in dir(loading):
        if hasattr(getattr(loading, name), "cache_clear"):
            getattr(loading, name).cache_clear()
    loading.OVERLAYS.clear()


@contextmanager
def ledger_in(folder: Path) -> Iterator[None]:
    """For the time of a test, the ledger of this folder instead of the shipped one."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("GREYLINE_LEDGER", str(folder))
        clear_caches()
        yield
    clear_caches()


def open_app(**asked: str | list[str]) -> AppTest:
    """The app at an address; any error in it is the test's."""
    app = AppTest.from_file(str(APP), default_timeout=30)
    for key, value in asked.items():
        app.query_params[key] = value
    return run(app)


def open_screen(name: str, **asked: str) -> AppTest:
    """One screen alone, by the name of its module, at an address; not yet run."""
    app = AppTest.from_function(_screen, default_timeout=30, kwargs={"name": name})
    for key, value in asked.items():
        app.query_params[key] = value
    return app


def _screen(name: str) -> None:
    from importlib import import_module

    import_module(f"dashboard.screens.{name}").draw()


def shown(app: AppTest) -> str:
    """All HTML of a page that was drawn without an error."""
    assert not app.exception, [error.message for error in app.exception]
    return html(app)


def run(changed: AppTest | Widget) -> AppTest:
    """One more run, after a widget was used or the address changed, without an error."""
    loading.NOW.set(None)  # the test itself sees what the next run sees
    app = changed.run()
    assert not app.exception, [error.message for error in app.exception]
    return app


def address(app: AppTest) -> dict[str, str]:
    """What stands in the address; a key that stands there twice is a fault."""
    assert all(isinstance(value, str) or len(value) == 1 for value in app.query_params.values())
    return {key: value if isinstance(value, str) else value[0] for key, value in app.query_params.items()}


def elements(block: Any) -> Iterator[Any]:
    """Every element of the page in its order."""
    for child in block.children.values():
        if hasattr(child, "children"):
            yield from elements(child)
        else:
            yield child


def map_arguments(app: AppTest) -> dict[str, Any]:
    """All that streamlit-folium is told."""
    (component,) = (one for one in elements(app.main) if one.type == "component_instance")
    return json.loads(component.proto.json_args)


def command(app: AppTest) -> dict[str, str]:
    """What the map is told to show."""
    (query,) = COMMAND.findall(map_arguments(app)["feature_group"])
    return dict(parse_qsl(query, keep_blank_values=True, strict_parsing=True))


def listed_sources(app: AppTest) -> dict[str, tuple[int, int, bool]]:
    """The list of sources as the browser is told to draw it: claims shown, claims in all, and whether it is chosen."""
    (component,) = (one for one in elements(app.main) if one.type == "bidi_component")
    told = json.loads(component.proto.json)
    lines = [line for group in told["groups"] for line in group["sources"]]
    rows = zip(lines, told["shown"].split(), told["all"].split(), told["chosen"], strict=True)
    return {name: (int(shown), int(said), chosen == "1") for (name, _), shown, said, chosen in rows}


def hide(app: AppTest, *names: str) -> AppTest:
    """Hides sources, as the list does when it is heard, and runs."""
    app.session_state[SOURCES] = [name for name in app.session_state[SOURCES] if name not in names]
    return run(app)


def show(app: AppTest, *names: str) -> AppTest:
    """Shows sources again, likewise."""
    app.session_state[SOURCES] = [*app.session_state[SOURCES], *names]
    return run(app)


def unfold(app: AppTest, unfolded: bool = True) -> AppTest:
    """Unfolds what stands under "More filters", or folds it, and runs."""
    app.session_state["more-filters"] = unfolded
    return run(app)


def html(app: AppTest) -> str:
    """All HTML of the page but its style."""
    parts = [one.proto.body for one in elements(app.main) if one.type == "html"]
    return "\n".join(part for part in parts if not part.startswith("<style>"))


def sentence(app: AppTest) -> str:
    """The View in one sentence."""
    (said,) = re.findall(r'<p class="gl-sentence" role="status">(.*?)</p>', html(app))
    return str(said)


def noted(app: AppTest) -> list[str]:
    """What of the address was left out, one sentence each."""
    return re.findall(r"<li>(.*?)</li>", "".join(re.findall(r'<div class="gl-notes".*?</div>', html(app))))
