"""What is required of each part of the measurements, and whether it holds: rows of the table from what was found."""

from __future__ import annotations

from collections.abc import Callable
from math import isnan, nan
from statistics import median
from typing import Any

from tests.bench import exports
from tests.bench.table import Row, at_least, at_most, spread

Found = dict[str, Any]
NAMES = {
    "ours": "our page's slider", "strip": "our time strip", "source": "a source on our page", "naive": "naive page",
    "geojson": "feature_group_to_add with cached GeoJSON", "deck": "pydeck", "bare": "empty page's rerun",
    "alone": "our map on an empty page", "stock": "stock Leaflet circle markers",
}  # fmt: skip
SOONER = {50: 4, 500: 15, 5_000: 200}
CHEAPER = {500: 30, 5_000: 400}
FRAME_MS = 1000 / 60
# What of the requirements was asked on so many claims.
LARGE, LARGEST, SMALL = 5_000, 30_000, 500


def middle(timed: list[Found], name: str = "ms") -> float:
    """The median of one figure; not a number where nothing was timed."""
    values = [one[name] for one in timed if one.get(name) is not None]
    return median(values) if values else nan


def costs(timed: list[Found]) -> float:
    """The median of processor time, the server's and the browser's."""
    return median(one["server_ms"] + one["browser_ms"] for one in timed) if timed else nan


def days(found: Found) -> list[Row]:
    """A change of the day on every side and size."""
    sizes = {int(size): told for size, told in found.items()}
    rows = [row for size, told in sizes.items() for row in _size(size, told)]
    if SMALL in sizes and LARGEST in sizes:
        rows += [_growth(side, sizes) for side in ("ours", "strip", "source")]
    return rows


def _size(size: int, told: Found) -> list[Row]:
    sides, n = told["sides"], f"{size:,} claims"
    rows = []
    for side, timed in ((side, timed) for side, timed in sides.items() if timed):
        cost = f"server {middle(timed, 'server_ms'):.0f} + browser {middle(timed, 'browser_ms'):.0f} ms of processor"
        sent = f"{middle(timed, 'bytes') / 1000:.1f} kB"
        rows.append(Row(f"{n}: change painted, {NAMES[side]}", "", f"{spread([one['ms'] for one in timed])}; {cost}; {sent}"))
    rows += [
        Row(f"{n}: marks drawn, claims a click reaches, {NAMES[side]}", "", f"{reach['marks']}, {reach['claims']}")
        for side, reach in told["reach"].items() if side != "bare"
    ]  # fmt: skip
    return rows + _against_naive(size, sides) + (_against_bare(sides) if size == LARGE else [])


def _against_naive(size: int, sides: Found) -> list[Row]:
    naive = sides.get("naive")
    if not naive:
        return []
    rows = []
    if size in SOONER:
        times = middle(naive) / middle(sides["ours"])
        rows.append(at_least(f"{size:,} claims: day change painted, sooner than the naive page", SOONER[size], times))
    if size in CHEAPER:
        times = costs(naive) / costs(sides["ours"])
        rows.append(at_least(f"{size:,} claims: processor time, less than the naive page", CHEAPER[size], times))
        rows += _floor(size, sides)
    return rows


def _floor(size: int, sides: Found) -> list[Row]:
    """How far that could be brought by any Streamlit page at all."""
    bare = costs(sides.get("bare", []))
    what = f"{size:,} claims: processor time of the empty page's rerun, less than the naive page"
    return [] if isnan(bare) else [Row(what, "", f"{costs(sides['naive']) / bare:.3g}× ({bare:.0f} ms)")]


def _against_bare(sides: Found) -> list[Row]:
    bare = middle(sides["bare"])
    frames = middle(sides["strip"]) / FRAME_MS
    told = f"{middle(sides['strip']):.0f} ms, the two frames that see the paint among them"
    return [
        at_most("5,000 claims: day change painted, against the empty page's rerun", 1.5, middle(sides["ours"]) / bare),
        at_most("5,000 claims: source change painted, against the empty page's rerun", 1.5, middle(sides["source"]) / bare),
        Row("5,000 claims: the page's own sentence says the day, against the same", "",
            f"{middle(sides['ours'], 'page_ms') / bare:.3g}×"),
        at_most("5,000 claims: day change on the strip", 3, frames, told, " frames"),
    ]  # fmt: skip


