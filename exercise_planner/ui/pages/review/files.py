"""What the page of reviews does with files: review files out and in, the matrix of comments out and in."""

from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QFileDialog, QInputDialog, QWidget

from exercise_planner.domain.releasability import hosts
from exercise_planner.errors import ExercisePlannerError
from exercise_planner.ui.context import Context
from exercise_planner.ui.services import Document

if TYPE_CHECKING:
    from exercise_planner.ui.pages.review.preview import MergePreview
    from exercise_planner.workspace.receiving import Received

KINDS = "(*.exreview)"


class ReviewFiles(QObject):
    """Asks for files and does what is to be done with them, off the GUI thread.

    Args:
        context: What the window shares.
        parent: The parent of the dialogs.

    Attributes:
        said: Emitted with a sentence when something is done.
        previewed: Emitted with the dialog when it shows what a file would change.
    """

    said = Signal(str)
    previewed = Signal(object)

    def __init__(self, context: Context, parent: QWidget) -> None:
        super().__init__(parent)
        self._context, self._parent = context, parent

    def ask_and_make(self, nation: str) -> None:
        """Ask for version and place, and write the review file of a nation; of all guests if it is empty."""
        document = self._context.bridge.document
        version = self._ask_version(document) if document is not None else None
        if document is None or version is None:
            return
        if nation:
            start = document.path.with_name(f"{document.path.stem}-{nation}.exreview")
            kinds = self.tr("Review files {pattern}").format(pattern=KINDS)
            chosen, _ = QFileDialog.getSaveFileName(
                self._parent, self.tr("Make review file"), str(start), kinds
            )
            if chosen:
                self.make(version, {nation: Path(chosen).with_suffix(".exreview")})
            return
        title = self.tr("Folder for the review files")
        folder = QFileDialog.getExistingDirectory(self._parent, title, str(document.path.parent))
        if folder:
            guests = [one.id for one in document.exercise.nations if one.id not in hosts(document.exercise)]
            self.make(version, {one: Path(folder) / f"{one}.exreview" for one in guests})

    def _ask_version(self, document: Document) -> str | None:
        """Ask which version is sent; one is frozen where that is wanted."""
        names = [version.name for version in reversed(document.versions())]
        fresh = self.tr("As it is now, frozen as a new version …")
        title, question = self.tr("Make review file"), self.tr("A review is of a version. Which one?")
        chosen, sure = QInputDialog.getItem(self._parent, title, question, [*names, fresh], editable=False)
        if not sure or chosen in names:
            return chosen if sure else None
        named, sure = QInputDialog.getText(
            self._parent, title, self.tr("Name of the version"), text=f"Draft {len(names) + 1}"
        )
        if not sure:
            return None
        try:
            return document.freeze(named).name
        except ExercisePlannerError as error:
            self._context.errors.show(error)
            return None

    def make(self, version: str, places: dict[str, Path]) -> None:
        """Write review files.

        Args:
            version: Name of the version.
            places: Files by ids of nations.
        """
        document = self._context.bridge.document
        if document is None:
            return

        def work() -> str:
            from exercise_planner.workspace.reviewing import make_review, save_reviews  # noqa: PLC0415

            save_reviews({path: make_review(document, nation, version) for nation, path in places.items()})
            return self._made(version, tuple(places.values()))

        self._run(work, self.said.emit)

    def _made(self, version: str, paths: tuple[Path, ...]) -> str:
        if len(paths) == 1:
            text = self.tr("“{version}” is in {path}. Send it; nothing is in it that the nation may not see.")
            return text.format(version=version, path=paths[0])
        text = self.tr("“{version}” is in {n} review files in {folder}.")
        return text.format(version=version, n=len(paths), folder=paths[0].parent if paths else "")

    def ask_and_merge(self) -> None:
        """Ask for a file that came back, and preview what it would change."""
        kinds = self.tr("Review files {pattern}").format(pattern=KINDS)
        path = self._ask_open(self.tr("Merge review file"), kinds)
        if path is not None:
            self.merge(path)

    def merge(self, path: Path) -> None:
        """Preview what a file that came back would change."""
        document = self._context.bridge.document
        if document is None:
            return

        def work() -> "Received":
            from exercise_planner.workspace.receiving import receive  # noqa: PLC0415  slow to import

            return receive(document, path)

        self._run(work, lambda received: self._preview(document, received))

    def _preview(self, document: Document, received: "Received") -> None:
        from exercise_planner.ui.pages.review.preview import MergePreview  # noqa: PLC0415  slow to import

        dialog = MergePreview(received, self._parent)
        dialog.accepted.connect(lambda: self._take(document, dialog))
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()
        self.previewed.emit(dialog)

    def _take(self, document: Document, dialog: "MergePreview") -> None:
        from exercise_planner.workspace.receiving import merging  # noqa: PLC0415  slow to import

        try:
            changeset = merging(document, dialog.received, dialog.chosen)
        except ExercisePlannerError as error:
            self._context.errors.show(error)
            return
        if self._context.bridge.apply(changeset):
            nation = dialog.received.file.manifest.nation.name
            text = self.tr("{n} changes of {nation} are taken. Ctrl+Z takes them back.")
            self.said.emit(text.format(n=len(dialog.chosen), nation=nation))

    def ask_and_write_matrix(self, nation: str) -> None:
        """Ask for a workbook, and write the comments of a nation, or of all, into it."""
        document = self._context.bridge.document
        if document is None:
            return
        day = f"{datetime.now(UTC):%Y-%m-%d}"
        start = document.path.with_name(f"{document.path.stem}-comments-{day}.xlsx")
        kinds = self.tr("Workbooks (*.xlsx)")
        chosen, _ = QFileDialog.getSaveFileName(self._parent, self.tr("Comments to Excel"), str(start), kinds)
        if chosen:
            self.write_matrix(Path(chosen).with_suffix(".xlsx"), nation)

    def write_matrix(self, path: Path, nation: str) -> None:
        """Write the comments of a nation, or of all, into a workbook."""
        exercise = self._context.bridge.exercise
        if exercise is None:
            return

        def work() -> str:
            from exercise_planner.workspace.commenting import save_matrix  # noqa: PLC0415  slow to import

            number = save_matrix(exercise, path, nation or None)
            return self.tr("{n} comments are in {path}.").format(n=number, path=path)

        self._run(work, self.said.emit)

    def ask_and_take_matrix(self) -> None:
        """Ask for a workbook that was filled in, and take its decisions and new comments."""
        path = self._ask_open(self.tr("Comments from Excel"), self.tr("Workbooks (*.xlsx)"))
        if path is not None:
            self.take_matrix(path)

    def take_matrix(self, path: Path) -> None:
        """Take the decisions and new comments of a workbook, as one step."""
        exercise = self._context.bridge.exercise
        if exercise is None:
            return

        def work() -> object:
            from exercise_planner.workspace.commenting import matrix_changes  # noqa: PLC0415

            return matrix_changes(exercise, path)

        def done(changeset: object) -> None:
            number = len(getattr(changeset, "changes", ()))
            if self._context.bridge.apply(changeset) or not number:  # type: ignore[arg-type]
                self.said.emit(self.tr("{n} comments are changed.").format(n=number))

        self._run(work, done)

    def _ask_open(self, title: str, kinds: str) -> Path | None:
        document = self._context.bridge.document
        folder = str(document.path.parent) if document is not None else ""
        chosen, _ = QFileDialog.getOpenFileName(self._parent, title, folder, kinds)
        return Path(chosen) if chosen else None

    def _run(self, work: "Callable[[], object]", done: "Callable[..., None]") -> None:
        self._context.tasks.run(lambda _report, _stop: work(), done, self._context.errors.show)
