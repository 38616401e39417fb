"""A month of a planner and twelve liaisons, by clicks and keys, each step where users do it.

A plan is scheduled, frozen and sent to twelve nations; each answers in a window of its own. One file comes
back altered, one is of an older version, two collide with what changed here meanwhile. What is taken breaks
the schedule, which is repaired with the least change; version 2 tells each nation what changed, and packs are
issued. With the profile `thorough` the same is done with RIMPAC 2024.
"""

import json
from datetime import timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import openpyxl
import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot
from ui_staff import (
    Staff,
    altered,
    answer,
    change_here,
    current,
    freeze,
    previewed,
    refused,
    review_page,
    schedule,
    send,
    take,
)
from ui_support import example, judged

from exercise_planner.domain.event import Event
from exercise_planner.domain.exercise import Exercise
from exercise_planner.domain.nation import Nation
from exercise_planner.domain.presence import nations_of
from exercise_planner.domain.review import Adjudication, Answer, Comment, Reply
from exercise_planner.domain.schedule import Assignment
from exercise_planner.domain.timespan import ends
from exercise_planner.domain.unit import Unit
from exercise_planner.settings import Settings
from exercise_planner.ui import application
from exercise_planner.ui.dialogs.versions import VersionsDialog
from exercise_planner.ui.main_window import MainWindow
from exercise_planner.ui.pages.briefing.page import BriefingPage
from exercise_planner.workspace.scheduling import Extent
from tests.builders import thorough

GUESTS = ("AUS", "BEL", "CAN", "CHL", "DEU", "DNK", "FRA", "GBR", "JPN", "KOR", "NLD", "SWE")
PLANS = ("small", "rimpac-2024") if thorough() else ("small",)


def small() -> dict[str, object]:
    """A host, twelve guests with a ship each, and twelve events on five days."""
    nations = [{"id": "NOR", "name": "Norway", "role": "HOST"}]
    nations += [{"id": code, "name": f"The {code}"} for code in GUESTS]
    units = [{"id": f"{one['id']}-1", "name": f"Ship {one['id']}", "nation": one["id"]} for one in nations]
    return {
        "format": "exercise-plan/1",
        "exercise": {
            "name": "Northern Month",
            "from": "2027-03-26",
            "to": "2027-03-30",
            "time_zone": "Europe/Oslo",
            "hosts": ["NOR"],
        },
        "nations": nations,
        "units": units,
        "venues": [{"id": f"V{number}", "name": f"Area {number}", "nation": "NOR"} for number in range(3)],
        "events": [
            {
                "id": f"E{at}",
                "name": f"Serial {at}",
                "duration_minutes": 240,
                "hours": {"from": "08:00", "to": "20:00"},
                "units": [f"{code}-1", f"{GUESTS[(at + 1) % 12]}-1"],
            }
            for at, code in enumerate(GUESTS)
        ],
    }


@pytest.fixture
def staff(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, settings: Settings, tmp_path: Path) -> Staff:
    application.dressed(settings)
    return Staff(qtbot, monkeypatch, settings, tmp_path)


def planned(staff: Staff, name: str) -> MainWindow:
    """Open the plan and have it scheduled."""
    path = staff.folder / "small.plan.json"
    path.write_text(json.dumps(small()))
    window = staff.window()
    with staff.qtbot.waitSignal(window.bridge.opened):
        window.open(path if name == "small" else example(name))
    judged(staff.qtbot, window)
    schedule(staff, window, Extent.ALL)
    return window


def movable_units(exercise: Exercise) -> dict[str, Unit]:
    """A unit of each guest whose first event could as well be on another day."""
    zone, seen = ZoneInfo(exercise.details.time_zone), set[str]()
    found: dict[str, Unit] = {}
    for place in sorted(exercise.assignments, key=lambda one: one.start):
        event = exercise.the(Event, place.id)
        end = ends(event.latest, zone) if event.latest is not None else None
        is_free = event.lock is None and (end is None or end - place.start > timedelta(days=2))
        for unit in (exercise.the(Unit, one.unit) for one in place.units if one.unit not in seen):
            seen.add(unit.id)
            if is_free and unit.nation not in exercise.details.hosts:
                found.setdefault(unit.nation, unit)
    return found


def sent(staff: Staff, window: MainWindow, guests: list[str], old: str) -> dict[str, Path]:
    """A draft goes to one nation, version 1 to all; the file that each nation will answer."""
    freeze(staff, window, "Draft")
    draft, folder = staff.folder / "draft.exreview", staff.folder / "out"
    folder.mkdir()
    send(staff, window, "Draft", old, draft)
    freeze(staff, window, "Version 1")
    send(staff, window, "Version 1", "", folder)
    assert {path.stem for path in folder.iterdir()} >= set(guests)
    return {code: folder / f"{code}.exreview" for code in guests} | {old: draft}


def merged(
    staff: Staff, window: MainWindow, files: dict[str, Path], old: str, colliding: dict[str, Unit]
) -> None:
    """Each file is taken: of the collisions the first as the nation wants it, the second as it is here."""
    for code, path in files.items():
        dialog = previewed(staff, window, path)
        assert f"Lt {code}" in dialog.summary.text()
        assert ("“Draft”" in " ".join(dialog.received.notes)) is (code == old)
        if code in colliding:
            assert dialog.meanwhile.rowCount() > 0
            assert len(dialog.chosen) == dialog.model.rowCount() - 1
            if code == next(iter(colliding)):
                staff.click(dialog.all_button)
        take(staff, window, dialog)
    again = previewed(staff, window, next(iter(files.values())))
    assert "merged already" in " ".join(again.received.notes)
    again.reject()


