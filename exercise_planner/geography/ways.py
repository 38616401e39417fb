"""Projects points, measures between them and draws the shortest ways."""

import math
from itertools import pairwise

from exercise_planner.geography.box import Line, Point

EARTH_RADIUS_M = 6_371_008.8
"""Mean radius (IUGG), with which the plan format reckons travel too."""
METRES_A_DEGREE = math.pi / 180 * 6_378_137.0
"""Length of a degree of the equator (WGS 84)."""
POLE = 89.5
"""Where the projection ends: Mercator's poles lie infinitely far away."""


def project(longitude: float, latitude: float) -> Point:
    """A point in Mercator's projection: shapes are true everywhere.

    Returns:
        x and y in degrees of the equator, y growing to the north.

    Source: Snyder, Map Projections: A Working Manual (1987), eq. 7-1 and 7-2.
    """
    bounded = math.radians(max(-POLE, min(POLE, latitude)))
    return longitude, math.degrees(math.asinh(math.tan(bounded)))


def unproject(x: float, y: float) -> Point:
    """The longitude and latitude of a projected point."""
    return x, math.degrees(math.atan(math.sinh(math.radians(y))))


def metres_a_unit(latitude: float) -> float:
    """Metres on the ground that one unit of the projection stands for at a latitude."""
    return METRES_A_DEGREE * math.cos(math.radians(max(-POLE, min(POLE, latitude))))


def great_circle(start: Point, end: Point, steps: int = 24) -> Line:
    """The shortest way between two points as a line, unwrapped.

    Source: spherical linear interpolation of the unit vectors.
    """
    first, last = _vector(*start), _vector(*end)
    angle = math.acos(max(-1.0, min(1.0, sum(a * b for a, b in zip(first, last, strict=True)))))
    if math.sin(angle) < 1e-9:  # the same place, or the antipode, where any way is the shortest
        return unwrap((start, end))
    ways = []
    for step in range(1, steps):
        part = step / steps
        near, far = (math.sin(share * angle) / math.sin(angle) for share in (1 - part, part))
        x, y, z = (near * a + far * b for a, b in zip(first, last, strict=True))
        ways.append((math.degrees(math.atan2(y, x)), math.degrees(math.atan2(z, math.hypot(x, y)))))
    return unwrap((start, *ways, end))


def metres(start: Point, end: Point) -> float:
    """Length of the shortest way over the mean sphere.

    Source: haversine formula (R. W. Sinnott, 1984).
    """
    (west, south), (east, north) = start, end
    half = math.sin(math.radians(north - south) / 2) ** 2
    half += (
        math.cos(math.radians(south))
        * math.cos(math.radians(north))
        * math.sin(math.radians(east - west) / 2) ** 2
    )
    return 2 * EARTH_RADIUS_M * math.asin(math.sqrt(min(1.0, half)))


def unwrap(points: Line) -> Line:
    """The same line with longitudes that run on past 180° instead of jumping around the globe."""
    longitudes = [longitude for longitude, _ in points]
    if max(longitudes) - min(longitudes) < 180:  # as nearly all are
        return points
    turn, unwrapped = 0.0, [points[0]]
    for (before, _), (longitude, latitude) in pairwise(points):
        turn -= 360 * round((longitude - before) / 360)
        unwrapped.append((longitude + turn, latitude))
    return tuple(unwrapped)


def _vector(longitude: float, latitude: float) -> tuple[float, float, float]:
    east, north = math.radians(longitude), math.radians(latitude)
    return math.cos(north) * math.cos(east), math.cos(north) * math.sin(east), math.sin(north)
