"""Other places for one event: open to the checker, or with those named who are in the way."""

import random
from collections.abc import Iterable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from exercise_planner.domain.exercise import Exercise
from exercise_planner.domain.schedule import Assignment
from exercise_planner.errors import NotFoundError
from exercise_planner.planning.check import check
from exercise_planner.planning.goals import values, weighted
from exercise_planner.planning.problem import Problem
from exercise_planner.planning.solver.alternatives import Alternative, alternatives
from exercise_planner.planning.timetable import Timetable
from tests.planning.generate import dense
from tests.planning.planning_base import Draft
from tests.planning.planning_cases import THOROUGH
from tests.planning.repair_cases import bare, scheduled


def instead(places: Iterable[Assignment], new: Assignment, without: Iterable[str] = ()) -> list[Assignment]:
    gone = {new.id, *without}
    return [*(one for one in places if one.id not in gone), new]


def agree(exercise: Exercise, places: tuple[Assignment, ...], one: Alternative) -> None:
    """What is said of an alternative is what checker and goals say of the schedule with it."""
    own = one.assignment.id
    problem = Problem.of(exercise)
    earlier = {place.id: place for place in places}
    now = instead(places, one.assignment)
    before = values(Timetable.of(problem, places), earlier)
    after = values(Timetable.of(problem, now), earlier)
    assert dict(one.goals) == pytest.approx({code: after[code] - before[code] for code in after})
    assert one.cost == pytest.approx(weighted(one.goals, exercise.details.goals))
    if one.moving:
        assert own not in one.moving
        assert one.findings
        others = check(exercise, instead(places, one.assignment, one.moving))
        named = [finding for finding in others if finding.rule not in ("mandatory", "precedence")]
        assert not [finding for finding in named if own in finding.refs.get("event", [])]
    elif not one.findings:
        assert not check(exercise, now)


@settings(max_examples=80 * THOROUGH, deadline=None)
@given(seed=st.integers(0, 10**6), events=st.integers(1, 6))
def test_alternatives_are_what_they_are_said_to_be(seed: int, events: int) -> None:
    exercise = scheduled(seed, events)
    if exercise is None:
        return
    places = exercise.assignments
    event = random.Random(seed).choice(places)
    found = alternatives(exercise, places, event.id, 6)
    assert len(found) <= 6
    assert len({bare(one.assignment) for one in found}) == len(found)
    for one in found:
        assert bare(one.assignment) != bare(event)
        agree(exercise, places, one)


def test_open_places_of_a_dense_exercise_come_first_and_cheapest_first() -> None:
    generated = dense(60, 1)
    for event in generated.exercise.events[:7]:
        found = alternatives(generated.exercise, generated.hidden, event.id)
        kinds = [bool(one.moving) for one in found]
        assert kinds == sorted(kinds)
        for one in found:
            agree(generated.exercise, generated.hidden, one)


def test_an_event_that_is_not_scheduled_has_places_too() -> None:
    draft = Draft()
    places = tuple(one for one in draft.assignments if one.id != "TALKS")
    found = alternatives(draft.exercise, places, "TALKS", 3)
    assert len(found) == 3
    assert all(one.assignment.venue == "HALL" and not one.findings for one in found)


def test_an_event_that_is_not_there_has_none() -> None:
    draft = Draft()
    with pytest.raises(NotFoundError, match="no event “XYZ”"):
        alternatives(draft.exercise, draft.assignments, "XYZ")
