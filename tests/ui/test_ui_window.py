"""The whole window: what a user does in the first two minutes."""

from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QFileDialog, QListWidget, QPushButton
from pytestqt.qtbot import QtBot
from ui_support import Office, judged

from exercise_planner.domain.event import Event
from exercise_planner.domain.finding import Subject
from exercise_planner.domain.schedule import Assignment
from exercise_planner.settings import Settings
from exercise_planner.ui import theme, words
from exercise_planner.ui.main_window import MainWindow
from exercise_planner.ui.pages.briefing.page import BriefingPage
from exercise_planner.ui.pages.schedule.page import SchedulePage


def click_item(qtbot: QtBot, view: QListWidget, text: str) -> None:
    item = next(view.item(row) for row in range(view.count()) if text in view.item(row).text())
    view.scrollToItem(item)
    qtbot.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=view.visualItemRect(item).center())


def schedule_page(window: MainWindow) -> SchedulePage:
    page = window.page("schedule")
    assert isinstance(page, SchedulePage)
    return page


def briefing_page(window: MainWindow) -> BriefingPage:
    page = window.page("briefing")
    assert isinstance(page, BriefingPage)
    return page


def test_from_the_example_to_the_printed_page(
    qtbot: QtBot, window: MainWindow, office: Office, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with qtbot.waitSignal(window.bridge.opened):
        click_item(qtbot, window.start.examples, "Malabar 2024")
    judged(qtbot, window)
    assert window.windowTitle().startswith("Malabar 2024")

    page = schedule_page(window)
    with qtbot.waitSignal(page.solving.ended):
        qtbot.keyClick(window, Qt.Key.Key_F9)
    assert page.timeline.is_preview
    accept = page.panel.findChild(QPushButton, "accept")
    with qtbot.waitSignal(window.bridge.changed):
        qtbot.mouseClick(accept, Qt.MouseButton.LeftButton)
    judged(qtbot, window)
    exercise = window.bridge.exercise
    assert exercise is not None
    assert len(exercise.assignments) == len(exercise.events)
    assert not page.timeline.is_preview
    assert not window.context.checking.findings

    event = exercise.events[0].id
    before = exercise.the(Assignment, event)
    drag(qtbot, page, event, QPoint(40, 0))
    moved = window.bridge.exercise.the(Assignment, event)  # type: ignore[union-attr]
    assert moved.start > before.start
    judged(qtbot, window)

    qtbot.keyClick(window, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert window.bridge.exercise.the(Assignment, event) == before  # type: ignore[union-attr]

    briefing = briefing_page(window)
    path = tmp_path / "pack.pdf"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_args: (str(path), ""))
    with qtbot.waitSignals([briefing.printed, briefing.preview.page_drawn]):
        qtbot.keyClick(window, Qt.Key.Key_P, Qt.KeyboardModifier.ControlModifier)
    assert path.exists()
    assert briefing.preview.page_count == 3
    assert office.printed[0][1].audience == "planning"


def drag(qtbot: QtBot, page: SchedulePage, event: str, by: QPoint) -> None:
    timeline = page.timeline
    timeline.reveal(event)
    found = timeline.find_bar(event)
    assert found is not None
    start = timeline.rect_of(*found).center().toPoint()
    viewport, left = timeline.viewport(), Qt.MouseButton.LeftButton
    qtbot.mousePress(viewport, left, pos=start)
    qtbot.mouseMove(viewport, start + by / 2)
    qtbot.mouseMove(viewport, start + by)
    qtbot.mouseRelease(viewport, left, pos=start + by)


def test_start_screen_lists_every_example_with_its_dates(window: MainWindow) -> None:
    texts = [window.start.examples.item(row).text() for row in range(window.start.examples.count())]
    assert len(texts) == 12
    assert any("RIMPAC 2024\n29 May – 1 Aug 2024" in text for text in texts)


def test_opened_documents_are_recent_the_next_time(
    qtbot: QtBot, opened: MainWindow, settings: Settings
) -> None:
    opened.documents.close()
    assert opened.start.isVisible()
    assert opened.start.recent.count() == 1
    with qtbot.waitSignal(opened.bridge.opened):
        click_item(qtbot, opened.start.recent, "malabar")
    assert opened.bridge.exercise is not None


def test_each_rail_entry_leads_to_its_page(opened: MainWindow) -> None:
    for row, name in enumerate(opened.pages):
        opened.rail.setCurrentRow(row)
        assert opened.current_page() is opened.pages[name]


def test_each_page_has_its_keys(qtbot: QtBot, opened: MainWindow) -> None:
    for number, name in enumerate(opened.pages, start=1):
        modifiers = Qt.KeyboardModifier
        held = modifiers.ControlModifier if number < 10 else modifiers.AltModifier
        qtbot.keyClick(opened, str(number if number < 10 else number - 9), held)
        assert opened.current_page() is opened.pages[name]


def test_a_problem_leads_to_what_it_is_about(qtbot: QtBot, scheduled: MainWindow) -> None:
    page = schedule_page(scheduled)
    event = next(item for item in scheduled.bridge.exercise.events if item.venues)  # type: ignore[union-attr]
    drag(qtbot, page, event.id, QPoint(-4000, 0))
    judged(qtbot, scheduled)
    assert scheduled.context.checking.findings
    scheduled.go_to("overview")
    view = scheduled.problems.view
    cell = view.visualRect(scheduled.problems.model.index(0, 0)).center()
    with qtbot.waitSignal(scheduled.bridge.shown):
        qtbot.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=cell)
    subject = scheduled.context.checking.findings[0].subjects[0]
    assert scheduled.bridge.selection == (subject,)
    assert subject.noun in scheduled.current_page().nouns


