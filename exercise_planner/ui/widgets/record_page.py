"""RecordPage: the page of one type of record: a heading, what can be done, a filter row and the table."""

from collections.abc import Callable

from PySide6.QtCore import QByteArray, Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QStackedWidget, QVBoxLayout, QWidget

from exercise_planner.domain.exercise import Exercise
from exercise_planner.domain.finding import Subject
from exercise_planner.domain.record import Record
from exercise_planner.edits import record as record_edits
from exercise_planner.errors import ExercisePlannerError
from exercise_planner.ui.context import Context
from exercise_planner.ui.dialogs.paste import PasteDialog
from exercise_planner.ui.models.block import Block
from exercise_planner.ui.models.column import Column
from exercise_planner.ui.models.paste_preview import PastePreview
from exercise_planner.ui.models.pasting import Target
from exercise_planner.ui.models.record_table import RecordTableModel
from exercise_planner.ui.page import Page
from exercise_planner.ui.theme import SPACE
from exercise_planner.ui.widgets.column_menu import ColumnMenu
from exercise_planner.ui.widgets.filter_row import FilterRow
from exercise_planner.ui.widgets.labels import button, label
from exercise_planner.ui.widgets.sheet import Sheet


class RecordPage(Page):
    """A table of records with everything that can be done with it.

    Args:
        context: What the window shares.
        cls: The type of the records.
        columns: What is shown of them.
        make: A new record for the end of the table.
        heading: The page's heading.
        invitation: What is said while there are none.
    """

    def __init__(
        self,
        context: Context,
        cls: type[Record],
        columns: tuple[Column, ...],
        *,
        make: Callable[[Exercise], Record],
        heading: str,
        invitation: str,
    ) -> None:
        super().__init__(context)
        self.cls, self._make = cls, make
        self.nouns = (cls.noun,)
        self.model = RecordTableModel(context.bridge, cls, columns, context.checking)
        self.view = Sheet(context.bridge, self.model)
        self.view.setAccessibleName(heading)
        self.filters = FilterRow(self.view)
        self.column_menu = ColumnMenu(self.view)
        self.message = label(role="danger", wraps=True)
        self.message.setAccessibleName(self.tr("Why the last input was not accepted"))
        self._count = label(role="aside")
        self._invitation = label(invitation, "muted", wraps=True)
        self._lay_out(heading)
        self._connect()
        self._recount()

    def _lay_out(self, heading: str) -> None:
        title = label(heading, "title")
        title.setBuddy(self.view)
        top = QHBoxLayout()
        top.setSpacing(SPACE)
        top.addWidget(title)
        top.addWidget(self._count, 1, Qt.AlignmentFlag.AlignBottom)
        self.buttons = {
            "add": button(self.tr("Add"), "add", tip=self.tr("Add a row (Ctrl+Shift+N)")),
            "remove": button(self.tr("Delete"), "remove", tip=self.tr("Delete the selected rows (Del)")),
            "copy": button(self.tr("Copy"), "copy", tip=self.tr("Copy the selected cells (Ctrl+C)")),
            "paste": button(
                self.tr("Paste…"),
                "paste",
                tip=self.tr("Paste cells from a spreadsheet, with a preview (Ctrl+V)"),
            ),
            "columns": button(self.tr("Columns"), "columns", tip=self.tr("Choose which columns are shown")),
        }
        for one in self.buttons.values():
            top.addWidget(one)
        body = QWidget()
        inner = QVBoxLayout(body)
        inner.setContentsMargins(0, 0, 0, 0)
        inner.setSpacing(0)
        inner.addWidget(self.filters)
        inner.addWidget(self.view)
        self._stack = QStackedWidget()
        self._stack.addWidget(body)
        self._stack.addWidget(self._empty_page())
        outer = QVBoxLayout(self)
        outer.setContentsMargins(2 * SPACE, 2 * SPACE, 2 * SPACE, 2 * SPACE)
        outer.setSpacing(SPACE)
        outer.addLayout(top)
        outer.addWidget(self._stack, 1)
        outer.addWidget(self.message)
        self.message.hide()

    def _empty_page(self) -> QWidget:
        page = QWidget()
        layout = QVBoxLayout(page)
        layout.addStretch(1)
        self._invitation.setAlignment(Qt.AlignmentFlag.AlignCenter)
        layout.addWidget(self._invitation)
        layout.addStretch(2)
        return page

    def _connect(self) -> None:
        self.buttons["add"].clicked.connect(self.add)
        self.buttons["remove"].clicked.connect(self.remove)
        self.buttons["copy"].clicked.connect(self.view.copy)
        self.buttons["paste"].clicked.connect(self.view.paste)
        self.buttons["columns"].setMenu(self.column_menu)
        self.view.pasting.connect(self.paste)
        self.view.refused.connect(self._refuse)
        self.view.deleting.connect(self.remove)
        self.model.refused.connect(self._refuse)
        self.model.dataChanged.connect(self._accept)
        for signal in (self.model.rowsInserted, self.model.rowsRemoved, self.model.modelReset):
            signal.connect(self._recount)
        for signal in (self.view.proxy.rowsInserted, self.view.proxy.rowsRemoved):
            signal.connect(self._recount)

    @property
    def count_label(self) -> QLabel:
        """The label that says how many rows there are."""
        return self._count

    def take_focus(self) -> None:
        self.view.setFocus()

    def reveal(self, subject: Subject) -> None:
        """Lead to a record; filters that hide it are taken away."""
        if not self.view.reveal(subject):
            self.filters.clear()
            self.view.reveal(subject)
        self.view.setFocus()

    def add(self) -> None:
        """Add a record and begin to edit its name."""
        exercise = self.context.bridge.exercise
        if exercise is None:
            return
        try:
            record = self._make(exercise)
            changeset = record_edits.add(exercise, record)
        except ExercisePlannerError as error:
            self._refuse(str(error))
            return
        if self.context.bridge.apply(changeset):
            subject = Subject(record.noun, record.id)
            self.context.bridge.select((subject,))
            self.reveal(subject)
            self.view.edit(self.view.currentIndex().siblingAtColumn(self._first_editable()))

    def _first_editable(self) -> int:
        names = [column.name for column in self.model.columns]
        return names.index("name") if "name" in names else 0

    def remove(self) -> None:
        """Delete the selected records."""
        exercise = self.context.bridge.exercise
        subjects = self.view.selected_subjects()
        if exercise is None or not subjects:
            return
        records = [exercise.the(self.cls, subject.id) for subject in subjects]
        try:
            self.context.bridge.apply(record_edits.remove(exercise, *records))
        except ExercisePlannerError as error:
            self._refuse(str(error))

    def paste(self, cells: Block) -> None:
        """Paste a block at the current cell; with a preview where it has faults or makes records."""
        exercise = self.context.bridge.exercise
        if exercise is None:
            return
        target = Target(
            self.cls, self.view.columns_right(), self.model.columns, self.view.rows_below(), self._make
        )
        preview = PastePreview(exercise, target, cells, self)
        found = preview.pasting
        if not found.faults and not any(row.is_new or row.is_left_out for row in found.rows):
            self.context.bridge.apply(found.changeset)
            return
        dialog = PasteDialog(preview, self.window())
        dialog.accepted.connect(lambda: self.context.bridge.apply(preview.pasting.changeset))
        dialog.open()

    def _refuse(self, sentence: str) -> None:
        self.message.setText(self.tr("Not accepted. {why}").format(why=sentence))
        self.message.show()

    def _accept(self) -> None:
        self.message.hide()

    def _recount(self) -> None:
        total, shown = self.model.rowCount(), self.view.proxy.rowCount()
        self._count.setText(f"{total}" if total == shown else self.tr("{n} of {m}").format(n=shown, m=total))
        self._stack.setCurrentIndex(0 if total else 1)

    def saved_state(self) -> str:
        state = self.view.horizontalHeader().saveState()
        group = self.view.grouping.column
        name = self.model.columns[group].name if group is not None else ""
        return f"{self._column_names()}|{bytes(state.toBase64().data()).decode('ascii')}|{name}"

    def restore_state(self, state: str) -> None:
        names, _, rest = state.partition("|")
        header, _, group = rest.partition("|")
        if names == self._column_names():  # of an earlier version, with other columns
            self.view.horizontalHeader().restoreState(QByteArray.fromBase64(header.encode("ascii")))
            known = names.split(",")
            self.view.grouping.by(known.index(group) if group in known else None)

    def _column_names(self) -> str:
        return ",".join(column.name for column in self.model.columns)
