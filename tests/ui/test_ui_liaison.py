"""The liaison's room: a review file is read, answered and kept at once; nothing that is written is lost."""

from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QDialogButtonBox, QFileDialog, QInputDialog
from pytestqt.qtbot import QtBot
from ui_support import open_small

from exercise_planner.domain.details import DETAILS_ID
from exercise_planner.domain.exercise import Exercise
from exercise_planner.domain.presence import nations_of
from exercise_planner.domain.review import PLAN, Comment, Gravity, Stance
from exercise_planner.domain.timespan import Period
from exercise_planner.domain.unit import Unit
from exercise_planner.edits import schedule as schedule_edits
from exercise_planner.planning.outcome import Outcome
from exercise_planner.ui.liaison.view import LiaisonView
from exercise_planner.ui.main_window import MainWindow
from exercise_planner.workspace.liaison import Liaison
from exercise_planner.workspace.reviewing import make_review, save_review
from exercise_planner.workspace.session import Workspace

DAY = date(2024, 10, 9)
SAVE = QDialogButtonBox.StandardButton.Save


@pytest.fixture(scope="session")
def sent(exercise: Exercise, solved: Outcome, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("reviews")
    with Workspace.create(folder / "whole.explan", exercise) as workspace:
        workspace.freeze("Draft 1")
        adopted = schedule_edits.adopt(workspace.exercise, solved.assignments, solved.schedule)
        workspace.apply(adopted)
        workspace.freeze("Draft 2")
        save_review(make_review(workspace, "JPN"), folder / "jpn.exreview")
    return folder / "jpn.exreview"


@pytest.fixture
def file(sent: Path, tmp_path: Path) -> Path:
    path = tmp_path / "jpn.exreview"
    path.write_bytes(sent.read_bytes())
    return path


@pytest.fixture
def room(qtbot: QtBot, window: MainWindow, file: Path) -> LiaisonView:
    with qtbot.waitSignal(window.reviewing.opened) as seen:
        window.open(file)
    view = seen.args[0] if seen.args else None
    assert isinstance(view, LiaisonView)
    qtbot.waitUntil(lambda: window.context.tasks.count == 0)
    return view


def kept(file: Path) -> Liaison:
    return Liaison.open(file)


def test_the_room_is_calm_and_tells_what_is_new(window: MainWindow, room: LiaisonView) -> None:
    assert room.isVisible()
    assert not window.rail.isVisible()
    assert not window.docks["inspector"].isVisible()
    assert window.banners[0].isVisible()
    assert "review of “Draft 2”" in window.windowTitle()
    assert "send that file back" in room.said
    assert room.plan.changes.rowCount() > 0
    sent = room.liaison.sent
    assert all("JPN" in nations_of(sent, event) for event in room.programme.events)
    room.programme.only_ours.setChecked(False)
    assert len(room.programme.events) == len(sent.events)


def test_answers_are_kept_at_once_and_undone(qtbot: QtBot, room: LiaisonView, file: Path) -> None:
    room.plan.stance.buttons[Stance.CONCUR_WITH_COMMENT].click()
    room.tabs.setCurrentWidget(room.programme)
    event = room.programme.events[1]
    room.programme.choose(event.id)
    assert event.name in room.programme.text.toPlainText()
    room.programme.stance.buttons[Stance.NON_CONCUR].click()
    assert kept(file).answered(PLAN, DETAILS_ID) is Stance.CONCUR_WITH_COMMENT
    assert kept(file).answered("event", event.id) is Stance.NON_CONCUR
    assert room.programme.event_id == event.id
    assert room.programme.model.lines[1][4] == "Non concur"
    qtbot.keySequence(room, QKeySequence("Ctrl+Z"))
    qtbot.waitUntil(lambda: kept(file).answered("event", event.id) is None)
    room.redo_button.click()
    room.programme.stance.buttons[None].click()
    assert kept(file).answered("event", event.id) is None


def test_comments_are_written_edited_and_removed(room: LiaisonView, file: Path) -> None:
    room.programme.choose(room.programme.events[0].id)
    room.programme.comment_button.click()
    dialog = room.window().findChild(QDialogButtonBox, options=Qt.FindChildOption.FindChildrenRecursively)
    assert dialog is not None
    made = room.comments.ask_new(PLAN, DETAILS_ID)
    assert not made.buttons.button(SAVE).isEnabled()
    made.text.setPlainText("The link plan is missing.")
    made.proposed.setPlainText("Add Link 16.")
    made.gravity.setCurrentIndex(made.gravity.findData(Gravity.CRITICAL.value))
    made.buttons.button(SAVE).click()
    (comment,) = kept(file).theirs.all(Comment)
    assert (comment.text, comment.gravity) == ("The link plan is missing.", Gravity.CRITICAL)
    room.comments.view.choose(0)
    again = room.comments.ask_edit()
    assert again is not None
    again.text.setPlainText("No link plan.")
    again.accept()
    assert [line[2] for line in room.comments.model.lines] == ["No link plan."]
    room.comments.remove_button.click()
    assert not kept(file).theirs.all(Comment)


def test_units_days_and_caveats(
    room: LiaisonView, file: Path, monkeypatch: pytest.MonkeyPatch, window: MainWindow
) -> None:
    room.tabs.setCurrentWidget(room.own)
    unit = room.own.unit
    assert unit is not None
    away = (Period(from_=DAY, to=DAY),)
    room.own.calendar.changed.emit(away)
    room.own.own_calendar.changed.emit(away)
    assert kept(file).theirs.the(Unit, unit.id).unavailable == away
    assert kept(file).nation.unavailable == away
    monkeypatch.setattr(QInputDialog, "getText", lambda *_: ("JS Example", True))
    room.own.offer_button.click()
    assert room.own.model.lines[-1][:2] == ("JS Example", "offered")
    room.own.withdraw_button.click()
    assert kept(file).theirs.get(Unit, unit.id) is None
    assert room.own.withdraw_button.text() == "Bring back"
    room.own.withdraw_button.click()
    assert kept(file).theirs.get(Unit, unit.id) is not None
    room.own.caveats.setPlainText("No live fire.")
    room.undo_button.click()
    assert room.own.caveats.toPlainText() == "No live fire."
    room.author.setText("Lt Sato")
    window.close()
    assert kept(file).nation.caveats == "No live fire."
    assert kept(file).author == "Lt Sato"


def test_a_copy_is_gone_on_with_and_the_room_is_left(
    qtbot: QtBot, window: MainWindow, room: LiaisonView, file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    copy = file.with_name("copy.exreview")
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(copy), ""))
    room.save_button.click()
    room.plan.stance.buttons[Stance.CONCUR].click()
    assert kept(file).answered(PLAN, DETAILS_ID) is None
    assert kept(copy).answered(PLAN, DETAILS_ID) is Stance.CONCUR
    with qtbot.waitSignal(window.reviewing.closed):
        room.close_button.click()
    assert window.start.isVisible()
    assert not window.banners[0].isVisible()
    open_small(qtbot, window)
    assert window.rail.isVisible()


def test_opening_an_exercise_leaves_the_room(qtbot: QtBot, window: MainWindow, room: LiaisonView) -> None:
    open_small(qtbot, window)
    assert window.reviewing.view is None
    assert window.rail.isVisible()
    assert room.liaison.path.exists()


def test_a_damaged_file_is_explained(qtbot: QtBot, window: MainWindow, file: Path) -> None:
    file.write_bytes(b"nothing")
    with qtbot.waitSignal(window.context.errors.shown) as seen:
        window.open(file)
    assert seen.args is not None
    assert "no review file" in seen.args[0].text()
    assert window.start.isEnabled()


def test_a_file_that_cannot_be_written_is_explained(
    qtbot: QtBot, window: MainWindow, room: LiaisonView, file: Path
) -> None:
    file.unlink()
    file.mkdir()
    with qtbot.waitSignal(window.context.errors.shown):
        room.plan.stance.buttons[Stance.CONCUR].click()
    assert room.plan.stance.buttons[None].isChecked()
    file.rmdir()
