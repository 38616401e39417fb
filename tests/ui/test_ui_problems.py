"""The problems dock: subjects as links, and the way out of a problem as one change."""

from datetime import timedelta

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot
from ui_support import judged

from exercise_planner.domain.event import Event
from exercise_planner.domain.exercise import Exercise
from exercise_planner.domain.finding import Subject
from exercise_planner.domain.schedule import Assignment
from exercise_planner.edits import schedule as schedule_edits
from exercise_planner.planning.mending import nearest_place
from exercise_planner.planning.outcome import Outcome
from exercise_planner.ui.main_window import MainWindow


def current(window: MainWindow) -> Exercise:
    assert window.bridge.exercise is not None
    return window.bridge.exercise


def spoiled(qtbot: QtBot, window: MainWindow) -> str:
    """Put an event before the exercise begins; gives its id."""
    exercise = current(window)
    event = next(event for event in exercise.events if event.venues and not event.after)
    start = exercise.the(Assignment, event.id).start - timedelta(days=40)
    assert window.bridge.apply(schedule_edits.move(exercise, event.id, start))
    judged(qtbot, window)
    return event.id


def look_at(qtbot: QtBot, window: MainWindow, event: str) -> None:
    findings = window.context.checking.findings
    row = next(n for n, finding in enumerate(findings) if Subject("event", event) in finding.subjects)
    with qtbot.waitSignal(window.problems.bar.looked):
        window.problems.view.setCurrentIndex(window.problems.model.index(row, 0))


def test_each_subject_of_a_problem_is_a_link(qtbot: QtBot, scheduled: MainWindow) -> None:
    event = spoiled(qtbot, scheduled)
    look_at(qtbot, scheduled, event)
    name = current(scheduled).name(Event, event)
    link = next(item for item in scheduled.problems.bar.links if name in item.text())
    with qtbot.waitSignal(scheduled.bridge.shown):
        qtbot.mouseClick(link, Qt.MouseButton.LeftButton)
    assert scheduled.bridge.selection == (Subject("event", event),)


def test_a_fix_is_one_change_that_ends_the_problem(qtbot: QtBot, scheduled: MainWindow) -> None:
    event = spoiled(qtbot, scheduled)
    before = current(scheduled)
    look_at(qtbot, scheduled, event)
    button = scheduled.problems.bar.fix_button
    assert before.name(Event, event) in button.text()
    with qtbot.waitSignal(scheduled.bridge.changed):
        qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    judged(qtbot, scheduled)
    assert not any(Subject("event", event) in item.subjects for item in scheduled.context.checking.findings)
    assert scheduled.bridge.undo()
    assert current(scheduled) == before


def test_an_event_that_is_well_needs_no_other_place(scheduled: MainWindow, solved: Outcome) -> None:
    checker = scheduled.context.checking.checker
    assert checker is not None
    assert nearest_place(checker, solved.assignments, solved.assignments[0].id) is None


def test_without_problems_the_page_has_the_room(qtbot: QtBot, scheduled: MainWindow) -> None:
    judged(qtbot, scheduled)
    calm = scheduled.docks["problems"].height()
    assert not scheduled.problems.view.isVisible()
    spoiled(qtbot, scheduled)
    qtbot.waitUntil(lambda: scheduled.docks["problems"].height() >= calm + 40)
    assert scheduled.problems.view.isVisible()
    assert scheduled.bridge.undo()
    qtbot.waitUntil(lambda: scheduled.docks["problems"].height() == calm)
