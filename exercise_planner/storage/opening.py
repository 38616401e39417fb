"""What a document goes through before it is open: is it ours, is it of our version, is it whole."""

import contextlib
from pathlib import Path

from sqlalchemy import Engine
from sqlalchemy.exc import DBAPIError

from exercise_planner.errors import DocumentError
from exercise_planner.storage.engine import APPLICATION_ID, VERSION, engine_of, pragma, writing
from exercise_planner.storage.faults import worded
from exercise_planner.storage.files import backup_path, journal_of, replacing, require_sqlite


def opened(path: Path) -> Engine:
    """The engine of a document that is sound and of this version.

    Raises:
        DocumentError: It is not; it says why.
    """
    require_sqlite(path)
    engine = engine_of(path)
    try:
        with worded(path):
            version = _version(engine, path)
            _require_whole(engine, path)
            if version < VERSION:
                _bring_up(engine, path, version)
        if journal_of(path).exists():
            _clear_journal(engine)
    except BaseException:
        engine.dispose()
        raise
    return engine


def _clear_journal(engine: Engine) -> None:
    """Clear away the journal of a program that was killed before its change began to be written.

    SQLite leaves such a file until the next change; writing what is there already is one.
    """
    # a document that is read-only, or just being written, is left as it is
    with contextlib.suppress(DBAPIError), writing(engine).begin() as connection:
        connection.exec_driver_sql(f"PRAGMA user_version = {VERSION:d}")


def copy(engine: Engine, target: Path, *, overwrite: bool) -> None:
    """Write a compact copy of a document.

    Raises:
        DocumentError: It cannot be written; what was there before is untouched.
    """
    with replacing(target, overwrite=overwrite) as beside:
        connection = engine.raw_connection()
        try:
            connection.cursor().execute("VACUUM INTO ?", (str(beside),))
        finally:
            connection.close()


def _version(engine: Engine, path: Path) -> int:
    ((application,),) = pragma(engine, "application_id")
    ((version,),) = pragma(engine, "user_version")
    if application != APPLICATION_ID:
        raise DocumentError(f"“{path}” is a database of another program.")
    if version > VERSION:
        raise DocumentError(
            f"“{path}” was written by a newer Exercise Planner (document version {version}; this program "
            f"knows {VERSION}). Open it with a newer one."
        )
    if version < 1:
        raise DocumentError(f"“{path}” is damaged: it has no version.")
    return int(version)


def _require_whole(engine: Engine, path: Path) -> None:
    faults = [str(row[0]) for row in pragma(engine, "integrity_check(5)") if row[0] != "ok"]
    faults += [
        f"a row of {row[0]} refers to a {row[2]} that is not there"
        for row in pragma(engine, "foreign_key_check")[:5]
    ]
    if faults:
        raise DocumentError(f"“{path}” is damaged. Take an earlier copy of it.\n" + "\n".join(faults))


def _bring_up(engine: Engine, path: Path, version: int) -> None:
    """Bring an earlier document to this version; a copy of it as it was is kept beside it."""
    from exercise_planner.storage.migrations import migrate  # noqa: PLC0415  Alembic is slow to import

    copy(engine, backup_path(path, version), overwrite=False)
    pragma(engine, "foreign_keys = OFF")  # tables may be built anew, their rows must not fall
    try:
        with writing(engine).begin() as connection:
            (current,) = connection.exec_driver_sql("PRAGMA user_version").one()
            if current < VERSION:  # else another window was first
                migrate(connection, VERSION)
    finally:
        pragma(engine, "foreign_keys = ON")
    _require_whole(engine, path)
