"""Types of column, and ``record_table``: a record's table from the columns that only it has.

A column is named as its field in the plan format. Scalars are native, whatever is nested is JSON text, and
instants are text of RFC 3339, because they keep the offset that they were written with.
"""

import json
from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import Boolean, Column, Dialect, ForeignKey, Integer, MetaData, Table, Text
from sqlalchemy.types import TypeDecorator, TypeEngine, UserDefinedType

from exercise_planner.domain.record import Record

METADATA = MetaData(
    naming_convention={
        "fk": "fk_%(table_name)s_%(column_0_name)s_%(referred_table_name)s",
        "pk": "pk_%(table_name)s",
        "ix": "ix_%(column_0_label)s",
    }
)
_LARGEST = 2**63 - 1


class Json(TypeDecorator[Any]):
    """A JSON value as text; None is NULL."""

    impl = Text
    cache_ok = True

    def process_bind_param(self, value: Any, dialect: Dialect) -> str | None:  # noqa: ARG002
        """The value as text."""
        return None if value is None else json_text(value)

    def process_result_value(self, value: str | None, dialect: Dialect) -> Any:  # noqa: ARG002
        """The text as a value."""
        return None if value is None else json.loads(value)


class Number(UserDefinedType[float]):
    """A number kept as it was written: 60 stays 60 and 60.0 stays 60.0, for the column has no affinity."""

    cache_ok = True

    def get_col_spec(self, **_kw: Any) -> str:
        """No type in SQL."""
        return ""

    def bind_processor(self, dialect: Dialect) -> Callable[[Any], Any]:  # noqa: ARG002
        """Whole numbers beyond SQLite's range become floating ones."""
        return lambda value: float(value) if isinstance(value, int) and abs(value) > _LARGEST else value


class UtcDateTime(TypeDecorator[datetime]):
    """An instant as text in UTC, so that it sorts; SQLite itself knows no offsets."""

    impl = Text
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> str | None:  # noqa: ARG002
        """The instant as text."""
        return None if value is None else value.astimezone(UTC).isoformat(timespec="milliseconds")

    def process_result_value(self, value: str | None, dialect: Dialect) -> datetime | None:  # noqa: ARG002
        """The text as an instant."""
        return None if value is None else datetime.fromisoformat(value)


def json_text(value: Any) -> str:
    """A JSON value as short text."""
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def text(name: str) -> Column[Any]:
    """Text, an enumerated word, a date or an instant, that must be there."""
    return Column(name, Text, nullable=False)


def maybe(name: str, kind: type[TypeEngine[Any]] = Text) -> Column[Any]:
    """A scalar that may be absent."""
    return Column(name, kind, nullable=True)


def whole(name: str) -> Column[Any]:
    """A whole number."""
    return Column(name, Integer, nullable=False)


def number(name: str) -> Column[Any]:
    """Any number."""
    return Column(name, Number, nullable=False)


def flag(name: str) -> Column[Any]:
    """True or false."""
    return Column(name, Boolean, nullable=False)


def nested(name: str) -> Column[Any]:
    """A list, map or object, as JSON text."""
    return Column(name, Json, nullable=False)


def maybe_nested(name: str) -> Column[Any]:
    """A list, map or object that may be absent."""
    return Column(name, Json, nullable=True)


def refers(name: str, to: type[Record], *, nullable: bool = False) -> Column[Any]:
    """The id of another record; checked when the transaction ends, so that order does not matter in it."""
    return Column(name, Text, _foreign_key(to), nullable=nullable)


def _foreign_key(to: type[Record]) -> ForeignKey:
    return ForeignKey(f"{to.noun}.id", deferrable=True, initially="DEFERRED")


def record_table(cls: type[Record], *columns: Column[Any], id_of: type[Record] | None = None) -> Table:
    """The table of one kind of record.

    Args:
        cls: The record; its noun names the table.
        columns: The columns that only it has.
        id_of: The kind of record whose id this one shares.

    Returns:
        The table. Its ``version`` is the number of the audit entry that wrote the row last: it tells a stale
        write, and who was first.
    """
    keys = [] if id_of is None else [_foreign_key(id_of)]
    return Table(
        cls.noun,
        METADATA,
        Column("id", Text, *keys, primary_key=True, nullable=False),
        Column("version", Integer, nullable=False),
        Column("rank", Integer, nullable=False),
        *columns,
        text("description"),
        text("notes"),
        maybe_nested("marking"),
        text("sanitised"),
        nested("unknown"),
        nested("stated"),
    )
