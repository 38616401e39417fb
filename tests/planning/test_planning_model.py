"""The model and the checker agree on which schedules keep the rules, and on what each goal is worth."""

import json
import random
from dataclasses import replace

import pytest
from ortools.sat.python import cp_model

from exercise_planner.domain.details import Goals
from exercise_planner.domain.schedule import Assignment
from exercise_planner.interchange.readers.schedule import parse_schedule
from exercise_planner.planning import goals
from exercise_planner.planning.goals import GOALS
from exercise_planner.planning.solver.explaining.guarded import GuardedBoard
from exercise_planner.planning.solver.modelling.reading import complete, decisions, expressible
from exercise_planner.planning.timetable import Timetable
from tests.planning.planning_cases import THOROUGH, Case, altered, fixed_solver, random_exercise
from tests.random_plans import random_plan, random_schedule

PLANS = 96 * THOROUGH
PARTS = 8


def schedules_of(case: Case, seed: int) -> list[tuple[Assignment, ...]]:
    """Random schedules, most of them bad, and good ones a step from which things may break."""
    plan = random_plan(seed)
    found = []
    for number in range(2):
        document = random_schedule(plan, seed * 2 + number, case.problem.origin)
        found.append(parse_schedule(json.dumps(document), case.exercise).assignments)
    good = case.first(seed)
    if good:
        found.append(good)
        dice = random.Random(seed)
        found += [tuple(altered(case, good, dice)) for _ in range(5)]
    return found


@pytest.mark.parametrize("part", range(PARTS))
def test_model_and_checker_agree(part: int) -> None:
    good = bad = 0
    for seed in range(part, PLANS, PARTS):
        case = Case(random_exercise(seed, optional=seed % 3 > 0))
        for number, schedule in enumerate(schedules_of(case, seed)):
            findings = case.checker.findings(schedule)
            good, bad = good + (not findings), bad + bool(findings)
            assert case.accepts(schedule) == (not findings), (seed, number, findings)
    assert good > 5
    assert bad > 5


@pytest.mark.parametrize("part", range(PARTS))
def test_guarded_model_and_checker_agree(part: int) -> None:
    for seed in range(part, PLANS, PARTS):
        case = Case(random_exercise(seed, optional=seed % 3 > 0))
        board = GuardedBoard(case.problem, case.checker.limits, case.problem.task_of)
        board.post()
        for guard in board.facts:
            board.model.add(board.model.get_bool_var_from_proto_index(guard) == 1)
        for number, schedule in enumerate(schedules_of(case, seed)):
            findings = case.checker.findings(schedule)
            accepted = expressible(board, schedule) and complete(board, schedule) is not None
            assert accepted == (not findings), (seed, number, findings)


@pytest.mark.parametrize("goal", GOALS, ids=lambda goal: goal.code)
def test_a_goal_is_worth_the_same_to_model_and_checker(goal: goals.Goal) -> None:
    none = Goals(**{one.code: 0 for one in GOALS})
    dice = random.Random(goal.code)
    compared = 0
    for seed in range(PLANS // 3):
        exercise = random_exercise(seed, optional=True)
        plain = Case(exercise)
        schedule = plain.first(seed)
        if schedule is None:
            continue
        earlier = tuple(altered(plain, schedule, dice)) if schedule else ()
        case = Case(exercise, earlier)
        weight = dice.choice((1, 0.25, 3, 0.1))
        case.board.minimise(replace(none, **{goal.code: weight}))
        for variable, value in decisions(case.board, schedule):
            case.board.model.add(variable == int(value))
        solver = fixed_solver()
        assert solver.solve(case.board.model) == cp_model.OPTIMAL
        timetable = Timetable.of(case.problem, schedule)
        value = weight * goal.value(timetable, case.baseline)
        assert solver.objective_value / case.board.multiplier == pytest.approx(value, abs=1e-9), seed
        compared += 1
    assert compared > 5


def test_weighted_sum_of_all_goals_is_exact() -> None:
    weights = Goals(
        unscheduled=1000,
        makespan=0.1,
        earliness=0.003,
        objectives=10,
        avoid=5.5,
        travel=0.07,
        balance=2,
        stability=1,
    )
    compared = 0
    for seed in range(PLANS // 3):
        case = Case(random_exercise(seed, optional=seed % 3 > 0))
        schedule = case.first(seed)
        if schedule is None:
            continue
        case.board.minimise(weights)
        for variable, value in decisions(case.board, schedule):
            case.board.model.add(variable == int(value))
        solver = fixed_solver()
        assert solver.solve(case.board.model) == cp_model.OPTIMAL
        parts = goals.values(Timetable.of(case.problem, schedule), {})
        expected = goals.weighted(parts, weights)
        assert solver.objective_value / case.board.multiplier == pytest.approx(expected, abs=1e-7), seed
        compared += 1
    assert compared > 5
