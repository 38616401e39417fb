"""Documents: opens, imports, saves and closes exercises, and remembers the recent ones."""

import json
from collections.abc import Callable
from datetime import UTC, datetime
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QApplication, QFileDialog, QWidget

from exercise_planner.domain.kinds import DateKind, Report
from exercise_planner.edits.founding import Outline
from exercise_planner.errors import ExercisePlannerError
from exercise_planner.ui import words
from exercise_planner.ui.context import Context
from exercise_planner.ui.dialogs.new_exercise import NewExercise, Template, template_of
from exercise_planner.ui.open_document import OpenDocument
from exercise_planner.ui.reviewing import is_review
from exercise_planner.ui.services import Document
from exercise_planner.ui.versioning import Versioning
from exercise_planner.ui.widgets.start import Entry

if TYPE_CHECKING:
    from exercise_planner.ui.dialogs.export import ExportDialog
    from exercise_planner.ui.exporting import Exporting
    from exercise_planner.ui.importing import Importing

MOST_RECENT = 10


class Documents(QObject):
    """What the File menu and the start screen do.

    Attributes:
        opening: Emitted with the name when a document is about to be opened.
        ready: Emitted when that has ended, well or not.
        review_wanted: Emitted with the path of a review file that is to be opened.
        told: Emitted with a sentence when something was written.
        recovered: Emitted with a sentence when what was open at a crash is open again.
    """

    told = Signal(str)
    recovered = Signal(str)
    review_wanted = Signal(object)
    opening = Signal(object)
    ready = Signal()

    def __init__(self, context: Context, window: QWidget) -> None:
        super().__init__(window)
        self._context, self._window = context, window
        self._busy = self._recovering = False
        self._open_document = OpenDocument(context.settings)
        self.versioning = Versioning(context, window)
        app = QApplication.instance()
        if isinstance(app, QApplication):
            app.applicationStateChanged.connect(self._pick_up)

    @cached_property
    def exporting(self) -> "Exporting":
        """What File > Export does."""
        from exercise_planner.ui.exporting import Exporting  # noqa: PLC0415  slow to import

        made = Exporting(self._context, self._window)
        made.exported.connect(self.told)
        return made

    @cached_property
    def importing(self) -> "Importing":
        """What File > Import does while an exercise is open."""
        from exercise_planner.ui.importing import Importing  # noqa: PLC0415  slow to import

        return Importing(self._context, self._window)

    def open(self, path: Path) -> None:
        """Open a document, or import a plan, off the GUI thread."""
        if is_review(path):
            self.opening.emit(path.name)
            self.review_wanted.emit(path)
            return
        open_document, author = self._context.services.open_document, self._context.settings["author"]
        self._bring(path.name, lambda: open_document(path, author))

    def _pick_up(self, state: Qt.ApplicationState) -> None:
        """The user has come back: show what others have stored in the document meanwhile."""
        document = self._context.bridge.document
        if document is not None and state == Qt.ApplicationState.ApplicationActive:
            self._context.tasks.run(
                lambda _report, _stop: document.refresh(), lambda _changes: None, self._not_picked_up
            )

    def _not_picked_up(self, failure: BaseException) -> None:
        if self._context.bridge.document is not None:  # else it was closed just now
            self._context.errors.show(failure)

    def _bring(self, name: str, bring: Callable[[], Document]) -> None:
        """Have a document opened off the GUI thread, one at a time."""
        if self._busy:
            return
        self._busy = True
        self.opening.emit(name)
        self._context.tasks.run(lambda _report, _stop: bring(), self._opened, self._failed)

    def ask_new(self) -> NewExercise:
        """Ask what the exercise is to be, and begin it."""
        services = self._context.services
        templates = tuple(template_of(path) for path in services.templates())
        dialog = NewExercise(templates, datetime.now(UTC).date(), self._window)
        dialog.accepted.connect(lambda: self._found(dialog.outline, dialog.chosen_template))
        dialog.open()
        return dialog

    def _found(self, outline: Outline, template: Template | None) -> None:
        found, author = self._context.services.found, self._context.settings["author"]
        path = template.path if template is not None else None
        self._bring(outline.name, lambda: found(outline, path, author))

    def ask_open(self) -> None:
        """Ask for an exercise document and open it."""
        path = self._ask(
            self.tr("Open"), self.tr("Exercises and review files (*.explan *.exreview);;All files (*)")
        )
        if path is not None:
            self.open(path)

    def ask_import(self) -> None:
        """Ask for a file; preview it for the open exercise, or begin one with it where none is open."""
        kinds = self.tr("What can be imported (*.json *.xlsx *.xlsm *.csv *.zip *.ics *.xml);;All files (*)")
        path = self._ask(self.tr("Import"), kinds)
        if path is None:
            return
        if self._context.bridge.exercise is None or path.suffix.lower() == ".explan" or is_review(path):
            self.open(path)
        else:
            self.importing.look(path)

    def _ask(self, title: str, kinds: str) -> Path | None:
        folder = str(Path(self._recent_paths()[0]).parent) if self._recent_paths() else ""
        chosen, _ = QFileDialog.getOpenFileName(self._window, title, folder, kinds)
        return Path(chosen) if chosen else None

    def ask_save_as(self) -> None:
        """Ask for another place and go on there."""
        document = self._context.bridge.document
        if document is None:
            return
        kinds = self.tr("Exercises (*.explan)")
        chosen, _ = QFileDialog.getSaveFileName(
            self._window, self.tr("Save a copy as"), str(document.path), kinds
        )
        if chosen:
            self.save_as(Path(chosen).with_suffix(".explan"))

    def save_as(self, path: Path) -> None:
        """Store the document elsewhere and go on there."""
        document = self._context.bridge.document
        if document is None:
            return
        try:
            document.save_as(path)
        except (ExercisePlannerError, OSError) as error:
            self._context.errors.show(error)
            return
        self._remember(path)
        self.ready.emit()

    def ask_export(self) -> "ExportDialog | None":
        """Ask what is exported for whom, and write it."""
        return self.exporting.ask()

    def close(self) -> None:
        """Close the exercise."""
        self._open_document.forget()
        self._context.bridge.open(None)

    def leave(self) -> None:
        """Let go of the exercise as the window closes; no view needs to hear of it."""
        self._open_document.release()
        self._context.bridge.close()

    def recover(self) -> bool:
        """Open again what was open when the program ended without closing it; say whether there is such."""
        path = self._open_document.left()
        if path is not None:
            self._recovering = True
            self.open(path)
            return True
        return False

    def _opened(self, document: Document) -> None:
        self._busy = False
        self._remember(document.path)
        self._context.bridge.open(document)
        self._open_document.name(document.path)
        self.ready.emit()
        if self._recovering:
            self._recovering = False
            sentence = self.tr(
                "The program ended without closing “{name}”. It is open again as it was: every change that "
                "was confirmed to you is there."
            )
            self.recovered.emit(sentence.format(name=document.path.stem))

    def _failed(self, failure: BaseException) -> None:
        self._busy = self._recovering = False
        self.ready.emit()
        self._context.errors.show(failure)

    def _remember(self, path: Path) -> None:
        own = str(path.resolve())
        others = [item for item in self._recent_paths() if item != own]
        self._context.settings["recent_files"] = [own, *others][:MOST_RECENT]

    def _recent_paths(self) -> list[str]:
        return [str(item) for item in self._context.settings["recent_files"]]

    def recent(self) -> tuple[Entry, ...]:
        """The recent documents that are still there."""
        paths = (Path(item) for item in self._recent_paths())
        return tuple(Entry(path, path.stem, str(path.parent)) for path in paths if path.exists())

    def examples(self) -> tuple[Entry, ...]:
        """The shipped examples by name and dates."""
        return tuple(_example(path) for path in self._context.services.examples())


def _example(path: Path) -> Entry:
    raw = json.loads(path.read_text(encoding="utf-8"))
    told, kind, report = raw["exercise"], DateKind(), Report()
    first, final = kind.read(told["from"], "", report), kind.read(told["to"], "", report)
    dates = words.days(first, final) if first and final else ""
    counts = f"{len(raw.get('nations', ()))} nations, {len(raw.get('events', ()))} events"
    return Entry(path, told["name"], f"{dates} · {counts}")
