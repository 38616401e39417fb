"""CommentDialog: what a nation has to say of the plan or of one event."""

from dataclasses import replace

from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QPlainTextEdit,
    QVBoxLayout,
    QWidget,
)

from exercise_planner.domain.review import Comment, Gravity
from exercise_planner.ui import words
from exercise_planner.ui.theme import SPACE
from exercise_planner.ui.widgets.labels import label

LINES = {"text": 5, "proposed": 4, "rationale": 3}


class CommentDialog(QDialog):
    """Asks for a comment: how grave it is, what it says, what should stand instead, and why.

    Args:
        comment: The comment as it is; its text may still be empty.
        parent: The window.
    """

    def __init__(self, comment: Comment, parent: QWidget) -> None:
        super().__init__(parent)
        self._comment = comment
        self.setWindowTitle(self.tr("Comment"))
        self.gravity = QComboBox()
        self.gravity.setAccessibleName(self.tr("Severity"))
        for gravity in Gravity:
            self.gravity.addItem(words.choice(gravity), gravity.value)
        self.gravity.setCurrentIndex(self.gravity.findData(comment.gravity.value))
        self.text, self.proposed, self.rationale = (QPlainTextEdit() for _ in LINES)
        self.buttons = QDialogButtonBox(
            QDialogButtonBox.StandardButton.Save | QDialogButtonBox.StandardButton.Cancel
        )
        self._lay_out()
        self.text.textChanged.connect(self._enable)
        self.buttons.accepted.connect(self.accept)
        self.buttons.rejected.connect(self.reject)
        self._enable()
        self.resize(560, 420)
        self.text.setFocus()

    def _lay_out(self) -> None:
        form = QFormLayout()
        form.addRow(self.tr("About"), label(self._comment.item_name or self._comment.item))
        form.addRow(self.tr("Severity"), self.gravity)
        titles = (self.tr("Comment"), self.tr("Proposed text"), self.tr("Rationale"))
        boxes = (self.text, self.proposed, self.rationale)
        for name, title, box in zip(LINES, titles, boxes, strict=True):
            box.setPlainText(getattr(self._comment, name))
            box.setAccessibleName(title)
            box.setTabChangesFocus(True)
            box.setMinimumHeight(LINES[name] * 18)
            form.addRow(title, box)
        outer = QVBoxLayout(self)
        outer.setSpacing(SPACE)
        outer.addLayout(form, 1)
        outer.addWidget(self.buttons)

    @property
    def comment(self) -> Comment:
        """The comment as it stands in the dialog."""
        return replace(
            self._comment,
            gravity=Gravity(self.gravity.currentData()),
            text=self.text.toPlainText().strip(),
            proposed=self.proposed.toPlainText().strip(),
            rationale=self.rationale.toPlainText().strip(),
        )

    def _enable(self) -> None:
        save = self.buttons.button(QDialogButtonBox.StandardButton.Save)
        save.setEnabled(bool(self.text.toPlainText().strip()))
