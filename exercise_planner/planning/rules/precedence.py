"""Precedence: an event keeps its lags after the events that it comes after."""

from collections.abc import Iterable

from exercise_planner.domain.event import After, Event, LagFrom
from exercise_planner.domain.finding import Finding, Subject
from exercise_planner.planning.rule import Rule
from exercise_planner.planning.timetable import Booking, Timetable


class Precedence(Rule):
    """``min_lag <= start(event) - end(other) <= max_lag``; or counted from ``start(other)``."""

    code = "precedence"
    title = "After the events that it follows"

    def before(self, timetable: Timetable, item: Booking) -> Iterable[Finding]:
        exercise = timetable.problem.exercise
        for after in item.task.event.after:
            other = timetable.bookings.get(after.event)
            if other is not None:
                yield from self._lag(item, other, after)
            elif after.event in exercise.table(Event):
                name = exercise.name(Event, after.event)
                text = f"{item.task.name} is scheduled without “{name}”, which it comes after"
                yield self.finding(text, item.subject, Subject("event", after.event))

    def _lag(self, item: Booking, other: Booking, after: After) -> Iterable[Finding]:
        counted_from = other.end if after.from_ is LagFrom.END else other.start
        lag = item.start - counted_from
        edge = "ends" if after.from_ is LagFrom.END else "starts"
        names = f"{item.task.name} starts {_minutes(lag, other.task.name, edge)}"
        if lag < after.min_lag_minutes:
            text = f"{names}, and must start at least {after.min_lag_minutes} minutes after"
            yield self.finding(text, item.subject, other.subject)
        if after.max_lag_minutes is not None and lag > after.max_lag_minutes:
            text = f"{names}, and must start at most {after.max_lag_minutes} minutes after"
            yield self.finding(text, item.subject, other.subject)


def _minutes(lag: int, name: str, edge: str) -> str:
    if lag == 0:
        return f"as {name} {edge}"
    return f"{abs(lag)} minutes {'after' if lag > 0 else 'before'} {name} {edge}"
