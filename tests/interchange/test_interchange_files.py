"""Choosing a format, and files that are replaced whole or not at all."""

import json
import os
import stat
import sys
from pathlib import Path

import pytest
from interchange_samples import exercise, plan, schedule, text

from exercise_planner.domain.exercise import Exercise
from exercise_planner.domain.schedule import Schedule
from exercise_planner.errors import DocumentError, InputError
from exercise_planner.interchange import checks
from exercise_planner.interchange.readers import READERS, reader_for, reader_named
from exercise_planner.interchange.readers.plan import read_plan
from exercise_planner.interchange.saving import json_bytes, replace_file
from exercise_planner.interchange.writers import WRITERS, writer_for, writer_named
from exercise_planner.interchange.writers.plan import save_plan
from exercise_planner.interchange.writers.schedule import write_schedule


@pytest.mark.parametrize(
    ("name", "reader"),
    [
        ("drill.plan.json", "plan"),
        ("drill.json", "plan"),
        ("DRILL.JSON", "plan"),
        ("drill.schedule.json", "schedule"),
    ],
)
def test_a_reader_is_chosen_by_the_longest_suffix(name: str, reader: str) -> None:
    assert reader_for(Path(name)).name == reader


def test_formats_are_chosen_by_name() -> None:
    assert [reader_named(reader.name) for reader in READERS] == list(READERS)
    assert [writer_named(writer.name) for writer in WRITERS] == list(WRITERS)
    assert [writer_for(Path(f"x{writer.suffix}")) for writer in WRITERS] == list(WRITERS)


@pytest.mark.parametrize("choose", [reader_for, writer_for])
def test_a_suffix_that_no_format_has(choose: object) -> None:
    assert callable(choose)
    with pytest.raises(InputError, match=r"“drill\.docx” is of no format that can be .*\.json"):
        choose(Path("drill.docx"))


@pytest.mark.parametrize("choose", [reader_named, writer_named])
def test_a_name_that_no_format_has(choose: object) -> None:
    assert callable(choose)
    with pytest.raises(InputError, match=r"There is no format “cake” to \w+; there are plan, schedule"):
        choose("cake")


def test_whole_formats_read_what_they_write(tmp_path: Path) -> None:
    path = tmp_path / "s.schedule.json"
    path.write_bytes(text(schedule()))
    current: Exercise = reader_for(path).read(path, exercise()).require()
    for writer in map(writer_named, ("plan", "schedule", "xlsx")):
        out = tmp_path / f"out{writer.suffix}"
        writer.write(current, out)
        again = reader_for(out).read(out, exercise()).require()
        assert again.events == current.events
    assert again == current


def test_a_file_is_replaced_and_nothing_is_left_beside_it(tmp_path: Path) -> None:
    path = tmp_path / "drill.plan.json"
    path.write_text("old")
    save_plan(exercise(), path)
    assert read_plan(path) == exercise()
    assert [item.name for item in tmp_path.iterdir()] == ["drill.plan.json"]


def test_a_failure_leaves_the_old_content(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "drill.plan.json"
    path.write_text("old")

    def full(handle: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(DocumentError) as caught:
        save_plan(exercise(), path)
    assert str(caught.value) == (
        f"“{path}” cannot be written: no space left on device. What was there before is untouched."
    )
    assert path.read_text() == "old"
    assert [item.name for item in tmp_path.iterdir()] == ["drill.plan.json"]


@pytest.mark.parametrize("name", ["", "gone/drill.json", "x" * 300, "a\0b"])
def test_a_place_that_cannot_be_written(name: str, tmp_path: Path) -> None:
    with pytest.raises(DocumentError, match="cannot be written"):
        replace_file(tmp_path / name, b"x")


@pytest.mark.skipif(sys.platform == "win32", reason="modes and links are of POSIX")
def test_the_mode_of_a_file_and_its_link_are_kept(tmp_path: Path) -> None:
    path, link = tmp_path / "drill.plan.json", tmp_path / "link.json"
    path.write_text("old")
    path.chmod(0o640)
    link.symlink_to(path)
    replace_file(link, b"new")
    assert link.is_symlink()
    assert path.read_bytes() == b"new"
    assert stat.S_IMODE(path.stat().st_mode) == 0o640


def test_what_json_cannot_express_is_said() -> None:
    for document in (write_schedule(exercise(), (), Schedule(bound=float("inf"))), {"name": "\ud800"}):
        with pytest.raises(DocumentError, match="cannot be written as JSON"):
            json_bytes(document)


def test_the_plan_says_nothing_of_the_schedule(tmp_path: Path) -> None:
    save_plan(exercise(), tmp_path / "p.plan.json")
    assert set(plan()) == set(json.loads((tmp_path / "p.plan.json").read_bytes()))


def test_every_check_is_in_its_catalogue() -> None:
    folder = Path(str(checks.__file__)).parent
    listed = {check.__module__.rsplit(".", 1)[-1] for check in checks.CHECKS}
    assert listed == {path.stem for path in folder.glob("*.py")} - {"__init__"}


@pytest.mark.parametrize("package", ["readers", "writers", "checks"])
def test_siblings_do_not_import_each_other(package: str) -> None:
    folder = Path(str(checks.__file__)).parent.parent / package
    for path in folder.glob("[!_]*.py"):
        assert f"interchange.{package}" not in path.read_text("utf-8"), path.name
