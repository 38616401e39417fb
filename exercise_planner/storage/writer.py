"""Writes the changes of a change set to rows, where nobody else has been first."""

from collections import defaultdict
from typing import Any

from sqlalchemy import Connection, select

from exercise_planner.domain.changes import Change, ChangeSet
from exercise_planner.domain.record import Record
from exercise_planner.storage import audit
from exercise_planner.storage.gateway import Versions, sound_plain_of
from exercise_planner.storage.tables import TABLE_OF


def write(connection: Connection, changeset: ChangeSet, versions: Versions, number: int) -> None:
    """Write all changes.

    Args:
        connection: In a transaction.
        changeset: What changes.
        versions: Of the rows as they were read.
        number: The entry that notes the change set: the version of the rows that it writes.

    Raises:
        ConflictError: A row is not as it was read; it says who changed it.
    """
    new: dict[type[Record], list[Record]] = defaultdict(list)
    for change in changeset.changes:
        if change.before is None:
            _require_absent(connection, change, number)
            new[type(change.record)].append(change.record)
        else:
            _rewrite(connection, change, versions.get(change.key, 0), number)
    for cls, records in new.items():
        insert(connection, cls, records, number)


def insert(connection: Connection, cls: type[Record], records: list[Record], number: int) -> None:
    """Insert rows of one kind of record."""
    connection.execute(TABLE_OF[cls].insert(), [_row(record, number) for record in records])


def after(versions: Versions, changeset: ChangeSet, number: int) -> Versions:
    """The versions of rows after a change set was stored."""
    later = dict(versions)
    for change in changeset.changes:
        if change.after is None:
            later.pop(change.key, None)
        else:
            later[change.key] = number
    return later


def _row(record: Record, number: int) -> dict[str, Any]:
    return {**sound_plain_of(record), "version": number}


def _require_absent(connection: Connection, change: Change, number: int) -> None:
    table = TABLE_OF[type(change.record)]
    if connection.execute(select(table.c.id).where(table.c.id == change.record.id)).first() is not None:
        raise audit.conflict(change, audit.last_of(connection, change.key, before=number))


def _rewrite(connection: Connection, change: Change, version: int, number: int) -> None:
    table = TABLE_OF[type(change.record)]
    mine = (table.c.id == change.record.id) & (table.c.version == version)
    if change.after is None:
        done = connection.execute(table.delete().where(mine)).rowcount
    else:
        done = connection.execute(table.update().where(mine).values(_row(change.after, number))).rowcount
    if done != 1:
        raise audit.conflict(change, audit.last_of(connection, change.key, before=number))
