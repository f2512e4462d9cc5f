"""About: what the map shows, how, its limits, and whose data it stands on."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import streamlit as st

from dashboard.address import begin
from dashboard.language import N_, translated
from dashboard.loading import load_ledger
from dashboard.panels.help import LINES
from dashboard.safe import html
from dashboard.tiles import asked_tiles
from data.store import Ledger
from geo.basemap.read import PROVENANCE, read_provenance
from geo.places import SIDECAR

ABBREVIATED = {"crs": "CRS", "url": "URL", "licence_url": "Licence URL"}
METHOD = (
    N_("Greyline shows who claims what along a front line. It takes no side and states no truth of its own."),
    N_("Every mark leads back to a claim, and every claim to the passage it was read from."),
    N_("A claim appears from the day it became known and never before. What is carried forward shows its age."),
    N_("A place nobody spoke of belongs to nobody. A denial is never drawn as the state that it denies."),
    N_(
        "Two sources contradict each other where one denies what the other asserts, or both name different states as a "
        "fact. A party to the war that tightens a ring says that there is one; the press that tells of a ring being "
        "closed does not, and contradicts nobody who denies that there is one."
    ),
    N_(
        "Discs around places are schematic: 5 km for a city of 100,000 or more, 3 km for a town, 1 km for a village. "
        "Where sources differ, each state said has an equal slice, never sized by how many say it."
    ),
)
LIMITS = (
    N_(
        "The shipped ledger is read from five documents of 2 to 6 November 2025. It is small and says nothing of other days."
    ),
    N_("Grades are F6 (cannot be judged) until a named grader sets another."),
    N_("There are no roads or railways on the map, since none could be had offline; zoom ends at 12."),
    N_("No positions of units are shown, no merged truth, and no front line of ours."),
)


def draw() -> None:
    """The whole screen."""
    begin("about")
    ledger = load_ledger()
    st.html(f"<h1>{html(translated('About Greyline'))}</h1>")
    draw_points(translated("How to read this"), LINES)
    draw_points(translated("Method"), METHOD)
    draw_points(translated("Limits"), LIMITS)
    draw_tiles()
    draw_ledger(ledger)
    draw_ground(translated("The base map"), read_provenance(), PROVENANCE)
    draw_ground(
        translated("The gazetteer"), tomllib.loads(SIDECAR.read_text(encoding="utf-8")), SIDECAR
    )


def draw_points(title: str, points: tuple[str, ...]) -> None:
    """A heading and its sentences."""
    rows = "".join(f"<li>{html(translated(point))}</li>" for point in points)
    st.html(f'<section class="gl-about"><h2>{html(title)}</h2><ul>{rows}</ul></section>')


def draw_tiles() -> None:
    """Which other host the page speaks to: none, unless tiles were asked for."""
    tiles = asked_tiles()
    text = translated("Nothing on this page is fetched from another host, and no third party learns who is reading.")
    if tiles:
        text = translated("Background pictures are fetched from {host}, which learns who looks where.").format(
            host=tiles.host
        )
    st.html(f'<section class="gl-about"><p>{html(text)}</p></section>')


def draw_ledger(ledger: Ledger) -> None:
    """Which ledger this is, so that what is seen can be named exactly."""
    counts = translated("{claims} claims, {sources} sources, {documents} documents").format(
        claims=len(ledger.claims), sources=len(ledger.sources), documents=len(ledger.documents)
    )
    head = translated("Head ({kind}): {head}").format(kind=ledger.head_kind, head=ledger.head)
    title = html(translated("The ledger"))
    st.html(
        f'<section class="gl-about"><h2>{title}</h2><p>{html(counts)}</p><p><code>{html(head)}</code></p></section>'
    )


def draw_ground(title: str, record: dict[str, Any], path: Path) -> None:
    """Viewpoint, sources, licences and known errors of shipped data, from the record that lies beside it."""
    where = html(translated("Whole record: {file}").format(file=path.name))
    st.html(
        f'<section class="gl-about"><h2>{html(title)}</h2>{record_html(record)}<p class="gl-second">{where}</p></section>'
    )


def record_html(record: dict[str, Any], name: str = "") -> str:
    """A record's sentences with their names, and each record in it folded under its title; lists of files and hashes
    stay in the record."""
    rows = "".join(
        f"<dt>{html(label_of(key))}</dt><dd>{html(value)}</dd>"
        for key, value in record.items()
        if isinstance(value, str) and "sha256" not in key
    )
    inner = "".join(record_html(value, key) for key, value in record.items() if isinstance(value, dict))
    own = f"<dl>{rows}</dl>" if rows else ""
    if not name or not rows:
        return own + inner
    title = record.get("title") or label_of(name)
    # Whose data it is stands open; how they were made is for whoever wants to know.
    look = " open" if "licence" in record else ""
    return f"<details{look}><summary>{html(title)}</summary>{own}{inner}</details>"


def label_of(key: str) -> str:
    """The name of a field as a word: "data_date" is "Data date", "url" is "URL"."""
    return ABBREVIATED.get(key) or key.replace("_", " ").capitalize()
