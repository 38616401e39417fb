"""Limits: the limits that all rules set, collected once; and the starts that they leave to an event."""

from collections.abc import Callable, Hashable, Iterable

from exercise_planner.domain.nation import Nation
from exercise_planner.domain.unit import Unit
from exercise_planner.domain.venue import Venue
from exercise_planner.planning import bitmap
from exercise_planner.planning.fact import Limit
from exercise_planner.planning.problem import Problem, Task
from exercise_planner.planning.rule import Rule
from exercise_planner.planning.timetable import Booking


class Limits:
    """The limits of one problem, by what they hold for.

    Args:
        problem: The problem.
        rules: The rules that set limits.
    """

    def __init__(self, problem: Problem, rules: Iterable[Rule]) -> None:
        self.problem = problem
        self._rules = tuple(rules)
        self._known: dict[Hashable, tuple[Limit, ...]] = {}
        self._masks: dict[tuple[int, int], int] = {}

    def of_event(self, task: Task) -> tuple[Limit, ...]:
        """Limits of an event wherever it is held."""
        return self._of(("event", task.id), lambda rule: rule.of_event(self.problem, task))

    def of_venue(self, task: Task, venue: Venue) -> tuple[Limit, ...]:
        """Limits of an event at a venue."""
        return self._of(("venue", task.id, venue.id), lambda rule: rule.of_venue(self.problem, task, venue))

    def of_unit(self, unit: Unit) -> tuple[Limit, ...]:
        """Limits of all events of a unit, those of its nation included."""
        return self._of_unit(unit) + self.of_nation(unit.nation)

    def _of_unit(self, unit: Unit) -> tuple[Limit, ...]:
        return self._of(("unit", unit.id), lambda rule: rule.of_unit(self.problem, unit))

    def of_nation(self, nation_id: str) -> tuple[Limit, ...]:
        """Limits of all events in which a nation takes part."""
        nation = self.problem.exercise.get(Nation, nation_id)
        if nation is None:
            return ()
        return self._of(("nation", nation_id), lambda rule: rule.of_nation(self.problem, nation))

    def of_guest(self, task: Task, nation_id: str, venue: Venue | None) -> tuple[Limit, ...]:
        """Limits of an event when a nation takes part in it at a venue."""
        nation = self.problem.exercise.get(Nation, nation_id)
        if nation is None or venue is None or not task.event.needs_agreements:
            return ()
        key = ("guest", task.event.needs_agreements, task.id, nation_id, venue.nation)
        return self._of(key, lambda rule: rule.of_guest(self.problem, task, nation, venue))

    def _of(self, key: Hashable, ask: Callable[[Rule], Iterable[Limit]]) -> tuple[Limit, ...]:
        if key not in self._known:
            self._known[key] = tuple(limit for rule in self._rules for limit in ask(rule))
        return self._known[key]

    def of_booking(self, item: Booking) -> Iterable[Limit]:
        """All limits that an event's place must keep."""
        yield from self.of_event(item.task)
        if item.venue is not None:
            yield from self.of_venue(item.task, item.venue)
        for unit in item.units:
            yield from self._of_unit(unit)
        for nation_id in item.nations:
            yield from self.of_nation(nation_id)
            yield from self.of_guest(item.task, nation_id, item.venue)

    def fixed(self, task: Task, venue: Venue | None) -> Iterable[Limit]:
        """All limits that an event at a venue must keep whichever units are chosen for its places."""
        yield from self.of_event(task)
        if venue is not None:
            yield from self.of_venue(task, venue)
        for unit in task.units:
            yield from self.of_unit(unit)
        for nation_id in task.event.nations:
            yield from self.of_nation(nation_id)
        for nation_id in dict.fromkeys([unit.nation for unit in task.units] + list(task.event.nations)):
            yield from self.of_guest(task, nation_id, venue)

    def starts(self, task: Task, venue: Venue | None) -> int:
        """The slots at which an event may start at a venue, as a bitmap; chosen units left aside."""
        return self.mask(self.fixed(task, venue), task)

    def chosen_starts(self, task: Task, venue: Venue | None, unit: Unit) -> int:
        """The slots at which an event may start at a venue with a unit in one of its places, as a bitmap."""
        return self.mask((*self.of_unit(unit), *self.of_guest(task, unit.nation, venue)), task)

    def mask(self, limits: Iterable[Limit], task: Task) -> int:
        """The slots at which an event keeps all of some limits and ends within the exercise, as a bitmap."""
        bits = bitmap.run(0, self.problem.slots - task.slots)
        for limit in limits:
            bits &= self.of_limit(limit, task)
            if not bits:
                break
        return bits

    def of_limit(self, limit: Limit, task: Task) -> int:
        """The slots at which an event keeps one limit, as a bitmap."""
        key = (id(limit), task.length)
        if key not in self._masks:
            problem = self.problem
            self._masks[key] = bitmap.starts_inside(limit.spans, task.length, problem.slot, problem.slots)
        return self._masks[key]
