"""Interoperability, coverage and burden: walked through with keys, explained with links, copied as tables."""

import pytest
from PySide6.QtCore import QPoint, Qt, QUrl
from PySide6.QtGui import QGuiApplication
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot
from ui_support import judged

from exercise_planner.domain.exercise import Exercise
from exercise_planner.domain.frozen import Frozen
from exercise_planner.domain.matrix import Link
from exercise_planner.domain.unit import Unit
from exercise_planner.edits.record import change
from exercise_planner.ui.main_window import MainWindow
from exercise_planner.ui.pages.interoperability.page import UNITS, InteroperabilityPage
from exercise_planner.ui.pages.objectives.page import ObjectivesPage

CONTROL = Qt.KeyboardModifier.ControlModifier


def current(window: MainWindow) -> Exercise:
    assert window.bridge.exercise is not None
    return window.bridge.exercise


@pytest.fixture
def matrix(qtbot: QtBot, scheduled: MainWindow) -> InteroperabilityPage:
    scheduled.go_to("interoperability")
    found = scheduled.page("interoperability")
    assert isinstance(found, InteroperabilityPage)
    judged(qtbot, scheduled)
    qtbot.waitUntil(lambda: found.fresh.is_current)
    return found


@pytest.fixture
def objectives(qtbot: QtBot, scheduled: MainWindow) -> ObjectivesPage:
    scheduled.go_to("objectives")
    found = scheduled.page("objectives")
    assert isinstance(found, ObjectivesPage)
    judged(qtbot, scheduled)
    qtbot.waitUntil(lambda: found.coverage.fresh.is_current)
    return found


def test_models_keep_qts_contract(qtmodeltester: ModelTester, matrix: InteroperabilityPage) -> None:
    qtmodeltester.check(matrix.model, force_py=True)


def test_the_arrows_walk_and_the_pane_follows(qtbot: QtBot, matrix: InteroperabilityPage) -> None:
    matrix.view.setFocus()
    first = matrix.pane.toPlainText()
    qtbot.keyClick(matrix.view, Qt.Key.Key_Down)
    qtbot.keyClick(matrix.view, Qt.Key.Key_Right)
    assert matrix.view.currentIndex().row() == 1
    assert matrix.pane.toPlainText() != first
    rows = matrix.model.grid.rows
    assert f"{rows[1].title} — {rows[2].title}" in matrix.pane.toPlainText()
    assert "Language" in matrix.pane.toPlainText()


def test_a_gap_between_units_is_explained_with_links(
    qtbot: QtBot, scheduled: MainWindow, matrix: InteroperabilityPage
) -> None:
    exercise = current(scheduled)
    event = next(one for one in exercise.events if len(one.units) > 1)
    unit = exercise.the(Unit, event.units[0])
    lost = change(exercise, unit, standards=Frozen({**unit.standards, "data_link": ("PIGEON",)}))
    assert scheduled.bridge.apply(lost)
    qtbot.waitUntil(lambda: matrix.fresh.is_current)
    matrix.between.setCurrentIndex(matrix.between.findData(UNITS))
    matrix.dimension.setCurrentIndex(matrix.dimension.findData("data_link"))
    found = matrix.matrix
    assert found is not None
    ids = [row.subject.id for row in found.rows]
    here = ids.index(unit.id)
    there = next(n for n in range(len(ids)) if found.cell(here, n, "data_link").link is Link.NONE)
    index = matrix.model.index(here, there)
    matrix.view.scrollTo(index)
    qtbot.mouseClick(
        matrix.view.viewport(), Qt.MouseButton.LeftButton, pos=matrix.view.visualRect(index).center()
    )
    text = matrix.pane.toPlainText()
    assert index.data().startswith("✗")
    assert "nothing shared" in text
    assert "PIGEON" in text
    assert "What would bridge it:" in text
    matrix.pane.anchorClicked.emit(QUrl(f"record:unit/{unit.id}"))
    assert scheduled.current_page().name == "units"
    assert scheduled.bridge.undo()


def test_enter_selects_the_row(qtbot: QtBot, scheduled: MainWindow, matrix: InteroperabilityPage) -> None:
    matrix.view.setFocus()
    qtbot.keyClick(matrix.view, Qt.Key.Key_Return)
    assert scheduled.bridge.selection == (matrix.model.grid.rows[0].subject,)


def test_the_matrix_is_copied_as_a_table(qtbot: QtBot, matrix: InteroperabilityPage) -> None:
    matrix.view.setFocus()
    qtbot.keyClick(matrix.view, Qt.Key.Key_C, CONTROL)
    data = QGuiApplication.clipboard().mimeData()
    lines = data.text().split("\n")
    assert len(lines) == len(matrix.model.grid.rows) + 1
    assert lines[0].split("\t")[1:] == [side.code for side in matrix.model.grid.columns]
    assert "<th>" in data.html()


def test_what_is_shown_is_told_without_colour(matrix: InteroperabilityPage) -> None:
    signs = {matrix.model.cell(0, column).text[:1] for column in range(1, len(matrix.model.grid.columns))}
    assert signs <= {"✓", "◐", "✗", "?"}
    index = matrix.model.index(0, 1)
    assert "dimensions" in index.data(Qt.ItemDataRole.AccessibleTextRole)


def test_coverage_tells_which_events_meet_an_objective(
    qtbot: QtBot, qtmodeltester: ModelTester, objectives: ObjectivesPage
) -> None:
    coverage = objectives.coverage
    qtmodeltester.check(coverage.model, force_py=True)
    assert "pairs of objective and nation" in coverage.summary.text()
    count = len(coverage.model.grid.rows) * len(coverage.model.grid.columns)
    texts = [coverage.model.index(n % 5, n // 5).data() for n in range(count)]
    assert any(text.startswith("✓") for text in texts)
    coverage.view.setFocus()
    qtbot.keyClick(coverage.view, Qt.Key.Key_Right)
    assert coverage.model.grid.columns[1].title in coverage.pane.toPlainText()
    qtbot.mouseClick(coverage.copy_button, Qt.MouseButton.LeftButton)
    assert QGuiApplication.clipboard().text().count("\n") == len(coverage.model.grid.rows)


def test_burden_is_sorted_and_copied(
    qtbot: QtBot, qtmodeltester: ModelTester, scheduled: MainWindow, objectives: ObjectivesPage
) -> None:
    objectives.show_tab("burden")
    burden = objectives.burden
    qtbot.waitUntil(lambda: burden.fresh.is_current and burden.model.rowCount() > 0)
    qtmodeltester.check(burden.model, force_py=True)
    proxy = burden.view.proxy
    duties = [float(proxy.index(row, 2).data().replace(",", "")) for row in range(proxy.rowCount())]
    assert duties == sorted(duties, reverse=True)
    assert duties[0] > 0
    header = burden.view.horizontalHeader()
    where = header.sectionViewportPosition(1) + 20
    qtbot.mouseClick(header.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(where, 8))
    assert header.sortIndicatorSection() == 1
    burden.view.setFocus()
    qtbot.keyClick(burden.view, Qt.Key.Key_Down)
    assert scheduled.bridge.selection[0].noun == "nation"
    qtbot.keyClick(burden.view, Qt.Key.Key_C, CONTROL)
    assert QGuiApplication.clipboard().text().startswith("Nation\tEvents")
