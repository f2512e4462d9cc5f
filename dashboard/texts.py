"""What the map itself says. Sent to the map script with the overlay, in the reader's language; {names} are filled in there."""

from __future__ import annotations

from dashboard.language import N_, translated

MAP_TEXTS = {
    "saidBy": N_("Said by {day}"),
    "onlyDay": N_("Only {day}"),
    "saidFrom": N_("Said from {since} to {day}"),
    "only": N_("Only this day"),
    "onlyLabel": N_("Show only what became known on this day"),
    "earlier": N_("Previous day with news"),
    "later": N_("Next day with news"),
    "day": N_("Day"),
    "chip": N_("{place}, {distance}"),
    "chipFrom": N_("{km} km {arrow} from {place}"),
    "chipFromMiddle": N_("{km} km {arrow} from the middle"),
    "morePlace": N_("+{n} place"),
    "morePlaces": N_("+{n} places"),
    "moreTitle": N_("Spoken of, and no room for their names on this map"),
    "placeButtonOne": N_("{place}: {claims} claim. {words}"),
    "placeButton": N_("{place}: {claims} claims. {words}"),
    "encircledNot": N_("Says encircled: {a}.|Denies it: {b}."),
    "stateNot": N_("Says {state}: {a}.|Denies it: {b}."),
    "stateOther": N_("Says {state}: {a}.|Says {other}: {b}."),
    "legend": N_("On the map"),
    "legendPart": N_("half cell, inner slice: in part, or under way"),
    "legendDenied": N_("denied: {state}"),
    "legendSpeaks": N_("dot: speaks, but not of control"),
    "schematic": N_(
        "Cells: Ukrainian officials, Ukrainian others, neither side, Russian others, Russian officials. "
        "Triangle: said that day. Discs: claimed control, schematic, 5, 3 or 1 km; equal slices, not shares."
    ),
    "mapBy": N_("Map by: {source}, drawn for {day}"),
    "mapLeftOut": N_("Map by: {source}, left out: not to be passed on without asking"),
    "mapNone": N_("Map by: {source}, none known by {day}"),
    "mapNoneNew": N_("Map by: {source}, no new one"),
    "mapFileToday": N_("File {file}, known since that day"),
    "mapFileDay": N_("File {file}, known from {day}, {days} day earlier"),
    "mapFile": N_("File {file}, known from {day}, {days} days earlier"),
    "mapLayer": N_("Only the layer {layers}, not its whole view; it lacks {missing}"),
    "mapLayers": N_("Only the layers {layers}, not its whole view; they lack {missing}"),
    "mapShares": N_("filled in parts: shares of the place's circle on a map; right of words"),
    "mapPassedOn": N_("{state}: passes on a claim, not its own view"),
    "play": N_("Play"),
    "pause": N_("Pause"),
    "playStep": N_("One step on"),
    "playMore": N_("How it plays: speed, days, from when to when"),
    "playByDay": N_("day by day"),
    "dayBack": N_("One day back"),
    "dayOn": N_("One day on"),
    "playSpeed": N_("Speed"),
    "dayASecond": N_("{n} day a second"),
    "daysASecond": N_("{n} days a second"),
    "playDays": N_("Days"),
    "playEvery": N_("every day"),
    "playNews": N_("only days with news"),
    "playFrom": N_("From"),
    "playTo": N_("To"),
    "playLoop": N_("Again and again"),
    "symbol_encirclement": N_("encirclement"),
    "symbol_advance": N_("advance"),
    "symbol_fighting": N_("fighting"),
    "symbol_infiltration": N_("infiltration"),
    "symbol_supply": N_("supply"),
    "symbol_strike": N_("strike"),
    "actor_ukraine": N_("Ukraine"),
    "actor_russia": N_("Russia"),
    "actor_both": N_("both"),
    "alsoDenied": N_("claimed and denied"),
    "onlyDenied": N_("denied"),
    "credit": N_("GeoNames CC BY · Natural Earth · GSHHG"),
    "tilesFrom": N_("Background pictures from {host} {credit}"),
    "overlayStale": N_("New claims can't be reached. What you see was read {minutes} minutes ago. Trying again."),
}


def map_texts() -> dict[str, str]:
    """All of them, translated."""
    return {name: translated(text) for name, text in MAP_TEXTS.items()}
