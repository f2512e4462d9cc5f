"""Which address the page is served on, and what has to hold before others can reach it.

On the loopback address nobody else can. Any other needs a proxy that guards it (who may come in, over TLS, how much and how
often), the names it is reached by, and none of the options of Streamlit that are for one's own machine.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any

from streamlit import net_util

from dashboard.editing import is_loopback
from geo.faults import Fault

HOME_NAMES = ("localhost", "127.0.0.1")
NAME = re.compile(r"(?=.{1,253}$)[a-z0-9]([a-z0-9-]*[a-z0-9])?(\.[a-z0-9]([a-z0-9-]*[a-z0-9])?)*")
MOST_MB = 20

Test = Callable[[Any], bool]
# Options of Streamlit by name, what must be true of their value on an address that others can reach, and what to write.
SAFE: Mapping[str, tuple[Test, str]] = {
    "global.developmentMode": (lambda value: not value, "false"),
    "server.enableCORS": (lambda value: value is True, "true"),
    "server.enableXsrfProtection": (lambda value: value is True, "true"),
    "server.enableStaticServing": (lambda value: not value, "false"),
    "server.fileWatcherType": (lambda value: value == "none", "none"),
    "server.runOnSave": (lambda value: not value, "false"),
    "server.enableAgentApi": (lambda value: not value, "false"),
    "server.scriptHealthCheckEnabled": (lambda value: not value, "false"),
    "server.trustedUserHeaders": (lambda value: not value, "nothing"),
    "server.corsAllowedOrigins": (lambda value: "*" not in (value or ()), "names, not *"),
    "server.allowedHosts": (lambda value: bool(value) and not any("*" in one for one in value), "names, not *"),
    "server.maxUploadSize": (lambda value: int(value) <= MOST_MB, f"{MOST_MB} or less"),
    "client.showErrorDetails": (lambda value: value == "none", "none"),
    "client.toolbarMode": (lambda value: value in ("viewer", "minimal"), "minimal"),
    "browser.gatherUsageStats": (lambda value: not value, "false"),
}


def ask_nobody_outside() -> None:
    """Keeps Streamlit from asking a host on the internet for this machine's address, for which it has no option.

    It would at every websocket that comes from another site, and no other reader is answered meanwhile.
    """
    net_util.get_external_ip = lambda: None


def served_names(names: Sequence[str]) -> list[str]:
    """The host names that are answered: those of this machine itself, and those it is known by outside."""
    return [*HOME_NAMES, *(name.lower().rstrip(".") for name in names)]


def address_faults(host: str, guarded: bool, names: Sequence[str]) -> Iterator[Fault]:
    """What is wrong with serving on this address, before any option is looked at."""
    for name in names:
        if not NAME.fullmatch(name.lower().rstrip(".")):
            rule = "is no host name (rule: letters, digits, hyphens and points)"
            yield Fault("serve", None, "public-name", rule, "write the name alone, as in maps.example.org", name)
    if is_loopback(host):
        return
    if not guarded:
        rule = "is an address that others can reach (rule: only behind a proxy that guards it)"
        remedy = "leave --host out, or put a proxy before it and say so with --behind-proxy"
        yield Fault("serve", None, "host", rule, remedy, host)
    if not names:
        rule = "is missing for an address that others can reach (rule: only named hosts are answered)"
        yield Fault("serve", None, "public-name", rule, "name the host that readers ask for: --public-name NAME")


def option_faults(host: str, option: Callable[[str], Any]) -> Iterator[Fault]:
    """Options of Streamlit that are not safe on an address that others can reach."""
    if is_loopback(host):
        return
    for name, (is_safe, safe) in SAFE.items():
        value = option(name)
        if not is_safe(value):
            rule = "is not safe on an address that others can reach"
            remedy = f"set it to {safe} in the config.toml of Streamlit that sets it, or take it out there"
            yield Fault("serve", None, name, rule, remedy, str(value))
