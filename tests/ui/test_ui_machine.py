"""A machine that plays a user: whatever it does, workspace, database and tables stay equal."""

import os
import tempfile
import threading
from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QMessageBox, QPushButton
from ui_support import SMALL, Office, example

from exercise_planner.domain.event import Event
from exercise_planner.domain.exercise import Exercise
from exercise_planner.domain.finding import Subject
from exercise_planner.domain.schedule import Assignment
from exercise_planner.domain.unit import Unit
from exercise_planner.domain.venue import Venue
from exercise_planner.edits import schedule as schedule_edits
from exercise_planner.interchange.readers.plan import PlanReader
from exercise_planner.planning.outcome import Outcome, Progress
from exercise_planner.settings import Settings
from exercise_planner.ui import application
from exercise_planner.ui.dialogs.paste import PasteDialog
from exercise_planner.ui.main_window import MainWindow
from exercise_planner.ui.pages.schedule.calendar_layout import Mode
from exercise_planner.ui.pages.schedule.page import SchedulePage
from exercise_planner.ui.services import Search
from exercise_planner.ui.widgets.record_page import RecordPage
from exercise_planner.workspace.session import Workspace

TABLES = ("nations", "units", "venues", "events")
TEXTS = ("", "7", "D+2", "+3d", "Bay", "yes", "USA", "AUS, JPN", "14 Mar 0600", "08:00–18:00", "E1", "§")
NUMBERS = st.integers(0, 40)


class Shifting(Office):
    """A solver that shifts what it found by some days, and leaves out some of it."""

    days, without = 0, 0

    def solve(
        self, exercise: Exercise, _search: Search, report: Callable[[Progress], None], _stop: threading.Event
    ) -> Outcome:
        able = [place for place in self.solved.assignments if not _lacking(exercise, place)]
        shift = timedelta(days=self.days)
        places = tuple(
            replace(place, start=place.start + shift, end=place.end + shift)
            for number, place in enumerate(able)
            if not self.without or number % self.without
        )
        report(Progress(0.1, 5.0, 3.0, len(places), assignments=places))
        return Outcome(self.solved.schedule, places)


def _lacking(exercise: Exercise, place: Assignment) -> bool:
    """Whether a place refers to what the exercise does not have any more."""
    return (
        exercise.get(Event, place.id) is None
        or (place.venue is not None and exercise.get(Venue, place.venue) is None)
        or any(exercise.get(Unit, one.unit) is None for one in place.units)
    )


