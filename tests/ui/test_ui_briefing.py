"""Printing a pack and looking at it."""

import threading
from pathlib import Path

import pypdfium2
import pytest
from PySide6.QtCore import Qt
from PySide6.QtPrintSupport import QPrintDialog
from PySide6.QtWidgets import QFileDialog, QInputDialog
from pytestqt.qtbot import QtBot
from ui_support import Office

from exercise_planner.domain.exercise import Exercise
from exercise_planner.edits import record as record_edits
from exercise_planner.ui import fields
from exercise_planner.ui.main_window import MainWindow
from exercise_planner.ui.pages.briefing.issue_panel import IssuePanel
from exercise_planner.ui.pages.briefing.page import BriefingPage
from exercise_planner.ui.pages.briefing.readers import ReaderTable
from exercise_planner.ui.services import Packs, Reader


@pytest.fixture
def page(opened: MainWindow) -> BriefingPage:
    opened.go_to("briefing")
    found = opened.page("briefing")
    assert isinstance(found, BriefingPage)
    return found


def test_every_nation_can_be_the_reader(page: BriefingPage, opened: MainWindow) -> None:
    assert opened.bridge.exercise is not None
    assert page.nation.count() == 1 + len(opened.bridge.exercise.nations)
    assert page.nation.itemData(0) is None


def test_a_pack_is_for_the_chosen_reader(
    qtbot: QtBot, page: BriefingPage, office: Office, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    page.nation.setCurrentIndex(page.nation.findData("JPN"))
    page.audience.setCurrentIndex(page.audience.findData("observers"))
    page.language.setCurrentIndex(page.language.findText("Français"))
    asked: list[str] = []

    def choose(_parent: object, _title: str, start: str, _kinds: str) -> tuple[str, str]:
        asked.append(start)
        return str(tmp_path / "jpn"), ""

    monkeypatch.setattr(QFileDialog, "getSaveFileName", choose)
    with qtbot.waitSignals([page.preview.page_drawn, page.printed]):
        qtbot.mouseClick(page.print_button, Qt.MouseButton.LeftButton)
    ((path, pack),) = office.printed
    assert asked[0].endswith("Malabar-2024-JPN-observers.pdf")
    assert path == tmp_path / "jpn.pdf"
    assert (pack.nation, pack.audience, pack.language) == ("JPN", "observers", "fr")
    assert page.open_button.isEnabled()
    assert page.preview.isVisible()


def test_the_preview_is_the_pack_and_keeps_no_file(
    qtbot: QtBot, page: BriefingPage, office: Office, opened: MainWindow
) -> None:
    with qtbot.waitSignal(page.preview.page_drawn):
        qtbot.mouseClick(page.preview_button, Qt.MouseButton.LeftButton)
    ((path, pack),) = office.printed
    assert path.is_file()
    assert (pack.nation, pack.audience) == (None, "planning")
    assert page.state == "3 pages in the preview"
    assert page.paper_button.isEnabled()
    assert not page.open_button.isEnabled()
    exercise = opened.bridge.exercise
    assert exercise is not None
    opened.bridge.apply(record_edits.change(exercise, exercise.venues[0], name="Elsewhere"))
    assert page.state == "The exercise has changed since this was printed: the preview"


def test_slides_are_written_for_the_same_reader(
    qtbot: QtBot, page: BriefingPage, office: Office, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    page.nation.setCurrentIndex(page.nation.findData("JPN"))
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(tmp_path / "wall"), ""))
    qtbot.mouseClick(page.slides_button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: page.state == f"6 slides in {tmp_path / 'wall.pptx'}")
    ((path, pack),) = office.shown
    assert path == tmp_path / "wall.pptx"
    assert (pack.nation, pack.audience) == ("JPN", "planning")
    assert page.slides_button.isEnabled()


