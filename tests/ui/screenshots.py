"""Pictures of all pages and dialogs, light and dark: ``python tests/ui/screenshots.py FOLDER [PAGE …]``.

RIMPAC is open and scheduled. They are for the eye; each file is named page-theme-width.png. With names of
pages (or ``dialogs``) only those are made; QT_SCALE_FACTOR=2 shows them on a screen of twice the density.
"""

import os
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from datetime import timedelta
from itertools import islice
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
os.environ.setdefault("QT_SCALE_FACTOR", "1")

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QMessageBox, QWidget

from exercise_planner import app as root
from exercise_planner import assets
from exercise_planner.domain.finding import Subject
from exercise_planner.edits.schedule import adopt, move
from exercise_planner.errors import InputError
from exercise_planner.planning.solver.search import Options, solve
from exercise_planner.settings import Settings
from exercise_planner.ui import application
from exercise_planner.ui.dialogs.new_exercise import NewExercise
from exercise_planner.ui.dialogs.paste import PasteDialog
from exercise_planner.ui.main_window import MainWindow
from exercise_planner.ui.page import Page
from exercise_planner.ui.pages.map.page import MapPage
from exercise_planner.ui.pages.schedule.calendar_layout import Mode
from exercise_planner.ui.pages.schedule.page import SchedulePage
from exercise_planner.ui.pages.schedule.timeline import Timeline
from exercise_planner.ui.widgets.nation_list import HOST, NAME
from exercise_planner.ui.widgets.record_page import RecordPage
from exercise_planner.ui.widgets.tabs import TabbedPage

SIZES = ((1280, 800), (1920, 1080))


def wait(condition: Callable[[], bool]) -> None:
    while not condition():
        QApplication.processEvents()
        time.sleep(0.001)  # solvers need the processor too


def settle(window: MainWindow) -> None:
    wait(lambda: window.context.tasks.count == 0 and window.context.checking.is_current)
    wait(lambda: not any(timeline.is_busy for timeline in window.findChildren(Timeline)))
    for _ in range(20):
        QApplication.processEvents()


def shoot(widget: QWidget, path: Path) -> None:
    for _ in range(10):
        QApplication.processEvents()
    widget.grab().save(str(path))


def open_scheduled(window: MainWindow) -> None:
    window.open(next(path for path in assets.examples() if path.name.startswith("rimpac")))
    wait(lambda: window.bridge.exercise is not None)
    exercise = window.bridge.exercise
    assert exercise is not None
    outcome = solve(exercise, Options(time_limit=5, workers=1))
    window.bridge.apply(adopt(exercise, outcome.assignments, outcome.schedule))
    settle(window)


def _select_first(window: MainWindow, nouns: tuple[str, ...]) -> None:
    exercise = window.bridge.exercise
    assert exercise is not None
    found = (record for record in exercise.records() if record.noun in nouns)
    window.bridge.select(tuple(Subject(record.noun, record.id) for record in islice(found, 1)))


def tabs(page: Page) -> Iterator[str]:
    """Turn to each tab of a page; what to add to the name of its picture."""
    if isinstance(page, SchedulePage):
        yield from schedule_views(page)
        return
    if not isinstance(page, TabbedPage):
        yield ""
        return
    for name in page.parts:
        page.show_tab(name)
        yield f"_{name}"
    page.show_tab(next(iter(page.parts)))


def schedule_views(page: SchedulePage) -> Iterator[str]:
    """The views of the schedule, what goes with them, and the comparison with another schedule."""
    bridge = page.context.bridge
    assert bridge.exercise is not None
    bridge.select((Subject("event", bridge.exercise.events[10].id),))
    yield ""
    page.heading.others.setChecked(True)
    yield "_others"
    page.heading.others.setChecked(False)
    page.heading.choosing.setChecked(True)
    yield "_choices"
    page.heading.choosing.setChecked(False)
    page.tabs.setCurrentWidget(page.calendar)
    for mode in Mode:
        page.calendar.canvas.set_mode(mode)
        yield f"_{mode}"
    page.tabs.setCurrentWidget(page.matrix)
    yield "_matrix"
    page.tabs.setCurrentIndex(3)
    yield "_table"
    late = bridge.exercise.assignments[::4]
    for place in late:
        bridge.apply(move(bridge.exercise, place.id, place.start + timedelta(hours=30)))
    page.start()
    wait(lambda: page.solving.comparison is not None)
    yield "_comparison"
    page.solving.discard()
    for _ in late:
        bridge.undo()
    page.tabs.setCurrentIndex(0)


