"""Without a proof either way: the events that found no place are named, with what was in their way."""

import json
from dataclasses import replace

from exercise_planner.domain.frozen import Frozen
from exercise_planner.domain.schedule import Conflict, Schedule, Status
from exercise_planner.interchange.readers.schedule import parse_schedule
from exercise_planner.interchange.writers.schedule import write_schedule
from exercise_planner.planning.check import Checker
from exercise_planner.planning.problem import Problem
from exercise_planner.planning.rules import RULES
from exercise_planner.planning.solver.drafting.compile import Terms
from exercise_planner.planning.solver.drafting.construct import build
from exercise_planner.planning.solver.explaining.diagnosis import Explanation, explain
from exercise_planner.planning.solver.explaining.resisted import resisted
from exercise_planner.planning.solver.search import Options, solve
from tests.planning.explain_breakers import changed
from tests.planning.generate import dense


def test_what_resisted_is_named_with_the_rules_in_its_way() -> None:
    exercise = dense(60, 1).exercise
    tired = [(unit, replace(unit, max_duty_minutes_per_day=240)) for unit in exercise.units]
    exercise = changed(exercise, *tired)
    problem = Problem.of(exercise)
    terms = Terms(problem, Checker(problem).limits)
    built = build(terms, restarts=0)
    assert built.resisted
    told = resisted(problem, terms, built)
    assert told
    assert {one for event in told for one in event.refs["event"]} <= set(built.resisted)
    assert {event.rule for event in told} <= {rule.code for rule in RULES}
    assert all("found no place" in event.text or "waits for" in event.text for event in told)


def test_a_schedule_that_is_found_resists_nothing() -> None:
    outcome = solve(dense(20, 1).exercise, Options(time_limit=20, first_only=True))
    assert outcome.assignments
    assert outcome.schedule.resisted == ()
    assert explain(dense(20, 1).exercise, 5) == Explanation()


def test_what_is_told_of_conflicts_is_kept_by_schedule_documents() -> None:
    exercise = dense(20, 1).exercise
    conflict = Conflict(rule="window", text="A fact.", refs=Frozen({"event": ("E1",)}))
    schedule = Schedule(
        plan=exercise.details.name,
        status=Status.INFEASIBLE,
        conflicts=(conflict,),
        further_conflicts=((conflict, conflict), (conflict,)),
        resisted=(conflict,),
        unscheduled=tuple(event.id for event in exercise.events),
    )
    document = write_schedule(exercise, (), schedule)
    read = parse_schedule(json.dumps(document), exercise).schedule
    assert read is not None
    assert read.further_conflicts == schedule.further_conflicts
    assert read.resisted == schedule.resisted
    assert len(read.all_conflicts) == 3
