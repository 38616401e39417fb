"""Board: the solver's model of one problem: a piece an event, the rules and goals posted on it.

Rules and goals see this class and ``Piece`` only; OR-Tools is imported here and not by them.
"""

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from math import lcm

from ortools.sat.python import cp_model

from exercise_planner.domain.details import Goals
from exercise_planner.domain.schedule import Assignment
from exercise_planner.planning import bitmap
from exercise_planner.planning.fact import Fact
from exercise_planner.planning.goal import Goal
from exercise_planner.planning.goals import GOALS
from exercise_planner.planning.limits import Limits
from exercise_planner.planning.problem import Problem, Task
from exercise_planner.planning.rule import Rule
from exercise_planner.planning.rules import RULES
from exercise_planner.planning.solver.modelling.model import Interval, Linear, Literal, Model
from exercise_planner.planning.solver.modelling.packing import post_packing
from exercise_planner.planning.solver.modelling.piece import Piece
from exercise_planner.planning.solver.scope import Scope

MANY = 20_000
"""Pairs of places from which on travel is posted only where a schedule breaks it."""


@dataclass(frozen=True, slots=True)
class Expression:
    """A goal in the model: whole numbers, in steps of ``1 / scale`` of the goal's unit."""

    linear: Linear
    scale: int = 1