class User(RuleBasedStateMachine):
    """Edits, pastes, adds, deletes, schedules, accepts some, drags, moves, undoes and redoes at random."""

    solved: Outcome

    @initialize()
    def begin(self) -> None:
        self.folder = tempfile.TemporaryDirectory()
        place = Path(self.folder.name)
        self.path = place / f"{SMALL}.explan"
        workspace = Workspace.create(self.path, PlanReader().read(example(SMALL)).require())
        options = Settings(place / "settings.json")
        application.dressed(options)
        self.office = Shifting(place, self.path, self.solved)
        self.window = MainWindow(self.office.services(), options)
        self.window.resize(1280, 800)
        self.window.show()
        self.window.bridge.open(workspace)
        self.first = workspace.exercise

    @property
    def exercise(self) -> Exercise:
        exercise = self.window.bridge.exercise
        assert exercise is not None
        return exercise

    @property
    def plan(self) -> SchedulePage:
        page = self.window.page("schedule")
        assert isinstance(page, SchedulePage)
        return page

    def settle(self) -> None:
        while self.window.context.tasks.count:
            QGuiApplication.processEvents()

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
            place = places[row % len(places)]
            start = place.start + timedelta(hours=hours)
            self.window.bridge.apply(schedule_edits.move(self.exercise, place.id, start))

    @rule(
        days=st.integers(-1, 2),
        without=st.integers(0, 3),
        verdict=st.sampled_from(("accept", "accept_some", "discard")),
        ticked=st.integers(1, 3),
    )
    def search(self, days: int, without: int, verdict: str, ticked: int) -> None:
        if not self.exercise.events:
            return
        self.office.days, self.office.without = days, without
        self.window.go_to("schedule")
        self.plan.start()
        self.settle()
        before = self.exercise
        moves = self.plan.comparison.model.moves
        self.plan.comparison.model.choose(move.event for move in moves[::ticked])
        self.settle()
        mixture = self.plan.solving.mixture
        named = self.plan.panel.findChildren(QPushButton, verdict)
        some = next((one for one in named if one.isVisible() and one.isEnabled()), None)
        if some is not None:
            QTest.mouseClick(some, Qt.MouseButton.LeftButton)
            if verdict == "accept_some":
                assert mixture is not None
                taken = self.exercise.table(Assignment)
                assert {one.id: one.start for one in mixture.assignments} == {
                    key: one.start for key, one in taken.items()
                }
        if self.plan.solving.outcome is not None or self.plan.infeasible.isVisible():
            self.plan.solving.discard()
            assert self.exercise == before
        for box in self.window.findChildren(QMessageBox):
            box.close()

    @rule(tab=st.integers(0, 3), grouping=st.integers(0, 3), mode=st.sampled_from(list(Mode)))
    def look_at_the_schedule(self, tab: int, grouping: int, mode: Mode) -> None:
        self.window.go_to("schedule")
        self.plan.tabs.setCurrentIndex(tab)
        self.plan.matrix.rows.setCurrentIndex(grouping)
        self.plan.calendar.canvas.set_mode(mode)

    @rule(row=NUMBERS, across=st.integers(-90, 90), lets_go=st.booleans())
    def drag_a_bar(self, row: int, across: int, *, lets_go: bool) -> None:
        timeline = self.plan.timeline
        self.window.go_to("schedule")
        self.plan.tabs.setCurrentIndex(0)
        places = self.exercise.all(Assignment)
        bar = timeline.find_bar(places[row % len(places)].id) if places else None
        if bar is None:
            return
        timeline.reveal(bar[1].event.id)
        start = timeline.rect_of(*bar).center().toPoint()
        QTest.mousePress(timeline.viewport(), Qt.MouseButton.LeftButton, pos=start)
        QTest.mouseMove(timeline.viewport(), start + QPoint(across, 0))
        if not lets_go:
            QTest.keyClick(timeline, Qt.Key.Key_Escape)
        QTest.mouseRelease(timeline.viewport(), Qt.MouseButton.LeftButton, pos=start + QPoint(across, 0))

    @rule(row=NUMBERS, key=st.sampled_from((Qt.Key.Key_Left, Qt.Key.Key_Right, Qt.Key.Key_Down)))
    def push_in_the_calendar(self, row: int, key: Qt.Key) -> None:
        self.window.go_to("schedule")
        self.plan.tabs.setCurrentIndex(1)
        places = self.exercise.all(Assignment)
        if places:
            self.window.bridge.select((Subject("event", places[row % len(places)].id),))
            QTest.keyClick(self.plan.calendar.canvas, key, Qt.KeyboardModifier.ControlModifier)

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
    def views_show_the_schedule(self) -> None:
        page, scheduled = self.plan, {place.id for place in self.exercise.assignments}
        bars = {bar.event.id: bar.place for lane in page.timeline.lanes for bar in lane.bars}
        assert bars == dict(self.exercise.table(Assignment))
        if page.calendar.isVisible():
            diary = page.calendar.canvas.diary
            assert diary is not None
            assert {key: one.place for key, one in diary.by_id.items()} == bars
        if page.matrix.isVisible():
            inside = {key for key, place in bars.items() if self._is_inside(place)}
            assert inside <= set(page.matrix.model.matrix.cells) <= scheduled

    def _is_inside(self, place: Assignment) -> bool:
        zone, details = ZoneInfo(self.exercise.details.time_zone), self.exercise.details
        return details.from_ <= place.start.astimezone(zone).date() <= details.to

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
