"""Export: each format by its suffix, and never more than its reader may see."""

import zipfile
from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from interchange_samples import text

from exercise_planner.cli import run
from exercise_planner.domain.exercise import Exercise
from exercise_planner.domain.schedule import Assignment
from exercise_planner.edits.schedule import adopt, move
from exercise_planner.errors import InputError
from exercise_planner.interchange.calendars.loading import earlier_entries
from exercise_planner.interchange.calendars.writing import sequence_of
from exercise_planner.interchange.readers.plan import parse_plan
from exercise_planner.workspace.exporting import Order, as_seen, export, formats
from exercise_planner.workspace.session import Workspace

OSLO = ZoneInfo("Europe/Oslo")
HIDDEN = "Nightfall"


def exercise() -> Exercise:
    """An open event, and one that Sweden may not see."""
    marking = {"classification": "SECRET", "releasable_to": ["NOR"]}
    document = {
        "format": "exercise-plan/1",
        "exercise": {"name": "North", "from": "2026-03-27", "to": "2026-03-31", "time_zone": "Europe/Oslo"},
        "nations": [{"id": "NOR", "name": "Norway", "role": "HOST"}, {"id": "SWE", "name": "Sweden"}],
        "venues": [
            {"id": "V", "name": "Range", "position": [69, 18]},
            {"id": "X", "name": f"{HIDDEN} site", "position": [70, 19], "marking": marking},
        ],
        "events": [
            {"id": "A", "name": "Open day", "duration_minutes": 60, "nations": ["SWE"], "venues": ["V"]},
            {"id": "B", "name": HIDDEN, "duration_minutes": 60, "venues": ["X"], "marking": marking},
        ],
    }
    read = parse_plan(text(document)).require()
    first, second = datetime(2026, 3, 28, 8, tzinfo=OSLO), datetime(2026, 3, 30, 8, tzinfo=OSLO)
    places = (
        Assignment(id="A", start=first, end=first.replace(hour=9), venue="V"),
        Assignment(id="B", start=second, end=second.replace(hour=9), venue="X"),
    )
    return read.with_changes(adopt(read, places, None))


def content(path: Path) -> bytes:
    if not zipfile.is_zipfile(path):
        return path.read_bytes()
    with zipfile.ZipFile(path) as archive:
        return b"\n".join((name.encode() + archive.read(name)) for name in archive.namelist())


@pytest.mark.parametrize("name", [one.name for one in formats()])
def test_no_format_tells_a_nation_what_it_may_not_know(name: str, tmp_path: Path) -> None:
    now, path = exercise(), tmp_path / "x"
    export(now, path, Order(to=name))
    assert (HIDDEN.encode() in content(path)) == (name != "schedule")
    export(now, path, Order(to=name, nation="SWE", audience="participants"))
    assert HIDDEN.encode() not in content(path)
    assert HIDDEN.lower().encode() not in content(path).lower()


def test_the_planning_team_gets_the_exercise_as_it_is() -> None:
    now = exercise()
    assert as_seen(now, None, "planning") is now


@pytest.mark.parametrize(
    ("order", "words"),
    [
        (Order(to="kml", nation="XXX"), "no nation “XXX”"),
        (Order(to="kml", audience="friends"), "no audience “friends”"),
        (Order(to="kml", owner="NOR"), "Only a calendar"),
        (
            Order(to="ics", owner="X", nation="SWE", audience="participants"),
            "no nation, unit or venue called “X”",
        ),
        (Order(to="ics-zip", owner="NOR"), "choose “ics”"),
        (Order(to="doc"), "There is no format"),
    ],
)
def test_what_cannot_be_had_is_said_in_a_sentence(order: Order, words: str, tmp_path: Path) -> None:
    with pytest.raises(InputError, match=words):
        export(exercise(), tmp_path / "x", order)
    assert not (tmp_path / "x").exists()


def test_a_later_calendar_of_a_document_updates_the_earlier_one(tmp_path: Path) -> None:
    document, first, second = tmp_path / "n.explan", tmp_path / "one.ics", tmp_path / "two.ics"
    with Workspace.create(document, exercise()) as workspace:
        assert run(["export", str(document), "-o", str(first), "--of", "SWE"]) == 0
        later = datetime(2026, 3, 29, 10, tzinfo=OSLO)
        workspace.apply(move(workspace.exercise, "A", later))
    assert run(["export", str(document), "-o", str(second), "--of", "Sweden", "--update", str(first)]) == 0
    (old,) = earlier_entries(first.read_bytes(), "one").values()
    (new,) = earlier_entries(second.read_bytes(), "two").values()
    assert old["UID"] == new["UID"]
    assert sequence_of(new) > sequence_of(old)
    assert b"DTSTART;TZID=Europe/Oslo:20260329T100000" in second.read_bytes()


def test_calendars_of_all_are_a_file_each(tmp_path: Path) -> None:
    export(exercise(), tmp_path / "all.ics.zip")
    with zipfile.ZipFile(tmp_path / "all.ics.zip") as archive:
        assert archive.namelist() == ["nation/SWE.ics", "venue/V.ics", "venue/X.ics"]
