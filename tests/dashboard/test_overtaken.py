"""What an address asked for, where a click overtakes the run that would have handed it to the browser."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.Delta_pb2 import Delta
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg

from tests.bench.readers.session import MICROSECONDS, Session, connected, run
from tests.browser.servers import Server, served

DAY = datetime(2025, 11, 4, tzinfo=UTC)
ASKED = "day=2025-11-04&since=2025-11-04&place=myrnohrad"


@pytest.fixture
def server(tmp_path: Path) -> Any:
    with served(tmp_path) as one:
        yield one


class Forgetful(Session):
    """A browser that was told nothing of the runs before, and notes what it is told now."""

    told: dict[str, Any]

    def take(self, message: ForwardMsg, *rest: Any) -> None:
        super().take(message, *rest)
        if message.WhichOneof("type") == "delta":
            self.note(message.delta)

    def note(self, delta: Delta) -> None:
        element = delta.new_element
        kind = element.WhichOneof("type")
        if kind in ("slider", "checkbox", "selectbox"):
            widget = getattr(element, kind)
            self.told[widget.id.rsplit("-", 1)[-1]] = widget

    async def again(self, asked: BackMsg) -> dict[str, Any]:
        """One run more, asked for by a browser that has said nothing of any widget."""
        self.told = {}
        await self.ask(asked)
        return self.told


async def told(server: Server) -> dict[str, Any]:
    """The widgets of the run after the one that the address was asked in, of which the browser was told nothing."""
    async with connected(server.port) as session:
        browser, asked = Forgetful(session.socket), BackMsg()
        asked.rerun_script.query_string = ASKED
        await browser.again(asked)
        return await browser.again(asked)


def test_the_next_run_hands_it_over_again(server: Server) -> None:
    widgets = run(told(server))
    day = widgets["day"]
    assert day.set_value
    assert list(day.value) == [DAY.timestamp() * MICROSECONDS]
    assert widgets["only"].set_value
    assert widgets["only"].value
    assert widgets["place"].set_value
    assert widgets["place"].raw_value.startswith("Myrnohrad")
