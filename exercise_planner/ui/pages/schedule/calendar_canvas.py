"""CalendarCanvas: a month, week or day of the schedule as it is seen; only what is seen is painted."""

from dataclasses import dataclass
from datetime import date

from PySide6.QtCore import QEvent, QPointF, QRectF, QSizeF, Qt, Signal
from PySide6.QtGui import QHelpEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractScrollArea, QFrame, QToolTip

from exercise_planner.domain.exercise import Exercise
from exercise_planner.domain.venue import Venue
from exercise_planner.ui import theme, words
from exercise_planner.ui.pages.schedule import calendar_painting as painting
from exercise_planner.ui.pages.schedule.calendar_layout import Diary, Entry, Mode, days_of, turned
from exercise_planner.ui.pages.schedule.calendar_sheet import HEAD, HOUR, Box, Sheet

MORNING = 7
"""The hour that a week or day begins with, unless something is earlier."""


@dataclass(frozen=True, slots=True)
class Target:
    """Where what is in the hand would go.

    Args:
        rect: The room there.
        is_bad: Whether it would break a rule.
    """

    rect: QRectF
    is_bad: bool


class CalendarCanvas(QAbstractScrollArea):
    """The calendar as a picture.

    Attributes:
        turned: Another page, or another mode, is shown.
    """

    turned = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.exercise: Exercise | None = None
        self.diary: Diary | None = None
        self._selected: frozenset[str] = frozenset()
        self._wrong: frozenset[str] = frozenset()
        self.mode, self.day = Mode.MONTH, date(2000, 1, 1)
        self.is_preview = False
        self.sheet: Sheet | None = None
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAccessibleName(self.tr("Calendar of the schedule"))

    def show_diary(self, exercise: Exercise | None, diary: Diary | None, *, is_preview: bool = False) -> None:
        """Show another schedule; the page stays where it is if that is within the exercise."""
        self.exercise, self.diary, self.is_preview = exercise, diary, is_preview
        if exercise is not None and not exercise.details.from_ <= self.day <= exercise.details.to:
            first = self.diary.entries[0].first if self.diary and self.diary.entries else None
            self.day = first or exercise.details.from_
        self._lay_out()

    def set_selected(self, ids: frozenset[str]) -> None:
        """Show which events are selected; the first of them is turned to if none is seen."""
        self._selected = ids
        entry = self.current()
        if entry is not None and self.sheet is not None and not self._seen(ids):
            self.day = entry.first
            self._lay_out()
        self._describe()
        self.viewport().update()

    def set_wrong(self, ids: frozenset[str]) -> None:
        """Show which events break a rule."""
        self._wrong = ids
        self.viewport().update()

    def set_mode(self, mode: Mode) -> None:
        """Show a month, a week or a day; around the selected event if there is one."""
        entry = self.current()
        self.mode, self.day = mode, entry.first if entry is not None else self.day
        self._lay_out()
        if mode is not Mode.MONTH:
            hour = min((box.rect.top() / HOUR for box in self._boxes() if box.begins), default=MORNING)
            self.verticalScrollBar().setValue(int((min(hour, MORNING) - 0.5) * HOUR))

    def turn(self, step: int) -> None:
        """Turn to the next page, or to the one before."""
        self.show_day(turned(self.mode, self.day, step))

    def show_day(self, day: date) -> None:
        """Turn to a day."""
        self.day = day
        self._lay_out()

    def current(self) -> Entry | None:
        """The selected event that is the earliest."""
        if self.diary is None:
            return None
        chosen = [self.diary.by_id[one] for one in self._selected if one in self.diary.by_id]
        return min(chosen, key=lambda one: one.start, default=None)

    def _boxes(self) -> list[Box]:
        return self.sheet.boxes if self.sheet is not None else []

    def _seen(self, ids: frozenset[str]) -> bool:
        shown = set(days_of(self.mode, self.day))
        known = self.diary.by_id if self.diary is not None else {}
        return any(known[one].first in shown or known[one].final in shown for one in ids if one in known)

    def _lay_out(self) -> None:
        self.sheet = None
        if self.diary is not None:
            size = QSizeF(self.viewport().size())
            self.sheet = Sheet.of(self.diary, self.mode, self.day, size)
            beyond = max(int(self.sheet.size.height() - size.height()), 0)
            self.verticalScrollBar().setRange(0, beyond)
            self.verticalScrollBar().setPageStep(int(size.height()))
            self.verticalScrollBar().setSingleStep(HOUR // 2)
        self.turned.emit()
        self.viewport().update()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._lay_out()

    def target(self) -> Target | None:
        """Where what is in the hand would go, if anything is."""
        return None

    def paintEvent(self, event: QPaintEvent) -> None:
        colours, painter = theme.current(), QPainter(self.viewport())
        painter.fillRect(event.rect(), colours.colour("base"))
        if self.sheet is None or self.exercise is None:
            return
        down = self.verticalScrollBar().value()
        painter.translate(0, -down)
        details, held = self.exercise.details, self.target()
        look = painting.Look(
            selected=self._selected,
            wrong=self._wrong,
            first=details.from_,
            final=details.to,
            day=self.day,
            top=down,
            target=held.rect if held else None,
            is_bad=held is not None and held.is_bad,
        )
        painting.paint(painter, self.sheet, look, QRectF(event.rect()).translated(0, down))

    def viewportEvent(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            box = self.sheet.box_at(self.on_sheet(QPointF(event.pos()))) if self.sheet else None
            text = f"{box.entry.event.name}\n{self.sentence(box.entry)}" if box is not None else ""
            QToolTip.showText(event.globalPos(), text, self)
            return True
        return super().viewportEvent(event)

    def heads(self) -> list[tuple[QRectF, str]]:
        """The names of the days, and where they stand."""
        if self.sheet is None:
            return []
        shown = self.sheet.days[:7]
        texts = [f"{day:%A}" if self.mode is Mode.MONTH else f"{day:%a} {day.day} {day:%b}" for day in shown]
        cells = [self.sheet.cells[day] for day in shown]
        return [
            (QRectF(cell.left(), 0, cell.width(), HEAD), text)
            for cell, text in zip(cells, texts, strict=True)
        ]

    def sentence(self, entry: Entry) -> str:
        """An event's place in words."""
        where = entry.place.venue
        name = self.exercise.name(Venue, where) if self.exercise is not None and where else ""
        return words.stretch(entry.start, entry.end) + (f", {name}" if name else "")

    def _describe(self) -> None:
        """Say to those who hear the window what is selected."""
        entry = self.current()
        said = f"{entry.event.name}, {self.sentence(entry)}" if entry is not None else ""
        self.setAccessibleDescription(said)

    def on_sheet(self, point: QPointF) -> QPointF:
        """A point of the viewport as one of the page."""
        return point + QPointF(0, self.verticalScrollBar().value())
