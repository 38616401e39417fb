"""Justification: schedules get no worse, keep all rules, and gaps are closed."""

import random

import pytest

from exercise_planner.planning.check import check
from exercise_planner.planning.limits import Limits
from exercise_planner.planning.problem import Problem
from exercise_planner.planning.rules import RULES
from exercise_planner.planning.solver.drafting.compile import Terms
from exercise_planner.planning.solver.drafting.construct import Builder
from exercise_planner.planning.solver.drafting.justify import Sampler, justify
from tests.planning.generate import dense
from tests.planning.planning_cases import random_exercise


@pytest.mark.parametrize("seed", range(12))
def test_no_schedule_gets_worse_and_no_rule_is_broken(seed: int) -> None:
    exercise = dense(30, seed=seed).exercise if seed % 2 else random_exercise(seed + 900, events=5)
    problem = Problem.of(exercise)
    terms = Terms(problem, Limits(problem, RULES))
    draft = Builder(terms, seed).build(500)
    before, scheduled = draft.score.value, list(draft.scheduled())
    justify(draft, random.Random(seed))
    assert draft.score.value <= before
    assert list(draft.scheduled()) == scheduled
    assert all(finding.rule == "mandatory" for finding in check(exercise, draft.assignments()))


def test_samples_differ_and_the_best_are_remembered() -> None:
    exercise = dense(40, seed=3).exercise
    problem = Problem.of(exercise)
    sampler = Sampler(Terms(problem, Limits(problem, RULES)), seed=1)
    drafts = [draft for draft in (sampler.next() for _ in range(20)) if draft is not None]
    assert len({tuple(draft.spots) for draft in drafts}) > 5
    assert sampler.elite[0][0] == min(draft.score.value for draft in drafts)
    assert all(check(exercise, draft.assignments()) == () for draft in drafts[:3])
