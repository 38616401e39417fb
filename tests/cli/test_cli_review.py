"""Reviews from the command line: made, answered, merged, and the matrix of comments out and in."""

from pathlib import Path

import openpyxl
import pytest

from exercise_planner.cli import run
from exercise_planner.domain.review import Adjudication, Answer, Comment
from exercise_planner.domain.unit import Unit
from exercise_planner.workspace.session import Workspace
from tests.builders import drill


@pytest.fixture
def document(tmp_path: Path) -> Path:
    path = tmp_path / "drill.explan"
    with Workspace.create(path, drill()) as workspace:
        workspace.freeze("Draft 1")
    return path


@pytest.fixture
def file(document: Path) -> Path:
    path = document.with_name("swe.exreview")
    assert run(["review", "make", str(document), "--nation", "SWE", "-o", str(path)]) == 0
    words = ["--plan", "concur-with-comment", "--event", "ASW1=non-concur", "--comment", "No live fire."]
    assert run(["review", "answer", str(path), *words, "--withdraw", "VISBY", "--author", "Å. Berg"]) == 0
    return path


def test_merging_tells_first_and_takes_when_asked(
    document: Path, file: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    capsys.readouterr()
    assert run(["review", "merge", str(document), str(file)]) == 0
    out = capsys.readouterr().out
    assert "clean: withdraws HSwMS Visby" in out
    assert "clean: ASW 1: non concur" in out
    with Workspace.open(document) as workspace:
        assert not workspace.exercise.all(Answer)
    assert run(["review", "merge", str(document), str(file), "--accept", "all"]) == 0
    with Workspace.open(document) as workspace:
        assert len(workspace.exercise.all(Answer)) == 2
        assert workspace.exercise.the(Unit, "VISBY").unavailable
    assert run(["review", "merge", str(document), str(file), "--accept", "all"]) == 1
    assert "merged already" in capsys.readouterr().err


def test_the_matrix_goes_out_and_in(document: Path, file: Path, tmp_path: Path) -> None:
    assert run(["review", "merge", str(document), str(file), "--accept", "clean"]) == 0
    matrix = tmp_path / "crm.xlsx"
    assert run(["review", "comments", str(document), "-o", str(matrix)]) == 0
    book = openpyxl.load_workbook(matrix)
    book["Comments"]["L2"] = "Accepted"
    book.save(matrix)
    assert run(["review", "comments", str(document), "--from", str(matrix)]) == 0
    with Workspace.open(document) as workspace:
        (comment,) = workspace.exercise.all(Comment)
        assert comment.adjudication is Adjudication.ACCEPTED


def test_files_for_several_nations_go_into_a_folder(document: Path, tmp_path: Path) -> None:
    words = ["--nation", "SWE", "--nation", "DEU", "-o", str(tmp_path / "reviews")]
    assert run(["review", "make", str(document), *words]) == 0
    assert sorted(path.name for path in (tmp_path / "reviews").iterdir()) == ["DEU.exreview", "SWE.exreview"]


def test_a_file_that_a_nation_has_answered_is_not_written_over(
    document: Path, file: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    answered = file.rename(file.with_name("SWE.exreview")).read_bytes()
    words = ["--nation", "DEU", "--nation", "SWE", "-o", str(document.parent)]
    assert run(["review", "make", str(document), *words]) == 1
    assert "“SWE.exreview”" in capsys.readouterr().err
    assert (document.parent / "SWE.exreview").read_bytes() == answered
    assert not (document.parent / "DEU.exreview").exists()


@pytest.mark.parametrize("wrong", [["--event", "X=concur"], ["--withdraw", "NONE"], ["--withdraw", "OTTO"]])
def test_an_answer_is_taken_whole_or_not_at_all(file: Path, wrong: list[str]) -> None:
    before = file.read_bytes()
    assert run(["review", "answer", str(file), "--plan", "concur", "--comment", "Fine.", *wrong]) == 1
    assert file.read_bytes() == before


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (["make", "DOC", "--nation", "XXX", "-o", "x.exreview"], "no nation “XXX”"),
        (["make", "DOC", "--nation", "SWE", "--version", "D9", "-o", "x.exreview"], "no version “D9”"),
        (["answer", "FILE", "--plan", "maybe"], "“maybe” is no answer"),
        (["answer", "FILE", "--event", "X=concur"], "no event “X”"),
        (["merge", "DOC", "FILE", "--accept", "some"], "none, clean or all"),
        (["merge", "DOC", "DOC"], "no review file"),
        (["comments", "DOC"], "Name either"),
    ],
)
def test_what_is_wrong_is_told(
    document: Path, file: Path, words: list[str], told: str, capsys: pytest.CaptureFixture[str]
) -> None:
    names = {"DOC": str(document), "FILE": str(file)}
    assert run(["review", *(names.get(word, word) for word in words)]) == 1
    assert told in capsys.readouterr().err
