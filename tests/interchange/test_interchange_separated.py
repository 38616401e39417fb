"""CSV: each table out and in again, whatever parts its cells, and never as a formula."""

import io
import zipfile
from pathlib import Path

import pytest

from exercise_planner.assets import examples
from exercise_planner.domain.unit import Unit
from exercise_planner.errors import InputError
from exercise_planner.interchange.readers import reader_for
from exercise_planner.interchange.readers.plan import read_plan
from exercise_planner.interchange.readers.separated import SeparatedReader
from exercise_planner.interchange.writers.separated import SeparatedWriter

RIMPAC = next(path for path in examples() if "rimpac" in path.name)


@pytest.mark.parametrize("path", examples(), ids=lambda path: path.stem)
def test_each_table_merged_again_changes_nothing(path: Path) -> None:
    plan = read_plan(path)
    with zipfile.ZipFile(io.BytesIO(SeparatedWriter().data(plan))) as archive:
        names = archive.namelist()
        for name in names:
            assert SeparatedReader().parse(archive.read(name), name, plan).require() == plan
    assert {"exercise.csv", "nations.csv", "events.csv"} <= set(names)


@pytest.mark.parametrize("mark", [";", "\t", ","])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252", "utf-16"])
def test_any_mark_and_encoding_will_do(mark: str, encoding: str) -> None:
    plan = read_plan(RIMPAC)
    lines = [("Code", "Unit name", "Country", "Pax"), ("NEW", "Fähre", plan.nations[0].name, "12")]
    data = "\r\n".join(mark.join(line) for line in lines).encode(encoding)
    new = SeparatedReader().parse(data, "forces.csv", plan).require().the(Unit, "NEW")
    assert (new.name, new.nation, new.personnel) == ("Fähre", plan.nations[0].id, 12)


def test_what_looks_like_a_formula_is_guarded() -> None:
    plan = read_plan(RIMPAC)
    data = b"id,name\r\n" + plan.units[0].id.encode() + b',"\'=1+1"\r\n'
    evil = SeparatedReader().parse(data, "units.csv", plan).require()
    assert evil.the(Unit, plan.units[0].id).name == "=1+1"
    with zipfile.ZipFile(io.BytesIO(SeparatedWriter().data(evil))) as archive:
        assert "'=1+1" in archive.read("units.csv").decode()
        assert SeparatedReader().parse(archive.read("units.csv"), "units.csv", evil).require() == evil


def test_a_fault_names_its_cell() -> None:
    plan = read_plan(RIMPAC)
    reading = SeparatedReader().parse(b"id;personnel\nNOBODY;many\n", "units.csv", plan)
    assert "sheet “units”, cell B2" in [fault.path for fault in reading.faults]


def test_what_had_to_be_guessed_is_noted() -> None:
    plan = read_plan(RIMPAC)
    lines = "Code,Unit name,Country\rNEW,Fähre,USA\r"
    guessed = SeparatedReader().parse(lines.encode("cp1252"), "x.csv", plan)
    assert guessed.require().the(Unit, "NEW").name == "Fähre"
    assert "Windows-1252" in guessed.warnings[0].expected
    assert not SeparatedReader().parse(lines.encode(), "x.csv", plan).warnings


@pytest.mark.parametrize(
    ("data", "told"),
    [
        (b'Code,Name\nK1,"open,NOR\nK2,b\n', r"line 2, a quotation mark is opened and never closed"),
        (b'Code,Name\nK1,"o"pen\n', r"line 2, a quotation mark stands in the middle"),
        (b"Code,Name\nK1," + b"a" * 1_000_001, r"line 2 has more than 1,000,000 characters"),
    ],
)
def test_what_is_no_csv_is_told_in_the_words_of_those_who_wrote_it(data: bytes, told: str) -> None:
    with pytest.raises(InputError, match=told):
        SeparatedReader().parse(data, "x.csv", read_plan(RIMPAC))


@pytest.mark.parametrize("data", [b"\0\0\0", b"\xff\xfe\0\xd8"])
def test_what_is_no_text_is_refused(data: bytes) -> None:
    with pytest.raises(InputError, match="no text"):
        SeparatedReader().parse(data, "x.csv", read_plan(RIMPAC))


def test_one_table_alone_makes_no_exercise() -> None:
    assert reader_for(Path("units.csv")).name == "csv"
    with pytest.raises(InputError, match="open an exercise first"):
        SeparatedReader().parse(b"id,name\n", "units.csv")
