"""CellEditor: edits a cell by what its field may hold, and says why when something is not accepted."""

from PySide6.QtCore import (
    QAbstractItemModel,
    QEvent,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QComboBox, QLineEdit, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from exercise_planner.domain.record import Record
from exercise_planner.errors import InputError
from exercise_planner.ui import fields
from exercise_planner.ui.bridge import Bridge
from exercise_planner.ui.models.column import Column
from exercise_planner.ui.models.record_table import RecordTableModel, subject_at

Index = QModelIndex | QPersistentModelIndex
ARROWS = {
    Qt.Key.Key_Up: (-1, 0),
    Qt.Key.Key_Down: (1, 0),
    Qt.Key.Key_Left: (0, -1),
    Qt.Key.Key_Right: (0, 1),
}
RETURNS = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
COMBO_WIDTH = 180


class CellEditor(QStyledItemDelegate):
    """The delegate of all tables of records.

    Attributes:
        moving: Emitted with the steps down and to the right when a key that ends the editing leads on.
        spreading: Emitted with the text that all selected cells are to have.
    """

    moving = Signal(int, int)
    spreading = Signal(str)

    def __init__(self, bridge: Bridge, model: RecordTableModel, parent: QWidget) -> None:
        super().__init__(parent)
        self._bridge, self._model = bridge, model
        self.is_typed_over = False
        """Whether the editing was begun by typing: then arrows lead on, as in a spreadsheet."""

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
        model.setData(index, _text_in(editor))

    def updateEditorGeometry(self, editor: QWidget, option: QStyleOptionViewItem, _index: Index) -> None:
        rect = option.rect
        rect.setWidth(max(rect.width(), COMBO_WIDTH if isinstance(editor, QComboBox) else rect.width()))
        editor.setGeometry(rect)

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        hint = super().sizeHint(option, index)
        return QSize(hint.width() + 12, hint.height())

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        is_key = event.type() == QEvent.Type.KeyPress
        if is_key and isinstance(watched, QLineEdit | QComboBox) and self._handle(watched, event):
            return True
        return super().eventFilter(watched, event)

    def _handle(self, editor: QLineEdit | QComboBox, event: QEvent) -> bool:
        """Take the keys that end the editing in a way of their own; say whether this is one."""
        if not isinstance(event, QKeyEvent):
            return False
        control = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
        if event.key() in RETURNS and control:
            text = _text_in(editor)
            self.closeEditor.emit(editor, self.EndEditHint.RevertModelCache)
            self.spreading.emit(text)
            return True
        if event.key() in RETURNS:
            up = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
            return self._end(editor, -1 if up else 1, 0)
        if self.is_typed_over and isinstance(editor, QLineEdit) and event.key() in ARROWS and not control:
            return self._end(editor, *ARROWS[Qt.Key(event.key())])
        return False

    def _end(self, editor: QWidget, down: int, right: int) -> bool:
        self.commitData.emit(editor)
        self.closeEditor.emit(editor, self.EndEditHint.NoHint)
        self.moving.emit(down, right)
        return True


def _text_in(editor: QWidget) -> str:
    if isinstance(editor, QComboBox):
        return str(editor.currentData())
    return editor.text() if isinstance(editor, QLineEdit) else ""
