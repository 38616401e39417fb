"""Programme: the phases of the exercise and its milestones, as bands over its days."""

from datetime import date, datetime, timedelta
from typing import NamedTuple
from zoneinfo import ZoneInfo

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from exercise_planner.domain.exercise import Exercise
from exercise_planner.domain.record import title_of
from exercise_planner.ui import theme, words

LINE = 26
FIRST = 18


class Band(NamedTuple):
    """A stretch of days with a name."""

    name: str
    first: date
    final: date


class Programme(QWidget):
    """Phases over time; the same as text for those who cannot see it."""

    def __init__(self) -> None:
        super().__init__()
        self._bands: tuple[Band, ...] = ()
        self._days: tuple[date, date] = (date(2000, 1, 1), date(2000, 1, 1))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_exercise(self, exercise: Exercise) -> None:
        """Show the programme of an exercise."""
        details = exercise.details
        zone = ZoneInfo(details.time_zone)
        self._days = (details.from_, details.to)
        self._bands = tuple(
            Band(title_of(phase), _day(phase.from_, zone), _day(phase.to, zone)) for phase in exercise.phases
        )
        told = "; ".join(f"{band.name}: {words.days(band.first, band.final)}" for band in self._bands)
        self.setAccessibleName(self.tr("Programme"))
        self.setAccessibleDescription(told)
        self.setToolTip("\n".join(told.split("; ")))
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(300, FIRST + LINE * max(len(self._bands), 1) + 4)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        colours = theme.current()
        if not self._bands:
            painter.setPen(colours.colour("muted"))
            painter.drawText(self.rect(), Qt.AlignmentFlag.AlignLeft, self.tr("No phases are entered."))
            return
        self._paint_days(painter, colours)
        for row, band in enumerate(self._bands):
            self._paint_band(painter, colours, row, band)

    def _x(self, day: date) -> float:
        first, final = self._days
        span = max((final - first).days + 1, 1)
        return (day - first).days / span * self.width()

    def _paint_days(self, painter: QPainter, colours: theme.Theme) -> None:
        first, final = self._days
        day = first + timedelta(days=(7 - first.weekday()) % 7)
        step = timedelta(days=7 * max(1, round((final - first).days / 7 / max(self.width() / 90, 1))))
        while day <= final:
            x = self._x(day)
            painter.setPen(QPen(colours.colour("grid"), 1))
            painter.drawLine(int(x), FIRST - 4, int(x), self.height())
            painter.setPen(colours.colour("muted"))
            painter.drawText(QRectF(x, 0, 90, FIRST - 4), Qt.AlignmentFlag.AlignLeft, f"{day.day} {day:%b}")
            day += step

    def _paint_band(self, painter: QPainter, colours: theme.Theme, row: int, band: Band) -> None:
        left, right = self._x(band.first), self._x(band.final + timedelta(days=1))
        box = QRectF(left, FIRST + row * LINE + 2, max(right - left, 4), LINE - 6)
        painter.setPen(Qt.PenStyle.NoPen)
        colour = colours.bars[row % len(colours.bars)]
        painter.setBrush(QColor(colour))
        painter.drawRoundedRect(box, 3, 3)
        painter.setPen(colours.colour("text"))
        text = f"{band.name}  {words.days(band.first, band.final)}"
        width = painter.fontMetrics().horizontalAdvance(text) + 12
        fits_right = box.left() + width < self.width()
        place = box.adjusted(6, 0, 0, 0) if fits_right else QRectF(0, box.top(), box.left() - 6, box.height())
        if fits_right:
            place.setRight(self.width())
        align = Qt.AlignmentFlag.AlignLeft if fits_right else Qt.AlignmentFlag.AlignRight
        painter.drawText(place, align | Qt.AlignmentFlag.AlignVCenter, text)


def _day(moment: date, zone: ZoneInfo) -> date:
    return moment.astimezone(zone).date() if isinstance(moment, datetime) else moment
