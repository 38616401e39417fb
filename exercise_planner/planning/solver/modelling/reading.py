"""Between schedules and values of a board's variables."""

from collections.abc import Callable, Iterable, Iterator

from ortools.sat.python import cp_model

from exercise_planner.domain.schedule import Assignment, Place
from exercise_planner.planning.problem import Problem, Task
from exercise_planner.planning.solver.modelling.board import Board
from exercise_planner.planning.solver.modelling.piece import Linear, Piece

Value = Callable[[Linear], int]
"""The value of an expression in a solution."""


def placed(
    problem: Problem, task: Task, start: int, venue_id: str | None, chosen: Iterable[tuple[int, str]]
) -> Assignment:
    """An event's place in a schedule, with instants in the exercise's own offset.

    Args:
        problem: The problem.
        task: The event.
        start: The slot at which it starts.
        venue_id: Where it is held.
        chosen: The units chosen for places, as (index of the requirement, unit id).
    """
    minute = start * problem.slot
    named = [Place(unit=unit_id) for unit_id in dict.fromkeys(task.event.units)]
    return Assignment(
        id=task.id,
        rank=task.index,
        start=problem.instant(minute),
        end=problem.instant(minute + task.length),
        venue=venue_id,
        units=(*named, *(Place(unit=unit_id, requirement=index) for index, unit_id in sorted(chosen))),
    )


def assignments(board: Board, value: Value) -> tuple[Assignment, ...]:
    """The schedule that a solution stands for."""
    return tuple(
        placed(
            board.problem,
            piece.task,
            value(piece.start),
            next(venue_id for venue_id, literal in piece.at.items() if value(literal)),
            [place for place, literal in piece.places.items() if value(literal)],
        )
        for piece in board.pieces.values()
        if value(piece.present)
    )


def decisions(board: Board, schedule: Iterable[Assignment]) -> Iterator[tuple[Linear, int]]:
    """The variables that decide a schedule, with their values in it; all others follow from them."""
    by_id = {assignment.id: assignment for assignment in schedule}
    for piece in board.pieces.values():
        yield from _of_piece(board, piece, by_id.get(piece.id))


def _of_piece(board: Board, piece: Piece, assignment: Assignment | None) -> Iterator[tuple[Linear, int]]:
    yield from _of_event(board, piece, assignment)
    places = set() if assignment is None else {(place.requirement, place.unit) for place in assignment.units}
    for place, literal in piece.places.items():
        yield literal, place in places


def _of_event(board: Board, piece: Piece, assignment: Assignment | None) -> Iterator[tuple[Linear, int]]:
    yield piece.present, assignment is not None
    if len(piece.at) > 1:
        for venue_id, literal in piece.at.items():
            yield literal, assignment is not None and assignment.venue == venue_id
    if assignment is None:
        yield piece.start, piece.first
    else:
        yield piece.start, board.problem.minute(assignment.start) // board.problem.slot


def expressible(board: Board, schedule: Iterable[Assignment]) -> bool:
    """Whether the board has a value for all that a schedule says."""
    known = {assignment.id: assignment for assignment in schedule}
    if any(not task.event.optional and task.id not in known for task in board.problem.tasks):
        return False
    return all(_expressible(board, assignment) for assignment in known.values())


def _expressible(board: Board, assignment: Assignment) -> bool:
    piece = board.pieces.get(assignment.id)
    if piece is None or assignment.venue not in piece.at:
        return False
    start = board.problem.minute(assignment.start)
    chosen = {(place.requirement, place.unit) for place in assignment.units if place.requirement is not None}
    named = [place.unit for place in assignment.units if place.requirement is None]
    return (
        start >= 0
        and start % board.problem.slot == 0
        and bool(piece.bits >> start // board.problem.slot & 1)
        and chosen <= piece.places.keys()
        and len(chosen) + len(named) == len(assignment.units)
        and sorted(named) == sorted(set(piece.task.event.units))
    )


def complete(board: Board, schedule: Iterable[Assignment], seconds: float = 10) -> tuple[int, ...] | None:
    """The values of all variables of the model for a schedule; None where it has none.

    A hint helps only when it is whole, and the values of auxiliary variables follow from few decisions.

    Args:
        board: The board.
        schedule: A schedule that the board can express.
        seconds: How long it may take.
    """
    solver = _settled(board, decisions(board, schedule), seconds)
    return None if solver is None else tuple(solver.response_proto.solution)


def manned(board: Board, schedule: Iterable[Assignment], seconds: float) -> tuple[Assignment, ...] | None:
    """A schedule with the times and venues of another one, and units chosen anew; None where none is found.

    Args:
        board: A board with all rules.
        schedule: Events at times and venues that the board can express; its units are not looked at.
        seconds: How long it may take.
    """
    by_id = {assignment.id: assignment for assignment in schedule}
    times = (item for piece in board.pieces.values() for item in _of_event(board, piece, by_id.get(piece.id)))
    solver = _settled(board, times, seconds)
    return None if solver is None else assignments(board, solver.value)


def _settled(board: Board, values: Iterable[tuple[Linear, int]], seconds: float) -> cp_model.CpSolver | None:
    """The solver after it has found values for all that some values leave open; None where it has not."""
    model = board.model.clone()
    model.clear_hints()  # type: ignore[no-untyped-call]  # OR-Tools forgot
    for variable, value in values:
        model.add(variable == int(value))
    solver = cp_model.CpSolver()
    solver.parameters.num_workers = 1
    solver.parameters.max_time_in_seconds = seconds
    found = solver.solve(model) in (cp_model.OPTIMAL, cp_model.FEASIBLE)
    return solver if found else None


def hint(board: Board, values: tuple[int, ...]) -> None:
    """Hint all variables of the model."""
    board.model.clear_hints()  # type: ignore[no-untyped-call]  # OR-Tools forgot
    for index, value in enumerate(values):
        board.model.add_hint(board.model.get_int_var_from_proto_index(index), value)
