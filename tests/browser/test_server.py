"""The server by itself, without a browser: whom it answers, what it hands out, how it starts and how it ends."""

from __future__ import annotations

import base64
import gzip
import http.client
import json
import signal
import socket
import urllib.error
import urllib.request
from contextlib import suppress
from pathlib import Path

import pytest
from websockets.exceptions import ConnectionClosed
from websockets.sync.client import connect

from dashboard.assets import assets, version
from dashboard.loading import load_overlay
from tests.browser.servers import Server, free_port, launch, served, start_server, stop_server

Answer = tuple[int, dict[str, str], bytes]
FOR_GOOD = "public, max-age=31536000, immutable"
UPGRADE = {
    "Connection": "Upgrade", "Upgrade": "websocket", "Sec-WebSocket-Version": "13",
    "Sec-WebSocket-Key": base64.b64encode(b"sixteen bytes!!!").decode(),
}  # fmt: skip


def get(server: Server, path: str, headers: dict[str, str] | None = None) -> Answer:
    """One request, sent just as it is written: nothing tidies its path or adds a header."""
    headers = headers or {}
    connection = http.client.HTTPConnection("127.0.0.1", server.port, timeout=15)
    try:
        connection.putrequest("GET", path, skip_host="Host" in headers, skip_accept_encoding=True)
        for name, value in headers.items():
            connection.putheader(name, value)
        connection.endheaders()
        answer = connection.getresponse()
        return answer.status, {name.lower(): value for name, value in answer.getheaders()}, answer.read()
    finally:
        connection.close()


def our_files() -> dict[str, tuple[str, bytes]]:
    """The address and the content of every file of ours."""
    overlay = load_overlay(None, "en")
    files = {name: (f"/assets/{version()}/{name}", asset.content) for name, asset in assets().items()}
    return {**files, "overlay": (f"/overlay/{overlay.name}.json", overlay.content)}


# ---- whom it answers


@pytest.mark.parametrize("host", ["evil.invalid", "localhost.evil.invalid", "evil.invalid:80", "", "127.0.0.1@evil.invalid"])
def test_another_host_name_is_refused_on_every_route(server: Server, host: str) -> None:
    paths = ["/", "/about", "/_stcore/health", "/_stcore/host-config", *(path for path, _ in our_files().values())]
    for path in paths:
        assert get(server, path, {"Host": host})[0] == 400, path
        assert get(server, path)[0] == 200, path


@pytest.mark.parametrize("header", ["Host", "Origin"])
def test_a_websocket_from_elsewhere_is_refused(server: Server, header: str) -> None:
    home = {"Host": f"127.0.0.1:{server.port}", "Origin": server.url}
    evil = {"Host": "evil.invalid", "Origin": "http://evil.invalid"}
    assert get(server, "/_stcore/stream", {**UPGRADE, **home})[0] == 101
    assert get(server, "/_stcore/stream", {**UPGRADE, **home, header: evil[header]})[0] == 403
    # Nor does it make the server ask a host on the internet who this machine is, which nobody else's page waits for.
    assert "external IP" not in server.log.read_text()


def test_only_the_loopback_address_is_listened_on(server: Server) -> None:
    listening = [line.split() for name in ("tcp", "tcp6") for line in Path(f"/proc/net/{name}").read_text().splitlines()[1:]]
    port = f"{server.port:04X}"
    addresses = [row[1].split(":")[0] for row in listening if row[1].endswith(f":{port}") and row[3] == "0A"]
    assert addresses == ["0100007F"]


# ---- what it hands out


def test_our_files_are_kept_for_good_and_sent_packed_or_plain(server: Server) -> None:
    for path, content in our_files().values():
        status, headers, body = get(server, path, {"Accept-Encoding": "gzip"})
        assert (status, headers["content-encoding"], gzip.decompress(body)) == (200, "gzip", content), path
        status, plain, body = get(server, path)
        assert (status, plain.get("content-encoding"), body) == (200, None, content), path
        for sent in (headers, plain):
            assert sent["cache-control"] == FOR_GOOD
            assert "accept-encoding" in sent["vary"].lower()
            assert sent["x-content-type-options"] == "nosniff"


