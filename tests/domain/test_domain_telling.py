"""Differences in words."""

from dataclasses import replace
from datetime import timedelta

from hypothesis import given, settings

from exercise_planner.domain.changes import added, removed, replaced
from exercise_planner.domain.comparison import compared
from exercise_planner.domain.event import Event
from exercise_planner.domain.exercise import Exercise
from exercise_planner.domain.schedule import Assignment, Place
from exercise_planner.domain.telling import Teller
from exercise_planner.domain.unit import Unit
from tests.builders import drill, exercises


def told(before: Exercise, after: Exercise) -> list[str]:
    found = compared(before, after)
    teller = Teller(found)
    return [teller.sentence(one) for one in found.differences]


def with_place(exercise: Exercise, event_id: str, **fields: object) -> Exercise:
    place = exercise.the(Assignment, event_id)
    return exercise.with_changes(replaced("x", [(place, replace(place, **fields))]))  # type: ignore[arg-type]


def test_moves_are_told_in_local_time_with_names() -> None:
    before = drill()
    place = before.the(Assignment, "ASW2")
    day = timedelta(days=1)
    after = with_place(before, "ASW2", start=place.start + day, end=place.end + day, venue="ANDFJ")
    assert told(before, after) == [
        "ASW 2: moved – 3 Mar 2027 08:00–10:00 → 4 Mar 2027 08:00–10:00; venue Rena → Andfjorden"
    ]


def test_both_days_are_told_where_they_differ() -> None:
    before = drill()
    place = before.the(Assignment, "ASW2")
    after = with_place(
        before, "ASW2", start=place.start + timedelta(hours=9), end=place.end + timedelta(days=1)
    )
    assert told(before, after) == [
        "ASW 2: moved – 3 Mar 2027 08:00–10:00 → 3 Mar 2027 17:00 – 4 Mar 2027 10:00"
    ]


def test_who_comes_and_goes_is_told() -> None:
    before = drill()
    after = with_place(before, "ASW2", units=(Place(unit="VISBY"),))
    assert told(before, after) == [
        "ASW 2: participants changed – units +HSwMS Visby, −U 35; nations +Sweden, −Germany"
    ]


def test_places_won_and_lost_are_told() -> None:
    before = drill()
    after = before.with_changes(removed(before.the(Assignment, "ASW2")))
    assert told(before, after)[0].startswith("ASW 2: no longer scheduled – 3 Mar 2027 08:00–10:00 → –")
    assert told(after, before)[0].startswith("ASW 2: scheduled – – → 3 Mar 2027 08:00–10:00")


def test_other_records_are_told_with_their_kind() -> None:
    before = drill()
    after = before.with_changes(added(Unit(id="X", name="Xenon", nation="NOR", rank=9)))
    event = after.the(Event, "DVD")
    after = after.with_changes(replaced("x", [(event, replace(event, name="VIPs", optional=False))]))
    assert told(before, after) == [
        "VIPs: renamed – “Visitors’ day” → “VIPs”",
        "VIPs: changed – optional yes → no",
        "unit Xenon: added",
    ]


def test_texts_stand_side_by_side() -> None:
    before = drill()
    found = compared(before, with_place(before, "ASW2", venue="ANDFJ"))
    (one,) = found.differences
    assert Teller(found).texts(one) == ("venue Rena", "venue Andfjorden")
    assert Teller(found).nations(one) == "Germany"


def at_home(exercise: Exercise) -> Exercise:
    details = exercise.details
    return exercise.with_changes(replaced("x", [(details, replace(details, time_zone="Europe/Oslo"))]))


@settings(max_examples=15)
@given(exercises().map(at_home), exercises().map(at_home))
def test_any_difference_can_be_told(before: Exercise, after: Exercise) -> None:
    found = compared(before, after)
    teller = Teller(found)
    for one in found.differences:
        assert one.name in teller.sentence(one)
        assert len(teller.texts(one)) == 2
