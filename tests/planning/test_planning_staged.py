"""Times first, units then: the same best schedules as the model of all rules gives, and bounds that hold."""

import json
import random
from dataclasses import replace
from threading import Event

import pytest
from ortools.sat.python import cp_model

from exercise_planner.domain.changes import replaced
from exercise_planner.domain.exercise import Exercise
from exercise_planner.domain.schedule import Assignment, Status
from exercise_planner.interchange.readers.plan import parse_plan
from exercise_planner.planning import goals
from exercise_planner.planning.problem import Problem
from exercise_planner.planning.solver.modelling.energy import least_end
from exercise_planner.planning.solver.modelling.exact import Effort
from exercise_planner.planning.solver.modelling.relaxed import Relaxed
from exercise_planner.planning.solver.modelling.staffing import Staffing, Stand
from exercise_planner.planning.solver.modelling.staged import Staged
from exercise_planner.planning.solver.options import Options
from exercise_planner.planning.solver.processes.floor import earliest_starts
from exercise_planner.planning.solver.scope import Scope
from exercise_planner.planning.solver.search import solve
from exercise_planner.planning.timetable import Timetable
from tests.planning.planning_cases import THOROUGH, Case, fixed_solver, random_exercise

WEIGHTS = {"unscheduled": 1000, "makespan": 1, "earliness": 0.25}


def staff_plan(units: list[list[str]], events: list[tuple[int, dict[str, int], list[int]]]) -> Exercise:
    """A plan without venues.

    Args:
        units: The capabilities of each.
        events: Hours, needs and predecessors of each.
    """
    plan = {
        "format": "exercise-plan/1",
        "exercise": {
            "name": "Staff",
            "from": "2027-03-01",
            "to": "2027-03-02",
            "time_zone": "UTC",
            "slot_minutes": 60,
            "goals": {"unscheduled": 1000, "makespan": 1, "objectives": 0, "avoid": 0},
        },
        "nations": [{"id": "NOR", "name": "Norway"}],
        "units": [
            {"id": f"U{number}", "name": f"Unit {number}", "nation": "NOR", "capabilities": able}
            for number, able in enumerate(units)
        ],
        "events": [
            {
                "id": f"E{number}",
                "name": f"Event {number}",
                "duration_minutes": 60 * hours,
                "needs_venue": False,
                "requires": [{"capability": what, "count": count} for what, count in needs.items()],
                "after": [{"event": f"E{one}"} for one in after],
            }
            for number, (hours, needs, after) in enumerate(events)
        ],
    }
    return parse_plan(json.dumps(plan)).require()


def random_staff(seed: int) -> Exercise:
    """A small plan in which each unit has several capabilities and units are scarce."""
    dice = random.Random(seed)
    units = [dice.sample("ABCD", 2) for _ in range(4)]
    events = [
        (
            dice.randint(1, 5),
            dict.fromkeys(dice.sample("ABCD", dice.choice((1, 1, 2))), 1),
            [dice.randrange(number)] if number > 1 and dice.random() < 0.25 else [],
        )
        for number in range(9)
    ]
    return staff_plan(units, events)


def optimum(case: Case) -> float | None:
    """The least weighted sum, by the model of all rules."""
    if case.board.impossible:
        return None
    case.board.minimise(case.exercise.details.goals)
    solver = fixed_solver()
    status = solver.solve(case.board.model)
    assert status in (cp_model.OPTIMAL, cp_model.INFEASIBLE)
    return solver.objective_value / case.board.multiplier if status == cp_model.OPTIMAL else None


class Run:
    """A staged search of a case, to its end."""

    def __init__(self, case: Case) -> None:
        self.case = case
        self.found: list[tuple[Assignment, ...]] = []
        self.bounds: list[float] = []
        board = Relaxed(case.problem, case.checker.limits)
        board.post()
        board.minimise(case.exercise.details.goals)
        search = Staged(
            board,
            lambda: case.board,
            Effort(deterministic_limit=20),
            self.found.append,
            self.bounds.append,
            lambda: self.best,
            Event(),
        )
        self.impossible = search.run()

    @property
    def best(self) -> float | None:
        return min((self.value(schedule) for schedule in self.found), default=None)

    def value(self, schedule: tuple[Assignment, ...]) -> float:
        parts = goals.values(Timetable.of(self.case.problem, schedule), {})
        return goals.weighted(parts, self.case.exercise.details.goals)


