"""A search that finds another schedule: what moves, for whom, accepted in whole, in part or not at all."""

from dataclasses import replace
from datetime import timedelta

import pytest
from PySide6.QtCore import QModelIndex, QPoint, Qt
from PySide6.QtWidgets import QPushButton, QWidget
from pytestqt.qtbot import QtBot
from ui_support import Office, judged

from exercise_planner.domain.exercise import Exercise
from exercise_planner.domain.finding import Subject
from exercise_planner.domain.schedule import Assignment
from exercise_planner.edits import details as details_edits
from exercise_planner.edits import schedule as schedule_edits
from exercise_planner.planning.check import check
from exercise_planner.planning.outcome import Outcome
from exercise_planner.ui.main_window import MainWindow
from exercise_planner.ui.pages.schedule.page import SchedulePage

LEFT = Qt.MouseButton.LeftButton


def page_of(window: MainWindow) -> SchedulePage:
    page = window.page("schedule")
    assert isinstance(page, SchedulePage)
    return page


def current(window: MainWindow) -> Exercise:
    assert window.bridge.exercise is not None
    return window.bridge.exercise


def press(qtbot: QtBot, parent: QWidget, name: str) -> None:
    qtbot.mouseClick(parent.findChild(QPushButton, name), LEFT)


def changed(outcome: Outcome) -> Outcome:
    """A schedule in which the first two events change places in time and the third is on another day."""
    first, second, third, *rest = outcome.assignments
    others = (
        replace(first, start=second.start, end=second.start + (first.end - first.start)),
        replace(second, start=first.start, end=first.start + (second.end - second.start)),
        replace(third, start=third.start + timedelta(days=1), end=third.end + timedelta(days=1)),
    )
    return replace(outcome, assignments=(*others, *rest))


@pytest.fixture
def compared(qtbot: QtBot, scheduled: MainWindow, office: Office, solved: Outcome) -> MainWindow:
    """The window with a proposal beside the present schedule."""
    office.solved = changed(solved)
    page = page_of(scheduled)
    with qtbot.waitSignal(page.solving.mixed):
        qtbot.mouseClick(page.button, LEFT)
    return scheduled


def tick(qtbot: QtBot, page: SchedulePage, row: int) -> None:
    """Click on the box of a row, and wait for the verdict."""
    view = page.comparison.moves
    index = page.comparison.model.index(row, 0)
    view.scrollTo(index)
    box = view.visualRect(index)
    with qtbot.waitSignal(page.solving.mixed):
        qtbot.mouseClick(view.viewport(), LEFT, pos=QPoint(box.left() + 11, box.center().y()))


def texts(page: SchedulePage, index: QModelIndex) -> list[str]:
    model = page.comparison.model
    return [str(index.siblingAtColumn(column).data()) for column in range(model.columnCount())]


def test_a_result_is_not_taken_over_but_compared(compared: MainWindow, solved: Outcome) -> None:
    page, exercise = page_of(compared), current(compared)
    assert exercise.assignments == tuple(
        replace(item, rank=rank) for rank, item in enumerate(solved.assignments)
    )
    assert page.tabs.currentWidget() is page.comparison
    assert page.comparison.model.rowCount() == 3
    event, what, before, after, nations, why = texts(page, page.comparison.model.index(2, 0))
    assert event == exercise.events[2].name
    assert what == "Start"
    assert before != after
    assert nations
    assert why
    assert page.comparison.nations.rowCount() > 0
    assert page.comparison.goals.rowCount() > 0


def test_accept_all_is_one_change(qtbot: QtBot, compared: MainWindow, office: Office) -> None:
    page, before = page_of(compared), current(compared)
    press(qtbot, page.panel, "accept")
    places = current(compared).table(Assignment)
    assert all(places[item.id].start == item.start for item in office.solved.assignments)
    assert not page.tabs.isTabVisible(page.tabs.indexOf(page.comparison))
    assert compared.bridge.undo()
    assert current(compared) == before


def test_reject_changes_nothing(qtbot: QtBot, compared: MainWindow) -> None:
    page, before = page_of(compared), current(compared)
    press(qtbot, page.panel, "discard")
    assert current(compared) is before
    assert not page.panel.isVisible()
    assert page.tabs.currentWidget() is page.timeline


