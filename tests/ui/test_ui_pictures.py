"""Symbols and flags in tables, the assistant and the inspector, and the light there."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QIcon
from pytestqt.qtbot import QtBot
from ui_support import judged

from exercise_planner.domain.exercise import Exercise
from exercise_planner.domain.finding import Subject
from exercise_planner.ui import pictures
from exercise_planner.ui.main_window import MainWindow
from exercise_planner.ui.widgets.nation_list import CODE, NationList
from exercise_planner.ui.widgets.record_page import RecordPage


def icon_of(window: MainWindow, page: str, column: str) -> QIcon | None:
    found = window.page(page)
    assert isinstance(found, RecordPage)
    number = next(i for i, each in enumerate(found.model.columns) if each.name == column)
    icon = found.model.data(found.model.index(0, number), Qt.ItemDataRole.DecorationRole)
    assert icon is None or isinstance(icon, QIcon)
    return icon


@pytest.mark.parametrize(
    ("page", "column"), [("nations", "name"), ("units", "name"), ("units", "nation"), ("venues", "nation")]
)
def test_rows_show_symbols_and_flags(qtbot: QtBot, opened: MainWindow, page: str, column: str) -> None:
    opened.go_to(page)
    judged(qtbot, opened)
    icon = icon_of(opened, page, column)
    assert icon is not None
    assert not icon.isNull()
    assert icon_of(opened, page, "id") is None, "the code keeps its place for what is wrong"


def test_the_assistant_shows_flags(qtbot: QtBot) -> None:
    nations = NationList()
    qtbot.addWidget(nations)
    assert all(not nations.item_of(code, CODE).icon().isNull() for code in ("NOR", "USA", "XKX"))


def test_a_unit_is_inspected_with_its_symbol(qtbot: QtBot, opened: MainWindow) -> None:
    exercise = opened.bridge.exercise
    assert exercise is not None
    opened.bridge.select((Subject("unit", exercise.units[0].id),))
    judged(qtbot, opened)
    assert not opened.inspector._picture.pixmap().isNull()
    opened.bridge.select((Subject("nation", exercise.nations[0].id),))
    assert not opened.inspector._picture.pixmap().isNull()
    opened.bridge.select((Subject("venue", exercise.venues[0].id),))
    assert opened.inspector._picture.pixmap().isNull()


def test_light_at_a_venue_and_at_a_scheduled_event(scheduled: MainWindow) -> None:
    exercise = scheduled.bridge.exercise
    assert exercise is not None
    scheduled.bridge.select((Subject("venue", exercise.venues[0].id),))
    told = scheduled.inspector._light.text()
    assert all(word in told for word in ("BMNT", "EENT", "Sunrise", "Moon"))
    place = next(place for place in exercise.assignments if place.venue)
    scheduled.bridge.select((Subject("event", place.id),))
    assert f"{place.start:%Y}" in scheduled.inspector._light.text()
    scheduled.bridge.select((Subject("unit", exercise.units[0].id),))
    assert scheduled.inspector._light.isHidden()


def test_symbols_have_a_rim_on_dark_grounds(exercise: Exercise, qtbot: QtBot, opened: MainWindow) -> None:
    light = pictures.drawing_of(exercise.units[0])
    opened.set_theme("dark")
    assert pictures.drawing_of(exercise.units[0]) != light
    opened.set_theme("light")
    assert pictures.flag("NATO", 16) is None
    assert pictures.flag_icon("NATO").isNull()
