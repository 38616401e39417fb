"""Workbooks: what is written is read again without loss; foreign and hostile ones get a precise report."""

import json
import zipfile
from datetime import UTC, date, datetime
from io import BytesIO
from pathlib import Path

import pytest
import xlsxwriter
from hypothesis import HealthCheck, given, settings
from interchange_samples import Document, exercise, schedule, text
from openpyxl import Workbook, load_workbook
from test_interchange_random import plans

from exercise_planner.assets import examples
from exercise_planner.domain.event import Event
from exercise_planner.domain.nation import Nation
from exercise_planner.domain.unit import Unit
from exercise_planner.errors import InputError
from exercise_planner.interchange.readers.plan import parse_plan, read_plan
from exercise_planner.interchange.readers.schedule import parse_schedule
from exercise_planner.interchange.readers.workbook import WorkbookReader
from exercise_planner.interchange.sheets import census
from exercise_planner.interchange.sheets import workbook as bounds
from exercise_planner.interchange.writers.workbook import WorkbookWriter

RIMPAC = next(path for path in examples() if "rimpac" in path.name)


def book(rows: dict[str, list[list[object]]]) -> bytes:
    made = Workbook()
    made.remove(made.active)
    for name, lines in rows.items():
        sheet = made.create_sheet(name)
        for line in lines:
            sheet.append(line)
    return saved(made)


def saved(made: Workbook) -> bytes:
    stream = BytesIO()
    made.save(stream)
    return stream.getvalue()


@pytest.mark.parametrize("path", examples(), ids=lambda path: path.stem)
def test_a_round_trip_loses_nothing(path: Path) -> None:
    before = read_plan(path)
    data = WorkbookWriter().data(before)
    assert WorkbookReader().parse(data, "book").require() == before
    assert WorkbookReader().parse(data, "book", before).require() == before
    assert WorkbookWriter().data(before) == data


def test_a_schedule_goes_along() -> None:
    scheduled = parse_schedule(text(schedule()), exercise()).require()
    assert WorkbookReader().parse(WorkbookWriter().data(scheduled), "book").require() == scheduled


@given(document=plans())
@settings(max_examples=40, deadline=None, suppress_health_check=list(HealthCheck))
def test_any_plan_survives(document: Document) -> None:
    plan = parse_plan(text(document)).require()
    assert WorkbookReader().parse(WorkbookWriter().data(plan), "book").require() == plan


def test_texts_that_look_like_formulas_stay_texts() -> None:
    plan = json.loads(RIMPAC.read_text())
    evil = '=HYPERLINK("http://x","y")'
    plan["events"][0]["name"], plan["events"][1]["name"] = evil, "@SUM(A1)"
    before = parse_plan(json.dumps(plan)).require()
    data = WorkbookWriter().data(before)
    cells = load_workbook(BytesIO(data))["Events"]
    assert cells["B2"].value == evil
    assert {cell.data_type for row in cells.iter_rows() for cell in row} <= {"s", "n", "inlineStr"}
    assert WorkbookReader().parse(data, "book").require() == before


def test_a_foreign_sheet_is_merged_by_id_and_name() -> None:
    before = read_plan(RIMPAC)
    data = book(
        {
            "Forces 2024": [
                ["Force list, draft 3"],
                [],
                ["Code", "Unit name", "Country", "Pax", "Capability", "Not available"],
                ["NEW 1", "  HNoMS Maud ", "Norway", "160 ", "RAS, FUEL", "14 Jul 2024"],
                [None, before.units[0].name, None, 77, None, None],
            ],
            "Doodles": [["nothing", "of use"]],
        }
    )
    reading = WorkbookReader().parse(data, "book", before)
    after = reading.require() if reading.exercise else None
    if after is None:  # Norway is not in RIMPAC 2024: that is the one thing wrong
        assert [fault.path for fault in reading.faults] == ["sheet “Forces 2024”, cell C4"]
        data = data_with_country(data, before.nations[0].name)
        reading = WorkbookReader().parse(data, "book", before)
        after = reading.require()
    new = after.the(Unit, "NEW 1")
    assert (new.name, new.nation, new.personnel) == ("HNoMS Maud", before.nations[0].id, 160)
    assert new.capabilities == ("RAS", "FUEL")
    assert new.unavailable[0].from_ == new.unavailable[0].to == date(2024, 7, 14)
    assert after.the(Unit, before.units[0].id).personnel == 77
    assert after.the(Unit, before.units[0].id).capabilities == before.units[0].capabilities
    assert after.all(Event) == before.all(Event)
    assert any("Doodles" in warning.path for warning in reading.warnings)


def data_with_country(data: bytes, name: str) -> bytes:
    made = load_workbook(BytesIO(data))
    made["Forces 2024"]["C4"] = name
    return saved(made)


