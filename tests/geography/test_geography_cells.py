"""The finest shapes, cut into cells: they are the shapes that they were cut from."""

import gzip
import json
from itertools import pairwise
from pathlib import Path
from zipfile import ZipFile

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from exercise_planner.assets import asset
from exercise_planner.geography import Box, coasts, land
from exercise_planner.geography.cells import COLUMNS, SIDE, read_cell, write_cells
from exercise_planner.geography.topology import Shapes, shapes_of

ROWS = 180 // SIDE


def is_within(point: tuple[float, float], rings: list[tuple[tuple[float, float], ...]]) -> bool:
    x, y = point
    crossings = sum(
        (x1 > x) != (x2 > x) and y1 + (x - x1) / (x2 - x1) * (y2 - y1) > y
        for ring in rings
        for (x1, y1), (x2, y2) in pairwise(ring)
    )
    return crossings % 2 == 1


@pytest.fixture(scope="module")
def shapes() -> Shapes:
    with gzip.open(asset("map", "countries-110m.json.gz")) as file:
        return shapes_of(json.load(file))


@pytest.fixture(scope="module")
def written(shapes: Shapes, tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("cells") / "cells.zip"
    write_cells(shapes, path)
    return path


def test_equal_shapes_give_equal_bytes(shapes: Shapes, written: Path, tmp_path: Path) -> None:
    write_cells(shapes, tmp_path / "again.zip")
    assert (tmp_path / "again.zip").read_bytes() == written.read_bytes()


PARTS = st.floats(0.1, 0.9)


@given(column=st.integers(0, COLUMNS - 1), row=st.integers(0, ROWS - 1), right=PARTS, up=PARTS)
@settings(deadline=None, max_examples=60)
def test_land_is_where_it_was(
    shapes: Shapes, written: Path, column: int, row: int, right: float, up: float
) -> None:
    point = (-180 + (column + right) * SIDE, -90 + (row + up) * SIDE)
    with ZipFile(written) as archive:
        cell = read_cell(archive, column, row)
    there = is_within(point, [shape.points for shape in cell.land])
    turns = (point, (point[0] + 360, point[1]), (point[0] - 360, point[1]))
    rings = [shape.points for shape in shapes.land]
    assert there == any(is_within(each, rings) for each in turns)


@pytest.mark.parametrize(
    ("point", "is_land"),
    [
        ((-157.98, 21.45), True),  # Oahu
        ((202.02, 21.45), True),  # the same, counted eastwards
        ((-157.7, 21.1), False),  # the channel between Oahu and Molokai
        ((179.35, -16.6), True),  # Vanua Levu
        ((180.05, -16.85), True),  # Taveuni, on the antimeridian
        ((18.4, 69.7), True),  # Kvaløya
        ((19.3, 70.6), False),
    ],
)
def test_near_at_hand(point: tuple[float, float], is_land: bool) -> None:
    box = Box(point[0] - 2, point[1] - 1.5, point[0] + 2.5, point[1] + 1)
    assert any(is_within(point, list(rings)) for rings in land(box)) is is_land
    for line in coasts(box):
        assert all(box.holds(*each) for each in line)


def test_the_finest_shores_are_finer() -> None:
    near, far = Box(15, 68, 23, 71), Box(15, 64, 23, 75)
    assert sum(map(len, coasts(near))) > 1.3 * sum(map(len, coasts(far)))


def test_a_missing_cell_is_empty_sea(written: Path) -> None:
    with ZipFile(written) as archive:
        assert not any(read_cell(archive, 4, ROWS))
    assert land(Box(-140, 0, -138, 2)) == ()
