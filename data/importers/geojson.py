"""What all GeoJSON files share: a collection, its features, the coordinate system it declares."""

from __future__ import annotations

from typing import Any

from data.importers.faulty import in_feature, one_of, refuse_one

# CRS84 is longitude before latitude by definition; EPSG:4326 in a GeoJSON of before 2016 is meant the same way, and the
# readers of rings ask for the region of the war.
DEGREES = (
    "urn:ogc:def:crs:OGC:1.3:CRS84",
    "urn:ogc:def:crs:OGC::CRS84",
    "http://www.opengis.net/def/crs/OGC/1.3/CRS84",
    "OGC:CRS84",
    "EPSG:4326",
    "urn:ogc:def:crs:EPSG::4326",
)
COLLECTION_KEYS = {"type", "features", "name", "crs", "bbox", "xy_coordinate_resolution"}
FEATURE_KEYS = {"type", "id", "properties", "geometry", "bbox"}

Content = dict[str, Any]


def is_collection(content: object) -> bool:
    """Whether this is a GeoJSON FeatureCollection."""
    return isinstance(content, dict) and content.get("type") == "FeatureCollection"


def features_of(content: Any, file: str) -> list[Content]:
    """The features of a collection, or `Refused`: not a collection, another coordinate system, a feature that is none."""
    if not is_collection(content):
        kind = content.get("type") if isinstance(content, dict) else type(content).__name__
        refuse_one(file, "type", "is not a FeatureCollection", "give a GeoJSON FeatureCollection", str(kind)[:40])
    refuse_other_crs(content.get("crs"), file)
    refuse_unknown(set(content) - COLLECTION_KEYS, file, "", COLLECTION_KEYS)
    features = content.get("features")
    if not isinstance(features, list):
        refuse_one(file, "features", "is no list", "give a GeoJSON FeatureCollection")
    for number, feature in enumerate(features, 1):
        _refuse_no_feature(feature, number, file)
    return features


def _refuse_no_feature(feature: object, number: int, file: str) -> None:
    if not isinstance(feature, dict) or feature.get("type") != "Feature":
        refuse_one(file, in_feature(number, "type"), "is no Feature", "give a GeoJSON FeatureCollection")
    refuse_unknown(set(feature) - FEATURE_KEYS, file, in_feature(number, ""), FEATURE_KEYS)
    if not isinstance(feature.get("properties"), dict | None):
        refuse_one(file, in_feature(number, "properties"), "is no object", "give an object or null")


def refuse_unknown(unknown: set[str], file: str, where: str, known: set[str]) -> None:
    """Refuse a key that is neither understood nor known to be of no use."""
    if unknown:
        name = min(unknown)
        refuse_one(file, f"{where}, {name}" if where else name, "is not a known field", one_of(sorted(known)))


def refuse_other_crs(crs: object, file: str) -> None:
    """Refuse a declared coordinate system that is not degrees of WGS84, or one given by a link."""
    if crs is None:
        return
    name = None
    if isinstance(crs, dict) and crs.get("type") == "name" and isinstance(crs.get("properties"), dict):
        name = crs["properties"].get("name")
    if name not in DEGREES:
        remedy = "convert it to longitude and latitude of WGS84 (EPSG:4326)"
        refuse_one(file, "crs", "is not a supported coordinate system", remedy, str(name or crs)[:60])


def properties_of(feature: Content) -> Content:
    """A feature's properties; none is an empty object."""
    return feature.get("properties") or {}
