"""What can be done with a record of any kind: add, change, put, remove, rename."""

from dataclasses import replace
from typing import Any

from exercise_planner.domain.changes import Change, ChangeSet
from exercise_planner.domain.details import Details
from exercise_planner.domain.event import Event
from exercise_planner.domain.exercise import Exercise
from exercise_planner.domain.nation import Nation
from exercise_planner.domain.record import Record, title_of
from exercise_planner.domain.relation import Relation
from exercise_planner.domain.schedule import Assignment, Schedule
from exercise_planner.domain.travel import Travel
from exercise_planner.domain.venue import Venue
from exercise_planner.domain.wire import write
from exercise_planner.edits.consequences import with_consequences
from exercise_planner.edits.references import Key, rewritten, target
from exercise_planner.edits.validity import WITHOUT_ID, require_valid
from exercise_planner.errors import InputError

LONGEST_ID = 200


def called(exercise: Exercise, record: Record) -> str:
    """What people call a record, also one that has no name of its own."""
    match record:
        case Relation():
            return f"relation of {' and '.join(exercise.name(Nation, nation) for nation in record.between)}"
        case Travel():
            return f"travel from {exercise.name(Venue, record.from_)} to {exercise.name(Venue, record.to)}"
        case Assignment():
            return exercise.name(Event, record.id)
        case Schedule():
            return "the schedule"
    return title_of(record)


def add(exercise: Exercise, *records: Record) -> ChangeSet:
    """Add records, each at the end of its list.

    Args:
        exercise: The exercise.
        records: New ones; they may refer to each other.

    Raises:
        InputError: An id is taken, a value is out of bounds, or a reference leads nowhere.
    """
    placed: dict[Key, Record] = {}
    for record in records:
        key = (record.noun, record.id)
        if exercise.get(type(record), record.id) is not None or key in placed:
            raise InputError(f"There is already {_article(record.noun)} with the id “{record.id}”.")
        same_kind = sum(isinstance(other, type(record)) for other in placed.values())
        placed[key] = replace(record, rank=exercise.next_rank(type(record)) + same_kind)
    changeset = ChangeSet("", tuple(Change(None, record) for record in placed.values()))
    after = exercise.with_changes(changeset)
    require_valid(after, placed.values())
    return ChangeSet(f"Add {_several(after, tuple(placed.values()))}", changeset.changes)


def change(exercise: Exercise, record: Record, **fields: Any) -> ChangeSet:
    """Change fields of a record as it stands in the exercise now.

    Args:
        exercise: The exercise.
        record: Which one; fields that are not named keep their current value.
        fields: New values by field name.

    Raises:
        InputError: A value is out of bounds, or a reference leads nowhere.
        NotFoundError: The record is not in the exercise.
    """
    if "id" in fields:
        raise TypeError("an id is changed by rename")
    current = exercise.the(type(record), record.id)
    words = f"{_words(next(iter(fields)))} of " if len(fields) == 1 else ""
    label = f"Change {words}{called(exercise, current)}"
    return put(exercise, replace(current, **fields), label=label)


def change_each(exercise: Exercise, *records: Record, **fields: Any) -> ChangeSet:
    """Change the same fields of several records to the same values, as one change."""
    current = [exercise.the(type(record), record.id) for record in records]
    afters = tuple(replace(record, **fields) for record in current)
    words = " and ".join(_words(name) for name in fields)
    return put(exercise, *afters, label=f"Change {words} of {_several(exercise, afters)}")


def put(exercise: Exercise, *records: Record, label: str = "") -> ChangeSet:
    """Put other values in the place of records of the same ids.

    Args:
        exercise: The exercise.
        records: The new values; those that do not differ are passed over.
        label: What the user did; by default that the records were changed.

    Raises:
        InputError: A value is out of bounds, or a reference leads nowhere.
        NotFoundError: A record is not in the exercise.
    """
    pairs = [(exercise.the(type(record), record.id), record) for record in records]
    changes = tuple(Change(before, after) for before, after in pairs if before != after)
    changeset = ChangeSet(label or f"Change {_several(exercise, records)}", changes)
    require_valid(exercise.with_changes(changeset), (after for before, after in pairs if before != after))
    return with_consequences(exercise, changeset)


