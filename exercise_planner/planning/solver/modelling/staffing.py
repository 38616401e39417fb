"""Staffing: units for the places of events whose times and venues are known.

Units that are alike in all that rules look at are counted, not told apart: where at each moment no more of a
kind are wanted than there are, each event can keep its own from start to end, as intervals of time can always
be shared out so. That leaves small whole numbers, which CP-SAT chooses in some hundredths of a second.
"""

import dataclasses
from collections import Counter
from collections.abc import Hashable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from ortools.sat.python import cp_model

from exercise_planner.domain.record import Record
from exercise_planner.domain.schedule import Assignment
from exercise_planner.domain.unit import Unit
from exercise_planner.planning.problem import Problem, Task
from exercise_planner.planning.solver.clock import Clock
from exercise_planner.planning.solver.modelling.model import Linear
from exercise_planner.planning.solver.modelling.reading import placed
from exercise_planner.planning.solver.modelling.relaxed import Crowd
from exercise_planner.planning.solver.scope import Scope

WORK = 0.1
"""CP-SAT's own count of work that one choice of units may take; it takes a tenth of that as a rule."""

MINIMISING = 0.4
"""Seconds for which a clash is made smaller: the smaller, the more it tells."""


BESIDE = frozenset({"name", "symbol", "echelon", "home", "capabilities"}).union(
    field.name for field in dataclasses.fields(Record)
)
"""Fields of a unit that no rule and no goal looks at; and its capabilities, whose order does not matter."""


@dataclass(frozen=True, slots=True)
class Stand:
    """Where and when an event is held.

    Args:
        task: The event.
        start: The slot at which it starts.
        venue_id: Where; None for no venue.
    """

    task: Task
    start: int
    venue_id: str | None

    def is_on(self, slot: int, gap: int = 0) -> bool:
        """Whether it is under way at a slot, or its units rest so many slots after it."""
        return self.start <= slot < self.start + self.task.slots + gap


@dataclass(frozen=True, slots=True)
class Kind:
    """Units that are alike in all that rules look at, and the slots that they rest after an event."""

    units: tuple[Unit, ...]
    gap: int


Wants = dict[tuple[str, int], dict[int, Linear]]
"""How many units of each kind fill an opening, by (event id, index of the requirement) and kind."""


