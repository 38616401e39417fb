"""The page of reviews: comments are decided about, files go out, come back and are merged with a preview."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path

import openpyxl
import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog, QInputDialog, QMessageBox
from pytestqt.qtbot import QtBot
from ui_support import judged

from exercise_planner.domain.details import DETAILS_ID
from exercise_planner.domain.exercise import Exercise
from exercise_planner.domain.review import PLAN, Adjudication, Answer, Comment, Stance
from exercise_planner.domain.timespan import Period
from exercise_planner.domain.unit import Unit
from exercise_planner.edits import record
from exercise_planner.ui.main_window import MainWindow
from exercise_planner.ui.pages.review.page import ReviewPage
from exercise_planner.ui.pages.review.preview import MergePreview
from exercise_planner.workspace.liaison import Liaison

REFIT = Period(from_=date(2024, 10, 9), to=date(2024, 10, 10), reason="Refit")


def current(window: MainWindow) -> Exercise:
    assert window.bridge.exercise is not None
    return window.bridge.exercise


@pytest.fixture
def page(qtbot: QtBot, scheduled: MainWindow) -> ReviewPage:
    document = scheduled.bridge.document
    assert document is not None
    document.freeze("Draft 1")
    scheduled.go_to("review")
    found = scheduled.page("review")
    assert isinstance(found, ReviewPage)
    judged(qtbot, scheduled)
    settle(qtbot, found)
    return found


def settle(qtbot: QtBot, page: ReviewPage) -> None:
    qtbot.waitUntil(lambda: page.fresh.is_current and page.context.tasks.count == 0)


def sent(qtbot: QtBot, page: ReviewPage, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    """A review file, made as a planner makes it."""
    path = tmp_path / "jpn.exreview"
    page.choose("JPN")
    monkeypatch.setattr(QInputDialog, "getItem", lambda *_, **__: ("Draft 1", True))
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(path), ""))
    with qtbot.waitSignal(page.files.said):
        page.make_button.click()
    assert "nothing is in it that the nation may not see" in page.said
    return path


def answered(path: Path) -> Path:
    liaison = Liaison.open(path, "Lt Sato")
    liaison.answer(PLAN, DETAILS_ID, Stance.CONCUR_WITH_COMMENT)
    event = liaison.sent.events[0]
    liaison.put_comment(liaison.new_comment("event", event.id, "Too early."))
    unit = next(one for one in liaison.theirs.units if one.nation == "JPN")
    liaison.put(replace(unit, unavailable=(REFIT,)))
    return path


def previewed(qtbot: QtBot, page: ReviewPage, act: Callable[[], None]) -> MergePreview:
    with qtbot.waitSignal(page.files.previewed) as seen:
        act()
    dialog = seen.args[0] if seen.args else None
    assert isinstance(dialog, MergePreview)
    return dialog


def test_a_file_goes_out_comes_back_and_is_decided_about(
    qtbot: QtBot, scheduled: MainWindow, page: ReviewPage, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    before, path = current(scheduled), answered(sent(qtbot, page, monkeypatch, tmp_path))
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (str(path), ""))
    dialog = previewed(qtbot, page, page.merge_button.click)
    assert "Lt Sato" in dialog.summary.text()
    assert dialog.model.rowCount() == len(dialog.chosen) == 3
    with qtbot.waitSignal(scheduled.bridge.changed):
        dialog.accept_button.click()
    settle(qtbot, page)
    assert page.summary.startswith("Concur with comment (Draft 1). 1 comments, 1 to be decided.")
    assert page.comments.lines[0][3:] == ("Open", "Too early.")
    page.panel.decision.setCurrentIndex(page.panel.decision.findData(Adjudication.PARTLY))
    page.panel.reason.setText("An hour later.")
    with qtbot.waitSignal(scheduled.bridge.changed):
        page.panel.decide_button.click()
    settle(qtbot, page)
    (comment,) = current(scheduled).all(Comment)
    assert (comment.adjudication, comment.reason) == (Adjudication.PARTLY, "An hour later.")
    assert page.comments.lines[0][3] == "Partly"
    for _ in range(2):
        scheduled.menus.actions["undo"].trigger()
    qtbot.waitUntil(lambda: current(scheduled) == before)
    assert not current(scheduled).all(Answer)


def test_a_collision_is_not_ticked_and_shown_first(
    qtbot: QtBot, scheduled: MainWindow, page: ReviewPage, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    path = answered(sent(qtbot, page, monkeypatch, tmp_path))
    unit = next(one for one in current(scheduled).units if one.nation == "JPN")
    docked = replace(REFIT, reason="Docked")
    scheduled.bridge.apply(record.change(current(scheduled), unit, unavailable=(docked,)))
    dialog = previewed(qtbot, page, lambda: page.files.merge(path))
    assert dialog.model.proposals[0].key == ("unit", unit.id, "unavailable")
    assert len(dialog.chosen) == 2
    assert dialog.meanwhile.rowCount() == 1
    dialog.none_button.click()
    assert not dialog.accept_button.isEnabled()
    dialog.all_button.click()
    index = dialog.model.index(1, 0)
    dialog.model.setData(index, Qt.CheckState.Unchecked, Qt.ItemDataRole.CheckStateRole)
    with qtbot.waitSignal(scheduled.bridge.changed):
        dialog.accept()
    assert current(scheduled).the(Unit, unit.id).unavailable == (REFIT,)


def test_an_altered_file_is_explained(
    qtbot: QtBot, scheduled: MainWindow, page: ReviewPage, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    path = sent(qtbot, page, monkeypatch, tmp_path)
    path.write_bytes(path.read_bytes()[:-50])
    with qtbot.waitSignal(scheduled.context.errors.shown) as seen:
        page.files.merge(path)
    box = seen.args[0] if seen.args else None
    assert isinstance(box, QMessageBox)
    assert "damaged" in box.text()


def test_files_for_all_guests_of_a_version_that_is_frozen_now(
    qtbot: QtBot, scheduled: MainWindow, page: ReviewPage, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    page.choose("")
    monkeypatch.setattr(QInputDialog, "getItem", lambda *args, **__: (args[3][-1], True))
    monkeypatch.setattr(QInputDialog, "getText", lambda *_, **__: ("Draft 2", True))
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_: str(tmp_path))
    with qtbot.waitSignal(page.files.said):
        page.make_button.click()
    guests = {one.id for one in current(scheduled).nations} - set(current(scheduled).details.hosts)
    assert {path.stem for path in tmp_path.glob("*.exreview")} == guests
    document = scheduled.bridge.document
    assert document is not None
    assert [version.name for version in document.versions()] == ["Draft 1", "Draft 2"]


def test_the_matrix_goes_to_excel_and_back(
    qtbot: QtBot, scheduled: MainWindow, page: ReviewPage, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    path = tmp_path / "comments.xlsx"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(path), ""))
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (str(path), ""))
    with qtbot.waitSignal(page.files.said):
        page.write_button.click()
    book = openpyxl.load_workbook(path)
    book["Comments"].append([None, "JPN", None, None, None, "Critical", "No."])
    book.save(path)
    with qtbot.waitSignal(page.files.said):
        page.take_button.click()
    assert page.said == "1 comments are changed."
    assert [one.text for one in current(scheduled).all(Comment)] == ["No."]


def test_what_has_changed_and_what_the_nation_has_is_shown(
    qtbot: QtBot, scheduled: MainWindow, page: ReviewPage
) -> None:
    page.choose("JPN")
    unit = next(one for one in current(scheduled).units if one.nation == "JPN")
    scheduled.bridge.apply(record.change(current(scheduled), unit, unavailable=(REFIT,)))
    settle(qtbot, page)
    assert [line[:2] for line in page.changes.lines] == [(unit.name, "changed")]
    assert page.unit_view.model().rowCount() == len(page.shown.unit_ids)
    assert any("Refit" in line[3] for line in page.units.lines)
    assert page.tabs.tabText(3) == "Changes since the last version (1)"
