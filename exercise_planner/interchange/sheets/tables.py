"""Tables: sheets as rows of cells, each with its place, whatever file they come from."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from exercise_planner.interchange.sheets.grammar import Cell

MOST_ROWS = 100_000
MOST_COLUMNS = 500


@dataclass(frozen=True, slots=True)
class Table:
    """One sheet of a file.

    Args:
        name: Its name.
        rows: By row number from 1, the cells that are not empty by column number from 1.
        formulas: The formulas in place of values, by (row, column).
        spread: The cells whose value was taken from a merged range, by (row, column): the range.
        notes: What is odd about it as a whole: what was found, and what was expected.
    """

    name: str
    rows: Mapping[int, Mapping[int, Cell]]
    formulas: Mapping[tuple[int, int], str] = field(default_factory=dict)
    spread: Mapping[tuple[int, int], str] = field(default_factory=dict)
    notes: tuple[tuple[str, str], ...] = ()

    def place(self, row: int | None = None, column: int | None = None) -> str:
        """Where something stands: ``sheet “Events”, cell D5``."""
        words = f"sheet “{self.name}”"
        if row is None:
            return words
        return f"{words}, row {row}" if column is None else f"{words}, cell {letters(column)}{row}"


def letters(column: int) -> str:
    """The letters of a column: 1 is A, 27 is AA."""
    found = ""
    while column:
        column, rest = divmod(column - 1, 26)
        found = chr(65 + rest) + found
    return found
