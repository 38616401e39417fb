"""Several schedules to choose from: all sound, of nearly equal value, and different from each other."""

from itertools import combinations

import pytest

from exercise_planner.domain.schedule import Assignment
from exercise_planner.errors import InputError
from exercise_planner.planning.check import check
from exercise_planner.planning.solver.variants import Range, variants
from tests.planning.generate import dense
from tests.planning.planning_base import Draft
from tests.planning.repair_cases import differing, scheduled

FEW = Range(seconds=60, steps=60)


def test_variants_are_sound_alike_in_value_and_different() -> None:
    for seed in range(3):
        generated = dense(40, seed, 0.6)
        found = variants(generated.exercise, generated.hidden, FEW)
        assert len(found) == 5
        assert found[0].assignments == generated.hidden
        limit = found[0].objective + max(0.02 * found[0].objective, 1)
        for number, one in enumerate(found[1:], 1):
            assert not check(generated.exercise, one.assignments)
            assert one.objective <= limit + 1e-6
            distances = [_distance(one.assignments, other.assignments) for other in found[:number]]
            assert min(distances) == one.differing
        assert min(_distance(a.assignments, b.assignments) for a, b in combinations(found, 2)) > 4


def _distance(a: tuple[Assignment, ...], b: tuple[Assignment, ...]) -> int:
    return max(differing(a, b)[0], differing(b, a)[0])


def test_small_random_plans() -> None:
    for seed in range(40):
        exercise = scheduled(seed, 5)
        if exercise is not None:
            for one in variants(exercise, exercise.assignments, FEW):
                assert not check(exercise, one.assignments)


def test_equal_seeds_give_equal_variants() -> None:
    generated = dense(30, 5, 0.6)
    assert variants(generated.exercise, generated.hidden, FEW) == variants(
        generated.exercise, generated.hidden, FEW
    )


def test_variants_of_a_broken_schedule_are_refused() -> None:
    draft = Draft()
    draft["BAY"]["unavailable"] = [{"from": "2027-06-07", "to": "2027-06-08"}]
    with pytest.raises(InputError, match="repair it first"):
        variants(draft.exercise, draft.assignments, FEW)
