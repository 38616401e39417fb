"""Places in the schedule: move, place, unschedule, adopt, clear; locks, links and durations of events."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta, timezone
from zoneinfo import ZoneInfo

import pytest

from exercise_planner.domain.event import Event, Lock
from exercise_planner.domain.exercise import Exercise
from exercise_planner.domain.schedule import Assignment, Place, Schedule, Status
from exercise_planner.edits import event as event_edits
from exercise_planner.edits import record, schedule
from exercise_planner.errors import InputError, NotFoundError
from tests import builders
from tests.builders import START, drill

LATER = START + timedelta(hours=3)


def place_of(exercise: Exercise, event_id: str) -> Assignment:
    return exercise.the(Assignment, event_id)


def test_a_move_keeps_what_it_does_not_say() -> None:
    before = place_of(drill(), "ASW1")
    changeset = schedule.move(drill(), "ASW1", LATER)
    after = drill().with_changes(changeset)
    moved = place_of(after, "ASW1")
    assert changeset.label == "Move ASW 1"
    assert (moved.start, moved.end - moved.start) == (LATER, timedelta(minutes=240))
    assert (moved.venue, moved.units, moved.rank) == (before.venue, before.units, before.rank)
    assert after.schedule is None


@pytest.mark.parametrize("venue", ["RENA", None])
def test_a_move_to_another_venue_or_none(venue: str | None) -> None:
    after = drill().with_changes(schedule.move(drill(), "ASW1", START, venue))
    assert place_of(after, "ASW1").venue == venue


def test_a_move_to_where_it_is_is_none() -> None:
    assert not schedule.move(drill(), "ASW1", START)
    assert not schedule.move(drill(), "ASW1", START, "ANDFJ")


def test_the_end_is_in_whole_slots() -> None:
    exercise = drill().with_changes(event_edits.set_duration(drill(), "ASW2", 100))
    moved = place_of(exercise.with_changes(schedule.move(exercise, "ASW2", LATER)), "ASW2")
    assert moved.end - moved.start == timedelta(minutes=120)


def test_a_move_gives_an_unscheduled_event_a_place() -> None:
    exercise = builders.exercise(
        builders.nation("NOR"),
        builders.unit("U", "NOR"),
        builders.venue("V"),
        builders.event("E", venues=("V",), units=("U",)),
    )
    after = exercise.with_changes(schedule.move(exercise, "E", START))
    expected = builders.assignment("E", venue="V", units=(Place(unit="U"),))
    assert after.assignments == (expected,)


def test_an_instant_of_the_hour_that_is_repeated_stays_itself() -> None:
    repeated = datetime(2027, 10, 31, 2, 30, tzinfo=ZoneInfo("Europe/Oslo"), fold=0)
    after = drill().with_changes(schedule.move(drill(), "ASW1", repeated))
    moved = place_of(after, "ASW1")
    assert moved.start == datetime(2027, 10, 31, 0, 30, tzinfo=UTC)
    assert moved.end == datetime(2027, 10, 31, 4, 30, tzinfo=UTC)
    assert not schedule.move(after, "ASW1", repeated)


def test_a_move_is_checked() -> None:
    with pytest.raises(NotFoundError):
        schedule.move(drill(), "NONE", START)
    with pytest.raises(InputError, match="MOON"):
        schedule.move(drill(), "ASW1", START, "MOON")
    with pytest.raises(ValueError, match="offset"):
        schedule.move(drill(), "ASW1", datetime(2027, 3, 2))  # noqa: DTZ001  that is the point


def test_a_place_is_taken_just_so_with_its_end_put_right() -> None:
    wanted = builders.assignment("DVD", LATER, minutes=999, venue="RENA", units=(Place(unit="U35"),))
    changeset = schedule.place(drill(), wanted)
    assert changeset.label == "Schedule Visitors’ day"
    placed = place_of(drill().with_changes(changeset), "DVD")
    assert placed == replace(wanted, end=LATER + timedelta(minutes=60))
    with pytest.raises(InputError, match="MOON"):
        schedule.place(drill(), replace(wanted, venue="MOON"))


def test_events_leave_the_schedule() -> None:
    one = schedule.unschedule(drill(), "ASW1")
    assert one.label == "Unschedule ASW 1"
    after = drill().with_changes(one)
    assert [place.id for place in after.assignments] == ["ASW2"]
    assert after.schedule is None
    assert schedule.unschedule(drill(), "ASW1", "ASW2").label == "Unschedule 2 events"
    with pytest.raises(NotFoundError):
        schedule.unschedule(drill(), "DVD")


def test_a_schedule_is_cleared() -> None:
    after = drill().with_changes(schedule.clear(drill()))
    assert (after.assignments, after.schedule) == ((), None)
    assert not schedule.clear(after)


def test_a_solution_replaces_the_schedule_as_one_change() -> None:
    kept = place_of(drill(), "ASW1")
    new = builders.assignment("DVD", START.astimezone(timezone(timedelta(hours=1))), 60, venue="RENA")
    said = Schedule(plan="NORTHERN DRILL", status=Status.FEASIBLE)
    changeset = schedule.adopt(drill(), (kept, new), said)
    after = drill().with_changes(changeset)
    assert after.assignments == (kept, replace(new, rank=1))
    assert after.schedule == said
    assert {change.key for change in changeset.changes} == {
        ("assignment", "ASW2"),
        ("assignment", "DVD"),
        ("schedule", "schedule"),
    }
    assert not schedule.adopt(after, after.assignments, said)


def test_a_solution_for_what_is_no_longer_there_is_refused() -> None:
    after = drill().with_changes(record.remove(drill(), drill().the(Event, "ASW1")))
    with pytest.raises(InputError, match="ASW1"):
        schedule.adopt(after, drill().assignments, None)


def test_a_lock_fixes_the_place_as_it_is() -> None:
    changeset = event_edits.lock(drill(), "ASW1")
    assert changeset.label == "Lock ASW 1"
    assert drill().with_changes(changeset).the(Event, "ASW1").lock == Lock(
        start=START, venue="ANDFJ", units=("VISBY",)
    )
    part = drill().with_changes(event_edits.lock(drill(), "ASW1", start=False, units=False))
    assert part.the(Event, "ASW1").lock == Lock(venue="ANDFJ")
    more = part.with_changes(event_edits.lock_start(part, "ASW1", LATER))
    assert more.the(Event, "ASW1").lock == Lock(start=LATER, venue="ANDFJ")
    assert more.schedule is not None
    with pytest.raises(NotFoundError):
        event_edits.lock(drill(), "DVD")


def test_an_unlocked_event_has_no_lock() -> None:
    changeset = event_edits.unlock(drill(), "DVD")
    assert changeset.label == "Unlock Visitors’ day"
    assert drill().with_changes(changeset).the(Event, "DVD").lock is None
    assert not event_edits.unlock(drill(), "ASW1")


def test_a_duration_moves_the_end() -> None:
    changeset = event_edits.set_duration(drill(), "ASW1", 95)
    after = drill().with_changes(changeset)
    assert changeset.label == "Change duration of ASW 1"
    assert place_of(after, "ASW1").end == START + timedelta(minutes=120)
    with pytest.raises(InputError):
        event_edits.set_duration(drill(), "ASW1", 0)


def test_events_follow_each_other_but_not_in_a_circle() -> None:
    linked = drill().with_changes(event_edits.follow(drill(), "DVD", "ASW2", 30))
    assert [(after.event, after.min_lag_minutes) for after in linked.the(Event, "DVD").after] == [
        ("ASW2", 30)
    ]
    again = linked.with_changes(event_edits.follow(linked, "DVD", "ASW2", 60))
    assert [after.min_lag_minutes for after in again.the(Event, "DVD").after] == [60]
    for event_id in ("ASW1", "ASW2", "DVD"):
        with pytest.raises(InputError, match="waits for it"):
            event_edits.follow(linked, event_id, "DVD")
    loose = linked.with_changes(event_edits.unfollow(linked, "DVD", "ASW2"))
    assert loose == drill()
