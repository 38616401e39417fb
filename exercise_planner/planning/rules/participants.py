"""Participants: all named units take part, none twice, and enough nations."""

from collections import Counter
from collections.abc import Iterable
from typing import TYPE_CHECKING

from exercise_planner.domain.finding import Finding, Subject
from exercise_planner.domain.unit import Unit
from exercise_planner.planning.fact import Fact, Relaxation, subject
from exercise_planner.planning.problem import Problem
from exercise_planner.planning.rule import Rule
from exercise_planner.planning.timetable import Booking

if TYPE_CHECKING:
    from exercise_planner.planning.solver.modelling.board import Board
    from exercise_planner.planning.solver.modelling.piece import Literal


class Participants(Rule):
    """``units(event)`` take part; each unit fills one place; at least ``min_nations`` nations take part."""

    code = "participants"
    title = "With all its units and enough nations"

    def in_event(self, problem: Problem, item: Booking) -> Iterable[Finding]:
        event, name = item.task.event, item.task.name
        places = Counter(place.unit for place in item.places)
        stated = {place.unit for place in item.places if place.requirement is None}
        for unit_id in event.units:
            if unit_id not in stated:
                unit = problem.exercise.name(Unit, unit_id)
                text = f"{unit} is named for {name} and does not take part"
                yield self.finding(text, item.subject, Subject("unit", unit_id))
        for unit_id in sorted(stated - set(event.units)):
            unit = problem.exercise.name(Unit, unit_id)
            text = f"{unit} takes part in {name} without being named for it or filling a place"
            yield self.finding(text, item.subject, Subject("unit", unit_id))
        for unit_id, count in places.items():
            if count > 1:
                unit = problem.exercise.name(Unit, unit_id)
                yield self.finding(
                    f"{unit} fills {count} places in {name}", item.subject, Subject("unit", unit_id)
                )
        if len(item.nations) < event.min_nations:
            text = f"{name} needs at least {event.min_nations} nations, and has {len(item.nations)}"
            yield self.finding(text, item.subject)

    def post(self, board: "Board") -> None:
        for piece in board.pieces.values():
            event = piece.task.event
            literals: dict[str, list[Literal]] = {}
            for (_, unit_id), literal in piece.places.items():
                literals.setdefault(unit_id, []).append(literal)
            for places in literals.values():
                if len(places) > 1:
                    board.require(sum(places) <= 1)
            if event.min_nations:
                ease = Relaxation(
                    f"Let {piece.task.name} be held by fewer nations",
                    subject(event),
                    ("min_nations",),
                    cost=4,
                )
                text = f"{piece.task.name} needs at least {event.min_nations} nations"
                guard = board.guard(Fact(self.code, text, (subject(event),), (ease,)))
                board.require(sum(piece.nations.values()) >= event.min_nations, piece.present, guard)
