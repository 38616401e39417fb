"""Force lists and lists of serials as staffs write them: understood, or told in few words where not."""

from datetime import time, timedelta
from typing import Any

import pytest
from interchange_samples import text
from openpyxl import Workbook
from test_interchange_workbook import saved

from exercise_planner.domain.event import Event
from exercise_planner.domain.exercise import Exercise
from exercise_planner.domain.unit import Unit
from exercise_planner.domain.venue import Venue
from exercise_planner.interchange.reader import Reading
from exercise_planner.interchange.readers.plan import parse_plan
from exercise_planner.interchange.readers.workbook import WorkbookReader


def plan() -> Exercise:
    document = {
        "format": "exercise-plan/1",
        "exercise": {"name": "Foreign", "from": "2027-03-26", "to": "2027-03-31", "time_zone": "Europe/Oslo"},
        "nations": [{"id": "NOR", "name": "Norway"}, {"id": "USA", "name": "United States"}],
        "venues": [{"id": "V1", "name": "Fjord"}],
    }
    return parse_plan(text(document)).require()


def read(*rows: list[Any], name: str = "Sheet", merged: tuple[str, ...] = ()) -> Reading:
    book = Workbook()
    sheet = book.worksheets[0]
    sheet.title = name
    for row in rows:
        sheet.append(row)
    for cells in merged:
        sheet.merge_cells(cells)
    return WorkbookReader().parse(saved(book), "foreign.xlsx", plan())


