"""What a search may place, how long it takes, and what it finds important: by clicks and keys."""

from dataclasses import fields, replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QDate, QPoint, Qt
from PySide6.QtWidgets import QLabel, QRadioButton
from pytestqt.qtbot import QtBot
from ui_support import Office, judged

from exercise_planner.domain.details import Goals
from exercise_planner.domain.exercise import Exercise
from exercise_planner.domain.schedule import Schedule, Status
from exercise_planner.domain.wire import shape
from exercise_planner.planning.outcome import Outcome
from exercise_planner.ui.main_window import MainWindow
from exercise_planner.ui.pages.schedule import weighing
from exercise_planner.ui.pages.schedule.page import SchedulePage
from exercise_planner.workspace.extent import Extent

LEFT = Qt.MouseButton.LeftButton
GOALS = [field.name for field in shape(Goals)]


def page_of(window: MainWindow) -> SchedulePage:
    page = window.page("schedule")
    assert isinstance(page, SchedulePage)
    return page


def current(window: MainWindow) -> Exercise:
    assert window.bridge.exercise is not None
    return window.bridge.exercise


@pytest.fixture
def choosing(qtbot: QtBot, scheduled: MainWindow) -> MainWindow:
    """The window with the choices open."""
    page = page_of(scheduled)
    assert not page.choices.isVisible()
    qtbot.mouseClick(page.heading.choosing, LEFT)
    assert page.choices.isVisible()
    return scheduled


def click(qtbot: QtBot, made: QRadioButton) -> None:
    qtbot.mouseClick(made, LEFT, pos=QPoint(8, made.height() // 2))


def test_the_extent_goes_to_the_search_and_on_the_button(
    qtbot: QtBot, choosing: MainWindow, office: Office
) -> None:
    page = page_of(choosing)
    for extent, text in ((Extent.UNSCHEDULED, "Place the rest!"), (Extent.REPAIR, "Repair!")):
        click(qtbot, page.choices.extents[extent])
        assert page.button.text() == text
        with qtbot.waitSignal(page.solving.mixed):
            qtbot.mouseClick(page.button, LEFT)
        assert office.searched[-1].extent is extent
        assert office.searched[-1].freeze is None


def test_events_before_a_day_are_left_alone(qtbot: QtBot, choosing: MainWindow, office: Office) -> None:
    page, details = page_of(choosing), current(choosing).details
    assert not page.choices.freeze.isEnabled()
    qtbot.mouseClick(page.choices.freezing, LEFT, pos=QPoint(8, page.choices.freezing.height() // 2))
    first = details.from_
    page.choices.freeze.setDate(QDate(first.year, first.month, first.day).addDays(2))
    page.choices.freeze.setFocus()
    qtbot.keyClick(page.choices.freeze, Qt.Key.Key_Up)
    with qtbot.waitSignal(page.solving.mixed):
        page.start()
    freeze = office.searched[-1].freeze
    assert freeze is not None
    chosen = page.choices.freeze.date()
    assert freeze.date() == date(chosen.year(), chosen.month(), chosen.day()) > first
    assert freeze.hour == 0


def test_the_time_limit_is_remembered(qtbot: QtBot, choosing: MainWindow, office: Office) -> None:
    page = page_of(choosing)
    page.choices.seconds.setFocus()
    page.choices.seconds.selectAll()
    qtbot.keyClicks(page.choices.seconds, "75")
    qtbot.keyClick(page.choices.seconds, Qt.Key.Key_Return)
    with qtbot.waitSignal(page.solving.mixed):
        page.start()
    assert office.searched[-1].time_limit == 75
    assert choosing.context.settings["time_limit_seconds"] == 75


def test_a_slider_weighs_a_goal_of_the_plan_as_one_change(qtbot: QtBot, choosing: MainWindow) -> None:
    page, before = page_of(choosing), current(choosing)
    slider = page.choices.sliders["travel"]
    step = slider.value()
    slider.setFocus()
    qtbot.keyClick(slider, Qt.Key.Key_Right)
    assert current(choosing).details.goals.travel == weighing.weight_of("travel", step + 1)
    assert slider.value() == step + 1
    assert choosing.bridge.undo()
    assert current(choosing) == before
    assert slider.value() == step
    qtbot.keyClick(slider, Qt.Key.Key_End)
    assert slider.accessibleDescription() == "very important"
    judged(qtbot, choosing)


def test_looking_at_weights_changes_nothing(qtbot: QtBot, choosing: MainWindow) -> None:
    page, before = page_of(choosing), current(choosing)
    page.choices.refresh()
    qtbot.mouseClick(page.heading.choosing, LEFT)
    assert current(choosing) is before
    assert set(page.choices.sliders) == set(GOALS)


def test_a_repair_that_cannot_place_all_is_shown_all_the_same(
    qtbot: QtBot, choosing: MainWindow, office: Office
) -> None:
    page = page_of(choosing)
    schedule = Schedule(status=Status.INFEASIBLE)
    office.solved = Outcome(schedule, office.solved.assignments[1:], ())
    with qtbot.waitSignal(page.solving.mixed):
        page.start()
    assert page.comparison.isVisible()
    assert page.solving.mixture is not None
    assert {finding.rule for finding in page.solving.mixture.breaks} >= {"mandatory"}


def test_without_a_schedule_it_says_that_events_were_to_stay(
    qtbot: QtBot, choosing: MainWindow, office: Office
) -> None:
    page = page_of(choosing)
    office.solved = Outcome(Schedule(status=Status.INFEASIBLE), (), ())
    for extent, is_said in ((Extent.UNSCHEDULED, True), (Extent.ALL, False)):
        click(qtbot, page.choices.extents[extent])
        with qtbot.waitSignal(page.solving.ended):
            page.start()
        said = [one.text() for one in page.infeasible.findChildren(QLabel) if not one.isHidden()]
        assert any("leave events where they are" in text for text in said) is is_said


@pytest.mark.parametrize("goal", GOALS)
def test_each_step_of_a_slider_stands_for_one_weight(goal: str) -> None:
    weights = [weighing.weight_of(goal, step) for step in range(len(weighing.STEPS))]
    assert weights == sorted(set(weights))
    assert [weighing.step_of(goal, weight) for weight in weights] == list(range(len(weighing.STEPS)))


def test_what_plans_begin_with_is_important() -> None:
    for field in fields(Goals):
        weight = getattr(Goals(), field.name)
        if field.name in GOALS and weight:
            assert weighing.told(Goals(), field.name) == "important"


@given(st.sampled_from(GOALS), st.floats(0, 1e6, allow_nan=False))
def test_any_weight_has_words(goal: str, weight: float) -> None:
    told = weighing.told(replace(Goals(), **{goal: weight}), goal)
    assert told.partition(" (")[0] in weighing.STEPS
    assert (told == "unimportant") == (weight == 0)
