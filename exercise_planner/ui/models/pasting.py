"""What pasting a block of cells would do: which can be used, why others cannot, and the change."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from exercise_planner.domain.changes import Change, ChangeSet, merged
from exercise_planner.domain.exercise import Exercise
from exercise_planner.domain.record import Record
from exercise_planner.edits import record as record_edits
from exercise_planner.edits.validity import require_valid
from exercise_planner.errors import ExercisePlannerError, InputError
from exercise_planner.ui import fields, words
from exercise_planner.ui.models.block import Block
from exercise_planner.ui.models.column import CodeEdit, Column, FieldEdit
from exercise_planner.ui.words import QT_TRANSLATE_NOOP

NOT_EDITED = QT_TRANSLATE_NOOP("window", "This column is not edited here; the cell is passed over.")
NOT_PLAIN = QT_TRANSLATE_NOOP("window", "This holds more than one line can say; change it in the inspector.")
TWICE = QT_TRANSLATE_NOOP("window", "This code stands twice in the block.")


@dataclass(frozen=True, slots=True)
class Target:
    """Where a block is pasted.

    Args:
        cls: The type of the table's records.
        columns: The columns from the current one to the right; all of them for a block with headings.
        all_columns: All columns of the table.
        ids: The records of the rows from the current one downwards.
        make: Makes a new record for each row beyond them.
    """

    cls: type[Record]
    columns: tuple[Column, ...]
    all_columns: tuple[Column, ...]
    ids: tuple[str, ...]
    make: Callable[[Exercise], Record]


@dataclass(slots=True)
class Cell:
    """A cell of the block: its text, and why it cannot be used; the empty text where it can."""

    text: str
    problem: str = ""
    is_passed_over: bool = False


@dataclass(slots=True)
class Row:
    """A row of the block.

    Args:
        cells: Its cells.
        record_id: The record that it changes or makes.
        is_new: Whether it makes a record.
        is_left_out: Whether it cannot be used as a whole: a new record lacks what it needs.
        values: What its cells say, by field.
    """

    cells: list[Cell]
    record_id: str = ""
    is_new: bool = False
    is_left_out: bool = False
    values: dict[str, Any] = field(default_factory=dict)
    new_id: str = ""


@dataclass(frozen=True, slots=True)
class Pasting:
    """What a block would do.

    Args:
        columns: The column of each cell of a row.
        rows: The rows of the block, without that of the headings.
        changeset: The change that makes all that can be used, as one.
    """

    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
    changeset: ChangeSet

    @property
    def faults(self) -> tuple[tuple[int, int], ...]:
        """Row and place of each cell that cannot be used."""
        return tuple(
            (number, place)
            for number, row in enumerate(self.rows)
            for place, cell in enumerate(row.cells)
            if cell.problem and not cell.is_passed_over
        )


def headed(block: Block, columns: Sequence[Column]) -> tuple[Column, ...]:
    """The columns that the block's first row names; none where it is not a row of headings."""
    known = {name.casefold(): column for column in columns for name in (column.name, column.heading)}
    found = [known.get(cell.casefold()) or known.get(_bare(cell)) for cell in block[0]] if block else []
    named = tuple(column for column in found if column is not None)
    return named if named and len(named) == len(found) else ()


def _bare(heading: str) -> str:
    """A heading without a unit in brackets, which other tables state: that of “Duration (min)”."""
    return heading.partition("(")[0].strip().casefold()


def pasting(exercise: Exercise, target: Target, block: Block) -> Pasting:
    """What pasting a block would do; nothing is changed yet.

    A cell that cannot be used leaves its field as it was. A row for a new record that lacks what the record
    needs is left out as a whole.

    Args:
        exercise: The exercise as it is now.
        target: Where the block is pasted.
        block: Its cells, perhaps with a row of headings.
    """
    named = headed(block, target.all_columns)
    columns = named or target.columns[: max(map(len, block), default=0)]
    left_out: set[int] = set()
    while True:
        made = _Attempt(exercise, target, columns, left_out)
        rows = made.rows(block[1:] if named else block, has_headings=bool(named))
        found = {number for number, row in enumerate(rows) if row.is_left_out}
        if found <= left_out:
            return Pasting(columns, tuple(rows), made.changeset(rows))
        left_out |= found


