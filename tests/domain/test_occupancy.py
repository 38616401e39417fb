"""What a withheld event leaves in a venue that its reader may see: not available, and nothing else."""

from dataclasses import replace
from datetime import timedelta

from builders import START, assignment, details, event, exercise, nation, unit, venue

from exercise_planner.domain.event import Requirement
from exercise_planner.domain.exercise import Exercise
from exercise_planner.domain.record import Classification, Marking
from exercise_planner.domain.releasability import Audience, releasable
from exercise_planner.domain.schedule import Place
from exercise_planner.domain.timespan import Period

HOSTS = Marking(classification=Classification.SECRET, releasable_to=())
HOUR = timedelta(hours=1)


def full(most: int = 1, **secret_venue: object) -> Exercise:
    return exercise(
        details(),
        nation("NOR"),
        nation("SWE"),
        unit("U1", "SWE"),
        unit("U2", "NOR", marking=HOSTS),
        unit("U3", "NOR"),
        replace(venue("V", "Fjord", max_events=most), **secret_venue),
        event("X1", marking=HOSTS),
        event("X2", marking=HOSTS),
        event("X3", marking=HOSTS),
        event(
            "K1",
            requires=(Requirement(capability="ASW", count=2, min_nations=2),),
            units=("U1",),
            min_nations=2,
        ),
        assignment("X1", START, venue="V"),
        assignment("X2", START + 2 * HOUR, venue="V"),
        assignment("X3", START + 9 * HOUR, venue="V"),
        assignment(
            "K1",
            START + 5 * HOUR,
            venue="V",
            units=(Place(unit="U1"), Place(unit="U2", requirement=0), Place(unit="U3", requirement=0)),
        ),
    )


def spans(seen: Exercise) -> list[tuple[float, float]]:
    return [
        ((period.from_ - START) / HOUR, (period.to - START) / HOUR)  # type: ignore[operator]
        for period in seen.venues[0].unavailable
    ]


def test_times_that_touch_are_one_and_none_can_be_linked() -> None:
    seen = releasable(full(), "SWE", Audience.PARTICIPANTS)
    assert spans(seen) == [(0, 4), (9, 11)]
    assert all(period.reason == "" for period in seen.venues[0].unavailable)
    assert [place.id for place in seen.assignments] == ["K1"]


def test_a_venue_that_takes_more_is_still_available() -> None:
    assert spans(releasable(full(most=2), "SWE", Audience.PARTICIPANTS)) == []


def test_observers_are_told_nothing() -> None:
    assert spans(releasable(full(), "SWE", Audience.OBSERVERS)) == []


def test_the_venues_own_closings_stay() -> None:
    day = START.date()
    closings = (Period(from_=day, to=day, reason="Fog"), Period(from_=START + HOUR, to=START + 6 * HOUR))
    seen = releasable(full(unavailable=closings), "SWE", Audience.PARTICIPANTS)
    named, *rest = seen.venues[0].unavailable
    assert named == closings[0]
    assert [(period.from_, period.to) for period in rest] == [
        (START, START + 6 * HOUR),
        (START + 9 * HOUR, START + 11 * HOUR),
    ]


def test_no_number_tells_of_a_withheld_unit() -> None:
    (seen,) = releasable(full(), "SWE", Audience.PARTICIPANTS).events
    assert [item.count for item in seen.requires] == [1]
    assert seen.min_nations == 0
    (place,) = releasable(full(), "SWE", Audience.PARTICIPANTS).assignments
    assert [(one.unit, one.requirement) for one in place.units] == [("U1", None), ("U3", 0)]
