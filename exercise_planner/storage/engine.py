"""Opens SQLite for a document: durable, strict about references, with transactions that we begin ourselves.

The journal is a rollback journal (``DELETE``), not a write-ahead log: a document is one file that people copy
and mail, also while it is open, and with a log the last changes would be in another file. ``EXTRA`` also
syncs the folder when the journal goes, so that a change that was acknowledged survives a failure of power.
"""

import sqlite3
from functools import cache
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Dialect, Engine, QueuePool, create_engine, event, make_url

APPLICATION_ID = 0x4558504C
"""“EXPL” in the file's header: the file is ours."""
VERSION = 7
"""The ``user_version`` of documents of this program: its last migration."""
SECONDS_TO_WAIT = 5.0
"""For another program that is just writing."""
_COMPILED: dict[Any, Any] = {}
"""Compiled statements of all documents; there are only so many kinds of them."""


def engine_of(path: Path, *, create: bool = False) -> Engine:
    """An engine of one connection to a document file; ``create`` makes the file."""
    uri = f"{path.absolute().as_uri()}?mode={'rwc' if create else 'rw'}"

    def connect() -> Any:
        connection = sqlite3.connect(
            uri, uri=True, timeout=SECONDS_TO_WAIT, isolation_level=None, check_same_thread=False
        )
        try:
            _prepare(connection)
        except sqlite3.Error:
            connection.close()
            raise
        return connection

    dialect = _dialect()
    pool = QueuePool(connect, pool_size=1, max_overflow=0, dialect=dialect)
    engine = Engine(pool, dialect, make_url("sqlite://"), execution_options={"compiled_cache": _COMPILED})
    event.listen(engine, "begin", _begin)
    return engine


@cache
def _dialect() -> Dialect:
    """One dialect for all documents, so that each statement is compiled once: most of the time of opening."""
    engine = create_engine("sqlite://")
    with engine.connect():
        pass  # the first connection tells the dialect what this SQLite can do
    engine.dispose()
    return engine.dialect


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
