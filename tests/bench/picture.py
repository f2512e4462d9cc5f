"""How long a picture takes: ours of 5,000 claims, with names, key and credits, beside a bare plot of the same points.

The bare plot is what most people would write: geopandas reads the base map and the claims' points, and plots them in one
colour, without names, key or credits. `python -m tests.bench.picture` prints both and their ratio.
"""

from __future__ import annotations

import io
import statistics
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from unittest.mock import patch

from dashboard.snapshot.contents import Contents, Options, contents_of
from dashboard.snapshot.manifest import Manifest, make_manifest
from dashboard.snapshot.png import write
from data.store import Ledger, open_ledger
from data.view import View
from geo.places import Place, read_places
from tests import ledgers

CLAIMS, PLACES = 5_000, 500
RUNS = 7
# Their first frame, with all of them in it.
WIDE = (48.5, 37.4, 8.6)


def nearest_places(how_many: int = PLACES) -> dict[str, Place]:
    """So many places of the gazetteer, the nearest to Pokrovsk."""
    places = [place for place in read_places().values() if place.reference_radius_km]
    places.sort(key=lambda place: (place.lat - 48.28) ** 2 + (0.66 * (place.lon - 37.18)) ** 2)
    return {place.place_id: place for place in places[:how_many]}


def crowded_ledger(folder: Path, claims: int = CLAIMS) -> Ledger:
    """A made-up ledger of many claims at few places."""
    with patch.object(ledgers, "read_places", nearest_places):
        made = ledgers.large(claims, sources=12)
    return open_ledger(made.write(folder))


def crowded(
    ledger: Ledger, size: str = "web", at: tuple[float, float, float] | None = WIDE, **choice: object
) -> Contents:
    """All that was ever said in it."""
    return contents_of(ledger, View(day=ledger.strip_days[1], at=at, **choice), None, Options(size))


def ours(contents: Contents, manifest: Manifest) -> bytes:
    """Greyline's picture."""
    return write(contents, manifest)


def bare(contents: Contents) -> bytes:
    """The plot that most people would write."""
    import geopandas
    from matplotlib.backends.backend_agg import FigureCanvasAgg
    from matplotlib.figure import Figure

    from geo.basemap.read import FOLDER

    places = [contents.ledger.places[claim.place_id] for claim in contents.claims]
    points = geopandas.GeoSeries.from_xy([one.lon for one in places], [one.lat for one in places], crs=4326)
    figure = Figure(figsize=(12, 8), dpi=100)
    FigureCanvasAgg(figure)
    axes = figure.add_subplot()
    for name in ("water", "rivers", "oblasts", "states"):
        geopandas.read_file(FOLDER / f"{name}.geojson").to_crs(3857).plot(ax=axes, color="#8899aa")
    drawn = points.to_crs(3857)
    drawn.plot(ax=axes, markersize=4, color="#9C2B20")
    left, low, right, high = drawn.total_bounds
    axes.set(xlim=(left, right), ylim=(low, high))
    packed = io.BytesIO()
    figure.savefig(packed, format="png")
    return packed.getvalue()


def seconds(*what: Callable[[], bytes]) -> list[float]:
    """Seconds of processor time for each, taken in turn: the median of several runs, after one that reads and caches.

    Processor time, as neither waits for anything: what else the machine does at the time falls out.
    """
    taken: list[list[float]] = [[] for _ in what]
    for run in range(RUNS + 1):
        for one, times in zip(what, taken, strict=True):
            start = time.process_time()
            one()
            if run:
                times.append(time.process_time() - start)
    return [statistics.median(times) for times in taken]


def compare() -> tuple[float, float]:
    """Seconds for ours and for the bare plot."""
    with tempfile.TemporaryDirectory() as folder:
        contents = crowded(crowded_ledger(Path(folder)))
    manifest = make_manifest(contents, "png")
    mine, theirs = seconds(lambda: ours(contents, manifest), lambda: bare(contents))
    return mine, theirs


if __name__ == "__main__":
    mine, theirs = compare()
    print(f"ours {mine:.2f} s, bare plot {theirs:.2f} s, ratio {mine / theirs:.2f}")
