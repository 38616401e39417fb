"""Portion marks: each covers all that is named behind it, and nothing else."""

from dataclasses import replace
from pathlib import Path

import pypdfium2
import pytest
from builders import drill

from exercise_planner.briefing.context import Context
from exercise_planner.briefing.issue import sections_of
from exercise_planner.briefing.pdf import write_briefing
from exercise_planner.domain.exercise import Exercise
from exercise_planner.domain.record import Classification, Marking, Record
from exercise_planner.domain.rollup import together

SECRET = Marking(classification=Classification.SECRET, releasable_to=("SWE",))
NATO = Marking(classification=Classification.RESTRICTED, releasable_to=("NATO",))
PLAIN = Marking()


def marked(noun: str, record_id: str) -> Exercise:
    """The drill in which one record is secret."""

    def changed(record: Record) -> Record:
        is_it = (record.noun, record.id) == (noun, record_id)
        return replace(record, marking=SECRET) if is_it else record

    return Exercise([changed(record) for record in drill().records()])


def printed(exercise: Exercise, folder: Path, *codes: str) -> str:
    path = folder / "pack.pdf"
    write_briefing(Context.of(exercise), path, sections=sections_of(codes))
    document = pypdfium2.PdfDocument(path)
    whole = " ".join(page.get_textpage().get_text_range() for page in document)
    document.close()
    return " ".join(whole.split())


def test_a_row_bears_the_mark_of_the_unit_that_it_names(tmp_path: Path) -> None:
    unit = next(place.unit for one in drill().assignments if one.id == "ASW1" for place in one.units)
    exercise = marked("unit", unit)
    for code in ("programme", "itinerary"):
        whole = printed(exercise, tmp_path, code)
        assert "(S//REL TO NOR, SWE) ASW" in whole, code
    sheet = printed(exercise, tmp_path, "event_sheets")
    assert "(U) ASW1 ASW 1" in sheet  # the name of the event is not secret
    assert "Participants (S//REL TO NOR, SWE) " in sheet


def test_the_way_to_a_secret_venue_is_secret(tmp_path: Path) -> None:
    venue = next(one.venue for one in drill().assignments if one.id == "ASW1")
    assert venue is not None
    assert "(S//REL TO NOR, SWE) ASW1 ASW 1" in printed(marked("venue", venue), tmp_path, "unit_itineraries")


def test_a_pack_in_which_nothing_is_marked_has_no_marks(tmp_path: Path) -> None:
    assert "(U)" not in printed(drill(), tmp_path, "programme", "event_sheets", "itinerary")


@pytest.mark.parametrize(
    ("parts", "whole"),
    [
        ((), PLAIN),
        ((None, PLAIN), PLAIN),
        ((NATO, None), NATO),
        ((NATO, NATO, PLAIN), NATO),
        ((NATO, SECRET), Marking(classification=Classification.SECRET, releasable_to=("NOR", "SWE"))),
    ],
)
def test_one_mark_for_several_parts(parts: tuple[Marking | None, ...], whole: Marking) -> None:
    members = [
        replace(record, groups=("NATO",)) if record.noun == "nation" else record
        for record in drill().records()
    ]
    assert together(parts, Exercise(members)) == whole
