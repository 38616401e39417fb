"""The checker agrees with an independent referee, rule by rule, on random plans and schedules."""

import json
import os

import pytest

from exercise_planner.interchange.readers.plan import parse_plan
from exercise_planner.interchange.readers.schedule import parse_schedule
from exercise_planner.planning.check import Checker
from exercise_planner.planning.problem import Problem
from exercise_planner.planning.rules import RULES
from tests.random_plans import random_plan, random_schedule
from tests.referee import broken_rules

PLANS = int(os.environ.get("EXERCISE_PLANNER_REFEREE_PLANS", "240"))
PARTS = 12


@pytest.mark.parametrize("part", range(PARTS))
def test_checker_and_referee_agree(part: int) -> None:
    for seed in range(part, PLANS, PARTS):
        plan = random_plan(seed)
        exercise = parse_plan(json.dumps(plan)).require()
        problem = Problem.of(exercise)
        checker = Checker(problem)
        for number in range(5):
            schedule = random_schedule(plan, seed * 5 + number, problem.origin)
            reading = parse_schedule(json.dumps(schedule), exercise)
            found = {finding.rule for finding in checker.findings(reading.assignments)}
            assert found == set(broken_rules(plan, schedule)), (seed, number)


def test_random_schedules_break_every_rule_now_and_then() -> None:
    broken: set[str] = set()
    for seed in range(60):
        plan = random_plan(seed)
        origin = Problem.of(parse_plan(json.dumps(plan)).require()).origin
        broken.update(*(broken_rules(plan, random_schedule(plan, number, origin)) for number in range(3)))
    assert broken == {rule.code for rule in RULES}
