"""Carried: a table whose first column says a thing once for many rows, and again where a page begins."""

from collections.abc import Sequence
from dataclasses import replace

from exercise_planner.briefing.table import ABOVE, BELOW, LEADING, Row, Rows


class Carried(Rows):
    """A table in which an empty first cell stands for the one above."""

    def _parts(self, *bodies: Sequence[Row]) -> list[Rows]:
        parts: list[Rows] = []
        name: tuple[str, ...] = ()
        for body in bodies:
            rows = list(body)
            if rows and name and not _name(rows[0]):
                height = max(rows[0].height, len(name) * LEADING + ABOVE + BELOW)
                rows[0] = replace(rows[0], cells=(name, *rows[0].cells[1:]), height=height)
            name = next((found for row in reversed(rows) if (found := _name(row))), name)
            parts.append(Carried(self.columns, self.head, rows))
        return parts


def _name(row: Row) -> tuple[str, ...]:
    cell = row.cells[0]
    return cell if isinstance(cell, tuple) and any(cell) else ()


def carried(table: Rows) -> Carried:
    """The table with its first column carried over to further pages."""
    return Carried(table.columns, table.head, table.body)
