"""The start screen and the assistant: from nothing to a scheduled exercise, and all the way back."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from pytestqt.qtbot import QtBot
from ui_support import Office, judged

from exercise_planner.domain.exercise import Exercise
from exercise_planner.domain.nation import Role
from exercise_planner.planning.solver.search import Options, solve
from exercise_planner.ui.countries import countries
from exercise_planner.ui.dialogs.new_exercise import NewExercise
from exercise_planner.ui.dialogs.paste import PasteDialog
from exercise_planner.ui.main_window import MainWindow
from exercise_planner.ui.pages.schedule.page import SchedulePage
from exercise_planner.ui.widgets.nation_list import HOST, NAME
from exercise_planner.ui.widgets.record_page import RecordPage
from exercise_planner.workspace.session import Workspace

BLOCKS = {
    "units": "Name\tNation\tCapabilities\n"
    + "\n".join(f"Team {n}\t{('NOR', 'SWE', 'FIN')[n % 3]}\tMEDEVAC" for n in range(6)),
    "venues": "Code\tName\n" + "\n".join(f"V{n}\tPlace {n}" for n in range(4)),
    "events": "Code\tName\tDuration (min)\tVenues\tUnits\n"
    + "\n".join(f"E{n}\tSerial {n}\t240\tV{n % 4}\tunit-{n % 6 + 1}" for n in range(10)),
}


def assistant(window: MainWindow) -> NewExercise:
    return window.findChildren(NewExercise)[-1]


def current(window: MainWindow) -> Exercise:
    assert window.bridge.exercise is not None
    return window.bridge.exercise


def tick(dialog: NewExercise, code: str, column: int) -> None:
    dialog.nations.item_of(code, column).setCheckState(Qt.CheckState.Checked)


def paste(qtbot: QtBot, window: MainWindow, name: str) -> None:
    window.go_to(name)
    page = window.page(name)
    assert isinstance(page, RecordPage)
    QGuiApplication.clipboard().setText(BLOCKS[name])
    qtbot.mouseClick(page.buttons["paste"], Qt.MouseButton.LeftButton)
    dialog = window.findChildren(PasteDialog)[-1]
    assert not dialog.preview.pasting.faults
    with qtbot.waitSignal(window.bridge.changed):
        qtbot.mouseClick(dialog.accept_button, Qt.MouseButton.LeftButton)


def test_from_nothing_to_a_schedule_and_all_the_way_back(
    qtbot: QtBot, window: MainWindow, office: Office
) -> None:
    qtbot.mouseClick(window.start.new_button, Qt.MouseButton.LeftButton)
    dialog = assistant(window)
    qtbot.keyClicks(dialog.name, "Northern Bridge")
    qtbot.keyClicks(dialog.nations.search, "swe")
    assert not dialog.nations.table.isRowHidden(dialog.nations.item_of("SWE", NAME).row())
    assert dialog.nations.table.isRowHidden(dialog.nations.item_of("NOR", NAME).row())
    dialog.nations.search.clear()
    tick(dialog, "NOR", HOST)
    tick(dialog, "SWE", NAME)
    tick(dialog, "FIN", NAME)
    with qtbot.waitSignal(window.bridge.opened):
        qtbot.mouseClick(dialog.create_button, Qt.MouseButton.LeftButton)
    judged(qtbot, window)
    began = current(window)
    assert [(nation.id, nation.role) for nation in began.nations] == [
        ("NOR", Role.HOST),
        ("FIN", Role.PARTICIPANT),
        ("SWE", Role.PARTICIPANT),
    ]
    for name in BLOCKS:
        paste(qtbot, window, name)
    made = current(window)
    assert (len(made.units), len(made.venues), len(made.events)) == (6, 4, 10)

    office.solved = solve(made, Options(time_limit=10, workers=1))
    page = window.page("schedule")
    assert isinstance(page, SchedulePage)
    with qtbot.waitSignal(page.solving.ended):
        window.menus.actions["schedule"].trigger()
    with qtbot.waitSignal(window.bridge.changed):
        page.solving.accept()
    judged(qtbot, window)
    assert len(current(window).assignments) == 10
    assert not window.context.checking.findings

    while window.menus.actions["undo"].isEnabled():
        with qtbot.waitSignal(window.bridge.changed):
            window.menus.actions["undo"].trigger()
    judged(qtbot, window)
    assert current(window) == began
    document = window.bridge.document
    assert document is not None
    with Workspace.open(document.path) as stored:
        assert stored.exercise == began


def test_nations_are_chosen_by_keys_alone(qtbot: QtBot, window: MainWindow) -> None:
    qtbot.keyClick(window, Qt.Key.Key_N, Qt.KeyboardModifier.ControlModifier)
    dialog = assistant(window)
    for word, keys in (("norw", (Qt.Key.Key_Right, Qt.Key.Key_Right)), ("swed", ()), ("finl", ())):
        dialog.nations.search.setFocus()
        dialog.nations.search.selectAll()
        qtbot.keyClicks(dialog.nations.search, word)
        qtbot.keyClick(dialog.nations.search, Qt.Key.Key_Tab)
        for key in (*keys, Qt.Key.Key_Space):
            qtbot.keyClick(dialog.nations.table, key)
    assert [code for code, _name in dialog.nations.nations] == ["NOR", "FIN", "SWE"]
    assert dialog.nations.hosts == ("NOR",)
    dialog.reject()


def test_what_is_wrong_with_an_outline_is_said(qtbot: QtBot, window: MainWindow) -> None:
    qtbot.keyClick(window, Qt.Key.Key_N, Qt.KeyboardModifier.ControlModifier)
    dialog = assistant(window)
    qtbot.mouseClick(dialog.create_button, Qt.MouseButton.LeftButton)
    assert dialog.isVisible()
    assert "needs a name" in dialog.reason.text()
    dialog.name.setText("North")
    dialog.zone.setEditText("Atlantis")
    dialog.accept()
    assert "not a time zone" in dialog.reason.text()


@pytest.mark.parametrize("number", [1, 2, 3])
def test_each_template_begins_an_exercise_that_can_be_scheduled(
    qtbot: QtBot, window: MainWindow, number: int
) -> None:
    dialog = window.documents.ask_new()
    dialog.name.setText("From a template")
    dialog.template.setCurrentIndex(number)
    tick(dialog, "NOR", HOST)
    tick(dialog, "SWE", NAME)
    with qtbot.waitSignal(window.bridge.opened):
        dialog.accept()
    judged(qtbot, window)
    exercise = current(window)
    assert exercise.details.from_ <= min(phase.from_ for phase in exercise.phases)  # type: ignore[operator]
    assert exercise.details.to == max(phase.to for phase in exercise.phases)
    assert {venue.nation for venue in exercise.venues} == {"NOR"}
    assert any(event.nations == ("NOR", "SWE") for event in exercise.events)
    outcome = solve(exercise, Options(time_limit=10, workers=1))
    assert len(outcome.assignments) == len(exercise.events)


def test_templates_are_named_for_what_they_are(window: MainWindow) -> None:
    dialog = window.documents.ask_new()
    names = " ".join(dialog.template.itemText(row) for row in range(dialog.template.count()))
    assert all(kind in names for kind in ("LIVEX", "CPX", "HADR"))


def test_countries_are_those_of_today() -> None:
    names = {country.code: country.name for country in countries()}
    assert names["NOR"] == "Norway"
    assert names["XKX"] == "Kosovo"
    assert "SUN" not in names
    assert len(names) > 240
