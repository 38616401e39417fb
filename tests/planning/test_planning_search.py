"""The door to the solver: proof, limit, stop, crash; what is streamed and what is returned."""

import json
import multiprocessing
import subprocess
import sys
import threading
from collections.abc import Iterable
from dataclasses import replace
from itertools import pairwise
from pathlib import Path
from typing import Self

import pytest

from exercise_planner.assets import examples
from exercise_planner.domain.exercise import Exercise
from exercise_planner.domain.schedule import Assignment, Status
from exercise_planner.errors import SolverError
from exercise_planner.interchange.readers.plan import parse_plan, read_plan
from exercise_planner.planning import goals
from exercise_planner.planning.check import check
from exercise_planner.planning.outcome import Progress
from exercise_planner.planning.problem import Problem
from exercise_planner.planning.solver import search
from exercise_planner.planning.solver.processes import team
from exercise_planner.planning.solver.processes.messages import Ended, Found, Job, Message, Proven
from exercise_planner.planning.solver.processes.process import SolverProcess
from exercise_planner.planning.solver.search import Options, solve
from exercise_planner.planning.timetable import Timetable
from tests.planning.planning_cases import random_exercise
from tests.random_plans import random_plan

STEADY = Options(time_limit=120, workers=1, deterministic_limit=20)


def example(name: str) -> Exercise:
    return read_plan(next(path for path in examples() if path.name.startswith(name)))


@pytest.mark.parametrize("path", examples(), ids=lambda path: path.stem)
def test_examples_are_scheduled(path: Path) -> None:
    exercise = read_plan(path)
    outcome = solve(exercise, replace(STEADY, deterministic_limit=4))
    assert outcome.status in (Status.OPTIMAL, Status.FEASIBLE)
    assert outcome.findings == ()
    assert check(exercise, outcome.assignments) == ()


def test_rimpac_is_proven_optimal() -> None:
    outcome = solve(example("rimpac"), STEADY)
    assert outcome.status is Status.OPTIMAL
    assert outcome.schedule.makespan_slots == 3092
    assert outcome.schedule.bound == outcome.schedule.objective


def test_the_schedule_says_all_that_the_format_asks_for() -> None:
    exercise = example("khaan-quest")
    outcome = solve(exercise, STEADY)
    schedule = outcome.schedule
    parts = goals.values(Timetable.of(Problem.of(exercise), outcome.assignments), {})
    assert schedule.plan == exercise.details.name
    assert dict(schedule.goals) == parts
    assert schedule.objective == goals.weighted(parts, exercise.details.goals)
    assert schedule.makespan_slots == parts["makespan"]
    assert schedule.unscheduled == ()
    assert schedule.conflicts == schedule.remedies == ()
    assert [point.objective for point in schedule.trace] == sorted(
        (point.objective for point in schedule.trace), reverse=True
    )
    assert schedule.trace[-1].objective == schedule.objective
    assert schedule.trace[-1].scheduled == len(exercise.events)
    for assignment in outcome.assignments:
        event = next(event for event in exercise.events if event.id == assignment.id)
        named = [place.unit for place in assignment.units if place.requirement is None]
        assert named == list(event.units)
        assert sum(place.requirement is not None for place in assignment.units) == sum(
            requirement.count for requirement in event.requires
        )


def test_progress_gets_better_and_keeps_all_rules() -> None:
    exercise = example("khaan-quest")
    seen: list[Progress] = []
    outcome = solve(exercise, STEADY, seen.append)
    objectives = [item.objective for item in seen if item.objective is not None]
    bounds = [item.bound for item in seen if item.bound is not None]
    assert all(later <= earlier for earlier, later in pairwise(objectives))
    assert all(later >= earlier for earlier, later in pairwise(bounds))
    assert all(check(exercise, item.assignments) == () for item in seen if item.assignments)
    assert seen[-1].assignments == outcome.assignments


def test_equal_seeds_give_equal_schedules() -> None:
    exercise = example("air-defender")
    first, second = (solve(exercise, replace(STEADY, deterministic_limit=1)) for _ in range(2))
    assert first.assignments == second.assignments