def test_staged_search_proves_the_optimum_of_plans_with_scarce_units() -> None:
    needed_cuts = 0
    for seed in range(10 * THOROUGH):
        case = Case(random_staff(seed))
        best = optimum(case)
        run = Run(case)
        if best is None:
            assert not run.found, seed
            continue
        assert soonest_end(case) <= best, seed
        assert run.best == pytest.approx(best), seed
        assert max(run.bounds) == pytest.approx(best), seed
        assert all(case.checker.findings(schedule) == () for schedule in run.found), seed
        needed_cuts += relaxed_optimum(case) < best
    assert needed_cuts


def soonest_end(case: Case) -> int:
    scopes = {task.id: Scope.of(case.checker.limits, task) for task in case.problem.tasks}
    return least_end(case.problem, earliest_starts(case.problem, scopes))


def test_work_that_all_units_share_takes_its_time() -> None:
    """Ten hours of work for two units are five hours; a job of an hour comes before them and one after."""
    jobs = [(2, {"A": 1}, [0]) for _ in range(5)]
    exercise = staff_plan(
        [["A"], ["A", "B"], ["B"]], [(1, {"B": 1}, []), *jobs, (1, {"B": 1}, [1, 2, 3, 4, 5])]
    )
    assert soonest_end(Case(exercise)) == 1 + 5 + 1


def relaxed_optimum(case: Case) -> float:
    board = Relaxed(case.problem, case.checker.limits)
    board.post()
    board.minimise(case.exercise.details.goals)
    solver = fixed_solver()
    assert solver.solve(board.model) == cp_model.OPTIMAL
    return solver.objective_value / board.multiplier


@pytest.mark.parametrize("optional", [True, False])
def test_bounds_hold_when_all_rules_meet(optional: bool) -> None:
    solvable = 0
    for seed in range(24 * THOROUGH):
        exercise = random_exercise(seed, optional=optional)
        if seed % 2:
            exercise = weighted(exercise)
        case = Case(exercise)
        best = optimum(case)
        run = Run(case)
        assert all(case.checker.findings(schedule) == () for schedule in run.found), seed
        if best is None:
            assert not run.found, seed
            continue
        solvable += 1
        assert not run.impossible, seed
        assert max(run.bounds, default=0) <= best + 1e-9, seed
        assert case.exercise.details.goals.makespan * soonest_end(case) <= best + 1e-9, seed
        assert run.best is None or run.best >= best - 1e-9, seed
    assert solvable


def weighted(exercise: Exercise) -> Exercise:
    """The exercise with times as its only goals."""
    details = exercise.details
    off = dict.fromkeys(goals.values(Timetable.of(Problem.of(exercise), ()), {}), 0)
    new = replace(details, goals=replace(details.goals, **(off | WEIGHTS)))
    return exercise.with_changes(replaced("weigh", [(details, new)]))


def test_a_unit_cannot_change_between_events_under_way() -> None:
    """First A and B are free at once for whoever has both, then not: what starts in between decides."""
    exercise = staff_plan(
        [["A", "B"], ["A"], ["B"]],
        [(1, {"A": 1}, []), (2, {"B": 1}, []), (2, {"A": 1}, []), (2, {"A": 1}, [])],
    )
    problem = Problem.of(exercise)
    case = Case(exercise)
    board = Relaxed(problem, case.checker.limits)
    staffing = Staffing(problem, board.scopes)
    tasks = problem.tasks
    stands = [Stand(task, start, None) for task, start in zip(tasks, (0, 0, 0, 1), strict=True)]
    assert staffing.fill(stands) is not None
    assert staffing.clash(stands) == ()
    crowded = [Stand(task, 0, None) for task in tasks]
    assert staffing.fill(crowded) is None
    assert staffing.clash(crowded) == (frozenset({"E0", "E2", "E3"}),)


def test_plans_with_scarce_units_are_proven_by_the_engine() -> None:
    exercise = random_staff(1)
    outcome = solve(exercise, Options(time_limit=30, workers=2, seed=1))
    assert outcome.schedule.status is Status.OPTIMAL
    assert outcome.schedule.objective == pytest.approx(optimum(Case(exercise)))
