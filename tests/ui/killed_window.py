"""A window that is killed: ``python killed_window.py DOCUMENT drag|solve``.

It makes a change, says so, takes a bar in the hand or starts a search, says so, and waits for its end.
"""

import os
import sys
from pathlib import Path

os.environ["QT_QPA_PLATFORM"] = "offscreen"

from PySide6.QtCore import QPoint, Qt, QTimer
from PySide6.QtTest import QTest

from exercise_planner import app as root
from exercise_planner.edits import schedule as schedule_edits
from exercise_planner.settings import Settings
from exercise_planner.ui import application
from exercise_planner.ui.main_window import MainWindow
from exercise_planner.ui.pages.schedule.page import SchedulePage


def say(text: str) -> None:
    sys.stdout.write(f"{text}\n")
    sys.stdout.flush()


def change(window: MainWindow) -> None:
    """Swap the first two starts of the schedule; it is stored when this returns."""
    exercise = window.bridge.exercise
    assert exercise is not None
    first, second = exercise.assignments[:2]
    assert window.bridge.apply(schedule_edits.move(exercise, first.id, second.start))
    say("acknowledged")


def take_in_hand(page: SchedulePage) -> None:
    """Drag a bar, and do not let go."""
    exercise = page.context.bridge.exercise
    assert exercise is not None
    event = exercise.assignments[2].id
    page.timeline.reveal(event)
    bar = page.timeline.find_bar(event)
    assert bar is not None
    start = page.timeline.rect_of(*bar).center().toPoint()
    QTest.mousePress(page.timeline.viewport(), Qt.MouseButton.LeftButton, pos=start)
    QTest.mouseMove(page.timeline.viewport(), start + QPoint(60, 0))
    assert page.timeline.drag is not None
    say("dragging")


def act(window: MainWindow, what: str) -> None:
    page = window.page("schedule")
    assert isinstance(page, SchedulePage)
    window.go_to("schedule")
    change(window)
    if what == "drag":
        QTimer.singleShot(0, lambda: take_in_hand(page))
    else:
        page.solving.progressed.connect(lambda _progress: say("solving"))
        page.start()


def main(document: Path, what: str) -> int:
    settings = Settings()
    app = application.dressed(settings)
    window = MainWindow(root.services(), settings)
    window.resize(1280, 800)
    window.show()
    window.bridge.opened.connect(lambda: QTimer.singleShot(0, lambda: act(window, what)))
    window.open(document)
    return app.exec()


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1]), sys.argv[2]))
