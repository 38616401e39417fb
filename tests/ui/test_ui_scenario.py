"""A planner's day, by clicks and keys: from nothing to a schedule, a broken rule, its remedy, and back."""

import threading
from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import QModelIndex, QPoint, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QLabel, QLineEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot
from ui_support import Office, judged

from exercise_planner.domain.changes import ChangeSet
from exercise_planner.domain.event import Event
from exercise_planner.domain.exercise import Exercise
from exercise_planner.domain.schedule import Assignment, Remedy
from exercise_planner.planning.outcome import Outcome, Progress
from exercise_planner.planning.solver.search import Options
from exercise_planner.settings import Settings
from exercise_planner.ui import application
from exercise_planner.ui.dialogs.new_exercise import NewExercise
from exercise_planner.ui.dialogs.paste import PasteDialog
from exercise_planner.ui.main_window import MainWindow
from exercise_planner.ui.pages.schedule.page import SchedulePage
from exercise_planner.ui.services import Search
from exercise_planner.ui.widgets.nation_list import HOST, NAME
from exercise_planner.ui.widgets.record_page import RecordPage
from exercise_planner.workspace.remedies import apply_remedy
from exercise_planner.workspace.scheduling import search
from exercise_planner.workspace.session import Workspace

LEFT, CONTROL = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.ControlModifier
BLOCKS = {
    "units": "Name\tNation\tCapabilities\n"
    + "\n".join(f"Team {n}\t{('NOR', 'SWE', 'FIN')[n % 3]}\tMEDEVAC" for n in range(6)),
    "venues": "Code\tName\n" + "\n".join(f"V{n}\tPlace {n}" for n in range(4)),
    "events": "Code\tName\tDuration (min)\tVenues\tUnits\n"
    + "\n".join(f"E{n}\tSerial {n}\t480\tV{n % 4}\tunit-{n % 6 + 1}" for n in range(9)),
}


class Solvers(Office):
    """The rest of the program with the real solver, whose results depend on no clock."""

    def solve(
        self, exercise: Exercise, search_: Search, report: Callable[[Progress], None], stop: threading.Event
    ) -> Outcome:
        options = Options(time_limit=None, workers=1, deterministic_limit=1)
        return search(exercise, options, search_.extent, search_.freeze, report, stop)

    def remedy(self, exercise: Exercise, remedy: Remedy) -> ChangeSet:
        return apply_remedy(exercise, remedy)


@pytest.fixture
def window(qtbot: QtBot, office: Office, settings: Settings) -> Iterator[MainWindow]:
    application.dressed(settings)
    solvers = Solvers(office.folder, office.template, office.solved)
    made = MainWindow(solvers.services(), settings)
    qtbot.addWidget(made)
    made.resize(1280, 800)
    made.show()
    qtbot.waitExposed(made)
    yield made
    made.close()


def current(window: MainWindow) -> Exercise:
    assert window.bridge.exercise is not None
    return window.bridge.exercise


def schedule_page(window: MainWindow) -> SchedulePage:
    page = window.page("schedule")
    assert isinstance(page, SchedulePage)
    return page


def press(qtbot: QtBot, parent: QWidget, name: str) -> None:
    qtbot.mouseClick(parent.findChild(QPushButton, name), LEFT)


def found(qtbot: QtBot, window: MainWindow) -> None:
    """Begin an exercise with the assistant."""
    qtbot.mouseClick(window.start.new_button, LEFT)
    dialog = window.findChildren(NewExercise)[-1]
    qtbot.keyClicks(dialog.name, "Northern Bridge")
    for _ in range(4):
        qtbot.keyClick(dialog.final, Qt.Key.Key_Down)
    table = dialog.nations.table
    for code, column in (("NOR", HOST), ("SWE", NAME), ("FIN", NAME)):
        dialog.nations.search.clear()
        qtbot.keyClicks(dialog.nations.search, code)
        item = dialog.nations.item_of(code, column)
        table.scrollToItem(item)
        table.setCurrentItem(item)
        qtbot.keyClick(table, Qt.Key.Key_Space)
    with qtbot.waitSignal(window.bridge.opened):
        qtbot.mouseClick(dialog.create_button, LEFT)
    judged(qtbot, window)


