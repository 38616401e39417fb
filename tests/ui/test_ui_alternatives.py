"""Other places for the selected event: what each costs or breaks, and taking one as one change."""

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot
from ui_support import judged

from exercise_planner.domain.exercise import Exercise
from exercise_planner.domain.finding import Subject
from exercise_planner.domain.schedule import Assignment
from exercise_planner.ui.main_window import MainWindow
from exercise_planner.ui.pages.schedule.alternatives import breaks
from exercise_planner.ui.pages.schedule.page import SchedulePage

LEFT = Qt.MouseButton.LeftButton


def page_of(window: MainWindow) -> SchedulePage:
    page = window.page("schedule")
    assert isinstance(page, SchedulePage)
    return page


def current(window: MainWindow) -> Exercise:
    assert window.bridge.exercise is not None
    return window.bridge.exercise


@pytest.fixture
def looking(qtbot: QtBot, scheduled: MainWindow) -> MainWindow:
    """The window with the pane open and an event selected."""
    page = page_of(scheduled)
    qtbot.mouseClick(page.heading.others, LEFT)
    assert page.alternatives.isVisible()
    with qtbot.waitSignal(page.alternatives.looked):
        scheduled.bridge.select((Subject("event", current(scheduled).events[0].id),))
    return scheduled


def test_the_pane_looks_only_while_it_is_seen(qtbot: QtBot, scheduled: MainWindow) -> None:
    pane = page_of(scheduled).alternatives
    scheduled.bridge.select((Subject("event", current(scheduled).events[0].id),))
    assert scheduled.context.tasks.count == 0
    with qtbot.waitSignal(pane.looked):
        scheduled.menus.actions["alternatives"].trigger()
    assert pane.model.rowCount() > 0
    scheduled.menus.actions["alternatives"].trigger()
    assert not pane.isVisible()


def test_each_place_says_what_it_costs_and_breaks(looking: MainWindow) -> None:
    pane = page_of(looking).alternatives
    assert pane.model.rowCount() == len(pane.found) > 0
    for row, one in enumerate(pane.found):
        texts = pane.model.lines[row]
        assert all(texts)
        assert texts[-1] == breaks(current(looking), one)
        assert ("free" in texts[-1]) == (not one.findings and not one.moving)


@pytest.mark.parametrize("way", ["double click", "enter", "button"])
def test_a_place_is_taken_as_one_change(qtbot: QtBot, looking: MainWindow, way: str) -> None:
    pane, before = page_of(looking).alternatives, current(looking)
    chosen = pane.found[0]
    pane.view.setFocus()
    with qtbot.waitSignal(pane.looked):
        if way == "enter":
            qtbot.keyClick(pane.view, Qt.Key.Key_Return)
        elif way == "button":
            qtbot.mouseClick(pane.button, LEFT)
        else:
            point = pane.view.visualRect(pane.model.index(0, 0)).center()
            qtbot.mouseClick(pane.view.viewport(), LEFT, pos=point)
            qtbot.mouseDClick(pane.view.viewport(), LEFT, pos=point)
    after = current(looking).the(Assignment, chosen.assignment.id)
    assert (after.start, after.venue) == (chosen.assignment.start, chosen.assignment.venue)
    assert looking.bridge.undo()
    assert current(looking) == before
    judged(qtbot, looking)


def test_without_an_event_it_says_what_to_do(looking: MainWindow) -> None:
    pane = page_of(looking).alternatives
    looking.bridge.select(())
    assert pane.model.rowCount() == 0
    assert not pane.button.isEnabled()
    assert "Select an event" in pane._state.text()
