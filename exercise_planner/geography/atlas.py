"""The world's land, shores and borders, made with Natural Earth, as fine as what is seen is worth."""

import gc
import gzip
import json
import math
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache

from exercise_planner.assets import asset
from exercise_planner.geography import cells
from exercise_planner.geography.box import WORLD, Box, Line
from exercise_planner.geography.clipping import clip_line, clip_ring
from exercise_planner.geography.topology import Shapes, cut, shapes_of

FINE_BELOW, FULL_BELOW = 180.0, 70.0
"""Boxes narrower than so many degrees are worth the finer shapes, and all of their points."""
FINEST_BELOW, NARROW = 10.0, 30.0
"""Boxes smaller than so many degrees of the equator, and narrower than so many, are worth the finest."""
THINNED = 0.1
"""Degrees that points are apart where not all of them are worth it."""


def load() -> None:
    """Read the finer shapes, which takes a moment, so that they are there when they are asked for."""
    _shapes("50m", THINNED)
    _shapes("50m", 0.0)
    cells.load()


def has_finer(box: Box) -> bool:
    """Whether a box is worth finer shapes than those for the whole world."""
    return box.width < FINE_BELOW


def land(box: Box = WORLD, *, coarse: bool = False) -> tuple[tuple[Line, ...], ...]:
    """Areas of land inside a box, cut straight by its edges.

    Args:
        box: What is seen.
        coarse: Whether shapes for the whole world do, as long as the finer ones are not loaded.

    Returns:
        Areas to be filled one after the other, for they may overlap; the rings of each by the even-odd rule.
    """
    if _is_finest(box, coarse=coarse):
        return tuple(cells.land(box))
    rings = tuple(cut(_detail(box, coarse=coarse).land, box, clip_ring))
    return (rings,) if rings else ()


def coasts(box: Box = WORLD, *, coarse: bool = False) -> tuple[Line, ...]:
    """The shores inside a box as lines, without the box's edges."""
    if _is_finest(box, coarse=coarse):
        return tuple(cells.lines(box, "coasts"))
    return tuple(cut(_detail(box, coarse=coarse).coasts, box, clip_line))


def borders(box: Box = WORLD, *, coarse: bool = False) -> tuple[Line, ...]:
    """Borders between countries inside a box, as lines. They are not authoritative."""
    if _is_finest(box, coarse=coarse):
        return tuple(cells.lines(box, "borders"))
    return tuple(cut(_detail(box, coarse=coarse).borders, box, clip_line))


def _is_finest(box: Box, *, coarse: bool) -> bool:
    wide = box.width * math.cos(math.radians(box.centre[1]))
    return not coarse and max(wide, box.height) < FINEST_BELOW and box.width < NARROW


def _detail(box: Box, *, coarse: bool) -> Shapes:
    if coarse or not has_finer(box):
        return _shapes("110m", 0.0)
    return _shapes("50m", THINNED if box.width >= FULL_BELOW else 0.0)


@cache
def _shapes(detail: str, step: float) -> Shapes:
    with gzip.open(asset("map", f"countries-{detail}.json.gz")) as file, _without_collecting():
        return shapes_of(json.load(file), step)


@contextmanager
def _without_collecting() -> Iterator[None]:
    """Make many small things without the garbage collector, which halts all threads to see each."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()