@pytest.mark.parametrize("name", PLANS)
def test_a_month(staff: Staff, name: str) -> None:
    window = planned(staff, name)
    units = movable_units(current(window))
    placed = {one.unit for place in current(window).assignments for one in place.units}
    able = (one.nation for one in current(window).units if one.id in placed)
    others = (code for code in able if code not in current(window).details.hosts)
    guests = list(dict.fromkeys((*units, *others)))[:12]
    assert len(guests) == 12
    away, old = {code: units[code] for code in guests[:4]}, guests[5]
    colliding = dict(list(away.items())[:2])
    files = sent(staff, window, guests, old)

    liaison = staff.window()
    days = {
        code: answer(staff, liaison, path, away[code].id if code in away else None)
        for code, path in files.items()
    }
    for unit in colliding.values():
        change_here(staff, window, unit)

    assert "has been altered since it was sent" in refused(staff, window, altered(files[guests[3]]))
    merged(staff, window, files, old, colliding)
    kept = [current(window).the(Unit, unit.id).unavailable[-1].from_ for unit in colliding.values()]
    assert kept == [days[guests[0]], current(window).details.to]
    for cls, number in ((Reply, 1), (Answer, 2), (Comment, 1)):
        assert len(current(window).all(cls)) == number * len(guests)
    decide(staff, window)

    before = current(window)
    schedule(staff, window, Extent.REPAIR)
    moved = {one.id for one in current(window).assignments if one != before.get(Assignment, one.id)}
    assert 0 < len(moved) < len(before.assignments) / 2
    freeze(staff, window, "Version 2")
    tell_changes(staff, window, moved, guests)
    issue(staff, window)


def decide(staff: Staff, window: MainWindow) -> None:
    """Decide about the first comment, and about the others in the matrix in Excel."""
    page = review_page(staff, window)
    page.choose("")
    staff.qtbot.waitUntil(lambda: page.fresh.is_current and page.comments.rowCount() > 0)
    page.panel.decision.setCurrentIndex(page.panel.decision.findData(Adjudication.ACCEPTED))
    staff.qtbot.keyClicks(page.panel.reason, "Another day it is.")
    with staff.qtbot.waitSignal(window.bridge.changed):
        staff.qtbot.keyClick(page.panel.reason, Qt.Key.Key_Return)
    path = staff.folder / "comments.xlsx"
    staff.choose_file(path)
    with staff.qtbot.waitSignal(page.files.said):
        staff.click(page.write_button)
    book = openpyxl.load_workbook(path)
    sheet = book["Comments"]
    heads = {str(cell.value): cell.column for cell in sheet[1]}
    decision = next(column for head, column in heads.items() if "adjudication" in head.lower())
    for row in range(2, 2 + len(current(window).all(Comment))):
        if not sheet.cell(row, decision).value:
            sheet.cell(row, decision, "Rejected")
    book.save(path)
    with staff.qtbot.waitSignal(window.bridge.changed):
        staff.click(page.take_button)
    staff.still(window)
    decided = [comment.adjudication for comment in current(window).all(Comment)]
    assert decided.count(Adjudication.ACCEPTED) == 1
    assert decided.count(Adjudication.REJECTED) == len(decided) - 1


def tell_changes(staff: Staff, window: MainWindow, moved: set[str], guests: list[str]) -> None:
    """Look at what changed between the versions for a nation, and write it as a workbook."""
    window.menus.actions["versions"].trigger()
    dialog = window.findChildren(VersionsDialog)[-1]
    dialog.tabs.setCurrentWidget(dialog.compared)
    tab = dialog.compared
    keys = {tab.before.itemText(at): str(tab.before.itemData(at)) for at in range(tab.before.count())}
    tab.choose(keys["Version Version 1"], keys["Version Version 2"])
    staff.still(window)
    assert tab.comparison is not None
    assert {one.id for one in tab.comparison.differences if one.noun == "event"} == moved
    exercise = current(window)
    for code in guests:
        tab.nation.setCurrentIndex(tab.nation.findData(code))
        tab.nation.activated.emit(tab.nation.currentIndex())
        staff.still(window)
        told = {one.id for one in tab.shown if one.noun == "event"}
        concerned = {one for one in moved if code in nations_of(exercise, exercise.the(Event, one))}
        assert told >= concerned
    path = staff.folder / "changes.xlsx"
    staff.choose_file(path)
    staff.click(tab.export_button)
    staff.still(window)
    assert openpyxl.load_workbook(path)["Changes"].max_row == len(tab.shown) + 1
    dialog.reject()


def issue(staff: Staff, window: MainWindow) -> None:
    """Issue the packs of version 2 with what changed since version 1."""
    window.go_to("briefing")
    page = window.page("briefing")
    assert isinstance(page, BriefingPage)
    page.tabs.setCurrentIndex(1)
    panel = page.issue_panel
    staff.still(window)
    panel.version.setCurrentIndex(panel.version.findText("Version Version 2"))
    panel.version.activated.emit(panel.version.currentIndex())
    panel.since.setCurrentIndex(panel.since.findText("Changes since Version 1"))
    panel.sections.fill()
    for code, action in panel.sections.actions_by_code.items():
        if action.isChecked() and code not in ("programme", "changes"):
            action.trigger()
    staff.still(window)
    folder = staff.folder / "packs"
    staff.choose_file(folder)
    with staff.qtbot.waitSignal(panel.issued, timeout=600_000):
        staff.click(panel.issue_button)
    assert "of version Version 2" in panel.state
    packs = json.loads((folder / "manifest.json").read_bytes())["packs"]
    assert {one["nation"] for one in packs} == {None, *(one.id for one in current(window).all(Nation))}
    assert len(list(folder.glob("*.pdf"))) == len(packs)