class Board(Model):
    """The model. ``guarded`` boards can drop each fact by itself, and are for diagnosis.

    Args:
        problem: What is scheduled.
        limits: Its limits.
        baseline: An earlier schedule, by event id.
        lazy_travel: Whether travel between very many pairs of events may be left to ``post_between``.
        events: Ids of the events to look at; all when not given.
    """

    guarded = False

    def __init__(
        self,
        problem: Problem,
        limits: Limits,
        baseline: Mapping[str, Assignment] | None = None,
        *,
        lazy_travel: bool = True,
        events: Collection[str] | None = None,
    ) -> None:
        super().__init__()
        self.problem = problem
        self.limits = limits
        self.baseline = baseline or {}
        self.lazy_travel = lazy_travel
        self.events = frozenset(problem.task_of if events is None else events)
        self.pieces: dict[str, Piece] = {}
        self.impossible: list[Scope] = []
        self.multiplier = 1
        self.total: Linear = 0
        self._deferred: list[tuple[dict[tuple[str, str], None], Callable[[Piece, Piece], None]]] = []
        self._gaps: dict[str, int] = {}
        self._within: dict[tuple[str, int], Literal] = {}
        self._orders: dict[tuple[str, str], Literal] = {}
        self._using: dict[str, list[tuple[Piece, Literal]]] = {}
        self._at: dict[str | None, list[tuple[Piece, Literal]]] = {}
        self._set_up()
        for piece in self.pieces.values():
            for unit_id, literal in piece.takes.items():
                self._using.setdefault(unit_id, []).append((piece, literal))
            for venue_id, literal in piece.at.items():
                self._at.setdefault(venue_id, []).append((piece, literal))

    def _set_up(self) -> None:
        for task in self.tasks:
            scope = Scope.of(self.limits, task)
            if scope.possible:
                self.pieces[task.id] = Piece.of_scope(self, scope)
            elif not task.event.optional:
                self.impossible.append(scope)

    def post(self, rules: Iterable[Rule] = RULES) -> None:
        """Post rules."""
        for rule in rules:
            rule.post(self)
        for unit_id, gap in self._gaps.items():
            self._post_apart(unit_id, gap)
        self._gaps.clear()

    def minimise(self, weights: Goals, goals: Iterable[Goal] = GOALS) -> None:
        """Post goals that have a weight, and minimise their weighted sum.

        The model counts in whole numbers: ``multiplier`` times the sum, which is exact.

        Args:
            weights: The weight of each goal.
            goals: What to post.
        """
        shares = {goal: Fraction(str(getattr(weights, goal.code))) for goal in goals}
        parts = [(goal.post(self), share) for goal, share in shares.items() if share]
        self.multiplier = lcm(*((share / part.scale).denominator for part, share in parts))
        self.total = sum(int(share * self.multiplier / part.scale) * part.linear for part, share in parts)
        if parts:
            self.model.minimize(self.total)

    # what is on the board

    @property
    def tasks(self) -> list[Task]:
        """The events that are looked at."""
        return [task for task in self.problem.tasks if task.id in self.events]

    def using(self, unit_id: str) -> list[tuple[Piece, Literal]]:
        """The events in which a unit may take part, with the literal that it does."""
        return self._using.get(unit_id, [])

    def at(self, venue_id: str) -> list[tuple[Piece, Literal]]:
        """The events that may be held at a venue, with the literal that they are."""
        return self._at.get(venue_id, [])

    def slots(self, minutes: int) -> int:
        """The whole slots that hold so many minutes, rounded up."""
        return -(-minutes // self.problem.slot)

    # expressions and literals

    def expression(self, terms: Iterable[Linear], scale: int = 1) -> Expression:
        """The sum of some terms as a goal, in steps of ``1 / scale`` of its unit."""
        return Expression(sum(terms), scale)

    def within(self, piece: Piece, first: int, final: int) -> Literal:
        """A literal that is true if and only if ``first <= start <= final``, in slots."""
        met = piece.bits & bitmap.run(first, final)
        if met in (0, piece.bits):
            return self.true if met else self.false
        key = (piece.id, met)
        if key in self._within:
            return self._within[key]
        found = self._within[key] = self.literal()
        inside = cp_model.Domain(first, final)
        self.model.add_linear_expression_in_domain(piece.start, inside).only_enforce_if(found)
        self.model.add_linear_expression_in_domain(piece.start, inside.complement()).only_enforce_if(~found)
        return found

    def order(self, a: Piece, b: Piece) -> Literal:
        """A literal that is free to say that ``a`` comes before ``b``."""
        if (b.id, a.id) in self._orders:
            return ~self._orders[b.id, a.id]
        if (a.id, b.id) not in self._orders:
            self._orders[a.id, b.id] = self.literal()
        return self._orders[a.id, b.id]

    # constraints

    def guard(self, fact: Fact) -> Literal | None:  # noqa: ARG002  a guarded board has one
        """The literal under which a fact holds; None where facts always hold."""
        return None

    def starts_in(self, piece: Piece, runs: Sequence[tuple[int, int]], *given: Literal | None) -> None:
        """An event starts in one of some runs of slots (first, last)."""
        conditions = self._conditions(given)
        if conditions is None:
            return
        if not runs:
            self.forbid(*conditions)
            return
        domain = cp_model.Domain.from_intervals([list(run) for run in runs])
        constraint = self.model.add_linear_expression_in_domain(piece.start, domain)
        if conditions:
            constraint.only_enforce_if(conditions)

    def between(self, pairs: Collection[tuple[str, str]], post: Callable[[Piece, Piece], None]) -> None:
        """Post what holds between each two events of some pairs.

        Where there are very many, and the board may be lazy, they are left to ``post_between``.

        Args:
            pairs: Ids of two events each.
            post: Posts a pair.
        """
        weight = sum(len(self.pieces[a].at) * len(self.pieces[b].at) for a, b in pairs)
        if self.lazy_travel and weight > MANY:
            self._deferred.append((dict.fromkeys(pairs), post))
            return
        for a, b in pairs:
            post(self.pieces[a], self.pieces[b])

    @property
    def is_lazy(self) -> bool:
        """Whether anything has been left to ``post_between``."""
        return bool(self._deferred)

    def post_between(self, a: str, b: str) -> bool:
        """Post what was left over between two events; whether there was anything."""
        found = False
        for pairs, post in self._deferred:
            for pair in ((a, b), (b, a)):
                if pair in pairs:
                    del pairs[pair]
                    post(self.pieces[pair[0]], self.pieces[pair[1]])
                    found = True
        return found

    def apart(self, unit_id: str, gap: int, *facts: Fact) -> None:
        """By some facts together, the events of a unit keep a gap, in slots, between each two of them."""
        guards = [self.guard(fact) for fact in facts]
        if self.guarded:
            self._post_apart(unit_id, gap, *guards)
        else:
            self._gaps[unit_id] = max(gap, self._gaps.get(unit_id, 0))

    def _post_apart(self, unit_id: str, gap: int, *given: Literal | None) -> None:
        self.one_at_a_time(self.using(unit_id), gap, *given)

    def one_at_a_time(self, held: Sequence[tuple[Piece, Literal]], gap: int, *given: Literal | None) -> None:
        """No two of some events overlap when their literals are true, with a gap in slots between them."""
        self.no_overlap([self.interval(piece, gap, literal) for piece, literal in held], *given)
        if not self.guarded:
            post_packing(self, held, gap)

    def interval(self, piece: Piece, gap: int, literal: Literal) -> Interval:
        """The time of an event and a gap after it, in slots, when a literal is true."""
        key = (gap, literal.index)
        if key not in piece.intervals:
            size = piece.task.slots + gap
            if literal.index == self.true.index:
                made = self.model.new_fixed_size_interval_var(piece.start, size, "")
            else:
                made = self.model.new_optional_fixed_size_interval_var(piece.start, size, literal, "")
            piece.intervals[key] = made
        return piece.intervals[key]
