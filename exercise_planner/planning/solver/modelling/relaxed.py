"""Relaxed: the board without the choice of units; what holds whichever units fill the places.

Its schedules are starts, venues and which optional events are held. No schedule of the problem is left out,
so that its bounds are bounds of the problem. For each group of capabilities it knows that places take no more
units at a moment than there are, which is exact but for units that cannot change between events under way.
"""

from collections.abc import Collection, Iterable
from itertools import combinations
from typing import Final

from exercise_planner.domain.details import Goals
from exercise_planner.planning.goal import Goal
from exercise_planner.planning.goals.earliness import Earliness
from exercise_planner.planning.goals.makespan import Makespan
from exercise_planner.planning.goals.unscheduled import Unscheduled
from exercise_planner.planning.rule import Rule
from exercise_planner.planning.rules.pool import PoolCapacity
from exercise_planner.planning.rules.precedence import Precedence
from exercise_planner.planning.rules.requirement import share_out
from exercise_planner.planning.rules.unit_duty import UnitDuty
from exercise_planner.planning.rules.unit_overlap import UnitOverlap
from exercise_planner.planning.rules.unit_rest import UnitRest
from exercise_planner.planning.rules.venue_capacity import VenueCapacity
from exercise_planner.planning.solver.modelling.board import Board
from exercise_planner.planning.solver.modelling.model import Literal
from exercise_planner.planning.solver.modelling.piece import Piece
from exercise_planner.planning.solver.scope import Scope

RULES: Final[tuple[Rule, ...]] = (
    VenueCapacity(),
    UnitOverlap(),
    UnitRest(),
    UnitDuty(),
    Precedence(),
    PoolCapacity(),
)
"""Rules that mean the same, or less, where only named units are known to take part; others are left out."""

GOALS: Final[tuple[Goal, ...]] = (Unscheduled(), Makespan(), Earliness())
"""Goals whose value does not depend on the units that are chosen; the others are never below zero."""

Crowd = frozenset[str]
"""Ids of events that are all under way at one moment."""


class Relaxed(Board):
    """The model without the choice of units; ``scopes`` holds what is left to each event, by its id."""

    def _set_up(self) -> None:
        self.scopes: dict[str, Scope] = {}
        self._befores: dict[tuple[str, str], Literal | None] = {}
        for task in self.tasks:
            scope = self.scopes[task.id] = Scope.of(self.limits, task)
            if scope.possible:
                bare = Scope(self.limits, task, scope.starts)
                self.pieces[task.id] = Piece.of_scope(self, bare)
            elif not task.event.optional:
                self.impossible.append(scope)

    def post(self, rules: Iterable[Rule] = RULES) -> None:
        """Post rules, and what places take of the units there are."""
        super().post(rules)
        share_out(self)

    def minimise(self, weights: Goals, goals: Iterable[Goal] = GOALS) -> None:
        """Post goals that have a weight, and minimise their weighted sum; see ``Board``."""
        super().minimise(weights, goals)

    def forbid_crowds(self, crowds: Collection[Crowd]) -> None:
        """Some crowds cannot all be there: two events of one come apart, or an optional event is not held.

        Args:
            crowds: Crowds that units cannot fill the places of, if all of them are there.
        """
        pairs = dict.fromkeys(pair for crowd in crowds for pair in combinations(sorted(crowd), 2))
        ways = [self._before(*pair) for a, b in pairs for pair in ((a, b), (b, a))]
        ids = dict.fromkeys(event_id for crowd in crowds for event_id in sorted(crowd))
        pieces = [self.pieces[event_id] for event_id in ids]
        absent = [~piece.present for piece in pieces if piece.task.event.optional]
        self.any_of([*(way for way in ways if way is not None), *absent])

    def _before(self, a: str, b: str) -> Literal | None:
        """A literal that is true only if one event ends before another starts; None where it cannot."""
        if (a, b) not in self._befores:
            one, other = self.pieces[a], self.pieces[b]
            possible = one.first + one.task.slots <= other.last
            literal = self._befores[a, b] = self.literal() if possible else None
            if literal is not None:
                self.require(other.start >= one.end, literal)
        return self._befores[a, b]
