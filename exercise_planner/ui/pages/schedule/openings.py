"""Openings: where an event that is in the hand might go, by venue, so that the timeline can show it."""

from collections.abc import Iterable, Mapping

from exercise_planner.domain.event import LagFrom
from exercise_planner.domain.schedule import Assignment
from exercise_planner.domain.venue import Venue
from exercise_planner.planning import bitmap
from exercise_planner.planning.check import Checker
from exercise_planner.planning.problem import Task
from exercise_planner.planning.spans import Spans
from exercise_planner.planning.timetable import Booking, Timetable, booking

Openings = Mapping[str, Spans]
"""Stretches of minutes in which an event fits, by venue; an empty id stands for no venue."""


def openings(checker: Checker, timetable: Timetable, place: Assignment) -> Openings:
    """Where an event with its present units fits: limits kept, its units and the venue free, links kept.

    Travel, rest, duty and pools are left aside; whoever holds the event there is told of them.

    Args:
        checker: Knows the limits.
        timetable: The schedule.
        place: The event's present place, which does not stand in its own way.
    """
    now = booking(checker.problem, place)
    if now is None:
        return {}
    ready = _ready(timetable, now) & _in_turn(timetable, now)
    return {
        venue.id if venue else "": _stretches(
            timetable, now.task, _starts(checker, timetable, now, venue) & ready
        )
        for venue in now.task.venues
    }


def _ready(timetable: Timetable, now: Booking) -> int:
    """The slots at which none of the event's units is busy with another event."""
    busy = 0
    for unit in now.units:
        busy |= _busy(timetable, now, timetable.of_key("unit", unit.id))
    return bitmap.free_starts(busy, now.task.slots)


def _in_turn(timetable: Timetable, now: Booking) -> int:
    """The slots at which the event comes after what it follows, and before what follows it."""
    problem = timetable.problem
    least, most = 0, problem.slots * problem.slot
    for after in now.task.event.after:
        other = timetable.bookings.get(after.event)
        if other is not None:
            begin = other.end if after.from_ is LagFrom.END else other.start
            least = max(least, begin + after.min_lag_minutes)
            most = min(most, most if after.max_lag_minutes is None else begin + after.max_lag_minutes)
    for task in problem.followers.get(now.id, ()):
        later = timetable.bookings.get(task.id)
        for after in task.event.after if later is not None else ():
            if later is not None and after.event == now.id:
                length = now.task.length if after.from_ is LagFrom.END else 0
                most = min(most, later.start - length - after.min_lag_minutes)
                if after.max_lag_minutes is not None:
                    least = max(least, later.start - length - after.max_lag_minutes)
    return bitmap.run(-(-least // problem.slot), most // problem.slot)


def _starts(checker: Checker, timetable: Timetable, now: Booking, venue: Venue | None) -> int:
    """The slots that the limits leave at a venue, and at which it has room."""
    bits = checker.limits.starts(now.task, venue)
    for unit in now.units:
        if unit.id in now.chosen:
            bits &= checker.limits.chosen_starts(now.task, venue, unit)
    if venue is None or not bits:
        return bits
    held = (item for item in timetable.of_key("venue", venue.id) if item.id != now.id)
    return bits & bitmap.free_starts(_full(timetable.problem.slot, venue, held), now.task.slots)


def _busy(timetable: Timetable, now: Booking, items: Iterable[Booking]) -> int:
    bits = 0
    for item in items:
        if item.id != now.id:
            bits |= bitmap.touched((item.start, item.end), timetable.problem.slot)
    return bits


def _full(slot: int, venue: Venue, held: Iterable[Booking]) -> int:
    """The slots at which a venue takes no further event; ``levels[k]`` are those with more than k events."""
    around = venue.turnaround_minutes if venue.max_events == 1 else 0
    levels = [0] * venue.max_events
    for item in held:
        mine = bitmap.touched((max(item.start - around, 0), item.end + around), slot)
        for number in range(len(levels) - 1, 0, -1):
            levels[number] |= levels[number - 1] & mine
        if levels:
            levels[0] |= mine
    return levels[-1] if levels else -1


def _stretches(timetable: Timetable, task: Task, bits: int) -> Spans:
    slot = timetable.problem.slot
    return tuple((first * slot, last * slot + task.length) for first, last in bitmap.ranges(bits))
