"""The sections of a pack that tell of events, units, agreements and shared things."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pypdfium2
import pytest

from exercise_planner.assets import asset
from exercise_planner.briefing.context import Context
from exercise_planner.briefing.issue import Order, context_of, sections_of
from exercise_planner.briefing.means import Means
from exercise_planner.briefing.pdf import write_briefing
from exercise_planner.briefing.sections import SECTIONS
from exercise_planner.domain.agreement import AgreementStatus
from exercise_planner.domain.exercise import Exercise
from exercise_planner.domain.frozen import Frozen
from exercise_planner.domain.nation import Language as Spoken
from exercise_planner.domain.record import Classification, Marking
from exercise_planner.domain.schedule import Assignment, Place
from exercise_planner.domain.timespan import begins
from exercise_planner.interchange.readers.plan import read_plan
from exercise_planner.planning.holidays import days_off
from exercise_planner.planning.problem import Problem
from exercise_planner.planning.travel import TravelTimes

Printer = Callable[..., str]


def placed(exercise: Exercise) -> Exercise:
    """The exercise with each event at eight on its first possible day; not necessarily a valid schedule."""
    problem = Problem.of(exercise)
    phases = {phase.id: phase for phase in exercise.phases}
    assignments = []
    for event in exercise.events:
        first = event.earliest or (phases[event.phase].from_ if event.phase else exercise.details.from_)
        start = begins(first, problem.zone) + timedelta(hours=8)
        units = tuple(Place(unit=unit) for unit in event.units)
        length = timedelta(minutes=event.occupied_minutes(problem.slot))
        venue = event.venues[0] if event.venues else None
        assignments.append(Assignment(id=event.id, start=start, end=start + length, venue=venue, units=units))
    return Exercise([*exercise.records(), *assignments])


@pytest.fixture(scope="module")
def rimpac() -> Exercise:
    return placed(read_plan(asset("examples", "rimpac-2024.plan.json")))


def minutes(exercise: Exercise) -> Any:
    return TravelTimes(exercise).minutes


MEANS = Means(days_off, minutes)


@pytest.fixture
def printed(tmp_path: Path) -> Printer:
    """Prints sections and gives their text without line breaks, contents and cover left out."""

    def text(context: Context, *codes: str, means: Means | None = MEANS) -> str:
        path = tmp_path / "x.pdf"
        write_briefing(replace(context, means=means), path, sections=sections_of(codes))
        document = pypdfium2.PdfDocument(path)
        pages = [page.get_textpage().get_text_range() for page in document]
        document.close()
        return " ".join(" ".join(pages[2:]).split())

    return text


def changed(exercise: Exercise, noun: str, record_id: str, **fields: Any) -> Exercise:
    """The exercise with one record altered."""
    records = [
        replace(record, **fields) if (record.noun, record.id) == (noun, record_id) else record
        for record in exercise.records()
    ]
    return Exercise(records)


def test_an_event_sheet_tells_all_of_an_event(rimpac: Exercise, printed: Printer) -> None:
    exercise = changed(rimpac, "event", "H9", description="All ships answer.", notes="Bring the call signs.")
    whole = printed(Context.of(exercise), "event_sheets")
    assert "H9 Communications check, all ships" in whole
    assert "All ships answer." in whole
    assert "Bring the call signs." in whole
    assert "Zulu 271800ZJUN24 – 272100ZJUN24" in whole
    assert "Length 3 h" in whole
    assert "language: all share one (eng), level 2" in whole
    assert "after (U) H8 Navigation and force protection brief" in whole
    assert "H9 Communications check, all ships waits for it" in whole
    for event in rimpac.events:
        assert event.id in whole


def test_an_event_sheet_tells_what_endangers_the_event(rimpac: Exercise, printed: Printer) -> None:
    exercise = changed(rimpac, "nation", "KOR", languages=())
    whole = printed(Context.of(exercise), "event_sheets")
    assert "Risks No language in common: all 11 participants" in whole


def test_a_sheet_taller_than_a_page_is_broken(rimpac: Exercise, printed: Printer) -> None:
    exercise = changed(rimpac, "event", "H9", notes="line\n" * 300 + "the last line")
    assert "the last line" in printed(Context.of(exercise), "event_sheets")


def test_itineraries_of_nations_and_of_their_units(rimpac: Exercise, printed: Printer) -> None:
    whole = printed(Context.of(rimpac, "JPN", "participants"), "itinerary", "unit_itineraries")
    assert "Itineraries by nation (U) Japan Day Local time Event Venue Who" in whole
    assert "JS Kunisaki (LST 4003)" in whole
    assert "HMAS Sydney (Hobart-class DDG)" not in whole
    assert "H6 Open ship day" in whole


def test_a_nation_in_no_event_is_named_once(rimpac: Exercise, printed: Printer) -> None:
    whole = printed(Context.of(rimpac), "itinerary")
    assert "In no scheduled event: Belgium, Brazil," in whole
    own = printed(Context.of(rimpac, "BEL", "participants"), "itinerary")
    assert "Takes part in no scheduled event." in own


def test_movements_tell_the_way_and_what_is_to_spare(rimpac: Exercise, printed: Printer) -> None:
    whole = printed(Context.of(rimpac, "MYS", "participants"), "movements")
    assert "movements, 180 people" in whole
    assert "KD Lekiu (FFG 30) (MYS) Lumut naval base Guam (Apra Harbor)" in whole
    unknown = printed(Context.of(rimpac, "MYS", "participants"), "movements", means=None)
    assert "KD Lekiu (FFG 30) (MYS) Lumut naval base Guam (Apra Harbor)" in unknown


def test_an_agreement_that_is_missing_has_its_latest_safe_request_date(
    rimpac: Exercise, printed: Printer
) -> None:
    reserved = Frozen({"JPN": "No firing on Sundays."})
    exercise = changed(
        rimpac,
        "agreement",
        "CLR-MYS",
        status=AgreementStatus.NEGOTIATING,
        lead_working_days=20,
        reservations=reserved,
    )
    whole = printed(Context.of(exercise), "agreements", "event_sheets")
    assert "Japan: No firing on Sundays." in whole
    assert "All other nations" in whole
    # KD Lekiu is sent off on 29 May from her own ground, so that no guest of Malaysia's needs it.
    assert "Latest safe request dates" not in whole
    exercise = changed(
        rimpac, "agreement", "CLR-USA", status=AgreementStatus.NEGOTIATING, lead_working_days=20
    )
    whole = printed(Context.of(exercise), "agreements", "event_sheets")
    assert "20 working days 29 May 2024 30 Apr 2024 — To request (U) D3 Royal Canadian Navy arrives" in whole
    assert "Diplomatic clearance of United States is not in force (Under negotiation); request it by" in whole
    asked = changed(exercise, "agreement", "CLR-USA", requested=date(2024, 5, 20))
    assert "20 May 2024 Too late" in printed(Context.of(asked), "agreements")
    assert "Latest safe" not in printed(Context.of(exercise), "agreements", means=None)


def test_gaps_are_told_with_what_would_bridge_them(rimpac: Exercise, printed: Printer) -> None:
    whole = printed(Context.of(rimpac), "interoperability")
    assert "those who take part share what the event needs" in whole
    assert "language, data link, fuel" in whole
    exercise = changed(rimpac, "nation", "KOR", languages=(Spoken(language="kor", level=5),))
    whole = printed(Context.of(exercise), "interoperability")
    assert "Malaysia – Republic of Korea language MYS: eng, msa KOR: kor" in whole
    assert "Japan – Republic of Korea" in whole  # both with staff only
    assert "An interpreter, or a liaison officer who speaks eng/msa and kor" in whole
    own = printed(Context.of(exercise, "CHL", "participants"), "interoperability")
    assert "Malaysia – Republic of Korea" not in own
    assert "Chile – Republic of Korea" in own


def test_shared_resources_and_their_use(rimpac: Exercise, printed: Printer) -> None:
    whole = printed(Context.of(rimpac), "resources")
    assert "Medical evacuation teams 3" in whole
    assert "(U) S7 Surface gunnery (GUNEX) × 1 (Mon 8 Jul)" in whole
    assert "/3" in whole


def test_coverage_and_burden(rimpac: Exercise, printed: Printer) -> None:
    whole = printed(Context.of(rimpac), "coverage")
    assert "Respond together to a disaster" in whole
    assert "Share professional practice 0 of 29" in whole
    assert "In no scheduled event: Belgium, Brazil," in whole
    assert "(U) United States 19" in whole


def moved(exercise: Exercise, event: str, days: int) -> Exercise:
    """The exercise with an event so many days later."""
    place = next(one for one in exercise.assignments if one.id == event)
    later = replace(place, start=place.start + timedelta(days=days), end=place.end + timedelta(days=days))
    return Exercise([later if one is place else one for one in exercise.records()])


def without(exercise: Exercise, noun: str, record_id: str) -> Exercise:
    kept = (one for one in exercise.records() if one.id != record_id or one.noun not in (noun, "assignment"))
    return Exercise(kept)


def test_changes_since_the_last_issue(rimpac: Exercise, printed: Printer) -> None:
    earlier = moved(without(rimpac, "event", "H6"), "H9", 3)
    order = Order("", earlier=earlier)
    whole = printed(context_of(rimpac, None, "planning", order), "changes")
    assert "(U) H6 Open ship day New — Thu 27 Jun 2024" in whole
    assert "H9 Communications check, all ships Moved Sun 30 Jun 2024 08:00–11:00" in whole
    own = printed(context_of(rimpac, "SGP", "participants", order), "changes")
    assert own.index("Concerning Singapore") < own.index("H9 Comm") < own.index("Other changes")
    later = context_of(without(rimpac, "event", "H6"), None, "planning", Order("", earlier=rimpac))
    assert "H6 Open ship day Taken out Thu 27 Jun 2024" in printed(later, "changes")
    same = context_of(rimpac, None, "planning", Order("", earlier=rimpac))
    assert same.changes == ()


def test_what_is_withheld_since_is_no_event_that_was_taken_out(rimpac: Exercise) -> None:
    secret = Marking(classification=Classification.SECRET, releasable_to=())
    now = changed(rimpac, "event", "H6", marking=secret)
    for before, after in ((rimpac, now), (now, rimpac)):
        context = context_of(moved(after, "H9", 1), "CHL", "participants", Order("", earlier=before))
        told = " ".join(f"{one}" for one in context.changes)
        assert "H9" in told
        assert "H6" not in told
    hosts = context_of(now, None, "planning", Order("", earlier=rimpac))
    assert hosts.changes == ()


def test_units_that_come_and_go_are_named_as_far_as_they_are_known(
    rimpac: Exercise, printed: Printer
) -> None:
    place = next(one for one in rimpac.assignments if one.id == "H9")
    fewer = replace(place, units=place.units[1:])
    earlier = Exercise([fewer if one is place else one for one in rimpac.records()])
    whole = printed(context_of(rimpac, None, "planning", Order("", earlier=earlier)), "changes")
    assert "in addition: USS Frank E. Petersen Jr. (DDG 121), United States" in whole
    whole = printed(context_of(earlier, None, "planning", Order("", earlier=rimpac)), "changes")
    assert "without: USS Frank E. Petersen Jr. (DDG 121), United States" in whole


def test_a_nation_that_is_new_gets_no_changes(rimpac: Exercise) -> None:
    earlier = without(rimpac, "nation", "BEL")
    assert context_of(rimpac, "BEL", "participants", Order("", earlier=earlier)).changes == ()


def test_points_of_contact(rimpac: Exercise, printed: Printer) -> None:
    assert "contacts" not in {one.code for one in SECTIONS if one.applies(Context.of(rimpac))}
    exercise = changed(rimpac, "nation", "NLD", contact="Cdr De Vries, +31 00 000 0000")
    assert "(U) Netherlands Participant Cdr De Vries, +31 00 000 0000" in printed(
        Context.of(exercise), "contacts"
    )
    public = Context.of(exercise, None, "public")
    assert "contacts" not in {one.code for one in SECTIONS if one.applies(public)}


def test_the_glossary_explains_what_stands_in_the_pack(rimpac: Exercise, printed: Printer) -> None:
    whole = printed(Context.of(rimpac), "glossary")
    for meaning in ("anti-submarine warfare", "date-time group", "begin morning nautical twilight"):
        assert meaning in whole
    assert "mine countermeasures" not in whole
    assert "D-day" not in whole
    exercise = changed(rimpac, "event", "H9", notes="Not before D+3.")
    assert "D-day, H-hour the day and the hour" in printed(Context.of(exercise), "glossary")


def test_the_distribution_list_tells_markings_to_the_hosts_alone(rimpac: Exercise, printed: Printer) -> None:
    whole = printed(Context.of(rimpac), "distribution")
    assert "(U) Canada, participants CAN Participant RESTRICTED//REL TO" in whole
    own = printed(Context.of(rimpac, "CHL", "participants"), "distribution")
    assert "(U) Canada, participants CAN" in own or "Canada, participants CAN" in own
    assert "RESTRICTED" not in own
    public = Context.of(rimpac, None, "public")
    assert "distribution" not in {one.code for one in SECTIONS if one.applies(public)}
