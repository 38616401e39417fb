"""Unit travel: a unit has the time to get from one venue to the next."""

from collections.abc import Iterable
from itertools import combinations, product
from typing import TYPE_CHECKING

from exercise_planner.domain.finding import Finding, Subject
from exercise_planner.domain.unit import Unit
from exercise_planner.planning.easing import one_at_a_time, withdrawals
from exercise_planner.planning.fact import Fact, subject
from exercise_planner.planning.overlap import pairs_closer_than
from exercise_planner.planning.problem import Problem
from exercise_planner.planning.rule import Rule
from exercise_planner.planning.timetable import Booking

if TYPE_CHECKING:
    from exercise_planner.planning.solver.modelling.board import Board
    from exercise_planner.planning.solver.modelling.piece import Literal, Piece


class UnitTravel(Rule):
    """``start(b) - end(a) >= travel(venue(a), venue(b))`` for each two events a before b of a unit."""

    code = "unit_travel"
    title = "Time to travel between venues"

    def in_unit(self, problem: Problem, unit: Unit, items: tuple[Booking, ...]) -> Iterable[Finding]:
        placed = tuple(item for item in items if item.venue_id is not None)
        venues = {item.venue_id for item in placed if item.venue_id is not None}
        if len(venues) < 2:
            return
        longest = max(problem.travel.farthest(venue_id, unit.speed_kmh) for venue_id in venues)
        for earlier, later in pairs_closer_than(placed, longest):
            gap = later.start - earlier.end
            needed = problem.travel.minutes(earlier.venue_id, later.venue_id, unit.speed_kmh)
            if 0 <= gap < needed:
                text = (
                    f"{unit.name} needs {needed} minutes from {_place(earlier)} to {_place(later)}, "
                    f"and has {gap} between {earlier.task.name} and {later.task.name}"
                )
                yield self.finding(text, Subject("unit", unit.id), earlier.subject, later.subject)

    def post(self, board: "Board") -> None:
        sharing: dict[tuple[str, str], list[Unit]] = {}
        for unit in board.problem.exercise.units:
            using = [piece for piece, _ in board.using(unit.id)]
            for a, b in combinations(using, 2):
                sharing.setdefault((a.id, b.id), []).append(unit)
        board.between(sharing, lambda a, b: self._apart(board, a, b, sharing[a.id, b.id]))

    def _apart(self, board: "Board", a: "Piece", b: "Piece", units: list[Unit]) -> None:
        """Post the travel of the units that two events may share, once for what is alike."""
        needed: dict[tuple[int, ...], tuple[int, int, tuple[Literal | None, ...]]] = {}
        for unit in units:
            guards: tuple[Literal | None, ...] = ()
            for (v, at_v), (w, at_w) in product(a.at.items(), b.at.items()):
                there, back = _slots(board, unit, v, w), _slots(board, unit, w, v)
                if max(there, back) <= board.slots(unit.min_rest_minutes) or _far_apart(a, b, there, back):
                    continue
                if not guards:
                    together = board.guard(one_at_a_time(board.problem, unit))
                    guards = (board.guard(_fact(self.code, board, unit)), together)
                given: tuple[Literal | None, ...] = (a.takes[unit.id], b.takes[unit.id], at_v, at_w, *guards)
                key = tuple(literal.index for literal in given if literal is not None)
                known = needed.get(key, (0, 0, given))
                needed[key] = (max(there, known[0]), max(back, known[1]), given)
        for there, back, given in needed.values():
            first = board.order(a, b)
            board.require(b.start >= a.end + there, first, *given)
            board.require(a.start >= b.end + back, ~first, *given)


def _place(item: Booking) -> str:
    return item.venue.name if item.venue else str(item.venue_id)


def _slots(board: "Board", unit: Unit, from_id: str | None, to_id: str | None) -> int:
    return board.slots(board.problem.travel.minutes(from_id, to_id, unit.speed_kmh))


def _far_apart(a: "Piece", b: "Piece", there: int, back: int) -> bool:
    """Whether two events cannot be so close that travel matters."""
    return a.last + a.task.slots + there <= b.first or b.last + b.task.slots + back <= a.first


def _fact(code: str, board: "Board", unit: Unit) -> Fact:
    text = f"{unit.name} travels between venues at {unit.speed_kmh:g} km/h or by the plan's travel times"
    return Fact(code, text, (subject(unit),), withdrawals(board.problem, unit))
