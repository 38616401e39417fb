"""How documents of earlier versions become documents of this one: Alembic, without an ini file.

To change the tables, change them in ``storage/tables``, add a file to ``versions``, whose ``revision`` is the
next number in four digits and whose ``down_revision`` is the one before, and raise VERSION in ``engine``.
The number is also the ``user_version`` of the document, by which it is told at once whether this program can
open it. Migrations are never changed once they are released, and import nothing from ``tables``. A test
compares what they build with the tables.
"""

from pathlib import Path
from typing import Any

from alembic.config import Config
from alembic.runtime.environment import EnvironmentContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection

from exercise_planner.storage.columns import METADATA

_FOLDER = Path(__file__).resolve().parent


def migrate(connection: Connection, to: int) -> None:
    """Bring a document to a version, within the transaction that is open.

    Args:
        connection: In a transaction, with foreign keys switched off.
        to: The version; a new document has version 0.
    """
    script = ScriptDirectory(str(_FOLDER))
    revision = f"{to:04}"

    def steps(current: Any, _context: object) -> Any:
        return script._upgrade_revs(revision, current)  # what Alembic's own "upgrade" does

    with EnvironmentContext(Config(), script, fn=steps, destination_rev=revision) as environment:
        environment.configure(
            connection=connection, target_metadata=METADATA, render_as_batch=True, transactional_ddl=True
        )
        with environment.begin_transaction():
            environment.run_migrations()
    connection.exec_driver_sql(f"PRAGMA user_version = {to:d}")
