"""Gathering: the records that matched tables hold, as plain JSON objects that know where they stood."""

import json
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any
from zoneinfo import ZoneInfo

from exercise_planner.domain.kinds import Fault, TextKind, shown
from exercise_planner.interchange.sheets.grammar import CLEAR, Cell, Speech
from exercise_planner.interchange.sheets.layout import MORE, Sheet
from exercise_planner.interchange.sheets.matching import Match, fold
from exercise_planner.interchange.sheets.rows import joined
from exercise_planner.interchange.sheets.tables import Table

Json = dict[str, Any]
FORMULA = "a value; formulas are not worked out here, so paste their values in their place"


@dataclass(frozen=True, slots=True)
class Found:
    """One record of a table.

    Args:
        sheet: What it is.
        raw: Its JSON object.
        cleared: The fields to be emptied.
        table: Where it was found.
        row: The number of its row; for an upright table of none in particular.
        places: The row and column of each field.
    """

    sheet: Sheet
    raw: Json
    cleared: frozenset[str]
    table: Table
    row: int | None
    places: Mapping[str, tuple[int, int]]

    def place(self, name: str | None = None) -> str:
        """Where it, or one of its fields, stands."""
        if name is not None and name in self.places:
            return self.table.place(*self.places[name])
        return self.table.place(self.row)


@dataclass(slots=True)
class Gathered:
    """What was found in all tables."""

    found: list[Found] = field(default_factory=list)
    faults: list[Fault] = field(default_factory=list)
    warnings: list[Fault] = field(default_factory=list)


def gather(matched: Iterable[tuple[Table, Match]], zone: ZoneInfo | None) -> Gathered:
    """The records of tables.

    Args:
        matched: The tables, each with what it is.
        zone: The exercise's time zone, for times without one.
    """
    gathered = Gathered()
    for table, match in matched:
        for (row, column), text in table.formulas.items():
            if match.sheet.upright or (row > match.head and column in match.fields):
                gathered.faults.append(Fault(table.place(row, column), shown(text), FORMULA))
        spread = {merged for (row, column), merged in table.spread.items() if column in match.fields}
        for merged in sorted(spread):
            told = "its one value was taken for each of its rows"
            gathered.warnings.append(Fault(f"{table.place()}, {merged}", "merged cells", told))
        lines = _upright(table, match) if match.sheet.upright else _flat(table, match)
        for line in lines:
            found = _record(table, match.sheet, line, zone, gathered)
            if found is not None:
                gathered.found.append(found)
    return gathered


@dataclass(frozen=True, slots=True)
class _Line:
    row: int | None
    cells: Mapping[str, tuple[int, int, Cell]]
    more: tuple[str, ...]
    more_at: tuple[int, int] | None


def _flat(table: Table, match: Match) -> Iterator[_Line]:
    for row, cells in table.rows.items():
        if row <= match.head or not any(column in match.fields for column in cells):
            continue
        named = {
            name: (row, column, cells[column])
            for column, name in match.fields.items()
            if column in cells and name != MORE
        }
        named |= _stand_ins(table, match, row)
        more = [
            (column, cells[column])
            for column, name in match.fields.items()
            if name == MORE and column in cells
        ]
        at = (row, more[0][0]) if more else None
        yield _Line(row, named, tuple(str(text) for _, text in sorted(more)), at)


def _stand_ins(table: Table, match: Match, row: int) -> dict[str, tuple[int, int, Cell]]:
    """A text in place of each formula that a row needs; it is told as a formula, and not missed as well."""
    return {
        name: (row, column, f"{table.formulas[row, column][:40]} {row}")
        for column, name in match.fields.items()
        if (row, column) in table.formulas
        and (known := match.sheet.column(name)) is not None
        and known.required
        and isinstance(known.kind, TextKind)
        and not known.refers
    }


def _upright(table: Table, match: Match) -> Iterator[_Line]:
    names = {
        fold(word): column.name for column in match.sheet.columns for word in (column.name, column.title)
    }
    cells: dict[str, tuple[int, int, Cell]] = {}
    more: list[tuple[int, str]] = []
    for row, held in table.rows.items():
        head = fold(held.get(1, ""))
        if head.split(" ")[0] == MORE and 2 in held:
            more.append((row, str(held[2])))
        elif head in names and 2 in held:
            cells[names[head]] = (row, 2, held[2])
    if cells or more:
        yield _Line(None, cells, tuple(text for _, text in more), (more[0][0], 2) if more else None)


def _record(
    table: Table, sheet: Sheet, line: _Line, zone: ZoneInfo | None, gathered: Gathered
) -> Found | None:
    raw: Json = {}
    cleared: set[str] = set()
    for column in sheet.columns:
        if column.name not in line.cells:
            continue
        cell = line.cells[column.name][2]
        if isinstance(cell, str) and cell.strip() == CLEAR and not column.required:
            cleared.add(column.name)
        else:
            raw[column.name] = Speech(column.kind, zone).understand(cell)
    try:
        raw |= joined(line.more)
    except ValueError:
        at = line.more_at or (0, 0)
        gathered.faults.append(
            Fault(table.place(*at), shown(line.more[0]), "JSON as it was exported, or nothing")
        )
    if not raw:
        return None
    places = {name: (row, column) for name, (row, column, _) in line.cells.items()}
    return Found(sheet, raw, frozenset(cleared), table, line.row, places)


_PATH = re.compile(r"\$(?:\.(\w+)(?:\[(\d+)\])?)?(?:\.(\w+))?(.*)")
_INDEX = re.compile(r"\[(\d+)\]")


def relocated(fault: Fault, origin: Mapping[tuple[str, int], Found]) -> Fault:
    """A fault of the plan document at the place in the sheets that it comes from.

    Args:
        fault: With a JSON path.
        origin: What was found, by the list of the plan document and the index in it; the exercise is at 0.
    """
    split = _PATH.match(fault.path)
    if split is None or split[1] is None:
        return fault
    found = origin.get((split[1], int(split[2] or 0)))
    if found is None:
        missing = fault.path == "$.exercise"
        return (
            Fault("the workbook", fault.found, "a sheet “Exercise” with name, dates and zone")
            if missing
            else fault
        )
    name, rest = split[3], _INDEX.sub(lambda one: f" item {int(one[1]) + 1}", split[4])
    at = found.place(name)
    inner = rest.strip() if name in found.places else f", {name}{rest}" if name else ""
    return Fault(
        f"{at}{f' ({inner.lstrip(chr(46))})' if inner and name in found.places else inner}",
        fault.found,
        fault.expected,
    )


def as_text(document: Json) -> bytes:
    """A document as JSON."""
    return json.dumps(document).encode()
