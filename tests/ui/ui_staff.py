"""What planners and liaisons do at their windows, step by step: for tests of a whole round of a plan."""

import hashlib
import json
import threading
import zipfile
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog, QInputDialog, QMessageBox, QPushButton
from pytestqt.qtbot import QtBot
from ui_support import judged

from exercise_planner.app import services
from exercise_planner.domain.exercise import Exercise
from exercise_planner.domain.finding import Severity, Subject
from exercise_planner.domain.review import Stance
from exercise_planner.domain.unit import Unit
from exercise_planner.planning.outcome import Outcome, Progress
from exercise_planner.planning.solver.search import Options
from exercise_planner.settings import Settings
from exercise_planner.ui.dialogs.versions import VersionsDialog
from exercise_planner.ui.forms.calendar import Calendar
from exercise_planner.ui.liaison.comment_dialog import CommentDialog
from exercise_planner.ui.liaison.view import LiaisonView
from exercise_planner.ui.main_window import MainWindow
from exercise_planner.ui.pages.review.page import ReviewPage
from exercise_planner.ui.pages.review.preview import MergePreview
from exercise_planner.ui.pages.schedule.page import SchedulePage
from exercise_planner.ui.services import Search
from exercise_planner.workspace.scheduling import Extent, search

LEFT = Qt.MouseButton.LeftButton


def solve(
    exercise: Exercise, wanted: Search, report: Callable[[Progress], None], stop: threading.Event
) -> Outcome:
    """The real search, by counts of steps in place of seconds."""
    options = Options(time_limit=None, workers=1, deterministic_limit=1)
    return search(exercise, options, wanted.extent, wanted.freeze, report, stop)


@dataclass
class Staff:
    """Those who work at windows, and what answers them in dialogs of the system."""

    qtbot: QtBot
    monkeypatch: pytest.MonkeyPatch
    settings: Settings
    folder: Path

    def window(self) -> MainWindow:
        made = MainWindow(replace(services(), solve=solve), self.settings)
        self.qtbot.addWidget(made)
        made.resize(1280, 800)
        made.show()
        self.qtbot.waitExposed(made)
        return made

    def click(self, button: QPushButton) -> None:
        assert button.isEnabled()
        self.qtbot.mouseClick(button, LEFT)

    def still(self, window: MainWindow) -> None:
        self.qtbot.waitUntil(lambda: window.context.tasks.count == 0, timeout=60_000)

    def choose_file(self, path: Path) -> None:
        for name in ("getSaveFileName", "getOpenFileName"):
            self.monkeypatch.setattr(QFileDialog, name, lambda *_: (str(path), ""))
        self.monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_: str(path))


def current(window: MainWindow) -> Exercise:
    assert window.bridge.exercise is not None
    return window.bridge.exercise


def schedule(staff: Staff, window: MainWindow, extent: Extent) -> None:
    """Press Schedule! and take what comes."""
    window.go_to("schedule")
    page = window.page("schedule")
    assert isinstance(page, SchedulePage)
    if not page.choices.isVisible():
        staff.qtbot.mouseClick(page.heading.choosing, LEFT)
    page.choices.extents[extent].click()
    with staff.qtbot.waitSignal(page.solving.mixed, timeout=120_000):
        staff.qtbot.mouseClick(page.button, LEFT)
    staff.click(page.panel.findChild(QPushButton, "accept"))
    judged(staff.qtbot, window)
    assert not [one for one in window.context.checking.findings if one.severity is Severity.ERROR]


def freeze(staff: Staff, window: MainWindow, name: str) -> None:
    """Freeze a version in the dialog of versions."""
    window.menus.actions["versions"].trigger()
    dialog = window.findChildren(VersionsDialog)[-1]
    staff.qtbot.waitExposed(dialog)
    staff.qtbot.keyClicks(dialog.versions.name, name)
    staff.click(dialog.versions.freeze_button)
    staff.still(window)
    assert name in [line[0] for line in dialog.versions.model.lines]
    dialog.reject()


def review_page(staff: Staff, window: MainWindow) -> ReviewPage:
    window.go_to("review")
    page = window.page("review")
    assert isinstance(page, ReviewPage)
    staff.qtbot.waitUntil(lambda: page.fresh.is_current and window.context.tasks.count == 0)
    return page


def send(staff: Staff, window: MainWindow, version: str, nation: str, to: Path) -> None:
    """Make review files: of one nation into a file, of all guests into a folder."""
    page = review_page(staff, window)
    page.choose(nation)
    staff.monkeypatch.setattr(QInputDialog, "getItem", lambda *_, **__: (version, True))
    staff.choose_file(to)
    with staff.qtbot.waitSignal(page.files.said, timeout=60_000):
        staff.click(page.make_button)


