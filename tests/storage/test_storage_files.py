"""Document files: made whole, refused with a reason, copied, left clean."""

import os
import shutil
import sqlite3
import struct
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

import pytest

from exercise_planner.domain.changes import replaced
from exercise_planner.domain.nation import Nation
from exercise_planner.errors import DocumentError, ExercisePlannerError
from exercise_planner.storage import Document
from exercise_planner.storage.engine import APPLICATION_ID, VERSION
from tests.builders import drill, exercise, nation

HEADER_USER_VERSION = 60
HEADER_APPLICATION = 68


@pytest.fixture
def path(tmp_path: Path) -> Path:
    path = tmp_path / "drill.explan"
    Document.create(path, drill()).close()
    return path


@contextmanager
def unprivileged() -> Iterator[None]:
    """Permissions do not bind root."""
    is_root = os.geteuid() == 0
    try:
        if is_root:
            os.seteuid(65534)
        yield
    finally:
        if is_root:
            os.seteuid(0)


def patched(path: Path, offset: int, data: bytes) -> Path:
    raw = bytearray(path.read_bytes())
    raw[offset : offset + len(data)] = data
    path.write_bytes(raw)
    return path


def refusal(path: Path) -> str:
    with pytest.raises(DocumentError) as caught:
        Document.open(path)
    assert str(path) in str(caught.value)
    return str(caught.value)


def test_the_file_says_what_it_is(path: Path) -> None:
    raw = path.read_bytes()
    assert struct.unpack(">I", raw[HEADER_APPLICATION : HEADER_APPLICATION + 4]) == (APPLICATION_ID,)
    assert struct.unpack(">I", raw[HEADER_USER_VERSION : HEADER_USER_VERSION + 4]) == (VERSION,)


def test_a_closed_document_is_one_file(path: Path) -> None:
    with Document.open(path) as document:
        norway = document.load().the(Nation, "NOR")
        document.commit(replaced("x", [(norway, replace(norway, name="Noreg"))]))
        assert [item.name for item in path.parent.iterdir()] == ["drill.explan"]
    assert [item.name for item in path.parent.iterdir()] == ["drill.explan"]


def test_a_copy_of_an_open_document_holds_all_that_was_committed(path: Path) -> None:
    with Document.open(path) as document:
        before = document.load()
        norway = before.the(Nation, "NOR")
        changeset = replaced("x", [(norway, replace(norway, name="Noreg"))])
        document.commit(changeset)
        shutil.copy(path, path.with_name("mailed.explan"))
        with Document.open(path.with_name("mailed.explan")) as mailed:
            assert mailed.load() == before.with_changes(changeset)


def test_what_stands_there_is_not_overwritten_unless_asked(path: Path) -> None:
    before = path.read_bytes()
    with pytest.raises(DocumentError, match="already"):
        Document.create(path, exercise(nation("NOR")))
    assert path.read_bytes() == before
    with Document.create(path, exercise(nation("NOR")), overwrite=True) as document:
        assert document.load() == exercise(nation("NOR"))
    assert [item.name for item in path.parent.iterdir()] == ["drill.explan"]


def test_a_failed_creation_leaves_nothing_and_harms_nothing(path: Path) -> None:
    before = path.read_bytes()
    with pytest.raises(ExercisePlannerError):
        Document.create(path, exercise(nation("NOR", name="bell \a")), overwrite=True)
    assert path.read_bytes() == before
    assert [item.name for item in path.parent.iterdir()] == ["drill.explan"]


def test_a_journal_of_an_overwritten_file_is_not_played_into_the_new_one(path: Path) -> None:
    path.with_name("drill.explan-journal").write_bytes(b"left behind")
    with Document.create(path, drill(), overwrite=True) as document:
        assert document.load() == drill()


def test_what_a_killed_program_left_beside_the_document_goes(path: Path) -> None:
    path.with_name("drill.explan-journal").write_bytes(bytes(512))
    with Document.open(path) as document:
        assert document.load() == drill()
    assert [item.name for item in path.parent.iterdir()] == ["drill.explan"]


@pytest.mark.parametrize("name", ["missing/x.explan", "folder.explan"])
def test_a_document_cannot_be_created_nowhere(tmp_path: Path, name: str) -> None:
    (tmp_path / "folder.explan").mkdir()
    with pytest.raises(DocumentError, match="folder"):
        Document.create(tmp_path / name, drill(), overwrite=True)


def test_refuses_what_is_missing_and_does_not_make_it(tmp_path: Path) -> None:
    assert "There is no document" in refusal(tmp_path / "x.explan")
    assert list(tmp_path.iterdir()) == []


def test_refuses_a_folder(tmp_path: Path) -> None:
    assert "folder" in refusal(tmp_path)


def test_refuses_an_empty_file(tmp_path: Path) -> None:
    (tmp_path / "x.explan").touch()
    assert "empty" in refusal(tmp_path / "x.explan")


@pytest.mark.parametrize("content", [b"PK\x03\x04 a sheet", b"x", os.urandom(5_000)])
def test_refuses_what_is_no_database(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "x.explan").write_bytes(content)
    assert "no document of Exercise Planner" in refusal(tmp_path / "x.explan")


def test_says_that_a_plan_can_be_imported(tmp_path: Path) -> None:
    (tmp_path / "x.json").write_text('{"format": "exercise-plan/1"}', encoding="utf-8")
    assert "import it" in refusal(tmp_path / "x.json")