def _growth(side: str, sizes: dict[int, Found]) -> Row:
    times = middle(sizes[LARGEST]["sides"][side]) / middle(sizes[SMALL]["sides"][side])
    return at_most(f"30,000 against 500 claims: {NAMES[side]}", 2, times)


def mapped(found: Found) -> list[Row]:
    """A change of the day with a long series of maps, against one without."""
    sides, n = found["sides"], f"{found['claims']:,} claims"
    plain, with_maps = (middle(sides[side]) for side in ("plain", "mapped"))
    told = f"{plain:.0f} and {with_maps:.0f} ms; processor {costs(sides['plain']):.0f} and {costs(sides['mapped']):.0f} ms"
    return [at_most(f"{n}: day change painted with 769 daily control maps, against without", 1.3, with_maps / plain, told)]


def wire(found: Found) -> list[Row]:
    """Bytes a change, as they travel."""
    packed = {int(size): median(told["wire"]) for size, told in found["sizes"].items()}
    rows = [
        at_most(f"{size:,} claims: bytes a change of the day on the wire", 4, sent / 1000,
                f"{median(found['sizes'][str(size)]['bytes']) / 1000:.1f} kB unpacked, "
                f"{median(found['sizes'][str(size)]['messages']):.0f} messages", " kB")
        for size, sent in packed.items()
    ]  # fmt: skip
    apart = 100 * (max(packed.values()) / min(packed.values()) - 1)
    return [*rows, at_most("bytes a change: largest against smallest of these", 10, apart, unit=" % more")]


def first(found: Found) -> list[Row]:
    """From opening the page to the first map."""
    sides, n = found["sides"], f"{found['claims']:,} claims"
    rows = [
        Row(f"{n}: first map, {NAMES[side]}", "", f"{spread([one['ms'] for one in timed])}; {costs(timed):.0f} ms of processor")
        for side, timed in sides.items() if timed
    ]  # fmt: skip
    ours = middle(sides["ours"])
    if sides.get("naive"):
        naive, bare = middle(sides["naive"]), middle(sides["bare"])
        rows.append(at_least(f"{n}: first map, sooner than the naive page", 10, naive / ours))
        what = f"{n}: opening of the empty page without any map, sooner than the naive page's first map"
        rows.append(Row(what, "", f"{naive / bare:.3g}× ({costs(sides['naive']) / costs(sides['bare']):.3g}× less processor)"))
    return [*rows, at_most(f"{n}: first map, against our map on an empty page", 1.3, ours / middle(sides["alone"]))]


def frames(found: Found) -> list[Row]:
    """Playing, panning and zooming."""
    n, play, move = f"{found['claims']:,} claims", found["play"], found["move"]
    rows = [
        Row(f"{n}: playing by the map's own function of the day, {NAMES[side]}", "",
            f"{middle(told, 'a_second'):.1f} days a second, {middle(told, 'ms'):.0f} ms of processor a day, "
            f"{found['marks'][side]} marks")
        for side, told in play.items()
    ]  # fmt: skip
    times = middle(play["ours"], "a_second") / middle(play["stock"], "a_second")
    longest = median(one["ours"] / one["fill"] for one in move)
    told = f"{middle(move, 'ours'):.0f} and {middle(move, 'fill'):.0f} ms; usual frame {middle(move, 'median'):.0f} ms"
    return [
        *rows,
        at_least(f"{n}: playing, faster than stock Leaflet circle markers", 3, times),
        at_most(f"{n}: pan and zoom, longest frame against a bare canvas fill", 3, longest, told),
    ]


def playing(found: Found) -> list[Row]:
    """Playing with the map's own button."""
    n, frames, days = f"{found['claims']:,} claims", *(middle(found["seconds"], name) for name in ("frames", "days"))
    told = f"{frames:.1f} ({days:.1f} days a second)"
    return [
        Row(f"{n}: playing with a map that changes every day, frames a second", "≥ 30", told, frames >= 30),
        Row(f"{n}: messages and requests while it plays", "0", str(found["sent"]), found["sent"] == 0),
    ]


