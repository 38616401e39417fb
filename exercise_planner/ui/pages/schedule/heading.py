"""Heading: what stands above the views of the schedule: how much is scheduled, and the button Schedule!."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QToolButton, QWidget

from exercise_planner.domain.exercise import Exercise
from exercise_planner.ui import icons
from exercise_planner.ui.theme import SPACE
from exercise_planner.ui.widgets.labels import button, label
from exercise_planner.workspace.extent import Extent


class Heading(QWidget):
    """The first line of the page."""

    def __init__(self) -> None:
        super().__init__()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(SPACE)
        row.addWidget(label(self.tr("Schedule"), "title"))
        self._count = label(role="aside")
        row.addWidget(self._count, 1, Qt.AlignmentFlag.AlignBottom)
        tip = self.tr("Where else the selected event could be, and what that would cost (Ctrl+Shift+L)")
        self.others = _toggle(self.tr("Other places"), "venues", tip)
        tip = self.tr("What may be moved, for how long is searched, and what matters")
        self.choosing = _toggle(self.tr("Choices"), "settings", tip)
        row.addWidget(self.others)
        row.addWidget(self.choosing)
        self.button = button(self.tr("Schedule!"), "play", primary=True)
        self.name_button(Extent.ALL)
        row.addWidget(self.button)

    def name_button(self, extent: Extent) -> None:
        """Have the button say what it will do."""
        texts = {
            Extent.ALL: (self.tr("Schedule!"), self.tr("Find a place for every event (F9)")),
            Extent.UNSCHEDULED: (self.tr("Place the rest!"), self.tr("Find places for what has none (F9)")),
            Extent.REPAIR: (self.tr("Repair!"), self.tr("Make the schedule right with few changes (F9)")),
        }
        text, tip = texts[extent]
        self.button.setText(text)
        self.button.setToolTip(tip)
        self.button.setAccessibleDescription(tip)

    def count(self, exercise: Exercise) -> None:
        """Say how many events are scheduled."""
        told = self.tr("{n} of {m} events scheduled")
        self._count.setText(told.format(n=len(exercise.assignments), m=len(exercise.events)))

    def say(self, text: str) -> None:
        """Say something else in its place."""
        self._count.setText(text)


def _toggle(text: str, icon: str, tip: str) -> QToolButton:
    made = QToolButton()
    made.setText(text)
    made.setToolTip(tip)
    made.setAccessibleDescription(tip)
    icons.give(made, icon)
    made.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
    made.setCheckable(True)
    return made
