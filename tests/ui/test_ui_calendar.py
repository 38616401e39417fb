"""Availability marked on the calendar of a form: dragging, keys, undo, holidays; the periods behind it."""

from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot
from ui_support import judged

from exercise_planner.domain.exercise import Exercise
from exercise_planner.domain.finding import Subject
from exercise_planner.domain.nation import Nation
from exercise_planner.domain.timespan import Period
from exercise_planner.domain.unit import Unit
from exercise_planner.ui.forms.calendar import Calendar
from exercise_planner.ui.forms.days import ONE, Cover, cover, with_days, without_days
from exercise_planner.ui.main_window import MainWindow

ZONE = ZoneInfo("Europe/Oslo")
START = date(2027, 3, 1)
SHIFT = Qt.KeyboardModifier.ShiftModifier
DAYS = st.sets(st.integers(0, 20).map(lambda n: START + n * ONE), max_size=12)


def current(window: MainWindow) -> Exercise:
    assert window.bridge.exercise is not None
    return window.bridge.exercise


def calendar_of(window: MainWindow, subject: Subject, name: str) -> Calendar:
    window.bridge.show(subject)
    assert window.inspector.form is not None
    found = window.inspector.form.editors[name].calendar
    assert found is not None
    window.inspector.form.ensureWidgetVisible(found)
    return found


@given(DAYS, DAYS, DAYS)
def test_days_put_in_are_covered_and_days_taken_out_are_not(
    first: set[date], more: set[date], gone: set[date]
) -> None:
    periods = without_days(with_days(with_days((), first, ZONE), more, ZONE), gone, ZONE)
    every = [START + n * ONE for n in range(-1, 22)]
    covered = {day for day in every if cover(periods, day, ZONE) is Cover.WHOLE}
    assert covered == (first | more) - gone
    assert all(isinstance(one.from_, date) and one.from_ <= one.to for one in periods)


def test_what_is_left_of_a_period_keeps_its_reason_and_its_hours() -> None:
    noon = datetime(2027, 3, 2, 12, tzinfo=ZONE)
    period = Period(from_=noon, to=noon + timedelta(days=4), reason="refit")
    assert cover((period,), date(2027, 3, 2), ZONE) is Cover.PART
    left, right = without_days((period,), [date(2027, 3, 4)], ZONE)
    assert (left.from_, left.to) == (noon, datetime(2027, 3, 4, tzinfo=ZONE))
    assert (right.from_, right.to) == (datetime(2027, 3, 5, tzinfo=ZONE), period.to)
    assert {left.reason, right.reason} == {"refit"}
    days = Period(from_=date(2027, 3, 1), to=date(2027, 3, 5), reason="dock")
    assert without_days((days,), [date(2027, 3, 1)], ZONE) == (
        Period(from_=date(2027, 3, 2), to=date(2027, 3, 5), reason="dock"),
    )


def test_days_are_marked_by_dragging_and_cleared_again(qtbot: QtBot, opened: MainWindow) -> None:
    unit = current(opened).units[0]
    calendar = calendar_of(opened, Subject("unit", unit.id), "unavailable")
    first = current(opened).details.from_ + ONE
    left = Qt.MouseButton.LeftButton
    qtbot.mousePress(calendar, left, pos=calendar.box(first).center())
    qtbot.mouseMove(calendar, calendar.box(first + ONE).center())
    qtbot.mouseMove(calendar, calendar.box(first + 2 * ONE).center())
    qtbot.mouseRelease(calendar, left, pos=calendar.box(first + 2 * ONE).center())
    expected = (*unit.unavailable, Period(from_=first, to=first + 2 * ONE))
    assert set(current(opened).the(Unit, unit.id).unavailable) == set(expected)
    calendar = calendar_of(opened, Subject("unit", unit.id), "unavailable")
    qtbot.mouseClick(calendar, left, pos=calendar.box(first + ONE).center())
    assert cover(current(opened).the(Unit, unit.id).unavailable, first + ONE, ZONE) is not Cover.WHOLE
    assert opened.bridge.undo()
    assert opened.bridge.undo()
    assert current(opened).the(Unit, unit.id) == unit


def test_days_are_marked_with_the_keyboard(qtbot: QtBot, opened: MainWindow) -> None:
    venue = current(opened).venues[0]
    calendar = calendar_of(opened, Subject("venue", venue.id), "available")
    calendar.setFocus()
    qtbot.keyClick(calendar, Qt.Key.Key_Right)
    qtbot.keyClick(calendar, Qt.Key.Key_Down, SHIFT)
    assert len(calendar.chosen()) == 8
    assert "not marked" in calendar.accessibleDescription()
    QTest.keyClick(calendar, Qt.Key.Key_Space)
    first = current(opened).details.from_ + ONE
    assert current(opened).venues[0].available == (Period(from_=first, to=first + 7 * ONE),)
    assert opened.bridge.undo()


@pytest.mark.parametrize("code", ["IND"])
def test_holidays_are_told(qtbot: QtBot, opened: MainWindow, code: str) -> None:
    details = current(opened).details
    calendar = calendar_of(opened, Subject("nation", code), "unavailable")
    judged(qtbot, opened)
    assert current(opened).get(Nation, code) is not None
    told = [calendar.describe(details.from_ + n * ONE) for n in range((details.to - details.from_).days + 1)]
    assert any(line.count(" · ") > 1 for line in told), told
