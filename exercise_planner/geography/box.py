"""Boxes of degrees, and the box around points."""

import math
from collections.abc import Iterable, Sequence
from itertools import pairwise
from typing import NamedTuple

Point = tuple[float, float]
"""Longitude and latitude in degrees of WGS 84."""
Line = tuple[Point, ...]
"""Points that follow each other; a ring's last point is its first."""


class Box(NamedTuple):
    """A rectangle of degrees; ``east`` is not less than ``west`` and may exceed 180."""

    west: float
    south: float
    east: float
    north: float

    @property
    def width(self) -> float:
        """Degrees from west to east."""
        return self.east - self.west

    @property
    def height(self) -> float:
        """Degrees from south to north."""
        return self.north - self.south

    @property
    def centre(self) -> Point:
        """The point in the middle."""
        return (self.west + self.east) / 2, (self.south + self.north) / 2

    def near(self, longitude: float) -> float:
        """The same meridian in the turn of the globe that is nearest to the middle of the box."""
        return longitude - 360 * round((longitude - self.centre[0]) / 360)

    def holds(self, longitude: float, latitude: float) -> bool:
        """Whether a point lies inside or on the edge."""
        return self.west <= self.near(longitude) <= self.east and self.south <= latitude <= self.north


WORLD = Box(-180.0, -90.0, 180.0, 90.0)


def frame(points: Iterable[Point], margin: float = 0.12, least: float = 0.5) -> Box:
    """The smallest box around points, across the antimeridian where that is shorter.

    Args:
        points: Longitudes and latitudes; with none the box is the world.
        margin: Room on each side, as a share of the box.
        least: Least width and height in degrees (the width at the equator).
    """
    known = [(((longitude + 180) % 360) - 180, latitude) for longitude, latitude in points]
    if not known:
        return WORLD
    west, width = _narrowest(sorted(longitude for longitude, _ in known))
    south, north = min(latitude for _, latitude in known), max(latitude for _, latitude in known)
    middle = (south + north) / 2
    tall = max((north - south) * (1 + 2 * margin), least)
    wide = min(max(width * (1 + 2 * margin), least / max(math.cos(math.radians(middle)), 0.1)), 360.0)
    centre = west + width / 2
    if wide >= 360:
        centre = 0.0
    return Box(
        centre - wide / 2, max(middle - tall / 2, -90.0), centre + wide / 2, min(middle + tall / 2, 90.0)
    )


def _narrowest(longitudes: Sequence[float]) -> Point:
    """West end and width of the shortest arc that holds sorted longitudes: all but the widest gap."""
    gaps = [(after - before, after) for before, after in pairwise((*longitudes, longitudes[0] + 360))]
    gap, west = max(gaps)
    return (west + 180) % 360 - 180, 360 - gap
