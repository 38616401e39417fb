"""Records to rows and back, by way of the plain values of the plan format, without loss."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Any

from sqlalchemy import Connection, Row, Table, select

from exercise_planner.domain import APART, RECORDS
from exercise_planner.domain.exercise import Exercise
from exercise_planner.domain.frozen import EMPTY, freeze, thaw
from exercise_planner.domain.kinds import Report
from exercise_planner.domain.record import Record, Value, title_of
from exercise_planner.domain.wire import read, shape
from exercise_planner.errors import DocumentError, InputError
from exercise_planner.storage.stated import with_notes, without_notes
from exercise_planner.storage.tables import TABLE_OF

CLASSES: dict[str, type[Record]] = {cls.noun: cls for cls in (*RECORDS, *APART)}
Versions = dict[tuple[str, str], int]
"""The version of each row by noun and id."""


def plain_of(record: Record) -> dict[str, Any]:
    """A record as one JSON object: every field, also those that the plan format leaves out."""
    plain: dict[str, Any] = {
        field.wire: None if held is None else field.kind.write(with_notes(held))
        for field in shape(type(record))
        for held in (getattr(record, field.name),)
    }
    plain.update((name, thaw(getattr(record, name))) for name in _beside(record))
    plain["id"] = record.id
    plain["rank"] = record.rank
    plain["unknown"] = thaw(record.unknown)
    plain["stated"] = sorted(record.stated)
    return plain


class Plains:
    """What ``plain_of`` gives, once for each record; it lasts as long as one transaction."""

    def __init__(self) -> None:
        self._known: dict[int, tuple[Record, dict[str, Any]]] = {}

    def of(self, record: Record) -> dict[str, Any]:
        """A record as one JSON object."""
        if id(record) not in self._known:
            self._known[id(record)] = record, plain_of(record)  # held, so that its id stays its own
        return self._known[id(record)][1]


def sound_plain_of(record: Record, plains: Plains) -> dict[str, Any]:
    """What ``plain_of`` gives, of a record that can be read again.

    Raises:
        InputError: It holds what could not be read again; it is better refused than lost.
    """
    plain = plains.of(record)
    report = Report()
    if _read(type(record), plain, report) is None or report.faults:
        lines = tuple(str(fault) for fault in report.faults)
        raise InputError(f"{record.noun.capitalize()} “{title_of(record)}” cannot be stored so.", lines)
    return plain


def record_of(noun: str, plain: Mapping[str, Any]) -> Record:
    """The record that ``plain_of`` has written.

    Raises:
        DocumentError: It is damaged.
    """
    cls = CLASSES.get(noun)
    report = Report()
    try:
        record = _read(cls, plain, report) if cls is not None else None
    except (TypeError, ValueError, KeyError, AttributeError, RecursionError):
        record = None  # a column holds what we never write
    if record is None or report.faults:
        faults = "\n".join(str(fault) for fault in report.faults)
        raise DocumentError(f"The document is damaged: {noun} “{plain.get('id')}” cannot be read.\n{faults}")
    return record


def _beside(record: Record | type[Record]) -> tuple[str, ...]:
    return tuple(name for name in getattr(record, "beside", ()) if name != "id")


def _read(cls: type[Record], plain: Mapping[str, Any], report: Report) -> Record | None:
    wire = {field.wire: plain[field.wire] for field in shape(cls) if plain.get(field.wire) is not None}
    record = read(cls, wire, cls.noun, report)
    if record is None:
        return None
    unknown = plain["unknown"]
    fields = {
        field.name: without_notes(held)
        for field in shape(cls)
        if isinstance(held := getattr(record, field.name), Value | tuple)
    }
    fields.update((name, freeze(plain[name]) or EMPTY) for name in _beside(cls))
    fields["rank"] = plain["rank"]
    fields["unknown"] = freeze(unknown) if unknown else EMPTY
    fields["stated"] = frozenset(plain["stated"])
    return replace(record, **fields)


def load(connection: Connection) -> tuple[Exercise, Versions]:
    """All records of a document, and the versions of their rows."""
    versions: Versions = {}
    records: list[Record] = []
    for cls, table in TABLE_OF.items():
        for row in rows(connection, table):
            plain = row._asdict()
            records.append(record_of(cls.noun, plain))
            versions[cls.noun, plain["id"]] = plain["version"]
    return Exercise(records), versions


def rows(connection: Connection, table: Table) -> Iterator[Row[Any]]:
    """All rows of a table, in the order of their ranks."""
    yield from connection.execute(select(table).order_by(table.c.rank, table.c.id))
