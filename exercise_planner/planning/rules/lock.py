"""Lock: the parts of an event's place that are fixed stay as they are."""

from collections.abc import Iterable
from typing import TYPE_CHECKING

from exercise_planner.domain.finding import Finding, Subject
from exercise_planner.domain.unit import Unit
from exercise_planner.domain.venue import Venue
from exercise_planner.planning.fact import Fact, Limit, Relaxation, subject
from exercise_planner.planning.problem import Problem, Task
from exercise_planner.planning.rule import Rule
from exercise_planner.planning.timetable import Booking

if TYPE_CHECKING:
    from exercise_planner.planning.solver.modelling.board import Board


class LockedParts(Rule):
    """``start = lock.start``, ``venue = lock.venue``, and each unit of ``lock.units`` takes part."""

    code = "lock"
    title = "As it is locked"

    def of_event(self, problem: Problem, task: Task) -> Iterable[Limit]:
        lock = task.event.lock
        if lock is None or lock.start is None:
            return
        start = problem.minute(lock.start)
        yield Limit(lambda: self._locked(problem, task, start), ((start, start + task.length),))

    def _locked(self, problem: Problem, task: Task, start: int) -> Fact:
        off = "" if start % problem.slot == 0 else f", off the grid of {problem.slot} minutes"
        own = Subject("event", task.id)
        ease = Relaxation(f"Unlock the start of {task.name}", own, ("lock", "start"), cost=2)
        text = f"{task.name} is locked to start at {problem.local(start)}{off}"
        return Fact(self.code, text, (own,), (ease,))

    def in_event(self, problem: Problem, item: Booking) -> Iterable[Finding]:
        lock = item.task.event.lock
        if lock is None:
            return
        if lock.venue is not None and lock.venue != item.venue_id:
            name = problem.exercise.name(Venue, lock.venue)
            text = f"{item.task.name} is locked to {name}, and is held elsewhere"
            yield self.finding(text, item.subject, Subject("venue", lock.venue))
        here = {place.unit for place in item.places}
        for unit_id in lock.units:
            if unit_id not in here:
                name = problem.exercise.name(Unit, unit_id)
                text = f"{name} is locked to take part in {item.task.name}, and does not"
                yield self.finding(text, item.subject, Subject("unit", unit_id))

    def post(self, board: "Board") -> None:
        for piece in board.pieces.values():
            lock = piece.task.event.lock
            if lock is None:
                continue
            own, name = subject(piece.task.event), piece.task.name
            if lock.venue is not None:
                venue = board.problem.exercise.name(Venue, lock.venue)
                ease = Relaxation(f"Unlock the venue of {name}", own, ("lock", "venue"), cost=2)
                subjects = (own, Subject("venue", lock.venue))
                guard = board.guard(Fact(self.code, f"{name} is locked to {venue}", subjects, (ease,)))
                here = piece.at.get(lock.venue)
                board.any_of([] if here is None else [here], piece.present, guard)
            for index, unit_id in enumerate(lock.units):
                unit = board.problem.exercise.name(Unit, unit_id)
                ease = Relaxation(f"Unlock {unit} from {name}", own, ("lock", "units", index), cost=2)
                subjects = (own, Subject("unit", unit_id))
                text = f"{unit} is locked to take part in {name}"
                guard = board.guard(Fact(self.code, text, subjects, (ease,)))
                takes = piece.takes.get(unit_id)
                board.any_of([] if takes is None else [takes], piece.present, guard)
