"""Projection, distances and the texts of positions."""

import math
import re
from itertools import pairwise

import pytest
from geographiclib.geodesic import Geodesic
from hypothesis import assume, given
from hypothesis import strategies as st

from exercise_planner.geography import (
    degrees_text,
    great_circle,
    grid_text,
    metres,
    metres_a_unit,
    project,
    unproject,
)

POINTS = st.tuples(st.floats(-180, 180), st.floats(-89, 89))


@given(point=POINTS)
def test_projection_can_be_undone(point: tuple[float, float]) -> None:
    assert unproject(*project(*point)) == pytest.approx(point, abs=1e-9)


@given(latitude=st.floats(-80, 80))
def test_scale_of_the_projection(latitude: float) -> None:
    (_, y1), (_, y2) = project(0, latitude), project(0, latitude + 0.001)
    assert (y2 - y1) * metres_a_unit(latitude + 0.0005) == pytest.approx(111.32, rel=1e-3)


@given(a=POINTS, b=POINTS)
def test_the_shortest_way_is_as_long_as_its_steps(a: tuple[float, float], b: tuple[float, float]) -> None:
    line = great_circle(a, b)
    steps = sum(metres(p, q) for p, q in pairwise(line))
    assume(metres(a, b) < 20_000_000)
    assert steps == pytest.approx(metres(a, b), rel=1e-6, abs=1)
    assert all(abs(q[0] - p[0]) <= 180 for p, q in pairwise(line))


@given(a=POINTS, b=POINTS)
def test_distance_agrees_with_the_ellipsoid(a: tuple[float, float], b: tuple[float, float]) -> None:
    exact = Geodesic.WGS84.Inverse(a[1], a[0], b[1], b[0])["s12"]
    assert metres(a, b) == pytest.approx(exact, rel=0.006, abs=1)


@pytest.mark.parametrize(
    ("longitude", "latitude", "text"),
    [
        (-157.95, 21.35, "04Q FJ 08873 61247"),
        (202.05, 21.35, "04Q FJ 08873 61247"),
        (10.0, 85.0, "Z AB 96454 52981"),
        (10.0, -85.0, "B AT 96454 47018"),
        (180.0, 0.0, "01N AA 66021 00000"),
    ],
)
def test_grid(longitude: float, latitude: float, text: str) -> None:
    assert grid_text(longitude, latitude) == text


@given(longitude=st.floats(-540, 540), latitude=st.floats(-90, 90), digits=st.integers(1, 5))
def test_every_position_has_a_grid_reference(longitude: float, latitude: float, digits: int) -> None:
    text = grid_text(longitude, latitude, digits)
    assert re.fullmatch(rf"(\d\d)?[A-Z] [A-Z]{{2}} \d{{{digits}}} \d{{{digits}}}", text), text


@given(longitude=st.floats(-180, 180), latitude=st.floats(-90, 90))
def test_degrees_read_back(longitude: float, latitude: float) -> None:
    parts = [int(part) for part in re.findall(r"\d+", degrees_text(longitude, latitude))]
    signs = re.findall(r"[NSEW]", degrees_text(longitude, latitude))
    north, east = (d + m / 60 + s / 3600 for d, m, s in (parts[:3], parts[3:]))
    assert math.copysign(north, latitude) == pytest.approx(latitude, abs=1 / 7000)
    assert east == pytest.approx(abs(longitude), abs=1 / 7000)
    assert signs[0] in "NS"
    assert max(parts[1], parts[2], parts[4], parts[5]) < 60


def test_degrees() -> None:
    assert degrees_text(-157.95, 21.355) == "21°21′18″N 157°57′00″W"
    assert degrees_text(-1e-9, -1e-9) == "00°00′00″N 000°00′00″E"
