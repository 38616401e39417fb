"""Coverage of objectives by nation as a grid."""

from collections.abc import Mapping
from dataclasses import dataclass

from exercise_planner.domain.burden import Coverage, coverage
from exercise_planner.domain.exercise import Exercise
from exercise_planner.domain.finding import Subject
from exercise_planner.ui import words
from exercise_planner.ui.models.grid import Grid, GridCell, Side
from exercise_planner.ui.words import QT_TRANSLATE_NOOP


@dataclass(frozen=True, slots=True)
class Covered:
    """What is met for whom.

    Args:
        exercise: The exercise that was looked at.
        table: Each pair of objective and nation.
        grid: The same to look at.
        met: Pairs that the schedule meets.
        wanted: Pairs that are to be met.
    """

    exercise: Exercise
    table: Mapping[tuple[str, str], Coverage]
    grid: Grid
    met: int
    wanted: int


def covered(exercise: Exercise) -> Covered:
    """The coverage of an exercise."""
    table = coverage(exercise)
    rows = tuple(Side(one.id, one.title, Subject("objective", one.id)) for one in exercise.objectives)
    columns = tuple(Side(one.id, one.name, Subject("nation", one.id)) for one in exercise.nations)

    def cell(row: int, column: int) -> GridCell:
        return _cell(table.get((rows[row].subject.id, columns[column].subject.id)))

    met = sum(bool(one.achieved) for one in table.values())
    return Covered(exercise, table, Grid(rows, columns, cell), met, len(table))


def _cell(found: Coverage | None) -> GridCell:
    if found is None:
        return GridCell("·", words.tr(QT_TRANSLATE_NOOP("window", "Not for this nation")))
    done, planned = len(found.achieved), len(found.planned)
    told = words.tr(QT_TRANSLATE_NOOP("window", "{n} scheduled of {m} planned events")).format(
        n=done, m=planned
    )
    if done:
        return GridCell(f"✓ {done}", told, "good")
    return GridCell(f"○ {planned}", told, "warning") if planned else GridCell("✗", told, "danger")
