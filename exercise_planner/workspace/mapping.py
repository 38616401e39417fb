"""Mapping: which columns of foreign tables are which fields: guessed, corrected by people, remembered."""

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

from exercise_planner.domain.exercise import Exercise
from exercise_planner.interchange.loading import read_file
from exercise_planner.interchange.readers import reader_for
from exercise_planner.interchange.sheets.layout import SHEETS, Sheet
from exercise_planner.interchange.sheets.matching import Match, guess, match_heads, signature
from exercise_planner.interchange.sheets.matching import heads as heads_of
from exercise_planner.interchange.sheets.reading import read_tables
from exercise_planner.interchange.sheets.tables import Table
from exercise_planner.workspace.importing import Import, import_of

Memory = Mapping[str, Any]
"""What is remembered: by the signature of a row of heads, the title of our sheet and each column's field."""
MOST_REMEMBERED = 200


def tables_in(path: Path) -> tuple[Table, ...]:
    """The tables of a file; none where its format is not one of tables.

    Raises:
        InputError: It cannot be read at all.
    """
    reader = reader_for(path)
    tables_of = getattr(reader, "tables", None)
    if tables_of is None:
        return ()
    return tuple(tables_of(read_file(path, reader.limit), str(path)))


def sheets() -> tuple[Sheet, ...]:
    """What a table can be."""
    return SHEETS


def matched(table: Table, memory: Memory) -> Match | None:
    """What a table is: as was said of one with the same heads before, else what it looks like.

    Args:
        table: The table.
        memory: What is remembered.
    """
    for row in list(table.rows)[:20]:
        held = memory.get(signature(table, row))
        if isinstance(held, dict) and heads_of(table, row):
            found = _recalled(table, row, held)
            if found is not None:
                return found
    return guess(table)


def _recalled(table: Table, row: int, held: Mapping[str, Any]) -> Match | None:
    sheet = next((one for one in SHEETS if one.title == held.get("sheet")), None)
    fields = held.get("fields")
    if sheet is None or not isinstance(fields, dict):
        return None
    columns = {column for cells in table.rows.values() for column in cells}
    known = {int(column): str(name) for column, name in fields.items() if str(column).isdigit()}
    return Match(sheet, row, {column: name for column, name in known.items() if column in columns})


def rematched(table: Table, title: str, head: int) -> Match | None:
    """What a table is when the user says which sheet of ours it is, and where its heads stand."""
    sheet = next((one for one in SHEETS if one.title == title), None)
    if sheet is None:
        return None
    return Match(sheet, head, {} if sheet.upright else match_heads(sheet, heads_of(table, head)))


def with_field(match: Match, column: int, field: str) -> Match:
    """The match with a column as another field, and that field of no other; ``""`` leaves the column out."""
    fields = {at: name for at, name in match.fields.items() if at != column and name != field}
    return replace(match, fields=dict(sorted({**fields, **({column: field} if field else {})}.items())))


def remembered(memory: Memory, table: Table, match: Match) -> dict[str, Any]:
    """The memory with what the user said of a table, the newest last."""
    key = signature(table, match.head)
    rest = {name: value for name, value in memory.items() if name != key}
    kept = dict(list(rest.items())[-MOST_REMEMBERED + 1 :])
    fields = {str(column): name for column, name in match.fields.items()}
    return {**kept, key: {"sheet": match.sheet.title, "fields": fields}}


def looked_at_tables(
    exercise: Exercise, path: Path, tables: tuple[Table, ...], matches: Mapping[str, Match | None]
) -> Import:
    """What tables would do to an exercise; arguments and errors as of ``importing.looked_at``."""
    return import_of(exercise, path, read_tables(tables, str(path), exercise, matches))
