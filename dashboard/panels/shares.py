"""What mappers drew of a place's reference area: a bar each, with per cent and km² of each state and of what is not stated."""

from __future__ import annotations

from dashboard.cells import shares_drawn
from dashboard.language import counted, translated
from dashboard.panels.said import PlaceSaid
from dashboard.safe import html
from dashboard.wording_maps import drawn_for, origin_in_words, percent, state_in_words
from data.map_standings import NOT_STATED, MapStanding
from data.store import Ledger


def shares_html(ledger: Ledger, said: PlaceSaid) -> str:
    """A bar for each mapper; nothing where none drew anything of the place."""
    if not said.maps:
        return ""
    radius = ledger.places[said.place_id].reference_radius_km
    area = translated("Shares of the circle of {km} km about the place, by area.").format(km=f"{radius:g}")
    bars = "".join(_mapper(ledger, said, one) for one in said.maps)
    count = counted("{n} map", "{n} maps", len(said.maps))
    return (
        f"<h3>{html(translated('Drawn by mappers'))} <span>{html(count)}</span></h3>"
        f'<p class="gl-second">{html(area)}</p>{bars}'
    )


def _mapper(ledger: Ledger, said: PlaceSaid, one: MapStanding) -> str:
    name = f"<b><bdi>{html(ledger.sources[one.source_id].name)}</bdi></b>: {html(drawn_for(one.map))}"
    rows = "".join(_row(one, state) for state in (*(state for state, _ in shares_drawn(one)), NOT_STATED))
    origin = html(origin_in_words(one.map, one.age_days(said.day)))
    overlap = f'<p class="gl-second">{html(_overlap(one))}</p>' if one.overlap_km2 >= LEAST_KM2 else ""
    return (
        f'<section class="gl-drawn"><p>{name}</p><div class="gl-bar" aria-hidden="true">{_parts(one, "width")}</div>'
        f'<ul>{rows}</ul><p class="gl-second">{origin}</p>{overlap}</section>'
    )


# Less than this is what rounding leaves.
LEAST_KM2 = 0.005


def _row(one: MapStanding, state: str) -> str:
    sign = f'<i class="gl-full gl-{state}" aria-hidden="true"></i>' if state != NOT_STATED else "<i></i>"
    share = translated("{share} %").format(share=percent(one.per_cent.get(state, 0.0)))
    km2 = translated("{n} km²").format(n=f"{one.km2.get(state, 0.0):.2f}")
    return f"<li>{sign}<span>{html(state_in_words(state))}</span><b>{html(share)}</b><span>{html(km2)}</span></li>"


def _overlap(one: MapStanding) -> str:
    said = translated("{n} km² are drawn as two states at once; they count as neither.")
    return said.format(n=f"{one.overlap_km2:.2f}")


def shares_box(one: MapStanding) -> str:
    """The inside of a cell of the staff: filled from below in proportion, in the fixed order of states; the rest is paper."""
    return f'<i class="gl-shares">{_parts(one, "height")}</i>'


def _parts(one: MapStanding, side: str) -> str:
    return "".join(
        f'<i class="gl-full gl-{state}" style="{side}:{share:.2f}%"></i>' for state, share in shares_drawn(one)
    )
