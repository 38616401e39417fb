"""Column: one column of a table of records, declared as data."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Protocol

from PySide6.QtGui import QIcon

from exercise_planner.domain import wire
from exercise_planner.domain.changes import ChangeSet
from exercise_planner.domain.exercise import Exercise
from exercise_planner.domain.kinds import NumberKind, WholeKind
from exercise_planner.domain.record import Record
from exercise_planner.edits import record as record_edits
from exercise_planner.ui import fields, words

Say = Callable[[Record, Exercise], str]
Picture = Callable[[Record, Exercise], QIcon | None]
Weigh = Callable[[Record, Exercise], Any]


class Edit(Protocol):
    """How a column is edited."""

    def allows(self, record: Record) -> bool:
        """Whether this record can be edited here."""

    def text(self, record: Record, exercise: Exercise) -> str:
        """What the editor begins with."""

    def choices(self, record: Record, exercise: Exercise) -> tuple[fields.Choice, ...]:
        """What to choose from; empty where text is typed."""

    def change(self, exercise: Exercise, record: Record, text: str) -> ChangeSet:
        """The change that a text asks for.

        Raises:
            InputError: The text cannot be used; its summary is a sentence that says why.
        """


@dataclass(frozen=True, slots=True)
class FieldEdit:
    """Edits one field of a record."""

    name: str

    def allows(self, record: Record) -> bool:
        """Whether the field's text says all of its value."""
        return fields.is_whole(record, self.name)

    def text(self, record: Record, exercise: Exercise) -> str:
        """The field's value as text."""
        del exercise
        return fields.text_of(record, self.name)

    def choices(self, record: Record, exercise: Exercise) -> tuple[fields.Choice, ...]:
        """The values that the field may have, where they are few."""
        return fields.choices(fields.field_of(type(record), self.name), exercise)

    def change(self, exercise: Exercise, record: Record, text: str) -> ChangeSet:
        """Give the field another value."""
        return fields.change(exercise, record, self.name, text)


@dataclass(frozen=True, slots=True)
class CodeEdit:
    """Edits the code by which a record is known; every reference to it follows."""

    def allows(self, record: Record) -> bool:
        """Always; records that have no code have no such column."""
        del record
        return True

    def text(self, record: Record, exercise: Exercise) -> str:
        """The code."""
        del exercise
        return record.id

    def choices(self, record: Record, exercise: Exercise) -> tuple[fields.Choice, ...]:
        """None: a code is typed."""
        del record, exercise
        return ()

    def change(self, exercise: Exercise, record: Record, text: str) -> ChangeSet:
        """The renaming.

        Raises:
            InputError: The code is taken, or cannot be one.
        """
        return record_edits.rename(exercise, record, text.strip())


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a table.

    Args:
        name: What it is known by in settings.
        title: Its heading, marked for translation.
        text: What a record shows in it.
        order: What it is sorted by; the text when not given.
        edit: How it is edited; None: it cannot be.
        width: In pixels, to begin with.
        right: Whether it stands at the right, as numbers do.
        tip: What a tooltip says of a record.
        picture: What stands before its text.
    """

    name: str
    title: str
    text: Say
    order: Weigh | None = None
    edit: Edit | None = None
    width: int = 120
    right: bool = False
    tip: Say | None = None
    picture: Picture | None = None

    @property
    def heading(self) -> str:
        """The heading in the user's language."""
        return words.tr(self.title)


def of_field(cls: type[Record], name: str, width: int = 120, picture: Picture | None = None) -> Column:
    """A column that shows and edits a field.

    Args:
        cls: The record's type.
        name: The field.
        width: In pixels.
        picture: What stands before its text.
    """
    field = fields.field_of(cls, name)
    numeric = isinstance(field.kind, WholeKind | NumberKind)
    return Column(
        name=name,
        title=fields.title(name),
        text=lambda record, _exercise: fields.shown(record, name),
        order=_number(name) if numeric else None,
        edit=CodeEdit() if name == "id" else FieldEdit(name) if fields.editable(field) else None,
        width=width,
        right=numeric,
        tip=_tip(field),
        picture=picture,
    )


def _number(name: str) -> Weigh:
    def order(record: Record, _exercise: Exercise) -> float:
        value = getattr(record, name)
        return float("-inf") if value is None else float(value)

    return order


def _tip(field: wire.Field) -> Say:
    def tip(record: Record, exercise: Exercise) -> str:
        value = getattr(record, field.name)
        return fields.names(field.kind, value, exercise) or fields.shown(record, field.name)

    return tip
