"""Precedence: an event keeps its lags after the events that it comes after."""

from collections.abc import Iterable
from typing import TYPE_CHECKING

from exercise_planner.domain.event import After, Event, LagFrom
from exercise_planner.domain.finding import Finding, Subject
from exercise_planner.planning.fact import Fact, Relaxation, subject
from exercise_planner.planning.problem import Problem, Task
from exercise_planner.planning.rule import Rule
from exercise_planner.planning.timetable import Booking, Timetable

if TYPE_CHECKING:
    from exercise_planner.planning.solver.modelling.board import Board
    from exercise_planner.planning.solver.modelling.piece import Literal, Piece


class Precedence(Rule):
    """``min_lag <= start(event) - end(other) <= max_lag``; or counted from ``start(other)``."""

    code = "precedence"
    title = "After the events that it follows"

    def before(self, timetable: Timetable, item: Booking) -> Iterable[Finding]:
        exercise = timetable.problem.exercise
        for after in item.task.event.after:
            other = timetable.bookings.get(after.event)
            if other is not None:
                yield from self._lag(item, other, after)
            elif after.event in exercise.table(Event):
                name = exercise.name(Event, after.event)
                text = f"{item.task.name} is scheduled without “{name}”, which it comes after"
                yield self.finding(text, item.subject, Subject("event", after.event))

    def _lag(self, item: Booking, other: Booking, after: After) -> Iterable[Finding]:
        counted_from = other.end if after.from_ is LagFrom.END else other.start
        lag = item.start - counted_from
        edge = "ends" if after.from_ is LagFrom.END else "starts"
        names = f"{item.task.name} starts {_minutes(lag, other.task.name, edge)}"
        if lag < after.min_lag_minutes:
            text = f"{names}, and must start at least {after.min_lag_minutes} minutes after"
            yield self.finding(text, item.subject, other.subject)
        if after.max_lag_minutes is not None and lag > after.max_lag_minutes:
            text = f"{names}, and must start at most {after.max_lag_minutes} minutes after"
            yield self.finding(text, item.subject, other.subject)

    def post(self, board: "Board") -> None:
        for piece in board.pieces.values():
            for index, after in enumerate(piece.task.event.after):
                if after.event in board.problem.task_of:
                    guard = board.guard(_fact(self.code, board.problem, piece.task, index))
                    _post_lag(board, piece, after, guard)


def _minutes(lag: int, name: str, edge: str) -> str:
    if lag == 0:
        return f"as {name} {edge}"
    return f"{abs(lag)} minutes {'after' if lag > 0 else 'before'} {name} {edge}"


def _post_lag(board: "Board", piece: "Piece", after: After, guard: "Literal | None") -> None:
    other = board.pieces.get(after.event)
    if other is None:
        if after.event in board.events:  # else it is only out of view
            board.forbid(piece.present, guard)
        return
    board.any_of([other.present], piece.present, guard)
    counted_from = other.end if after.from_ is LagFrom.END else other.start
    lag = piece.start - counted_from
    board.require(lag >= board.slots(after.min_lag_minutes), piece.present, guard)
    if after.max_lag_minutes is not None:
        board.require(lag <= after.max_lag_minutes // board.problem.slot, piece.present, guard)


def _fact(code: str, problem: Problem, task: Task, index: int) -> Fact:
    after, own = task.event.after[index], subject(task.event)
    other = problem.task_of[after.event]
    edge = "ends" if after.from_ is LagFrom.END else "starts"
    eases = [
        Relaxation(f"Let {task.name} be held without regard to {other.name}", own, ("after", index), cost=6)
    ]
    text = f"{task.name} starts after {other.name} {edge}"
    if after.min_lag_minutes:
        text = f"{task.name} starts at least {after.min_lag_minutes} minutes after {other.name} {edge}"
        at_once = f"Let {task.name} start as soon as {other.name} {edge}"
        eases.append(Relaxation(at_once, own, ("after", index, "min_lag_minutes"), cost=4))
    if after.max_lag_minutes is not None:
        text += f", and at most {after.max_lag_minutes} minutes after"
        later = f"Let {task.name} start later after {other.name}"
        eases.append(Relaxation(later, own, ("after", index, "max_lag_minutes"), cost=3))
    return Fact(code, text, (own, subject(other.event)), tuple(eases))