def test_what_we_hand_out_says_what_it_is(server: Server) -> None:
    types = {name: get(server, path)[1]["content-type"].split(";")[0] for name, (path, _) in our_files().items()}
    assert types == {
        "leaflet.js": "text/javascript", "map.js": "text/javascript", "leaflet.css": "text/css", "map.css": "text/css",
        "basemap.json": "application/json", "overlay": "application/json",
    }  # fmt: skip
    assert json.loads(our_files()["overlay"][1])["claims"]["place"]


UP = ["..", "%2e%2e", "..%2f..%2fserve.py", "..%5cserve.py", "%2e%2e%2f%2e%2e%2fetc%2fpasswd", "map.js%00.css", "__proto__"]


@pytest.mark.parametrize("name", UP)
def test_no_name_leads_out_of_what_is_handed_out(server: Server, name: str) -> None:
    for path in (f"/assets/{version()}/{name}", f"/assets/{name}/map.js", f"/overlay/{name}.json"):
        status, _, body = get(server, path)
        assert status in (400, 404), path
        assert len(body) < 100


def test_what_is_not_there_is_not_found(server: Server) -> None:
    for path in ("/overlay/0123456789abcdef0123456789abcdef.json", f"/assets/{version()}/none.js", "/assets/0/map.js"):
        status, headers, _ = get(server, path)
        assert status == 404, path
        assert "immutable" not in headers.get("cache-control", "")


def test_a_request_too_long_to_read_is_refused_and_the_next_one_answered(server: Server) -> None:
    with suppress(ConnectionError):  # it may hang up before we have said it all
        assert get(server, f"/?day={'9' * 200_000}")[0] in (400, 414, 431)
    assert get(server, "/_stcore/health")[2] == b"ok"


def test_no_file_of_the_project_is_served(server: Server) -> None:
    for path in ("/app/static/map.css", "/static/../../dashboard/serve.py", "/data/ledger/claims.csv", "/.git/config"):
        _, headers, body = get(server, path)
        assert b"claim_id" not in body, path
        assert b"def " not in body, path
        assert b"[core]" not in body, path
        # Any unknown address gets Streamlit's page, which then says that there is no such page.
        assert headers.get("content-type", "text/plain").startswith("text/"), path


def test_no_other_site_may_frame_the_page_or_learn_where_a_reader_came_from(server: Server) -> None:
    for path in ("/", "/_stcore/health", *(path for path, _ in our_files().values())):
        _, headers, _ = get(server, path)
        assert headers["x-frame-options"] == "SAMEORIGIN", path
        assert headers["content-security-policy"] == "frame-ancestors 'self'", path
        assert headers["referrer-policy"] == "no-referrer", path
        assert headers["x-content-type-options"] == "nosniff", path


@pytest.mark.parametrize("size", [100, 21 * 1024 * 1024])
def test_an_upload_nobody_asked_for_is_refused_before_it_is_read(server: Server, size: int) -> None:
    """There is no uploader on any page; what is sent to Streamlit's own route all the same has no token of a session."""
    request = urllib.request.Request(
        f"{server.url}/_stcore/upload_file/a-session/a-file", data=b"x" * size, method="PUT",
        headers={"Content-Type": "multipart/form-data; boundary=x"},
    )  # fmt: skip
    with pytest.raises((urllib.error.URLError, ConnectionError)) as refused:
        urllib.request.urlopen(request, timeout=15)
    assert getattr(refused.value, "code", 403) in (400, 403, 413)
    assert get(server, "/_stcore/health")[2] == b"ok"


def test_what_the_server_measures_of_itself_is_nobodys_business(server: Server) -> None:
    for path in ("/_stcore/metrics", "/_stcore/agent", "/_stcore/agent/sessions"):
        assert get(server, path)[0] == 404, path


