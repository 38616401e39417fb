"""Travel: what units travel from venue to venue."""

from collections.abc import Iterable
from itertools import pairwise
from typing import TYPE_CHECKING

from exercise_planner.domain.unit import Unit
from exercise_planner.planning.goal import Baseline, Goal
from exercise_planner.planning.timetable import Timetable

if TYPE_CHECKING:
    from exercise_planner.planning.solver.modelling.board import Board, Expression
    from exercise_planner.planning.solver.modelling.piece import Linear, Literal, Piece


class TravelMinutes(Goal):
    """Minutes of travel of all units, each from venue to venue in the order of its events."""

    code = "travel"
    title = "Travel of units between venues"
    unit = "minutes"

    def value(self, timetable: Timetable, baseline: Baseline) -> float:
        problem, minutes = timetable.problem, 0
        for unit in problem.exercise.all(Unit):
            stops = [item.venue_id for item in timetable.of_key("unit", unit.id) if item.venue_id is not None]
            minutes += sum(problem.travel.minutes(a, b, unit.speed_kmh) for a, b in pairwise(stops))
        return minutes

    def post(self, board: "Board") -> "Expression":
        terms: list[Linear] = []
        for unit in board.problem.exercise.units:
            terms += _tour(board, unit)
        return board.expression(terms)


def _tour(board: "Board", unit: Unit) -> Iterable["Linear"]:
    """A circuit through the stops of a unit, in the order of their starts; yields the minutes of its arcs."""
    stops = [
        (piece, board.all_true([literal, ~piece.at[None]]) if None in piece.at else literal)
        for piece, literal in board.using(unit.id)
    ]
    stops = [(piece, stop) for piece, stop in stops if set(piece.at) != {None}]
    if len({venue_id for piece, _ in stops for venue_id in piece.at}) < 2:
        return
    arcs: list[tuple[int, int, Literal]] = [(0, 0, board.literal())]
    for number, (piece, stop) in enumerate(stops, 1):
        arcs += [(0, number, board.literal()), (number, 0, board.literal()), (number, number, ~stop)]
        for other_number, (other, _) in enumerate(stops, 1):
            if piece is not other and piece.first + piece.task.slots <= other.last:
                goes = board.literal()
                arcs.append((number, other_number, goes))
                board.require(other.start >= piece.end, goes)
                yield _leg(board, unit, piece, other, goes)
    board.circuit(arcs)


def _leg(board: "Board", unit: Unit, piece: "Piece", other: "Piece", goes: "Literal") -> "Linear":
    """The minutes from one stop to the next, when the unit goes from the one to the other."""
    minutes = {(a, b): board.problem.travel.minutes(a, b, unit.speed_kmh) for a in piece.at for b in other.at}
    if len(minutes) == 1:
        return sum(minutes.values()) * goes
    spent = board.number(0, max(minutes.values()))
    for (a, b), needed in minutes.items():
        if needed:
            board.require(spent >= needed, goes, piece.at[a], other.at[b])
    return spent
