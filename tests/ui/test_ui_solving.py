"""The search for a schedule as users see it: progress, stopping, accepting, and what if there is none."""

import threading
from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QPushButton, QWidget
from pytestqt.qtbot import QtBot
from ui_support import Office, judged

from exercise_planner.domain.finding import Finding
from exercise_planner.domain.frozen import Frozen
from exercise_planner.domain.schedule import Conflict, Remedy, Schedule, Status
from exercise_planner.planning.outcome import Outcome
from exercise_planner.ui.main_window import MainWindow
from exercise_planner.ui.pages.schedule.page import SchedulePage
from exercise_planner.ui.pages.schedule.solve_panel import gap


def page_of(window: MainWindow) -> SchedulePage:
    page = window.page("schedule")
    assert isinstance(page, SchedulePage)
    return page


def said(widget: QWidget) -> str:
    return "\n".join(label.text() for label in widget.findChildren(QLabel) if not label.isHidden())


def press(qtbot: QtBot, parent: QWidget, name: str) -> None:
    qtbot.mouseClick(parent.findChild(QPushButton, name), Qt.MouseButton.LeftButton)


def test_progress_is_shown_and_stop_takes_the_best(qtbot: QtBot, opened: MainWindow, office: Office) -> None:
    office.hold = threading.Event()
    page = page_of(opened)
    opened.go_to("schedule")
    with qtbot.waitSignal(page.solving.progressed):
        qtbot.mouseClick(page.button, Qt.MouseButton.LeftButton)
    assert "Searching" in said(page.panel)
    assert "40.0 %" in said(page.panel)
    assert not page.button.isEnabled()
    with qtbot.waitSignal(page.solving.ended):
        press(qtbot, page.panel, "stop")
    assert "events have a place" in said(page.panel)


def test_discard_leaves_everything_as_it_was(qtbot: QtBot, opened: MainWindow) -> None:
    page, before = page_of(opened), opened.bridge.exercise
    opened.go_to("schedule")
    with qtbot.waitSignal(page.solving.ended):
        page.start()
    press(qtbot, page.panel, "discard")
    assert opened.bridge.exercise is before
    assert page.timeline.is_empty
    assert not page.panel.isVisible()


def test_accept_is_one_change(qtbot: QtBot, opened: MainWindow) -> None:
    page, before = page_of(opened), opened.bridge.exercise
    opened.go_to("schedule")
    with qtbot.waitSignal(page.solving.ended):
        page.start()
    press(qtbot, page.panel, "accept")
    assert opened.bridge.exercise != before
    assert opened.bridge.undo()
    assert opened.bridge.exercise == before


def test_closing_the_exercise_ends_the_search(qtbot: QtBot, opened: MainWindow, office: Office) -> None:
    office.hold = threading.Event()
    page = page_of(opened)
    page.start()
    assert page.solving.is_running
    opened.documents.close()
    assert not page.solving.is_running
    qtbot.waitUntil(lambda: opened.context.tasks.count == 0)
    assert page.solving.outcome is None


def test_a_solver_that_the_checker_contradicts_is_shown_as_our_fault(
    qtbot: QtBot, opened: MainWindow, office: Office
) -> None:
    office.solved = replace(office.solved, findings=(Finding("pool", "Too much is drawn."),))
    page = page_of(opened)
    opened.go_to("schedule")
    with qtbot.waitSignal(page.solving.ended):
        page.start()
    assert "this is our fault" in said(page.panel)
    assert "pool: Too much is drawn." in said(page.panel)


@pytest.fixture
def infeasible(opened: MainWindow, office: Office) -> Outcome:
    assert opened.bridge.exercise is not None
    event = opened.bridge.exercise.events[0]
    conflict = Conflict(
        rule="window", text="It must end before it begins.", refs=Frozen({"event": (event.id,)})
    )
    remedy = Remedy(text="Let it end later")
    office.solved = Outcome(
        Schedule(status=Status.INFEASIBLE, conflicts=(conflict,), remedies=(remedy,)), (), ()
    )
    return office.solved


def test_no_schedule_is_explained_calmly_with_links(
    qtbot: QtBot, opened: MainWindow, infeasible: Outcome
) -> None:
    page = page_of(opened)
    opened.go_to("schedule")
    with qtbot.waitSignal(page.searching, check_params_cb=lambda told: told == "No schedule found"):
        page.start()
    assert page.infeasible.isVisible()
    assert "It must end before it begins." in said(page.infeasible)
    link = next(
        button for button in page.infeasible.findChildren(QPushButton) if button.text().startswith("Go to")
    )
    with qtbot.waitSignal(opened.bridge.shown):
        qtbot.mouseClick(link, Qt.MouseButton.LeftButton)
    assert opened.bridge.selection[0].noun == "event"


def test_each_conflict_is_told_by_itself(qtbot: QtBot, opened: MainWindow, office: Office) -> None:
    facts = tuple(Conflict(rule="window", text=f"Fact {number}.") for number in range(3))
    schedule = Schedule(status=Status.INFEASIBLE, conflicts=facts[:1], further_conflicts=(facts[1:],))
    office.solved = Outcome(schedule, (), ())
    page = page_of(opened)
    opened.go_to("schedule")
    with qtbot.waitSignal(page.solving.ended):
        page.start()
    told = said(page.infeasible)
    for text in ("broken in 2 places", "Conflict 1 of 2", "Fact 0.", "Conflict 2 of 2", "Fact 1.", "Fact 2."):
        assert text in told


def test_without_proof_it_says_so_and_what_resisted(qtbot: QtBot, opened: MainWindow, office: Office) -> None:
    resisted = (Conflict(rule="pool", text="“Hunt” found no place."),)
    office.solved = Outcome(Schedule(status=Status.UNKNOWN, resisted=resisted), (), ())
    page = page_of(opened)
    opened.go_to("schedule")
    with qtbot.waitSignal(page.solving.ended):
        page.start()
    assert page.infeasible.isVisible()
    assert "not proven" in said(page.infeasible)
    assert "“Hunt” found no place." in said(page.infeasible)


def test_a_way_out_is_a_button(qtbot: QtBot, scheduled: MainWindow, office: Office) -> None:
    remedy = Remedy(text="Clear it all")
    office.solved = Outcome(Schedule(status=Status.INFEASIBLE, remedies=(remedy,)), (), ())
    page = page_of(scheduled)
    with qtbot.waitSignal(page.solving.ended):
        page.start()
    way_out = next(
        button for button in page.infeasible.findChildren(QPushButton) if button.text() == "Clear it all"
    )
    with qtbot.waitSignal(scheduled.bridge.changed):
        qtbot.mouseClick(way_out, Qt.MouseButton.LeftButton)
    judged(qtbot, scheduled)
    assert not page.infeasible.isVisible()
    assert scheduled.bridge.undo()


@pytest.mark.parametrize(
    ("best", "bound", "text"), [(None, None, "—"), (4.0, 4.0, "0 %"), (5.0, 4.0, "20.0 %"), (4.0, None, "—")]
)
def test_the_gap_is_in_percent_of_the_best(best: float | None, bound: float | None, text: str) -> None:
    assert gap(best, bound) == text
