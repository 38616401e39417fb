"""StanceBox: concur, concur with comment, or non-concur, to the plan or to one event."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QRadioButton, QWidget

from exercise_planner.domain.review import Stance
from exercise_planner.ui import words
from exercise_planner.ui.theme import SPACE


class StanceBox(QWidget):
    """Asks for an answer; none is possible.

    Args:
        name: What is answered, for those who hear the window.

    Attributes:
        chosen: Emitted with the answer (None: none) that the user has chosen.
    """

    chosen = Signal(object)

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setAccessibleName(name)
        self.buttons: dict[Stance | None, QRadioButton] = {}
        self._group = QButtonGroup(self)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(2 * SPACE)
        for stance in (*Stance, None):
            text = words.choice(stance) if stance is not None else self.tr("No answer")
            button = QRadioButton(text)
            button.setAccessibleDescription(name)
            button.clicked.connect(lambda _on=False, stance=stance: self.chosen.emit(stance))
            self._group.addButton(button)
            self.buttons[stance] = button
            row.addWidget(button)
        row.addStretch(1)
        self.show_stance(None)

    def show_stance(self, stance: Stance | None) -> None:
        """Show an answer."""
        self.buttons[stance].setChecked(True)
