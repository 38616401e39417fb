"""Stability: what differs from an earlier schedule."""

from typing import TYPE_CHECKING

from exercise_planner.domain.schedule import Assignment
from exercise_planner.planning.goal import Baseline, Goal
from exercise_planner.planning.timetable import Booking, Timetable

if TYPE_CHECKING:
    from exercise_planner.planning.solver.modelling.board import Board, Expression
    from exercise_planner.planning.solver.modelling.piece import Linear, Literal, Piece


class Stability(Goal):
    """Changes against the earlier schedule: an event's start, venue or chosen units that differ, 1 each."""

    code = "stability"
    title = "Changes against the earlier schedule"
    unit = "changes"

    def value(self, timetable: Timetable, baseline: Baseline) -> float:
        known = timetable.problem.task_of
        return sum(
            differences(earlier, timetable.bookings.get(event_id), timetable)
            for event_id, earlier in baseline.items()
            if event_id in known
        )

    def post(self, board: "Board") -> "Expression":
        terms: list[Linear] = []
        for event_id, earlier in board.baseline.items():
            piece = board.pieces.get(event_id)
            if piece is not None:
                terms += [1 - literal for literal in _kept(board, piece, earlier)]
            elif event_id in board.problem.task_of:
                terms.append(1 + (earlier.venue is not None) + bool(chosen_units(earlier)))
        return board.expression(terms)


def chosen_units(assignment: Assignment) -> frozenset[str]:
    """The units that an assignment chose for places."""
    return frozenset(place.unit for place in assignment.units if place.requirement is not None)


def differences(earlier: Assignment, now: Booking | None, timetable: Timetable) -> int:
    """How many of start, venue and chosen units differ; an event left out has lost all that it had."""
    if now is None:
        return 1 + (earlier.venue is not None) + bool(chosen_units(earlier))
    return (
        (timetable.problem.minute(earlier.start) != now.start)
        + (earlier.venue != now.venue_id)
        + (chosen_units(earlier) != now.chosen)
    )


def _kept(board: "Board", piece: "Piece", earlier: Assignment) -> list["Literal"]:
    """What of an event's earlier place is kept: start, venue, chosen units; a literal each."""
    minute, slot = board.problem.minute(earlier.start), board.problem.slot
    same_slot = board.within(piece, minute // slot, minute // slot) if minute % slot == 0 else board.false
    kept = [board.all_true([piece.present, same_slot])]
    if earlier.venue is not None or None in piece.at:
        kept.append(piece.at.get(earlier.venue, board.false))
    else:
        kept.append(~piece.present)
    chosen = chosen_units(earlier)
    able = {unit_id: piece.takes[unit_id] for _, unit_id in piece.places}
    if not chosen <= able.keys():
        kept.append(board.false if chosen else ~piece.present)
    elif able:
        same = [literal if unit_id in chosen else ~literal for unit_id, literal in able.items()]
        kept.append(board.all_true(same))
    return kept
