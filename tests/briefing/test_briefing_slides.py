"""Slides for the wall: marked, without what is withheld, and equal for equal input."""

import zipfile
from dataclasses import replace
from datetime import date, timedelta
from io import BytesIO
from pathlib import Path

import pytest
from pptx import Presentation

from exercise_planner.assets import asset
from exercise_planner.briefing.context import Context
from exercise_planner.briefing.slides.deck import slides_of
from exercise_planner.cli import run
from exercise_planner.domain.exercise import Exercise
from exercise_planner.domain.schedule import Assignment, Place
from exercise_planner.domain.timespan import begins
from exercise_planner.errors import DocumentError
from exercise_planner.interchange.readers.plan import parse_plan, read_plan
from exercise_planner.planning.problem import Problem
from exercise_planner.workspace import showing
from exercise_planner.workspace.showing import Viewer, show_slides

MINIMAL = """{"format": "exercise-plan/1",
  "exercise": {"name": "Tiny", "from": "2027-03-01", "to": "2027-03-02", "time_zone": "UTC"}}"""


@pytest.fixture(scope="module")
def rimpac() -> Exercise:
    """RIMPAC with each event at eight on its first possible day; not necessarily a valid schedule."""
    exercise = read_plan(asset("examples", "rimpac-2024.plan.json"))
    problem = Problem.of(exercise)
    phases = {phase.id: phase for phase in exercise.phases}
    assignments = []
    for event in exercise.events:
        first = event.earliest or (phases[event.phase].from_ if event.phase else exercise.details.from_)
        start = begins(first, problem.zone) + timedelta(hours=8)
        length = timedelta(minutes=event.occupied_minutes(problem.slot))
        units = tuple(Place(unit=unit) for unit in event.units)
        venue = event.venues[0] if event.venues else None
        assignments.append(Assignment(id=event.id, start=start, end=start + length, venue=venue, units=units))
    return Exercise([*exercise.records(), *assignments])


def texts(content: bytes) -> list[str]:
    """The words of each slide."""
    found = []
    for slide in Presentation(BytesIO(content)).slides:
        words = [shape.text_frame.text for shape in slide.shapes if shape.has_text_frame]
        for shape in slide.shapes:
            if shape.has_table:
                words += [cell.text for row in shape.table.rows for cell in row.cells]
        found.append("\n".join(words))
    return found


def test_the_slides_of_a_wall(rimpac: Exercise) -> None:
    content, number = slides_of(Context.of(rimpac), date(2024, 7, 8))
    slides = texts(content)
    assert len(slides) == number == 6
    for place, words in enumerate(slides, 1):
        assert words.count("RESTRICTED//REL TO USA, AUS, CAN, GBR, NZL") >= 2
        assert f"Page {place} of 6" in words
    for title, words in zip(("Situation", "Participants", "Timeline"), slides, strict=False):
        assert title in words
    assert "61 units, 13,220 people" in slides[0]
    assert "(U) Netherlands" in slides[1]
    assert "(U) H9" in slides[2]
    assert "(R) X4" in slides[2]
    assert "Monday 8 July 2024" in slides[3]
    assert "(U) Share professional practice" in slides[4]


def test_slides_of_a_nation_hold_nothing_that_is_withheld(rimpac: Exercise, tmp_path: Path) -> None:
    path = tmp_path / "chl.pptx"
    assert show_slides(rimpac, path, Viewer("CHL", "participants", "en")) == 6
    words = "\n".join(texts(path.read_bytes()))
    assert "UNCLASSIFIED" in words
    assert "RESTRICTED" not in words
    assert "X4" not in words


def test_slides_that_would_leak_are_not_written(
    rimpac: Exercise, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def careless(full: Exercise, *_: object) -> Context:
        return replace(Context.of(full), nation="CHL")

    monkeypatch.setattr(showing, "context_of", careless)
    path = tmp_path / "x.pptx"
    with pytest.raises(DocumentError, match="what their viewer may not know"):
        show_slides(rimpac, path, Viewer("CHL", "participants"))
    assert not path.exists()


def test_equal_input_gives_equal_bytes_without_dates_or_authors(rimpac: Exercise) -> None:
    first, second = (slides_of(Context.of(rimpac))[0] for _ in range(2))
    assert first == second
    with zipfile.ZipFile(BytesIO(first)) as parts:
        assert {part.date_time for part in parts.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        core = parts.read("docProps/core.xml").decode()
        assert "docProps/thumbnail.jpeg" not in parts.namelist()
    assert "Steve Canny" not in core
    assert "RIMPAC 2024: briefing" in core


def test_an_exercise_without_events_has_a_slide(tmp_path: Path) -> None:
    _content, number = slides_of(Context.of(parse_plan(MINIMAL).require()))
    assert number == 1


def test_a_day_without_events_says_so(rimpac: Exercise) -> None:
    content, _number = slides_of(Context.of(rimpac, language="fr"), date(2024, 6, 1))
    assert "Aucune activité programmée le samedi 1 juin 2024." in "\n".join(texts(content))


def test_slides_from_the_command_line(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "wall.pptx"
    plan = asset("examples", "malabar-2024.plan.json")
    assert run(["slides", str(plan), "-o", str(path), "--language", "de", "--day", "2024-10-10"]) == 0
    assert f"{path}: 3 slides" in capsys.readouterr().err
    assert "Lage" in texts(path.read_bytes())[0]
    assert run(["slides", str(plan), "-o", str(path), "--language", "tlh"]) == 1
