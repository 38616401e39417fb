"""Unit duty: a unit works no longer than its limit in a local day."""

from collections.abc import Iterable
from typing import TYPE_CHECKING

from exercise_planner.domain.finding import Finding, Subject
from exercise_planner.domain.unit import Unit
from exercise_planner.planning import bitmap
from exercise_planner.planning.fact import Fact, Relaxation, subject
from exercise_planner.planning.problem import Problem
from exercise_planner.planning.rule import Rule
from exercise_planner.planning.spans import Span
from exercise_planner.planning.timetable import Booking

if TYPE_CHECKING:
    from exercise_planner.planning.solver.modelling.board import Board
    from exercise_planner.planning.solver.modelling.piece import Linear, Literal, Piece


class UnitDuty(Rule):
    """``sum over events of |[start, end) and day| <= max_duty`` for each local day."""

    code = "unit_duty"
    title = "No more duty in a day than a unit may do"

    def in_unit(self, problem: Problem, unit: Unit, items: tuple[Booking, ...]) -> Iterable[Finding]:
        limit = unit.max_duty_minutes_per_day
        if limit is None:
            return
        for day_start, day_end in problem.days:
            on_duty = [item for item in items if item.start < day_end and item.end > day_start]
            minutes = sum(min(item.end, day_end) - max(item.start, day_start) for item in on_duty)
            if minutes > limit:
                when = problem.day(day_start)
                text = f"{unit.name} may work {limit} minutes a day, and works {minutes} on {when}"
                yield self.finding(text, Subject("unit", unit.id), *(item.subject for item in on_duty))

    def post(self, board: "Board") -> None:
        for unit in board.problem.exercise.units:
            limit = unit.max_duty_minutes_per_day
            if limit is None or not board.using(unit.id):
                continue
            guard = board.guard(_fact(self.code, unit))
            for day in board.problem.days:
                terms = [
                    term
                    for piece, takes in board.using(unit.id)
                    for term in _on_duty(board, piece, takes, day)
                ]
                if terms:
                    board.require(sum(terms) <= limit, guard)


def _fact(code: str, unit: Unit) -> Fact:
    text = f"{unit.name} may work {unit.max_duty_minutes_per_day} minutes a day"
    ease = Relaxation(
        f"Let {unit.name} work without a daily limit", subject(unit), ("max_duty_minutes_per_day",), cost=5
    )
    return Fact(code, text, (subject(unit),), (ease,))


def _on_duty(board: "Board", piece: "Piece", takes: "Literal", day: Span) -> Iterable["Linear"]:
    """The minutes of an event in a day, or more; by the ways in which it can meet the day."""
    slot, length, (dawn, dusk) = board.problem.slot, piece.task.length, day
    touching = ((dawn - length) // slot + 1, -(-dusk // slot) - 1)  # first and last start that meets the day
    starts_in, ends_in = (
        -(-dawn // slot),
        (dusk - length) // slot,
    )  # first start, last start with its end in it
    met = piece.bits & bitmap.run(*touching)
    if not met:
        return
    if not met & ~bitmap.run(starts_in, ends_in):
        works = board.literal()
        board.any_of([works], takes, board.within(piece, starts_in, ends_in))
        yield length * works
        return
    minutes = board.number(0, min(length, dusk - dawn))
    start, end = slot * piece.start, slot * piece.end
    board.require(minutes >= length, takes, board.within(piece, starts_in, ends_in))
    board.require(minutes >= end - dawn, takes, board.within(piece, touching[0], min(starts_in - 1, ends_in)))
    board.require(
        minutes >= dusk - start, takes, board.within(piece, max(starts_in, ends_in + 1), touching[1])
    )
    board.require(minutes >= dusk - dawn, takes, board.within(piece, ends_in + 1, starts_in - 1))
    yield minutes
