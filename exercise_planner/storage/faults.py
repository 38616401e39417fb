"""Failures of SQLite and of the file system, in words for users."""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from sqlalchemy.exc import DBAPIError, IntegrityError

from exercise_planner.errors import DocumentError, InputError

_DAMAGED = "is damaged and cannot be read whole. Take an earlier copy of it"
_REASONS = {
    sqlite3.SQLITE_PERM: "cannot be opened: permission is missing",
    sqlite3.SQLITE_BUSY: "is just being written by another program. Try again",
    sqlite3.SQLITE_LOCKED: "is just being written by another program. Try again",
    sqlite3.SQLITE_READONLY: "cannot be written: it is read-only. Save it under another name",
    sqlite3.SQLITE_IOERR: "cannot be read or written: its disk or network share fails",
    sqlite3.SQLITE_CORRUPT: _DAMAGED,
    sqlite3.SQLITE_FULL: "cannot be written: the disk is full. What was saved before is safe",
    sqlite3.SQLITE_CANTOPEN: "cannot be opened: it is missing, or permission is",
    sqlite3.SQLITE_NOTADB: "is no document of Exercise Planner",
    sqlite3.SQLITE_ERROR: _DAMAGED,
}


@contextmanager
def worded(path: Path) -> Iterator[None]:
    """Turn failures in what is done with a document into errors for users.

    Raises:
        DocumentError: SQLite or the file system failed.
        InputError: A record refers to one that is not there.
    """
    try:
        yield
    except IntegrityError as error:
        raise InputError(
            f"Nothing was stored in “{path.name}”: a record refers to one that is not there."
        ) from error
    except DBAPIError as error:
        raise DocumentError(f"“{path}” {_reason(error.orig)}.") from error
    except sqlite3.Error as error:
        raise DocumentError(f"“{path}” {_reason(error)}.") from error
    except OSError as error:
        raise DocumentError(f"“{path}” cannot be used: {error.strerror or error}.") from error


def _reason(error: BaseException | None) -> str:
    code = getattr(error, "sqlite_errorcode", sqlite3.SQLITE_ERROR)
    return _REASONS.get(code & 0xFF, f"cannot be used: {error}")
