"""FieldEditor: one field of a form, whatever it may hold; says when the user has finished with it."""

from PySide6.QtCore import QEvent, QObject, QSignalBlocker, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QComboBox, QLabel, QLineEdit, QPlainTextEdit, QVBoxLayout, QWidget

from exercise_planner.domain.exercise import Exercise
from exercise_planner.domain.record import Record
from exercise_planner.ui import fields
from exercise_planner.ui.forms.calendar import Calendar
from exercise_planner.ui.forms.declarations import CALENDARS, PROSE
from exercise_planner.ui.tasks import Tasks
from exercise_planner.ui.widgets.combo import Combo
from exercise_planner.ui.widgets.labels import label

PROSE_LINES = 3
LONG = 18
"""Letters beyond which a text may not be seen as a whole; then a tooltip says it."""


class FieldEditor(QWidget):
    """An editor of one field, with the reason below it when its text is not accepted.

    Attributes:
        committed: Emitted with the text when the user leaves the field changed.
        marked: Emitted with the periods when the user has marked days on the calendar.
    """

    committed = Signal(str)
    marked = Signal(object)

    def __init__(self, record: Record, name: str, exercise: Exercise, tasks: Tasks | None = None) -> None:
        super().__init__()
        self.name = name
        self._text = ""
        self._ids: tuple[str, ...] = ()
        self._reason = label(role="danger", wraps=True)
        self._reason.hide()
        self.input = self._make(record, exercise)
        self.input.setAccessibleName(fields.title(name))
        self.setFocusProxy(self.input)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(2)
        layout.addWidget(self.input)
        layout.addWidget(self._reason)
        self.calendar: Calendar | None = None
        if name in CALENDARS:
            heard = f"{fields.title(name)}: {self.tr('calendar')}"
            self.calendar = Calendar(heard, CALENDARS[name], tasks)
            self.calendar.changed.connect(self.marked)
            layout.addWidget(self.calendar)
        self.show_record(record, exercise)

    def _make(self, record: Record, exercise: Exercise) -> QWidget:
        field = fields.field_of(type(record), self.name)
        choices = fields.choices(field, exercise)
        if choices:
            combo = Combo()
            self._fill(combo, choices)
            combo.activated.connect(lambda: self._commit(str(combo.currentData())))
            combo.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
            combo.installEventFilter(self)
            return combo
        if self.name in PROSE:
            return self._prose()
        if not fields.editable(field) or not fields.is_whole(record, self.name):
            return label(wraps=True)
        line = QLineEdit()
        line.editingFinished.connect(lambda: self._commit(line.text()))
        line.installEventFilter(self)
        return line

    def _prose(self) -> QPlainTextEdit:
        prose = QPlainTextEdit()
        prose.setTabChangesFocus(True)
        prose.setFixedHeight(prose.fontMetrics().lineSpacing() * PROSE_LINES + 14)
        prose.installEventFilter(self)
        return prose

    def _fill(self, combo: QComboBox, choices: tuple[fields.Choice, ...]) -> None:
        ids = tuple(choice.text for choice in choices)
        if ids == self._ids:
            return
        self._ids = ids
        with QSignalBlocker(combo):
            combo.clear()
            for choice in choices:
                combo.addItem(choice.title, choice.text)

    def show_record(self, record: Record, exercise: Exercise) -> None:
        """Show the field's value in a record; what is being typed is left alone."""
        field = fields.field_of(type(record), self.name)
        text = fields.text_of(record, self.name)
        tip = fields.names(field.kind, getattr(record, self.name), exercise)
        self.input.setToolTip(tip or (text if len(text) > LONG else ""))
        if self.calendar is not None:
            self.calendar.show_record(record, getattr(record, self.name), exercise)
        if self.input.hasFocus() and text == self._text:
            return
        self._text = text
        self.set_reason("")
        self._show(text, fields.choices(field, exercise))

    def _show(self, text: str, choices: tuple[fields.Choice, ...]) -> None:
        with QSignalBlocker(self.input):
            if isinstance(self.input, QComboBox):
                self._fill(self.input, choices)
                self.input.setCurrentIndex(self.input.findData(text))
            elif isinstance(self.input, QPlainTextEdit):
                self.input.setPlainText(text)
            elif isinstance(self.input, QLineEdit):
                self.input.setText(text)
                self.input.setCursorPosition(0)
            elif isinstance(self.input, QLabel):
                self.input.setText(text or "—")

    @property
    def reason(self) -> str:
        """Why the text is not accepted; empty when it is."""
        return self._reason.text()

    def set_reason(self, reason: str) -> None:
        """Say why the text is not accepted; empty when it is."""
        self._reason.setText(reason)
        self._reason.setVisible(bool(reason))
        wrong = "true" if reason else "false"
        if self.input.property("wrong") != wrong:
            self.input.setProperty("wrong", wrong)
            self.input.style().polish(self.input)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(self.input, QComboBox) and event.type() == QEvent.Type.Wheel:
            return not self.input.hasFocus()  # scrolling the form must not change it
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            if event.key() == Qt.Key.Key_Escape and isinstance(self.input, QLineEdit | QPlainTextEdit):
                self.set_reason("")
                self._show(self._text, ())
                return True
        elif event.type() == QEvent.Type.FocusOut and isinstance(self.input, QPlainTextEdit):
            self._commit(self.input.toPlainText())
        elif event.type() == QEvent.Type.FocusOut and isinstance(self.input, QLineEdit):
            self.input.setCursorPosition(0)  # a long text shows its beginning again
        return super().eventFilter(watched, event)

    def _commit(self, text: str) -> None:
        if text != self._text:
            self.committed.emit(text)
        else:
            self.set_reason("")
