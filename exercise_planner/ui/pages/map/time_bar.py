"""TimeBar: the slider of the instant that the map shows, moved by hand, step by step, or playing."""

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QSlider, QToolButton, QWidget

from exercise_planner.domain.timespan import date_time_group
from exercise_planner.ui import icons, words
from exercise_planner.ui.theme import SPACE
from exercise_planner.ui.widgets.labels import label

BEAT = 500
"""Milliseconds between two steps while it plays."""
STEPS = (1, 6, 24)
"""Hours that a step may be long."""


class TimeBar(QWidget):
    """The instant of the map.

    Attributes:
        moved: Emitted with the instant whenever it is another.
    """

    moved = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._start: datetime | None = None
        self.slider = QSlider(Qt.Orientation.Horizontal)
        self.slider.setAccessibleName(self.tr("Time"))
        self.slider.setSingleStep(1)
        self.slider.setPageStep(24)
        self.steps = QComboBox()
        self.steps.setAccessibleName(self.tr("Length of a step"))
        for hours in STEPS:
            self.steps.addItem(words.duration(hours * 60), hours)
        self.says = label()
        self.says.setMinimumWidth(290)
        self.back = self._tool("back", self.tr("One step back (Page Up)"))
        self.play = self._tool("play", self.tr("Play (Space)"))
        self.ahead = self._tool("forward", self.tr("One step ahead (Page Down)"))
        self._timer = QTimer(self)
        self._timer.setInterval(BEAT)
        self._lay_out()
        self.slider.valueChanged.connect(self._move)
        self.back.clicked.connect(lambda: self.step(-1))
        self.ahead.clicked.connect(lambda: self.step(1))
        self.play.clicked.connect(self.toggle)
        self._timer.timeout.connect(self._beat)

    def _tool(self, icon: str, tip: str) -> QToolButton:
        tool = QToolButton()
        icons.give(tool, icon)
        tool.setToolTip(tip)
        tool.setAccessibleName(tip)
        return tool

    def _lay_out(self) -> None:
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(SPACE)
        for widget in (self.back, self.play, self.ahead, self.steps):
            row.addWidget(widget)
        row.addWidget(self.slider, 1)
        row.addWidget(self.says)

    @property
    def at(self) -> datetime | None:
        """The instant."""
        return self._start + timedelta(hours=self.slider.value()) if self._start is not None else None

    @property
    def is_playing(self) -> bool:
        """Whether it goes on by itself."""
        return self._timer.isActive()

    def set_span(self, start: datetime, hours: int) -> None:
        """Say what time there is; the instant stays where it can."""
        at = self.at
        self._start = start
        self.slider.blockSignals(True)  # noqa: FBT003  Qt has no keyword here
        self.slider.setRange(0, hours)
        if at is not None:
            self.slider.setValue(round((at - start) / timedelta(hours=1)))
        self.slider.blockSignals(False)  # noqa: FBT003
        self._say()

    def go_to(self, instant: datetime) -> None:
        """Go to the first whole hour not before an instant."""
        if self._start is not None:
            self.slider.setValue(-((self._start - instant) // timedelta(hours=1)))

    def forget(self) -> None:
        """Another exercise comes."""
        self.stop()
        self._start = None

    def step(self, by: int) -> None:
        """Go some steps on, or back."""
        self.slider.setValue(self.slider.value() + by * int(self.steps.currentData()))

    def toggle(self) -> None:
        """Play, or stop playing."""
        if self.is_playing:
            self.stop()
            return
        if self.slider.value() == self.slider.maximum():
            self.slider.setValue(0)
        self._timer.start()
        self._show_state()

    def stop(self) -> None:
        """Stop playing."""
        self._timer.stop()
        self._show_state()

    def _show_state(self) -> None:
        icons.give(self.play, "stop" if self.is_playing else "play")
        tip = self.tr("Stop (Space)") if self.is_playing else self.tr("Play (Space)")
        self.play.setToolTip(tip)
        self.play.setAccessibleName(tip)

    def _beat(self) -> None:
        self.step(1)
        if self.slider.value() == self.slider.maximum():
            self.stop()

    def _move(self) -> None:
        self._say()
        self.moved.emit(self.at)

    def _say(self) -> None:
        at = self.at
        if at is None or self._start is None:
            return
        zone = self._start.tzinfo
        local = at.astimezone(zone if isinstance(zone, ZoneInfo) else None)
        self.says.setText(f"{words.instant(local)} · {date_time_group(at)}")
        self.slider.setAccessibleDescription(self.says.text())
