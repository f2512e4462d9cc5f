"""Processor time: what a change costs, whatever else the machine is doing. Only where there is /proc (Linux)."""

from __future__ import annotations

import os
from pathlib import Path

from playwright.sync_api import Browser, CDPSession


class Processor:
    """Adds up the processor time of a browser's processes and one server's, in milliseconds."""

    def __init__(self, browser: Browser, server_pid: int) -> None:
        self.session: CDPSession = browser.new_browser_cdp_session()
        self.stat = Path(f"/proc/{server_pid}/stat")

    def ms(self) -> float:
        """Processor time used so far; 0 where the system does not tell."""
        if not self.stat.exists():
            return 0.0
        processes = self.session.send("SystemInfo.getProcessInfo")["processInfo"]
        user, system = self.stat.read_text().rpartition(")")[2].split()[11:13]
        server = (int(user) + int(system)) / os.sysconf("SC_CLK_TCK")
        return 1000 * (server + sum(process["cpuTime"] for process in processes))
