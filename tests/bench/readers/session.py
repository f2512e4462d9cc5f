"""One reader's session, spoken with the server in Streamlit's own protocol: no browser, so that a hundred fit on one machine.

It does what a browser does: it keeps what it was sent for next time (`ref_hash`), gathers the widgets it was told of, and
sends the state of one that was changed. Only to the loopback address.
"""

from __future__ import annotations

import asyncio
import json
import time
from collections.abc import AsyncIterator, Coroutine
from concurrent.futures import ThreadPoolExecutor
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import UTC, date, datetime
from html.parser import HTMLParser
from typing import Any, TypeVar

from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.BidiComponent_pb2 import BidiComponent
from streamlit.proto.Common_pb2 import DoubleArray, StringArray
from streamlit.proto.Element_pb2 import Element
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from streamlit.proto.MultiSelect_pb2 import MultiSelect
from streamlit.proto.WidgetStates_pb2 import WidgetState
from websockets.asyncio.client import ClientConnection, connect
from websockets.extensions.permessage_deflate import ClientPerMessageDeflateFactory

T = TypeVar("T")
PATIENCE = 60.0
MICROSECONDS = 1_000_000
MOST_BYTES = 64 * 1024 * 1024


class UnansweredError(Exception):
    """What a session was told instead of what it asked for."""


@dataclass
class Heard:
    """What came back for one run: seconds until the map's command and until the end; bytes unpacked, and on the wire."""

    seconds: float = 0.0
    command: float = 0.0
    bytes: int = 0
    wire: int = 0
    messages: int = 0
    sentence: str = ""


class Counting(ClientConnection):
    """A connection that counts what comes over the wire, as it was packed for it."""

    received = 0

    def data_received(self, data: bytes) -> None:
        """Bytes of the socket, before anything is unpacked."""
        self.received += len(data)
        super().data_received(data)


class Text(HTMLParser):
    """The text of a sentence that is sent as HTML."""

    def __init__(self, source: str) -> None:
        super().__init__()
        self.said = ""
        self.feed(source)

    def handle_data(self, data: str) -> None:
        """Text between tags."""
        self.said += data


class Session:
    """A connected session: opens the page, changes the day, presses a button."""

    def __init__(self, socket: Counting) -> None:
        self.socket = socket
        self.kept: dict[str, ForwardMsg] = {}
        self.page = ""
        self.slider = ""
        self.sources = BidiComponent()
        self.states: dict[str, WidgetState] = {}
        self.buttons: dict[str, str] = {}

    async def open(self, page: str = "") -> Heard:
        """The first run, as a browser asks for it."""
        asked = BackMsg()
        asked.rerun_script.page_name = page
        asked.rerun_script.query_string = ""
        return await self.ask(asked)

    async def go_to(self, day: date) -> Heard:
        """A change of the day on the page's slider."""
        midnight = datetime(day.year, day.month, day.day, tzinfo=UTC)
        state = WidgetState(id=self.slider)
        state.double_array_value.data.append(midnight.timestamp() * MICROSECONDS)
        self.states[self.slider] = state
        return await self.ask(self.rerun())

    async def toggle(self, source_id: str) -> Heard:
        """A click on the checkbox of a source."""
        listed = json.loads(self.sources.json)
        names = [line[0] for group in listed["groups"] for line in group["sources"]]
        shown = {name for name, chosen in zip(names, listed["chosen"], strict=True) if chosen == "1"} ^ {source_id}
        said = {"chosen": {"n": listed["heard"] + 1, "shown": sorted(shown)}}
        self.states[self.sources.id] = WidgetState(id=self.sources.id, json_value=json.dumps(said))
        return await self.ask(self.rerun())

    async def press(self, key: str) -> Heard:
        """A press of the button with this key."""
        asked = self.rerun()
        state = asked.rerun_script.widget_states.widgets.add()
        state.id = next(name for name in self.buttons if name.endswith(f"-{key}"))
        state.trigger_value = True
        return await self.ask(asked)

    def rerun(self) -> BackMsg:
        """A run of the page that is open."""
        asked = BackMsg()
        asked.rerun_script.page_script_hash = self.page
        asked.rerun_script.cached_message_hashes.extend(self.kept)
        asked.rerun_script.widget_states.widgets.extend(self.states.values())
        return asked

    async def ask(self, asked: BackMsg) -> Heard:
        """Sends what is asked and reads until the run has ended. Raises `UnansweredError` if the run fails."""
        heard, start, before = Heard(), time.perf_counter(), self.socket.received
        await self.socket.send(asked.SerializeToString())
        async with asyncio.timeout(PATIENCE):
            while True:
                raw = await self.socket.recv()
                heard.bytes += len(raw)
                heard.messages += 1
                message = ForwardMsg.FromString(raw if isinstance(raw, bytes) else raw.encode())
                kind = message.WhichOneof("type")
                if kind == "script_finished":
                    heard.wire = self.socket.received - before
                    heard.seconds = time.perf_counter() - start
                    refuse_failure(message)
                    return heard
                self.take(self.whole(message), heard, start)

    def whole(self, message: ForwardMsg) -> ForwardMsg:
        """The message itself, or the one it refers to."""
        if message.WhichOneof("type") == "ref_hash":
            return self.kept[message.ref_hash]
        if message.metadata.cacheable:
            self.kept[message.hash] = message
        return message

    def take(self, message: ForwardMsg, heard: Heard, start: float) -> None:
        """Notes what of a message a reader would see or use."""
        if message.WhichOneof("type") == "new_session":
            self.page = message.new_session.page_script_hash
        if message.WhichOneof("type") != "delta":
            return
        element = message.delta.new_element
        kind = element.WhichOneof("type") or "block"
        if kind == "exception":
            raise UnansweredError(element.exception.message)
        state, told = state_of(element)
        if state and (told or state.id not in self.states):
            self.states[state.id] = state
        if kind == "slider":
            self.slider = element.slider.id
        elif kind == "bidi_component":
            self.sources = element.bidi_component
        elif kind == "button":
            self.buttons[element.button.id] = element.button.label
        elif kind == "component_instance":
            heard.command = time.perf_counter() - start
        elif kind == "html" and "gl-sentence" in element.html.body:
            heard.sentence = Text(element.html.body).said