def test_a_change_after_printing_is_said(
    qtbot: QtBot, page: BriefingPage, opened: MainWindow, tmp_path: Path
) -> None:
    with qtbot.waitSignal(page.preview.page_drawn):
        page.print_to(tmp_path / "pack.pdf")
    assert "3 pages" in page.state
    exercise = opened.bridge.exercise
    assert exercise is not None
    opened.bridge.apply(record_edits.change(exercise, exercise.venues[0], name="Elsewhere"))
    assert "has changed since" in page.state


def test_a_print_that_fails_says_so_and_can_be_tried_again(
    qtbot: QtBot, page: BriefingPage, opened: MainWindow, tmp_path: Path
) -> None:
    with qtbot.waitSignal(opened.context.errors.shown) as signal:
        page.print_to(tmp_path / "no" / "such" / "folder" / "pack.pdf")
    assert "No such file" in signal.args[0].text()
    assert page.print_button.isEnabled()
    assert not page.open_button.isEnabled()


@pytest.fixture
def panel(page: BriefingPage, qtbot: QtBot) -> IssuePanel:
    bar = page.tabs.tabBar()
    qtbot.mouseClick(bar, Qt.MouseButton.LeftButton, pos=bar.tabRect(1).center())
    qtbot.waitUntil(lambda: page.issue_panel.readers.table.rowCount() > 0)
    return page.issue_panel


def test_who_gets_what_and_why_not(qtbot: QtBot, panel: IssuePanel, opened: MainWindow) -> None:
    assert opened.bridge.exercise is not None
    number = len(opened.bridge.exercise.nations)
    assert panel.readers.table.rowCount() == number
    panel.boxes["observers"].click()
    qtbot.waitUntil(lambda: panel.readers.table.rowCount() == 2 * number)
    table = panel.readers.table
    qtbot.mouseClick(
        table.viewport(), Qt.MouseButton.LeftButton, pos=table.visualRect(table.model().index(0, 1)).center()
    )
    assert panel.readers.detail.toPlainText() == "RESTRICTED: Because\n\nEvent X: (R)"
    for box in panel.boxes.values():
        box.setChecked(False)
    assert not panel.issue_button.isEnabled()


def test_packs_are_issued_and_looked_at(
    qtbot: QtBot,
    panel: IssuePanel,
    page: BriefingPage,
    office: Office,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    folder = tmp_path / "packs"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(folder), ""))
    panel.sections.fill()
    panel.sections.actions_by_code["timeline"].trigger()
    panel.paper.setCurrentText("Letter")
    panel.language.setCurrentIndex(panel.language.findText("Українська"))
    with qtbot.waitSignal(panel.issued):
        qtbot.mouseClick(panel.issue_button, Qt.MouseButton.LeftButton)
    ((path, packs),) = office.issued
    assert path == folder
    assert packs == Packs(("participants",), "Letter", ("programme",), "", language="uk")
    assert "packs in" in panel.state
    assert panel.issue_button.isEnabled()
    assert not panel.progress.isVisible()
    with qtbot.waitSignal(page.preview.page_drawn):
        panel.readers.table.cellActivated.emit(0, 0)
    assert page.tabs.currentIndex() == 0


def test_a_frozen_version_is_issued_and_named(
    qtbot: QtBot, panel: IssuePanel, opened: MainWindow, office: Office, tmp_path: Path
) -> None:
    document = opened.bridge.document
    assert document is not None
    version = document.freeze("V1")
    before = document.exercise
    opened.bridge.apply(record_edits.change(before, before.venues[0], name="Elsewhere"))
    panel.refresh()
    assert [panel.version.itemText(row) for row in range(panel.version.count())] == ["Now", "Version V1"]
    printed: list[Exercise] = []
    with qtbot.waitSignal(panel.issued):
        panel.issue_to(tmp_path / "now")
    assert "of no frozen version" in panel.state
    panel.version.setFocus()
    qtbot.keyClick(panel.version, Qt.Key.Key_Down)
    assert panel.version.chosen == version
    get = panel.version.printed()
    assert get is not None
    printed.append(get()[0])
    panel.since.setCurrentIndex(1)
    with qtbot.waitSignal(panel.issued):
        panel.issue_to(tmp_path / "v1")
    assert office.issued[0][1].earlier is None
    assert office.issued[1][1].earlier == printed[0]
    assert [packs.version for _, packs in office.issued] == ["", f"V1 · {version.sha256[:12]}"]
    assert f"of version V1 · {version.sha256[:12]}" in panel.state
    assert printed[0].venues[0].name == before.venues[0].name


