"""Notice: a sentence above the pages that stays until it is taken away."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QWidget

from exercise_planner.ui.theme import SPACE
from exercise_planner.ui.widgets.labels import card, label, link


class Notice(QWidget):
    """Hidden while there is nothing to say."""

    def __init__(self) -> None:
        super().__init__()
        frame, inner = card("calm")
        self.text = label(wraps=True)
        self.text.setAccessibleName(self.tr("Notice"))
        self.close_button = link(self.tr("Understood"))
        self.close_button.clicked.connect(self.hide)
        row = QHBoxLayout()
        row.addWidget(self.text, 1)
        row.addWidget(self.close_button, 0, Qt.AlignmentFlag.AlignVCenter)
        inner.addLayout(row)
        outer = QHBoxLayout(self)
        outer.setContentsMargins(2 * SPACE, SPACE, 2 * SPACE, 0)
        outer.addWidget(frame)
        self.hide()

    def say(self, sentence: str) -> None:
        """Say something."""
        self.text.setText(sentence)
        self.show()
