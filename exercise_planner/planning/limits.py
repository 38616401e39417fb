"""Limits: the limits that all rules set, collected once; and the starts that they leave to an event."""

from collections.abc import Hashable, Iterable
from functools import reduce
from typing import Any

from exercise_planner.domain.nation import Nation
from exercise_planner.domain.unit import Unit
from exercise_planner.domain.venue import Venue
from exercise_planner.planning import bitmap
from exercise_planner.planning.fact import Limit
from exercise_planner.planning.problem import Opening, Problem, Task
from exercise_planner.planning.rule import Rule
from exercise_planner.planning.spans import ALWAYS, Spans, apart, inside, inside_both
from exercise_planner.planning.timetable import Booking

ASKED = ("of_exercise", "of_event", "of_venue", "of_ground", "of_unit", "of_nation", "of_guest")
"""The methods by which rules set limits."""

UNKNOWN = -1
"""In place of a bitmap: what can only be told for each length by itself."""


class Limits:
    """The limits of one problem, by what they hold for.

    Args:
        problem: The problem.
        rules: The rules that set limits.
    """

    def __init__(self, problem: Problem, rules: Iterable[Rule]) -> None:
        self.problem = problem
        rules = tuple(rules)
        self._setting = {name: tuple(rule for rule in rules if rule.speaks(name)) for name in ASKED}
        self._known: dict[Hashable, tuple[Limit, ...]] = {}
        self._masks: dict[tuple[int, int], int] = {}
        self._by_spans: dict[tuple[Spans, int], int] = {}
        self._joined: dict[tuple[str, Hashable], Spans] = {}
        self._joints: dict[tuple[str, Hashable, int], int] = {}
        self._anywhere: dict[str, int] = {}
        self._able: dict[tuple[int, int], list[tuple[Unit, int]]] = {}
        self._guests: dict[tuple[str, str, str | None], int] = {}
        self._of_units: dict[tuple[str, int], int] = {}
        self._free: dict[tuple[str, Hashable], int] = {}
        self._manned: dict[Hashable, int] = {}

    def of_event(self, task: Task) -> tuple[Limit, ...]:
        """Limits of an event wherever it is held."""
        return self._of("of_exercise", None, self.problem) + self._of("of_event", task.id, self.problem, task)

    def of_venue(self, task: Task, venue: Venue) -> tuple[Limit, ...]:
        """Limits of an event at a venue."""
        own = self._of("of_venue", (task.id, venue.id), self.problem, task, venue)
        return (*own, *self._of("of_ground", venue.id, self.problem, venue))

    def of_unit(self, unit: Unit) -> tuple[Limit, ...]:
        """Limits of all events of a unit, those of its nation included."""
        return self._of_unit(unit) + self.of_nation(unit.nation)

    def _of_unit(self, unit: Unit) -> tuple[Limit, ...]:
        return self._of("of_unit", unit.id, self.problem, unit)

    def of_nation(self, nation_id: str) -> tuple[Limit, ...]:
        """Limits of all events in which a nation takes part."""
        nation = self.problem.exercise.get(Nation, nation_id)
        return () if nation is None else self._of("of_nation", nation_id, self.problem, nation)

    def of_guest(self, task: Task, nation_id: str, venue: Venue | None) -> tuple[Limit, ...]:
        """Limits of an event when a nation takes part in it at a venue."""
        if venue is None or not task.event.needs_agreements:
            return ()
        nation = self.problem.exercise.get(Nation, nation_id)
        if nation is None:
            return ()
        key = (task.id, nation_id, venue.nation)
        return self._of("of_guest", key, self.problem, task, nation, venue)

    def _of(self, name: str, key: Hashable, *about: Any) -> tuple[Limit, ...]:
        """What all rules say by one of their methods, asked once for each key."""
        known = self._known.get((name, key))
        if known is None:
            known = tuple(limit for rule in self._setting[name] for limit in getattr(rule, name)(*about))
            self._known[name, key] = known
        return known

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

    def allow(self, item: Booking) -> bool:
        """Whether an event's place keeps all of ``of_booking``; quicker than to go through them."""
        problem, task, start, end = self.problem, item.task, item.start, item.end
        kept = self._allow("of_exercise", None, start, end, problem) and self._allow(
            "of_event", task.id, start, end, problem, task
        )
        venue = item.venue
        if kept and venue is not None:
            kept = self._allow("of_ground", venue.id, start, end, problem, venue) and self._allow(
                "of_venue", (task.id, venue.id), start, end, problem, task, venue
            )
        for unit in item.units:
            kept = kept and self._allow("of_unit", unit.id, start, end, problem, unit)
        for nation_id in item.nations:
            nation = problem.exercise.get(Nation, nation_id)
            kept = kept and (
                nation is None or self._allow("of_nation", nation_id, start, end, problem, nation)
            )
            guest = self.of_guest(task, nation_id, venue) if task.event.needs_agreements else ()
            kept = kept and all(inside(limit.spans, start, end) for limit in guest)
        return kept

    def _allow(self, name: str, key: Hashable, start: int, end: int, *about: Any) -> bool:
        spans = self._joint(name, key, *about)
        return spans is ALWAYS or inside(spans, start, end)

    def _joint(self, name: str, key: Hashable, *about: Any) -> Spans:
        """Spans such that what lies in one of them keeps all limits of one record."""
        spans = self._joined.get((name, key))
        if spans is None:
            spans = reduce(inside_both, map(self.spans_of, self._of(name, key, *about)), ALWAYS)
            self._joined[name, key] = spans
        return spans

    def fixed(self, task: Task, venue: Venue | None) -> Iterable[Limit]:
        """All limits that an event at a venue must keep whichever units are chosen for its places."""
        yield from self.of_event(task)
        if venue is not None:
            yield from self.of_venue(task, venue)
        for unit in task.units:
            yield from self.of_unit(unit)
        for nation_id in task.event.nations:
            yield from self.of_nation(nation_id)
        for nation_id in self._staff(task):
            yield from self.of_guest(task, nation_id, venue)

    def _staff(self, task: Task) -> Iterable[str]:
        """The nations that take part in an event whichever units are chosen."""
        return dict.fromkeys([unit.nation for unit in task.units] + list(task.event.nations))

    def starts(self, task: Task, venue: Venue | None) -> int:
        """The slots at which an event may start at a venue, as a bitmap; chosen units left aside."""
        bits = self._anywhere.get(task.id)
        if bits is None:
            bits = self._anywhere[task.id] = self._starts_anywhere(task)
        if venue is not None and bits:
            bits &= self._starts(task.length, "of_ground", venue.id, self.problem, venue)
            own = self._of("of_venue", (task.id, venue.id), self.problem, task, venue)
            bits &= self.mask(own, task) if own else bits
            if task.event.needs_agreements:
                for nation_id in self._staff(task):
                    bits &= self.guest_starts(task, nation_id, venue)
        return bits

    def _starts_anywhere(self, task: Task) -> int:
        bits = self._starts(task.length, "of_exercise", None, self.problem)
        bits &= self.mask(self._of("of_event", task.id, self.problem, task), task)
        for unit in task.units:
            bits &= self.unit_starts(task, unit)
        for nation_id in task.event.nations:
            bits &= self._nation_starts(task.length, nation_id)
        return bits

    def able_units(self, task: Task, opening: Opening) -> list[tuple[Unit, int]]:
        """The candidates of an opening, each with a bitmap of when it may start events so long."""
        key = (id(opening.candidates), task.length)  # the problem keeps the candidates
        found = self._able.get(key)
        if found is None:
            found = [(unit, self.unit_starts(task, unit)) for unit in opening.candidates]
            self._able[key] = found
        return found

    def guest_starts(self, task: Task, nation_id: str, venue: Venue | None) -> int:
        """The slots at which an event with a nation at a venue is held under all agreements that it needs."""
        if venue is None or not task.event.needs_agreements:
            return bitmap.run(0, self._last_start(task.length))
        key = (task.id, nation_id, venue.nation)
        found = self._guests.get(key)
        if found is None:
            found = self._guests[key] = self.mask(self.of_guest(task, nation_id, venue), task)
        return found

    def chosen_starts(self, task: Task, venue: Venue | None, unit: Unit) -> int:
        """The slots at which an event may start at a venue with a unit in one of its places, as a bitmap."""
        bits = self.unit_starts(task, unit)
        return bits & self.guest_starts(task, unit.nation, venue) if task.event.needs_agreements else bits

    def manned_starts(self, task: Task, venue: Venue | None, opening: Opening) -> int:
        """The slots at which an event may start at a venue with units enough in one opening, as a bitmap."""
        candidates, count = opening.candidates, opening.requirement.count
        key: Hashable = (id(candidates), count, task.length)  # the problem keeps the candidates
        if task.event.needs_agreements and venue is not None:
            key = (task.id, opening.index, venue.nation)
        found = self._manned.get(key)
        if found is None:
            masks: Iterable[int] = (mask for _, mask in self.able_units(task, opening))
            if task.event.needs_agreements:
                masks = (self.chosen_starts(task, venue, unit) for unit in candidates)
            found = self._manned[key] = at_least(count, masks, bitmap.run(0, self.problem.slots - task.slots))
        return found

    def unit_starts(self, task: Task, unit: Unit) -> int:
        """The slots at which a unit may start events of a length, as a bitmap."""
        length = task.length
        found = self._of_units.get((unit.id, length))
        if found is None:
            found = self._starts(length, "of_unit", unit.id, self.problem, unit)
            found &= self._nation_starts(length, unit.nation)
            self._of_units[unit.id, length] = found
        return found

    def _nation_starts(self, length: int, nation_id: str) -> int:
        nation = self.problem.exercise.get(Nation, nation_id)
        return -1 if nation is None else self._starts(length, "of_nation", nation_id, self.problem, nation)

    def _starts(self, length: int, name: str, key: Hashable, *about: Any) -> int:
        """The slots at which an event of so many minutes keeps all limits of one record, as a bitmap."""
        found = self._joints.get((name, key, length))
        if found is None:
            found = self._joints[name, key, length] = self._inside_all(length, name, key, *about)
        return found

    def _inside_all(self, length: int, name: str, key: Hashable, *about: Any) -> int:
        spans = self._joint(name, key, *about)
        if spans is ALWAYS:
            return bitmap.run(0, self._last_start(length))
        free = self._free.get((name, key))
        if free is None:
            free = self._free[name, key] = self._whole_slots(spans)
        if free == UNKNOWN:
            return self._inside(spans, length) & bitmap.run(0, self._last_start(length))
        return bitmap.free_starts(~free, length // self.problem.slot)

    def _whole_slots(self, spans: Spans) -> int:
        """The slots that lie wholly in one of the spans; unknown where spans touch that none may cross."""
        slot, slots = self.problem.slot, self.problem.slots
        return bitmap.starts_inside(spans, slot, slot, slots) if apart(spans) else UNKNOWN

    def _last_start(self, length: int) -> int:
        return self.problem.slots - length // self.problem.slot

    def mask(self, limits: Iterable[Limit], task: Task) -> int:
        """The slots at which an event keeps all of some limits and ends within the exercise, as a bitmap."""
        bits = bitmap.run(0, self._last_start(task.length))
        for limit in limits:
            bits &= self.of_limit(limit, task)
            if not bits:
                break
        return bits

    def spans_of(self, limit: Limit) -> Spans:
        """The stretches of time that a limit leaves; whoever looks at a looser plan may say otherwise."""
        return limit.spans

    def of_limit(self, limit: Limit, task: Task) -> int:
        """The slots at which an event keeps one limit, as a bitmap."""
        key = (id(limit), task.length)
        if key not in self._masks:
            self._masks[key] = self._inside(self.spans_of(limit), task.length)
        return self._masks[key]

    def _inside(self, spans: Spans, length: int) -> int:
        key = (spans, length)
        if key not in self._by_spans:
            problem = self.problem
            self._by_spans[key] = bitmap.starts_inside(spans, length, problem.slot, problem.slots)
        return self._by_spans[key]


def at_least(count: int, masks: Iterable[int], bits: int) -> int:
    """The slots of some that are in at least so many masks."""
    reached = [bits] + [0] * count  # reached[k]: starts that at least k of the masks so far allow
    for mask in masks:
        for k in range(count, 0, -1):
            reached[k] |= reached[k - 1] & mask
        if reached[count] == bits:
            break
    return reached[count]