class _Attempt:
    """One look at a block, some rows of which are known to be left out."""

    def __init__(
        self, exercise: Exercise, target: Target, columns: tuple[Column, ...], left_out: set[int]
    ) -> None:
        self._before, self._stage = exercise, exercise
        self._target, self._columns, self._left_out = target, columns, left_out
        self._used: set[str] = set()

    def rows(self, block: Block, *, has_headings: bool) -> list[Row]:
        rows = [self._row(cells) for cells in block]
        for number, row in enumerate(rows):
            row.is_left_out = number in self._left_out
            self._aim(row, None if has_headings else number)
        for row in rows:
            self._read(row)
        return rows

    def _row(self, cells: tuple[str, ...]) -> Row:
        return Row([Cell(text) for text in cells[: len(self._columns)]])

    def _aim(self, row: Row, number: int | None) -> None:
        """Find the record that a row is about, or make one."""
        code = self._code_cell(row)
        table = self._before.table(self._target.cls)
        if number is not None and number < len(self._target.ids):
            row.record_id = self._target.ids[number]
        elif number is None and code is not None and code.text in table:
            row.record_id = code.text
        else:
            row.is_new = True
            self._make(row, code)
        if row.record_id and row.record_id in self._used and code is not None:
            code.problem = words.tr(TWICE)
            row.is_left_out = True
        self._used.add(row.record_id)

    def _make(self, row: Row, code: Cell | None) -> None:
        try:
            record = self._target.make(self._stage)
            if code is not None and code.text:
                record = replace(record, id=code.text)
            if self._stage.get(type(record), record.id) is not None:
                raise InputError(words.tr(TWICE))
            staged = self._stage.with_changes(ChangeSet("", (Change(None, record),)))
            require_valid(staged, (record,))
        except ExercisePlannerError as error:
            row.is_left_out = True
            (code or row.cells[0]).problem = str(error)
            return
        row.record_id = record.id
        self._stage = self._stage if row.is_left_out else staged

    def _code_cell(self, row: Row) -> Cell | None:
        places = zip(self._columns, row.cells, strict=False)
        return next((cell for column, cell in places if isinstance(column.edit, CodeEdit)), None)

    def _read(self, row: Row) -> None:
        record = self._stage.get(self._target.cls, row.record_id) or (
            self._target.make(self._before) if row.is_new and row.is_left_out and row.record_id else None
        )
        for column, cell in zip(self._columns, row.cells, strict=False):
            if record is not None and not cell.problem:
                self._read_cell(row, record, column, cell)

    def _read_cell(self, row: Row, record: Record, column: Column, cell: Cell) -> None:
        if isinstance(column.edit, CodeEdit):
            row.new_id = cell.text if not row.is_new and cell.text != row.record_id else ""
        elif not isinstance(column.edit, FieldEdit):
            cell.problem, cell.is_passed_over = words.tr(NOT_EDITED), True
        elif not column.edit.allows(record):
            cell.problem = words.tr(NOT_PLAIN)
        else:
            declared = fields.field_of(self._target.cls, column.edit.name)
            try:
                row.values[column.edit.name] = fields.parsed(self._stage, declared, cell.text)
            except InputError as error:
                cell.problem = error.summary
                row.is_left_out |= row.is_new and declared.required

    def changeset(self, rows: list[Row]) -> ChangeSet:
        """The change that the usable rows make."""
        used = [row for row in rows if not row.is_left_out]
        cls = self._target.cls
        new = [self._after(row) for row in used if row.is_new]
        steps = [record_edits.add(self._before, *new)] if new else []
        now = self._before.with_changes(steps[0]) if steps else self._before
        old = [replace(now.the(cls, row.record_id), **row.values) for row in used if not row.is_new]
        steps.append(record_edits.put(now, *old))
        now = now.with_changes(steps[-1])
        for row in used:
            now = self._rename(row, now, steps)
        label = f"Paste {len(used)} {cls.noun if len(used) == 1 else cls.nouns}"
        return merged(label, steps)

    def _after(self, row: Row) -> Record:
        return replace(self._stage.the(self._target.cls, row.record_id), **row.values)

    def _rename(self, row: Row, now: Exercise, steps: list[ChangeSet]) -> Exercise:
        if not row.new_id:
            return now
        try:
            change = record_edits.rename(now, now.the(self._target.cls, row.record_id), row.new_id)
        except InputError as error:
            code = self._code_cell(row)
            if code is not None:
                code.problem = error.summary
            return now
        steps.append(change)
        return now.with_changes(change)
