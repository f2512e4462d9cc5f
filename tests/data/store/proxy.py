"""A small proxy before PostgreSQL that lets everything through, stalls, cuts, or loses the answer to a commit."""

from __future__ import annotations

import contextlib
import socket
import tempfile
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

SOCKET = ".s.PGSQL.5432"


class Proxy:
    """Between us and the server. `mode` is "pass", "stall", "cut", or "lose" for the next commit's answer."""

    def __init__(self, folder: Path, server: Path) -> None:
        self.mode = "pass"
        self.folder = folder
        self._server = server
        self._open: list[socket.socket] = []
        self._listening = socket.socket(socket.AF_UNIX)
        self._listening.bind(str(folder / SOCKET))
        self._listening.listen(50)
        threading.Thread(target=self._accept, daemon=True).start()

    def set(self, mode: str) -> None:
        """Goes over to another mode, for connections that are open too."""
        self.mode = mode
        if mode == "cut":
            for one in self._open:
                close(one)

    def close(self) -> None:
        """Ends all."""
        self.set("cut")
        close(self._listening)

    def _accept(self) -> None:
        while True:
            try:
                client, _ = self._listening.accept()
            except OSError:
                return
            if self.mode == "cut":
                close(client)
                continue
            server = socket.socket(socket.AF_UNIX)
            server.connect(str(self._server / SOCKET))
            self._open += [client, server]
            threading.Thread(target=self._pump, args=(client, server, True), daemon=True).start()
            threading.Thread(target=self._pump, args=(server, client, False), daemon=True).start()

    def _pump(self, source: socket.socket, target: socket.socket, asking: bool) -> None:
        with contextlib.suppress(OSError):
            while data := source.recv(65536):
                while self.mode == "stall":
                    time.sleep(0.02)
                if self.mode == "losing" and not asking:
                    self.mode = "pass"
                    break
                if self.mode == "lose" and asking and b"COMMIT" in data:
                    self.mode = "losing"
                target.sendall(data)
        close(source)
        close(target)


def close(one: socket.socket) -> None:
    """Closes a socket that somebody may be waiting at."""
    with contextlib.suppress(OSError):
        one.shutdown(socket.SHUT_RDWR)
    one.close()


@contextmanager
def before(server: Path) -> Iterator[Proxy]:
    """A proxy before the server whose socket is in a folder."""
    with tempfile.TemporaryDirectory(prefix="gl-px-", dir="/tmp") as folder:
        proxy = Proxy(Path(folder), server)
        try:
            yield proxy
        finally:
            proxy.close()
