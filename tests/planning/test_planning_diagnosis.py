"""Why there is no schedule: the planted reason is found, is minimal, and the remedies help."""

from collections.abc import Callable

import pytest

from exercise_planner.domain.exercise import Exercise
from exercise_planner.domain.frozen import thaw
from exercise_planner.domain.schedule import Remedy
from exercise_planner.interchange.readers.plan import parse_plan
from exercise_planner.interchange.writers.plan import write_plan
from exercise_planner.planning.solver.clock import Clock
from exercise_planner.planning.solver.explaining.cores import Cores
from exercise_planner.planning.solver.explaining.diagnosis import Explanation, conflict, explain
from exercise_planner.planning.solver.explaining.guarded import GuardedBoard, needed
from exercise_planner.planning.solver.explaining.remedies import schedulable
from tests.planning.planning_base import Draft, Json
from tests.planning.planning_cases import THOROUGH, Case, random_exercise

TIME = 120


def with_remedy(exercise: Exercise, remedy: Remedy) -> Exercise:
    """The exercise after the changes of a remedy to its plan document."""
    import json

    document = write_plan(exercise)
    for change in remedy.changes:
        *way, last = (step.replace("~1", "/").replace("~0", "~") for step in change.path.split("/")[1:])
        target: Json | list[Json] = document
        for step in way:
            target = target[int(step)] if isinstance(target, list) else target[step]
        if isinstance(target, list):
            if change.value is None:
                del target[int(last)]
            else:
                target[int(last)] = change.value
        elif change.value is None:
            del target[last]
        else:
            target[last] = thaw(change.value)
    return parse_plan(json.dumps(document)).require()


def one_day(draft: Draft) -> None:
    """All happens on one day of ten hours."""
    draft["exercise"].update(
        {"from": "2027-06-07", "to": "2027-06-07", "default_hours": {"from": "08:00", "to": "18:00"}}
    )


def window(draft: Draft) -> None:
    draft["HUNT"].update({"earliest": "2027-06-09T22:00:00+02:00"})


def closed(draft: Draft) -> None:
    draft["exercise"]["closed"] = [{"from": "2027-06-07", "to": "2027-06-09"}]


def hours(draft: Draft) -> None:
    draft["HUNT"].update({"earliest": "2027-06-09T16:00:00+02:00", "hours": {"from": "08:00", "to": "18:00"}})


def light(draft: Draft) -> None:
    draft["HUNT"]["light"] = "NIGHT"


def venue(draft: Draft) -> None:
    draft["TALKS"]["activity"] = "DANCE"


def venue_availability(draft: Draft) -> None:
    draft["HALL"]["unavailable"] = [{"from": "2027-06-06", "to": "2027-06-10"}]


def venue_capacity(draft: Draft) -> None:
    one_day(draft)
    draft["PATROL"].update({"venues": ["BAY"], "units": ["S1"], "duration_minutes": 400})


def unit_availability(draft: Draft) -> None:
    draft["S1"]["unavailable"] = [{"from": "2027-06-07", "to": "2027-06-09", "reason": "refit"}]


def nation_availability(draft: Draft) -> None:
    draft["SWE"]["unavailable"] = [{"from": "2027-06-07", "to": "2027-06-09"}]


def unit_overlap(draft: Draft) -> None:
    one_day(draft)
    draft["PATROL"]["duration_minutes"] = 400


def unit_travel(draft: Draft) -> None:
    one_day(draft)
    draft["PATROL"].update({"venues": ["ISLE"], "duration_minutes": 330})


def unit_rest(draft: Draft) -> None:
    one_day(draft)
    draft["N1"]["min_rest_minutes"] = 300


def unit_duty(draft: Draft) -> None:
    one_day(draft)
    draft["N1"]["max_duty_minutes_per_day"] = 300


def requirement(draft: Draft) -> None:
    draft["HUNT"]["requires"] = [{"capability": "MCM", "count": 3}]


def participants(draft: Draft) -> None:
    draft["TALKS"]["min_nations"] = 3


def interoperability(draft: Draft) -> None:
    draft["HUNT"]["interoperability"] = [{"dimension": "radio", "rule": "COMMON"}]


def relation(draft: Draft) -> None:
    draft.plan["relations"] = [{"between": ["NOR", "SWE"], "rule": "NEVER_TOGETHER"}]


def agreement(draft: Draft) -> None:
    draft["TALKS"]["needs_agreements"] = ["SOFA"]
    draft["A1"]["status"] = "NEGOTIATING"


def precedence(draft: Draft) -> None:
    draft["TALKS"]["after"] = [{"event": "HUNT", "min_lag_minutes": 5000}]


def pool(draft: Draft) -> None:
    one_day(draft)
    draft["AIR"]["capacity"] = 1
    draft["PATROL"].update({"units": ["S1"], "duration_minutes": 400, "venues": ["ISLE"]})


def lock(draft: Draft) -> None:
    draft["TALKS"]["lock"] = {"venue": "BAY"}


