"""Interoperability: the participants of an event share the standards that it needs."""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import combinations
from typing import TYPE_CHECKING

from exercise_planner.domain.event import Need, NeedRule
from exercise_planner.domain.exercise import Exercise
from exercise_planner.domain.finding import Finding, Subject
from exercise_planner.domain.interoperability import (
    LANGUAGE,
    Party,
    gaps,
    lead_of,
    party_of_nation,
    party_of_unit,
)
from exercise_planner.domain.nation import Nation, Standards
from exercise_planner.domain.unit import Unit
from exercise_planner.planning.fact import Fact, Relaxation, subject
from exercise_planner.planning.problem import Problem, Task
from exercise_planner.planning.rule import Rule
from exercise_planner.planning.timetable import Booking

if TYPE_CHECKING:
    from exercise_planner.planning.solver.modelling.board import Board
    from exercise_planner.planning.solver.modelling.piece import Literal, Piece


class Interoperability(Rule):
    """``COMMON``: a value that all have; ``PAIRWISE``: each two share one; ``LEAD``: each and the lead do."""

    code = "interoperability"
    title = "With standards that its participants share"

    def in_event(self, problem: Problem, item: Booking) -> Iterable[Finding]:
        if not item.task.event.interoperability:
            return
        exercise = problem.exercise
        staff = (exercise.get(Nation, nation_id) for nation_id in item.task.event.nations)
        parties = [party_of_unit(exercise, unit) for unit in item.units]
        parties += [party_of_nation(nation) for nation in staff if nation is not None]
        lead = lead_of(exercise, item.task.event.lead)
        for need in item.task.event.interoperability:
            for gap in gaps(need, parties, lead):
                yield self.finding(_sentence(item, need, gap), item.subject, *(one.subject for one in gap))

    def post(self, board: "Board") -> None:
        for piece in board.pieces.values():
            event = piece.task.event
            for index, need in enumerate(event.interoperability):
                what = need.dimension.replace("_", " ")
                text = f"{piece.task.name} needs a {what} that its participants share"
                drop = Relaxation(
                    f"Hold {piece.task.name} without a shared {what}",
                    subject(event),
                    ("interoperability", index),
                    cost=5,
                )
                ways = (drop, *bridges(board.problem.exercise, piece.task, need))
                guard = board.guard(Fact(self.code, text, (subject(event),), ways))
                _post_need(board, piece, need, guard)


def bridges(exercise: Exercise, task: Task, need: Need) -> Iterator[Relaxation]:
    """What to equip one of those who take part in any case with, so that these meet a need.

    Args:
        exercise: The exercise.
        task: The event.
        need: What they are to share; a language is not given to anybody overnight.
    """
    lead = lead_of(exercise, task.event.lead)
    fixed: dict[Subject, Unit | Nation] = {subject(unit): unit for unit in task.units}
    staff = (exercise.get(Nation, nation_id) for nation_id in task.event.nations)
    fixed |= {subject(nation): nation for nation in staff if nation is not None}
    parties = [_party(exercise, record) for record in fixed.values()]
    if need.dimension == LANGUAGE or not any(True for _ in gaps(need, parties, lead)):
        return
    every = (party_of_unit(exercise, unit) for unit in exercise.units)
    usual = Counter(value for party in every for value in party.values(need))
    for poor in parties:
        others = [party for party in (*parties, *([lead] if lead else [])) if party.subject != poor.subject]
        offered = frozenset[str]().union(*(party.values(need) for party in others))
        for value in sorted(offered, key=lambda one: (-usual[one], one)):
            rich = replace(poor, standards=_with(poor.standards, need.dimension, value))
            mended = [rich if party is poor else party for party in parties]
            leading = rich if lead is not None and lead.subject == poor.subject else lead
            if not any(True for _ in gaps(need, mended, leading)):
                yield _equip(fixed[poor.subject], rich, need.dimension, value)
                break


def _party(exercise: Exercise, record: Unit | Nation) -> Party:
    return party_of_unit(exercise, record) if isinstance(record, Unit) else party_of_nation(record)


def _with(standards: Standards, dimension: str, value: str) -> Standards:
    return Standards({**standards, dimension: (*standards.get(dimension, ()), value)})


def _equip(record: Unit | Nation, rich: Party, dimension: str, value: str) -> Relaxation:
    own = {name: list(values) for name, values in record.standards.items()}
    own[dimension] = list(rich.standards[dimension])
    what = dimension.replace("_", " ")
    return Relaxation(f"Equip {rich.name} with the {what} {value}", rich.subject, ("standards",), own, cost=6)


def _sentence(item: Booking, need: Need, gap: tuple[Party, ...]) -> str:
    names = [party.name for party in gap]
    what = need.dimension.replace("_", " ")
    if need.accept:
        what = f"{what} ({', '.join(need.accept)})"
    if need.rule is NeedRule.COMMON:
        return f"{item.task.name} needs one {what} that all share, and there is none among {', '.join(names)}"
    if len(names) == 1:
        return f"{item.task.name} needs {what}, and {names[0]} has none"
    with_lead = " with its lead" if need.rule is NeedRule.LEAD else ""
    return f"{item.task.name} needs {what} shared{with_lead}, and {' and '.join(names)} share none"


def _post_need(board: "Board", piece: "Piece", need: Need, guard: "Literal | None") -> None:
    exercise, event = board.problem.exercise, piece.task.event
    units = (exercise.the(Unit, unit_id) for unit_id in piece.takes)
    parties = [(party_of_unit(exercise, unit), piece.takes[unit.id]) for unit in units]
    staff = (exercise.get(Nation, nation_id) for nation_id in dict.fromkeys(event.nations))
    parties += [(party_of_nation(nation), piece.present) for nation in staff if nation is not None]
    if need.rule is NeedRule.COMMON:
        _post_common(board, piece, [(party.values(need), literal) for party, literal in parties], guard)
        return
    lead = lead_of(exercise, event.lead)
    if need.rule is NeedRule.LEAD and lead is None:
        board.forbid(piece.present, guard)
    for together in combinations(parties, 2 if need.rule is NeedRule.PAIRWISE else 1):
        if any(gaps(need, [party for party, _ in together], lead)):
            board.forbid(*(literal for _, literal in together), guard)


def _post_common(
    board: "Board", piece: "Piece", parties: "list[tuple[frozenset[str], Literal]]", guard: "Literal | None"
) -> None:
    """One value is common: whoever takes part has it."""
    if not parties:
        return
    common = {value: board.literal() for value in sorted(frozenset().union(*(own for own, _ in parties)))}
    sure = any(literal is piece.present for _, literal in parties)
    somebody = piece.present if sure else board.any_true([literal for _, literal in parties])
    board.any_of(list(common.values()), somebody, guard)
    for own, literal in parties:
        for value, chosen in common.items():
            if value not in own:
                board.forbid(chosen, literal, guard)
