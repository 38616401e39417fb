"""Many cells of a table changed at once, to texts that are given: all of them or none."""

from collections.abc import Iterable

from exercise_planner.domain.changes import ChangeSet, merged
from exercise_planner.domain.exercise import Exercise
from exercise_planner.domain.record import Record
from exercise_planner.errors import InputError
from exercise_planner.ui import words
from exercise_planner.ui.models.column import Column
from exercise_planner.ui.words import QT_TRANSLATE_NOOP

FIXED = QT_TRANSLATE_NOOP("window", "{column} cannot be changed here.")


def filled(
    exercise: Exercise, cls: type[Record], cells: Iterable[tuple[str, Column, str]], verb: str
) -> ChangeSet:
    """The change that gives cells their texts.

    Args:
        exercise: The exercise as it is now.
        cls: The type of the table's records.
        cells: A record's id, the column, and the text.
        verb: What the user did, as the label begins: "Fill".

    Raises:
        InputError: A text cannot be used, or a column cannot be changed; nothing is.
    """
    now, steps, names = exercise, [], dict[str, None]()
    for record_id, column, text in cells:
        record = now.the(cls, record_id)
        if column.edit is None or not column.edit.allows(record):
            raise InputError(words.tr(FIXED).format(column=column.heading))
        step = column.edit.change(now, record, text)
        if step:
            names[record_id] = None
            steps.append(step)
            now = now.with_changes(step)
    return merged(f"{verb} {len(names)} {cls.noun if len(names) == 1 else cls.nouns}", steps)
