"""Check: what is wrong with a schedule, without any solver; quick enough to run while a bar is dragged."""

from collections.abc import Iterable
from dataclasses import replace

from exercise_planner.domain.exercise import Exercise
from exercise_planner.domain.finding import Finding
from exercise_planner.domain.pool import Pool
from exercise_planner.domain.schedule import Assignment
from exercise_planner.domain.unit import Unit
from exercise_planner.domain.venue import Venue
from exercise_planner.planning.fact import Fact
from exercise_planner.planning.limits import Limits
from exercise_planner.planning.problem import Problem
from exercise_planner.planning.rule import Rule
from exercise_planner.planning.rules import RULES
from exercise_planner.planning.spans import inside
from exercise_planner.planning.timetable import Booking, Timetable, booking, keys


class Checker:
    """Judges schedules of one problem by all rules.

    Args:
        problem: What is scheduled.
        rules: The rules to judge by.
    """

    def __init__(self, problem: Problem, rules: tuple[Rule, ...] = RULES) -> None:
        self.problem = problem
        self.rules = rules
        self.limits = Limits(problem, rules)
        self._speaking = {
            name: tuple(rule for rule in rules if rule.speaks(name))
            for name in ("in_event", "before", "in_unit", "in_venue", "in_pool", "left_out")
        }

    def prepare(self) -> None:
        """Work out what all schedules of the problem are judged by, so that the first is judged soon."""
        for task in self.problem.tasks:
            self.limits.starts(task, None)
            for venue in task.venues:
                if venue is not None:
                    self.limits.of_venue(task, venue)
        for unit in self.problem.exercise.units:
            self.limits.of_unit(unit)

    def findings(self, assignments: Iterable[Assignment]) -> tuple[Finding, ...]:
        """Everything that is wrong with a schedule, rule by rule in the order of the plan format."""
        return self.judge(Timetable.of(self.problem, assignments))

    def judge(self, timetable: Timetable) -> tuple[Finding, ...]:
        """Everything that is wrong with a timetable."""
        found: list[Finding] = []
        for item in timetable.bookings.values():
            found += self._of_booking(timetable, item)
        for noun, record_id in timetable.used:
            found += self._of_key(timetable, noun, record_id)
        for task in self.problem.tasks:
            if task.id not in timetable.bookings:
                for rule in self._speaking["left_out"]:
                    found += rule.left_out(self.problem, task)
        return self._in_order(found)

    def around(
        self, timetable: Timetable, assignment: Assignment, length: int | None = None
    ) -> tuple[Finding, ...]:
        """What is wrong around one event when it is placed so: its own place, and all that it meets.

        Args:
            timetable: The schedule; the event may have another place in it.
            assignment: The place to try.
            length: Minutes that it would take; as long as the event takes now when not given.
        """
        new = booking(self.problem, assignment)
        if new is None:
            return ()
        if length is not None and new.start + length != new.end:
            new = replace(new, end=new.start + length)
        tried = timetable.with_booking(new)
        found = list(self._of_booking(tried, new))
        for noun, record_id in keys(new):
            found += self._of_key(tried, noun, record_id)
        for follower in self._followers(tried, new):
            for rule in self._speaking["before"]:
                found += rule.before(tried, follower)
        return self._in_order(item for item in found if new.subject in item.subjects)

    def _followers(self, timetable: Timetable, item: Booking) -> Iterable[Booking]:
        for task in self.problem.followers.get(item.id, ()):
            if task.id in timetable.bookings:
                yield timetable.bookings[task.id]

    def _of_booking(self, timetable: Timetable, item: Booking) -> Iterable[Finding]:
        if not self.limits.allow(item):
            for limit in self.limits.of_booking(item):
                if not inside(limit.spans, item.start, item.end):
                    yield self._beyond(limit.fact, item)
        for rule in self._speaking["in_event"]:
            yield from rule.in_event(self.problem, item)
        for rule in self._speaking["before"] if item.task.event.after else ():
            yield from rule.before(timetable, item)

    def _beyond(self, fact: Fact, item: Booking) -> Finding:
        when = self.problem.when(item.start, item.end)
        others = tuple(one for one in fact.subjects if one != item.subject)
        name = item.task.name
        text = f"it{fact.text.removeprefix(name)}" if fact.text.startswith(name) else fact.text
        return Finding(fact.rule, f"{name} is at {when}, but {text}", (item.subject, *others))

    def _of_key(self, timetable: Timetable, noun: str, record_id: str) -> Iterable[Finding]:
        items = timetable.of_key(noun, record_id)
        exercise, problem = self.problem.exercise, self.problem
        if noun == "unit":
            for rule in self._speaking["in_unit"]:
                yield from rule.in_unit(problem, exercise.the(Unit, record_id), items)
        elif noun == "venue":
            for rule in self._speaking["in_venue"]:
                yield from rule.in_venue(problem, exercise.the(Venue, record_id), items)
        elif record_id in exercise.table(Pool):
            for rule in self._speaking["in_pool"]:
                yield from rule.in_pool(problem, exercise.the(Pool, record_id), items)

    def _in_order(self, found: Iterable[Finding]) -> tuple[Finding, ...]:
        place = {rule.code: number for number, rule in enumerate(self.rules)}
        return tuple(sorted(dict.fromkeys(found), key=lambda item: place.get(item.rule, len(place))))


def check(exercise: Exercise, assignments: Iterable[Assignment] | None = None) -> tuple[Finding, ...]:
    """Everything that is wrong with a schedule.

    Args:
        exercise: The exercise.
        assignments: The schedule; the exercise's own when not given.
    """
    return Checker(Problem.of(exercise)).findings(
        exercise.assignments if assignments is None else assignments
    )