def test_some_are_accepted_after_a_check_as_one_change(
    qtbot: QtBot, compared: MainWindow, office: Office
) -> None:
    page, before = page_of(compared), current(compared)
    tick(qtbot, page, 0)
    tick(qtbot, page, 1)
    some = page.panel.findChild(QPushButton, "accept_some")
    assert some.text() == "Accept 1 ticked"
    press(qtbot, page.panel, "accept_some")
    after, wanted = current(compared).table(Assignment), office.solved.assignments
    assert after[wanted[2].id].start == wanted[2].start
    assert after[wanted[0].id] == before.table(Assignment)[wanted[0].id]
    assert compared.bridge.document is not None
    assert compared.bridge.document.undo_label == "Adopt 1 of 3 changes of the schedule"
    assert compared.bridge.undo()
    assert current(compared) == before


def test_what_a_mixture_breaks_is_shown_with_reasons(qtbot: QtBot, compared: MainWindow) -> None:
    page, exercise = page_of(compared), current(compared)
    tick(qtbot, page, 1)
    mixture = page.solving.mixture
    assert mixture is not None
    known = set(check(exercise))
    assert set(mixture.breaks) == {item for item in check(exercise, mixture.assignments) if item not in known}
    shown = page.comparison.broken.toPlainText()
    assert all(finding.message in shown for finding in mixture.breaks)


def test_keys_tick_and_selection_is_shared(qtbot: QtBot, compared: MainWindow) -> None:
    page = page_of(compared)
    view = page.comparison.moves
    view.setFocus()
    view.setCurrentIndex(page.comparison.model.index(0, 0))
    qtbot.keyClick(view, Qt.Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    assert {item.id for item in compared.bridge.selection} == {
        move.event for move in page.comparison.model.moves[:2]
    }
    with qtbot.waitSignal(page.solving.mixed):
        qtbot.keyClick(view, Qt.Key.Key_Space)
    assert page.solving.chosen == {page.comparison.model.moves[2].event}
    with qtbot.waitSignal(page.solving.mixed):
        press(qtbot, page.comparison, "tick_selected")
    assert page.solving.chosen == {move.event for move in page.comparison.model.moves[:2]}
    with qtbot.waitSignal(page.solving.mixed):
        press(qtbot, page.comparison, "tick_none")
    assert not page.panel.findChild(QPushButton, "accept_some").isEnabled()
    compared.bridge.select((Subject("event", page.comparison.model.moves[2].event),))
    assert [index.row() for index in view.selectionModel().selectedRows()] == [2]


def test_a_nation_selects_the_events_that_concern_it(qtbot: QtBot, compared: MainWindow) -> None:
    page = page_of(compared)
    view = page.comparison.nations_view
    qtbot.mouseClick(view.viewport(), LEFT, pos=view.visualRect(page.comparison.nations.index(0, 0)).center())
    comparison = page.solving.comparison
    assert comparison is not None
    first = next(iter(comparison.by_nation().values()))
    assert {item.id for item in compared.bridge.selection} == {move.event for move in first}


def test_a_change_meanwhile_is_compared_anew(qtbot: QtBot, compared: MainWindow) -> None:
    page, exercise = page_of(compared), current(compared)
    moved = page.comparison.model.moves[2]
    assert moved.after is not None
    tick(qtbot, page, 0)
    with qtbot.waitSignal(page.solving.mixed):
        compared.bridge.apply(schedule_edits.move(exercise, moved.event, moved.after.start))
    assert page.comparison.model.rowCount() == 2
    assert len(page.solving.chosen) == 1
    with qtbot.waitSignal(page.solving.mixed):
        compared.bridge.apply(details_edits.set_goals(current(compared), makespan=7))
    judged(qtbot, compared)
    press(qtbot, page.panel, "accept")
    assert current(compared).schedule is None  # what the search said was of another plan


def test_ticks_that_come_faster_than_verdicts_are_judged_in_the_end(
    qtbot: QtBot, compared: MainWindow
) -> None:
    page = page_of(compared)
    events = sorted(page.comparison.model.chosen)
    for number in range(len(events) + 1):
        page.comparison.model.choose(events[:number])
    page.comparison.model.choose(events[:1])
    qtbot.waitUntil(lambda: page.solving.mixture is not None)
    assert page.solving.mixture is not None
    assert page.solving.mixture.chosen == set(events[:1])
    assert page.panel.findChild(QPushButton, "accept_some").isEnabled()


def test_a_new_search_forgets_the_comparison(qtbot: QtBot, compared: MainWindow) -> None:
    page = page_of(compared)
    with qtbot.waitSignal(page.solving.mixed):
        page.start()
        assert page.solving.comparison is None
        assert not page.tabs.isTabVisible(page.tabs.indexOf(page.comparison))
    assert page.comparison.model.chosen == page.solving.chosen
