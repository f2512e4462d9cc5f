"""The day in a file's name, and days as data files write them. An impossible day is refused, never mended."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime
from pathlib import PurePosixPath
from zoneinfo import ZoneInfo

from data.importers.faulty import refuse_one
from data.importers.options import DayOrder

# The first full day there can be a map of this war, and a day far enough ahead for any clock that runs fast.
EARLIEST = date(2014, 2, 20)
LONGEST_AHEAD_DAYS = 1
KYIV = ZoneInfo("Europe/Kyiv")
IN_NAME = re.compile(r"(?<!\d)(\d{4})-?([01]\d)-?([0-3]\d)(?!\d)")
UNIX = re.compile(r"(?<!\d)(\d{10})(?!\d)")
ISO = re.compile(r"(\d{4})-(\d\d)-(\d\d)", re.ASCII)
ORDERS = {
    DayOrder.dmy: re.compile(r"(?P<d>\d{1,2})[./-](?P<m>\d{1,2})[./-](?P<y>\d{4})", re.ASCII),
    DayOrder.mdy: re.compile(r"(?P<m>\d{1,2})[./-](?P<d>\d{1,2})[./-](?P<y>\d{4})", re.ASCII),
    DayOrder.ymd: re.compile(r"(?P<y>\d{4})-(?P<m>\d\d)-(?P<d>\d\d)", re.ASCII),
}
MONTHS = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]
WORDS = re.compile(r"(\d{1,2}) ([A-Z][a-z]{2})[a-z]* (\d{4})", re.ASCII)


def file_day(name: str) -> date | None:
    """The day a file's name carries as 20251104 or 2025-11-04, or as seconds since 1970 (the day in Kyiv); or None."""
    stem = PurePosixPath(name.replace("\\", "/")).name
    if found := IN_NAME.search(stem):
        return day_of(found[1], found[2], found[3], name, "file name")
    if found := UNIX.search(stem):
        return unix_day(int(found[1]), name, "file name")
    return None


def unix_day(seconds: int, file: str, field: str) -> date:
    """The day in Kyiv of a moment given in seconds since 1970."""
    try:
        day = datetime.fromtimestamp(seconds, UTC).astimezone(KYIV).date()
    except (OverflowError, ValueError, OSError):
        refuse_one(file, field, "is no moment in time", "give seconds since 1970", seconds)
    return possible(day, file, field)


def day_of(year: str, month: str, day: str, file: str, field: str, row: int | None = None) -> date:
    """A day of the calendar, within the years of the war."""
    try:
        found = date(int(year), int(month), int(day))
    except ValueError:
        value = f"{year}-{month}-{day}"
        refuse_one(file, field, "is no day of the calendar", "check day and month", value, row)
    return possible(found, file, field, row)


def possible(day: date, file: str, field: str, row: int | None = None) -> date:
    """The day, unless it is before the war or yet to come: nobody has a map of it."""
    ahead = (day - datetime.now(KYIV).date()).days
    if day < EARLIEST or ahead > LONGEST_AHEAD_DAYS:
        rule = f"is an impossible day (rule: from {EARLIEST} to today)"
        refuse_one(file, field, rule, "check the year", day, row)
    return day


def read_iso_day(text: object, file: str, field: str, row: int | None = None) -> date:
    """A day written 2025-11-04, and in no other way."""
    return read_written_day(text, DayOrder.ymd, file, field, row)


def read_written_day(text: object, order: DayOrder, file: str, field: str, row: int | None = None) -> date:
    """A day written in the order the user stated."""
    found = ORDERS[order].fullmatch(text) if isinstance(text, str) else None
    if not found:
        said = {DayOrder.ymd: "2025-11-04", DayOrder.dmy: "04.11.2025", DayOrder.mdy: "11/04/2025"}[order]
        rule = f"is not a day (rule: {said})"
        if order is DayOrder.ymd and isinstance(text, str) and ORDERS[DayOrder.dmy].fullmatch(text):
            rule = "is ambiguous: day or month first?"
        refuse_one(file, field, rule, "write 2025-11-04, or state the order of days", str(text)[:40] or "(empty)", row)
    return day_of(found["y"], found["m"], found["d"], file, field, row)


def read_compact_day(text: str, file: str, field: str, row: int | None = None) -> date:
    """A day written 20251104."""
    if not re.fullmatch(r"\d{8}", text, re.ASCII):
        refuse_one(file, field, "is not a day (rule: 20251104)", "write it as 20251104", text or "(empty)", row)
    return day_of(text[:4], text[4:6], text[6:], file, field, row)


def read_english_day(text: str, file: str, field: str, row: int | None = None) -> date:
    """A day written "20 Jul 2024" or "17 August 2024"."""
    found = WORDS.fullmatch(text.strip())
    if not found or found[2] not in MONTHS:
        rule = "is not a day (rule: 20 Jul 2024)"
        refuse_one(file, field, rule, "write day, month in English and year", text or "(empty)", row)
    return day_of(found[3], str(MONTHS.index(found[2]) + 1), found[1], file, field, row)