def test_garbage_on_the_websocket_ends_that_connection_alone(tmp_path: Path) -> None:
    """On a server of its own, as Streamlit writes to the log where it could not read on."""
    server = start_server(tmp_path)
    try:
        for garbage in (b"\xff" * 1000, "no protobuf", b"", b"\x00" * 100_000):
            throw(server, garbage)
            assert get(server, "/_stcore/health")[2] == b"ok"
    finally:
        assert stop_server(server) == 0


def throw(server: Server, garbage: bytes | str) -> None:
    """Sends one message to a session, and waits a moment for what comes of it."""
    address = f"ws://127.0.0.1:{server.port}/_stcore/stream"
    with suppress(ConnectionClosed, TimeoutError), connect(address, origin=server.url) as socket:
        socket.send(garbage)
        socket.recv(timeout=1)


def ended(log: Path, *arguments: str, **settings: str) -> list[str]:
    """What a server that refuses to start says."""
    assert launch(log, "--port", str(free_port()), *arguments, **settings).wait(timeout=30) == 1
    return log.read_text().splitlines()


def test_an_address_that_others_can_reach_is_refused_without_a_proxy(tmp_path: Path) -> None:
    bare = ended(tmp_path / "bare", "--host", "0.0.0.0")
    assert [line.split(":")[0] for line in bare] == ["serve, host", "serve, public-name"]
    assert "--behind-proxy" in bare[0]
    assert ["--public-name" in line for line in ended(tmp_path / "log", "--host", "::", "--behind-proxy")] == [True]


def test_options_for_ones_own_machine_are_refused_on_a_public_address(tmp_path: Path) -> None:
    (tmp_path / ".streamlit").mkdir()
    (tmp_path / ".streamlit" / "config.toml").write_text('[server]\nenableAgentApi = true\ntrustedUserHeaders = "{}"\n')
    public = ("--host", "0.0.0.0", "--behind-proxy", "--public-name", "maps.example")
    assert [line.split(":")[0] for line in ended(tmp_path / "log", *public)] == ["serve, server.enableAgentApi"]


def test_behind_a_proxy_the_named_host_is_answered(tmp_path: Path) -> None:
    with served(tmp_path, None, "--host", "0.0.0.0", "--behind-proxy", "--public-name", "Maps.example") as server:
        assert get(server, "/_stcore/health", {"Host": "maps.example"})[0] == 200
        assert get(server, "/", {"Host": "evil.invalid"})[0] == 400


# ---- how it starts and ends


@pytest.mark.parametrize("asked", [signal.SIGTERM, signal.SIGINT])
def test_it_ends_when_asked_without_a_word(asked: signal.Signals, tmp_path: Path) -> None:
    server = start_server(tmp_path)
    try:
        server.process.send_signal(asked)
        assert server.process.wait(timeout=15) == 0
    finally:
        stop_server(server)
    assert "Traceback" not in server.log.read_text()
    with pytest.raises(urllib.error.URLError):
        urllib.request.urlopen(f"{server.url}/_stcore/health", timeout=1)


def test_a_port_in_use_is_said_in_one_line(tmp_path: Path) -> None:
    log = tmp_path / "log"
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        assert launch(log, "--port", str(port)).wait(timeout=30) == 1
    said = log.read_text().splitlines()
    assert len(said) == 1, said
    assert str(port) in said[0]
    assert "--port" in said[0]


def test_a_refused_ledger_gets_no_page(tmp_path: Path) -> None:
    log, port = tmp_path / "log", free_port()
    assert launch(log, "--port", str(port), GREYLINE_LEDGER=str(tmp_path / "none")).wait(timeout=30) == 1
    said = log.read_text().splitlines()
    assert [line.split(":")[0] for line in said] == ["GREYLINE_LEDGER"]
    assert "is no folder" in said[0]
    assert "remedy: " in said[0]


def test_the_port_is_told_once_the_ledger_was_read_and_nothing_is_advised(server: Server) -> None:
    said = server.log.read_text()
    assert said.startswith(f"Greyline on {server.url}")
    assert "restart" not in said
