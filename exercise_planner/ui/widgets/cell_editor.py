"""CellEditor: edits a cell by what its field may hold, and says why when something is not accepted."""

from PySide6.QtCore import QAbstractItemModel, QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtWidgets import QComboBox, QLineEdit, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from exercise_planner.domain.record import Record
from exercise_planner.errors import InputError
from exercise_planner.ui import fields
from exercise_planner.ui.bridge import Bridge
from exercise_planner.ui.models.column import Column
from exercise_planner.ui.models.record_table import RecordTableModel, subject_at

Index = QModelIndex | QPersistentModelIndex


class CellEditor(QStyledItemDelegate):
    """The delegate of all tables of records."""

    def __init__(self, bridge: Bridge, model: RecordTableModel, parent: QWidget) -> None:
        super().__init__(parent)
        self._bridge, self._model = bridge, model

    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: Index) -> QWidget:
        column = self._model.columns[index.column()]
        record, exercise = self._record(index), self._bridge.exercise
        if column.edit is None or exercise is None or record is None:
            return super().createEditor(parent, option, index)
        choices = column.edit.choices(record, exercise)
        return self._combo(parent, choices) if choices else self._line(parent, column, record)

    def _record(self, index: Index) -> Record | None:
        subject = subject_at(index)
        exercise = self._bridge.exercise
        return (
            exercise.get(self._model.cls, subject.id)
            if exercise is not None and subject is not None
            else None
        )

    @staticmethod
    def _combo(parent: QWidget, choices: tuple[fields.Choice, ...]) -> QWidget:
        combo = QComboBox(parent)
        for choice in choices:
            combo.addItem(choice.title, choice.text)
        return combo

    def _line(self, parent: QWidget, column: Column, record: Record) -> QWidget:
        line = QLineEdit(parent)
        line.setFrame(False)
        line.setAccessibleName(column.heading)
        line.textEdited.connect(lambda text: self._mark(line, column, record, text))
        return line

    def _mark(self, line: QLineEdit, column: Column, record: Record, text: str) -> None:
        exercise = self._bridge.exercise
        if exercise is None or column.edit is None:
            return
        problem = ""
        try:
            column.edit.change(exercise, record, text)
        except InputError as error:
            problem = error.summary
        line.setToolTip(problem)
        if line.property("wrong") != str(bool(problem)).lower():
            line.setProperty("wrong", str(bool(problem)).lower())
            line.style().polish(line)

    def setEditorData(self, editor: QWidget, index: Index) -> None:
        text = str(index.data(Qt.ItemDataRole.EditRole) or "")
        if isinstance(editor, QComboBox):
            editor.setCurrentIndex(max(editor.findData(text), 0))
        elif isinstance(editor, QLineEdit):
            editor.setText(text)
            editor.selectAll()

    def setModelData(self, editor: QWidget, model: QAbstractItemModel, index: Index) -> None:
        if isinstance(editor, QComboBox):
            model.setData(index, editor.currentData())
        elif isinstance(editor, QLineEdit):
            model.setData(index, editor.text())

    def updateEditorGeometry(self, editor: QWidget, option: QStyleOptionViewItem, _index: Index) -> None:
        rect = option.rect
        rect.setWidth(max(rect.width(), 180 if isinstance(editor, QComboBox) else rect.width()))
        editor.setGeometry(rect)
