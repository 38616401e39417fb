"""How the matrix looks: the sign, the letters and the tone of each cell."""

from exercise_planner.domain.matrix import Link, Matrix, Row
from exercise_planner.ui import words
from exercise_planner.ui.models.grid import Grid, GridCell, Side
from exercise_planner.ui.words import QT_TRANSLATE_NOOP

OVERALL = ""
"""The name of no dimension: all of them."""
SIGNS = {Link.SHARED: "✓", Link.PARTLY: "◐", Link.NONE: "✗", Link.UNKNOWN: "?"}
TONES = {Link.SHARED: "good", Link.PARTLY: "warning", Link.NONE: "danger", Link.UNKNOWN: "muted"}
SAYINGS = {
    Link.SHARED: QT_TRANSLATE_NOOP("window", "shared"),
    Link.PARTLY: QT_TRANSLATE_NOOP("window", "partly shared"),
    Link.NONE: QT_TRANSLATE_NOOP("window", "nothing shared"),
    Link.UNKNOWN: QT_TRANSLATE_NOOP("window", "not entered"),
}


def called(dimension: str) -> str:
    """A dimension in words."""
    return words.tr(dimension.replace("_", " ").capitalize())


def grid(matrix: Matrix, dimension: str) -> Grid:
    """The matrix as a grid.

    Args:
        matrix: The matrix.
        dimension: One of its dimensions, or OVERALL.
    """
    sides = tuple(_side(row) for row in matrix.rows)

    def cell(row: int, column: int) -> GridCell:
        if row == column:
            return GridCell("·", sides[row].title)
        pair = f"{sides[row].title} — {sides[column].title}"
        if dimension == OVERALL:
            link, some, known = matrix.overall(row, column)
            count = f"{some}/{known}" if known and len(matrix.rows) < 45 else ""
            told = words.tr(QT_TRANSLATE_NOOP("window", "{n} of {m} dimensions")).format(n=some, m=known)
            return GridCell(
                f"{SIGNS[link]}{count}", f"{pair}: {words.tr(SAYINGS[link])}, {told}", TONES[link]
            )
        found = matrix.cell(row, column, dimension)
        values = ", ".join(found.shared)
        told = f"{words.tr(SAYINGS[found.link])}{f': {values}' if values else ''}"
        count = str(len(found.shared)) if found.shared else ""
        return GridCell(
            f"{SIGNS[found.link]}{count}", f"{pair}, {called(dimension)}: {told}", TONES[found.link]
        )

    return Grid(sides, sides, cell)


def _side(row: Row) -> Side:
    code = row.subject.id if row.subject.noun == "nation" else row.name
    return Side(code, row.name, row.subject)
