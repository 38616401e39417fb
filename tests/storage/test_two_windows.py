"""Two windows on one document, where each rests upon what the other did unseen."""

from pathlib import Path

import pytest

from exercise_planner.domain.nation import Nation, Role
from exercise_planner.edits import record
from exercise_planner.errors import ConflictError
from exercise_planner.storage import Document
from exercise_planner.workspace import Workspace
from tests.builders import drill

Windows = tuple[Workspace, Workspace]


@pytest.fixture
def windows(tmp_path: Path) -> Windows:
    Document.create(tmp_path / "x.explan", drill()).close()
    return Workspace.open(tmp_path / "x.explan", "Anna"), Workspace.open(tmp_path / "x.explan", "Bo")


def add(window: Workspace, name: str) -> None:
    rank = window.exercise.next_rank(Nation)
    new = Nation(id="ISL", name=name, role=Role.OBSERVER, rank=rank)
    window.apply(record.add(window.exercise, new))


def rename(window: Workspace, name: str) -> None:
    window.apply(record.change(window.exercise, window.exercise.the(Nation, "ISL"), name=name))


def test_one_adds_what_the_other_added_and_took_back_unseen(windows: Windows) -> None:
    anna, bo = windows
    add(bo, "Iceland")
    bo.undo()
    add(anna, "Island")
    bo.refresh()
    rename(bo, "Ísland")
    anna.refresh()
    assert anna.exercise.the(Nation, "ISL").name == "Ísland"
    assert anna.exercise == bo.exercise
    rename(anna, "Iceland again")
    bo.refresh()
    assert bo.exercise == anna.exercise


def test_what_one_added_and_the_other_removed_is_gone(windows: Windows) -> None:
    anna, bo = windows
    add(bo, "Iceland")
    bo.undo()
    add(anna, "Island")
    bo.refresh()
    bo.apply(record.remove(bo.exercise, bo.exercise.the(Nation, "ISL")))
    with pytest.raises(ConflictError, match="by Bo"):
        rename(anna, "Ísland")
    assert anna.exercise == bo.exercise


def test_own_changes_alone_are_no_news(windows: Windows) -> None:
    anna, bo = windows
    add(bo, "Iceland")
    bo.undo()
    add(anna, "Island")
    assert not anna.refresh()
    rename(anna, "Ísland")
    anna.undo()
    assert anna.exercise.the(Nation, "ISL").name == "Island"
