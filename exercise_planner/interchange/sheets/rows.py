"""Rows: the plain JSON object of a record as the cells of a row, without loss."""

import json
from collections.abc import Iterable, Mapping
from typing import Any

from exercise_planner.interchange.sheets.grammar import LONGEST, Cell, Speech
from exercise_planner.interchange.sheets.layout import Sheet


def row_of(sheet: Sheet, raw: Mapping[str, Any]) -> tuple[dict[str, Cell], tuple[str, ...]]:
    """The cells of a record by field, and the pieces of JSON for what they cannot hold."""
    cells: dict[str, Cell] = {}
    rest = dict(raw)
    for column in sheet.columns:
        if column.name in rest:
            cell = Speech(column.kind).say(rest[column.name])
            if cell is not None and cell != "":
                cells[column.name] = cell
                del rest[column.name]
    return cells, pieces(rest) if rest else ()


def pieces(rest: Mapping[str, Any]) -> tuple[str, ...]:
    """JSON in pieces that fit into cells."""
    text = json.dumps(rest, ensure_ascii=True).replace("_x", "\\u005fx")
    return tuple(text[at : at + LONGEST] for at in range(0, len(text), LONGEST))


def joined(found: Iterable[str]) -> dict[str, Any]:
    """What ``pieces`` has taken apart.

    Raises:
        ValueError: It is no JSON object.
    """
    text = "".join(found)
    value = json.loads(text) if text else {}
    if not isinstance(value, dict):
        raise ValueError(text)  # noqa: TRY004  the text is wrong, not the call
    return value
