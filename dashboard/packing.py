"""How the server's messages to a page are packed on the wire (RFC 7692, permessage-deflate).

A rerun sends nearly the same widgets as the one before. Uvicorn packs with a window of 4 kB, in which the last run is
forgotten before the next begins; every browser unpacks one of 32 kB, in which it is still there, and takes a third of the
bytes. It costs some 120 kB of memory a reader.
"""

from __future__ import annotations

from typing import Any

from uvicorn.protocols.websockets import websockets_sansio_impl
from websockets.extensions.permessage_deflate import ServerPerMessageDeflateFactory

WINDOW_BITS = 15


def widen_window() -> None:
    """Lets the server remember as much of what it has sent as the standard allows. Uvicorn has no option for it."""
    setattr(websockets_sansio_impl, "ServerPerMessageDeflateFactory", _widened)  # noqa: B010 (it exports no such name)


def _widened(**asked: Any) -> ServerPerMessageDeflateFactory:
    return ServerPerMessageDeflateFactory(**{**asked, "server_max_window_bits": WINDOW_BITS})