def test_a_messy_workbook_gets_a_precise_report() -> None:
    before = read_plan(RIMPAC)
    made = Workbook()
    sheet = made.active
    sheet.title = "Events"
    sheet.append(["Id", "Name", "Duration", "Not before", "Location", "Priority", "Remarks"])
    venue = before.venues[0].name
    for number in range(5_000):
        day = [
            datetime(2024, 7, 3, 8),  # noqa: DTZ001
            "3.7.2024",
            "03 JUL 2024",
            "030800ZJUL24",
            "2024-07-03",
        ][number % 5]
        sheet.append([f"MX{number} ", f"Event {number}", 60, day, venue, 3, "fine"])
    sheet["C10"], sheet["D11"], sheet["E12"], sheet["F13"] = "long", "soon", "Atlantis", 9
    sheet["B14"] = '=HYPERLINK("http://x","click")'
    sheet.merge_cells("E20:E22")
    reading = WorkbookReader().parse(saved(made), "messy.xlsx", before)
    places = {fault.path.removeprefix("sheet “Events”, ").split(" (")[0] for fault in reading.faults}
    assert places == {"cell B14", "cell C10", "cell D11", "cell E12", "cell F13"}
    assert any("E20:E22" in warning.path for warning in reading.warnings)
    assert reading.exercise is None
    for cell, value in (("C10", 60), ("D11", None), ("E12", venue), ("F13", 1), ("B14", "plain")):
        sheet[cell] = value
    after = WorkbookReader().parse(saved(made), "messy.xlsx", before).require()
    assert len(after.events) == len(before.events) + 5_000
    first = after.the(Event, "MX0")
    assert first.earliest == datetime(2024, 7, 3, 18, tzinfo=UTC)  # 08:00 in Honolulu
    assert {after.the(Event, f"MX{n}").venues for n in range(30)} == {(before.venues[0].id,)}
    assert {after.the(Event, f"MX{n}").earliest for n in (1, 2, 4)} == {date(2024, 7, 3)}


def test_a_dash_empties_a_field_and_an_empty_cell_does_not() -> None:
    before = read_plan(RIMPAC)
    nation = next(one for one in before.nations if one.groups or one.contact or one.languages)
    data = book({"Nations": [["id", "languages", "role"], [nation.id, "-", None]]})
    after = WorkbookReader().parse(data, "book", before).require().the(Nation, nation.id)
    assert after.languages == ()
    assert after.role == nation.role


def bomb() -> bytes:
    stream = BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("xl/workbook.xml", b"<a/>" + b" " * 300_000_000)
    return stream.getvalue()


def laughs() -> bytes:
    stream = BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        archive.writestr("xl/workbook.xml", '<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "b">]><x>&a;</x>')
    return stream.getvalue()


def with_sheet(rows: bytes, after: bytes = b"") -> bytes:
    """A workbook whose one sheet has these rows of XML, and this after them."""
    stream = BytesIO()
    with (
        zipfile.ZipFile(BytesIO(book({"Units": [["id", "name", "nation"]]}))) as sound,
        zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive,
    ):
        for name in sound.namelist():
            data = sound.read(name)
            if name.endswith("sheet1.xml"):
                data = data.replace(b"</sheetData>", rows + b"</sheetData>" + after)
            archive.writestr(name, data)
    return stream.getvalue()


def merges(*ranges: str) -> bytes:
    return with_sheet(
        b"",
        b"<mergeCells>"
        + b"".join(b'<mergeCell ref="%s"/>' % one.encode() for one in ranges)
        + b"</mergeCells>",
    )


@pytest.mark.parametrize(
    ("data", "told"),
    [
        (merges("A2:XFD1048576"), "merged ranges"),
        (merges(*["A2:A90000"] * 20), "merged ranges"),
        (with_sheet(b"<row><c"), "is damaged"),
        (b"PK not a zip", "no workbook"),
        (bomb(), "too big"),
        (laughs(), "document type"),
        (b"", "no workbook"),
    ],
    ids=["wide", "overlapping", "broken", "damaged", "bomb", "entities", "empty"],
)
def test_hostile_files_are_refused(data: bytes, told: str) -> None:
    with pytest.raises(InputError, match=told):
        WorkbookReader().parse(data, "evil.xlsx")


def test_more_cells_than_can_be_built_are_refused_however_empty(monkeypatch: pytest.MonkeyPatch) -> None:
    many = with_sheet(b"<row>" + b'<c r="A2"/>' * 1_001 + b"</row>")
    assert WorkbookReader().parse(many, "many.xlsx", exercise()).require() == exercise()
    assert census.MOST_CELLS >= 1_000_000
    monkeypatch.setattr(census, "MOST_CELLS", 1_000)
    with pytest.raises(InputError, match="more than 1,000 cells, empty ones included"):
        WorkbookReader().parse(many, "many.xlsx", exercise())


def test_far_cells_cost_nothing() -> None:
    stream = BytesIO()
    made = xlsxwriter.Workbook(stream, {"in_memory": True})
    sheet = made.add_worksheet("Nations")
    for column, word in enumerate(("id", "name")):
        sheet.write_string(0, column, word)
    sheet.write_string(1_048_575, 16_383, "far away")
    made.close()
    reading = WorkbookReader().parse(stream.getvalue(), "far.xlsx", exercise())
    assert reading.require() == exercise()
    assert bounds.MOST_ROWS >= 100_000
