"""TimelineTools: what only the timeline has beside it: what its lanes stand for, and its zoom."""

from PySide6.QtWidgets import QComboBox, QHBoxLayout, QToolButton, QWidget

from exercise_planner.ui import icons, words
from exercise_planner.ui.pages.schedule.lanes import TITLES, Grouping
from exercise_planner.ui.pages.schedule.timeline import Timeline
from exercise_planner.ui.theme import SPACE


class TimelineTools(QWidget):
    """The tools of a timeline."""

    def __init__(self, timeline: Timeline) -> None:
        super().__init__()
        row = QHBoxLayout(self)
        row.setContentsMargins(SPACE, 2, 0, 2)
        row.setSpacing(SPACE // 2)
        self.grouping = QComboBox()
        self.grouping.setAccessibleName(self.tr("Lanes"))
        for grouping in Grouping:
            self.grouping.addItem(words.tr(TITLES[grouping]), grouping)
        self.grouping.currentIndexChanged.connect(
            lambda: timeline.set_grouping(Grouping(self.grouping.currentData()))
        )
        row.addWidget(self.grouping)
        for icon, tip, act in (
            ("zoom_out", self.tr("Zoom out (Ctrl+wheel, -)"), timeline.zoom_out),
            ("zoom_in", self.tr("Zoom in (Ctrl+wheel, +)"), timeline.zoom_in),
            ("fit", self.tr("Show the whole exercise"), timeline.fit),
        ):
            tool = QToolButton()
            icons.give(tool, icon)
            tool.setToolTip(tip)
            tool.setAccessibleName(tip)
            tool.clicked.connect(act)
            row.addWidget(tool)
