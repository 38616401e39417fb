"""The comment resolution matrix goes out to a workbook and comes back as one change."""

from dataclasses import replace
from io import BytesIO
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from exercise_planner.domain.exercise import Exercise
from exercise_planner.domain.review import Adjudication, Comment, Gravity
from exercise_planner.edits import review
from exercise_planner.errors import InputError
from exercise_planner.interchange.review.matrix import COLUMNS, matrix_bytes
from exercise_planner.workspace.commenting import comments_of, matrix_changes, save_matrix
from tests.builders import drill

AT = {column.title: at for at, column in enumerate(COLUMNS, 1)}


@pytest.fixture
def exercise() -> Exercise:
    whole = drill()
    for nation, text, gravity in (
        ("SWE", "=1+1 is too early.\nMove it.", Gravity.SUBSTANTIVE),
        ("DEU", "No live fire.", Gravity.CRITICAL),
    ):
        comment = review.new_comment(whole, nation, text, about="event", item="ASW1", gravity=gravity)
        whole = whole.with_changes(review.put_comment(whole, replace(comment, proposed="@later")))
    return whole


def filled(exercise: Exercise, path: Path, *cells: tuple[int, str, Any]) -> Path:
    """The matrix, with some cells filled in by hand."""
    save_matrix(exercise, path)
    book = openpyxl.load_workbook(path)
    for row, title, value in cells:
        book["Comments"].cell(row, AT[title]).value = value
    book.save(path)
    return path


def test_the_matrix_has_a_row_a_comment_and_no_formula(exercise: Exercise) -> None:
    data = matrix_bytes(exercise, comments_of(exercise))
    assert data == matrix_bytes(exercise, comments_of(exercise))
    page = openpyxl.load_workbook(BytesIO(data))["Comments"]
    rows = list(page.iter_rows(values_only=True))
    assert rows[0] == tuple(column.title for column in COLUMNS)
    assert [row[1] for row in rows[1:]] == ["DEU", "SWE"]
    assert rows[2][6] == "=1+1 is too early.\nMove it."
    assert {cell.data_type for row in page.iter_rows() for cell in row} <= {"s", "n", "inlineStr"}
    assert len(comments_of(exercise, "SWE")) == 1


def test_decisions_come_back(exercise: Exercise, tmp_path: Path) -> None:
    assert not matrix_changes(exercise, filled(exercise, tmp_path / "crm.xlsx"))
    path = filled(
        exercise, tmp_path / "crm.xlsx", (2, "Adjudication", "partly"), (2, "Reason", "Half of it.")
    )
    after = exercise.with_changes(matrix_changes(exercise, path))
    assert [(one.nation, one.adjudication, one.reason) for one in comments_of(after)] == [
        ("DEU", Adjudication.PARTLY, "Half of it."),
        ("SWE", None, ""),
    ]


def test_new_rows_are_new_comments(exercise: Exercise, tmp_path: Path) -> None:
    path = filled(
        exercise,
        tmp_path / "crm.xlsx",
        (4, "Nation", "Sweden"),
        (4, "Comment", "The name is wrong."),
        (4, "Severity", "Administrative"),
        (5, "Nation", "SWE"),
        (5, "Kind", "unit"),
        (5, "Item", "VISBY"),
        (5, "Comment", "Call it HSwMS Visby."),
    )
    after = exercise.with_changes(matrix_changes(exercise, path))
    new = [one for one in after.all(Comment) if exercise.get(Comment, one.id) is None]
    assert [(one.nation, one.gravity, one.item_name) for one in new] == [
        ("SWE", Gravity.ADMINISTRATIVE, "NORTHERN DRILL"),
        ("SWE", Gravity.SUBSTANTIVE, "HSwMS Visby"),
    ]


@pytest.mark.parametrize(
    ("cells", "words"),
    [
        ([(2, "Adjudication", "maybe")], r"cell L2: found “maybe”, expected one of ACCEPTED"),
        ([(2, "Reason", "=1+1")], "formulas are not taken"),
        ([(2, "Id", "nobody")], "row 2: there is no comment “nobody”"),
        ([(2, "Comment", "I agree.")], "words of DEU differ"),
        ([(4, "Nation", "XXX"), (4, "Comment", "Hello.")], "no nation “XXX”"),
        ([(4, "Nation", "SWE"), (4, "Comment", "?"), (4, "Item", "X"), (4, "Kind", "event")], "no event “X”"),
        ([(4, "Nation", "SWE")], "comment.text"),
        ([(1, "Comment", "Else")], "no matrix of comments"),
    ],
)
def test_what_is_wrong_is_told(
    exercise: Exercise, tmp_path: Path, cells: list[tuple[int, str, Any]], words: str
) -> None:
    with pytest.raises(InputError, match=words):
        matrix_changes(exercise, filled(exercise, tmp_path / "crm.xlsx", *cells))


def test_a_comment_in_two_rows_is_told(exercise: Exercise, tmp_path: Path) -> None:
    first, second = comments_of(exercise)
    cells = [(3, column.title, getattr(first, column.field, "")) for column in COLUMNS[1:]]
    with pytest.raises(InputError, match="stands in two rows"):
        matrix_changes(exercise, filled(exercise, tmp_path / "crm.xlsx", *cells))
    assert second.nation == "SWE"