def answer(staff: Staff, liaison: MainWindow, path: Path, away: str | None = None) -> date | None:
    """What a liaison does with a review file: reads, concurs or not, comments, and says who is away.

    Returns:
        The day on which the first unit is away: that of its first event. None where none is.
    """
    with staff.qtbot.waitSignal(liaison.reviewing.opened) as seen:
        liaison.open(path)
    room = seen.args[0] if seen.args else None
    assert isinstance(room, LiaisonView)
    nation = room.liaison.nation.id
    room.author.clear()
    staff.qtbot.keyClicks(room.author, f"Lt {nation}")
    staff.qtbot.keyClick(room.author, Qt.Key.Key_Return)
    room.plan.stance.buttons[Stance.CONCUR_WITH_COMMENT].click()
    room.tabs.setCurrentWidget(room.programme)
    staff.qtbot.keyClick(room.programme.view, Qt.Key.Key_Home, Qt.KeyboardModifier.ControlModifier)
    room.programme.stance.buttons[Stance.NON_CONCUR].click()
    staff.click(room.programme.comment_button)
    dialog = liaison.findChildren(CommentDialog)[-1]
    staff.qtbot.keyClicks(dialog.text, f"{nation} asks for another day.")
    staff.click(dialog.buttons.button(dialog.buttons.StandardButton.Save))
    day = away_on(staff, liaison, room, away) if away is not None else None
    with staff.qtbot.waitSignal(liaison.reviewing.closed):
        staff.click(room.close_button)
    staff.still(liaison)
    return day


def away_on(staff: Staff, liaison: MainWindow, room: LiaisonView, unit: str) -> date:
    """Mark the day of a unit's first event as one on which it is away."""
    room.tabs.setCurrentWidget(room.own)
    staff.still(liaison)
    room.own.view.choose([one.id for one in room.own.units].index(unit))
    sent = room.liaison.sent
    starts = [place.start for place in sent.assignments if unit in {one.unit for one in place.units}]
    day = min(starts).astimezone(ZoneInfo(sent.details.time_zone)).date()
    staff.qtbot.mouseClick(room.own.calendar, LEFT, pos=room.own.calendar.box(day).center())
    assert room.own.unit is not None
    assert [one.from_ for one in room.own.unit.unavailable] == [day]
    return day


def altered(path: Path) -> Path:
    """The file with other names and all sums made good again, as one who wants to deceive would."""
    with zipfile.ZipFile(path) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    parts["exercise.json"] = (
        parts["exercise.json"].replace(b"Serial", b"Zerial").replace(b"Exercise", b"Ezercise")
    )
    manifest = json.loads(parts["manifest.json"])
    manifest["parts"]["exercise.json"] = hashlib.sha256(parts["exercise.json"]).hexdigest()
    parts["manifest.json"] = json.dumps(manifest).encode()
    made = path.with_name(f"altered-{path.name}")
    with zipfile.ZipFile(made, "w") as archive:
        for name, data in parts.items():
            archive.writestr(name, data)
    return made


def refused(staff: Staff, window: MainWindow, path: Path) -> str:
    """What is said of a file that is not taken."""
    page = review_page(staff, window)
    staff.choose_file(path)
    with staff.qtbot.waitSignal(window.context.errors.shown) as seen:
        staff.click(page.merge_button)
    box = seen.args[0] if seen.args else None
    assert isinstance(box, QMessageBox)
    text = box.text()
    box.close()
    return text


def previewed(staff: Staff, window: MainWindow, path: Path) -> MergePreview:
    page = review_page(staff, window)
    staff.choose_file(path)
    with staff.qtbot.waitSignal(page.files.previewed, timeout=30_000) as seen:
        staff.click(page.merge_button)
    dialog = seen.args[0] if seen.args else None
    assert isinstance(dialog, MergePreview)
    return dialog


def take(staff: Staff, window: MainWindow, dialog: MergePreview) -> None:
    with staff.qtbot.waitSignal(window.bridge.changed):
        staff.click(dialog.accept_button)
    staff.still(window)


def change_here(staff: Staff, window: MainWindow, unit: Unit) -> None:
    """The planner notes meanwhile, in the form of a unit, that it is away on the last day."""
    window.bridge.show(Subject("unit", unit.id))
    staff.still(window)
    shown = [one for one in window.docks["inspector"].findChildren(Calendar) if one.isVisible()]
    calendar = next(one for one in shown if "unavailable" in one.accessibleName().lower())
    with staff.qtbot.waitSignal(window.bridge.changed):
        staff.qtbot.mouseClick(calendar, LEFT, pos=calendar.box(current(window).details.to).center())
    staff.still(window)
    assert current(window).the(Unit, unit.id).unavailable
