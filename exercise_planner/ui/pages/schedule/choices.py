"""Choices: what a search may place, what it leaves alone, how long it takes and what it finds important."""

from datetime import date, datetime
from zoneinfo import ZoneInfo

from PySide6.QtCore import QDate, QSignalBlocker, Qt, Signal
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import (
    QButtonGroup,
    QCheckBox,
    QDateEdit,
    QDoubleSpinBox,
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QRadioButton,
    QSlider,
    QVBoxLayout,
    QWidget,
)

from exercise_planner.domain.exercise import Exercise
from exercise_planner.domain.timespan import begins
from exercise_planner.edits import details as details_edits
from exercise_planner.planning.goals import GOALS
from exercise_planner.ui import words
from exercise_planner.ui.context import Context
from exercise_planner.ui.pages.schedule import weighing
from exercise_planner.ui.services import Search
from exercise_planner.ui.theme import SPACE
from exercise_planner.ui.widgets.labels import card, label, roomy
from exercise_planner.ui.words import QT_TRANSLATE_NOOP
from exercise_planner.workspace.extent import Extent

EXTENTS = {
    Extent.ALL: (
        QT_TRANSLATE_NOOP("window", "All events"),
        QT_TRANSLATE_NOOP("window", "Every event that is not locked may be moved"),
    ),
    Extent.UNSCHEDULED: (
        QT_TRANSLATE_NOOP("window", "Only the unscheduled"),
        QT_TRANSLATE_NOOP("window", "Events that have a place stay where they are"),
    ),
    Extent.REPAIR: (
        QT_TRANSLATE_NOOP("window", "Repair, with the least change"),
        QT_TRANSLATE_NOOP("window", "Only what breaks a rule is moved, and what must make room for it"),
    ),
}
LONGEST = 86_400
NAMED = 140
"""The least room for the name of a goal, which then takes two lines, in pixels."""
WIDEST = 96
"""Room for the words of a slider, in pixels."""


