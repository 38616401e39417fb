"""The world's shapes, cut to boxes anywhere on the globe."""

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from exercise_planner.geography import WORLD, Box, Line, borders, coasts, frame, land
from exercise_planner.geography.clipping import clip_line, clip_ring

LONGITUDES = st.floats(-180, 180)
LATITUDES = st.floats(-85, 85)
POINTS = st.tuples(LONGITUDES, LATITUDES)


@st.composite
def boxes(draw: st.DrawFn) -> Box:
    west, south = draw(st.floats(-180, 180)), draw(st.floats(-80, 70))
    return Box(west, south, west + draw(st.floats(1, 90)), south + draw(st.floats(1, 15)))


def is_within(point: tuple[float, float], rings: tuple[Line, ...]) -> bool:
    """Whether a point is inside rings, by counting the crossings of a ray to the north."""
    x, y = point
    crossings = 0
    for ring in rings:
        for (x1, y1), (x2, y2) in pairwise(ring):
            if (x1 > x) != (x2 > x) and y1 + (x - x1) / (x2 - x1) * (y2 - y1) > y:
                crossings += 1
    return crossings % 2 == 1


def covered(point: tuple[float, float], box: Box) -> bool:
    return any(is_within(point, rings) for rings in land(box))


@pytest.mark.parametrize(
    ("point", "box", "expected"),
    [
        ((-157.98, 21.45), Box(-162, 18, -150, 24), True),  # Oahu
        ((-157.98 + 360, 21.45), Box(198, 18, 210, 24), True),  # the same, counted eastwards
        ((-160, 25), Box(-170, 10, -150, 40), False),
        ((178, -17.8), Box(170, -25, 190, -10), True),  # Viti Levu
        ((179.5, 68.5), Box(150, 50, 210, 80), True),  # Chukotka on both sides of the antimeridian
        ((181.0, 67.8), Box(150, 50, 210, 80), True),
        ((10, 61), Box(0, 50, 30, 72), True),
        ((10, -80), WORLD, True),  # Antarctica runs around the pole
        ((0, 89), WORLD, False),
        ((52, 42), Box(40, 30, 60, 50), False),  # the Caspian Sea is a hole
    ],
)
def test_land_and_sea(point: tuple[float, float], box: Box, expected: bool) -> None:
    assert covered(point, box) is expected


@given(box=boxes())
@settings(max_examples=60, deadline=None)
def test_all_that_is_cut_lies_in_the_box(box: Box) -> None:
    for shapes in (*land(box), coasts(box), borders(box)):
        for line in shapes:
            for x, y in line:
                assert box.west - 1e-6 <= x <= box.east + 1e-6
                assert box.south - 1e-6 <= y <= box.north + 1e-6


@given(box=boxes())
@settings(max_examples=30, deadline=None)
def test_nothing_jumps_across_the_map(box: Box) -> None:
    for line in (*coasts(box), *borders(box)):
        assert all(abs(b[0] - a[0]) < 30 for a, b in pairwise(line))


def test_no_border_is_drawn_twice_as_a_shore() -> None:
    assert not set(coasts()) & set(borders())
    assert borders(Box(5, 58, 15, 65)), "Norway and Sweden share one"


@given(points=st.lists(POINTS, min_size=1, max_size=8))
def test_a_frame_holds_its_points(points: list[tuple[float, float]]) -> None:
    box = frame(points)
    assert all(box.holds(*point) for point in points)
    assert box.width <= 360


@given(points=st.lists(st.tuples(st.floats(-5, 5), LATITUDES), min_size=1, max_size=8), turn=LONGITUDES)
def test_a_frame_is_the_same_size_wherever_it_is(points: list[tuple[float, float]], turn: float) -> None:
    moved = [((x + turn + 180) % 360 - 180, y) for x, y in points]
    assert frame(moved).width == pytest.approx(frame(points).width, abs=1e-6)


def test_frames_of_little() -> None:
    assert frame([]) == WORLD
    assert frame([(179.9, 0), (-179.9, 0)]).width < 1
    lone = frame([(25.0, 70.0)])
    assert lone.centre == pytest.approx((25.0, 70.0))
    assert lone.height == pytest.approx(0.5)


@given(line=st.lists(POINTS, min_size=2, max_size=6), box=boxes())
def test_clipping_keeps_what_is_inside(line: list[tuple[float, float]], box: Box) -> None:
    inside = [point for point in line if box.west < point[0] < box.east and box.south < point[1] < box.north]
    kept = [point for part in clip_line(tuple(line), box) for point in part]
    moves = any(a != b for a, b in pairwise(line))
    if moves and len(set(line)) == len(line):
        assert set(inside) <= set(kept)
    ring = (*line, line[0])
    corners = [point for part in clip_ring(ring, box) for point in part]
    assert all(box.west - 1e-9 <= x <= box.east + 1e-9 for x, _ in corners)
