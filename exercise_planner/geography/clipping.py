"""Cuts lines and rings to a box."""

from collections.abc import Iterator, Sequence
from itertools import pairwise

from exercise_planner.geography.box import Box, Line, Point

_EDGES: tuple[tuple[int, int, int], ...] = ((0, 0, 1), (0, 2, -1), (1, 1, 1), (1, 3, -1))
"""An edge of a box: the coordinate that it bounds, its place in the box, and the sign of the inside."""


def clip_ring(ring: Line, box: Box) -> Iterator[Line]:
    """The part of a ring inside a box, closed along the box's edges.

    Source: I. E. Sutherland and G. W. Hodgman, Reentrant Polygon Clipping (1974).
    """
    points = list(ring[:-1] if ring[0] == ring[-1] else ring)
    for axis, place, sign in _EDGES:
        points = list(_inside(points, axis, box[place], sign))
    if len(points) >= 3:
        yield (*points, points[0])


def _inside(points: Sequence[Point], axis: int, limit: float, sign: int) -> Iterator[Point]:
    """The part of a closed line on the inner side of one edge."""
    if not points:
        return
    before = points[-1]
    was_inside = (before[axis] - limit) * sign >= 0
    for point in points:
        inside = (point[axis] - limit) * sign >= 0
        if inside != was_inside:
            yield _crossing(before, point, axis, limit)
        if inside:
            yield point
        before, was_inside = point, inside


def _crossing(start: Point, end: Point, axis: int, limit: float) -> Point:
    part = (limit - start[axis]) / (end[axis] - start[axis])
    other = start[1 - axis] + part * (end[1 - axis] - start[1 - axis])
    return (limit, other) if axis == 0 else (other, limit)


def clip_line(line: Line, box: Box) -> Iterator[Line]:
    """The parts of a line inside a box."""
    run: list[Point] = []
    for start, end in pairwise(line):
        seen = _clip_segment(start, end, box)
        if run and (seen is None or run[-1] != seen[0]):
            yield tuple(run)
            run = []
        if seen is not None:
            run.extend(seen[1:] if run else seen)
    if run:
        yield tuple(run)


def _clip_segment(start: Point, end: Point, box: Box) -> tuple[Point, Point] | None:
    """The part of a segment inside a box, or None.

    Source: Y.-D. Liang and B. A. Barsky, A New Concept and Method for Line Clipping (1984).
    """
    enter, leave = 0.0, 1.0
    for axis, place, sign in _EDGES:
        room, step = (start[axis] - box[place]) * sign, (end[axis] - start[axis]) * sign
        if step == 0:
            if room < 0:
                return None
        elif step > 0:
            enter = max(enter, -room / step)
        else:
            leave = min(leave, -room / step)
    if enter >= leave:
        return None
    return _along(start, end, enter), _along(start, end, leave)


def _along(start: Point, end: Point, part: float) -> Point:
    if part in (0.0, 1.0):
        return end if part else start
    return start[0] + part * (end[0] - start[0]), start[1] + part * (end[1] - start[1])
