"""Packing: what fits into the windows of time, such as daily hours, that a resource's events are held in.

Redundant, but the search does not see it: ten events of four hours, two a day, take five days.
"""

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from exercise_planner.planning import bitmap
from exercise_planner.planning.solver.modelling.piece import Literal, Piece

if TYPE_CHECKING:
    from exercise_planner.planning.solver.modelling.board import Board

MANY_WINDOWS = 60
"""Windows from which on packing is left out: there are too many literals, and it seldom decides anything."""

Window = tuple[int, int]


def post_packing(board: "Board", held: Sequence[tuple[Piece, Literal]], gap: int) -> None:
    """What one resource, which takes one event at a time, can take in each window of its events.

    Args:
        board: The board.
        held: The events that may use it, with the literals that they do.
        gap: Slots between two of them.
    """
    found = windows(piece for piece, _ in held)
    if len(held) < 3 or not 2 <= len(found) <= MANY_WINDOWS:
        return
    if sum(piece.task.slots + gap for piece, _ in held) * 3 < sum(end - start for start, end in found):
        return  # there is room enough
    inside: list[list[tuple[Piece, Literal]]] = [[] for _ in found]
    for piece, literal in held:
        parts = [board.within(piece, start, end - 1) for start, end in found]
        board.require(sum(parts) == 1)
        for members, part in zip(inside, parts, strict=True):
            if part is not board.false:
                members.append((piece, _both(board, literal, part)))
    for (start, end), members in zip(found, inside, strict=True):
        _post_window(board, end - start + gap, members, gap)


def windows(pieces: Iterable[Piece]) -> list[Window]:
    """The stretches of slots that events may occupy, from the first slot to the last and one more."""
    runs = sorted(
        (first, last + piece.task.slots) for piece in pieces for first, last in bitmap.ranges(piece.bits)
    )
    found: list[Window] = []
    for start, end in runs:
        if found and start < found[-1][1]:
            found[-1] = (found[-1][0], max(found[-1][1], end))
        else:
            found.append((start, end))
    return found


def _both(board: "Board", a: Literal, b: Literal) -> Literal:
    """A literal that is true at least where both are."""
    if a is board.true:
        return b
    if b is board.true:
        return a
    found = board.literal()
    board.any_of([found], a, b)
    return found


def _post_window(board: "Board", room: int, members: list[tuple[Piece, Literal]], gap: int) -> None:
    sizes = [piece.task.slots + gap for piece, _ in members]
    if sum(sizes) <= room:
        return
    board.require(sum(size * literal for size, (_, literal) in zip(sizes, members, strict=True)) <= room)
    board.require(sum(literal for _, literal in members) <= _most(sizes, room))


def _most(sizes: list[int], room: int) -> int:
    """How many fit at most: the smallest."""
    count = 0
    for size in sorted(sizes):
        room -= size
        if room < 0:
            break
        count += 1
    return count
