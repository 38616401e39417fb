"""Frozen versions of plan and schedule: what was said, kept for good."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime

from sqlalchemy import Connection, select

from exercise_planner.domain.changes import ChangeSet
from exercise_planner.domain.exercise import Exercise
from exercise_planner.errors import InputError, NotFoundError
from exercise_planner.storage import audit, content, gateway
from exercise_planner.storage.gateway import Plains
from exercise_planner.storage.tables import VERSION

RESERVED = "now"
"""What stands for the exercise as it is, wherever a version can be named."""
LONGEST = 200
"""Characters that the name of a version may have."""


@dataclass(frozen=True, slots=True)
class Version:
    """Plan and schedule as they were at one moment.

    Args:
        id: Its number, counted from 1.
        name: Unique in its document, whatever the case.
        note: What is said of it.
        at: When it was frozen, in UTC.
        author: Who froze it; empty where that was not given.
        line: Name of the variant that was open; empty for the main line.
        entry: The entry of the history that notes the freezing.
        sha256: The sum of its canonical content.
    """

    id: int
    name: str
    note: str
    at: datetime
    author: str
    line: str
    entry: int
    sha256: str


def freeze(connection: Connection, name: str, note: str, author: str) -> Version:
    """Keep the exercise as it is stored; gives the version.

    Raises:
        InputError: The name is taken, or is none.
    """
    name = name.strip()
    require_name(name, (version.name for version in listed(connection)))
    exercise, _ = gateway.load(connection)
    entry = audit.write(connection, ChangeSet(f"Freeze version “{name}”"), author, Plains())
    packed, sha256 = content.pack(exercise)
    row = {
        "name": name,
        "note": note.strip(),
        "at": datetime.now(UTC),
        "author": author,
        "line": exercise.line,
        "audit": entry,
        "sha256": sha256,
        "content": packed,
    }
    number = connection.execute(VERSION.insert().values(row)).lastrowid
    return next(version for version in listed(connection) if version.id == number)


def require_name(name: str, taken: Iterable[str]) -> None:
    """Refuse a name that a version cannot have.

    Raises:
        InputError: It is taken, or is none.
    """
    if not name:
        raise InputError("Give the version a name.")
    if len(name) > LONGEST:
        raise InputError(f"A version's name has at most {LONGEST} characters.")
    if not name.isprintable():
        raise InputError("A version's name is one line.")
    if name.casefold() == RESERVED:
        raise InputError(f"“{name}” means the exercise as it is now; give the version another name.")
    if name.casefold() in {other.casefold() for other in taken}:
        raise InputError(
            f"There is already a version “{name}”. A version is never replaced; give another name."
        )


def listed(connection: Connection) -> tuple[Version, ...]:
    """All versions, the oldest first."""
    columns = VERSION.c
    query = select(
        columns.id,
        columns.name,
        columns.note,
        columns.at,
        columns.author,
        columns.line,
        columns.audit,
        columns.sha256,
    )
    return tuple(Version(*row) for row in connection.execute(query.order_by(columns.id)))


def opened(connection: Connection, version: Version) -> Exercise:
    """The exercise as it was frozen.

    Raises:
        DocumentError: It is damaged.
        NotFoundError: There is no such version.
    """
    query = select(VERSION.c.content).where(VERSION.c.id == version.id)
    packed = connection.execute(query).scalar()
    if packed is None:
        raise NotFoundError(f"There is no version “{version.name}” in this document.")
    return content.unpack(packed, version.sha256)
