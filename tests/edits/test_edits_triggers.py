"""What happens from outside: ground lost, nations and units withdrawn, days closed, events longer."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from exercise_planner.domain.event import After, Event, Lock, Requirement
from exercise_planner.domain.exercise import Exercise
from exercise_planner.domain.nation import Nation
from exercise_planner.domain.schedule import Assignment, Place
from exercise_planner.domain.timespan import Period
from exercise_planner.domain.unit import Unit
from exercise_planner.domain.venue import Venue
from exercise_planner.edits import triggers
from exercise_planner.errors import NotFoundError
from tests import builders
from tests.builders import START, drill

LATER = START + timedelta(days=2)


def after(exercise: Exercise, record_id: str, from_: date | None = None) -> Exercise:
    return exercise.with_changes(triggers.withdraw(exercise, record_id, from_))


def plan(*events: Event, places: tuple[Assignment, ...] = ()) -> Exercise:
    return builders.exercise(
        builders.nation("NOR"),
        builders.nation("SWE"),
        builders.nation("FIN"),
        builders.unit("N1", "NOR", capabilities=("ASW",)),
        builders.unit("S1", "SWE", capabilities=("ASW",)),
        builders.unit("F1", "FIN", capabilities=("ASW",)),
        builders.venue("BAY"),
        *events,
        *places,
    )


def test_a_lost_venue_is_unavailable_for_the_whole_exercise_or_a_period() -> None:
    exercise = drill()
    whole = exercise.with_changes(triggers.lose_venue(exercise, "RENA"))
    assert whole.the(Venue, "RENA").unavailable == (
        Period(from_=date(2027, 3, 1), to=date(2027, 3, 14), reason="lost"),
    )
    part = triggers.lose_venue(exercise, "RENA", date(2027, 3, 2), date(2027, 3, 3), "flooded")
    period = exercise.with_changes(part).the(Venue, "RENA").unavailable[0]
    assert (period.from_, period.to, period.reason) == (date(2027, 3, 2), date(2027, 3, 3), "flooded")
    assert part.label == "Lose Rena"


def test_a_closed_day_and_a_longer_event() -> None:
    exercise = drill()
    day = Period(from_=date(2027, 3, 4), to=date(2027, 3, 4), reason="mourning")
    assert exercise.with_changes(triggers.close(exercise, day)).details.closed == (day,)
    longer = exercise.with_changes(triggers.lengthen(exercise, "ASW1", 300))
    assert longer.the(Event, "ASW1").duration_minutes == 300
    assert longer.the(Assignment, "ASW1").end == START + timedelta(minutes=300)


def test_a_withdrawn_nation_leaves_the_events_that_name_it() -> None:
    both = builders.event("E", units=("N1", "S1"), nations=("SWE", "FIN"), lead="S1", min_nations=3)
    locked = replace(both, lock=Lock(units=("S1",)))
    exercise = after(plan(locked), "SWE")
    event = exercise.the(Event, "E")
    assert (event.units, event.nations, event.lead, event.min_nations) == (("N1",), ("FIN",), None, 2)
    assert event.lock is None
    assert not event.optional
    assert exercise.the(Nation, "SWE").unavailable[0].reason == "withdrawn"


def test_places_that_only_the_withdrawn_could_fill_go_and_the_others_keep_theirs() -> None:
    event = builders.event(
        "E",
        requires=(
            Requirement(capability="ASW", nations=("SWE",)),
            Requirement(capability="ASW", count=2, nations=("NOR", "SWE", "FIN"), min_nations=3),
        ),
    )
    place = builders.assignment(
        "E",
        units=(
            Place(unit="S1", requirement=0),
            Place(unit="N1", requirement=1),
            Place(unit="F1", requirement=1),
        ),
    )
    exercise = after(plan(event, places=(place,)), "SWE")
    (only,) = exercise.the(Event, "E").requires
    assert (only.nations, only.count, only.min_nations) == (("NOR", "FIN"), 2, 2)
    kept = (Place(unit="N1", requirement=0), Place(unit="F1", requirement=0))
    assert exercise.the(Assignment, "E").units == kept


def test_an_event_of_which_nobody_is_left_is_given_up() -> None:
    alone = builders.event("E", units=("S1",))
    next_one = builders.event("F", units=("N1",), after=(After(event="E"),))
    places = (
        builders.assignment("E", units=(Place(unit="S1"),)),
        builders.assignment("F", LATER, units=(Place(unit="N1"),)),
    )
    before = plan(alone, next_one, places=places)
    changeset = triggers.withdraw(before, "S1")
    exercise = before.with_changes(changeset)
    assert exercise.the(Event, "E").optional
    assert exercise.get(Assignment, "E") is None
    assert exercise.the(Event, "F").after == ()
    (note,) = triggers.told(before, changeset)
    assert "nobody left" in note.message
    assert changeset.label == "Withdraw Unit S1"


def test_a_later_withdrawal_concerns_later_events_alone() -> None:
    first = builders.event("E", units=("N1", "S1"))
    second = builders.event("F", units=("N1", "S1"))
    units = (Place(unit="N1"), Place(unit="S1"))
    places = (builders.assignment("E", units=units), builders.assignment("F", LATER, units=units))
    before = plan(first, second, places=places)
    changeset = triggers.withdraw(before, "SWE", LATER.date())
    exercise = before.with_changes(changeset)
    assert exercise.the(Event, "E").units == ("N1", "S1")
    assert exercise.the(Event, "F").units == ("N1",)
    assert exercise.the(Assignment, "F").units == (Place(unit="N1"),)
    assert [str(note.subjects[0].id) for note in triggers.told(before, changeset)] == ["F"]
    assert exercise.the(Unit, "S1").unavailable == ()


def test_who_is_not_there_cannot_be_withdrawn() -> None:
    with pytest.raises(NotFoundError, match="no nation or unit “XYZ”"):
        triggers.withdraw(drill(), "XYZ")


def test_every_trigger_can_be_undone() -> None:
    exercise = drill()
    for changeset in (
        triggers.lose_venue(exercise, "RENA"),
        triggers.withdraw(exercise, "SWE"),
        triggers.withdraw(exercise, "OTTO"),
    ):
        assert exercise.with_changes(changeset).with_changes(changeset.inverse()) == exercise
