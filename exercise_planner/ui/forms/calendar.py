"""Calendar: the days of the exercise, a week a row; availability is marked on it by dragging or with keys."""

from datetime import date, timedelta
from zoneinfo import ZoneInfo

from PySide6.QtCore import QEvent, QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import QBrush, QHelpEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget
from shiboken6 import isValid

from exercise_planner.domain.exercise import Exercise
from exercise_planner.domain.nation import Nation
from exercise_planner.domain.record import Record
from exercise_planner.planning.holidays import public_holidays
from exercise_planner.ui import theme, words
from exercise_planner.ui.forms.days import ONE, Cover, Periods, cover, reasons, with_days, without_days
from exercise_planner.ui.tasks import Tasks

ROW = 19
MONTH = 34
"""Room for the name of the month at the left, in pixels."""
LONGEST = 370
"""Days beyond which no calendar is drawn; the text field above it does all that it does."""
STEPS = {
    Qt.Key.Key_Left: -1,
    Qt.Key.Key_Right: 1,
    Qt.Key.Key_Up: -7,
    Qt.Key.Key_Down: 7,
}


class Calendar(QWidget):
    """The days of the exercise; those that the periods cover are marked.

    Args:
        name: What those who hear the window are told it is.
        tone: The colour of the theme that marked days have.
        tasks: Where holidays are looked up, off the GUI thread; None: they are not shown.

    Attributes:
        changed: Emitted with the periods after the user has marked or cleared days.
    """

    changed = Signal(object)

    def __init__(self, name: str, tone: str, tasks: Tasks | None = None) -> None:
        super().__init__()
        self._tone, self._tasks = tone, tasks
        self._first = self._final = date(2000, 1, 1)
        self._zone = ZoneInfo("UTC")
        self._periods: Periods = ()
        self._holidays: dict[date, str] = {}
        self._asked: tuple[str, date, date] | None = None
        self._anchor = self._cursor = self._first
        self._dragging = False
        self.setAccessibleName(name)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_record(self, record: Record, periods: Periods, exercise: Exercise) -> None:
        """Show the periods of a record.

        Args:
            record: Whose they are; its nation's holidays are marked.
            periods: Its periods.
            exercise: The exercise, whose days are shown.
        """
        details = exercise.details
        self._zone = ZoneInfo(details.time_zone)
        if (details.from_, details.to) != (self._first, self._final):
            self._first, self._final = details.from_, details.to
            self._anchor = self._cursor = self._first
        self._periods = periods
        nation = record.id if isinstance(record, Nation) else getattr(record, "nation", None)
        self._ask(nation)
        self.setVisible((self._final - self._first).days < LONGEST)
        self.updateGeometry()
        self._tell()
        self.update()

    def _ask(self, nation: str | None) -> None:
        key = (nation or "", self._first, self._final)
        if key == self._asked:
            return
        self._asked, self._holidays = key, {}
        if nation and self._tasks is not None:
            self._tasks.run(
                lambda _report, _stop: (key, public_holidays(*key)), self._take, lambda _failure: None
            )

    def _take(self, found: tuple[tuple[str, date, date], tuple[tuple[date, str], ...]]) -> None:
        if isValid(self) and found[0] == self._asked:
            self._holidays = dict(found[1])
            self.update()

    @property
    def _monday(self) -> date:
        return self._first - timedelta(days=self._first.weekday())

    @property
    def _weeks(self) -> int:
        return (self._final - self._monday).days // 7 + 1

    def sizeHint(self) -> QSize:
        return QSize(200, self._weeks * ROW + ROW)

    def minimumSizeHint(self) -> QSize:
        return QSize(160, self._weeks * ROW + ROW)

    def box(self, day: date) -> QRect:
        """Where a day is drawn."""
        number = (day - self._monday).days
        width = (self.width() - MONTH) / 7
        left = MONTH + int(number % 7 * width)
        return QRect(left, ROW + number // 7 * ROW, int(width) - 1, ROW - 1)

    def day_at(self, at: QPoint) -> date | None:
        """The day at a point; None beside the exercise."""
        width = max((self.width() - MONTH) / 7, 1)
        column, row = int((at.x() - MONTH) // width), (at.y() - ROW) // ROW
        if not 0 <= column < 7 or row < 0:
            return None
        day = self._monday + timedelta(days=row * 7 + column)
        return day if self._first <= day <= self._final else None

    def chosen(self) -> list[date]:
        """The days from where the user began to where the cursor is."""
        first, final = sorted((self._anchor, self._cursor))
        return [first + n * ONE for n in range((final - first).days + 1)]

    def describe(self, day: date) -> str:
        """A day in words: its date, whether it is marked, why, and what holiday it is."""
        marked = {
            Cover.NONE: self.tr("not marked"),
            Cover.PART: self.tr("marked for part of the day"),
            Cover.WHOLE: self.tr("marked"),
        }[cover(self._periods, day, self._zone)]
        holiday = self._holidays.get(day)
        parts = (
            words.day(day),
            marked,
            *reasons(self._periods, day, self._zone),
            *([holiday] if holiday else []),
        )
        return " · ".join(parts)

    def _tell(self) -> None:
        self.setAccessibleDescription(self.describe(self._cursor))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        day = self.day_at(event.position().toPoint())
        if event.button() == Qt.MouseButton.LeftButton and day is not None:
            self._anchor = self._cursor = day
            self._dragging = True
            self.update()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        day = self.day_at(event.position().toPoint())
        if self._dragging and day is not None and day != self._cursor:
            self._cursor = day
            self.update()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if self._dragging and event.button() == Qt.MouseButton.LeftButton:
            self._dragging = False
            self._toggle()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = Qt.Key(event.key())
        if key == Qt.Key.Key_Escape and self._dragging:
            self._dragging = False
            self._anchor = self._cursor
        elif key == Qt.Key.Key_Space:
            self._toggle()
        elif key in STEPS:
            day = self._cursor + timedelta(days=STEPS[key])
            self._cursor = min(max(day, self._first), self._final)
            if not event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
                self._anchor = self._cursor
            self._tell()
        else:
            super().keyPressEvent(event)
            return
        self.update()

    def _toggle(self) -> None:
        """Mark the chosen days, or clear them where the first of them is marked."""
        clear = cover(self._periods, self._anchor, self._zone) is not Cover.NONE
        edit = without_days if clear else with_days
        after = edit(self._periods, self.chosen(), self._zone)
        self._anchor = self._cursor
        if after != self._periods:
            self.changed.emit(after)
        self._tell()
        self.update()

    def event(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent):
            day = self.day_at(event.pos())
            QToolTip.showText(event.globalPos(), self.describe(day) if day is not None else "", self)
            return True
        return super().event(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        colours = theme.current()
        painter.setPen(colours.colour("muted"))
        for number in range(7):
            box = self.box(self._monday + timedelta(days=number)).translated(0, -ROW)
            painter.drawText(
                box, Qt.AlignmentFlag.AlignCenter, f"{self._monday + timedelta(days=number):%a}"[:2]
            )
        chosen = set(self.chosen()) if self.hasFocus() or self._dragging else set()
        day = self._first
        while day <= self._final:
            if day == self._first or (day.day <= 7 and day.weekday() == 0):
                place = QRect(0, self.box(day).top(), MONTH, ROW)
                painter.setPen(colours.colour("muted"))
                painter.drawText(place, Qt.AlignmentFlag.AlignVCenter, f"{day:%b}")
            self._paint_day(painter, colours, day, is_chosen=day in chosen)
            day += ONE

    def _paint_day(self, painter: QPainter, colours: theme.Theme, day: date, *, is_chosen: bool) -> None:
        box, found = self.box(day), cover(self._periods, day, self._zone)
        painter.fillRect(box, colours.colour("shade" if day.weekday() > 4 else "base"))
        if found is not Cover.NONE:
            part = box.adjusted(0, box.height() // 2, 0, 0) if found is Cover.PART else box
            painter.fillRect(part, colours.colour(self._tone, 70))
            painter.fillRect(part, QBrush(colours.colour(self._tone, 150), Qt.BrushStyle.BDiagPattern))
        if day in self._holidays:
            painter.setPen(QPen(colours.colour("warning"), 2))
            painter.drawLine(box.left() + 2, box.bottom() - 1, box.right() - 2, box.bottom() - 1)
        painter.setPen(QPen(colours.colour("accent" if is_chosen else "grid"), 2 if is_chosen else 1))
        painter.drawRect(box)
        painter.setPen(colours.colour("text"))
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, str(day.day))
