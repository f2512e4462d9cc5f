"""The server: Streamlit's app with our own routes beside it, on the loopback address unless told otherwise."""

from __future__ import annotations

import signal
import socket
import sys
from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import streamlit as st
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Route
from starlette.types import ASGIApp, Message, Receive, Scope, Send
from streamlit import config
from streamlit.logger import get_logger
from streamlit.web.server.starlette.starlette_websocket import is_host_allowed

from dashboard.assets import assets, version
from dashboard.base import base_path
from dashboard.exposure import address_faults, ask_nobody_outside, option_faults, served_names
from dashboard.faults import draw_fault
from dashboard.loading import COMPARISONS, OVERLAYS, announce, load_ledger, load_overlay
from dashboard.overlay import Overlay
from dashboard.packing import widen_window
from dashboard.set_aside import SET_ASIDE
from geo.faults import Fault, Refused, refuse

APP = Path(__file__).parent / "app.py"
FOR_GOOD = "public, max-age=31536000, immutable"


# What the server tells of itself: for whoever runs it, and on none of our pages.
HIDDEN = ("/_stcore/metrics", "/_stcore/agent")
# Other sites may not put the page into a frame of theirs; the map's own frame is of this host.
FENCE = {
    b"x-frame-options": b"SAMEORIGIN",
    b"content-security-policy": b"frame-ancestors 'self'",
    b"referrer-policy": b"no-referrer",
    b"x-content-type-options": b"nosniff",
}


@dataclass(frozen=True)
class Address:
    """Where to serve: the address listened on, whether a proxy guards it, and the names it is known by outside."""

    host: str = "127.0.0.1"
    port: int = 8501
    guarded: bool = False
    names: tuple[str, ...] = ()


class HostGuard:
    """Answers only requests meant for a host we serve; Streamlit's own guard looks at its websocket alone."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Hand the request on, or refuse it with 400."""
        if scope["type"] == "http" and not is_host_allowed(dict(scope["headers"]).get(b"host", b"").decode("latin-1")):
            await PlainTextResponse("This host name is not served here.", 400)(scope, receive, send)
            return
        if scope["type"] == "http" and any(part in scope["path"] for part in HIDDEN):
            await PlainTextResponse("No such page.", 404)(scope, receive, send)
            return
        await self.app(scope, receive, fenced(send) if scope["type"] == "http" else send)


def fenced(send: Send) -> Send:
    """Adds to every answer the headers that keep it in its own page; what an answer says of itself stays."""

    async def send_fenced(message: Message) -> None:
        if message["type"] == "http.response.start":
            given = {name.lower() for name, _ in message["headers"]}
            message["headers"] = [*message["headers"], *(one for one in FENCE.items() if one[0] not in given)]
        await send(message)

    return send_fenced


def _packed(request: Request, packed: bytes, plain: Callable[[], bytes], media_type: str) -> Response:
    headers = {"Cache-Control": FOR_GOOD, "Vary": "Accept-Encoding", "X-Content-Type-Options": "nosniff"}
    if "gzip" in request.headers.get("accept-encoding", ""):
        return Response(packed, media_type=media_type, headers={**headers, "Content-Encoding": "gzip"})
    return Response(plain(), media_type=media_type, headers=headers)


async def serve_asset(request: Request) -> Response:
    """A file of the program, looked up by name among those there are."""
    asset = assets().get(request.path_params["name"])
    if asset is None or request.path_params["version"] != version():
        return PlainTextResponse("No such file.", 404)
    return _packed(request, asset.packed, lambda: asset.content, asset.media_type)


async def serve_overlay(request: Request) -> Response:
    """The overlay of a ledger head that a page has named; another head is not found."""
    return _announced(request, OVERLAYS, "No overlay of that name.")


async def serve_comparison(request: Request) -> Response:
    """The comparison of two maps that a page has named."""
    return _announced(request, COMPARISONS, "No comparison of that name.")


def _announced(request: Request, kept: Mapping[str, Overlay], unknown: str) -> Response:
    found = kept.get(request.path_params["name"])
    if found is None:
        return PlainTextResponse(unknown, 404)
    return _packed(request, found.packed, lambda: found.content, "application/json")


def routes() -> list[Route]:
    """Our routes beside Streamlit's; the base path is ours to add."""
    base = base_path()
    return [
        Route(base + "/assets/{version}/{name}", serve_asset),
        Route(base + "/overlay/{name}.json", serve_overlay),
        Route(base + "/comparison/{name}.json", serve_comparison),
    ]


def make_app() -> Any:
    """The ASGI application."""
    return st.App(
        APP.resolve(), routes=routes(), middleware=[Middleware(HostGuard)], on_script_error=draw_fault
    )


def refuse_unless_free(host: str, port: int) -> None:
    """Refuses an address that can't be listened on, before anything is read."""
    try:
        family, kind, _, _, address = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)[0]
        with socket.socket(family, kind) as probe:
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            probe.bind(address)
    except (OSError, OverflowError) as error:
        why = getattr(error, "strerror", None) or str(error)
        rule, remedy = f"is not to be had on {host} ({why})", "stop what uses it, or name another with --port"
        raise Refused((Fault("serve", None, "port", rule, remedy, str(port)),)) from error


def options_of(address: Address) -> dict[str, Any]:
    """The options of Streamlit that are ours to set; all others are in .streamlit/config.toml."""
    named = {"server.allowedHosts": served_names(address.names)} if address.names else {}
    return {"server.address": address.host, "server.port": address.port, **named}


def refuse_exposed(address: Address) -> None:
    """Refuses an address that others can reach, unless a proxy guards it and every option is safe there."""
    refuse(address_faults(address.host, address.guarded, address.names))
    config.get_config_options(force_reparse=True, options_from_flags=options_of(address))
    refuse(option_faults(address.host, config.get_option))


def serve(address: Address) -> None:
    """Serve until stopped. The ledger and the files are read first: a refused ledger never gets a page.

    Raises `geo.faults.Refused` with every fault of the ledger, or if the address can't or must not be served.
    """
    host, port = address.host, address.port
    # We ask for options before the run has set them all; Streamlit calls that an update and advises a restart.
    get_logger("streamlit.config").addFilter(lambda record: "restart streamlit" not in record.getMessage())
    app = make_app()  # from here on Streamlit reads its options beside our script
    refuse_exposed(address)
    refuse_unless_free(host, port)
    load_ledger()
    SET_ASIDE.begin()
    announce(load_overlay(None, "en"))
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(0))
    print(f"Greyline on http://{host}:{port} (stop with Ctrl-C)", flush=True)
    widen_window()
    ask_nobody_outside()
    with suppress(KeyboardInterrupt):
        app.run(config=options_of(address))
