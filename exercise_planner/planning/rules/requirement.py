"""Requirement: each place is filled by a capable unit of a nation that may fill it."""

from collections.abc import Iterable
from itertools import combinations
from typing import TYPE_CHECKING

from exercise_planner.domain.event import Event, Requirement
from exercise_planner.domain.finding import Finding, Subject
from exercise_planner.domain.nation import Nation
from exercise_planner.domain.schedule import Place
from exercise_planner.domain.unit import Unit
from exercise_planner.planning.fact import Fact, Relaxation, subject
from exercise_planner.planning.problem import Problem, Task
from exercise_planner.planning.rule import Rule
from exercise_planner.planning.timetable import Booking

if TYPE_CHECKING:
    from exercise_planner.planning.solver.modelling.board import Board
    from exercise_planner.planning.solver.modelling.piece import Literal, Piece

FEW = 6
"""Capabilities up to which each group of them is looked at."""


class FilledRequirement(Rule):
    """For each requirement: ``count`` distinct capable units, from at least ``min_nations`` nations."""

    code = "requirement"
    title = "Its places are filled by units that can"

    def in_event(self, problem: Problem, item: Booking) -> Iterable[Finding]:
        requires = item.task.event.requires
        filled: list[list[Place]] = [[] for _ in requires]
        for place in item.places:
            if place.requirement is None:
                continue
            if place.requirement >= len(requires):
                text = f"{item.task.name} has no requirement number {place.requirement} for a unit to fill"
                yield self.finding(text, item.subject, Subject("unit", place.unit))
            else:
                filled[place.requirement].append(place)
        for requirement, places in zip(requires, filled, strict=True):
            yield from self._of_requirement(problem, item, requirement, places)

    def _of_requirement(
        self, problem: Problem, item: Booking, requirement: Requirement, places: list[Place]
    ) -> Iterable[Finding]:
        name, what = item.task.name, requirement.capability
        units = [problem.exercise.get(Unit, place.unit) for place in places]
        known = [unit for unit in units if unit is not None]
        if len(places) != requirement.count:
            text = f"{name} needs {requirement.count} × {what}, and has {len(places)}"
            yield self.finding(text, item.subject)
        for unit in known:
            if what not in unit.capabilities:
                text = f"{unit.name} fills a place of {name} for {what}, which it cannot do"
                yield self.finding(text, item.subject, Subject("unit", unit.id))
            if requirement.nations and unit.nation not in requirement.nations:
                text = f"{unit.name} fills a place of {name} for {what}, which is not open to its nation"
                yield self.finding(
                    text, item.subject, Subject("unit", unit.id), Subject("nation", unit.nation)
                )
        nations = {unit.nation for unit in known}
        if len(nations) < requirement.min_nations:
            text = (
                f"{name} needs {what} from at least {requirement.min_nations} nations, and has {len(nations)}"
            )
            yield self.finding(text, item.subject)

    def post(self, board: "Board") -> None:
        for piece in board.pieces.values():
            for opening in piece.task.openings:
                _fill(board, piece, opening.index, self.code)
        if not board.guarded:
            share_out(board)


def _fill(board: "Board", piece: "Piece", index: int, code: str) -> None:
    event, filling = piece.task.event, piece.filling(index)
    requirement = event.requires[index]
    guard = board.guard(_fact(board, event, index, code))
    board.require(sum(filling.values()) == requirement.count * piece.present, guard)
    if requirement.min_nations > 1:
        by_nation: dict[str, list[Literal]] = {}
        for unit_id, literal in filling.items():
            by_nation.setdefault(board.problem.exercise.the(Unit, unit_id).nation, []).append(literal)
        nations = [board.any_true(literals) for literals in by_nation.values()]
        board.require(sum(nations) >= requirement.min_nations, piece.present, guard)


def _fact(board: "Board", event: Event, index: int, code: str) -> Fact:
    requirement, own = event.requires[index], subject(event)
    name = f"“{event.name}”"
    what = f"{requirement.count} × {requirement.capability}"
    eases = [Relaxation(f"Hold {name} without {what}", own, ("requires", index), cost=6)]
    if requirement.count > 1:
        fewer = f"Let {name} do with {requirement.count - 1} × {requirement.capability}"
        eases.append(Relaxation(fewer, own, ("requires", index, "count"), requirement.count - 1, cost=4))
    text = f"{name} needs {what}"
    if requirement.nations:
        names = ", ".join(board.problem.exercise.name(Nation, one) for one in requirement.nations)
        text += f" of {names}"
        anyone = f"Let units of any nation fill the places of {name} for {requirement.capability}"
        eases.append(Relaxation(anyone, own, ("requires", index, "nations"), cost=4))
    if requirement.min_nations > 1:
        text += f", from at least {requirement.min_nations} nations"
        fewer = f"Let fewer nations fill the places of {name} for {requirement.capability}"
        eases.append(Relaxation(fewer, own, ("requires", index, "min_nations"), cost=4))
    return Fact(code, text, (own,), tuple(eases))


def share_out(board: "Board") -> None:
    """At each moment places and named units take no more units for some capabilities than have any of them.

    Redundant, and it needs no variables for the choice of units.

    Args:
        board: The board.
    """
    for capacity, demand_of in shares(board.problem):
        demands = [
            (board.interval(piece, 0, piece.present), demand_of[piece.id])
            for piece in board.pieces.values()
            if piece.id in demand_of
        ]
        if sum(demand for _, demand in demands) > capacity:
            board.cumulative([one for one, _ in demands], [demand for _, demand in demands], capacity)


def shares(problem: Problem) -> Iterable[tuple[int, dict[str, int]]]:
    """For groups of capabilities: how many units have any of them, and what events take of these, by id.

    A unit that has several capabilities is counted once, which one capability by itself does not see.

    Args:
        problem: The problem.
    """
    wanted = (one.capability for task in problem.tasks for one in task.event.requires)
    for capabilities in _groups(list(dict.fromkeys(wanted))):
        capable = {unit.id for unit in problem.exercise.units if capabilities.intersection(unit.capabilities)}
        demands = ((task.id, _demand(task, capabilities, capable)) for task in problem.tasks)
        yield len(capable), {event_id: demand for event_id, demand in demands if demand}


def _demand(task: Task, capabilities: frozenset[str], capable: set[str]) -> int:
    wanted = sum(one.count for one in task.event.requires if one.capability in capabilities)
    return wanted + len(capable & {unit.id for unit in task.units})


def _groups(capabilities: list[str]) -> Iterable[frozenset[str]]:
    """Each capability, all together, and where they are few also each group of them."""
    sizes = range(1, len(capabilities) + 1) if len(capabilities) <= FEW else (1, len(capabilities))
    for size in dict.fromkeys(sizes):
        yield from map(frozenset, combinations(capabilities, size))
