"""The board of agreements: cards, keys, dragging, what is endangered; relations and the other plan tables."""

from dataclasses import replace
from datetime import timedelta

import pytest
from PySide6.QtCore import QModelIndex, Qt, QUrl
from PySide6.QtWidgets import QLineEdit
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot
from ui_support import judged

from exercise_planner.domain.agreement import Agreement, AgreementStatus
from exercise_planner.domain.changes import replaced
from exercise_planner.domain.exercise import Exercise
from exercise_planner.domain.finding import Subject
from exercise_planner.domain.lead_times import Urgency
from exercise_planner.ui.main_window import MainWindow
from exercise_planner.ui.pages.agreements.board import STATUSES
from exercise_planner.ui.pages.agreements.page import AgreementsPage, BoardPage
from exercise_planner.ui.widgets.plan_tables import KINDS
from exercise_planner.ui.widgets.record_page import RecordPage
from exercise_planner.ui.widgets.tabs import TabbedPage

CONTROL = Qt.KeyboardModifier.ControlModifier
CODE = "CLR-IND"
WHERE = {
    "phases": "overview",
    "milestones": "overview",
    "pools": "overview",
    "travel": "overview",
    "objectives": "objectives",
    "agreements": "agreements",
    "relations": "agreements",
}


def current(window: MainWindow) -> Exercise:
    assert window.bridge.exercise is not None
    return window.bridge.exercise


def status(window: MainWindow) -> AgreementStatus:
    return current(window).the(Agreement, CODE).status


@pytest.fixture
def page(qtbot: QtBot, scheduled: MainWindow) -> BoardPage:
    scheduled.go_to("agreements")
    found = scheduled.page("agreements")
    assert isinstance(found, AgreementsPage)
    found.board_page.today = lambda exercise: exercise.details.from_ - timedelta(days=60)
    judged(qtbot, scheduled)
    qtbot.waitUntil(lambda: found.board_page.fresh.is_current)
    return found.board_page


def settle(qtbot: QtBot, page: BoardPage) -> None:
    qtbot.waitUntil(lambda: page.fresh.is_current)


def test_models_keep_qts_contract(qtmodeltester: ModelTester, page: BoardPage) -> None:
    for model in page.board.models.values():
        qtmodeltester.check(model, force_py=True)


def test_a_card_goes_to_another_status_with_the_keyboard_and_back_with_undo(
    qtbot: QtBot, scheduled: MainWindow, page: BoardPage
) -> None:
    view = page.board.views[AgreementStatus.SIGNED]
    view.setFocus()
    qtbot.keyClick(view, Qt.Key.Key_Home)
    qtbot.keyClick(view, Qt.Key.Key_Left, CONTROL)
    qtbot.waitUntil(lambda: status(scheduled) is AgreementStatus.NEGOTIATING)
    settle(qtbot, page)
    assert page.board.models[AgreementStatus.NEGOTIATING].row_of(CODE) == 0
    qtbot.keyClick(page.board.views[AgreementStatus.NEGOTIATING], Qt.Key.Key_Left, CONTROL)
    qtbot.waitUntil(lambda: status(scheduled) is AgreementStatus.DRAFT)
    assert scheduled.bridge.undo()
    assert scheduled.bridge.undo()
    assert status(scheduled) is AgreementStatus.SIGNED
    qtbot.waitUntil(lambda: page.board.models[AgreementStatus.SIGNED].row_of(CODE) == 0)


def test_a_card_is_dragged_to_another_status(qtbot: QtBot, scheduled: MainWindow, page: BoardPage) -> None:
    signed = page.board.models[AgreementStatus.SIGNED]
    data = signed.mimeData([signed.index(0, 0)])
    target = page.board.models[AgreementStatus.EXPIRED]
    move = Qt.DropAction.MoveAction
    assert target.canDropMimeData(data, move, 0, 0, QModelIndex())
    target.dropMimeData(data, move, 0, 0, QModelIndex())
    assert status(scheduled) is AgreementStatus.EXPIRED
    assert scheduled.bridge.document is not None
    assert scheduled.bridge.document.undo_label == f"Set {CODE} to Expired"


def test_the_latest_date_and_what_is_endangered_are_told(
    qtbot: QtBot, scheduled: MainWindow, page: BoardPage
) -> None:
    one = current(scheduled).the(Agreement, CODE)
    draft = replace(one, status=AgreementStatus.DRAFT, lead_working_days=90)
    assert scheduled.bridge.apply(replaced("late", [(one, draft)]))
    settle(qtbot, page)
    model = page.board.models[AgreementStatus.DRAFT]
    assert model.deadlines[0].urgency is Urgency.LATE
    assert "Late: should have been asked for by" in model.index(0, 0).data()
    view = page.board.views[AgreementStatus.DRAFT]
    qtbot.mouseClick(
        view.viewport(), Qt.MouseButton.LeftButton, pos=view.visualRect(model.index(0, 0)).center()
    )
    assert scheduled.bridge.selection == (Subject("agreement", CODE),)
    text = page.pane.toPlainText()
    assert "90 working days of IND" in text
    event = model.deadlines[0].endangered[0]
    assert event.name in text
    page.pane.anchorClicked.emit(QUrl(f"record:event/{event.id}"))
    assert scheduled.current_page().name == "events"
    assert scheduled.bridge.selection == (Subject("event", event.id),)


def test_an_agreement_is_added_on_the_board(qtbot: QtBot, scheduled: MainWindow, page: BoardPage) -> None:
    before = len(current(scheduled).agreements)
    qtbot.mouseClick(page.add_button, Qt.MouseButton.LeftButton)
    assert len(current(scheduled).agreements) == before + 1
    settle(qtbot, page)
    form = scheduled.inspector.form
    assert form is not None
    line = form.editors["lead_working_days"].input
    assert isinstance(line, QLineEdit)
    line.setFocus()
    qtbot.keyClicks(line, "25")
    qtbot.keyClick(line, Qt.Key.Key_Return)
    assert current(scheduled).agreements[-1].lead_working_days == 25


def test_every_status_has_a_column(page: BoardPage) -> None:
    assert tuple(page.board.views) == STATUSES
    assert all(view.accessibleName() for view in page.board.views.values())


@pytest.mark.parametrize("name", list(KINDS))
def test_every_other_record_is_made_and_edited_in_a_table(
    qtbot: QtBot, opened: MainWindow, qtmodeltester: ModelTester, name: str
) -> None:
    page = opened.page(WHERE[name])
    assert isinstance(page, TabbedPage)
    opened.go_to(WHERE[name])
    page.show_tab(name)
    table = page.parts[name]
    assert isinstance(table, RecordPage)
    before = table.model.rowCount()
    qtbot.mouseClick(table.buttons["add"], Qt.MouseButton.LeftButton)
    assert table.model.rowCount() == before + 1, table.message.text()
    subject = opened.bridge.selection[0]
    assert subject.noun == KINDS[name].cls.noun
    assert opened.inspector.form is not None
    qtmodeltester.check(table.model, force_py=True)
    opened.go_to("events")
    opened.bridge.show(subject)
    assert opened.current_page() is page
    assert page.tabs.currentWidget() in (table, page.parts.get("board"))
    assert opened.bridge.undo()
    assert table.model.rowCount() == before
