"""Where frozen versions are kept: a row is written once, and the document refuses to change or remove it."""

from sqlalchemy import Column, ForeignKey, Integer, LargeBinary, Table

from exercise_planner.storage.columns import METADATA, UtcDateTime, text

VERSION = Table(
    "version",
    METADATA,
    Column("id", Integer, primary_key=True, nullable=False),
    text("name"),
    text("note"),
    Column("at", UtcDateTime, nullable=False),
    text("author"),
    text("line"),
    Column("audit", Integer, ForeignKey("audit.id"), nullable=False),
    text("sha256"),
    Column("content", LargeBinary, nullable=False),
    sqlite_autoincrement=True,
)
"""``audit`` is the entry that notes the freezing; ``line`` names the variant that was open; ``content`` is as
``content`` (the module) packs it, and ``sha256`` its sum before it is compressed."""
