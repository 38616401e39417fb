"""Importing into the open exercise: look at the file off the GUI thread, preview it, apply it as one step."""

from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QInputDialog, QWidget

from exercise_planner.domain.exercise import Exercise
from exercise_planner.domain.record import title_of
from exercise_planner.interchange.sheets.matching import Match
from exercise_planner.interchange.sheets.tables import Table
from exercise_planner.ui.context import Context
from exercise_planner.ui.dialogs.import_mapping import ImportMapping
from exercise_planner.ui.dialogs.import_preview import ImportPreview
from exercise_planner.workspace.importing import Import, looked_at, needs_owner
from exercise_planner.workspace.mapping import looked_at_tables, matched, remembered, tables_in

Seen = tuple[tuple[Table, ...], dict[str, Match | None], Import]


class Importing(QObject):
    """What File > Import does while an exercise is open.

    Args:
        context: What the window shares.
        window: The parent of the dialogs.

    Attributes:
        previewed: Emitted with the dialog when it shows what the file would do.
    """

    previewed = Signal(object)

    def __init__(self, context: Context, window: QWidget) -> None:
        super().__init__(window)
        self._context, self._window = context, window

    def look(self, path: Path) -> None:
        """Look at a file and preview what it would do."""
        exercise = self._context.bridge.exercise
        if exercise is None:
            return
        self._context.tasks.run(
            lambda _report, _stop: needs_owner(exercise, path),
            lambda needs: self._ask_owner(path) if needs else self._look(path),
            self._context.errors.show,
        )

    def _ask_owner(self, path: Path) -> None:
        """Ask whose calendar it is, which it does not say."""
        exercise = self._context.bridge.exercise
        if exercise is None:
            return
        owners = {
            f"{title_of(record)} ({record.noun} {record.id})": record.id
            for record in (*exercise.nations, *exercise.units, *exercise.venues)
        }
        question = self.tr("Whose calendar is “{name}”?").format(name=path.name)
        chosen, sure = QInputDialog.getItem(
            self._window, self.tr("Import"), question, list(owners), editable=False
        )
        if sure:
            self._look(path, owners[chosen])

    def _look(self, path: Path, owner: str | None = None) -> None:
        exercise = self._context.bridge.exercise
        if exercise is None:
            return
        memory = dict(self._context.settings["column_maps"])
        self._context.tasks.run(
            lambda _report, _stop: _seen(exercise, path, memory, owner),
            lambda seen: self._preview(path, seen),
            self._context.errors.show,
        )

    def _preview(self, path: Path, seen: Seen) -> None:
        tables, matches, found = seen
        mapping = ImportMapping(tables, matches) if tables else None
        dialog = ImportPreview(path.name, mapping, self._window)
        dialog.accepted.connect(lambda: self._apply(dialog))
        dialog.finished.connect(dialog.deleteLater)
        if mapping is not None:
            mapping.changed.connect(lambda: self._look_again(path, dialog))
        dialog.open()
        dialog.show_found(found)
        self.previewed.emit(dialog)

    def _look_again(self, path: Path, dialog: ImportPreview) -> None:
        mapping, exercise = dialog.mapping, self._context.bridge.exercise
        if mapping is None or exercise is None:
            return
        dialog.wait()
        tables, matches = mapping.tables, dict(mapping.matches)

        def show(found: Import) -> None:
            if matches == mapping.matches and dialog.isVisible():  # nothing else was said meanwhile
                dialog.show_found(found)
                self.previewed.emit(dialog)

        self._context.tasks.run(
            lambda _report, _stop: _again(exercise, path, tables, matches), show, self._context.errors.show
        )

    def _apply(self, dialog: ImportPreview) -> None:
        if dialog.found is None:
            return
        mapping = dialog.mapping
        if self._context.bridge.apply(dialog.found.changeset) and mapping is not None:
            self._remember(mapping)

    def _remember(self, mapping: ImportMapping) -> None:
        memory = dict(self._context.settings["column_maps"])
        for table in mapping.tables:
            match = mapping.matches.get(table.name)
            if table.name in mapping.corrected and match is not None and not match.sheet.upright:
                memory = remembered(memory, table, match)
        self._context.settings["column_maps"] = memory


def _seen(exercise: Exercise, path: Path, memory: dict[str, object], owner: str | None) -> Seen:
    tables = tables_in(path)
    if not tables:
        return (), {}, looked_at(exercise, path, owner)
    matches = {table.name: matched(table, memory) for table in tables}
    return tables, matches, _again(exercise, path, tables, matches)


def _again(
    exercise: Exercise, path: Path, tables: tuple[Table, ...], matches: dict[str, Match | None]
) -> Import:
    return looked_at_tables(exercise, path, tables, matches)
