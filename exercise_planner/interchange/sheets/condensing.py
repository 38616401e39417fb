"""Condensing: what is wrong in many rows in the same way is said once, with the rows in which it is."""

import re
from collections.abc import Collection, Iterable, Mapping

from exercise_planner.domain.kinds import Fault
from exercise_planner.interchange.sheets.gathering import FORMULA

MOST_ALONE = 3
"""So many faults of one kind are still told one by one."""
_PLACE = re.compile(
    r"(?P<sheet>sheet “(?P<name>.*)”), (?:row |cell (?P<column>[A-Z]+))(?P<row>\d+)(?P<rest>.*)"
)
_RANGE = re.compile(r"(?P<sheet>sheet “(?P<name>.*)”), (?P<range>[A-Z]+\d+:[A-Z]+\d+)")

Kind = tuple[str, ...]


def condensed(faults: Iterable[Fault], fields: Mapping[str, Collection[str]]) -> tuple[Fault, ...]:
    """The faults, each kind of them once where there are many of it.

    Args:
        faults: Each with its sheet and cell.
        fields: The fields for which a sheet has columns, by its name.
    """
    kinds: dict[Kind, list[Fault]] = {}
    for fault in faults:
        kinds.setdefault(_kind_of(fault), []).append(fault)
    return tuple(fault for many in kinds.values() for fault in _told(many, fields))


def _kind_of(fault: Fault) -> Kind:
    if found := _PLACE.fullmatch(fault.path):
        what = "" if fault.expected == FORMULA else fault.found  # each formula has other words
        return found["sheet"], found["column"] or "", found["rest"], what, fault.expected
    if found := _RANGE.fullmatch(fault.path):
        return found["sheet"], fault.found, fault.expected
    return fault.path, fault.found, fault.expected


def _told(many: list[Fault], fields: Mapping[str, Collection[str]]) -> list[Fault]:
    if len(many) <= MOST_ALONE:
        return many
    first, expected = many[0], many[0].expected
    if found := _PLACE.fullmatch(first.path):
        rows = [int(place["row"]) for one in many if (place := _PLACE.fullmatch(one.path))]
        field = found["rest"].removeprefix(", ")
        if not found["column"] and field not in fields.get(found["name"], (field,)):
            expected = f"{expected}, and no column is taken for it"
        where = f"{found['sheet']}, {_rows(rows, found['column'] or '')}{found['rest']}"
        return [Fault(where, first.found, expected)]
    if found := _RANGE.fullmatch(first.path):
        where = f"{found['sheet']}, {found['range']} and {len(many) - 1:,} more"
        return [Fault(where, first.found, expected)]
    return [first]


def _rows(rows: list[int], column: str) -> str:
    """``rows 6 to 5005 (5,000 rows)``, or ``cells D6, D107, D208 and 711 more``."""
    what, low, high = "cells" if column else "rows", min(rows), max(rows)
    if high - low + 1 == len(set(rows)) == len(rows):
        return f"{what} {column}{low} to {column}{high} ({len(rows):,} {what})"
    shown = ", ".join(f"{column}{row}" for row in rows[:MOST_ALONE])
    return f"{what} {shown} and {len(rows) - MOST_ALONE:,} more"
