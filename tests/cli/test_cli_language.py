"""Packs in a language, and what differs from an issue before, from the command line."""

from pathlib import Path

import pypdfium2
import pytest

from exercise_planner.assets import asset
from exercise_planner.briefing.issue import Order
from exercise_planner.cli import run
from exercise_planner.domain.exercise import Exercise
from exercise_planner.domain.schedule import Assignment, Schedule
from exercise_planner.domain.timespan import begins
from exercise_planner.interchange.readers.plan import read_plan
from exercise_planner.interchange.writers.schedule import save_schedule
from exercise_planner.planning.problem import Problem
from exercise_planner.workspace.issuing import Readers, issue

PLAN = asset("examples", "rimpac-2024.plan.json")


def text(path: Path) -> str:
    document = pypdfium2.PdfDocument(path)
    pages = [page.get_textpage().get_text_range() for page in document]
    document.close()
    return " ".join(" ".join(pages).split())


@pytest.fixture(scope="module")
def exercise() -> Exercise:
    return read_plan(PLAN)


def test_a_pack_in_a_language(tmp_path: Path, exercise: Exercise) -> None:
    path = tmp_path / "x.pdf"
    arguments = ["brief", str(PLAN), "-o", str(path), "--audience", "participants"]
    assert run([*arguments, "--nation", "FRA"]) == 0
    assert "Sommaire" in text(path)
    assert run([*arguments, "--nation", "FRA", "--language", "uk"]) == 0
    assert "Зміст" in text(path)
    assert run([*arguments, "--nation", "JPN"]) == 0
    assert "Contents" in text(path)
    assert run([*arguments, "--language", "tlh"]) == 1


@pytest.mark.parametrize("language", ["fr", "de", "es", "uk"])
def test_words_of_a_language_are_no_leak(language: str, tmp_path: Path, exercise: Exercise) -> None:
    for audience in ("participants", "observers"):  # each by itself, which needs no process to be started
        readers, order = Readers((audience,), ("CHL",)), Order("", language=language)
        made = issue(exercise, tmp_path / audience, readers=readers, order=order)
        assert [entry.nation for entry in made.manifest.packs] == ["CHL"]


def test_what_differs_from_an_earlier_schedule(tmp_path: Path, exercise: Exercise) -> None:
    zone = Problem.of(exercise).zone
    files = []
    for number, month in enumerate((6, 7)):
        start = begins(exercise.details.from_, zone).replace(month=month, day=20, hour=8)
        place = Assignment(id="H9", start=start, end=start.replace(hour=11), venue="JBPHH")
        files.append(tmp_path / f"{number}.json")
        save_schedule(exercise, files[-1], (place,), Schedule())
    path = tmp_path / "x.pdf"
    schedule, since = (str(file) for file in reversed(files))
    assert run(["brief", str(PLAN), "--schedule", schedule, "--since", since, "-o", str(path)]) == 0
    assert "H9 Communications check, all ships Moved Thu 20 Jun 2024 08:00–11:00" in text(path)
