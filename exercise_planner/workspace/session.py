"""Workspace: the open exercise. Whatever alters it is stored first, then held, then told."""

import threading
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from types import TracebackType
from typing import Self

from exercise_planner.domain.changes import Change, ChangeSet
from exercise_planner.domain.exercise import Exercise
from exercise_planner.edits.validity import require_references
from exercise_planner.errors import ConflictError, InputError
from exercise_planner.storage import AuditEntry, Document, Version
from exercise_planner.storage.audit import conflict
from exercise_planner.workspace.telling import Subscriber, Subscribers


class Workspace:
    """The open exercise: its records, its undo history, and those who want to hear of changes.

    It may be used from several threads; subscribers are called in the thread that makes the change.
    """

    def __init__(self, document: Document, author: str = "") -> None:
        self.author = author
        self._document = document
        self._exercise = document.load()
        self._undo: list[ChangeSet] = []
        self._redo: list[ChangeSet] = []
        self._subscribers = Subscribers()
        self._lock = threading.RLock()

    @classmethod
    def open(cls, path: Path, author: str = "") -> "Workspace":
        """Open a document.

        Args:
            path: The file.
            author: Who makes the changes, for the history.

        Raises:
            DocumentError: It cannot be opened; it says why.
        """
        return cls._holding(Document.open(path), author)

    @classmethod
    def create(
        cls, path: Path, exercise: Exercise, author: str = "", *, overwrite: bool = False
    ) -> "Workspace":
        """Put an exercise into a new document, and open it.

        Raises:
            DocumentError: There is a file already, or it cannot be written.
            InputError: A record cannot be stored.
        """
        return cls._holding(Document.create(path, exercise, author, overwrite=overwrite), author)

    @classmethod
    def _holding(cls, document: Document, author: str) -> "Workspace":
        try:
            return cls(document, author)
        except BaseException:
            document.close()
            raise

    @property
    def exercise(self) -> Exercise:
        """The exercise as it is now."""
        return self._exercise

    @property
    def path(self) -> Path:
        """Where it is kept."""
        return self._document.path

    @property
    def can_undo(self) -> bool:
        """Whether there is something to take back."""
        return bool(self._undo)

    @property
    def can_redo(self) -> bool:
        """Whether there is something to make again."""
        return bool(self._redo)

    @property
    def undo_label(self) -> str | None:
        """What would be taken back."""
        return self._undo[-1].label if self._undo else None

    @property
    def redo_label(self) -> str | None:
        """What would be made again."""
        return self._redo[-1].label if self._redo else None

    def apply(self, changeset: ChangeSet) -> None:
        """Make a change; it is stored when this returns. An empty one does nothing.

        Raises:
            ConflictError: Somebody else has changed one of the records; it says who. What they have changed
                is picked up, so that the user sees it.
            DocumentError: The file cannot be written; nothing is changed.
            InputError: A record cannot be stored; nothing is changed.
            Exception: What a subscriber raised; the change is made all the same.
        """
        if not changeset:
            return
        with self._picking_up(), self._lock:
            self._make(changeset)
            self._undo.append(changeset)
            self._redo.clear()
        self._subscribers.tell(changeset)

    def undo(self) -> ChangeSet | None:
        """Take back the last change; None where there is none.

        Returns:
            The change that was made to take it back.

        Raises:
            ConflictError: Somebody else has changed one of its records since; it says who. It can no longer
                be undone, so that the change before it comes next.
            DocumentError: The file cannot be written; nothing is changed.
        """
        return self._step(self._undo, self._redo)

    def redo(self) -> ChangeSet | None:
        """Make the change again that was taken back last; None where there is none.

        Raises:
            ConflictError: As for ``undo``.
            DocumentError: The file cannot be written; nothing is changed.
        """
        return self._step(self._redo, self._undo)

    def refresh(self) -> ChangeSet:
        """Pick up what others have stored in the document meanwhile.

        Returns:
            What they changed, as one change set; an empty one where they changed nothing.
        """
        with self._lock:
            others, stored = self._document.news()
            changeset = self._leading_to(_told_by(others), stored)
            if changeset:  # else it stays the same object, of which others know what they have reckoned
                self._exercise = self._exercise.with_changes(changeset)
        if changeset:
            self._subscribers.tell(changeset)
        return changeset

    def history(self, limit: int = 100) -> tuple[AuditEntry, ...]:
        """The last change sets that were stored, the newest first, also those of earlier days and others."""
        return self._document.history(limit)

    def changes(self, entry: AuditEntry) -> ChangeSet:
        """What an entry of the history changed."""
        return self._document.changes(entry)

    def freeze(self, name: str, note: str = "") -> Version:
        """Keep plan and schedule as they are now as a version, for good; undo never touches it.

        Args:
            name: Unique among the versions of the document.
            note: What is said of it.

        Raises:
            ConflictError: Somebody else has changed the exercise at this very moment.
            DocumentError: The file cannot be written.
            InputError: The name is taken, or is none.
        """
        self.refresh()
        with self._lock:
            return self._document.freeze(name, note, self.author)

    def versions(self) -> tuple[Version, ...]:
        """The frozen versions, the oldest first."""
        return self._document.versions()

    def frozen(self, version: Version) -> Exercise:
        """The exercise as it was frozen.

        Raises:
            DocumentError: It is damaged.
        """
        return self._document.frozen(version)

    def secret(self) -> str:
        """By what this document and its copies know what they have sent out; nobody else may learn it.

        Raises:
            DocumentError: The file cannot be written.
        """
        return self._document.secret()

    def subscribe(self, callback: Subscriber) -> Callable[[], None]:
        """Hear of every change after it is made.

        A change made by a subscriber is told when all have heard of the one before. What a subscriber raises
        does not keep others from hearing; it is raised to whoever made the change, when all have heard.

        Returns:
            A function that ends it.
        """
        return self._subscribers.add(callback)

    def save_as(self, path: Path) -> None:
        """Store a copy elsewhere and go on with that; what can be undone stays so.

        Raises:
            DocumentError: It cannot be written; what was there before is untouched, and nothing changes here.
        """
        self.refresh()
        with self._lock:
            self._document.save_as(path)
            copy = Document.open(path)
            self._exercise = copy.load()
            self._document.close()
            self._document = copy

    def close(self) -> None:
        """Let go of the file."""
        self._subscribers.clear()
        self._document.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def _step(self, source: list[ChangeSet], target: list[ChangeSet]) -> ChangeSet | None:
        with self._picking_up(), self._lock:
            if not source:
                return None
            inverse = source[-1].inverse()
            try:
                self._make(inverse, again=True)
            except ConflictError:
                source.pop()
                raise
            source.pop()
            target.append(inverse)
        self._subscribers.tell(inverse)
        return inverse

    def _make(self, changeset: ChangeSet, *, again: bool = False) -> None:
        """Store a change, then hold it; one of an earlier state must still fit."""
        self._require_current(changeset)
        after = self._exercise.with_changes(changeset)
        if again:
            _require_fit(changeset, after)
        self._document.commit(changeset, self.author)
        self._exercise = after

    @contextmanager
    def _picking_up(self) -> Iterator[None]:
        """After a conflict, pick up what others have changed, so that the user sees it."""
        try:
            yield
        except ConflictError:
            self.refresh()
            raise

    def _leading_to(self, label: str, stored: Iterable[ChangeSet]) -> ChangeSet:
        """What makes the exercise that is held the one that is stored."""
        latest = {change.key: change for changeset in stored for change in changeset.changes}
        pairs = ((self._exercise.get(type(one.record), one.record.id), one.after) for one in latest.values())
        return ChangeSet(label, tuple(Change(held, after) for held, after in pairs if held != after))

    def _require_current(self, changeset: ChangeSet) -> None:
        stale = next((change for change in changeset.changes if not self._is_current(change)), None)
        if stale is not None:
            raise conflict(stale, self._document.last_change(stale.record))

    def _is_current(self, change: Change) -> bool:
        return self._exercise.get(type(change.record), change.record.id) == change.before


def _told_by(entries: tuple[AuditEntry, ...]) -> str:
    if len(entries) == 1:
        return entries[0].label
    authors = {entry.author for entry in entries if entry.author}
    return f"Changes by {' and '.join(sorted(authors)) or 'others'}"


def _require_fit(changeset: ChangeSet, after: Exercise) -> None:
    """Others may have removed what a change of an earlier state refers to, though none of its records."""
    try:
        require_references(after, after.records())
    except InputError as error:
        words = f"“{changeset.label}” does not fit what was changed since. Nothing was done."
        raise ConflictError(f"{words}\n{error}") from error
