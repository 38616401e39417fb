"""Exporting from the window: ask what and where, write it off the GUI thread, say that it is done."""

import re
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QFileDialog, QWidget

from exercise_planner.domain.exercise import Exercise
from exercise_planner.ui.context import Context
from exercise_planner.ui.dialogs.export import ExportDialog
from exercise_planner.ui.pages.schedule.lanes import Grouping
from exercise_planner.ui.pages.schedule.timeline_picture import FORMATS, PNG, Picture, write
from exercise_planner.workspace.exporting import Order, as_seen, export, export_template, formats


class Exporting(QObject):
    """What File > Export does.

    Args:
        context: What the window shares.
        window: The parent of the dialogs.

    Attributes:
        exported: Emitted with a sentence when a file is there.
    """

    exported = Signal(str)

    def __init__(self, context: Context, window: QWidget) -> None:
        super().__init__(window)
        self._context, self._window = context, window

    def ask(self) -> ExportDialog | None:
        """Ask what is exported, then where to; nothing where no exercise is open."""
        exercise = self._context.bridge.exercise
        if exercise is None:
            return None
        dialog = ExportDialog(exercise, (*formats(), *FORMATS), self._window)
        dialog.accepted.connect(lambda: self._ask_where(dialog))
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()
        return dialog

    def ask_template(self) -> None:
        """Ask where the workbook to fill in goes, and write it."""
        title, kinds = self.tr("Workbook to fill in"), self.tr("Workbook (*.xlsx)")
        chosen, _ = QFileDialog.getSaveFileName(self._window, title, self.tr("exercise.xlsx"), kinds)
        if chosen:
            path = Path(chosen).with_suffix(".xlsx")
            self._context.tasks.run(
                lambda _report, _stop: export_template(path),
                lambda _holds: self.exported.emit(
                    self.tr("{path} is there: fill it in, then import it.").format(path=path)
                ),
                self._context.errors.show,
            )

    def _ask_where(self, dialog: ExportDialog) -> None:
        document = self._context.bridge.document
        if document is None:
            return
        order, wanted = dialog.order(document.path), dialog.chosen
        stem = "-".join(part for part in (document.path.stem, order.owner or order.nation or "") if part)
        proposed = document.path.with_name(re.sub(r"[^\w .()-]+", "-", stem) + wanted.suffix)
        kinds = f"{wanted.title} (*{wanted.suffix});;{self.tr('All files (*)')}"
        chosen, _ = QFileDialog.getSaveFileName(self._window, self.tr("Export"), str(proposed), kinds)
        if not chosen:
            return
        path, exercise = Path(chosen), document.exercise
        if not path.suffix:
            path = path.with_name(path.name + wanted.suffix)
        self._context.tasks.run(
            self._write(exercise, path, order),
            lambda _writes: self.exported.emit(self.tr("Exported to {path}.").format(path=path)),
            self._context.errors.show,
        )

    def _write(self, exercise: Exercise, path: Path, order: Order) -> Callable[[object, object], object]:
        """What writes the file off the GUI thread; a picture is painted on it before."""
        if order.to not in {one.name for one in FORMATS}:
            return lambda _report, _stop: export(exercise, path, order)
        picture = Picture.of(as_seen(exercise, order.nation, order.audience), Grouping.VENUE)
        painted = picture.image() if order.to == PNG else picture.drawing()
        return lambda _report, _stop: write(path, painted)
