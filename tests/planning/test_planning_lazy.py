"""Travel that is left out of the model until a schedule breaks it gives the same best schedule."""

from threading import Event

import pytest

from exercise_planner.domain.schedule import Assignment
from exercise_planner.planning import goals
from exercise_planner.planning.solver.modelling import board as board_module
from exercise_planner.planning.solver.modelling.exact import Effort, Exact
from exercise_planner.planning.timetable import Timetable
from tests.planning.planning_base import Draft
from tests.planning.planning_cases import THOROUGH, Case, random_exercise


def best(case: Case, *, lazy: bool) -> tuple[tuple[Assignment, ...], float]:
    """The last schedule that is found, and the last bound."""
    found: list[tuple[Assignment, ...]] = []
    bounds: list[float] = []
    board = case.new_board(lazy=lazy)
    board.post()
    assert board.is_lazy == lazy
    board.minimise(case.exercise.details.goals)
    search = Exact(board, Effort(deterministic_limit=20), found.append, bounds.append, Event())
    assert not search.run()
    assert all(case.checker.findings(schedule) == () for schedule in found)
    return found[-1], max(bounds)


def objective(case: Case, schedule: tuple[Assignment, ...]) -> float:
    parts = goals.values(Timetable.of(case.problem, schedule), {})
    return goals.weighted(parts, case.exercise.details.goals)


def test_lazy_travel_finds_the_same_optimum(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(board_module, "MANY", -1)
    for seed in range(20 * THOROUGH):
        case = Case(random_exercise(seed, optional=True))
        plain, plain_bound = best(case, lazy=False)
        lazy, lazy_bound = best(case, lazy=True)
        assert objective(case, plain) == pytest.approx(plain_bound), seed
        assert objective(case, lazy) == pytest.approx(lazy_bound), seed
        assert plain_bound == pytest.approx(lazy_bound), seed


def test_lazy_travel_is_kept(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(board_module, "MANY", -1)
    draft = Draft()
    draft["exercise"]["goals"] = {"earliness": 1}
    draft["PATROL"]["venues"] = ["ISLE"]
    draft.plan["travel"] = [{"from": "BAY", "to": "ISLE", "minutes": 600}]
    case = Case(draft.exercise)
    schedule, bound = best(case, lazy=True)
    assert objective(case, schedule) == pytest.approx(bound)
