"""RecordForm: a record as a form; each field that is changed is one change that can be undone."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFormLayout, QFrame, QLabel, QScrollArea, QVBoxLayout, QWidget

from exercise_planner.domain.exercise import Exercise
from exercise_planner.domain.record import Record
from exercise_planner.edits import record as record_edits
from exercise_planner.errors import InputError
from exercise_planner.ui import fields, words
from exercise_planner.ui.bridge import Bridge
from exercise_planner.ui.forms.declarations import FORMS, Section
from exercise_planner.ui.forms.editor import FieldEditor
from exercise_planner.ui.tasks import Tasks
from exercise_planner.ui.theme import SPACE
from exercise_planner.ui.widgets.labels import label

CAPTION_WIDTH = 92
"""Longer captions take more lines, so that all fields of a form are of one width."""
CAPTION = 26
"""Height of a caption: that of a field with one line."""


class RecordForm(QScrollArea):
    """The form of one record.

    Args:
        bridge: The open document.
        record: The record to begin with.
        exercise: The exercise that it is in.
        tasks: Where holidays are looked up; None: calendars show none.
    """

    def __init__(
        self, bridge: Bridge, record: Record, exercise: Exercise, tasks: Tasks | None = None
    ) -> None:
        super().__init__()
        self._bridge, self._tasks = bridge, tasks
        self.cls = type(record)
        self.record_id = record.id
        self._whole = _whole(record)
        self.editors: dict[str, FieldEditor] = {}
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        body = QWidget()
        layout = QVBoxLayout(body)
        layout.setContentsMargins(SPACE, 0, SPACE, SPACE)
        layout.setSpacing(SPACE)
        for section in FORMS[self.cls]:
            layout.addWidget(label(words.tr(section.title), "section"))
            layout.addLayout(self._section(section, record, exercise))
        layout.addStretch(1)
        self.setWidget(body)
        for part in (body, self.viewport()):
            part.setAutoFillBackground(False)  # a form stands on a card as well as in a dock

    def _section(self, section: Section, record: Record, exercise: Exercise) -> QFormLayout:
        form = QFormLayout()
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.ExpandingFieldsGrow)
        form.setLabelAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        form.setHorizontalSpacing(SPACE)
        form.setVerticalSpacing(6)
        for name in section.fields:
            editor = FieldEditor(record, name, exercise, self._tasks)
            editor.marked.connect(lambda periods, name=name: self._mark(name, periods))
            editor.committed.connect(lambda text, name=name: self._apply(name, text))
            caption = _caption(name, editor)
            if editor.calendar is not None:  # a calendar has need of the whole width
                form.addRow(caption)
                form.addRow(editor)
            else:
                caption.setFixedWidth(CAPTION_WIDTH)
                form.addRow(caption, editor)
            self.editors[name] = editor
        return form

    @property
    def whole_height(self) -> int:
        """The height at which nothing is scrolled."""
        body = self.widget()
        return body.sizeHint().height() + SPACE if body is not None else 0

    def fits(self, record: Record) -> bool:
        """Whether this form can show a record: of its type, and with the same fields that can be typed."""
        return type(record) is self.cls and _whole(record) == self._whole

    def show_record(self, record: Record, exercise: Exercise) -> None:
        """Show a record that fits."""
        self.record_id = record.id
        for editor in self.editors.values():
            editor.show_record(record, exercise)

    def _mark(self, name: str, periods: object) -> None:
        exercise = self._bridge.exercise
        record = exercise.get(self.cls, self.record_id) if exercise is not None else None
        if exercise is not None and record is not None:
            self._bridge.apply(record_edits.change(exercise, record, **{name: periods}))

    def _apply(self, name: str, text: str) -> None:
        exercise = self._bridge.exercise
        record = exercise.get(self.cls, self.record_id) if exercise is not None else None
        if exercise is None or record is None:
            return
        try:
            change = fields.change(exercise, record, name, text)
        except InputError as error:
            self.editors[name].set_reason(error.summary)
            return
        if not change:
            self.editors[name].show_record(record, exercise)
        elif self._bridge.apply(change):
            self.editors[name].set_reason("")


def _caption(name: str, editor: FieldEditor) -> QLabel:
    caption = label(fields.title(name), "muted", wraps=True)
    caption.setMinimumHeight(CAPTION)
    caption.setBuddy(editor.input)
    return caption


def _whole(record: Record) -> frozenset[str]:
    names = (name for section in FORMS[type(record)] for name in section.fields)
    return frozenset(name for name in names if fields.is_whole(record, name))