def shoot_all(window: MainWindow, folder: Path, wanted: frozenset[str]) -> None:
    for theme in ("light", "dark"):
        window.set_theme(theme)
        for width, height in SIZES:
            window.resize(width, height)
            for name, page in window.pages.items():
                if wanted and name not in wanted:
                    continue
                window.go_to(name)
                if isinstance(page, MapPage):
                    wait(lambda canvas=page.canvas: not canvas.backdrop.coarse)
                _select_first(window, page.nouns)
                for part in tabs(page):
                    settle(window)  # what is asked for when it is seen
                    settle(window)  # what answers that
                    shoot(window, folder / f"{name}{part}-{theme}-{width}.png")
        if not wanted or "dialogs" in wanted:
            window.resize(*SIZES[0])
            for name, dialog in dialogs(window, folder):
                settle(window)
                shoot(dialog, folder / f"dialog_{name}-{theme}.png")
                dialog.close()


def dialogs(window: MainWindow, folder: Path) -> Iterator[tuple[str, QWidget]]:
    """Each dialog with something in it, one after the other."""
    yield "palette", window.find_anything()
    yield "settings", window.options()
    yield "help", window.manual()
    yield "new", _chosen(window.documents.ask_new())
    found = window.documents.ask_export()
    assert found is not None
    yield "export", found
    versions = window.documents.versioning.ask()
    assert versions is not None
    yield "versions", versions
    yield "paste", _pasted(window)
    yield "import", _imported(window, folder)
    window.context.errors.show(
        InputError("This file cannot be read.", ("$.events[3]: found 0, expected more",))
    )
    yield "refusal", _box(window)
    window.context.errors.show(RuntimeError("boom"))
    yield "failure", _box(window)


def _box(window: MainWindow) -> QWidget:
    wait(lambda: any(box.isVisible() for box in window.findChildren(QMessageBox)))
    return next(box for box in window.findChildren(QMessageBox) if box.isVisible())


def _pasted(window: MainWindow) -> QWidget:
    """The preview of a block of which some cells cannot be used."""
    page = window.page("events")
    assert isinstance(page, RecordPage)
    window.go_to("events")
    page.paste(
        (
            ("Code", "Name", "Duration", "Venues"),
            *((f"X{n}", f"Serial {n}", "soon" if n % 7 == 3 else f"{n} h", "PMRF") for n in range(1, 30)),
        )
    )
    return next(one for one in window.findChildren(PasteDialog) if one.isVisible())


def _imported(window: MainWindow, folder: Path) -> QWidget:
    """The preview of a workbook with headings of its own."""
    path = folder / "import.csv"
    path.write_text(
        "Serial;Title;How long;Where\nX1;Sports day;4 h;PMRF\nX2;Parade;soon;NOWHERE\n", encoding="utf-8"
    )
    seen: list[QWidget] = []
    window.documents.importing.previewed.connect(seen.append)
    window.documents.importing.look(path)
    wait(lambda: bool(seen))
    path.unlink()
    return seen[0]


def _chosen(dialog: NewExercise) -> NewExercise:
    """The assistant with something in it, so that ticks are seen."""
    dialog.template.setCurrentIndex(1)
    dialog.nations.item_of("ALB", HOST).setCheckState(Qt.CheckState.Checked)
    dialog.nations.item_of("ARG", NAME).setCheckState(Qt.CheckState.Checked)
    return dialog


def main(folder: Path, wanted: frozenset[str] = frozenset()) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as own:
        os.environ["EXERCISE_PLANNER_SETTINGS"] = own
        os.environ["EXERCISE_PLANNER_DOCUMENTS"] = own
        settings = Settings()
        settings["time_limit_seconds"] = 30.0
        application.dressed(settings)
        window = MainWindow(root.services(), settings)
        window.resize(*SIZES[0])
        window.show()
        shoot(window, folder / "start-light-1280.png")
        open_scheduled(window)
        shoot_all(window, folder, wanted)
        window.close()


if __name__ == "__main__":
    main(Path(sys.argv[1] if len(sys.argv) > 1 else "screenshots"), frozenset(sys.argv[2:]))
