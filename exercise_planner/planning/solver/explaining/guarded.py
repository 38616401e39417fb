"""Guarded board: a model in which each fact of the plan can be dropped by itself, to find what conflicts."""

from collections.abc import Collection, Iterable
from functools import reduce
from operator import and_, or_

from exercise_planner.domain.finding import Subject
from exercise_planner.domain.venue import Venue
from exercise_planner.planning import bitmap
from exercise_planner.planning.fact import Fact, Limit
from exercise_planner.planning.limits import Limits
from exercise_planner.planning.problem import Problem, Task
from exercise_planner.planning.rule import Rule
from exercise_planner.planning.rules import RULES
from exercise_planner.planning.solver.modelling.board import Board
from exercise_planner.planning.solver.modelling.piece import Literal, Piece
from exercise_planner.planning.solver.scope import venue_id

Key = tuple[str, str, tuple[Subject, ...]]


def key_of(fact: Fact) -> Key:
    """What tells a fact from others; its relaxations do not."""
    return (fact.rule, fact.text, fact.subjects)


class Named:
    """Facts that have been named, and with them those that the same change of the plan would ease."""

    def __init__(self) -> None:
        self._keys: set[Key] = set()
        self._places: set[tuple[object, ...]] = set()

    def __bool__(self) -> bool:
        return bool(self._keys)

    def add(self, facts: Iterable[Fact]) -> None:
        """Name facts."""
        for fact in facts:
            self._keys.add(key_of(fact))
            self._places.update(_shared_places(fact))

    def covers(self, fact: Fact) -> bool:
        """Whether a fact has been named, or what would ease it."""
        return key_of(fact) in self._keys or not self._places.isdisjoint(_shared_places(fact))


def _shared_places(fact: Fact) -> Iterable[tuple[object, ...]]:
    """The fields that could be changed, but for those of events, which concern nothing else."""
    return [(one.subject, one.path) for one in fact.relaxations if one.subject.noun != "event"]


class GuardedBoard(Board):
    """A board without goals, on which each fact holds only while its guard is true.

    Args:
        problem: What is scheduled.
        limits: Its limits.
        events: Ids of the events to look at.
    """

    guarded = True

    def __init__(self, problem: Problem, limits: Limits, events: Collection[str]) -> None:
        self.facts: dict[int, Fact] = {}
        self._guards: dict[Key, Literal] = {}
        super().__init__(problem, limits, lazy_travel=False, events=events)

    def guard(self, fact: Fact) -> Literal:
        """The literal under which a fact holds: one for all facts that say the same."""
        key = key_of(fact)
        if key not in self._guards:
            literal = self._guards[key] = self.literal()
            self.facts[literal.index] = fact
        return self._guards[key]

    def post(self, rules: Iterable[Rule] = RULES) -> None:
        """Post rules, and what follows from what they say of groups of venues."""
        super().post(rules)
        groups = {frozenset(piece.at) for piece in self.pieces.values() if None not in piece.at}
        for group in groups:
            if len(group) > 1:
                self._share_out(group)

    def _share_out(self, group: frozenset[str | None]) -> None:
        """No more events at once than all venues of a group take together. Redundant, but soon proven."""
        venues = [venue for venue in self.problem.exercise.venues if venue.id in group]
        inside = [piece for piece in self.pieces.values() if group.issuperset(piece.at)]
        capacity = sum(venue.max_events for venue in venues)
        if len(inside) > capacity:
            takes = {guard: fact for guard, fact in self.facts.items() if fact.rule == "venue_capacity"}
            guards = [
                self._guards[key_of(fact)]
                for fact in takes.values()
                if {subject.id for subject in fact.subjects} <= group
                and any(relaxation.path == ("max_events",) for relaxation in fact.relaxations)
            ]
            intervals = [self.interval(piece, 0, piece.present) for piece in inside]
            self.cumulative(intervals, [1] * len(inside), capacity, *guards)

    def _set_up(self) -> None:
        for task in self.tasks:
            piece = self.pieces[task.id] = self._piece(task)
            self._confine(piece)

    def _piece(self, task: Task) -> Piece:
        bits = bitmap.run(0, self.problem.slots - task.slots) or 1
        venues = task.venues or (None,)
        present = self.literal()
        at = {venue_id(venue): self.literal() for venue in venues} if len(venues) > 1 else None
        piece = Piece(
            task=task,
            start=self.model.new_int_var(bitmap.first(bits), bitmap.last(bits), ""),
            bits=bits,
            present=present,
            at=at or {venue_id(venues[0]): present},
        )
        if at:
            self.require(sum(at.values()) == present)
        for opening in task.openings:
            for unit in opening.candidates:
                piece.places[opening.index, unit.id] = self.literal()
        piece.join(self)
        return piece

    def _confine(self, piece: Piece) -> None:
        """Post all limits of an event, each under its guard."""
        task, limits = piece.task, self.limits
        self._keep(piece, limits.of_event(task), piece.present)
        for unit in task.units:
            self._keep(piece, limits.of_unit(unit), piece.present)
        for nation_id in task.event.nations:
            self._keep(piece, limits.of_nation(nation_id), piece.present)
        chosen = {unit.id: unit for opening in task.openings for unit in opening.candidates}
        for unit in chosen.values():
            self._keep(piece, limits.of_unit(unit), piece.takes[unit.id])
        for venue in task.venues:
            if venue is not None:
                here = piece.at[venue.id]
                self._keep(piece, limits.of_venue(task, venue), here)
                for nation_id, takes_part in piece.nations.items():
                    self._keep(piece, limits.of_guest(task, nation_id, venue), here, takes_part)
        self._keep_somewhere(piece, [venue for venue in task.venues if venue is not None])

    def _keep_somewhere(self, piece: Piece, venues: list[Venue]) -> None:
        """An event is held when one of its venues can be used. Redundant, but soon proven."""
        if not 1 < len(venues) == len(piece.task.venues):
            return
        known = [
            [
                (limit, bits)
                for limit in self.limits.of_venue(piece.task, venue)
                for bits in [piece.bits & self.limits.of_limit(limit, piece.task)]
                if bits != piece.bits
            ]
            for venue in venues
        ]
        bits = reduce(or_, (reduce(and_, (one for _, one in cut), piece.bits) for cut in known))
        if bits != piece.bits:
            guards = [self.guard(limit.fact) for cut in known for limit, _ in cut]
            self.starts_in(piece, bitmap.ranges(bits), piece.present, *guards)

    def _keep(self, piece: Piece, limits: Iterable[Limit], *given: Literal) -> None:
        for limit in limits:
            bits = piece.bits & self.limits.of_limit(limit, piece.task)
            if bits != piece.bits:
                self.starts_in(piece, bitmap.ranges(bits), *given, self.guard(limit.fact))


def needed(problem: Problem) -> list[str]:
    """The events that must be scheduled: those that are not optional, and all that they come after."""
    found: dict[str, None] = {}
    waiting = [task.id for task in problem.tasks if not task.event.optional]
    while waiting:
        event_id = waiting.pop()
        if event_id not in found and event_id in problem.task_of:
            found[event_id] = None
            waiting += [after.event for after in problem.task_of[event_id].event.after]
    return list(found)
