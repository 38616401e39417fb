"""``version``, ``versions`` and ``compare`` as scripts use them."""

import json
from dataclasses import replace
from pathlib import Path

import openpyxl
import pytest

from exercise_planner.cli import run
from exercise_planner.domain.changes import replaced
from exercise_planner.domain.record import Classification, Marking
from exercise_planner.domain.schedule import Assignment
from exercise_planner.domain.venue import Venue
from exercise_planner.storage import Document
from exercise_planner.workspace import Workspace
from tests.builders import drill


@pytest.fixture
def document(tmp_path: Path) -> str:
    """A document with a version; then an event was moved elsewhere."""
    path = tmp_path / "drill.explan"
    Document.create(path, drill()).close()
    assert run(["version", str(path), "--name", "V1", "--note", "as sent"]) == 0
    with Workspace.open(path) as workspace:
        place = workspace.exercise.the(Assignment, "ASW2")
        workspace.apply(replaced("move", [(place, replace(place, venue="ANDFJ"))]))
    return str(path)


def test_versions_are_listed(document: str, capsys: pytest.CaptureFixture[str]) -> None:
    capsys.readouterr()
    assert run(["versions", document]) == 0
    said = capsys.readouterr()
    (line,) = said.out.splitlines()
    assert line.startswith("V1  ")
    assert line.endswith("1 difference since  as sent")
    assert "1 version" in said.err


def test_freezing_prints_the_sum(document: str, capsys: pytest.CaptureFixture[str]) -> None:
    capsys.readouterr()
    assert run(["version", document, "-n", "V2"]) == 0
    said = capsys.readouterr()
    assert len(said.out.strip()) == 64
    assert run(["version", document, "-n", "v2"]) == 1
    assert "There is already a version" in capsys.readouterr().err


def test_compare_tells_and_writes(document: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    capsys.readouterr()
    file = tmp_path / "changes.xlsx"
    assert run(["compare", f"{document}@V1", document, "--xlsx", str(file)]) == 0
    said = capsys.readouterr()
    assert said.out.splitlines() == ["ASW 2: moved – venue Rena → Andfjorden"]
    assert openpyxl.load_workbook(file)["Changes"].max_row == 2
    assert run(["compare", f"{document}@V1", document, "--nation", "NOR"]) == 0
    assert "0 differences that concern NOR" in capsys.readouterr().err


def test_a_nation_is_told_what_it_may_know(document: str, capsys: pytest.CaptureFixture[str]) -> None:
    with Workspace.open(Path(document)) as workspace:
        venue = workspace.exercise.the(Venue, "ANDFJ")
        hosts_only = Marking(classification=Classification.RESTRICTED, releasable_to=())
        workspace.apply(replaced("mark", [(venue, replace(venue, marking=hosts_only))]))
    words = ["compare", f"{document}@V1", document, "--nation", "DEU"]
    capsys.readouterr()
    assert run(words) == 0
    assert "Andfjorden" in capsys.readouterr().out
    assert run([*words, "--seen"]) == 0
    assert "Andfjorden" not in capsys.readouterr().out
    assert run([*words[:3], "--seen"]) == 1
    assert "needs --nation" in capsys.readouterr().err


def test_a_version_is_exported_and_compares_as_equal(
    document: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    plan, schedule = str(tmp_path / "v1.plan.json"), str(tmp_path / "v1.schedule.json")
    assert run(["versions", document, "--export", "V1", "-o", plan]) == 0
    with Workspace.open(Path(document)) as workspace:
        (version,) = workspace.versions()
        kept = workspace.frozen(version)
    Document.create(tmp_path / "v1.explan", kept).close()
    assert run(["export", str(tmp_path / "v1.explan"), "-o", schedule, "--to", "schedule"]) == 0
    capsys.readouterr()
    assert run(["compare", f"{document}@V1", f"{plan}+{schedule}"]) == 0
    assert capsys.readouterr().out == ""


@pytest.mark.parametrize(
    ("words", "answer"),
    [
        (["version", "x.json", "--name", "V1"], "is no document"),
        (["versions", "{doc}", "--export", "V1"], "belong together"),
        (["compare", "{doc}@V9", "{doc}"], "no version “V9”. There are “V1”"),
        (["compare", "{doc}", "{doc}", "--nation", "XXX"], "no nation “XXX”"),
        (["compare", "nothing.json", "{doc}"], "nothing.json"),
        (["version", "{doc}", "--name", "now"], "as it is now"),
    ],
)
def test_wrong_words(
    words: list[str], answer: str, document: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run([word.replace("{doc}", document) for word in words]) == 1
    assert answer in capsys.readouterr().err


def test_issued_packs_name_their_version(
    document: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = tmp_path / "packs"
    capsys.readouterr()
    words = ["--nation", "SWE", "--audience", "observers"]
    assert run(["issue", f"{document}@V1", "-o", str(folder), *words]) == 0
    with Workspace.open(Path(document)) as workspace:
        (version,) = workspace.versions()
    manifest = json.loads((folder / "manifest.json").read_text(encoding="utf-8"))
    assert manifest["version"] == f"V1 · {version.sha256[:12]}"
    assert f"of version V1 · {version.sha256[:12]};" in capsys.readouterr().err
    assert run(["issue", document, "-o", str(folder), *words]) == 0
    manifest = json.loads((folder / "manifest.json").read_text(encoding="utf-8"))
    assert manifest["version"] == manifest["plan_sha256"]
    assert run(["verify", str(folder), document]) == 0
