"""The record of changes: who changed what and when, with each record before and after."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import Connection, Select, func, select

from exercise_planner.domain.changes import Change, ChangeSet
from exercise_planner.domain.record import title_of
from exercise_planner.domain.timespan import date_time_group
from exercise_planner.errors import ConflictError
from exercise_planner.storage.gateway import Plains, record_of
from exercise_planner.storage.tables import AUDIT, AUDIT_CHANGE


@dataclass(frozen=True, slots=True)
class AuditEntry:
    """One change set that was stored.

    Args:
        id: Its number, counted from 1.
        at: When, in UTC.
        author: Who; empty where that was not given.
        label: What the user did.
        count: How many records it changed.
    """

    id: int
    at: datetime
    author: str
    label: str
    count: int

    def __str__(self) -> str:
        return f"{self.author or 'somebody'}, “{self.label}”, {date_time_group(self.at)}"


def write(connection: Connection, changeset: ChangeSet, author: str, plains: Plains) -> int:
    """Note a change set; gives the number of its entry."""
    entry = {"at": datetime.now(UTC), "author": author, "label": changeset.label}
    number = connection.execute(AUDIT.insert().values(entry)).lastrowid
    rows = [
        {
            "audit": number,
            "position": position,
            "noun": change.record.noun,
            "record": change.record.id,
            "before": None if change.before is None else plains.of(change.before),
            "after": None if change.after is None else plains.of(change.after),
        }
        for position, change in enumerate(changeset.changes)
    ]
    if rows:
        connection.execute(AUDIT_CHANGE.insert(), rows)
    return number


def latest(connection: Connection) -> int:
    """The number of the last entry."""
    return connection.execute(select(func.max(AUDIT.c.id))).scalar() or 0


def history(connection: Connection, limit: int) -> tuple[AuditEntry, ...]:
    """The last entries, the newest first."""
    return _entries(connection, _select().order_by(AUDIT.c.id.desc()).limit(limit))


def since(connection: Connection, number: int) -> tuple[AuditEntry, ...]:
    """The entries after a number, the oldest first."""
    return _entries(connection, _select().where(AUDIT.c.id > number).order_by(AUDIT.c.id))


def last_of(connection: Connection, key: tuple[str, str], before: int | None = None) -> AuditEntry | None:
    """The entry that changed a record last, given by noun and id; of those before a number."""
    noun, record_id = key
    query = select(func.max(AUDIT_CHANGE.c.audit)).where(
        AUDIT_CHANGE.c.noun == noun, AUDIT_CHANGE.c.record == record_id
    )
    if before is not None:
        query = query.where(AUDIT_CHANGE.c.audit < before)
    number = query.scalar_subquery()
    return next(iter(_entries(connection, _select().where(AUDIT.c.id == number))), None)


def changeset_of(connection: Connection, entry: AuditEntry) -> ChangeSet:
    """The change set that an entry notes."""
    columns = AUDIT_CHANGE.c
    query = select(columns.noun, columns.before, columns.after).where(columns.audit == entry.id)
    return ChangeSet(entry.label, tuple(_changes(connection.execute(query.order_by(columns.position)).all())))


def conflict(change: Change, entry: AuditEntry | None) -> ConflictError:
    """The error that says who was first."""
    record = change.before or change.record
    by = f" by {entry}" if entry is not None else ""
    return ConflictError(
        f"{record.noun.capitalize()} “{title_of(record)}” has been changed meanwhile{by}. Nothing was done."
    )


def _select() -> Select[Any]:
    count = (
        select(func.count())
        .select_from(AUDIT_CHANGE)
        .where(AUDIT_CHANGE.c.audit == AUDIT.c.id)
        .scalar_subquery()
    )
    return select(AUDIT.c.id, AUDIT.c.at, AUDIT.c.author, AUDIT.c.label, count.label("count"))


def _entries(connection: Connection, query: Select[Any]) -> tuple[AuditEntry, ...]:
    return tuple(AuditEntry(*row) for row in connection.execute(query))


def _changes(rows: Sequence[Any]) -> Iterator[Change]:
    for noun, before, after in rows:
        yield Change(
            None if before is None else record_of(noun, before),
            None if after is None else record_of(noun, after),
        )
