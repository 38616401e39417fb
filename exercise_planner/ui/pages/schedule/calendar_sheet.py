"""Sheet: where everything of one page of a calendar lies, in pixels. No drawing here."""

from dataclasses import dataclass, field
from datetime import date, timedelta

from PySide6.QtCore import QPointF, QRectF, QSizeF

from exercise_planner.ui.pages.schedule.calendar_layout import (
    MINUTES,
    WEEK,
    Diary,
    Entry,
    Mode,
    blocks,
    chips,
    days_of,
)

HEAD = 24
"""Height of the names of the days."""
HOURS = 46
"""Width of the hours beside a week or day."""
CHIP = 19
NUMBER = 20
"""Height of an event in a month, and of the number of the day above it."""
HOUR = 40
"""Height of an hour."""
LEAST = 16


@dataclass(frozen=True, slots=True)
class Box:
    """An event as it is drawn.

    Args:
        entry: The event.
        rect: Where.
        begins: Whether its beginning is in the box; ``ends``: its end.
    """

    entry: Entry
    rect: QRectF
    begins: bool
    ends: bool


@dataclass(slots=True)
class Sheet:
    """One page of a calendar; heights are those of the whole page, not of what is scrolled into view.

    Args:
        mode: How much it shows.
        days: Which days.
        size: How large it is.
        cells: Where each day is.
        boxes: The events that are shown.
        more: Where a day says how many events it has no room for.
    """

    mode: Mode
    days: tuple[date, ...]
    size: QSizeF
    cells: dict[date, QRectF] = field(default_factory=dict)
    boxes: list[Box] = field(default_factory=list)
    more: dict[date, tuple[QRectF, int]] = field(default_factory=dict)

    @classmethod
    def of(cls, diary: Diary, mode: Mode, day: date, size: QSizeF) -> "Sheet":
        """The page around a day.

        Args:
            diary: The events.
            mode: How much it shows.
            day: The day.
            size: Room for it; a week or day is as high as its hours.
        """
        days = days_of(mode, day)
        if mode is Mode.MONTH:
            sheet = cls(mode, days, size)
            sheet._lay_out_month(diary)
        else:
            sheet = cls(mode, days, QSizeF(size.width(), MINUTES / 60 * HOUR))
            sheet._lay_out_days(diary)
        return sheet

    def _lay_out_month(self, diary: Diary) -> None:
        weeks = len(self.days) // WEEK
        across, down = self.size.width() / WEEK, self.size.height() / weeks
        room = max(int((down - NUMBER) // CHIP), 1)
        for number, day in enumerate(self.days):
            week, weekday = divmod(number, WEEK)
            self.cells[day] = QRectF(weekday * across, week * down, across, down)
        for week in range(weeks):
            self._lay_out_week(diary, week, room)

    def _lay_out_week(self, diary: Diary, week: int, room: int) -> None:
        monday = self.days[week * WEEK]
        found = chips(diary, monday, room + 1)
        counts = [0] * WEEK
        for chip in found:
            for weekday in range(chip.first, chip.final + 1):
                counts[weekday] = max(counts[weekday], chip.row + 1)
        hidden = [0] * WEEK
        for chip in found:
            whole = range(chip.first, chip.final + 1)
            last = room - 1 if any(counts[weekday] > room for weekday in whole) else room
            if chip.row >= last:
                for weekday in whole:
                    hidden[weekday] += 1
                continue
            left, right = (self.cells[monday + timedelta(days=n)] for n in (chip.first, chip.final))
            top = left.top() + NUMBER + chip.row * CHIP
            rect = QRectF(left.left() + 2, top, right.right() - left.left() - 4, CHIP - 2)
            begins = chip.entry.first >= monday
            self.boxes.append(Box(chip.entry, rect, begins, (chip.entry.final - monday).days < WEEK))
        for weekday, count in enumerate(hidden):
            if count:
                day = monday + timedelta(days=weekday)
                cell = self.cells[day]
                line = QRectF(
                    cell.left() + 2, cell.top() + NUMBER + (room - 1) * CHIP, cell.width() - 4, CHIP - 2
                )
                self.more[day] = (line, count)

    def _lay_out_days(self, diary: Diary) -> None:
        across = (self.size.width() - HOURS) / len(self.days)
        for number, day in enumerate(self.days):
            cell = QRectF(HOURS + number * across, 0, across, self.size.height())
            self.cells[day] = cell
            for block in blocks(diary, day):
                width = (cell.width() - 6) / block.columns
                height = max((block.bottom - block.top) / 60 * HOUR - 1, LEAST)
                rect = QRectF(
                    cell.left() + 2 + block.column * width, block.top / 60 * HOUR, width - 2, height
                )
                entry = block.entry
                self.boxes.append(Box(entry, rect, entry.first == day, entry.final == day))

    def box_at(self, point: QPointF) -> Box | None:
        """The event at a point."""
        return next((box for box in reversed(self.boxes) if box.rect.contains(point)), None)

    def day_at(self, point: QPointF) -> date | None:
        """The day at a point."""
        return next((day for day, cell in self.cells.items() if cell.contains(point)), None)

    def more_at(self, point: QPointF) -> date | None:
        """The day whose hidden events are told at a point."""
        return next((day for day, (rect, _) in self.more.items() if rect.contains(point)), None)

    def minute_at(self, point: QPointF) -> int:
        """The minute of the day at a point; 0 in a month, which does not show hours."""
        return 0 if self.mode is Mode.MONTH else int(point.y() / HOUR * 60)

    def boxes_of(self, event_id: str) -> list[Box]:
        """Where an event is shown."""
        return [box for box in self.boxes if box.entry.event.id == event_id]
