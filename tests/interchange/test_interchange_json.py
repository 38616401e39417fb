"""Documents that are no JSON, too big, too deep or no file: one sentence each, and nothing hangs."""

import os
import sys
from pathlib import Path

import pytest
from interchange_samples import plan, refusal, text

from exercise_planner.errors import InputError
from exercise_planner.interchange.loading import MEBIBYTE, read_file
from exercise_planner.interchange.parsing import BadNumber, parse
from exercise_planner.interchange.readers.plan import read_plan

SYNTAX = {
    "[1,\n 2 3]": "line 2, column 4, a comma or a closing bracket is missing",
    '{"a" 1}': "line 1, column 6, a colon is missing after the name of a field",
    "{a: 1}": "line 1, column 2, the name of a field, in double quotes, is missing",
    '{"a": nul}': "line 1, column 7, a value is missing",
    "{} {}": "line 1, column 4, the document has ended, but more text follows",
    '["abc]': "line 1, column 2, the text that begins here is never closed by a double quote",
    '["a\nb"]': "line 1, column 4, a text holds a line break or another control character",
    '["\\q"]': "line 1, column 3, a backslash in a text begins no known character",
    '{"a": [1, 2': "line 1, column 12, the document breaks off",
    "%PDF-1.7": "line 1, column 1, a value is missing",
}


@pytest.mark.parametrize("document", SYNTAX)
def test_a_fault_of_syntax_says_where_and_what(document: str) -> None:
    assert refusal(document) == f"“drill.json” is not valid JSON: at {SYNTAX[document]}."


@pytest.mark.parametrize("document", ["", " \n\t", "\ufeff"])
def test_an_empty_document_is_said_to_be_empty(document: str) -> None:
    assert refusal(document) == "“drill.json” is empty."


@pytest.mark.parametrize(
    ("document", "found"),
    [("5", "5"), ("[]", "an empty list"), ("null", "null"), ('"x"', "“x”"), ("[{}]", "a list of 1")],
)
def test_a_document_that_is_no_object(document: str, found: str) -> None:
    assert refusal(document).endswith(f"\n$: found {found}, expected an object: a plan document")


def test_an_empty_object_lacks_what_is_required() -> None:
    assert refusal("{}").splitlines()[1:] == [
        "$.format: found nothing, expected “exercise-plan/1”",
        "$.exercise: found nothing, expected a value: this field is required",
    ]


@pytest.mark.parametrize(
    ("data", "place"),
    [(text(plan()).decode().encode("utf-16"), 1), ('{"a": "é"}'.encode("latin-1"), 8), ('["\ud800"]', 3)],
)
def test_text_in_another_encoding(data: bytes | str, place: int) -> None:
    expected = f"“drill.json” cannot be read: byte {place} is not UTF-8 text; save it as UTF-8."
    assert refusal(data) == expected


@pytest.mark.parametrize("document", ["[" * 100_000, '{"a":' * 100_000, "[" * 61 + "]" * 61])
def test_deep_nesting_is_refused(document: str) -> None:
    assert refusal(document).endswith("levels deep in each other, and at most 60 are possible.")


def test_nesting_is_counted_outside_texts() -> None:
    document = '{"a": "' + "[" * 500 + '\\"' + "{" * 500 + '", "b": ' + "[" * 59 + "]" * 59 + "}"
    assert parse(document, "x").value["a"] == "[" * 500 + '"' + "{" * 500


@pytest.mark.parametrize("tail", ['"' + '\\"' * 200_000, '"' * 200_001, "\\" * 200_000, '"\\'])
def test_hostile_quotes_take_no_long_time(tail: str) -> None:
    assert "is not valid JSON" in refusal('{"a": ' + tail)


def test_a_document_above_the_bound_is_not_parsed() -> None:
    document = b'{"x": "' + b"y" * 50_000_000 + b'"}'
    assert refusal(document) == (
        "“drill.json” is too big to be read: it has 47.7 MiB, and at most 32 MiB are possible."
    )


def test_bad_numbers_are_of_no_type_that_a_field_accepts() -> None:
    parsed = parse("[NaN, 1e999, 12]", "x")
    assert parsed.value == [BadNumber("NaN"), BadNumber("1e999"), 12]
    assert [flaw.path for flaw in parsed.flaws] == ["$[0]", "$[1]"]


def test_flaws_are_bounded() -> None:
    assert len(parse("[" + "NaN," * 5_000 + "1]", "x").flaws) == 200


def test_a_field_stated_in_vain_many_times_takes_no_long_time() -> None:
    members = ",".join(f'"k{index // 2}": 1' for index in range(100_000))
    assert len(parse("{" + members + "}", "x").flaws) == 200


def test_a_file_that_is_missing(tmp_path: Path) -> None:
    path = tmp_path / "gone.plan.json"
    with pytest.raises(InputError) as caught:
        read_plan(path)
    assert str(caught.value) == f"“{path}” cannot be read: there is no such file."


def test_a_folder(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="it is a folder, not a file"):
        read_plan(tmp_path)


@pytest.mark.parametrize("name", ["bad\0name", "x" * 5_000])
def test_a_name_that_cannot_be(name: str, tmp_path: Path) -> None:
    with pytest.raises(InputError, match="cannot be read"):
        read_file(tmp_path / name)


def test_a_link_is_followed_and_a_circle_of_links_refused(tmp_path: Path) -> None:
    (tmp_path / "real.json").write_bytes(text(plan()))
    (tmp_path / "link.json").symlink_to(tmp_path / "real.json")
    assert read_plan(tmp_path / "link.json").details.name == "NORTHERN DRILL"
    (tmp_path / "a").symlink_to(tmp_path / "b")
    (tmp_path / "b").symlink_to(tmp_path / "a")
    with pytest.raises(InputError, match="cannot be read"):
        read_plan(tmp_path / "a")


@pytest.mark.skipif(sys.platform == "win32", reason="no pipes in folders there")
def test_pipes_and_devices_are_refused_without_waiting(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    for path in (tmp_path / "pipe", Path("/dev/zero"), Path("/dev/stdin")):
        if path.exists() and not path.is_file():
            with pytest.raises(InputError, match="it is not an ordinary file"):
                read_file(path)


def test_a_file_above_the_bound_is_not_read(tmp_path: Path) -> None:
    path = tmp_path / "big.json"
    with path.open("wb") as file:
        file.truncate(33 * MEBIBYTE)
    with pytest.raises(InputError) as caught:
        read_file(path)
    assert str(caught.value) == (
        f"“{path}” is too big to be read: it has 33.0 MiB, and at most 32 MiB are possible."
    )


def test_a_file_that_may_not_be_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "secret.json"
    path.write_bytes(b"{}")

    def refuse(*args: object) -> int:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(os, "open", refuse)
    with pytest.raises(InputError, match="you do not have the right to read it"):
        read_file(path)