def test_weights_of_options_replace_those_of_the_exercise() -> None:
    weights = dict.fromkeys((goal.code for goal in goals.GOALS), 0)
    outcome = solve(example("malabar"), replace(STEADY, goals={**weights, "earliness": 0.5}))
    assert outcome.status is Status.OPTIMAL
    assert outcome.schedule.objective == outcome.schedule.goals["earliness"] / 2


def test_nothing_to_optimise_is_optimal_at_once() -> None:
    weights = dict.fromkeys((goal.code for goal in goals.GOALS), 0)
    outcome = solve(example("malabar"), replace(STEADY, goals=weights))
    assert outcome.status is Status.OPTIMAL
    assert outcome.schedule.objective == 0


def test_an_exercise_without_events_has_a_schedule() -> None:
    exercise = parse_plan(
        json.dumps(
            {
                "format": "exercise-plan/1",
                "exercise": {
                    "name": "Nothing",
                    "from": "2027-01-01",
                    "to": "2027-01-02",
                    "time_zone": "UTC",
                },
            }
        )
    ).require()
    outcome = solve(exercise, STEADY)
    assert outcome.status is Status.OPTIMAL
    assert outcome.assignments == ()


def test_a_baseline_is_kept_where_stability_counts() -> None:
    exercise = example("ex-coores")
    earlier = solve(exercise, STEADY).assignments
    again = solve(exercise, replace(STEADY, seed=7, baseline=earlier, goals={"stability": 1000}))
    assert again.schedule.goals["stability"] == 0


def test_infeasible_comes_with_conflicts_and_remedies() -> None:
    plan = random_plan(5)
    outcome = solve(parse_plan(json.dumps(plan)).require(), STEADY)
    assert outcome.status is Status.INFEASIBLE
    assert [conflict.rule for conflict in outcome.schedule.conflicts] == ["interoperability", "mandatory"]
    assert outcome.schedule.remedies
    assert outcome.assignments == ()
    assert len(outcome.schedule.unscheduled) == len(plan["events"])


def test_first_only_ends_with_the_first() -> None:
    outcome = solve(example("air-defender"), replace(STEADY, first_only=True))
    assert len(outcome.schedule.trace) == 1
    assert outcome.assignments


def test_stop_returns_the_best_so_far() -> None:
    stop = threading.Event()

    def after_the_first(progress: Progress) -> None:
        if progress.assignments:
            stop.set()

    exercise = example("air-defender")
    outcome = solve(exercise, Options(time_limit=None), after_the_first, stop)
    assert outcome.status in (Status.FEASIBLE, Status.OPTIMAL)
    assert check(exercise, outcome.assignments) == ()
    assert multiprocessing.active_children() == []


def test_stop_before_there_is_anything() -> None:
    stop = threading.Event()
    stop.set()
    outcome = solve(example("air-defender"), Options(time_limit=None), None, stop)
    assert outcome.status in (Status.UNKNOWN, Status.FEASIBLE)
    assert multiprocessing.active_children() == []


def test_no_time_finds_nothing_or_something_good() -> None:
    exercise = example("air-defender")
    outcome = solve(exercise, Options(time_limit=0.01))
    assert outcome.status in (Status.UNKNOWN, Status.FEASIBLE)
    assert check(exercise, outcome.assignments) == () or not outcome.assignments


def test_a_killed_solver_leaves_its_best_schedule() -> None:
    def kill(progress: Progress) -> None:
        if progress.assignments:
            for process in multiprocessing.active_children():
                process.kill()

    exercise = example("air-defender")
    outcome = solve(exercise, Options(time_limit=None), kill)
    assert outcome.status is Status.FEASIBLE
    assert check(exercise, outcome.assignments) == ()


def test_one_killed_solver_of_two_costs_nothing_but_its_result() -> None:
    killed: list[int] = []

    def kill_one(progress: Progress) -> None:
        if progress.assignments and not killed:
            process = multiprocessing.active_children()[-1]
            killed.append(process.pid or 0)
            process.kill()

    exercise = example("khaan-quest")
    outcome = solve(exercise, Options(time_limit=2), kill_one)
    assert killed
    assert outcome.status in (Status.FEASIBLE, Status.OPTIMAL)
    assert check(exercise, outcome.assignments) == ()


