"""Piece: the decision variables of one event on a board."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from ortools.sat.python import cp_model

from exercise_planner.planning import bitmap
from exercise_planner.planning.problem import Task
from exercise_planner.planning.solver.modelling.model import Interval, Linear, Literal
from exercise_planner.planning.solver.scope import Scope

if TYPE_CHECKING:
    from exercise_planner.planning.solver.modelling.board import Board

__all__ = ["Interval", "Linear", "Literal", "Piece"]


@dataclass(slots=True, eq=False)
class Piece:
    """The variables of one event.

    Args:
        task: The event.
        start: The slot at which it starts.
        bits: The slots at which it may start, as a bitmap.
        present: Whether it is scheduled.
        at: Whether it is held at a venue, by venue id (None: no venue).
        places: Whether a unit fills a place, by (index of the requirement, unit id).
        takes: Whether a unit takes part, by unit id; units that cannot are missing.
        nations: Whether a nation takes part, by nation id; nations that cannot are missing.
        intervals: Its intervals, by (slots of gap after it, index of their literal).
    """

    task: Task
    start: cp_model.IntVar
    bits: int
    present: Literal
    at: Mapping[str | None, Literal]
    places: dict[tuple[int, str], Literal] = field(default_factory=dict)
    takes: dict[str, Literal] = field(default_factory=dict)
    nations: dict[str, Literal] = field(default_factory=dict)
    intervals: dict[tuple[int, int], Interval] = field(default_factory=dict)

    @property
    def id(self) -> str:
        """The event's id."""
        return self.task.id

    @property
    def end(self) -> Linear:
        """The slot before which it ends."""
        return self.start + self.task.slots

    @property
    def first(self) -> int:
        """The first slot at which it may start."""
        return bitmap.first(self.bits)

    @property
    def last(self) -> int:
        """The last slot at which it may start."""
        return bitmap.last(self.bits)

    def filling(self, index: int) -> dict[str, Literal]:
        """The literals of the places of one requirement, by unit id."""
        return {unit_id: literal for (number, unit_id), literal in self.places.items() if number == index}

    @classmethod
    def of_scope(cls, board: "Board", scope: Scope) -> "Piece":
        """A piece for what is left to an event, with its domains cut to that."""
        model, task, bits = board.model, scope.task, scope.bits
        present = model.new_bool_var("") if task.event.optional else board.true
        domain = cp_model.Domain.from_intervals([list(run) for run in bitmap.ranges(bits)])
        piece = cls(
            task=task,
            start=model.new_int_var_from_domain(domain, ""),
            bits=bits,
            present=present,
            at=_at(board, tuple(scope.starts), present),
        )
        for venue_id, here in scope.starts.items():
            if here != bits:
                board.starts_in(piece, bitmap.ranges(here), piece.at[venue_id])
        for index, units in enumerate(scope.candidates):
            for unit in units:
                piece.places[index, unit.id] = model.new_bool_var("")
        piece.join(board)
        for unit_id in dict.fromkeys(unit_id for _, unit_id in piece.places):
            _confine(board, piece, scope, unit_id)
        return piece

    def join(self, board: "Board") -> None:
        """Derive who takes part from the places; a place needs the event."""
        for unit in self.task.units:
            self.takes[unit.id] = self.present
        filled: dict[str, list[Literal]] = {}
        for (_, unit_id), literal in self.places.items():
            filled.setdefault(unit_id, []).append(literal)
        for unit_id, literals in filled.items():
            self.takes[unit_id] = board.any_true(literals)
            board.any_of([self.present], self.takes[unit_id])
        by_nation: dict[str, list[Literal]] = {}
        for unit in board.problem.exercise.units:
            if unit.id in self.takes:
                by_nation.setdefault(unit.nation, []).append(self.takes[unit.id])
        sure = {unit.nation for unit in self.task.units} | set(self.task.event.nations)
        for nation_id, literals in by_nation.items():
            self.nations[nation_id] = self.present if nation_id in sure else board.any_true(literals)
        for nation_id in sure:
            self.nations[nation_id] = self.present


def _at(board: "Board", venue_ids: tuple[str | None, ...], present: Literal) -> dict[str | None, Literal]:
    if len(venue_ids) == 1:
        return {venue_ids[0]: present}
    at = {venue_id: board.literal() for venue_id in venue_ids}
    board.require(sum(at.values()) == present)
    return at


def _confine(board: "Board", piece: Piece, scope: Scope, unit_id: str) -> None:
    """Confine the start by a chosen unit: once where it does so alike at each venue, else venue by venue."""
    takes = piece.takes[unit_id]
    masks = {venue_id: scope.with_unit(venue_id, unit_id) for venue_id in scope.starts}
    if all(masks[venue_id] == scope.starts[venue_id] for venue_id in masks):
        return
    alike = 0
    for bits in masks.values():
        alike |= bits
    if all(masks[venue_id] == scope.starts[venue_id] & alike for venue_id in masks):
        board.starts_in(piece, bitmap.ranges(alike), takes)
        return
    for venue_id, bits in masks.items():
        if bits != scope.starts[venue_id]:
            board.starts_in(piece, bitmap.ranges(bits), takes, piece.at[venue_id])
