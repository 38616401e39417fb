"""Tighten: a change that was tried generously, cut to what a schedule really makes use of."""

import dataclasses
from collections.abc import Callable, Iterable, Sequence
from datetime import time
from typing import Any

from exercise_planner.domain.event import LagFrom
from exercise_planner.domain.pool import Pool
from exercise_planner.domain.schedule import Assignment
from exercise_planner.domain.unit import Unit
from exercise_planner.domain.venue import Venue
from exercise_planner.planning.fact import Relaxation
from exercise_planner.planning.problem import Problem, Task
from exercise_planner.planning.solver.explaining.ways import Way
from exercise_planner.planning.timetable import Booking, Timetable

Cut = Callable[["_Use", Relaxation], Relaxation | None]


def tightened(problem: Problem, way: Way, schedule: Sequence[Assignment]) -> Way:
    """A way out with no more change than a schedule needs, said in the numbers and times that it comes to.

    Args:
        problem: The plan as it is.
        way: What was tried.
        schedule: A schedule of the plan after that.
    """
    if len(way.steps) != 1:
        return way
    use = _Use(problem, schedule)
    (step,) = way.steps
    names = tuple(one for one in step.path if isinstance(one, str))
    cut = _CUTS.get((step.subject.noun, *names))
    less = cut(use, step) if cut is not None else None
    return way if less is None else Way(less.text, (less,), way.cost)


class _Use:
    """What a schedule makes use of, in minutes."""

    def __init__(self, problem: Problem, schedule: Sequence[Assignment]) -> None:
        self.problem = problem
        self.timetable = Timetable.of(problem, schedule)

    def task(self, step: Relaxation) -> Task:
        return self.problem.task_of[step.subject.id]

    def booking(self, event_id: str) -> Booking | None:
        return self.timetable.bookings.get(event_id)

    def peak(self, items: Iterable[Booking], amount: Callable[[Booking], int]) -> int:
        known = tuple(items)
        running = (
            sum(amount(other) for other in known if other.start <= item.start < other.end) for item in known
        )
        return max(running, default=0)


def _said(step: Relaxation, text: str, value: Any) -> Relaxation:
    return dataclasses.replace(step, text=text, value=value)


def _latest(use: _Use, step: Relaxation) -> Relaxation | None:
    task, held = use.task(step), use.booking(step.subject.id)
    if held is None or task.event.latest is None:
        return None
    before, after = use.problem.ends(task.event.latest), held.end
    if after <= before:
        return None
    text = f"Let {task.name} end by {use.problem.local(after)} instead of {use.problem.local(before)}"
    return _said(step, text, use.problem.instant(after).isoformat())


def _earliest(use: _Use, step: Relaxation) -> Relaxation | None:
    task, held = use.task(step), use.booking(step.subject.id)
    if held is None or task.event.earliest is None:
        return None
    before, after = use.problem.begins(task.event.earliest), held.start
    if after >= before:
        return None
    text = f"Let {task.name} start from {use.problem.local(after)} instead of {use.problem.local(before)}"
    return _said(step, text, use.problem.instant(after).isoformat())


def _hours(use: _Use, step: Relaxation) -> Relaxation | None:
    task, held = use.task(step), use.booking(step.subject.id)
    hours = task.event.hours or use.problem.exercise.details.default_hours
    if held is None or hours is None or hours.from_ >= hours.to:
        return None
    start, end = use.problem.instant(held.start), use.problem.instant(held.end)
    if start.date() != end.date():
        return None
    first, final = min(hours.from_, _clock(start)), max(hours.to, _clock(end))
    before = f"{hours.from_:%H:%M} to {hours.to:%H:%M}"
    text = f"Let {task.name} be held from {first:%H:%M} to {final:%H:%M} instead of {before}"
    return _said(step, text, {"from": f"{first:%H:%M}", "to": f"{final:%H:%M}"})


def _clock(at: Any) -> time:
    return time(at.hour, at.minute)


