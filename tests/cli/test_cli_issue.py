"""Issuing and verifying packs from the command line: statuses, and what is printed where."""

import json
from pathlib import Path

import pytest

from exercise_planner.assets import asset
from exercise_planner.cli import run

MARKING = {"classification": "RESTRICTED", "releasable_to": []}


@pytest.fixture
def plan(tmp_path: Path) -> Path:
    path = tmp_path / "plan.json"
    document = json.loads(asset("examples", "ex-coores-2023.plan.json").read_text(encoding="utf-8"))
    document["events"][0] |= {"name": "Silent Harbour Watch", "marking": MARKING}
    path.write_text(json.dumps(document), encoding="utf-8")
    return path


def guest(plan: Path) -> str:
    document = json.loads(plan.read_text())
    return next(one["id"] for one in document["nations"] if one["id"] not in document["exercise"]["hosts"])


def test_issue_and_verify(plan: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    folder, nation = tmp_path / "packs", guest(plan)
    assert run(["issue", str(plan), "-o", str(folder), "--nation", nation, "--audience", "observers"]) == 0
    told = capsys.readouterr()
    assert told.out.startswith("pack-")
    assert "observers" in told.out
    assert "1 pack; nothing withheld was found in any." in told.err
    assert run(["verify", str(folder), str(plan)]) == 0
    assert "0 problems in 1 pack" in capsys.readouterr().err


def test_a_leak_is_told_with_status_1(plan: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    folder = tmp_path / "packs"
    assert run(["issue", str(plan), "-o", str(folder), "--nation", guest(plan)]) == 0
    (pack,) = folder.glob("*.pdf")
    pack.write_bytes(pack.read_bytes() + b"\n% Silent Harbour Watch")
    capsys.readouterr()
    assert run(["verify", str(folder), str(plan)]) == 1
    out = capsys.readouterr().out
    assert "its sum differs" in out
    assert "file: “Silent Harbour Watch”" in out


def test_a_password_from_the_environment(
    plan: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = tmp_path / "packs"
    monkeypatch.setenv("EXERCISE_PLANNER_PASSWORD", "open sesame")
    assert run(["issue", str(plan), "-o", str(folder), "--nation", guest(plan)]) == 0
    assert run(["verify", str(folder), str(plan)]) == 0
    monkeypatch.delenv("EXERCISE_PLANNER_PASSWORD")
    assert run(["verify", str(folder), str(plan)]) == 1
    assert "cannot be read" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (["--audience", "press"], "There is no audience “press”"),
        (["--nation", "XXX"], "There is no nation “XXX”"),
        (["--paper", "B5"], "There is no paper “B5”"),
        (["--sign", "none.p12"], "none.p12"),
    ],
)
def test_bad_words_have_status_1(
    words: list[str], told: str, plan: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    one = [] if "--nation" in words else ["--nation", guest(plan)]
    assert run(["issue", str(plan), "-o", str(tmp_path / "packs"), *one, *words]) == 1
    assert told in capsys.readouterr().err
    assert not (tmp_path / "packs").exists()


def test_a_folder_without_packs(plan: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["verify", str(tmp_path), str(plan)]) == 1
    assert "holds no packs" in capsys.readouterr().err


def test_who_gets_what_and_why_not(plan: Path, capsys: pytest.CaptureFixture[str]) -> None:
    document = json.loads(plan.read_text())
    document["events"][1]["name"] = "After the Silent Harbour Watch"
    plan.write_text(json.dumps(document))
    assert run(["shares", str(plan), "--nation", guest(plan)]) == 0
    told = capsys.readouterr()
    assert ", participants: UNCLASSIFIED" in told.out
    assert "  Event Silent Harbour Watch (" in told.out
    assert "“After the Silent Harbour Watch” tells of “Silent Harbour Watch”, which is withheld." in told.out
    assert told.err == "1 reader\n"


def test_only_some_sections(plan: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    out = tmp_path / "pack.pdf"
    assert run(["brief", str(plan), "-o", str(out), "--section", "key_dates", "--section", "glossary"]) == 0
    assert "3 pages" in capsys.readouterr().err
    assert run(["brief", str(plan), "-o", str(out), "--section", "weather"]) == 1
    assert "There is no section “weather”" in capsys.readouterr().err
