"""Writes the changes of a change set to rows, where nobody else has been first."""

from collections import defaultdict
from typing import Any

from sqlalchemy import Connection, Delete, Table, Update, bindparam, select

from exercise_planner.domain.changes import Change, ChangeSet
from exercise_planner.domain.record import Record
from exercise_planner.storage import audit
from exercise_planner.storage.gateway import Plains, Versions, sound_plain_of
from exercise_planner.storage.tables import TABLE_OF

AT_ONCE = 500
"""Ids that one question names at most."""


def write(
    connection: Connection, changeset: ChangeSet, versions: Versions, number: int, plains: Plains
) -> None:
    """Write all changes; what is done to rows of one kind goes to the database together.

    Args:
        connection: In a transaction.
        changeset: What changes.
        versions: Of the rows as they were read.
        number: The entry that notes the change set: the version of the rows that it writes.
        plains: The records as plain values.

    Raises:
        ConflictError: A row is not as it was read; it says who changed it.
    """
    new: dict[type[Record], list[Change]] = defaultdict(list)
    gone: dict[type[Record], list[Change]] = defaultdict(list)
    changed: dict[type[Record], list[Change]] = defaultdict(list)
    for change in changeset.changes:
        group = new if change.before is None else gone if change.after is None else changed
        group[type(change.record)].append(change)
    for cls, changes in gone.items():
        mine = [_mine(change, versions) for change in changes]
        done = connection.execute(DELETE[cls], mine).rowcount
        _require_all(connection, changes, versions, number, done)
    for cls, changes in changed.items():
        rows = [{**_mine(one, versions), **_row(one.record, number, plains)} for one in changes]
        done = connection.execute(UPDATE[cls], rows).rowcount
        _require_all(connection, changes, versions, number, done)
    for cls, changes in new.items():
        _require_absent(connection, changes, number)
        insert(connection, cls, [change.record for change in changes], number, plains)


def insert(
    connection: Connection, cls: type[Record], records: list[Record], number: int, plains: Plains
) -> None:
    """Insert rows of one kind of record."""
    connection.execute(TABLE_OF[cls].insert(), [_row(record, number, plains) for record in records])


def after(versions: Versions, changeset: ChangeSet, number: int) -> Versions:
    """The versions of rows after a change set was stored."""
    later = dict(versions)
    for change in changeset.changes:
        if change.after is None:
            later.pop(change.key, None)
        else:
            later[change.key] = number
    return later


def _row(record: Record, number: int, plains: Plains) -> dict[str, Any]:
    return {**sound_plain_of(record, plains), "version": number}


def _mine(change: Change, versions: Versions) -> dict[str, Any]:
    """What tells a row as it was read."""
    return {"old_id": change.record.id, "old_version": versions.get(change.key, 0)}


def _delete(table: Table) -> Delete:
    return table.delete().where(
        table.c.id == bindparam("old_id"), table.c.version == bindparam("old_version")
    )


def _update(table: Table) -> Update:
    return (
        table.update()
        .where(table.c.id == bindparam("old_id"), table.c.version == bindparam("old_version"))
        .values({column.name: bindparam(column.name) for column in table.c})
    )


DELETE = {cls: _delete(table) for cls, table in TABLE_OF.items()}
UPDATE = {cls: _update(table) for cls, table in TABLE_OF.items()}
"""What removes and alters the rows of each kind of record, made once: that takes longer than to run it."""


def _require_all(
    connection: Connection, changes: list[Change], versions: Versions, number: int, done: int
) -> None:
    """Where not every row was as it was read, say which was not, and who has changed it."""
    if done == len(changes):
        return
    for change in changes:
        entry = audit.last_of(connection, change.key, before=number)
        if entry is not None and entry.id != versions.get(change.key, 0):
            raise audit.conflict(change, entry)
    raise audit.conflict(changes[0], None)


def _require_absent(connection: Connection, changes: list[Change], number: int) -> None:
    table = TABLE_OF[type(changes[0].record)]
    for begin in range(0, len(changes), AT_ONCE):
        some = {change.record.id: change for change in changes[begin : begin + AT_ONCE]}
        found = connection.execute(select(table.c.id).where(table.c.id.in_(some))).scalars().first()
        if found is not None:
            change = some[found]
            raise audit.conflict(change, audit.last_of(connection, change.key, before=number))