def fill(qtbot: QtBot, window: MainWindow, name: str) -> None:
    """Paste a table from a spreadsheet."""
    window.go_to(name)
    page = window.page(name)
    assert isinstance(page, RecordPage)
    QGuiApplication.clipboard().setText(BLOCKS[name])
    qtbot.mouseClick(page.buttons["paste"], LEFT)
    dialog = window.findChildren(PasteDialog)[-1]
    with qtbot.waitSignal(window.bridge.changed):
        qtbot.mouseClick(dialog.accept_button, LEFT)


def add_event(qtbot: QtBot, window: MainWindow, name: str) -> str:
    """Add an event and type its name; its id."""
    page = window.page("events")
    assert isinstance(page, RecordPage)
    qtbot.mouseClick(page.buttons["add"], LEFT)
    editor = page.view.viewport().findChildren(QLineEdit)[-1]
    editor.selectAll()
    qtbot.keyClicks(editor, name)
    qtbot.keyClick(editor, Qt.Key.Key_Return)
    return next(event.id for event in current(window).events if event.name == name)


def drag(qtbot: QtBot, window: MainWindow, event: str, to: str) -> None:
    """Drag an event's bar to where another one begins."""
    page = schedule_page(window)
    page.timeline.fit()
    own, other = page.timeline.find_bar(event), page.timeline.find_bar(to)
    assert own is not None
    assert other is not None
    box, goal = page.timeline.rect_of(*own), page.timeline.rect_of(*other)
    start = box.center().toPoint()
    end = start + QPoint(round(goal.left() - box.left()), 0)
    qtbot.mousePress(page.timeline.viewport(), LEFT, pos=start)
    qtbot.mouseMove(page.timeline.viewport(), start + QPoint(20 if end.x() > start.x() else -20, 0))
    qtbot.mouseMove(page.timeline.viewport(), end)
    with qtbot.waitSignal(window.bridge.changed):
        qtbot.mouseRelease(page.timeline.viewport(), LEFT, pos=end)
    judged(qtbot, window)


def click_row(qtbot: QtBot, window: MainWindow, index: QModelIndex) -> None:
    view = window.problems.view
    view.scrollTo(index)
    qtbot.mouseClick(view.viewport(), LEFT, pos=view.visualRect(index).center())


def together(exercise: Exercise) -> tuple[str, str]:
    """Two events that use one unit."""
    events = exercise.events
    return next(
        (one.id, other.id)
        for one in events
        for other in events
        if one.id < other.id and set(one.units) & set(other.units)
    )


def plan(qtbot: QtBot, window: MainWindow) -> str:
    """Enter what takes part, and schedule it; the id of the event that was typed."""
    for name in BLOCKS:
        fill(qtbot, window, name)
    tenth = add_event(qtbot, window, "Wash-up")
    planned, page = current(window), schedule_page(window)
    assert (len(planned.units), len(planned.venues), len(planned.events)) == (6, 4, 10)
    window.go_to("schedule")
    with qtbot.waitSignal(page.solving.ended, timeout=30_000):
        qtbot.mouseClick(page.button, LEFT)
    press(qtbot, page.panel, "accept")
    judged(qtbot, window)
    assert len(current(window).assignments) == 10
    assert not window.context.checking.findings
    return tenth


