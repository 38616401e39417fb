"""Tables: one for each record, with a column for each field."""

from pathlib import Path

import pytest

from exercise_planner.domain import APART, RECORDS
from exercise_planner.domain.record import Record
from exercise_planner.domain.wire import shape
from exercise_planner.storage import tables

STORED = (*RECORDS, *APART)
OURS = {"id", "version", "rank", "unknown", "stated"}


def test_tables_stand_in_the_order_of_records() -> None:
    assert [table.name for table in tables.TABLES] == [cls.noun for cls in STORED]


@pytest.mark.parametrize("cls", STORED, ids=lambda cls: cls.noun)
def test_each_field_has_a_column(cls: type[Record]) -> None:
    beside = {name for name in getattr(cls, "beside", ()) if name != "id"}
    fields = {field.wire for field in shape(cls)}
    assert {column.name for column in tables.TABLE_OF[cls].columns} == fields | beside | OURS


def test_each_file_is_in_the_catalogue() -> None:
    ours = {"__init__", "audit", "meta", "version"}
    files = {path.stem for path in Path(tables.__file__).parent.glob("*.py")} - ours
    assert files == {cls.__name__.lower() for cls in STORED}