def test_a_force_list_of_many_merged_blocks_is_read() -> None:
    rows: list[list[Any]] = [["EXERCISE – FORCE LIST"], ["as of 12 Jan"], []]
    rows.append(["Ser", "Nation ", "Unit / Formation", "Pax (total)", "Capability", "Colour"])
    rows += [
        [
            at,
            ("Norway", " U.S. ")[at // 5 % 2] if at % 5 == 0 else None,
            f"Unit {at} ",
            "1,200",
            "ASW; AAW",
            "red",
        ]
        for at in range(3_000)
    ]
    blocks = tuple(f"B{first}:B{first + 4}" for first in range(5, 3_005, 5))
    reading = read(*rows, name="Forces v7 FINAL ", merged=("A1:F1", *blocks))
    units = reading.require().units
    assert len(units) == 3_000
    assert {(unit.name, unit.nation) for unit in units[3:7]} == {
        ("Unit 3", "NOR"),
        ("Unit 4", "NOR"),
        ("Unit 5", "USA"),
        ("Unit 6", "USA"),
    }
    assert {(unit.personnel, unit.capabilities) for unit in units} == {(1_200, ("ASW", "AAW"))}
    assert [str(note).split(": ")[0] for note in reading.warnings] == [
        "sheet “Forces v7 FINAL ”, row 4",
        "sheet “Forces v7 FINAL ”, B1000:B1004 and 599 more",
    ]
    assert "“Colour”" in reading.warnings[0].found


def test_what_is_wrong_in_many_rows_is_told_once_with_its_rows() -> None:
    rows = [["Unit", "Nation", "Pax"]]
    rows += [
        [f'=HYPERLINK("http://x/{at}","{at}")' if at % 2 else f"U{at}", "NOR", "~50"] for at in range(400)
    ]
    told = [str(fault) for fault in read(*rows).faults]
    assert [line.split(": ")[0] for line in told] == [
        "sheet “Sheet”, cells A3, A5, A7 and 197 more",
        "sheet “Sheet”, cells C2 to C401 (400 cells)",
    ]
    assert "paste their values" in told[0]


def test_a_column_that_is_missing_is_told_so() -> None:
    (fault,) = read(
        ["Code", "Nation", "Pax"], *([f"X{at}", "NOR", 5] for at in range(40)), name="Units"
    ).faults
    assert fault.path == "sheet “Units”, rows 2 to 41 (40 rows), name"
    assert fault.expected.endswith("no column is taken for it")


def test_a_head_of_two_words_is_not_taken_for_one_of_them() -> None:
    reading = read(["Unit", "Nation", "Pax", "Available to"], ["One", "NOR", 5, "2027-03-31"])
    (unit,) = reading.require().all(Unit)
    assert not unit.available
    assert "“Available to”" in reading.warnings[0].found


def test_one_name_twice_is_told_with_the_name() -> None:
    (fault,) = read(["Venue", "Max events"], ["Fjord", 2], ["fjord ", 3], name="Venues").faults
    assert fault.path == "sheet “Venues”, cell A3"
    assert fault.found == "“fjord”"


def test_errors_of_a_workbook_are_no_values() -> None:
    faults = read(["Unit", "Nation", "Pax"], ["#REF!", "NOR", "#DIV/0!"]).faults
    assert [fault.path.split(", ")[1] for fault in faults] == ["cell A2", "cell C2"]


@pytest.mark.parametrize(
    ("written", "minutes"),
    [
        ("2h", 120),
        ("1.5 hours", 90),
        ("1,5 h", 90),
        ("5 hrs 30 min", 330),
        ("90 min", 90),
        ("2:30", 150),
        ("PT4H", 240),
        ("P1DT2H", 1_560),
        ("1 day", 1_440),
        (" 45 ", 45),
        (time(2, 15), 135),
        (timedelta(hours=30), 1_800),
    ],
)
def test_durations_are_understood(written: object, minutes: int) -> None:
    after = read(["Code", "Event", "Duration"], ["S1", "Gunnery", written], name="Serials").require()
    assert after.the(Event, "S1").duration_minutes == minutes


@pytest.mark.parametrize("written", ["lots", "h", "2:75", "", "P", "1.234 h", "-3 h"])
def test_what_is_no_duration_is_told(written: str) -> None:
    reading = read(["Code", "Event", "Duration", "Notes"], ["S1", "Gunnery", written, "x"], name="Serials")
    assert [("C2" in fault.path) or ("duration_minutes" in fault.path) for fault in reading.faults] == [True]


@pytest.mark.parametrize(
    ("written", "position"),
    [
        ("69.6, 18.9", (69.6, 18.9)),
        ("69,6; 18,9", (69.6, 18.9)),
        ("69°36′N 018°54′E", (69.6, 18.9)),
        ("69°36'00\"N, 018°54'00\"E", (69.6, 18.9)),
        ("6936N 01854E", (69.6, 18.9)),
        ("N69 36.0 E018 54.0", (69.6, 18.9)),
        ("693600N0185400W", (69.6, -18.9)),
        ("21.5 S 157.25 w", (-21.5, -157.25)),
        ("18S UJ 23483 06479", (38.88947, -77.03524)),
    ],
)
def test_positions_are_understood(written: str, position: tuple[float, float]) -> None:
    found = read(["Range", "Coordinates", "Max events"], ["R1", written, 2], name="Ranges").require()
    venue = next(one for one in found.all(Venue) if one.name == "R1")
    assert venue.position is not None
    assert (venue.position.latitude, venue.position.longitude) == pytest.approx(position, abs=1e-4)


@pytest.mark.parametrize(
    "written", ["69°66′N 018°54′E", "99N 018E", "69N 70N", "33ZZZ 12 34", "north", "1 2 3"]
)
def test_what_is_no_position_is_told(written: str) -> None:
    (fault,) = read(["Range", "Coordinates", "Max events"], ["R1", written, 2], name="Ranges").faults
    assert fault.path.startswith("sheet “Ranges”, cell B2")


def test_columns_may_be_corrected_of_a_unit_known_by_name() -> None:
    before = read(["Ship", "Nation"], ["HNoMS Example", "NOR"]).require()
    (unit,) = before.all(Unit)
    assert (unit.id, unit.nation) == ("HNOMS-EXAMPLE", "NOR")
