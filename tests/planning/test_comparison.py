"""A new schedule beside the present one: what moves, for whom and why, and mixtures judged by the checker."""

from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from exercise_planner.domain.exercise import Exercise
from exercise_planner.domain.schedule import Schedule
from exercise_planner.edits.schedule import adopt
from exercise_planner.planning.check import check
from exercise_planner.planning.comparison import Comparison, compare
from tests import builders

DAY = timedelta(days=1)


@pytest.fixture(scope="module")
def present() -> Exercise:
    """Two events of two nations at one venue that holds one event at a time, one after the other."""
    plain = builders.exercise(
        builders.details(),
        builders.nation("NOR"),
        builders.nation("DEU"),
        builders.unit("nor", "NOR"),
        builders.unit("deu", "DEU"),
        builders.venue("range"),
        builders.event("first", venues=("range",), units=("nor",)),
        builders.event("second", venues=("range",), units=("deu",)),
        builders.event("third", venues=("range",), units=("deu",)),
    )
    places = (place("first", "nor"), place("second", "deu", 1))
    return plain.with_changes(adopt(plain, places, Schedule()))


def place(event: str, unit: str, days: int = 0) -> builders.Assignment:
    start = builders.START + days * DAY
    return builders.assignment(event, start, venue="range", units=(builders.Place(unit=unit),))


@pytest.fixture(scope="module")
def comparison(present: Exercise) -> Comparison:
    """The two change places, and the third gets one."""
    return compare(present, (place("first", "nor", 1), place("second", "deu"), place("third", "deu", 2)))


def test_it_says_what_moves_and_for_whom(comparison: Comparison) -> None:
    assert {move.event: move.parts for move in comparison.moves} == {
        "first": ("start",),
        "second": ("start",),
        "third": ("added",),
    }
    assert [(nation, len(moves)) for nation, moves in comparison.by_nation().items()] == [
        ("DEU", 2),
        ("NOR", 1),
    ]
    assert comparison.same == 0
    assert comparison.after["makespan"] > comparison.before["makespan"]
    assert comparison.after["stability"] == 2


def test_why_an_event_moves_is_what_is_wrong_with_its_place(present: Exercise) -> None:
    both = present.with_changes(adopt(present, (place("first", "nor"), place("second", "deu")), None))
    moved = compare(both, (place("first", "nor"), place("second", "deu", 1)))
    (move,) = moved.moves
    assert any(reason.rule == "venue_capacity" for reason in move.reasons)
    assert moved.same == 1


def test_a_mixture_that_breaks_a_rule_says_so(comparison: Comparison) -> None:
    mixture = comparison.mixture({"first"})
    assert [finding.rule for finding in mixture.breaks] == ["venue_capacity"]
    assert {finding.rule for finding in mixture.remains} == {"mandatory"}
    assert {one.id for one in mixture.assignments} == {"first", "second"}


def test_none_is_the_present_and_all_is_the_new(present: Exercise, comparison: Comparison) -> None:
    assert comparison.mixture(()).assignments == present.assignments
    whole = comparison.mixture(comparison.events)
    assert not whole.breaks
    assert not whole.remains
    assert whole.goals == comparison.after


def test_events_that_are_gone_are_passed_over(present: Exercise) -> None:
    assert compare(present, (*present.assignments, place("gone", "nor"))).moves == ()


def test_what_loses_its_place_is_told(present: Exercise) -> None:
    gone = compare(present, present.assignments[1:])
    (move,) = gone.moves
    assert move.parts == ("left out",)
    assert [one.id for one in gone.mixture(gone.events).assignments] == ["second"]


@given(st.sets(st.sampled_from(["first", "second", "third"])))
def test_a_mixture_breaks_what_the_checker_says(comparison: Comparison, chosen: set[str]) -> None:
    mixture = comparison.mixture(chosen)
    found = check(comparison.exercise, mixture.assignments)
    assert set(found) == {*mixture.breaks, *mixture.remains}
    assert mixture.chosen == chosen
