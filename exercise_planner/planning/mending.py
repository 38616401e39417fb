"""The nearest place at which an event breaks no rule, found by the checker alone: no solver is needed."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace

from exercise_planner.domain.event import Event
from exercise_planner.domain.schedule import Assignment
from exercise_planner.planning.check import Checker
from exercise_planner.planning.timetable import Timetable

MOST_TRIED = 4_000
"""Places that are looked at before it is given up."""


def nearest_place(
    checker: Checker,
    assignments: Iterable[Assignment],
    event_id: str,
    is_stopped: Callable[[], bool] = lambda: False,
) -> Assignment | None:
    """The place nearest in time to the present one at which an event and all it meets are well.

    Its units stay; its venue changes only where the other one is free earlier than its own.

    Args:
        checker: Judges schedules of the exercise.
        assignments: The schedule.
        event_id: An event of it.
        is_stopped: Whether nobody waits for the answer any more.

    Returns:
        The place; None where none was found or the event is well as it is.
    """
    places = {item.id: item for item in assignments}
    timetable, now = Timetable.of(checker.problem, places.values()), places.get(event_id)
    if now is None or not checker.around(timetable, now):
        return None
    for number, place in enumerate(_places(checker, now)):
        if number >= MOST_TRIED or is_stopped():
            return None
        if not checker.around(timetable, place):
            return place
    return None


def _places(checker: Checker, now: Assignment) -> Iterator[Assignment]:
    """Places on the grid by their distance in time, later before earlier, the present venue before others."""
    problem = checker.problem
    event, details = problem.exercise.the(Event, now.id), problem.exercise.details
    venues = dict.fromkeys((now.venue, *(event.venues or (now.venue,))))
    length, wish = now.end - now.start, problem.minute(now.start)
    final = problem.ends(details.to)
    for minute in sorted(range(0, final, details.slot_minutes), key=lambda at: (abs(at - wish), -at)):
        start = problem.instant(minute)
        for venue in venues:
            yield replace(now, start=start, end=start + length, venue=venue)
