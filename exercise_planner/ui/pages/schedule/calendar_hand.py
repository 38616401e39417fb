"""CalendarHand: the calendar in the hands of the user: selecting, walking and moving, by mouse and keys."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, time, timedelta

from PySide6.QtCore import QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QApplication

from exercise_planner.domain.exercise import Exercise
from exercise_planner.domain.finding import Finding, Subject
from exercise_planner.domain.schedule import Assignment
from exercise_planner.ui import words
from exercise_planner.ui.pages.schedule.calendar_canvas import CalendarCanvas, Target
from exercise_planner.ui.pages.schedule.calendar_layout import Diary, Entry, Mode, shifted
from exercise_planner.ui.pages.schedule.calendar_sheet import HOUR, Box

Judge = Callable[[Assignment], tuple[Finding, ...]]
Key, Modifier = Qt.Key, Qt.KeyboardModifier
ARROWS = {Key.Key_Left: -1, Key.Key_Right: 1, Key.Key_Up: -7, Key.Key_Down: 7}
"""Days by which an arrow moves."""


@dataclass(frozen=True, slots=True)
class Held:
    """An event in the hand.

    Args:
        box: Where it was taken.
        at: The point at which it was taken.
        place: Where it would be put down; None before it has moved.
        findings: What it would break there.
    """

    box: Box
    at: QPointF
    place: Assignment | None = None
    findings: tuple[Finding, ...] = ()


class CalendarHand(CalendarCanvas):
    """The calendar that is worked with.

    Args:
        judge: What says what is wrong with an event at a place.

    Attributes:
        chosen: Emitted with the subjects that the user selects.
        dropped: Emitted with the place that the user gives an event.
        said: Emitted with a sentence about what is in the hand; empty when nothing is.
    """

    chosen = Signal(object)
    dropped = Signal(object)
    said = Signal(str)

    def __init__(self, judge: Judge) -> None:
        super().__init__()
        self._judge = judge
        self._held: Held | None = None

    def show_diary(self, exercise: Exercise | None, diary: Diary | None, *, is_preview: bool = False) -> None:
        self._held = None
        super().show_diary(exercise, diary, is_preview=is_preview)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() != Qt.MouseButton.LeftButton or self.sheet is None:
            return
        point = self.on_sheet(event.position())
        more, box, day = self.sheet.more_at(point), self.sheet.box_at(point), self.sheet.day_at(point)
        if more is not None:
            self.chosen.emit(())
            self.day = more
            self.set_mode(Mode.DAY)
            return
        self._held = Held(box, point) if box is not None and not self.is_preview else None
        self.day = day or self.day
        self.chosen.emit((Subject("event", box.entry.event.id),) if box is not None else ())
        self.viewport().update()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        held, point = self._held, self.on_sheet(event.position())
        if held is None or self.sheet is None:
            return
        if held.place is None and (point - held.at).manhattanLength() < QApplication.startDragDistance():
            return
        place = self._moved(held, point)
        if held.place is None or place.start != held.place.start:
            self._held = Held(held.box, held.at, place, self._judge(place))
            self._say_held()
        self.viewport().update()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        held = self._held
        if event.button() == Qt.MouseButton.LeftButton and held is not None:
            self._put_back()
            if held.place is not None and held.place.start != held.box.entry.place.start:
                self.dropped.emit(held.place)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        day = self.sheet.day_at(self.on_sheet(event.position())) if self.sheet is not None else None
        if day is not None and self.mode is not Mode.DAY:
            self._put_back()
            self.day = day
            self.set_mode(Mode.DAY)

    def _moved(self, held: Held, point: QPointF) -> Assignment:
        """Where what is in the hand would be put down; a month moves it by whole days."""
        assert self.sheet is not None  # noqa: S101  nothing is in the hand without one
        taken, over = self.sheet.day_at(held.at), self.sheet.day_at(point)
        days = (over - taken).days if over is not None and taken is not None else 0
        if self.mode is Mode.MONTH or self.exercise is None:
            return shifted(held.box.entry, days)
        slot = self.exercise.details.slot_minutes
        minutes = self.sheet.minute_at(point) - self.sheet.minute_at(held.at)
        return shifted(held.box.entry, days, round(minutes / slot) * slot)

    def target(self) -> Target | None:
        held = self._held
        if held is None or held.place is None or self.sheet is None or self.diary is None:
            return None
        start = held.place.start.astimezone(self.diary.zone)
        cell = self.sheet.cells.get(start.date())
        if cell is None or self.mode is Mode.MONTH:
            return Target(cell, bool(held.findings)) if cell is not None else None
        top = (start.hour * 60 + start.minute) / 60 * HOUR
        rect = QRectF(cell.left(), top, cell.width(), held.box.rect.height())
        return Target(rect, bool(held.findings))

    def _say_held(self) -> None:
        held = self._held
        if held is None or held.place is None or self.diary is None:
            self.said.emit("")
            return
        when = words.instant(held.place.start.astimezone(self.diary.zone))
        reasons = " ".join(dict.fromkeys(finding.message for finding in held.findings[:2]))
        self.said.emit(f"{when}. {reasons}" if reasons else when)

    def _put_back(self) -> None:
        self._held = None
        self._say_held()
        self.viewport().update()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key, modifiers = Key(event.key()), event.modifiers() & ~Modifier.KeypadModifier
        if key == Key.Key_Escape and self._held is not None:
            self._put_back()
        elif key in ARROWS and modifiers in (Modifier.ControlModifier, Modifier.AltModifier):
            self._push(ARROWS[key], by_slots=modifiers == Modifier.AltModifier)
        elif key in ARROWS and not modifiers:
            self._walk(ARROWS[key])
        elif key in KEYS and not modifiers:
            KEYS[key](self)
        else:
            super().keyPressEvent(event)

    def _walk(self, step: int) -> None:
        """Select the next event in time, or for whole weeks the one that is nearest then."""
        if self.diary is None:
            return
        entry = self.current()
        if entry is None or abs(step) == 1:
            at = datetime.combine(self.day, time(), self.diary.zone)
            near = self.diary.beside(entry.event.id, step) if entry is not None else self.diary.near(at)
        else:
            near = self.diary.near(entry.start + timedelta(days=step))
        self._choose(near)

    def walk_to(self, number: int) -> None:
        """Select the first event (0) or the last one (-1)."""
        if self.diary is not None and self.diary.entries:
            self._choose(self.diary.entries[number])

    def _choose(self, entry: Entry | None) -> None:
        if entry is not None:
            self.show_day(entry.first)
            self.chosen.emit((Subject("event", entry.event.id),))

    def _push(self, days: int, *, by_slots: bool) -> None:
        """Move the selected event by days, or by as many slots."""
        entry = self.current()
        if entry is None or self.exercise is None or self.is_preview:
            return
        slot = self.exercise.details.slot_minutes
        step = 1 if days > 0 else -1
        place = shifted(entry, 0, step * slot) if by_slots else shifted(entry, days)
        self.day = place.start.astimezone(entry.start.tzinfo).date()
        self.dropped.emit(place)


KEYS: dict[Qt.Key, Callable[[CalendarHand], None]] = {
    Key.Key_PageUp: lambda calendar: calendar.turn(-1),
    Key.Key_PageDown: lambda calendar: calendar.turn(1),
    Key.Key_Home: lambda calendar: calendar.walk_to(0),
    Key.Key_End: lambda calendar: calendar.walk_to(-1),
    Key.Key_M: lambda calendar: calendar.set_mode(Mode.MONTH),
    Key.Key_W: lambda calendar: calendar.set_mode(Mode.WEEK),
    Key.Key_D: lambda calendar: calendar.set_mode(Mode.DAY),
    Key.Key_Return: lambda calendar: calendar.set_mode(Mode.DAY),
    Key.Key_Enter: lambda calendar: calendar.set_mode(Mode.DAY),
}
"""What keys without an arrow do."""
