"""Draft: a plan document half read, with each record beside its raw value, so that checks can see both."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any
from zoneinfo import ZoneInfo

from exercise_planner.domain import wire
from exercise_planner.domain.details import Details
from exercise_planner.domain.kinds import ListKind, Report
from exercise_planner.domain.record import Record
from exercise_planner.interchange.zones import zone_named


@dataclass(frozen=True, slots=True)
class Row:
    """One record of a document.

    Args:
        path: Its JSON path.
        cls: Its type.
        id: Its id, or None where that could not be read.
        raw: Its JSON object.
        record: The record, or None when something in it is wrong.
    """

    path: str
    cls: type[Record]
    id: str | None
    raw: Mapping[str, Any]
    record: Record | None

    def value(self, name: str) -> Any:
        """The value of a field, also in a record that could not be read whole; None where it is wrong."""
        if self.record is not None:
            return getattr(self.record, name)
        return _quietly(_fields(self.cls)[name], self.raw)

    def items(self, name: str) -> Iterator[tuple[str, Any]]:
        """The sound items of a list, each with its path."""
        known = _fields(self.cls)[name]
        raw = self.raw.get(known.wire)
        if not isinstance(raw, list):
            return
        held = getattr(self.record, name) if self.record is not None else ()
        if len(held) != len(raw):  # items that are wrong are not held: read each in its own place
            assert isinstance(known.kind, ListKind)  # noqa: S101  a fault of ours
            held = [known.kind.item.read(item, "", Report()) for item in raw]
        for index, item in enumerate(held):
            if item is not None:
                yield f"{self.path}.{known.wire}[{index}]", item


@dataclass(frozen=True, slots=True)
class Draft:
    """A plan document half read.

    Args:
        details: The exercise itself; None where it is missing.
        rows: Records by type, in the order of the document.
        report: What is wrong, and references to look up.
        warnings: What is odd.
    """

    details: Row | None
    rows: Mapping[type[Record], tuple[Row, ...]]
    report: Report = field(default_factory=Report)
    warnings: Report = field(default_factory=Report)

    def of(self, cls: type[Record]) -> tuple[Row, ...]:
        """The rows of one type."""
        return self.rows.get(cls, ())

    def everything(self) -> Iterator[Row]:
        """All rows, the exercise first."""
        if self.details is not None:
            yield self.details
        for rows in self.rows.values():
            yield from rows

    def zone(self) -> ZoneInfo | None:
        """The exercise's time zone; None where it is wrong."""
        name = self.details.value("time_zone") if self.details is not None else None
        return zone_named(name) if name is not None else None


_by_name: dict[type[Record], dict[str, wire.Field]] = {}


def _fields(cls: type[Record]) -> dict[str, wire.Field]:
    if cls not in _by_name:
        _by_name[cls] = {known.name: known for known in wire.shape(cls)}
    return _by_name[cls]


def _quietly(known: wire.Field, raw: Mapping[str, Any]) -> Any:
    if known.wire not in raw:
        return known.default
    return known.kind.read(raw[known.wire], "", Report())


def details_row(raw: Any, report: Report) -> Row | None:
    """The exercise itself from its JSON object."""
    details = wire.read(Details, raw, "$.exercise", report)
    return Row("$.exercise", Details, None, raw, details) if isinstance(raw, dict) else None
