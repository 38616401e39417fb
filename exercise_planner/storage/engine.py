"""Opens SQLite for a document: durable, strict about references, with transactions that we begin ourselves.

The journal is a rollback journal (``DELETE``), not a write-ahead log: a document is one file that people copy
and mail, also while it is open, and with a log the last changes would be in another file. ``EXTRA`` also
syncs the folder when the journal goes, so that a change that was acknowledged survives a failure of power.
"""

import sqlite3
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Engine, QueuePool, create_engine, event

APPLICATION_ID = 0x4558504C
"""“EXPL” in the file's header: the file is ours."""
VERSION = 2
"""The ``user_version`` of documents of this program: its last migration."""
SECONDS_TO_WAIT = 5.0
"""For another program that is just writing."""


def engine_of(path: Path, *, create: bool = False) -> Engine:
    """An engine of one connection to a document file; ``create`` makes the file."""
    uri = f"{path.absolute().as_uri()}?mode={'rwc' if create else 'rw'}"

    def connect() -> sqlite3.Connection:
        connection = sqlite3.connect(
            uri, uri=True, timeout=SECONDS_TO_WAIT, isolation_level=None, check_same_thread=False
        )
        try:
            _prepare(connection)
        except sqlite3.Error:
            connection.close()
            raise
        return connection

    engine = create_engine("sqlite://", creator=connect, poolclass=QueuePool, pool_size=1, max_overflow=0)
    event.listen(engine, "begin", _begin)
    return engine


def writing(engine: Engine) -> Engine:
    """The engine, with transactions that lock the document against other writers from their beginning."""
    return engine.execution_options(begin="BEGIN IMMEDIATE")


def pragma(engine: Engine, statement: str) -> list[tuple[Any, ...]]:
    """What a pragma says, outside of any transaction."""
    connection = engine.raw_connection()
    try:
        cursor = connection.cursor()
        cursor.execute(f"PRAGMA {statement}")
        return list(cursor.fetchall())
    finally:
        connection.close()


def _prepare(connection: sqlite3.Connection) -> None:
    connection.execute("PRAGMA foreign_keys = ON")
    connection.execute("PRAGMA trusted_schema = OFF")  # a document from elsewhere runs nothing here
    connection.execute("PRAGMA synchronous = EXTRA")
    (mode,) = connection.execute("PRAGMA journal_mode").fetchone()
    if mode != "delete":
        connection.execute("PRAGMA journal_mode = DELETE")


def _begin(connection: Connection) -> None:
    connection.exec_driver_sql(connection.get_execution_options().get("begin", "BEGIN"))