class Choices(QWidget):
    """The choices below the button Schedule!.

    Args:
        context: What the window shares.

    Attributes:
        altered: Another extent was chosen.
    """

    altered = Signal()

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self.extents: dict[Extent, QRadioButton] = {}
        self.sliders: dict[str, QSlider] = {}
        self._words: dict[str, QLabel] = {}
        self._group = QButtonGroup(self)
        self.freezing, self.freeze = QCheckBox(self.tr("Leave what begins before")), QDateEdit()
        self.seconds = QDoubleSpinBox()
        frame, layout = card("calm")
        row = QHBoxLayout()
        row.setSpacing(2 * SPACE)
        row.addLayout(self._search_side())
        row.addWidget(_line())
        row.addLayout(self._goal_side(), 1)
        layout.addLayout(row)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(frame)
        self.refresh()

    def _search_side(self) -> QVBoxLayout:
        side = QVBoxLayout()
        side.setSpacing(SPACE // 2)
        side.addWidget(label(self.tr("Find places for"), "section"))
        for extent, (text, tip) in EXTENTS.items():
            made = QRadioButton(words.tr(text))
            made.setToolTip(words.tr(tip))
            made.setAccessibleDescription(words.tr(tip))
            made.toggled.connect(self.altered)
            self._group.addButton(made)
            self.extents[extent] = made
            side.addWidget(made)
        self.extents[Extent.ALL].setChecked(True)
        self.freeze.setCalendarPopup(True)
        self.freeze.setDisplayFormat("d MMM yyyy")
        self.freeze.setAccessibleName(self.tr("Day before which events stay where they are"))
        self.freeze.setEnabled(False)
        self.freezing.toggled.connect(self.freeze.setEnabled)
        self.freezing.setToolTip(self.tr("Events that begin before this day stay; none is moved before it"))
        side.addLayout(_pair(self.freezing, self.freeze))
        roomy(self.seconds)
        self.seconds.setRange(1, LONGEST)
        self.seconds.setDecimals(0)
        self.seconds.setSuffix(self.tr(" s"))
        self.seconds.setAccessibleName(self.tr("Seconds that the search may take"))
        self.seconds.valueChanged.connect(self._keep_seconds)
        side.addLayout(_pair(label(self.tr("Search for at most")), self.seconds))
        side.addStretch(1)
        return side

    def _goal_side(self) -> QGridLayout:
        grid = QGridLayout()
        grid.setHorizontalSpacing(SPACE)
        grid.setVerticalSpacing(SPACE // 2)
        grid.addWidget(label(self.tr("What matters"), "section"), 0, 0, 1, 3)
        for row, goal in enumerate(GOALS, 1):
            title, slider, told = (
                words.tr(goal.title),
                QSlider(Qt.Orientation.Horizontal),
                label(role="muted"),
            )
            slider.setRange(0, len(weighing.STEPS) - 1)
            slider.setPageStep(1)
            slider.setTracking(False)
            slider.setMinimumWidth(56)
            slider.setAccessibleName(title)
            slider.sliderMoved.connect(lambda step, told=told: told.setText(words.tr(weighing.STEPS[step])))
            slider.valueChanged.connect(lambda step, code=goal.code: self._weigh(code, step))
            told.setMinimumWidth(WIDEST)
            name = label(title, wraps=True)
            name.setMinimumWidth(NAMED)
            for column, widget in enumerate((name, slider, told)):
                grid.addWidget(widget, row, column)
            self.sliders[goal.code], self._words[goal.code] = slider, told
        grid.setColumnStretch(0, 3)
        grid.setColumnStretch(1, 1)
        return grid

    @property
    def extent(self) -> Extent:
        """What may be placed."""
        return next((extent for extent, made in self.extents.items() if made.isChecked()), Extent.ALL)

    def search(self) -> Search:
        """The search as it is chosen."""
        settings = self._context.settings
        return Search(
            float(settings["time_limit_seconds"]), int(settings["workers"]), self.extent, self._freeze()
        )

    def _freeze(self) -> datetime | None:
        exercise = self._context.bridge.exercise
        if exercise is None or not self.freezing.isChecked():
            return None
        chosen = self.freeze.date()
        return begins(date(chosen.year(), chosen.month(), chosen.day()), ZoneInfo(exercise.details.time_zone))

    def reopen(self) -> None:
        """Another exercise is open: nothing is chosen but what that says itself."""
        self.extents[Extent.ALL].setChecked(True)
        self.freezing.setChecked(False)
        exercise = self._context.bridge.exercise
        if exercise is not None:
            first, final = exercise.details.from_, exercise.details.to
            self.freeze.setDateRange(
                QDate(first.year, first.month, first.day), QDate(final.year, final.month, final.day)
            )
            self.freeze.setDate(QDate(first.year, first.month, first.day))
        self.refresh()

    def refresh(self) -> None:
        """Show the options and the exercise's goals as they are now."""
        with QSignalBlocker(self.seconds):
            self.seconds.setValue(float(self._context.settings["time_limit_seconds"]))
        exercise = self._context.bridge.exercise
        for goal, slider in self.sliders.items():
            slider.setEnabled(exercise is not None)
            if exercise is not None:
                self._show_weight(exercise, goal, slider)

    def _show_weight(self, exercise: Exercise, goal: str, slider: QSlider) -> None:
        goals = exercise.details.goals
        with QSignalBlocker(slider):
            slider.setValue(weighing.step_of(goal, float(getattr(goals, goal))))
        told = weighing.told(goals, goal)
        self._words[goal].setText(told)
        slider.setAccessibleDescription(told)

    def _weigh(self, goal: str, step: int) -> None:
        """Give a goal of the plan another weight: one change that can be undone."""
        exercise = self._context.bridge.exercise
        if exercise is None or weighing.step_of(goal, float(getattr(exercise.details.goals, goal))) == step:
            return
        change = details_edits.set_goals(exercise, **{goal: weighing.weight_of(goal, step)})
        self._context.bridge.apply(change)

    def _keep_seconds(self, seconds: float) -> None:
        self._context.settings["time_limit_seconds"] = seconds


def _pair(left: QWidget, right: QWidget) -> QHBoxLayout:
    row = QHBoxLayout()
    row.setSpacing(SPACE)
    row.addWidget(left)
    row.addWidget(right)
    row.addStretch(1)
    return row


def _line() -> QFrame:
    line = QFrame()
    line.setFrameShape(QFrame.Shape.VLine)
    line.setFrameShadow(QFrame.Shadow.Plain)
    line.setForegroundRole(QPalette.ColorRole.Mid)  # the colour of borders
    return line