def test_refuses_the_database_of_another_program(tmp_path: Path) -> None:
    connection = sqlite3.connect(tmp_path / "x.explan")
    connection.execute("CREATE TABLE nation (id TEXT)")
    connection.close()
    assert "another program" in refusal(tmp_path / "x.explan")


def test_refuses_a_newer_document(path: Path) -> None:
    patched(path, HEADER_USER_VERSION, struct.pack(">I", VERSION + 1))
    assert "newer Exercise Planner" in refusal(path)


def test_refuses_a_document_without_version(path: Path) -> None:
    patched(path, HEADER_USER_VERSION, struct.pack(">I", 0))
    assert "damaged" in refusal(path)


@pytest.mark.parametrize("kept", [50, 100, 4_096, 0.5, 0.9])
def test_refuses_a_truncated_document(path: Path, kept: float) -> None:
    raw = path.read_bytes()
    path.write_bytes(raw[: int(kept * len(raw)) if kept < 1 else int(kept)])
    assert "damaged" in refusal(path) or "no document" in refusal(path)


def test_refuses_a_damaged_document(path: Path) -> None:
    patched(path, 4_096 * 3, os.urandom(4_096))
    assert "damaged" in refusal(path)


def test_refuses_a_document_whose_references_lead_nowhere(path: Path) -> None:
    connection = sqlite3.connect(path)
    connection.execute("DELETE FROM nation WHERE id = 'SWE'")
    connection.commit()
    connection.close()
    assert "refers to a nation that is not there" in refusal(path)


def test_a_record_that_cannot_be_read_is_named(path: Path) -> None:
    connection = sqlite3.connect(path)
    connection.execute("UPDATE unit SET domain = 'MOON' WHERE id = 'OTTO'")
    connection.commit()
    connection.close()
    with Document.open(path) as document, pytest.raises(DocumentError, match=r"OTTO(.|\n)*MARITIME"):
        document.load()


@pytest.mark.parametrize(
    "damage", ["UPDATE unit SET capabilities = '[1'", "UPDATE unit SET stated = '5'", "DROP TABLE unit"]
)
def test_what_sqlite_takes_for_sound_is_still_refused(path: Path, damage: str) -> None:
    connection = sqlite3.connect(path)
    connection.execute(damage)
    connection.commit()
    connection.close()
    with pytest.raises(DocumentError, match="damaged"), Document.open(path) as document:
        document.load()


def test_refuses_what_may_not_be_read(path: Path) -> None:
    path.chmod(0)
    with unprivileged():
        assert "permission" in refusal(path)


def test_a_read_only_document_opens_and_says_so_when_it_is_changed(path: Path) -> None:
    path.chmod(0o444)
    for folder in path.parents:
        if Path(tempfile.gettempdir()) in folder.parents:
            folder.chmod(0o755)
    with unprivileged(), Document.open(path) as document:
        before = document.load()
        norway = before.the(Nation, "NOR")
        with pytest.raises(DocumentError, match="read-only"):
            document.commit(replaced("x", [(norway, replace(norway, name="Noreg"))]))
        assert document.load() == before


def test_a_locked_document_says_so(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("exercise_planner.storage.engine.SECONDS_TO_WAIT", 0.01)
    other = sqlite3.connect(path, isolation_level=None)
    with Document.open(path) as document:
        norway = document.load().the(Nation, "NOR")
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(DocumentError, match="another program"):
            document.commit(replaced("x", [(norway, replace(norway, name="Noreg"))]))
    other.close()


@pytest.mark.parametrize("fate", ["gone", "replaced"])
def test_nothing_is_written_to_a_file_that_lost_its_name(path: Path, fate: str) -> None:
    with Document.open(path) as document:
        before = document.load()
        norway = before.the(Nation, "NOR")
        other = path.with_name("other.explan")
        shutil.copy(path, other)
        path.unlink() if fate == "gone" else other.replace(path)
        with pytest.raises(DocumentError, match="another name"):
            document.commit(replaced("x", [(norway, replace(norway, name="Noreg"))]))
        document.save_as(path.with_name("saved.explan"))
    with Document.open(path.with_name("saved.explan")) as saved:
        assert saved.load() == before


def test_save_as_makes_a_document_of_its_own(path: Path) -> None:
    target = path.with_name("copy.explan")
    target.write_bytes(b"old")
    with Document.open(path) as document:
        before = document.load()
        document.save_as(target)
        norway = before.the(Nation, "NOR")
        document.commit(replaced("x", [(norway, replace(norway, name="Noreg"))]))
    with Document.open(target) as copy:
        assert copy.load() == before
        assert copy.history() != ()
    assert sorted(item.name for item in path.parent.iterdir()) == ["copy.explan", "drill.explan"]


def test_save_as_over_itself_or_not_to_be_overwritten(path: Path) -> None:
    other = path.with_name("other.explan")
    other.write_bytes(b"old")
    with Document.open(path) as document:
        document.save_as(path)
        with pytest.raises(DocumentError, match="already"):
            document.save_as(other, overwrite=False)
        assert document.load() == drill()
    assert other.read_bytes() == b"old"


def test_a_closed_document_says_so(path: Path) -> None:
    document = Document.open(path)
    document.close()
    document.close()
    with pytest.raises(DocumentError, match="closed"):
        document.load()


def test_odd_names_are_fine(tmp_path: Path) -> None:
    path = tmp_path / "Übung #1 100% ?mode=ro & Co.explan"
    with Document.create(path, drill()) as document:
        assert document.load() == drill()
    assert list(tmp_path.iterdir()) == [path]