def changes(found: Found) -> list[Row]:
    """Mixed changes on our page."""
    what, lost = f"in {found['changes']} mixed changes", len(found["lost"])
    return [
        Row(f"maps mounted again {what}", "0", str(found["remounts"]), found["remounts"] == 0),
        Row(f"blank frames {what}", "0", f"{found['blank']} of {found['frames']}", found["blank"] == 0),
        Row(f"views lost {what}", "0", str(lost), lost == 0),
    ]


def memory(found: Found) -> list[Row]:
    """What is left over."""
    what = f"over {found['changes']} changes at {found['claims']:,} claims"
    server, heap = found["server"], found["heap"]
    before, after = found["sessions"]
    return [
        at_most(f"server memory {what}", 5, server[1] - server[0], f"{server[0]:.0f} → {server[1]:.0f}", " MB"),
        at_most("server memory of a further session", 1, (after - before) / 10, f"{before:.0f} → {after:.0f} for 10", " MB"),
        at_most(f"browser heap {what}", 5, heap[1] - heap[0], f"{heap[0]:.1f} → {heap[1]:.1f}", " MB"),
    ]


def standing(found: Found) -> list[Row]:
    """Standings of a day."""
    small, large = (median(told) for told in found["ms"].values())
    told = f"{small:.0f} and {large:.0f} ms of processor"
    return [at_most("standings of 30,000 claims for one day, against 3,000", 12, large / small, told)]


def start(found: Found) -> list[Row]:
    """From the command to healthy."""
    sides = found["sides"]
    ours, empty = middle(sides["ours"]), middle(sides["empty"])
    told = f"{ours:.0f} and {empty:.0f} ms"
    new, large = (spread([one["ms"] for one in sides[side]]) for side in ("new", "large"))
    return [
        at_most("start of serve to healthy, against an empty Streamlit app", 1.5, ours / empty, told),
        Row("start of serve that makes its store first", "", new),
        Row(f"start of serve with {found['claims']:,} claims", "", large),
    ]


def readers(found: Found) -> list[Row]:
    """Many readers."""
    one, some, many, export = (found.get(name) for name in ("one", "some", "many", "export"))
    said = {name: f"p50 {told['p50']:.0f}, p95 {told['p95']:.0f} ms, {told['changes']} changes" for name, told in found.items()
            if isinstance(told, dict)}  # fmt: skip
    rows = [Row("one reader alone", "", said["one"])] if one else []
    if some:
        what = f"{some['readers']} readers: p95 against one reader's"
        rows += [_none_failed(some, said["some"]), at_most(what, 3, some["p95"] / one["p95"]), _own_share(some)]
    if many:
        rows += [_none_failed(many, said["many"]), _own_share(many)]
    if export:
        what = f"{some['readers']} readers beside one who exports: p95 against without"
        rows += [_none_failed(export, said["export"], " beside one who exports"),
                 at_most(what, 2, export["p95"] / some["p95"])]  # fmt: skip
    return rows


def _own_share(told: Found) -> Row:
    """What the load tool itself takes of the same processors: it must not be what the readers wait for."""
    share = 100 * told["own_ms"] / told["server_ms"]
    return Row(f"{told['readers']} readers: processor time of the load tool, of the server's", "", f"{share:.0f} %")


def _none_failed(told: Found, said: str, beside: str = "") -> Row:
    failed = f"{told['failed']} ({told['errors'][0][:60]})" if told["failed"] else "0"
    return Row(f"{told['readers']} readers{beside}: errors", "0", f"{failed}; {said}", told["failed"] == 0)


ROWS: dict[str, Callable[[Found], list[Row]]] = {
    "days": days, "mapped": mapped, "first": first, "wire": wire, "frames": frames, "playing": playing,
    "changes": changes, "memory": memory,
    "standing": standing, "start": start, "readers": readers, "exports": exports.rows,
}  # fmt: skip
