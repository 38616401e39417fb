"""Reads TopoJSON: the rings of land, and the arcs where countries meet the sea or each other."""

import math
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import accumulate
from typing import Any, NamedTuple

from exercise_planner.geography.box import Box, Line, Point
from exercise_planner.geography.ways import unwrap


class Shape(NamedTuple):
    """A line or ring, unwrapped so that no step jumps around the globe, with its bounds."""

    points: Line
    bounds: Box

    @classmethod
    def of(cls, points: Line) -> "Shape":
        """The shape of a line that is unwrapped."""
        east, north = zip(*points, strict=True)
        return cls(points, Box(min(east), min(north), max(east), max(north)))


class Shapes(NamedTuple):
    """Everything of a file: rings of land, and shores and borders as lines."""

    land: tuple[Shape, ...]
    coasts: tuple[Shape, ...]
    borders: tuple[Shape, ...]


def shapes_of(topology: dict[str, Any], step: float = 0.0) -> Shapes:
    """The shapes of a file of world-atlas.

    Args:
        topology: The content of the file.
        step: Least degrees between two points of a line; 0 keeps all points.
    """
    arcs = [_thinned(arc, step) for arc in _arcs(topology)]
    uses = Counter(
        arc if arc >= 0 else ~arc
        for country in topology["objects"]["countries"]["geometries"]
        for arc in set(_flat(country["arcs"]))
    )
    lines = {index: Shape.of(unwrap(arcs[index])) for index in uses}
    rings = (
        Shape.of(_closed_over_pole(unwrap(_joined(ring, arcs))))
        for geometry in topology["objects"]["land"]["geometries"]
        for polygon in geometry["arcs"]
        for ring in polygon
    )
    return Shapes(
        tuple(rings),
        tuple(shape for index, shape in lines.items() if uses[index] == 1),
        tuple(shape for index, shape in lines.items() if uses[index] > 1),
    )


def _arcs(topology: dict[str, Any]) -> list[Line]:
    """The arcs of a TopoJSON file: running sums of whole steps, scaled.

    Source: The TopoJSON Format Specification, 2.1.1 and 2.1.3.
    """
    (wide, tall), (west, south) = topology["transform"]["scale"], topology["transform"]["translate"]
    lines = []
    for arc in topology["arcs"]:
        sums = (accumulate(steps) for steps in zip(*arc, strict=True))
        lines.append(tuple((x * wide + west, y * tall + south) for x, y in zip(*sums, strict=True)))
    return lines


def _thinned(arc: Line, step: float) -> Line:
    """An arc without the points that are nearer than a step to the last one; its ends stay: others join."""
    if not step or len(arc) < 4:
        return arc
    kept = [arc[0]]
    for point in arc[1:-1]:
        if abs(point[0] - kept[-1][0]) > step or abs(point[1] - kept[-1][1]) > step:
            kept.append(point)
    return (*kept, arc[-1]) if len(kept) > 2 else arc


def _flat(nested: Any) -> Iterator[int]:
    if isinstance(nested, int):
        yield nested
    else:
        for item in nested:
            yield from _flat(item)


def _joined(ring: Sequence[int], arcs: Sequence[Line]) -> Line:
    points: list[Point] = []
    for arc in ring:
        part = arcs[arc] if arc >= 0 else arcs[~arc][::-1]
        points.extend(part[1:] if points else part)
    return tuple(points)


def _closed_over_pole(ring: Line) -> Line:
    """A ring that runs around a pole (Antarctica), closed along the pole."""
    (first, start), (last, _) = ring[0], ring[-1]
    if abs(last - first) < 180:
        return ring
    pole = math.copysign(90.0, sum(latitude for _, latitude in ring))
    return (*ring, (last, pole), (first, pole), (first, start))


def cut(shapes: Iterable[Shape], box: Box, clip: Callable[[Line, Box], Iterable[Line]]) -> Iterator[Line]:
    """Shapes in every turn of the globe in which the box sees them."""
    for points, bounds in shapes:
        if bounds.south > box.north or bounds.north < box.south:
            continue
        first = math.ceil((box.west - bounds.east) / 360)
        last = math.floor((box.east - bounds.west) / 360)
        for turn in range(first, last + 1):
            shift = 360.0 * turn
            moved = (
                points if not turn else tuple((longitude + shift, latitude) for longitude, latitude in points)
            )
            if (
                bounds.west + shift >= box.west
                and bounds.east + shift <= box.east
                and bounds.south >= box.south
                and bounds.north <= box.north
            ):
                yield moved
            else:
                yield from clip(moved, box)
