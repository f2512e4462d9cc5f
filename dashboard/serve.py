"""The server: Streamlit's app with our own routes beside it, on the loopback address unless told otherwise."""

from __future__ import annotations

import signal
import socket
import sys
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import Any

import streamlit as st
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Route
from starlette.types import ASGIApp, Receive, Scope, Send
from streamlit.logger import get_logger
from streamlit.web.server.starlette.starlette_websocket import is_host_allowed

from dashboard.assets import assets, version
from dashboard.base import base_path
from dashboard.loading import OVERLAYS, announce, load_ledger, load_overlay
from geo.faults import Fault, Refused

APP = Path(__file__).parent / "app.py"
FOR_GOOD = "public, max-age=31536000, immutable"


class HostGuard:
    """Answers only requests meant for a host we serve; Streamlit's own guard looks at its websocket alone."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Hand the request on, or refuse it with 400."""
        if scope["type"] == "http" and not is_host_allowed(dict(scope["headers"]).get(b"host", b"").decode("latin-1")):
            await PlainTextResponse("This host name is not served here.", 400)(scope, receive, send)
            return
        await self.app(scope, receive, send)


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
    overlay = OVERLAYS.get(request.path_params["name"])
    if overlay is None:
        return PlainTextResponse("No overlay of that name.", 404)
    return _packed(request, overlay.packed, lambda: overlay.content, "application/json")


def routes() -> list[Route]:
    """Our routes beside Streamlit's; the base path is ours to add."""
    base = base_path()
    return [
        Route(base + "/assets/{version}/{name}", serve_asset),
        Route(base + "/overlay/{name}.json", serve_overlay),
    ]


def make_app() -> Any:
    """The ASGI application."""
    return st.App(APP.resolve(), routes=routes(), middleware=[Middleware(HostGuard)])


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


def serve(host: str, port: int) -> None:
    """Serve until stopped. The ledger and the files are read first: a refused ledger never gets a page.

    Raises `geo.faults.Refused` with every fault of the ledger, or if the port is taken.
    """
    refuse_unless_free(host, port)
    # We ask for the base path before the run has set its options; Streamlit calls that an update and advises a restart.
    get_logger("streamlit.config").addFilter(lambda record: "restart streamlit" not in record.getMessage())
    load_ledger()
    announce(load_overlay(None, "en"))
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(0))
    print(f"Greyline on http://{host}:{port} (stop with Ctrl-C)", flush=True)
    with suppress(KeyboardInterrupt):
        make_app().run(config={"server.address": host, "server.port": port})
