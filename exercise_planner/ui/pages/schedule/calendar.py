"""CalendarView: the schedule as a month, week or day, with what turns its pages."""

from collections.abc import Callable

from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QToolButton, QVBoxLayout, QWidget

from exercise_planner.domain.exercise import Exercise
from exercise_planner.ui import icons, words
from exercise_planner.ui.context import Context
from exercise_planner.ui.pages.schedule import calendar_painting
from exercise_planner.ui.pages.schedule.calendar_canvas import CalendarCanvas
from exercise_planner.ui.pages.schedule.calendar_hand import CalendarHand, Judge
from exercise_planner.ui.pages.schedule.calendar_layout import Diary, Mode
from exercise_planner.ui.pages.schedule.calendar_sheet import HEAD
from exercise_planner.ui.pages.schedule.lazy_view import LazyView
from exercise_planner.ui.theme import SPACE
from exercise_planner.ui.widgets.labels import label
from exercise_planner.ui.words import QT_TRANSLATE_NOOP

TITLES = {
    Mode.MONTH: (QT_TRANSLATE_NOOP("window", "Month"), "M"),
    Mode.WEEK: (QT_TRANSLATE_NOOP("window", "Week"), "W"),
    Mode.DAY: (QT_TRANSLATE_NOOP("window", "Day"), "D"),
}


class Heads(QWidget):
    """The names of the days above a calendar."""

    def __init__(self, canvas: CalendarCanvas) -> None:
        super().__init__()
        self._canvas = canvas
        self.setFixedHeight(HEAD)
        canvas.turned.connect(self.update)

    def paintEvent(self, _event: QPaintEvent) -> None:
        calendar_painting.heads(QPainter(self), self._canvas.heads())


class CalendarView(LazyView):
    """The calendar.

    Args:
        context: What the window shares.
        judge: What says what is wrong with an event at a place.
    """

    def __init__(self, context: Context, judge: Judge) -> None:
        super().__init__(context)
        self.canvas = CalendarHand(judge)
        self.title, self._said = label(role="heading"), label(role="muted")
        self.modes: dict[Mode, QToolButton] = {}
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, SPACE, 0, 0)
        outer.setSpacing(2)
        outer.addLayout(self._top())
        outer.addWidget(Heads(self.canvas))
        outer.addWidget(self.canvas, 1)
        self.canvas.turned.connect(self._name_page)
        self.canvas.said.connect(self._said.setText)

    def _top(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(SPACE // 2)
        for icon, tip, step in (
            ("back", self.tr("Earlier (Page Up)"), -1),
            ("forward", self.tr("Later (Page Down)"), 1),
        ):
            turn = QToolButton()
            icons.give(turn, icon)
            turn.setObjectName(icon)
            turn.setToolTip(tip)
            turn.setAccessibleName(tip)
            turn.clicked.connect(lambda _checked=False, step=step: self.canvas.turn(step))
            row.addWidget(turn)
        row.addSpacing(SPACE)
        row.addWidget(self.title)
        row.addSpacing(2 * SPACE)
        row.addWidget(self._said, 1)
        group = QButtonGroup(self)
        for mode, (text, key) in TITLES.items():
            made = QToolButton()
            made.setText(words.tr(text))
            made.setToolTip(f"{words.tr(text)} ({key})")
            made.setCheckable(True)
            made.clicked.connect(lambda _checked=False, mode=mode: self.canvas.set_mode(mode))
            group.addButton(made)
            self.modes[mode] = made
            row.addWidget(made)
        return row

    def preparation(self, exercise: Exercise) -> Callable[[], Diary]:
        return lambda: Diary.of(exercise)

    def take_up(self, exercise: Exercise | None, made: Diary | None, *, is_preview: bool) -> None:
        self.canvas.show_diary(exercise, made, is_preview=is_preview)
        is_empty = exercise is not None and not exercise.assignments
        self._said.setText(self.tr("Nothing is scheduled yet. Press Schedule! (F9).") if is_empty else "")

    def set_selected(self, ids: frozenset[str]) -> None:
        """Show which events are selected."""
        self.canvas.set_selected(ids)

    def set_wrong(self, ids: frozenset[str]) -> None:
        """Show which events break a rule."""
        self.canvas.set_wrong(ids)

    def _name_page(self) -> None:
        day, mode = self.canvas.day, self.canvas.mode
        self.modes[mode].setChecked(True)
        if mode is Mode.MONTH:
            self.title.setText(f"{day:%B %Y}")
        elif self.canvas.sheet is not None:
            shown = self.canvas.sheet.days
            self.title.setText(words.day(day) if mode is Mode.DAY else words.days(shown[0], shown[-1]))
