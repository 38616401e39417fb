"""Repairs of small plans: sound to an independent referee, little changed, the past left alone."""

import random
from collections.abc import Callable
from itertools import product
from math import prod

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from exercise_planner.domain.exercise import Exercise
from exercise_planner.domain.schedule import Status
from exercise_planner.edits.consequences import settled_assignment
from exercise_planner.interchange.writers.plan import write_plan
from exercise_planner.interchange.writers.schedule import write_schedule
from exercise_planner.planning.solver.repairing import repair as repairing
from exercise_planner.planning.solver.repairing.exact import Answer, Question, answer, least_change
from exercise_planner.planning.solver.repairing.repair import Care, repair
from exercise_planner.planning.solver.repairing.result import Repair
from exercise_planner.planning.timetable import Timetable
from tests.planning.planning_cases import THOROUGH, Case
from tests.planning.repair_cases import bare, differing, scheduled, trouble
from tests.planning.test_planning_brute import options
from tests.referee import broken_rules

CARE = Care(time_limit=60, steps=60, workers=1)
TOO_MANY = 3000


@pytest.fixture(autouse=True)
def _here(monkeypatch: pytest.MonkeyPatch) -> None:
    """CP-SAT is asked in this process, which is quicker than starting one each time."""

    def ask(question: Question, should_stop: Callable[[], bool]) -> Answer:
        return answer(question)

    monkeypatch.setattr(repairing, "least_change", ask)


def referee(exercise: Exercise, result: Repair) -> set[str]:
    """The rules that a repaired schedule breaks by the referee."""
    return set(
        broken_rules(write_plan(exercise), write_schedule(exercise, result.assignments, result.schedule))
    )


def least_by_force(exercise: Exercise, before: Exercise) -> tuple[int, int] | str | None:
    """The least that must change, events and parts of them; None where there is no schedule at all."""
    case = Case(exercise)
    each = [options(case, task) for task in case.problem.tasks]
    if prod(len(one) for one in each) > TOO_MANY:
        return "too many"
    earlier = tuple(settled_assignment(exercise, one) for one in before.assignments)
    found = []
    for combination in product(*each):
        places = tuple(item for item in combination if item is not None)
        if not case.checker.judge(Timetable.of(case.problem, places)):
            found.append(differing(earlier, places))
    return min(found, default=None)


@settings(max_examples=120 * THOROUGH, deadline=None)
@given(seed=st.integers(0, 10**6), events=st.integers(2, 7))
def test_a_repair_breaks_no_rule(seed: int, events: int) -> None:
    before = scheduled(seed, events)
    if before is None:
        return
    exercise = before.with_changes(trouble(before, random.Random(seed)))
    result = repair(exercise, before.assignments, Care(time_limit=60, steps=30, prove=False))
    broken = referee(exercise, result)
    if result.status is Status.FEASIBLE:
        assert not broken
        assert not result.left_out
    else:
        assert broken == {"mandatory"}
    assert result.changed == differing(before.assignments, result.assignments)[0]
    assert {move.event for move in result.moves if move.reasons} <= set(result.hit)


def test_small_repairs_change_as_little_as_brute_force() -> None:
    solvable = unsolvable = proven = 0
    for seed in range(180 * THOROUGH):
        before = scheduled(seed, 2 + seed % 2, days=2)
        if before is None:
            continue
        exercise = before.with_changes(trouble(before, random.Random(seed)))
        least = least_by_force(exercise, before)
        if isinstance(least, str):
            continue
        result = repair(exercise, before.assignments, CARE)
        if least is None:
            unsolvable += 1
            assert result.status is not Status.FEASIBLE, seed
            continue
        solvable += 1
        earlier = tuple(settled_assignment(exercise, one) for one in before.assignments)
        assert result.status is Status.FEASIBLE, seed
        assert differing(earlier, result.assignments) == least, seed
        proven += result.least
    assert solvable > 15
    assert unsolvable
    assert proven == solvable


@settings(max_examples=60 * THOROUGH, deadline=None)
@given(seed=st.integers(0, 10**6), share=st.floats(0, 1))
def test_what_has_begun_stays(seed: int, share: float) -> None:
    before = scheduled(seed, 5)
    if before is None:
        return
    starts = sorted(one.start for one in before.assignments)
    freeze = starts[int(share * (len(starts) - 1))]
    exercise = before.with_changes(trouble(before, random.Random(seed)))
    result = repair(exercise, before.assignments, Care(freeze=freeze, time_limit=60, steps=30, prove=False))
    now = {one.id: one for one in result.assignments}
    for one in before.assignments:
        if one.start < freeze:
            assert bare(now[one.id]) == bare(settled_assignment(exercise, one))
    for one in result.assignments:
        old = {item.id: item for item in before.assignments}.get(one.id)
        assert one.start >= freeze or (old is not None and one.start == old.start)
    if result.status is Status.FEASIBLE:
        assert not referee(exercise, result)


def test_nothing_is_changed_where_nothing_is_wrong() -> None:
    before = scheduled(1, 5)
    assert before is not None
    result = repair(before, before.assignments)
    assert (result.moves, result.hit, result.least) == ((), (), True)
    assert [bare(one) for one in result.assignments] == [bare(one) for one in before.assignments]


def test_another_process_says_the_same() -> None:
    before = next(one for seed in range(50) if (one := scheduled(seed, 3, days=2)) is not None)
    exercise = before.with_changes(trouble(before, random.Random(2)))
    question = Question(exercise, before.assignments, frozenset(), (), 30, workers=1)
    there, here = least_change(question, lambda: False), answer(question)
    assert (there.proven, there.bound) == (here.proven, here.bound)
    assert least_change(question, lambda: True) == Answer()
