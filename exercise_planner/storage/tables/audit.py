"""Where it is kept who changed what, and when: an entry a change set, and its changes record by record."""

from sqlalchemy import Column, ForeignKey, Index, Integer, Table, Text

from exercise_planner.storage.columns import METADATA, Json, UtcDateTime, text

AUDIT = Table(
    "audit",
    METADATA,
    Column("id", Integer, primary_key=True, nullable=False),
    Column("at", UtcDateTime, nullable=False),
    text("label"),
    Column("author", Text, nullable=False, server_default=""),
    sqlite_autoincrement=True,
)
"""``id`` counts commits and is never used twice; rows of records carry it as their version."""

AUDIT_CHANGE = Table(
    "audit_change",
    METADATA,
    Column("audit", Integer, ForeignKey("audit.id"), primary_key=True, nullable=False),
    Column("position", Integer, primary_key=True, nullable=False),
    text("noun"),
    text("record"),
    Column("before", Json, nullable=True),
    Column("after", Json, nullable=True),
)
"""A record before (NULL: it was new) and after (NULL: it was removed)."""

Index("ix_audit_change_noun_record", AUDIT_CHANGE.c.noun, AUDIT_CHANGE.c.record)