def remove(exercise: Exercise, *records: Record) -> ChangeSet:
    """Remove records and every reference to them.

    What cannot be without them goes along: the units of a nation, travel from a venue, a relation of fewer
    than two nations. The record of the last solve goes too: it spoke of another plan.

    Raises:
        InputError: It is the exercise itself.
        NotFoundError: A record is not in the exercise.
    """
    current = tuple(exercise.the(type(record), record.id) for record in records)
    if any(isinstance(record, Details) for record in current):
        raise InputError("The exercise itself cannot be removed.")
    afters = _without(exercise, {(record.noun, record.id) for record in current})
    changes = tuple(
        Change(record, after)
        for record in exercise.records()
        if (after := afters.get((record.noun, record.id), record)) != record
    )
    changeset = ChangeSet(f"Remove {_several(exercise, current)}", changes)
    if exercise.schedule is not None and changes and not changeset.touches(Schedule):
        changeset = ChangeSet(changeset.label, (*changes, Change(exercise.schedule, None)))
    return changeset


def _without(exercise: Exercise, gone: set[Key]) -> dict[Key, Record | None]:
    """What becomes of records when some go: None for each that goes, else its new value."""

    def follow(kinds: tuple[str, ...], record_id: str) -> str | None:
        return None if target(exercise, kinds, record_id) in gone else record_id

    afters: dict[Key, Record | None] = dict.fromkeys(gone)
    count = -1
    while count != len(gone):
        count = len(gone)
        for record in exercise.records():
            key = (record.noun, record.id)
            if key not in gone:
                afters[key] = rewritten(record, follow)
                if afters[key] is None:
                    gone.add(key)
    return afters


def rename(exercise: Exercise, record: Record, new_id: str) -> ChangeSet:
    """Give a record another id; every reference follows.

    Raises:
        InputError: The id is taken, or cannot be one.
        NotFoundError: The record is not in the exercise.
    """
    before = exercise.the(type(record), record.id)
    if isinstance(before, Details | Schedule | Assignment):
        raise InputError(f"The {before.noun} has no id of its own.")
    if new_id == before.id:
        return ChangeSet(f"Rename {called(exercise, before)}")
    if exercise.get(type(before), new_id) is not None:
        raise InputError(f"There is already {_article(before.noun)} with the id “{new_id}”.")
    old = (before.noun, before.id)

    def follow(kinds: tuple[str, ...], record_id: str) -> str:
        return new_id if target(exercise, kinds, record_id) == old else record_id

    after = replace(rewritten(before, follow) or before, id=new_id)  # it may refer to itself
    changes = [Change(before, None), Change(None, after)]
    for other in exercise.records():
        changes.extend(_followed(other, rewritten(other, follow)) if other is not before else ())
    changeset = ChangeSet(f"Rename {called(exercise, before)}", tuple(changes))
    require_valid(exercise.with_changes(changeset), (after,))
    return _without_mention(exercise, changeset, before.id)


def _followed(before: Record, after: Record | None) -> tuple[Change, ...]:
    if after is None or after == before:
        return ()
    if after.id != before.id:
        return Change(before, None), Change(None, after)
    return (Change(before, after),)


def _without_mention(exercise: Exercise, changeset: ChangeSet, record_id: str) -> ChangeSet:
    """The record of the last solve names ids in plain text, which cannot follow: then it goes."""
    schedule = exercise.schedule
    if schedule is None or not _mentions(write(schedule), record_id):
        return changeset
    return ChangeSet(changeset.label, (*changeset.changes, Change(schedule, None)))


def _mentions(plain: Any, text: str) -> bool:
    if isinstance(plain, dict):
        return any(_mentions(item, text) for item in (*plain, *plain.values()))
    if isinstance(plain, list):
        return any(_mentions(item, text) for item in plain)
    return bool(plain == text)


def fresh_id(exercise: Exercise, cls: type[Record], wish: str = "") -> str:
    """An id that no record of that kind has.

    Args:
        exercise: The exercise.
        cls: The kind of record.
        wish: What it should be like, such as a name; spaces become hyphens, a number makes it unique.
    """
    taken = exercise.table(cls)
    if cls in WITHOUT_ID:
        return next(name for number in range(1, len(taken) + 2) if (name := f"#{number}") not in taken)
    words = "".join(letter if letter.isprintable() else " " for letter in wish).lstrip("# ").split()
    base = "-".join(words)[: LONGEST_ID - 8] or cls.noun
    if base not in taken and words:
        return base
    first = 2 if words else 1
    return next(
        name for number in range(first, len(taken) + first + 1) if (name := f"{base}-{number}") not in taken
    )


def _several(exercise: Exercise, records: tuple[Record, ...]) -> str:
    if len(records) == 1:
        return called(exercise, records[0])
    kinds = {type(record).nouns for record in records}
    return f"{len(records)} {kinds.pop() if len(kinds) == 1 else 'records'}"


def _words(field: str) -> str:
    return field.rstrip("_").removesuffix("_minutes").replace("_", " ")


def _article(noun: str) -> str:
    return f"{'an' if noun[0] in 'aeio' else 'a'} {noun}"


__all__ = ["add", "called", "change", "change_each", "fresh_id", "put", "remove", "rename"]
