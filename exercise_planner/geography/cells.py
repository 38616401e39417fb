"""Cells: the finest shapes, cut into squares of some degrees, so that only those that are seen are read.

The file is made from ``countries-10m.json`` of world-atlas by ``write_cells``.
"""

import json
import math
from collections.abc import Callable, Iterable, Iterator
from functools import cache, lru_cache
from io import BytesIO
from itertools import accumulate
from pathlib import Path
from typing import Literal, NamedTuple
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from exercise_planner.assets import asset
from exercise_planner.geography.box import Box, Line
from exercise_planner.geography.clipping import clip_line, clip_ring
from exercise_planner.geography.topology import Shape, Shapes, cut

SIDE = 5
"""Degrees that a cell is wide and high."""
GRAIN = 2000
"""Steps a degree in which points are kept: some 50 m."""
OVERLAP = 0.02
"""Degrees by which land reaches into the next cell, so that no seam shows between them."""
COLUMNS = 360 // SIDE

Kind = Literal["coasts", "borders"]


class Cell(NamedTuple):
    """The shapes of one square, in the turn of the globe from 180° west to 180° east."""

    land: tuple[Shape, ...] = ()
    coasts: tuple[Shape, ...] = ()
    borders: tuple[Shape, ...] = ()


EMPTY = Cell()


def load() -> None:
    """Read the file, so that its cells are found quickly."""
    _archive()


def land(box: Box) -> Iterator[tuple[Line, ...]]:
    """The land of each cell inside a box; see ``atlas.land``."""
    for cell, shift in _seen(box):
        rings = tuple(_shifted(cell.land, box, shift, clip_ring))
        if rings:
            yield rings


def lines(box: Box, kind: Kind) -> Iterator[Line]:
    """Shores or borders inside a box."""
    for cell, shift in _seen(box):
        yield from _shifted(getattr(cell, kind), box, shift, clip_line)


def _seen(box: Box) -> Iterator[tuple[Cell, float]]:
    """The cells under a box, and the degrees by which each is moved to its turn of the globe."""
    for row in range(math.floor((box.south + 90) / SIDE), math.floor((box.north + 90) / SIDE) + 1):
        for column in range(math.floor((box.west + 180) / SIDE), math.floor((box.east + 180) / SIDE) + 1):
            turn, place = divmod(column, COLUMNS)
            yield _cell(place, row), 360.0 * turn


def _shifted(
    shapes: Iterable[Shape], box: Box, shift: float, clip: Callable[[Line, Box], Iterable[Line]]
) -> Iterator[Line]:
    own = Box(box.west - shift, box.south, box.east - shift, box.north)
    for points, bounds in shapes:
        outside = bounds.west > own.east or bounds.east < own.west
        if outside or bounds.south > own.north or bounds.north < own.south:
            continue
        for part in clip(points, own):
            yield tuple((x + shift, y) for x, y in part) if shift else part


@cache
def _archive() -> ZipFile:
    return ZipFile(BytesIO(asset("map", "cells-10m.zip").read_bytes()))


@lru_cache(maxsize=128)
def _cell(column: int, row: int) -> Cell:
    return read_cell(_archive(), column, row)


def read_cell(archive: ZipFile, column: int, row: int) -> Cell:
    """One cell of a file, empty where the file has none."""
    name = f"{column}_{row}"
    if name not in archive.NameToInfo:
        return EMPTY
    return Cell(*(tuple(_decoded(line) for line in shapes) for shapes in json.loads(archive.read(name))))


def write_cells(shapes: Shapes, target: Path) -> None:
    """Cut shapes into the file that ``read_cell`` reads; the same shapes give the same bytes.

    Args:
        shapes: What is to be cut.
        target: The file.
    """
    with ZipFile(target, "w", ZIP_DEFLATED, compresslevel=9) as archive:
        for column in range(COLUMNS):
            west = -180.0 + column * SIDE
            strip = _within(shapes, Box(west, -90.0, west + SIDE, 90.0))
            for row in range(180 // SIDE):
                south = -90.0 + row * SIDE
                kept = _within(strip, Box(west, south, west + SIDE, south + SIDE))
                if any(kept):
                    archive.writestr(ZipInfo(f"{column}_{row}"), _written(kept), ZIP_DEFLATED, 9)


def _written(cell: Cell) -> str:
    return json.dumps([[_encoded(shape.points) for shape in part] for part in cell], separators=(",", ":"))


def _within(shapes: Shapes | Cell, box: Box) -> Cell:
    wider = Box(box.west - OVERLAP, box.south - OVERLAP, box.east + OVERLAP, box.north + OVERLAP)
    parts = (
        cut(shapes.land, wider, clip_ring),
        cut(shapes.coasts, box, clip_line),
        cut(shapes.borders, box, clip_line),
    )
    return Cell(*(tuple(Shape.of(line) for line in part) for part in parts))


def _encoded(line: Line) -> list[int]:
    """First point, then steps, in whole grains; steps of nothing are left out."""
    points = [(round(x * GRAIN), round(y * GRAIN)) for x, y in line]
    found, before = [*points[0]], points[0]
    for point in points[1:]:
        if point != before:
            found += [point[0] - before[0], point[1] - before[1]]
            before = point
    return found


def _decoded(numbers: list[int]) -> Shape:
    sums = zip(accumulate(numbers[::2]), accumulate(numbers[1::2]), strict=True)
    return Shape.of(tuple((x / GRAIN, y / GRAIN) for x, y in sums))
