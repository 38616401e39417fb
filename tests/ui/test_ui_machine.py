"""A machine that plays a user: whatever it does, workspace, database and tables stay equal."""

import os
import tempfile
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from ui_support import SMALL, Office, example

from exercise_planner.domain.exercise import Exercise
from exercise_planner.domain.schedule import Assignment
from exercise_planner.edits import schedule as schedule_edits
from exercise_planner.interchange.readers.plan import PlanReader
from exercise_planner.planning.outcome import Outcome
from exercise_planner.settings import Settings
from exercise_planner.ui import application
from exercise_planner.ui.dialogs.paste import PasteDialog
from exercise_planner.ui.main_window import MainWindow
from exercise_planner.ui.widgets.record_page import RecordPage
from exercise_planner.workspace.session import Workspace

TABLES = ("nations", "units", "venues", "events")
TEXTS = ("", "7", "D+2", "+3d", "Bay", "yes", "USA", "AUS, JPN", "14 Mar 0600", "08:00–18:00", "E1", "§")
NUMBERS = st.integers(0, 40)


class User(RuleBasedStateMachine):
    """Edits, fills, pastes, adds, deletes, schedules, moves, undoes and redoes at random."""

    solved: Outcome

    @initialize()
    def begin(self) -> None:
        self.folder = tempfile.TemporaryDirectory()
        place = Path(self.folder.name)
        self.path = place / f"{SMALL}.explan"
        workspace = Workspace.create(self.path, PlanReader().read(example(SMALL)).require())
        options = Settings(place / "settings.json")
        application.dressed(options)
        self.window = MainWindow(Office(place, self.path, self.solved).services(), options)
        self.window.bridge.open(workspace)
        self.first = workspace.exercise

    @property
    def exercise(self) -> Exercise:
        exercise = self.window.bridge.exercise
        assert exercise is not None
        return exercise

    def page(self, name: str) -> RecordPage:
        page = self.window.page(name)
        assert isinstance(page, RecordPage)
        return page

    def cell(self, page: RecordPage, row: int, column: int) -> bool:
        model = page.view.model()
        if not model.rowCount():
            return False
        index = model.index(row % model.rowCount(), column % model.columnCount())
        page.view.clearSelection()
        page.view.setCurrentIndex(index)
        return True

    @rule(name=st.sampled_from(TABLES), row=NUMBERS, column=NUMBERS, text=st.sampled_from(TEXTS))
    def edit(self, name: str, row: int, column: int, text: str) -> None:
        page = self.page(name)
        if self.cell(page, row, column):
            page.view.model().setData(page.view.currentIndex(), text)

    @rule(name=st.sampled_from(TABLES), row=NUMBERS, column=NUMBERS)
    def fill_down(self, name: str, row: int, column: int) -> None:
        page = self.page(name)
        if self.cell(page, row, column):
            page.view.fill_down()

    @rule(
        name=st.sampled_from(TABLES),
        row=NUMBERS,
        texts=st.lists(st.sampled_from(TEXTS), min_size=2, max_size=6),
    )
    def paste(self, name: str, row: int, texts: list[str]) -> None:
        page = self.page(name)
        self.cell(page, row, row)
        QGuiApplication.clipboard().setText("\n".join("\t".join((text, *texts[:2])) for text in texts))
        page.view.paste()
        for dialog in self.window.findChildren(PasteDialog):
            dialog.accept()
            dialog.setParent(None)

    @rule(name=st.sampled_from(TABLES))
    def add(self, name: str) -> None:
        self.page(name).add()

    @rule(name=st.sampled_from(TABLES), row=NUMBERS)
    def delete(self, name: str, row: int) -> None:
        page = self.page(name)
        if self.cell(page, row, 0):
            page.remove()

    @rule(name=st.sampled_from(TABLES), column=NUMBERS, text=st.sampled_from(TEXTS))
    def look(self, name: str, column: int, text: str) -> None:
        page = self.page(name)
        page.filters.fields[column % len(page.filters.fields)].setText(text)
        page.view.sortByColumn(column % len(page.filters.fields), Qt.SortOrder.AscendingOrder)

    @rule()
    def schedule(self) -> None:
        known = {event.id for event in self.exercise.events}
        try:
            kept = tuple(item for item in self.solved.assignments if item.id in known)
            self.window.bridge.apply(schedule_edits.adopt(self.exercise, kept, None))
        except Exception as error:
            if type(error).__name__ not in ("InputError", "NotFoundError"):
                raise

    @rule(row=NUMBERS, hours=st.integers(-60, 60))
    def drag(self, row: int, hours: int) -> None:
        places = self.exercise.all(Assignment)
        if places:
            from datetime import timedelta

            place = places[row % len(places)]
            start = place.start + timedelta(hours=hours)
            self.window.bridge.apply(schedule_edits.move(self.exercise, place.id, start))

    @precondition(lambda self: self.window.menus.actions["undo"].isEnabled())
    @rule()
    def undo(self) -> None:
        self.window.menus.actions["undo"].trigger()

    @precondition(lambda self: self.window.menus.actions["redo"].isEnabled())
    @rule()
    def redo(self) -> None:
        self.window.menus.actions["redo"].trigger()

    @invariant()
    def tables_show_the_records(self) -> None:
        for name in TABLES:
            page = self.page(name)
            shown = [page.model.record(row) for row in range(page.model.rowCount())]
            assert tuple(shown) == self.exercise.all(page.cls)
            proxy = page.view.proxy
            assert proxy.rowCount() <= page.model.rowCount()

    @invariant()
    def the_document_holds_the_exercise(self) -> None:
        with Workspace.open(self.path) as stored:
            assert stored.exercise == self.exercise

    def teardown(self) -> None:
        if not hasattr(self, "window"):
            return
        while self.window.menus.actions["undo"].isEnabled():
            self.window.menus.actions["undo"].trigger()
        assert self.exercise == self.first
        self.window.close()
        self.window.deleteLater()
        QGuiApplication.processEvents()
        self.folder.cleanup()


@pytest.mark.qt_log_ignore("edit: editing failed", "propagateSizeHints", extend=True)
def test_whatever_a_user_does_all_stays_equal(qapp: object, solved: Outcome) -> None:
    User.solved = solved
    many = int(os.environ.get("UI_EXAMPLES", "3"))
    from hypothesis.stateful import run_state_machine_as_test

    run_state_machine_as_test(
        User,
        settings=settings(
            max_examples=many,
            stateful_step_count=14,
            deadline=None,
            suppress_health_check=list(HealthCheck),
        ),
    )
