"""The engine against brute force on tiny plans: the same verdict, and the same best schedule."""

from collections.abc import Iterator
from itertools import combinations, product

import pytest
from ortools.sat.python import cp_model

from exercise_planner.domain.schedule import Assignment
from exercise_planner.planning import goals
from exercise_planner.planning.problem import Task
from exercise_planner.planning.solver.explaining.diagnosis import Clock, conflict
from exercise_planner.planning.solver.modelling.energy import least_end
from exercise_planner.planning.solver.modelling.reading import placed
from exercise_planner.planning.solver.processes.floor import earliest_starts, floor
from exercise_planner.planning.solver.scope import Scope, venue_id
from exercise_planner.planning.timetable import Timetable
from tests.planning.planning_cases import THOROUGH, Case, fixed_solver, random_exercise

PLANS = 60 * THOROUGH
PARTS = 6
TOO_MANY = 3000
OF_OTHERS = {"precedence", "mandatory"}


def choices(case: Case, task: Task) -> Iterator[tuple[tuple[int, str], ...]]:
    """All ways to fill the places of an event."""
    each = [
        combinations([(opening.index, unit.id) for unit in opening.candidates], opening.requirement.count)
        for opening in task.openings
    ]
    for filled in product(*each):
        yield tuple(place for places in filled for place in places)


def options(case: Case, task: Task) -> list[Assignment | None]:
    """All places of an event that break no rule by themselves."""
    found: list[Assignment | None] = [None] if task.event.optional else []
    for start, venue, chosen in product(range(case.problem.slots), task.venues, choices(case, task)):
        assignment = placed(case.problem, task, start, venue_id(venue), chosen)
        alone = Timetable.of(case.problem, [assignment])
        broken = {
            finding.rule
            for finding in case.checker.around(alone, assignment)
            if finding.rule not in OF_OTHERS
        }
        if not broken:
            found.append(assignment)
    return found


def best_by_force(case: Case) -> float | str | None:
    """The least weighted sum of all schedules that break no rule; None where there is none."""
    each = [options(case, task) for task in case.problem.tasks]
    count = 1
    for one in each:
        count *= len(one)
    if count > TOO_MANY:
        return "too many"
    found: list[float] = []
    for combination in product(*each):
        timetable = Timetable.of(case.problem, [item for item in combination if item is not None])
        if not case.checker.judge(timetable):
            parts = goals.values(timetable, case.baseline)
            found.append(goals.weighted(parts, case.exercise.details.goals))
    return min(found, default=None)


@pytest.mark.parametrize("part", range(PARTS))
def test_engine_finds_what_brute_force_finds(part: int) -> None:
    solvable = unsolvable = 0
    for seed in range(part, PLANS, PARTS):
        case = Case(random_exercise(seed, 2 + seed % 2, days=2, optional=seed // PARTS % 3 == 0))
        best = best_by_force(case)
        if isinstance(best, str):
            continue
        if best is None:
            unsolvable += 1
            assert conflict(case.exercise, Clock.of(60)), seed
            continue
        solvable += 1
        assert not case.board.impossible, seed
        case.board.minimise(case.exercise.details.goals)
        solver = fixed_solver()
        assert solver.solve(case.board.model) == cp_model.OPTIMAL, seed
        assert solver.objective_value / case.board.multiplier == pytest.approx(best), seed
        scopes = {task.id: Scope.of(case.checker.limits, task) for task in case.problem.tasks}
        assert floor(case.problem, scopes) <= best + 1e-9, seed
        end = least_end(case.problem, earliest_starts(case.problem, scopes))
        assert case.exercise.details.goals.makespan * end <= best + 1e-9, seed
    assert solvable
    assert unsolvable