PLANTED: dict[Callable[[Draft], None], set[str]] = {
    window: {"HUNT"},
    closed: set(),
    hours: {"HUNT"},
    light: {"HUNT", "BAY"},
    venue: {"TALKS"},
    venue_availability: {"TALKS", "HALL"},
    venue_capacity: {"BAY", "HUNT", "PATROL"},
    unit_availability: {"PATROL", "S1"},
    nation_availability: {"SWE"},
    unit_overlap: {"N1", "HUNT", "PATROL"},
    unit_travel: {"N1", "HUNT", "PATROL"},
    unit_rest: {"N1", "HUNT", "PATROL"},
    unit_duty: {"N1", "HUNT", "PATROL"},
    requirement: {"HUNT"},
    participants: {"TALKS"},
    interoperability: {"HUNT"},
    relation: {"NOR", "SWE"},
    agreement: {"SWE", "NOR", "A1", "TALKS"},
    precedence: {"TALKS", "HUNT"},
    pool: {"AIR", "HUNT", "PATROL"},
    lock: {"TALKS", "BAY"},
}


@pytest.mark.parametrize("plant", PLANTED, ids=lambda plant: plant.__name__)
def test_a_planted_reason_is_found_and_can_be_remedied(plant: Callable[[Draft], None]) -> None:
    draft = Draft()
    plant(draft)
    exercise = draft.exercise
    told = explain(exercise, TIME)
    conflicts, remedies = told.conflicts, told.remedies
    assert plant.__name__ in {conflict.rule for conflict in conflicts}
    named = {record_id for conflict in conflicts for ids in conflict.refs.values() for record_id in ids}
    assert PLANTED[plant] <= named
    assert all(conflict.text for conflict in conflicts)
    assert remedies
    for remedy in remedies:
        assert schedulable(with_remedy(exercise, remedy), Clock.of(TIME)), remedy


def test_an_event_longer_than_the_exercise_is_explained() -> None:
    draft = Draft()
    draft["TALKS"]["duration_minutes"] = 4 * 1440
    conflicts = explain(draft.exercise, TIME).conflicts
    assert {conflict.rule for conflict in conflicts} == {"window", "mandatory"}


def test_the_predecessor_of_a_needed_event_is_needed() -> None:
    draft = Draft()
    draft["HUNT"].update({"optional": True, "light": "NIGHT"})
    draft["TALKS"]["after"] = [{"event": "HUNT"}]
    assert set(needed(Case(draft.exercise).problem)) == {"TALKS", "HUNT", "PATROL"}
    conflicts = explain(draft.exercise, TIME).conflicts
    assert {conflict.rule for conflict in conflicts} == {"light", "precedence", "mandatory"}


def test_two_reasons_need_two_changes() -> None:
    draft = Draft()
    draft["S1"]["unavailable"] = [{"from": "2027-06-07", "to": "2027-06-09", "reason": "refit"}]
    draft["TALKS"]["lock"] = {"venue": "BAY"}
    exercise = draft.exercise
    told = explain(exercise, TIME)
    conflicts, remedies = told.conflicts, told.remedies
    assert {conflict.rule for conflict in conflicts} in (
        {"unit_availability", "mandatory"},
        {"lock", "mandatory"},
    )
    assert remedies
    assert all(len(remedy.changes) >= 2 for remedy in remedies)
    assert all(schedulable(with_remedy(exercise, remedy), Clock.of(TIME)) for remedy in remedies)


def test_what_can_be_scheduled_has_no_conflict() -> None:
    assert explain(Draft().exercise, TIME) == Explanation()


@pytest.mark.parametrize("part", range(4))
def test_conflicts_of_random_plans_are_minimal(part: int) -> None:
    checked = 0
    for seed in range(part, 24 * THOROUGH, 4):
        case = Case(random_exercise(seed))
        if case.first() is not None:
            continue
        facts = conflict(case.exercise, Clock.of(TIME))
        assert facts, seed
        board = GuardedBoard(case.problem, case.checker.limits, case.problem.task_of)
        cores = Cores(board, Clock.of(TIME))
        known = {(fact.rule, fact.text, fact.subjects): guard for guard, fact in board.facts.items()}
        guards = frozenset(known[fact.rule, fact.text, fact.subjects] for fact in facts)
        assert cores.impossible(guards), seed
        for guard in guards:
            assert not cores.impossible(guards - {guard}), (seed, board.facts[guard])
        checked += 1
    assert checked


@pytest.mark.parametrize("rule", ["COMMON", "PAIRWISE", "LEAD"])
def test_a_unit_can_be_equipped_with_what_the_others_share(rule: str) -> None:
    draft = Draft()
    draft["NOR"]["standards"] = {"radio": ["HF"], "fuel": ["F-76"]}
    draft["S1"]["standards"] = {"radio": ["VHF"], "fuel": ["F-44"]}
    draft["PATROL"].update({"interoperability": [{"dimension": "radio", "rule": rule}], "lead": "N1"})
    told = explain(draft.exercise, TIME)
    equip = next(remedy for remedy in told.remedies if remedy.text == "Equip Visby with the radio HF")
    assert [thaw(change.value) for change in equip.changes] == [{"radio": ["VHF", "HF"], "fuel": ["F-44"]}]
    assert schedulable(with_remedy(draft.exercise, equip), Clock.of(TIME))


def test_nobody_is_taught_a_language_by_a_remedy() -> None:
    draft = Draft()
    draft["TALKS"].update(
        {"nations": ["NOR", "FIN"], "interoperability": [{"dimension": "language", "rule": "COMMON"}]}
    )
    told = explain(draft.exercise, TIME)
    assert told.remedies
    assert not any("Equip" in remedy.text for remedy in told.remedies)
