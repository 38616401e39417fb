"""A view of the globe on a sheet or screen: its middle and scale, and what a map needs beside its shapes."""

import math
from dataclasses import dataclass, replace

from exercise_planner.geography.box import Box, Line, Point
from exercise_planner.geography.ways import POLE, metres_a_unit, project, unproject

NEAREST, FARTHEST = 40_000.0, 0.2
"""Most and least pixels (or points) that a degree of the equator may take."""
STEPS = (0.05, 0.1, 0.25, 0.5, 1.0, 2.0, 5.0, 10.0, 20.0, 30.0, 60.0)
"""Degrees that the lines of a grid may be apart."""


@dataclass(frozen=True, slots=True)
class View:
    """What is seen of Mercator's map.

    Args:
        x: Projected middle.
        y: Projected middle.
        scale: Pixels (or points) that one projected degree takes.
        width: Of the sheet, in pixels or points.
        height: Of the sheet.
    """

    x: float
    y: float
    scale: float
    width: float
    height: float

    @classmethod
    def of(cls, box: Box, width: float, height: float) -> "View":
        """The view that shows all of a box, and more where the sheet has another form."""
        (west, south), (east, north) = project(box.west, box.south), project(box.east, box.north)
        scale = min(width / max(east - west, 1e-9), height / max(north - south, 1e-9))
        scale = max(FARTHEST, min(NEAREST, scale))
        return cls((west + east) / 2, (south + north) / 2, scale, width, height)

    @property
    def box(self) -> Box:
        """The degrees that are seen."""
        wide, tall = self.width / self.scale / 2, self.height / self.scale / 2
        (west, south), (east, north) = (
            unproject(self.x - wide, self.y - tall),
            unproject(self.x + wide, self.y + tall),
        )
        return Box(west, south, east, north)

    def at(self, longitude: float, latitude: float) -> Point:
        """Where a point is on the sheet, from its upper left corner; in the turn nearest to the middle."""
        x, y = project(longitude - 360 * round((longitude - self.x) / 360), latitude)
        return self.width / 2 + (x - self.x) * self.scale, self.height / 2 - (y - self.y) * self.scale

    def line(self, points: Line) -> list[Point]:
        """A line on the sheet, in the turn of the globe that it comes in."""
        left, top = self.width / 2 - self.x * self.scale, self.height / 2 + self.y * self.scale
        size = math.degrees(self.scale)  # written out, for this is done ten thousand times a picture
        edge, radian = math.radians(POLE), math.radians(1)
        return [
            (left + x * self.scale, top - size * math.asinh(math.tan(max(-edge, min(edge, y * radian)))))
            for x, y in points
        ]

    def under(self, x: float, y: float) -> Point:
        """Longitude and latitude of a place on the sheet."""
        longitude, latitude = unproject(
            self.x + (x - self.width / 2) / self.scale, self.y - (y - self.height / 2) / self.scale
        )
        return (longitude + 180) % 360 - 180, latitude

    def sized(self, width: float, height: float) -> "View":
        """The same middle and scale on a sheet of another size."""
        return replace(self, width=width, height=height)

    def panned(self, right: float, down: float) -> "View":
        """What is seen after the sheet moved over the map."""
        edge = project(0, POLE)[1]
        x, y = self.x + right / self.scale, self.y - down / self.scale
        return replace(self, x=(x + 180) % 360 - 180, y=max(-edge, min(edge, y)))

    def zoomed(self, factor: float, x: float, y: float) -> "View":
        """What is seen nearer or farther, a place of the sheet staying where it is."""
        scale = max(FARTHEST, min(NEAREST, self.scale * factor))
        share = 1 - self.scale / scale
        return replace(self.panned((x - self.width / 2) * share, (y - self.height / 2) * share), scale=scale)

    def bar(self, longest: float) -> tuple[float, float]:
        """A scale bar: round metres on the ground at the middle of the view, and its length on the sheet."""
        metre = self.scale / metres_a_unit(unproject(0, self.y)[1])
        most = longest / metre
        power = 10.0 ** math.floor(math.log10(most))
        metres = max(step * power for step in (1, 2, 5) if step * power <= most)
        return metres, metres * metre

    def grid(self, lines: int = 5) -> tuple[list[float], list[float]]:
        """Round meridians and parallels inside the view.

        Args:
            lines: About how many of each there should be at most.
        """
        box = self.box
        step = next((step for step in STEPS if max(box.width, box.height) / step <= lines), STEPS[-1])
        return _multiples(box.west, box.east, step), _multiples(max(box.south, -85), min(box.north, 85), step)


def _multiples(low: float, high: float, step: float) -> list[float]:
    return [index * step for index in range(math.ceil(low / step), math.floor(high / step) + 1)]
