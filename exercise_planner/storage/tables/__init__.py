"""Where records are kept: a table a record, each in its own file.

To add a table: a file here with ``record_table`` and a column for each field of the record, named as in the
plan format; its line in TABLES, in the order of RECORDS and APART; and a migration in
``migrations/versions``.
"""

from sqlalchemy import Table

from exercise_planner.domain import APART, RECORDS
from exercise_planner.domain.record import Record
from exercise_planner.storage.tables.agreement import AGREEMENT
from exercise_planner.storage.tables.answer import ANSWER
from exercise_planner.storage.tables.assignment import ASSIGNMENT
from exercise_planner.storage.tables.audit import AUDIT, AUDIT_CHANGE
from exercise_planner.storage.tables.comment import COMMENT
from exercise_planner.storage.tables.details import DETAILS
from exercise_planner.storage.tables.event import EVENT
from exercise_planner.storage.tables.meta import META
from exercise_planner.storage.tables.milestone import MILESTONE
from exercise_planner.storage.tables.nation import NATION
from exercise_planner.storage.tables.objective import OBJECTIVE
from exercise_planner.storage.tables.phase import PHASE
from exercise_planner.storage.tables.pool import POOL
from exercise_planner.storage.tables.relation import RELATION
from exercise_planner.storage.tables.reply import REPLY
from exercise_planner.storage.tables.schedule import SCHEDULE
from exercise_planner.storage.tables.travel import TRAVEL
from exercise_planner.storage.tables.unit import UNIT
from exercise_planner.storage.tables.variant import VARIANT
from exercise_planner.storage.tables.venue import VENUE
from exercise_planner.storage.tables.version import VERSION

TABLES: tuple[Table, ...] = (
    DETAILS,
    NATION,
    UNIT,
    VENUE,
    POOL,
    PHASE,
    OBJECTIVE,
    AGREEMENT,
    RELATION,
    TRAVEL,
    MILESTONE,
    EVENT,
    ASSIGNMENT,
    SCHEDULE,
    VARIANT,
    COMMENT,
    ANSWER,
    REPLY,
)
"""The tables of records, in the order of RECORDS and APART."""

TABLE_OF: dict[type[Record], Table] = dict(zip((*RECORDS, *APART), TABLES, strict=True))

__all__ = ["AUDIT", "AUDIT_CHANGE", "META", "TABLES", "TABLE_OF", "VERSION"]
