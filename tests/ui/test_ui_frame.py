"""The frame: finding anything, settings, help, and what is there again after a crash."""

from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QObject, Qt, QUrl
from PySide6.QtWidgets import QApplication, QComboBox, QDoubleSpinBox, QWidget
from pytestqt.qtbot import QtBot
from ui_support import Office, judged

from exercise_planner.assets import asset
from exercise_planner.domain.finding import Subject
from exercise_planner.domain.venue import Venue
from exercise_planner.edits import record as record_edits
from exercise_planner.settings import OPTIONS, Settings
from exercise_planner.ui import theme
from exercise_planner.ui.dialogs.manual import Manual
from exercise_planner.ui.main_window import MainWindow
from exercise_planner.ui.models.lookup import Found, best
from exercise_planner.ui.pages import PAGES
from exercise_planner.workspace.session import Workspace


def test_the_palette_finds_a_record_and_leads_to_it(qtbot: QtBot, opened: MainWindow) -> None:
    event = opened.bridge.exercise.events[-1]  # type: ignore[union-attr]
    palette = opened.find_anything()
    qtbot.keyClicks(palette.field, event.name)
    with qtbot.waitSignal(opened.bridge.shown):
        qtbot.keyClick(palette.field, Qt.Key.Key_Return)
    assert opened.bridge.selection == (Subject("event", event.id),)
    assert opened.current_page() is opened.pages["events"]


def test_the_palette_finds_a_command(qtbot: QtBot, opened: MainWindow) -> None:
    opened.menus.actions["palette"].trigger()
    palette = opened.find_anything()
    qtbot.keyClicks(palette.field, "dark col")
    qtbot.keyClick(palette.field, Qt.Key.Key_Return)
    assert theme.current().name == "dark"
    opened.set_theme("light")


def test_the_palette_says_when_nothing_is_found(qtbot: QtBot, opened: MainWindow) -> None:
    palette = opened.find_anything()
    qtbot.keyClicks(palette.field, "§§§§§§")
    assert palette.list.count() == 0
    qtbot.keyClick(palette.field, Qt.Key.Key_Return)
    assert palette.isVisible()


def test_arrows_choose_while_words_are_typed(qtbot: QtBot, opened: MainWindow) -> None:
    palette = opened.find_anything()
    qtbot.keyClick(palette.field, Qt.Key.Key_Down)
    assert palette.list.currentRow() == 1


def test_a_code_comes_before_what_merely_contains_it() -> None:
    things = tuple(
        Found(name, f"Event {code}", lambda: None) for name, code in (("H10 visit", "Q"), ("X", "H1"))
    )
    assert best("h1", things)[0].title == "X"
    assert best("", things) == things


def test_settings_are_a_form_of_the_table_of_options(opened: MainWindow, settings: Settings) -> None:
    dialog = opened.options()
    assert set(dialog.inputs) == {option.name for option in OPTIONS if option.title}
    limit, colours = dialog.inputs["time_limit_seconds"], dialog.inputs["theme"]
    assert isinstance(limit, QDoubleSpinBox)
    assert isinstance(colours, QComboBox)
    limit.setValue(12)
    colours.setCurrentIndex(colours.findData("dark"))
    dialog.accept()
    assert Settings()["time_limit_seconds"] == 12
    assert theme.current().name == "dark"
    opened.set_theme("light")


def test_f1_leads_to_the_topic_of_the_page(qtbot: QtBot, opened: MainWindow) -> None:
    opened.go_to("venues")
    opened.menus.actions["manual"].trigger()
    manual = opened.findChildren(Manual)[-1]
    assert manual.topic == "venues"
    assert "ports" in manual.text.toPlainText()
    manual.text.anchorClicked.emit(QUrl("tables.md"))
    assert manual.topic == "tables"


def test_each_page_has_a_topic_and_links_lead_somewhere() -> None:
    folder = asset("help")
    topics = {path.stem for path in folder.glob("*.md")}
    assert {page.name for page in PAGES} <= topics
    for path in folder.glob("*.md"):
        for part in path.read_text(encoding="utf-8").split("](")[1:]:
            assert part.split(")")[0].removesuffix(".md") in topics


