"""Writes GeoJSON (RFC 7946): venues and the daily laydown as points."""

from typing import Any

from exercise_planner.domain.exercise import Exercise
from exercise_planner.interchange.geo.features import Feature, features
from exercise_planner.interchange.saving import json_bytes
from exercise_planner.interchange.writer import Writer


class GeoJsonWriter(Writer):
    """One feature collection; ``layer`` is “venue” or a day."""

    name = "geojson"
    title = "GeoJSON"
    suffix = ".geojson"
    writes = "the venues, and what is held where on each day"

    def data(self, exercise: Exercise) -> bytes:
        """The file."""
        collection = {
            "type": "FeatureCollection",
            "name": exercise.details.name,
            "features": [_feature(one) for one in features(exercise)],
        }
        return json_bytes(collection)


def _feature(feature: Feature) -> dict[str, Any]:
    return {
        "type": "Feature",
        "id": feature.id,
        "geometry": {
            "type": "Point",  # longitude comes first in RFC 7946
            "coordinates": [feature.position.longitude, feature.position.latitude],
        },
        "properties": {"name": feature.name, "layer": feature.layer, **feature.properties},
    }
