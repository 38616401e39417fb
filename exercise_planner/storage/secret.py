"""The document's secret, by which it knows again what it has sent out."""

import secrets

from sqlalchemy import Connection, select
from sqlalchemy.dialects.sqlite import insert

from exercise_planner.storage.tables import META

NAME = "secret"
BYTES = 32


def secret_of(connection: Connection) -> str:
    """The secret of a document; it is made when it is first asked for, and goes with every copy.

    Args:
        connection: In a transaction that may write.
    """
    query = select(META.c.value).where(META.c.name == NAME)
    found = connection.execute(query).scalar()
    if found is None:
        row = {"name": NAME, "value": secrets.token_hex(BYTES)}
        connection.execute(insert(META).values(row).on_conflict_do_nothing())
        found = connection.execute(query).scalar_one()
    return str(found)