def state_of(element: Element) -> tuple[WidgetState | None, bool]:
    """What a browser then knows of a widget and says at every run, and whether the page itself has set it so.

    None for what has no state of its own.
    """
    kind = element.WhichOneof("type")
    if kind == "slider":
        one = element.slider
        return WidgetState(id=one.id, double_array_value=DoubleArray(data=one.value or one.default)), one.set_value
    if kind == "checkbox":
        two = element.checkbox
        return WidgetState(id=two.id, bool_value=two.value if two.set_value else two.default), two.set_value
    if kind == "multiselect":
        many = element.multiselect
        return WidgetState(id=many.id, string_array_value=StringArray(data=chosen(many))), many.set_value
    if kind == "selectbox":
        box = element.selectbox
        known = {"string_value": box.raw_value} if box.HasField("raw_value") else {}
        return WidgetState(id=box.id, **known), box.set_value
    return None, False


def chosen(several: MultiSelect) -> list[str]:
    """The options that a widget of several has chosen."""
    if several.set_value:
        return list(several.raw_values)
    return [several.options[number] for number in several.default]


def run(visit: Coroutine[Any, Any, T]) -> T:
    """Runs what sessions do, in a thread of its own: the browser's driver has a loop in this one."""
    with ThreadPoolExecutor(1) as thread:
        return thread.submit(asyncio.run, visit).result()


def refuse_failure(message: ForwardMsg) -> None:
    """Raises `UnansweredError` unless the run came to its end."""
    if message.script_finished != ForwardMsg.FINISHED_SUCCESSFULLY:
        raise UnansweredError(ForwardMsg.ScriptFinishedStatus.Name(message.script_finished))


@asynccontextmanager
async def connected(port: int) -> AsyncIterator[Session]:
    """A session for as long as it is needed."""
    address = f"ws://127.0.0.1:{port}/_stcore/stream"
    # Packed as for a browser, which keeps the last 32 kB in mind; this library would ask for 4 kB by itself.
    packing = ClientPerMessageDeflateFactory(client_max_window_bits=True)
    asked: dict[str, Any] = {"subprotocols": ["streamlit"], "create_connection": Counting, "extensions": [packing]}
    async with connect(address, max_size=MOST_BYTES, open_timeout=PATIENCE, compression=None, **asked) as socket:
        yield Session(socket)  # type: ignore[arg-type]