def test_packs_are_signed_where_a_certificate_is_chosen(
    qtbot: QtBot, panel: IssuePanel, office: Office, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: ("/keys/clerk.p12", ""))
    monkeypatch.setattr(QInputDialog, "getText", lambda *_: ("pass", True))
    button = panel.signing
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    assert button.isChecked()
    assert button.text() == "Signed with clerk.p12"
    with qtbot.waitSignal(panel.issued):
        panel.issue_to(tmp_path / "signed")
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    assert button.text() == "Sign…"
    with qtbot.waitSignal(panel.issued):
        panel.issue_to(tmp_path / "plain")
    signed, plain = (packs for _, packs in office.issued)
    assert (signed.certificate, signed.passphrase) == (Path("/keys/clerk.p12"), "pass")
    assert (plain.certificate, plain.passphrase) == (None, "")


def test_who_is_not_sure_of_the_passphrase_signs_nothing(
    qtbot: QtBot, panel: IssuePanel, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: ("/keys/clerk.p12", ""))
    monkeypatch.setattr(QInputDialog, "getText", lambda *_: ("", False))
    qtbot.mouseClick(panel.signing, Qt.MouseButton.LeftButton)
    assert not panel.signing.isChecked()
    assert panel.packs().certificate is None


def test_a_name_that_tells_of_something_withheld_is_pointed_out(qtbot: QtBot) -> None:
    table = ReaderTable()
    qtbot.addWidget(table)
    warning = "The name of unit “Heron group” tells of “Heron”, which is withheld."
    table.fill(
        (Reader("SWE", "participants", "Sweden", "SECRET", "Because", ("Event X: (R)",), "", (warning,)),)
    )
    assert table.table.item(0, 2).text() == "1, look!"
    table.table.selectRow(0)
    assert warning in table.detail.toPlainText()


def test_issuing_can_be_stopped(qtbot: QtBot, panel: IssuePanel, office: Office, tmp_path: Path) -> None:
    office.hold = threading.Event()
    panel.issue_to(tmp_path / "packs")
    qtbot.waitUntil(lambda: panel.progress.value() == 1)
    assert panel.progress.isVisible()
    assert not panel.issue_button.isEnabled()
    qtbot.mouseClick(panel.stop_button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: "nothing was issued" in panel.state)
    assert panel.issue_button.isEnabled()
    assert not panel.stop_button.isEnabled()


def test_the_banner_of_the_window_says_why(opened: MainWindow) -> None:
    exercise = opened.bridge.exercise
    assert exercise is not None
    event = exercise.events[0]
    opened.bridge.apply(fields.change(exercise, event, "marking", "SECRET // JPN"))
    for strip in opened.banners:
        assert strip.text.startswith("SECRET//REL TO ")
        assert f"because of event {event.name}" in strip.reason


def test_the_pages_of_the_preview_are_put_on_paper(
    qtbot: QtBot, page: BriefingPage, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    sheets = tmp_path / "sheets.pdf"

    def accept(dialog: QPrintDialog) -> int:
        dialog.printer().setOutputFileName(str(sheets))
        return int(QPrintDialog.DialogCode.Accepted)

    monkeypatch.setattr(QPrintDialog, "exec", accept)
    assert not page.paper_button.isEnabled()
    with qtbot.waitSignal(page.preview.page_drawn):
        page.print_to(tmp_path / "pack.pdf")
    qtbot.mouseClick(page.paper_button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: "3 pages were sent" in page.state)
    document = pypdfium2.PdfDocument(sheets)
    assert len(document) == 3
    document.close()
