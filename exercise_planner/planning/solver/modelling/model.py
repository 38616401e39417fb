"""Model: variables and constraints of CP-SAT in the few forms that rules and goals need."""

from collections.abc import Iterable, Sequence

from ortools.sat.python import cp_model
from ortools.sat.python.cp_model_helper import Literal

Linear = cp_model.LinearExpr | int
Interval = cp_model.IntervalVar
Bounded = cp_model.BoundedLinearExpression | bool

__all__ = ["Bounded", "Interval", "Linear", "Literal", "Model"]


class Model:
    """A model. Each constraint holds only when all literals that are given are true; None stands for true."""

    def __init__(self) -> None:
        self.model = cp_model.CpModel()
        self.true: Literal = self.model.new_constant(1)
        self.false: Literal = self.model.new_constant(0)

    def literal(self) -> Literal:
        """A new literal."""
        return self.model.new_bool_var("")

    def number(self, least: int, most: int) -> Linear:
        """A new whole number in ``[least, most]``."""
        return self.model.new_int_var(least, most, "")

    def any_true(self, literals: Sequence[Literal]) -> Literal:
        """A literal that is true if and only if one of some literals is."""
        if not literals:
            return self.false
        if len(literals) == 1:
            return literals[0]
        found = self.literal()
        self.model.add_max_equality(found, literals)
        return found

    def all_true(self, literals: Sequence[Literal]) -> Literal:
        """A literal that is true if and only if all of some literals are."""
        return ~self.any_true([~literal for literal in literals]) if literals else self.true

    def require(self, bounded: Bounded, *given: Literal | None) -> None:
        """An inequality, or a truth value."""
        conditions = self._conditions(given)
        if conditions is None:
            return
        constraint = self.model.add(bounded)
        if conditions:
            constraint.only_enforce_if(conditions)

    def any_of(self, literals: Sequence[Literal], *given: Literal | None) -> None:
        """At least one of some literals is true; none given means that the conditions cannot all be."""
        conditions = self._conditions(given)
        if conditions is not None:
            self.model.add_bool_or([*literals, *(~literal for literal in conditions)])

    def forbid(self, *literals: Literal | None) -> None:
        """Not all of some literals are true."""
        self.any_of((), *literals)

    def no_overlap(self, intervals: Sequence[Interval], *given: Literal | None) -> None:
        """No two of some intervals overlap."""
        conditions = self._conditions(given)
        if conditions is None or len(intervals) < 2:
            return
        constraint = self.model.add_no_overlap(intervals)
        if conditions:
            constraint.only_enforce_if(conditions)

    def circuit(self, arcs: Sequence[tuple[int, int, Literal]]) -> None:
        """The arcs (from, to, literal) whose literals are true make one circuit through all nodes."""
        self.model.add_circuit(arcs)

    def cumulative(
        self,
        intervals: Sequence[Interval],
        demands: Sequence[Linear],
        capacity: int,
        *given: Literal | None,
    ) -> None:
        """At each moment the demands of the intervals that run are within a capacity."""
        conditions = self._conditions(given)
        if conditions is None or not intervals:
            return
        constraint = self.model.add_cumulative(intervals, demands, capacity)
        if conditions:
            constraint.only_enforce_if(conditions)

    def _conditions(self, given: Iterable[Literal | None]) -> list[Literal] | None:
        """The literals that are not simply true; None where one is simply false."""
        found = {}
        for literal in given:
            if literal is None or literal.index == self.true.index:
                continue
            if literal.index == self.false.index:
                return None
            found[literal.index] = literal
        return list(found.values())