class Staffing:
    """Chooses units for places.

    Args:
        problem: The problem.
        scopes: What is left to each event, by its id.
    """

    def __init__(self, problem: Problem, scopes: Mapping[str, Scope]) -> None:
        self.problem = problem
        self.scopes = scopes
        named = {unit.id for task in problem.tasks for unit in task.units}
        alike: dict[Hashable, list[Unit]] = {}
        for unit in problem.exercise.units:
            key = unit.id if unit.id in named else _character(unit)
            alike.setdefault(key, []).append(unit)
        self.kinds = [
            Kind(tuple(units), -(-units[0].min_rest_minutes // problem.slot)) for units in alike.values()
        ]
        self._kind_of = {unit.id: number for number, kind in enumerate(self.kinds) for unit in kind.units}

    def fill(self, stands: Sequence[Stand]) -> tuple[Assignment, ...] | None:
        """A schedule with units in all places; None where there is none, or none is found.

        Availability, overlap and rest are kept. Travel, duty and what nations have to do with each other are
        not looked at: whoever asks has the schedule checked.

        Args:
            stands: All events that are held.
        """
        model = cp_model.CpModel()
        wants = self._wants(model, stands, timed=True)
        for number, kind in enumerate(self.kinds):
            self._post_kind(model, wants, number, _crowds(stands, kind.gap))
        solver = _solver()
        if solver.solve(model) not in (cp_model.OPTIMAL, cp_model.FEASIBLE):
            return None
        counts = {
            opening: {kind: int(solver.value(count)) for kind, count in by_kind.items()}
            for opening, by_kind in wants.items()
        }
        return tuple(self._hand_out(stands, counts))

    def clash(self, stands: Sequence[Stand]) -> tuple[Crowd, ...]:
        """A minimal set of crowds that units cannot fill the places of whenever they are there; or nothing.

        Only that a unit is in one event at a time is looked at, and no availability or rest: what is said
        holds wherever the same events are under way together.

        Args:
            stands: All events that are held.
        """
        crowds = _crowds(stands)
        by_id = {stand.task.id: stand for stand in stands}
        if not self._fail(by_id, crowds):
            return ()
        clock = Clock.of(MINIMISING)
        low, high = 1, len(crowds)  # in time, the first so many crowds fail
        while low < high and not clock.is_over:
            middle = (low + high) // 2
            low, high = (low, middle) if self._fail(by_id, crowds[:middle]) else (middle + 1, high)
        crowds = crowds[:high]
        low, high = 0, len(crowds) - 1  # and of these, those from there on
        while low < high and not clock.is_over:
            middle = (low + high + 1) // 2
            low, high = (middle, high) if self._fail(by_id, crowds[middle:]) else (low, middle - 1)
        return tuple(self._without_others(by_id, crowds[low:], clock))

    def _without_others(self, by_id: Mapping[str, Stand], crowds: list[Crowd], clock: Clock) -> list[Crowd]:
        """Take out the events without which the crowds fail as well, the smallest first."""
        ids = sorted(frozenset().union(*crowds))
        for event_id in sorted(ids, key=lambda one: _weight(by_id[one], crowds)):
            fewer = _largest(crowd - {event_id} for crowd in crowds)
            if not clock.is_over and fewer and self._fail(by_id, fewer):
                crowds = fewer
        return crowds

    def _fail(self, by_id: Mapping[str, Stand], crowds: list[Crowd]) -> bool:
        """Whether it is proven that units cannot fill the places of some crowds."""
        model = cp_model.CpModel()
        members = [by_id[event_id] for event_id in sorted(frozenset().union(*crowds))]
        wants = self._wants(model, members, timed=False)
        for number in range(len(self.kinds)):
            self._post_kind(model, wants, number, crowds)
        return _solver().solve(model) == cp_model.INFEASIBLE

    def _wants(self, model: cp_model.CpModel, stands: Sequence[Stand], *, timed: bool) -> Wants:
        """Numbers of units of each kind for each opening, that fill it; at its time or at any."""
        wants: Wants = {}
        for stand in stands:
            for opening in stand.task.openings:
                able = [unit for unit in opening.candidates if not timed or self._is_able(stand, unit)]
                most = Counter(self._kind_of[unit.id] for unit in able)
                counts: dict[int, Linear] = {
                    kind: model.new_int_var(0, number, "") for kind, number in most.items()
                }
                model.add(cp_model.LinearExpr.sum(list(counts.values())) == opening.requirement.count)
                wants[stand.task.id, opening.index] = counts
        return wants

    def _is_able(self, stand: Stand, unit: Unit) -> bool:
        return bool(self.scopes[stand.task.id].with_unit(stand.venue_id, unit.id) >> stand.start & 1)

    def _post_kind(self, model: cp_model.CpModel, wants: Wants, number: int, crowds: Iterable[Crowd]) -> None:
        """In each crowd no more units of a kind than there are."""
        kind = self.kinds[number]
        for crowd in crowds:
            terms: list[Linear] = []
            for event_id in crowd:
                task = self.problem.task_of[event_id]
                counts = (wants[event_id, opening.index] for opening in task.openings)
                terms += [by_kind[number] for by_kind in counts if number in by_kind]
                terms += [1] if kind.units[0] in task.units else []
            if terms:
                model.add(cp_model.LinearExpr.sum(terms) <= len(kind.units))

    def _hand_out(
        self, stands: Sequence[Stand], counts: Mapping[tuple[str, int], Mapping[int, int]]
    ) -> Iterator[Assignment]:
        """Give each event units of its own, those that are free first in time."""
        free_from = {unit.id: -1 for unit in self.problem.exercise.units}
        for stand in sorted(stands, key=lambda one: one.start):
            chosen: list[tuple[int, str]] = []
            for opening in stand.task.openings:
                for number, count in counts[stand.task.id, opening.index].items():
                    kind = self.kinds[number]
                    free = [unit.id for unit in kind.units if free_from[unit.id] <= stand.start]
                    for unit_id in free[:count]:
                        free_from[unit_id] = stand.start + stand.task.slots + kind.gap
                        chosen.append((opening.index, unit_id))
            yield placed(self.problem, stand.task, stand.start, stand.venue_id, chosen)


def _solver() -> cp_model.CpSolver:
    solver = cp_model.CpSolver()
    solver.parameters.num_workers = 1
    solver.parameters.max_deterministic_time = WORK
    solver.parameters.cp_model_probing_level = 0  # it takes longer than all the rest
    solver.parameters.symmetry_level = 0
    return solver


def _character(unit: Unit) -> Hashable:
    """All of a unit that rules look at, but who it is."""
    names = (field.name for field in dataclasses.fields(unit) if field.name not in BESIDE)
    return (frozenset(unit.capabilities), *(getattr(unit, name) for name in names))


def _crowds(stands: Sequence[Stand], gap: int = 0) -> list[Crowd]:
    """The largest sets of events that are under way at one moment, or whose units rest; in time."""
    moments = sorted({stand.start for stand in stands})
    return _largest(frozenset(one.task.id for one in stands if one.is_on(moment, gap)) for moment in moments)


def _largest(crowds: Iterable[Crowd]) -> list[Crowd]:
    """Crowds without those that are part of another one, and without empty ones."""
    unlike = [crowd for crowd in dict.fromkeys(crowds) if crowd]
    return [crowd for crowd in unlike if not any(crowd < other for other in unlike)]


def _weight(stand: Stand, crowds: Iterable[Crowd]) -> int:
    """How much an event has to do with crowds: its places in each."""
    places = sum(opening.requirement.count for opening in stand.task.openings)
    return places * sum(stand.task.id in crowd for crowd in crowds)
