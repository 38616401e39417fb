"""Beginnings and ends: none ends before it begins."""

from collections.abc import Iterator
from datetime import datetime
from zoneinfo import ZoneInfo

from exercise_planner.domain import wire
from exercise_planner.domain.event import Event
from exercise_planner.domain.kinds import Kind, ListKind, write_instant
from exercise_planner.domain.milestone import Milestone
from exercise_planner.domain.phase import Phase
from exercise_planner.domain.record import Record
from exercise_planner.domain.timespan import Moment, Period, begins, ends
from exercise_planner.interchange.draft import Draft, Row

PAIRS: dict[type[Record], tuple[str, str]] = {
    Phase: ("from_", "to"),
    Milestone: ("from_", "to"),
    Event: ("earliest", "latest"),
}
"""The fields of a record that say when it begins and ends."""


def check_periods(draft: Draft) -> None:
    """Periods, phases and milestones end no sooner than they begin; so do the bounds of events."""
    zone = draft.zone()
    for row in draft.everything():
        for path, period in _periods(row):
            _check_order(draft, path, ("from", period.from_), ("to", period.to), zone)
        if row.cls in PAIRS:
            first, last = PAIRS[row.cls]
            begin, end = (first.removesuffix("_"), row.value(first)), (last, row.value(last))
            _check_order(draft, row.path, begin, end, zone)


def _periods(row: Row) -> Iterator[tuple[str, Period]]:
    if row.cls not in _period_fields:
        _period_fields[row.cls] = tuple(known for known in wire.shape(row.cls) if _holds_periods(known.kind))
    for known in _period_fields[row.cls]:
        if isinstance(known.kind, ListKind):
            yield from row.items(known.name)
        elif row.value(known.name) is not None:
            yield f"{row.path}.{known.wire}", row.value(known.name)


_period_fields: dict[type[Record], tuple[wire.Field, ...]] = {}


def _holds_periods(kind: Kind) -> bool:
    item = kind.item if isinstance(kind, ListKind) else kind
    return isinstance(item, wire.ValueKind) and item.type is Period


def _check_order(
    draft: Draft,
    path: str,
    begin: tuple[str, Moment | None],
    end: tuple[str, Moment | None],
    zone: ZoneInfo | None,
) -> None:
    (first, start), (last, stop) = begin, end
    if start is not None and stop is not None and _ends_before(start, stop, zone):
        expected = f"a moment that is not before “{first}”, which is {_text(start)}"
        draft.report.fault(f"{path}.{last}", _text(stop), expected)


def _ends_before(start: Moment, stop: Moment, zone: ZoneInfo | None) -> bool:
    if type(start) is type(stop):
        return stop < start
    if zone is None:
        return False  # a date and an instant compare in a time zone only; its lack is a fault of its own
    if isinstance(stop, datetime):
        return stop < begins(start, zone)
    return ends(stop, zone) <= begins(start, zone)


def _text(moment: Moment) -> str:
    return write_instant(moment) if isinstance(moment, datetime) else str(moment)
