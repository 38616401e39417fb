"""What is wrong around an event that would take longer or shorter is told without a new problem."""

import pytest

from exercise_planner.domain.exercise import Exercise
from exercise_planner.edits.event import set_duration
from exercise_planner.edits.schedule import adopt
from exercise_planner.planning.check import Checker
from exercise_planner.planning.problem import Problem
from exercise_planner.planning.timetable import Timetable
from tests.planning.generate import dense

BY_DURATION = frozenset({"hours", "lock"})
"""Rules whose limits themselves depend on the duration."""


@pytest.fixture(scope="module")
def exercise() -> Exercise:
    plan, hidden = dense(40, seed=3)
    return plan.with_changes(adopt(plan, hidden, None))


@pytest.mark.parametrize("more", [-30, 30, 600, 3000])
def test_it_is_what_is_wrong_once_the_duration_is_changed(exercise: Exercise, more: int) -> None:
    problem = Problem.of(exercise)
    checker, timetable = Checker(problem), Timetable.of(problem, exercise.assignments)
    for place in exercise.assignments[::4]:
        length = max(problem.task_of[place.id].length + more, problem.slot)
        changed = exercise.with_changes(set_duration(exercise, place.id, length))
        other = Problem.of(changed)
        expected = Checker(other).around(Timetable.of(other, exercise.assignments), place)
        told = checker.around(timetable, place, length)
        assert {(item.rule, item.subjects) for item in told if item.rule not in BY_DURATION} == {
            (item.rule, item.subjects) for item in expected if item.rule not in BY_DURATION
        }
    assert checker.around(timetable, place) == checker.around(
        timetable, place, problem.task_of[place.id].length
    )