def test_prepared_solvers_are_used_and_leave_nothing_behind() -> None:
    search.prepare()
    waiting = {process.pid for process in multiprocessing.active_children()}
    assert len(waiting) == 2
    outcome = solve(example("malabar"), Options(time_limit=30))
    assert outcome.status is Status.OPTIMAL
    assert multiprocessing.active_children() == []


def test_a_solver_that_dies_at_once_is_an_error(monkeypatch: pytest.MonkeyPatch) -> None:
    class Stillborn(SolverProcess):
        def give(self, job: Job) -> None:
            self._process.kill()
            self._process.join()
            super().give(job)

    monkeypatch.setattr(team, "take", Stillborn)
    with pytest.raises(SolverError, match="ended unexpectedly"):
        solve(example("malabar"), STEADY)


class Scripted:
    """A team of solvers that says what a test wants."""

    said: Iterable[Message] = ()

    def __init__(self, _exercise: Exercise, _options: Options) -> None:
        self.waiting = list(self.said)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        return None

    def receive(self, _seconds: float) -> list[Message]:
        return [self.waiting.pop(0)]

    def ask_to_stop(self) -> None:
        return None


def scripted(monkeypatch: pytest.MonkeyPatch, *messages: Message) -> None:
    monkeypatch.setattr(Scripted, "said", messages)
    monkeypatch.setattr(search, "Team", Scripted)


def test_a_failure_of_the_solver_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    scripted(monkeypatch, Ended(failure="Traceback: it broke"))
    with pytest.raises(SolverError) as caught:
        solve(example("malabar"), STEADY)
    assert caught.value.__notes__ == ["Traceback: it broke"]


def test_a_schedule_that_breaks_a_rule_is_not_published(monkeypatch: pytest.MonkeyPatch) -> None:
    exercise = example("malabar")
    good = solve(exercise, STEADY).assignments
    bad = tuple(replace(item, start=good[0].start, end=good[0].end) for item in good)
    seen: list[tuple[Assignment, ...]] = []
    scripted(monkeypatch, Found(bad), Proven(1), Found(good), Ended())
    outcome = solve(exercise, STEADY, lambda progress: seen.append(progress.assignments))
    assert outcome.assignments == good
    assert bad not in seen
    assert outcome.findings == ()


def test_a_last_schedule_that_breaks_a_rule_is_shown_as_a_fault(monkeypatch: pytest.MonkeyPatch) -> None:
    exercise = example("malabar")
    good = solve(exercise, STEADY).assignments
    bad = tuple(replace(item, start=good[0].start, end=good[0].end) for item in good)
    scripted(monkeypatch, Found(bad), Ended())
    outcome = solve(exercise, STEADY)
    assert outcome.assignments == bad
    assert outcome.findings
    assert outcome.status is Status.FEASIBLE


def test_works_from_a_script_without_a_guard(tmp_path: Path) -> None:
    script = tmp_path / "plain.py"
    script.write_text(
        "from exercise_planner.assets import examples\n"
        "from exercise_planner.interchange.readers.plan import read_plan\n"
        "from exercise_planner.planning.solver.search import solve\n"
        "print(solve(read_plan(examples()[5])).status)\n",
        encoding="utf-8",
    )
    result = subprocess.run([sys.executable, script], capture_output=True, text=True, check=False)
    assert (result.stdout, result.stderr) == ("OPTIMAL\n", "")


@pytest.mark.parametrize("seed", range(6))
def test_random_plans_end_in_a_schedule_or_a_reason(seed: int) -> None:
    exercise = random_exercise(seed + 300, events=3)
    outcome = solve(exercise, STEADY)
    assert outcome.status is not Status.UNKNOWN
    if outcome.status is Status.INFEASIBLE:
        assert outcome.schedule.conflicts
    else:
        assert check(exercise, outcome.assignments) == ()
