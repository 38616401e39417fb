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
from collections.abc import Callable, Iterator
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


def main() -> None:  # noqa: PLR0915  one step after the other
    """Print what was measured."""
    from PySide6.QtCore import QEventLoop
    from PySide6.QtWidgets import QApplication

    from exercise_planner import app
    from exercise_planner.domain.finding import Subject
    from exercise_planner.edits import record as record_edits
    from exercise_planner.edits.schedule import adopt, move
    from exercise_planner.settings import Settings
    from exercise_planner.ui import application
    from exercise_planner.ui.main_window import MainWindow
    from exercise_planner.ui.pages.schedule.page import SchedulePage
    from exercise_planner.ui.widgets.record_page import RecordPage
    from exercise_planner.workspace.exporting import Order, export
    from exercise_planner.workspace.session import Workspace
    from tests.planning.generate import dense

    count = int(sys.argv[1]) if len(sys.argv) > 1 else EVENTS
    only = sys.argv[2:]
    own = Path(tempfile.mkdtemp())
    os.environ["EXERCISE_PLANNER_SETTINGS"] = os.environ["EXERCISE_PLANNER_DOCUMENTS"] = str(own)
    plan, hidden = dense(count, seed=1)
    path = own / "big.explan"
    Workspace.create(path, plan).close()
    settings = Settings()
    settings["time_limit_seconds"] = 8.0
    qt = application.dressed(settings)
    application.collect_when_away(qt)
    window = MainWindow(app.services(), settings)
    window.resize(1600, 900)
    window.show()
    window.pages.build_ahead()

    def step(name: str, act: Callable[[], object], until: Callable[[], bool] = lambda: True) -> None:
        turns = Turns()
        with turns.turn():
            act()
        quiet = 0
        while quiet < 30:
            with turns.turn():
                QApplication.processEvents(QEventLoop.ProcessEventsFlag.AllEvents)
            settled = until() and window.context.tasks.count == 0 and window.context.checking.is_current
            quiet = quiet + 1 if settled else 0
            time.sleep(0.001)
        print(turns.told(name), flush=True)  # noqa: T201

    print(f"{'':<38}{'longest':>8}{'second':>8}{'in wall':>9}   of {WISHED} ms")  # noqa: T201
    step("pages built ahead", lambda: None, lambda: len(window.pages.built) == len(window.pages))
    step("open", lambda: window.open(path), lambda: window.bridge.exercise is not None)
    bridge = window.bridge
    step("adopt a schedule", lambda: bridge.apply(adopt(bridge.exercise, hidden, None)))
    for name in window.pages:
        if not only or name in only:
            step(f"to {name}", lambda name=name: window.go_to(name))
    page = window.page("schedule")
    assert isinstance(page, SchedulePage)
    window.go_to("schedule")
    for number in range(4):
        step(f"schedule tab {number}", lambda number=number: page.tabs.setCurrentIndex(number))
    page.tabs.setCurrentIndex(0)
    event = bridge.exercise.events[count // 2]
    step("select an event", lambda: bridge.select((Subject("event", event.id),)))
    step(
        "move an event",
        lambda: bridge.apply(move(bridge.exercise, event.id, hidden[0].start + timedelta(hours=3))),
    )
    step("undo it", bridge.undo)
    step("rename an event", lambda: bridge.apply(record_edits.change(bridge.exercise, event, name="Another")))
    step("undo it", bridge.undo)
    step("undo the schedule", bridge.undo)
    step("redo the schedule", bridge.redo)
    step("search", page.start, lambda: page.solving.comparison is not None and not page.solving.is_running)
    if page.solving.comparison is not None:
        step("accept all", page.solving.accept)
    window.go_to("events")
    table = window.page("events")
    assert isinstance(table, RecordPage)
    block = (
        ("Code", "Name", "Duration"),
        *((f"N{number}", f"Serial {number}", "4 h") for number in range(200)),
    )

    def paste() -> None:
        table.paste(block)

    step("paste 200 rows: preview", paste)
    dialog = next(iter(window.findChildren(_paste_dialog())))
    step("paste 200 rows: accept", dialog.accept)
    step("undo it", bridge.undo)
    workbook = own / "big.xlsx"
    export(bridge.exercise, workbook, Order(to="xlsx", document=path))
    seen: list[object] = []
    window.documents.importing.previewed.connect(seen.append)
    step("import a workbook: preview", lambda: window.documents.importing.look(workbook), lambda: bool(seen))
    step("palette", window.find_anything)
    step("dark", lambda: window.set_theme("dark"))
    step("close the exercise", window.documents.close)
    del qt
    os._exit(0)


def _paste_dialog() -> type:
    from exercise_planner.ui.dialogs.paste import PasteDialog

    return PasteDialog


if __name__ == "__main__":
    main()