def lock(qtbot: QtBot, window: MainWindow, event: str) -> None:
    """Click on an event's bar, and lock it with keys."""
    timeline = schedule_page(window).timeline
    bar = timeline.find_bar(event)
    assert bar is not None
    qtbot.mouseClick(timeline.viewport(), LEFT, pos=timeline.rect_of(*bar).center().toPoint())
    assert [item.id for item in window.bridge.selection] == [event]
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    qtbot.keyClick(window, Qt.Key.Key_L, CONTROL)
    assert current(window).the(Event, event).lock is not None
    judged(qtbot, window)


def mend(qtbot: QtBot, window: MainWindow, rule: str, about: str) -> None:
    """Read in the problems why a rule is broken, and take the remedy that is offered."""
    findings = window.context.checking.findings
    (row, *_) = [number for number, item in enumerate(findings) if item.rule == rule]
    assert about in findings[row].message
    index = window.problems.model.index(row, 0)
    assert findings[row].message in str(index.data())
    with qtbot.waitSignal(window.problems.bar.looked):
        click_row(qtbot, window, index)
    with qtbot.waitSignal(window.bridge.changed):
        qtbot.mouseClick(window.problems.bar.fix_button, LEFT)
    judged(qtbot, window)
    assert rule not in {item.rule for item in window.context.checking.findings}


def test_from_nothing_by_a_broken_rule_and_its_remedy_and_all_the_way_back(
    qtbot: QtBot, window: MainWindow
) -> None:
    found(qtbot, window)
    began = current(window)
    assert {nation.id for nation in began.nations} == {"NOR", "SWE", "FIN"}
    tenth = plan(qtbot, window)

    held, other = together(current(window))
    drag(qtbot, window, tenth, held)
    assert current(window).the(Assignment, tenth).start == current(window).the(Assignment, held).start
    lock(qtbot, window, held)
    drag(qtbot, window, other, held)
    mend(qtbot, window, "unit_overlap", f"Serial {other[1:]}")

    while window.menus.actions["undo"].isEnabled():
        with qtbot.waitSignal(window.bridge.changed):
            window.menus.actions["undo"].trigger()
    judged(qtbot, window)
    assert current(window) == began
    assert window.bridge.document is not None
    with Workspace.open(window.bridge.document.path) as stored:
        assert stored.exercise == began


def test_a_plan_without_a_schedule_is_explained_and_mended(qtbot: QtBot, window: MainWindow) -> None:
    found(qtbot, window)
    plan(qtbot, window)
    events = window.page("events")
    assert isinstance(events, RecordPage)
    window.go_to("events")
    column = [item.name for item in events.model.columns].index("duration_minutes")
    events.view.setCurrentIndex(events.view.model().index(0, column))
    events.view.setFocus()
    qtbot.keyClicks(events.view.viewport(), "9")
    editor = events.view.viewport().findChildren(QLineEdit)[-1]
    editor.selectAll()
    qtbot.keyClicks(editor, "14400")
    qtbot.keyClick(editor, Qt.Key.Key_Return)
    page = schedule_page(window)
    window.go_to("schedule")
    with qtbot.waitSignal(page.solving.ended, timeout=30_000):
        qtbot.mouseClick(page.button, LEFT)
    assert page.infeasible.isVisible()
    said = [label.text() for label in page.infeasible.findChildren(QLabel)]
    assert any("Serial 0" in text for text in said)
    _take_a_way_out(qtbot, window)
    with qtbot.waitSignal(page.solving.mixed, timeout=30_000):
        qtbot.mouseClick(page.button, LEFT)
    press(qtbot, page.panel, "accept")
    judged(qtbot, window)
    assert not window.context.checking.findings


def _take_a_way_out(qtbot: QtBot, window: MainWindow) -> None:
    page = schedule_page(window)
    assert any(label.text() for label in page.infeasible.findChildren(QLabel))
    (way_out, *_) = [
        one
        for one in page.infeasible.findChildren(QPushButton)
        if one.property("align") == "left" and one.isVisible()
    ]
    with qtbot.waitSignal(window.bridge.changed):
        qtbot.mouseClick(way_out, LEFT)
    judged(qtbot, window)
