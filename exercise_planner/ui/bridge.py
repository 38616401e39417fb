"""The open document as Qt sees it: its changes as signals on the GUI thread, and the shared selection."""

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal, Slot

from exercise_planner.domain.changes import ChangeSet
from exercise_planner.domain.exercise import Exercise
from exercise_planner.domain.finding import Subject
from exercise_planner.errors import ExercisePlannerError
from exercise_planner.ui.services import Document


class Bridge(QObject):
    """What the window shows and changes.

    Attributes:
        opened: Another document is open, or none.
        changed: Emitted with each ChangeSet that was applied, undone or redone.
        selected: Emitted with the tuple of subjects that is now selected.
        shown: Emitted with a subject that the user wants to be led to.
        refused: Emitted with the error when a change does not apply.
    """

    opened = Signal()
    changed = Signal(object)
    selected = Signal(object)
    shown = Signal(object)
    refused = Signal(object)
    _arrived = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._document: Document | None = None
        self._unsubscribe: Callable[[], None] | None = None
        self._selection: tuple[Subject, ...] = ()
        self._arrived.connect(self._deliver)

    @property
    def document(self) -> Document | None:
        """The open document."""
        return self._document

    @property
    def exercise(self) -> Exercise | None:
        """The open exercise."""
        return self._document.exercise if self._document is not None else None

    @property
    def selection(self) -> tuple[Subject, ...]:
        """What is selected, the current one first."""
        return self._selection

    def open(self, document: Document | None) -> None:
        """Show another document; the one before is closed."""
        self.close()
        self._document = document
        if document is not None:
            self._unsubscribe = document.subscribe(self._arrived.emit)
        self.opened.emit()
        self.select(())

    def close(self) -> None:
        """Let go of the document."""
        if self._unsubscribe is not None:
            self._unsubscribe()
        if self._document is not None:
            self._document.close()
        self._document = self._unsubscribe = None

    def apply(self, changeset: ChangeSet) -> bool:
        """Apply changes; say whether they were accepted."""
        document = self._document
        if document is None or not changeset:
            return False
        return self._attempt(lambda: document.apply(changeset))

    def undo(self) -> bool:
        """Take back the last change."""
        document = self._document
        return document is not None and document.can_undo and self._attempt(document.undo)

    def redo(self) -> bool:
        """Make the change again that was taken back."""
        document = self._document
        return document is not None and document.can_redo and self._attempt(document.redo)

    def select(self, subjects: tuple[Subject, ...]) -> None:
        """Make this the selection of all views."""
        if subjects != self._selection:
            self._selection = subjects
            self.selected.emit(subjects)

    def show(self, subject: Subject) -> None:
        """Select a record and lead the user to it."""
        self.select((subject,))
        self.shown.emit(subject)

    def _attempt(self, act: Callable[[], object]) -> bool:
        try:
            act()
        except ExercisePlannerError as error:
            self.refused.emit(error)
            return False
        return True

    @Slot(object)
    def _deliver(self, changeset: ChangeSet) -> None:
        if self._document is not None:
            self.changed.emit(changeset)
            self._forget_removed()

    def _forget_removed(self) -> None:
        exercise = self.exercise
        if exercise is None:
            return
        known = {(type(record).noun, record.id) for record in exercise.records()}
        kept = tuple(item for item in self._selection if (item.noun, item.id) in known)
        self.select(kept)
