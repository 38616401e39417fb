"""The document as it was first: a table a record, and the record of changes."""

from typing import Any

import sqlalchemy as sa
from alembic import op

from exercise_planner.storage.columns import Number

revision = "0001"
down_revision = None


def upgrade() -> None:
    _create_taking_part()
    _create_around()
    _create_schedule()
    _create_books()


def _create_taking_part() -> None:
    _create(
        "exercise",
        _must("name"),
        _maybe("nickname"),
        _must("kind"),
        _must("from"),
        _must("to"),
        _must("time_zone"),
        _must("slot_minutes", sa.Integer),
        _must("hosts"),
        _must("closed"),
        _must("goals"),
        _maybe("default_hours"),
        _must("document"),
    )
    _create(
        "nation",
        _must("name"),
        _must("role"),
        _must("languages"),
        _must("groups"),
        _must("unavailable"),
        _must("observes_holidays", sa.Boolean),
        _must("standards"),
        _must("contact"),
        _must("caveats"),
    )
    _create(
        "unit",
        _must("name"),
        _refers("nation", to="nation"),
        _maybe("domain"),
        _maybe("symbol"),
        _maybe("echelon"),
        _must("personnel", sa.Integer),
        _must("capabilities"),
        _must("standards"),
        _maybe("home"),
        _must("available"),
        _must("unavailable"),
        _must("min_rest_minutes", sa.Integer),
        _maybe("max_duty_minutes_per_day", sa.Integer),
        _must("speed_kmh", Number),
    )
    _create(
        "venue",
        _must("name"),
        _refers("nation", to="nation", nullable=True),
        _must("kind"),
        _maybe("position"),
        _must("activities"),
        _must("max_events", sa.Integer),
        _maybe("max_personnel", sa.Integer),
        _must("available"),
        _must("unavailable"),
        _must("turnaround_minutes", sa.Integer),
    )
    _create("pool", _maybe("name"), _must("capacity", sa.Integer), _must("unavailable"))
    _create("phase", _maybe("name"), _must("from"), _must("to"))


def _create_around() -> None:
    _create("objective", _must("title"), _maybe("kind"), _must("weight", Number), _must("nations"))
    _create(
        "agreement",
        _must("kind"),
        _refers("host", to="nation"),
        _must("nations"),
        _must("status"),
        _maybe("in_force"),
    )
    _create("relation", _must("between"), _must("rule"), _must("reason"))
    _create(
        "travel",
        _refers("from", to="venue"),
        _refers("to", to="venue"),
        _must("minutes", sa.Integer),
        _must("one_way", sa.Boolean),
    )
    _create(
        "milestone",
        _maybe("name"),
        _maybe("kind"),
        _must("from"),
        _maybe("to"),
        _refers("venue", to="venue", nullable=True),
    )


def _create_schedule() -> None:
    _create(
        "event",
        _must("name"),
        _maybe("activity"),
        _must("duration_minutes", sa.Integer),
        _refers("phase", to="phase", nullable=True),
        _maybe("earliest"),
        _maybe("latest"),
        _maybe("hours"),
        _must("light"),
        _must("venues"),
        _must("needs_venue", sa.Boolean),
        _must("units"),
        _must("nations"),
        _must("requires"),
        _must("min_nations", sa.Integer),
        _maybe("lead"),
        _must("interoperability"),
        _must("needs_agreements"),
        _must("after"),
        _must("pools"),
        _must("objectives"),
        _must("priority", sa.Integer),
        _must("optional", sa.Boolean),
        _maybe("lock"),
    )
    _create(
        "assignment",
        _must("start"),
        _must("end"),
        _refers("venue", to="venue", nullable=True),
        _must("units"),
        id_of="event",
    )
    _create(
        "schedule",
        _maybe("plan"),
        _must("status"),
        _maybe("objective", Number),
        _maybe("bound", Number),
        _must("goals"),
        _maybe("makespan_slots", sa.Integer),
        _maybe("seconds", Number),
        _must("trace"),
        _must("unscheduled"),
        _must("conflicts"),
        _must("remedies"),
    )


def _create_books() -> None:
    op.create_table(
        "audit",
        sa.Column("id", sa.Integer, primary_key=True, nullable=False),
        _must("at"),
        _must("label"),
        sqlite_autoincrement=True,
    )
    op.create_table(
        "audit_change",
        sa.Column("audit", sa.Integer, sa.ForeignKey("audit.id"), primary_key=True, nullable=False),
        sa.Column("position", sa.Integer, primary_key=True, nullable=False),
        _must("noun"),
        _must("record"),
        _maybe("before"),
        _maybe("after"),
    )
    op.create_table("meta", sa.Column("name", sa.Text, primary_key=True, nullable=False), _must("value"))


def _must(name: str, kind: Any = sa.Text) -> sa.Column[Any]:
    return sa.Column(name, kind, nullable=False)


def _maybe(name: str, kind: Any = sa.Text) -> sa.Column[Any]:
    return sa.Column(name, kind, nullable=True)


def _refers(name: str, to: str, *, nullable: bool = False) -> sa.Column[Any]:
    return sa.Column(name, sa.Text, _foreign_key(to), nullable=nullable)


def _foreign_key(to: str) -> sa.ForeignKey:
    return sa.ForeignKey(f"{to}.id", deferrable=True, initially="DEFERRED")


def _create(table: str, *columns: sa.Column[Any], id_of: str | None = None) -> None:
    """A table of records: the columns given between those that each has."""
    keys = [] if id_of is None else [_foreign_key(id_of)]
    op.create_table(
        table,
        sa.Column("id", sa.Text, *keys, primary_key=True, nullable=False),
        _must("version", sa.Integer),
        _must("rank", sa.Integer),
        *columns,
        _must("description"),
        _must("notes"),
        _maybe("marking"),
        _must("sanitised"),
        _must("unknown"),
        _must("stated"),
    )