def _lag(use: _Use, step: Relaxation) -> Relaxation | None:
    task, held = use.task(step), use.booking(step.subject.id)
    after = task.event.after[int(step.path[1])]
    other = use.booking(after.event)
    if held is None or other is None:
        return None
    lag = held.start - (other.end if after.from_ is LagFrom.END else other.start)
    edge = "ends" if after.from_ is LagFrom.END else "starts"
    if step.path[-1] == "min_lag_minutes":
        if not 0 < lag < after.min_lag_minutes:
            return None
        text = f"Let {task.name} start {duration(lag)} after {other.task.name} {edge}"
        return _said(step, f"{text} instead of {duration(after.min_lag_minutes)}", lag)
    if after.max_lag_minutes is None or lag <= after.max_lag_minutes:
        return None
    text = f"Let {task.name} start up to {duration(lag)} after {other.task.name} {edge}"
    return _said(step, f"{text} instead of {duration(after.max_lag_minutes)}", lag)


def duration(minutes: int) -> str:
    """Minutes as a planner says them: ``3 days 4 hours``."""
    days, rest = divmod(minutes, 1440)
    hours, left = divmod(rest, 60)
    parts = [
        f"{number} {word}{'' if number == 1 else 's'}"
        for number, word in ((days, "day"), (hours, "hour"), (left, "minute"))
        if number
    ]
    return " ".join(parts) or "0 minutes"


def _pool(use: _Use, step: Relaxation) -> Relaxation | None:
    pool = use.problem.exercise.the(Pool, step.subject.id)
    items = use.timetable.of_key("pool", pool.id)
    need = max(pool.capacity + 1, use.peak(items, lambda item: item.task.event.pools[pool.id]))
    return _said(step, f"Raise {pool.name or pool.id} from {pool.capacity} to {need}", need)


def _events(use: _Use, step: Relaxation) -> Relaxation | None:
    venue = use.problem.exercise.the(Venue, step.subject.id)
    need = max(venue.max_events + 1, use.peak(use.timetable.of_key("venue", venue.id), lambda _: 1))
    text = f"Let {venue.name} take {need} events at once instead of {venue.max_events}"
    return _said(step, text, need)


def _people(use: _Use, step: Relaxation) -> Relaxation | None:
    venue = use.problem.exercise.the(Venue, step.subject.id)
    if venue.max_personnel is None:
        return None
    items = use.timetable.of_key("venue", venue.id)
    need = max(venue.max_personnel + 1, use.peak(items, lambda item: item.personnel))
    text = f"Let {venue.name} take {need} people at once instead of {venue.max_personnel}"
    return _said(step, text, need)


def _duty(use: _Use, step: Relaxation) -> Relaxation | None:
    unit = use.problem.exercise.the(Unit, step.subject.id)
    if unit.max_duty_minutes_per_day is None:
        return None
    items = use.timetable.of_key("unit", unit.id)
    need = max(
        sum(max(0, min(item.end, dusk) - max(item.start, dawn)) for item in items)
        for dawn, dusk in use.problem.days
    )
    if need <= unit.max_duty_minutes_per_day:
        return None
    before = duration(unit.max_duty_minutes_per_day)
    return _said(step, f"Let {unit.name} work up to {duration(need)} a day instead of {before}", need)


def _end(use: _Use, step: Relaxation) -> Relaxation | None:
    details = use.problem.exercise.details
    last = max((item.end for item in use.timetable.bookings.values()), default=0)
    day = max(details.to, use.problem.instant(last - 1).date())
    text = f"Let the exercise run until {day.day} {day:%b %Y} instead of {details.to.day} {details.to:%b %Y}"
    return _said(step, text, str(day)) if day > details.to else None


_CUTS: dict[tuple[str, ...], Cut] = {
    ("event", "latest"): _latest,
    ("event", "earliest"): _earliest,
    ("event", "hours"): _hours,
    ("event", "after", "min_lag_minutes"): _lag,
    ("event", "after", "max_lag_minutes"): _lag,
    ("pool", "capacity"): _pool,
    ("venue", "max_events"): _events,
    ("venue", "max_personnel"): _people,
    ("unit", "max_duty_minutes_per_day"): _duty,
    ("exercise", "to"): _end,
}
