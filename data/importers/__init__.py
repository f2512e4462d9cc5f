"""Importers: one module per published format, from a file's bytes to control areas or states of places, strictly.

Every property of a file is understood, left out by name (`Imported.left_out`, with a count and a reason), or the file is
refused (`geo.faults.Refused`: file, row or feature, field, rule, remedy). Nothing is taken half. `registry.read_map` finds the
format by content; `isolated.read_isolated` does the same in a process of its own with limits on memory and time.

| format | understood | left out by name |
|---|---|---|
| `deepstate-full` | every named polygon in four generations of names, the grey zone as `grey`; also the service's answer | points (units, arrows, notes), lines, land of other countries, style, descriptions |
| `deepstate-merged` | the one shape of occupied land; the grey zone and liberated land are `missing` | nothing: any property is refused |
| `uacontrolmap` | `areas` (Russian-held) and `areas_ua`, written latitude first | unit positions (never read), events, the front line |
| `nzz-liveuamap` | no change and gains (Russian-held), losses (Ukrainian-held), on the day the features state | nothing |
| `isw` | every layer of `isw_layers`; a party's claims as `claimed`; layers that a whole map has and the file has not as `missing` | layers that say nothing of control, null geometry, numbers of the service |
| `viina` | `status_wiki`, `_boost`, `_dsm`, `_isw` as four sources, by GeoNames id, as intervals; plain or in its zip | the merged `status`, the version, empty cells (silence) |
| `wikipedia` | town, holder, "As of" (kept apart), day of the copy; matched to the gazetteer by name within 5 km | notes, links, population, towns that are not found |
| `geojson`, `geopackage`, `kml` (KMZ), `csv` | by a mapping the user states (`options.Mapping`) | every field not in the mapping; points and lines; what KML would fetch |

Two days are kept apart: the data day and the file day (`data.control`). A null geometry is left out where the format is known for
it (ISW) and refused elsewhere. Heights are dropped and counted. A ring that crosses itself is refused, or, where the user asks
for a repair, mended with both areas in km² on record. A file without areas is refused: an empty map is nobody's victory.
`gazetteer` makes a larger table of places from GeoNames' country file.
"""  # noqa: E501 - a table
