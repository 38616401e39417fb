"""Layout: which sheets a workbook has, and which columns a sheet."""

from dataclasses import dataclass

from exercise_planner.domain import PLAN_RECORDS
from exercise_planner.domain.details import Details
from exercise_planner.domain.kinds import BooleanKind, ChoiceKind, Kind, ListKind, TextKind
from exercise_planner.domain.record import Record
from exercise_planner.domain.schedule import Assignment, Schedule
from exercise_planner.domain.wire import shape

MORE = "more"
"""The column that holds, as JSON, what its row's cells cannot."""


@dataclass(frozen=True, slots=True)
class Column:
    """One column.

    Args:
        name: The field's name in the plan format.
        kind: What it holds.
        required: Whether each row needs it.
    """

    name: str
    kind: Kind
    required: bool = False

    @property
    def title(self) -> str:
        """The head of the column."""
        words = self.name.replace("_", " ")
        return words[:1].upper() + words[1:]

    @property
    def choices(self) -> tuple[str, ...]:
        """The words that may stand in it; empty where others may."""
        if isinstance(self.kind, BooleanKind):
            return ("yes", "no")
        return tuple(str(one) for one in self.kind.choices) if isinstance(self.kind, ChoiceKind) else ()

    @property
    def refers(self) -> tuple[str, ...]:
        """The kinds of record that its text is the id of."""
        kind = self.kind.item if isinstance(self.kind, ListKind) else self.kind
        return kind.refers.kinds if isinstance(kind, TextKind) and kind.refers else ()


@dataclass(frozen=True, slots=True)
class Sheet:
    """One sheet.

    Args:
        title: Its name.
        cls: What its rows are.
        columns: Its columns, without ``MORE``.
        upright: Whether it has a row for each field, because there is only one record.
    """

    title: str
    cls: type[Record]
    columns: tuple[Column, ...]
    upright: bool = False

    def column(self, name: str) -> Column | None:
        """The column of that field."""
        return next((one for one in self.columns if one.name == name), None)


LAST = ("description", "notes", "marking", "sanitised")


def _columns(cls: type[Record]) -> tuple[Column, ...]:
    own = [Column(one.wire, one.kind, one.required) for one in shape(cls)]
    first = [one for one in own if one.name not in LAST]
    return (*first, *(one for one in own if one.name in LAST))


def _of(cls: type[Record]) -> Sheet:
    return Sheet(cls.nouns.capitalize(), cls, _columns(cls))


def _schedule() -> Sheet:
    columns = tuple(
        Column("event", one.kind, one.required) if one.name == "id" else one for one in _columns(Assignment)
    )
    return Sheet("Schedule", Assignment, columns)


EXERCISE = Sheet("Exercise", Details, _columns(Details), upright=True)
SCHEDULE = _schedule()
RESULT = Sheet("Result", Schedule, _columns(Schedule), upright=True)
SHEETS: tuple[Sheet, ...] = (EXERCISE, *(_of(cls) for cls in PLAN_RECORDS), SCHEDULE, RESULT)
"""All sheets of a workbook, in their order."""
