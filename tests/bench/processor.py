"""Processor time and memory: what a change costs, whatever else the machine is doing. Only where there is /proc (Linux)."""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, CDPSession, Page


@dataclass(frozen=True)
class Spent:
    """Processor time in milliseconds: of the server's process, and of all of the browser's."""

    server: float
    browser: float

    def __sub__(self, other: Spent) -> Spent:
        return Spent(self.server - other.server, self.browser - other.browser)


class Processor:
    """Adds up the processor time of a browser's processes and one server's."""

    def __init__(self, browser: Browser, server_pid: int | None) -> None:
        self.session: CDPSession = browser.new_browser_cdp_session()
        self.server_pid = server_pid

    def spent(self) -> Spent:
        """Processor time used so far; 0 where the system does not tell."""
        processes = self.session.send("SystemInfo.getProcessInfo")["processInfo"]
        browser = 1000 * sum(process["cpuTime"] for process in processes)
        return Spent(process_ms(self.server_pid) if self.server_pid else 0.0, browser)


def process_ms(pid: int) -> float:
    """Processor time that a process has used, its children's not counted."""
    stat = Path(f"/proc/{pid}/stat")
    if not stat.exists():
        return 0.0
    user, system = stat.read_text().rpartition(")")[2].split()[11:13]
    return 1000 * (int(user) + int(system)) / os.sysconf("SC_CLK_TCK")


def resident_mb(pid: int) -> float:
    """Memory that a process holds."""
    status = Path(f"/proc/{pid}/status")
    lines = status.read_text().splitlines() if status.exists() else []
    return next((int(line.split()[1]) / 1024 for line in lines if line.startswith("VmRSS")), 0.0)


def heap_mb(page: Page) -> float:
    """Memory that a page's scripts use, in all its frames, after what is not used any more was collected."""
    session = page.context.new_cdp_session(page)
    for _ in range(3):
        session.send("HeapProfiler.collectGarbage")
    told: dict[str, Any] = session.send("Runtime.getHeapUsage")
    session.detach()
    return float(told["usedSize"]) / 1024**2