def test_undo_names_what_it_takes_back(opened: MainWindow) -> None:
    undo = opened.menus.actions["undo"]
    assert not undo.isEnabled()
    editor = opened.page("events").model  # type: ignore[attr-defined]
    assert editor.setData(editor.index(0, 1), "Another name")
    assert undo.isEnabled()
    assert "Change name" in undo.text()
    undo.trigger()
    assert not undo.isEnabled()
    assert "Change name" in opened.menus.actions["redo"].text()


def test_shortcuts_are_each_of_one_action(opened: MainWindow) -> None:
    keys = [key.toString() for action in opened.menus.actions.values() for key in action.shortcuts()]
    assert len(set(keys)) == len(keys)
    assert QKeySequence("F9").toString() in keys


@pytest.mark.parametrize("name", ["dark", "light"])
def test_theme_changes_at_once_and_is_remembered(opened: MainWindow, settings: Settings, name: str) -> None:
    opened.menus.actions[name].trigger()
    assert theme.current().name == name
    assert opened.palette().window().color().name() == theme.THEMES[name].window
    assert Settings()["theme"] == name


def test_marking_stands_on_top_and_bottom(opened: MainWindow) -> None:
    top, bottom = opened.banners
    assert top.text == bottom.text
    assert top.text.startswith(("UNCLASSIFIED", "RESTRICTED"))
    assert top.isVisible()
    assert bottom.isVisible()


def test_inspector_follows_the_selection_and_edits_undoably(qtbot: QtBot, opened: MainWindow) -> None:
    event = opened.bridge.exercise.events[0]  # type: ignore[union-attr]
    opened.bridge.select((Subject("event", event.id),))
    form = opened.inspector.form
    assert form is not None
    line = form.editors["name"].input
    line.setFocus()
    line.selectAll()  # type: ignore[attr-defined]
    qtbot.keyClicks(line, "Renamed")
    with qtbot.waitSignal(opened.bridge.changed):
        qtbot.keyClick(line, Qt.Key.Key_Return)
    assert opened.bridge.exercise.the(Event, event.id).name == "Renamed"  # type: ignore[union-attr]
    opened.bridge.undo()
    assert line.text() == event.name  # type: ignore[attr-defined]


def test_inspector_says_why_an_input_is_refused_and_escape_restores(qtbot: QtBot, opened: MainWindow) -> None:
    event = opened.bridge.exercise.events[0]  # type: ignore[union-attr]
    opened.bridge.select((Subject("event", event.id),))
    form = opened.inspector.form
    assert form is not None
    editor = form.editors["duration_minutes"]
    editor.input.selectAll()  # type: ignore[attr-defined]
    qtbot.keyClicks(editor.input, "soon")
    qtbot.keyClick(editor.input, Qt.Key.Key_Return)
    assert "such as 4 h" in editor.reason
    qtbot.keyClick(editor.input, Qt.Key.Key_Escape)
    assert editor.reason == ""
    assert editor.input.text() == words.duration(event.duration_minutes)  # type: ignore[attr-defined]


def test_window_remembers_its_docks(qtbot: QtBot, opened: MainWindow, settings: Settings) -> None:
    opened.menus.actions["inspector"].trigger()
    assert not opened.docks["inspector"].isVisible()
    for name in ("events", "schedule"):
        opened.go_to(name)
    opened.close()
    assert settings["window"]
    assert settings["layout"]
    assert set(settings["columns"]) >= {"events", "schedule"}
