"""Safe by default: what must hold before others can reach the page, and what they are told when something fails."""

import re
import tomllib
from pathlib import Path

import pytest
from streamlit import config, net_util
from streamlit.testing.v1 import AppTest
from streamlit.web.server.server_util import is_url_from_allowed_origins

from dashboard.exposure import SAFE, address_faults, ask_nobody_outside, option_faults, served_names
from dashboard.faults import draw_fault
from dashboard.serve import make_app
from tests.dashboard.apps import shown

OWN = tomllib.loads((Path(__file__).parents[2] / "dashboard" / ".streamlit" / "config.toml").read_text())
UNSAFE = {
    "global.developmentMode": True, "server.enableCORS": False, "server.enableXsrfProtection": False,
    "server.enableStaticServing": True, "server.fileWatcherType": "auto", "server.runOnSave": True,
    "server.enableAgentApi": True, "server.scriptHealthCheckEnabled": True, "server.trustedUserHeaders": {"a": "b"},
    "server.corsAllowedOrigins": ["*"], "server.allowedHosts": [], "server.maxUploadSize": 200,
    "client.showErrorDetails": "full", "client.toolbarMode": "developer", "browser.gatherUsageStats": True,
}  # fmt: skip


def shipped(name):
    """The option as our own file has it, else Streamlit's default."""
    section, _, key = name.partition(".")
    default = config._config_options_template[name].value
    return OWN.get(section, {}).get(key, default)


def test_the_shipped_options_are_safe_on_any_address():
    assert list(option_faults("0.0.0.0", shipped)) == []


@pytest.mark.parametrize("name", SAFE)
def test_each_unsafe_option_is_refused_by_its_name(name):
    faults = list(option_faults("0.0.0.0", lambda asked: UNSAFE[name] if asked == name else shipped(asked)))
    assert [fault.field for fault in faults] == [name]
    assert list(option_faults("127.0.0.1", lambda asked: UNSAFE[asked])) == []


def test_every_option_that_is_looked_at_is_one_of_streamlits():
    assert set(SAFE) == set(UNSAFE) <= set(config._config_options_template)


@pytest.mark.parametrize("host", ["0.0.0.0", "::", "192.168.1.5", "maps.example", ""])
def test_a_public_address_needs_a_proxy_and_a_name(host):
    assert [fault.field for fault in address_faults(host, False, [])] == ["host", "public-name"]
    assert [fault.field for fault in address_faults(host, True, ["*"])] == ["public-name"]
    assert list(address_faults(host, True, ["maps.example"])) == []


@pytest.mark.parametrize("host", ["127.0.0.1", "localhost", "::1"])
def test_a_loopback_address_needs_nothing(host):
    assert list(address_faults(host, False, [])) == []


def test_names_are_added_to_this_machines_own():
    assert served_names(["Maps.Example."]) == ["localhost", "127.0.0.1", "maps.example"]


def failing():
    from dashboard.faults import draw_fault

    draw_fault(ValueError("a secret of the server"))


def test_an_error_shows_an_id_that_is_in_the_log_and_nothing_else(caplog):
    told = shown(AppTest.from_function(failing).run())
    (fault,) = re.findall(r"Fault ([0-9a-f]{8})", told)
    assert "secret" not in told
    assert any(fault in line and "a secret of the server" in line for line in caplog.messages)


def test_the_server_shows_every_error_so():
    assert make_app()._on_script_error is draw_fault
    assert OWN["client"]["showErrorDetails"] == "none"


def test_no_host_on_the_internet_is_asked_for_this_machines_address(monkeypatch):
    asked = []
    monkeypatch.setattr(net_util, "_make_blocking_http_get", lambda url, timeout: asked.append(url))
    monkeypatch.setattr(net_util, "get_external_ip", net_util.get_external_ip)
    assert not is_url_from_allowed_origins("http://evil.invalid")
    assert asked  # so it is without us
    asked.clear()
    ask_nobody_outside()
    assert not is_url_from_allowed_origins("http://evil.invalid")
    assert asked == []
    assert OWN["logger"]["hideWelcomeMessage"] is True
