"""What a cell of the matrix means: shared, missing, which events suffer, what would bridge it."""

from html import escape

from exercise_planner.domain.bridges import Bridge, bridges
from exercise_planner.domain.exercise import Exercise
from exercise_planner.domain.finding import Subject
from exercise_planner.domain.matrix import Cell, Link, Matrix, suffering
from exercise_planner.ui import words
from exercise_planner.ui.pages.interoperability.shown import OVERALL, SAYINGS, SIGNS, called
from exercise_planner.ui.widgets.link_pane import line, listed, title, to
from exercise_planner.ui.words import QT_TRANSLATE_NOOP

MOST = 12


def explained(exercise: Exercise, matrix: Matrix, row: int, column: int, dimension: str) -> str:
    """The meaning of a cell, as HTML with links.

    Args:
        exercise: The exercise that the matrix is of.
        matrix: The matrix.
        row: Number of a party.
        column: Number of another.
        dimension: The dimension that is looked at, or OVERALL for all.
    """
    ours, theirs = matrix.rows[row], matrix.rows[column]
    if row == column:
        return title(ours.name) + listed(_own(cell) for cell in matrix.cells(row, row))
    cells = matrix.cells(row, column) if dimension == OVERALL else (matrix.cell(row, column, dimension),)
    parts = [
        line(f"<b>{to(ours.subject, ours.name)} — {to(theirs.subject, theirs.name)}</b>"),
        listed(_shared(cell, ours.name, theirs.name) for cell in cells),
    ]
    hurt = [item for item in suffering(exercise, ours, theirs) if dimension in (OVERALL, item.dimension)]
    if hurt:
        parts.append(_bold(QT_TRANSLATE_NOOP("window", "Events that suffer:")))
        parts.append(
            listed(
                f"{to(Subject('event', item.event.id), item.event.name)} · {escape(called(item.dimension))}"
                f" · {_placed(item.scheduled)}"
                for item in hurt[:MOST]
            )
        )
    elif any(cell.link in (Link.NONE, Link.PARTLY) for cell in cells):
        parts.append(line(words.tr(QT_TRANSLATE_NOOP("window", "No event needs of them what they lack."))))
    ways = [
        (cell.dimension, way)
        for cell in cells
        for way in bridges(exercise, matrix, row, column, cell.dimension)
    ]
    if ways:
        parts.append(_bold(QT_TRANSLATE_NOOP("window", "What would bridge it:")))
        parts.append(listed(f"{escape(called(name))}: {_way(way)}" for name, way in ways))
    return "".join(parts)


def _placed(scheduled: bool) -> str:
    text = (
        QT_TRANSLATE_NOOP("window", "scheduled")
        if scheduled
        else QT_TRANSLATE_NOOP("window", "not scheduled")
    )
    return escape(words.tr(text))


def _bold(text: str) -> str:
    return line(f"<b>{escape(words.tr(text))}</b>")


def _own(cell: Cell) -> str:
    return escape(f"{called(cell.dimension)}: {', '.join(cell.first) or '?'}")


def _shared(cell: Cell, ours: str, theirs: str) -> str:
    said = f"{SIGNS[cell.link]} {called(cell.dimension)}: {words.tr(SAYINGS[cell.link])}"
    if cell.shared:
        said += f" — {', '.join(cell.shared)}"
    if cell.link is not Link.SHARED:
        said += f" ({ours}: {', '.join(cell.first) or '?'}; {theirs}: {', '.join(cell.second) or '?'})"
    return escape(said)


def _way(way: Bridge) -> str:
    links = ", ".join(to(subject, subject.id) for subject in way.subjects)
    return f"{escape(way.text)}{f' ({links})' if links else ''}"