@pytest.mark.parametrize("crashed", [True, False])
def test_what_was_open_at_a_crash_is_open_again_and_said(
    qtbot: QtBot, opened: MainWindow, office: Office, settings: Settings, crashed: bool
) -> None:
    page = opened.page("venues")
    assert page.model.setData(page.model.index(0, 1), "Changed")  # type: ignore[attr-defined]
    named = settings["open_document"]
    assert Path(named).exists()
    opened.close()
    if crashed:
        settings["open_document"] = named
    again = MainWindow(office.services(), settings)
    qtbot.addWidget(again)
    again.show()
    assert again.documents.recover() is crashed
    if crashed:
        qtbot.waitSignal(again.bridge.opened).wait()
        judged(qtbot, again)
        assert again.bridge.exercise.venues[0].name == "Changed"  # type: ignore[union-attr]
        assert "ended without closing" in again.notice.text.text()
        qtbot.mouseClick(again.notice.close_button, Qt.MouseButton.LeftButton)
        assert not again.notice.isVisible()
    again.close()


def test_what_another_window_has_stored_is_there_when_the_user_comes_back(
    qtbot: QtBot, opened: MainWindow
) -> None:
    document, venue = opened.bridge.document, opened.bridge.exercise.venues[0]  # type: ignore[union-attr]
    assert document is not None
    with Workspace.open(document.path, "another") as other:
        other.apply(record_edits.change(other.exercise, venue, name="Renamed elsewhere"))
    assert opened.bridge.exercise.the(Venue, venue.id) == venue  # type: ignore[union-attr]
    with qtbot.waitSignal(opened.bridge.changed):
        app = QApplication.instance()
        assert isinstance(app, QApplication)
        app.applicationStateChanged.emit(Qt.ApplicationState.ApplicationActive)
    assert opened.bridge.exercise.the(Venue, venue.id).name == "Renamed elsewhere"  # type: ignore[union-attr]
    judged(qtbot, opened)


def test_a_second_window_does_not_take_the_first_for_crashed(
    qtbot: QtBot, opened: MainWindow, office: Office, settings: Settings
) -> None:
    named = settings["open_document"]
    assert named
    second = MainWindow(office.services(), settings)
    qtbot.addWidget(second)
    second.show()
    assert not second.documents.recover()
    second.close()
    assert settings["open_document"] == named


def test_pages_are_built_when_wanted_and_none_shows_a_window_of_its_own(
    qtbot: QtBot, opened: MainWindow
) -> None:
    assert [page.name for page in opened.pages.built] == ["overview"]
    shown = ShownWindows()
    QApplication.instance().installEventFilter(shown)
    for entry in PAGES:
        opened.go_to(entry.name)
        page = opened.current_page()
        assert (page.name, set(page.nouns)) == (entry.name, set(entry.nouns))
        assert page.isAncestorOf(QApplication.focusWidget()) or page.hasFocus()
    QApplication.instance().removeEventFilter(shown)
    assert not shown.found
    assert len(opened.pages.built) == len(PAGES)


def test_pages_are_built_ahead_while_nothing_is_done(qtbot: QtBot, opened: MainWindow) -> None:
    opened.pages.build_ahead()
    qtbot.waitUntil(lambda: len(opened.pages.built) == len(PAGES), timeout=20_000)
    assert opened.current_page().name == "overview"


def test_what_a_page_remembers_is_kept_while_it_is_not_built(opened: MainWindow, settings: Settings) -> None:
    settings["columns"] = {"venues": "kept"}
    opened.close()
    assert settings["columns"]["venues"] == "kept"


class ShownWindows(QObject):
    """Notes every window that is shown."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[QObject] = []

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802  Qt calls it so
        if event.type() == QEvent.Type.Show and isinstance(watched, QWidget) and watched.isWindow():
            self.found.append(watched)
        return False
