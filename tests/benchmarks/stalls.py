"""How long the window does not answer while much is done; run by hand.

``python -m tests.benchmarks.stalls [EVENTS]`` opens an exercise of that size, goes to every page, edits,
schedules, accepts, undoes, pastes and imports. Beside each step stand the longest and the second longest turn
of the event loop in milliseconds: the processor's own time in the GUI thread, which counts where others share
the machine; and the longest by the clock.
"""

import os
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import timedelta
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

EVENTS = 1000
WISHED = 100
"""Milliseconds."""


@dataclass
class Turns:
    """How long each turn of the event loop took, in milliseconds of work and of waiting."""

    works: list[float] = field(default_factory=list)
    walls: list[float] = field(default_factory=list)

    @contextmanager
    def turn(self) -> Iterator[None]:
        """One turn."""
        work, wall = time.thread_time(), time.perf_counter()
        yield
        self.works.append((time.thread_time() - work) * 1000)
        self.walls.append((time.perf_counter() - wall) * 1000)

    def told(self, name: str) -> str:
        """A line about the longest turns."""
        works = [*sorted(self.works, reverse=True), 0.0, 0.0]
        late = "  LATE" if works[0] > WISHED else ""
        return f"{name:<38}{works[0]:8.0f}{works[1]:8.0f}{max(self.walls):9.0f}{late}"


class Day:
    """A planner's day, step by step.

    Args:
        count: Events of the exercise.
        own: A folder for its files.
    """

    def __init__(self, count: int, own: Path) -> None:
        from exercise_planner import app
        from exercise_planner.settings import Settings
        from exercise_planner.ui import application
        from exercise_planner.ui.main_window import MainWindow
        from exercise_planner.workspace.session import Workspace
        from tests.planning.generate import dense

        self.count, self.own = count, own
        plan, self.hidden = dense(count, seed=1)
        self.path = own / "big.explan"
        Workspace.create(self.path, plan).close()
        settings = Settings()
        settings["time_limit_seconds"] = 8.0
        self.qt = application.dressed(settings)
        application.collect_when_away(self.qt)
        self.window = MainWindow(app.services(), settings)
        self.bridge = self.window.bridge
        self.window.resize(1600, 900)
        self.window.show()
        self.window.pages.build_ahead()

    def step(self, name: str, act: Callable[[], object], until: Callable[[], bool] = lambda: True) -> None:
        """Do something, wait until all is quiet, and tell of the longest turns."""
        from PySide6.QtCore import QEventLoop
        from PySide6.QtWidgets import QApplication

        turns, context = Turns(), self.window.context
        with turns.turn():
            act()
        quiet = 0
        while quiet < 30:
            with turns.turn():
                QApplication.processEvents(QEventLoop.ProcessEventsFlag.AllEvents)
            settled = until() and context.tasks.count == 0 and context.checking.is_current
            quiet = quiet + 1 if settled else 0
            time.sleep(0.001)
        print(turns.told(name), flush=True)  # noqa: T201

    def open(self, only: Sequence[str]) -> None:
        """Open the exercise, with a schedule, and go to all pages, or some."""
        from exercise_planner.edits.schedule import adopt

        window, bridge = self.window, self.bridge
        self.step("pages built ahead", lambda: None, lambda: len(window.pages.built) == len(window.pages))
        self.step("open", lambda: window.open(self.path), lambda: window.bridge.exercise is not None)
        self.step("adopt a schedule", lambda: bridge.apply(adopt(bridge.exercise, self.hidden, None)))
        for name in window.pages:
            if not only or name in only:
                self.step(f"to {name}", lambda name=name: window.go_to(name))

    def change(self) -> None:
        """Change an event, and undo it."""
        from exercise_planner.domain.finding import Subject
        from exercise_planner.edits import record as record_edits
        from exercise_planner.edits.schedule import move

        bridge = self.bridge
        event = bridge.exercise.events[self.count // 2]
        later = self.hidden[0].start + timedelta(hours=3)
        self.step("select an event", lambda: bridge.select((Subject("event", event.id),)))
        self.step("move an event", lambda: bridge.apply(move(bridge.exercise, event.id, later)))
        self.step("undo it", bridge.undo)
        self.step(
            "rename an event",
            lambda: bridge.apply(record_edits.change(bridge.exercise, event, name="Another")),
        )
        for name, act in (("it", bridge.undo), ("the schedule", bridge.undo)):
            self.step(f"undo {name}", act)
        self.step("redo the schedule", bridge.redo)

    def schedule(self) -> None:
        """Look at the schedule in all ways, search, and accept."""
        from exercise_planner.ui.pages.schedule.page import SchedulePage

        page = self.window.page("schedule")
        assert isinstance(page, SchedulePage)
        solving = page.solving
        self.window.go_to("schedule")
        for number in range(4):
            self.step(f"schedule tab {number}", lambda number=number: page.tabs.setCurrentIndex(number))
        page.tabs.setCurrentIndex(0)
        self.step("search", page.start, lambda: solving.comparison is not None and not solving.is_running)
        if solving.comparison is not None:
            self.step("accept all", solving.accept)

    def exchange(self) -> None:
        """Paste and import."""
        from exercise_planner.ui.dialogs.paste import PasteDialog
        from exercise_planner.ui.widgets.record_page import RecordPage
        from exercise_planner.workspace.exporting import Order, export

        window, seen = self.window, list[object]()
        window.go_to("events")
        table = window.page("events")
        assert isinstance(table, RecordPage)
        rows = ((f"N{number}", f"Serial {number}", "4 h") for number in range(200))
        block = (("Code", "Name", "Duration"), *rows)
        self.step("paste 200 rows: preview", lambda: table.paste(block))
        dialog = next(iter(window.findChildren(PasteDialog)))
        self.step("paste 200 rows: accept", dialog.accept)
        self.step("undo it", self.bridge.undo)
        workbook = self.own / "big.xlsx"
        export(self.bridge.exercise, workbook, Order(to="xlsx", document=self.path))
        importing = window.documents.importing
        importing.previewed.connect(seen.append)
        self.step("import a workbook: preview", lambda: importing.look(workbook), lambda: bool(seen))

    def end(self) -> None:
        """The rest."""
        window = self.window
        self.step("palette", window.find_anything)
        self.step("dark", lambda: window.set_theme("dark"))
        self.step("close the exercise", window.documents.close)


def main() -> None:
    """Print what was measured."""
    own = Path(tempfile.mkdtemp())
    os.environ["EXERCISE_PLANNER_SETTINGS"] = os.environ["EXERCISE_PLANNER_DOCUMENTS"] = str(own)
    print(f"{'':<38}{'longest':>8}{'second':>8}{'in wall':>9}   of {WISHED} ms")  # noqa: T201
    day = Day(int(sys.argv[1]) if len(sys.argv) > 1 else EVENTS, own)
    day.open(sys.argv[2:])
    day.change()
    day.schedule()
    day.exchange()
    day.end()
    os._exit(0)


if __name__ == "__main__":
    main()
