"""ChangeSet: the one way to alter an exercise.

It is at once the undo entry, the database transaction, the audit line, the notification that views receive
and the preview of an import.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from exercise_planner.domain.record import Record, title_of


@dataclass(frozen=True, slots=True)
class Change:
    """A record before (None: it is new) and after (None: it is removed)."""

    before: Record | None
    after: Record | None

    def __post_init__(self) -> None:
        both = [record for record in (self.before, self.after) if record is not None]
        if not both:
            raise ValueError("a change needs a record before or after")
        if len({(type(record), record.id) for record in both}) > 1:
            raise ValueError("a change is of one record: its type and id stay")

    @property
    def record(self) -> Record:
        """The record after, or the one that was removed."""
        record = self.after if self.after is not None else self.before
        assert record is not None  # noqa: S101  __post_init__ has seen to it
        return record

    @property
    def key(self) -> tuple[str, str]:
        """What is changed: the record's noun and id."""
        return (self.record.noun, self.record.id)

    def inverse(self) -> "Change":
        """The change that takes this one back."""
        return Change(self.after, self.before)


@dataclass(frozen=True, slots=True)
class ChangeSet:
    """Changes that are applied, stored, undone and shown as one.

    Args:
        label: What the user did, as a menu says after "Undo": "move ASW 1".
        changes: At most one change a record.
    """

    label: str
    changes: tuple[Change, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.changes)

    def inverse(self) -> "ChangeSet":
        """The changes that take these back, in opposite order."""
        return ChangeSet(self.label, tuple(change.inverse() for change in reversed(self.changes)))

    def touches(self, *types: type[Record]) -> bool:
        """Whether a record of one of these types is changed."""
        return any(isinstance(change.record, types) for change in self.changes)


def merged(label: str, changesets: Iterable[ChangeSet]) -> ChangeSet:
    """Several change sets, each made upon the one before, as one.

    Args:
        label: The label of the whole.
        changesets: In the order in which they were made.
    """
    merged_changes: dict[tuple[str, str], tuple[Record | None, Record | None]] = {}
    for changeset in changesets:
        for change in changeset.changes:
            first, _ = merged_changes.get(change.key, (change.before, None))
            merged_changes[change.key] = (first, change.after)
    return ChangeSet(
        label, tuple(Change(before, after) for before, after in merged_changes.values() if before != after)
    )


def added(*records: Record) -> ChangeSet:
    """Adds records."""
    return ChangeSet(f"add {_names(records)}", tuple(Change(None, record) for record in records))


def removed(*records: Record) -> ChangeSet:
    """Removes records."""
    return ChangeSet(f"remove {_names(records)}", tuple(Change(record, None) for record in records))


def replaced(label: str, pairs: Iterable[tuple[Record, Record]]) -> ChangeSet:
    """Replaces records by others of the same id; pairs that do not differ are left out."""
    return ChangeSet(label, tuple(Change(before, after) for before, after in pairs if before != after))


def _names(records: tuple[Record, ...]) -> str:
    if len(records) == 1:
        return title_of(records[0])
    return f"{len(records)} records"
