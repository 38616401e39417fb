"""What a search may place: all, what has no place, the least change; and nothing before an instant."""

from datetime import date, datetime, timedelta

import pytest

from exercise_planner.domain.exercise import Exercise
from exercise_planner.domain.schedule import Assignment, Status
from exercise_planner.edits import schedule as schedule_edits
from exercise_planner.edits import triggers
from exercise_planner.planning.check import check
from exercise_planner.planning.comparison import compare
from exercise_planner.planning.solver.search import Options
from exercise_planner.workspace import repairing
from exercise_planner.workspace.scheduling import Extent, search
from tests.planning.planning_base import Draft

QUICK = Options(time_limit=None, workers=1, deterministic_limit=2)


@pytest.fixture
def scheduled() -> Exercise:
    draft = Draft()
    return repairing.earlier_schedule(draft.exercise, draft.assignments)


def starts(places: tuple[Assignment, ...]) -> dict[str, tuple[datetime, str | None]]:
    return {place.id: (place.start, place.venue) for place in places}


def test_only_what_has_no_place_is_placed(scheduled: Exercise) -> None:
    exercise = scheduled.with_changes(schedule_edits.unschedule(scheduled, "PATROL"))
    outcome = search(exercise, QUICK, Extent.UNSCHEDULED)
    (move,) = compare(exercise, outcome.assignments).moves
    assert (move.event, move.parts) == ("PATROL", ("added",))
    assert outcome.status is Status.FEASIBLE
    assert not check(exercise, outcome.assignments)


def test_what_stays_in_the_way_is_told_without_ways_out_that_do_not_exist(scheduled: Exercise) -> None:
    exercise = scheduled.with_changes(triggers.lose_venue(scheduled, "BAY", date(2027, 6, 7)))
    outcome = search(exercise, QUICK, Extent.UNSCHEDULED)
    assert outcome.status is Status.INFEASIBLE
    assert outcome.schedule.conflicts
    paths = [change.path for remedy in outcome.schedule.remedies for change in remedy.changes]
    assert not [path for path in paths if "lock" in path]


def test_a_repair_changes_what_it_must(scheduled: Exercise) -> None:
    exercise = scheduled.with_changes(triggers.lose_venue(scheduled, "ISLE", date(2027, 6, 7)))
    outcome = search(exercise, QUICK, Extent.REPAIR)
    assert not check(exercise, outcome.assignments)
    wrong = {item.id for finding in check(exercise) for item in finding.subjects if item.noun == "event"}
    assert {move.event for move in compare(exercise, outcome.assignments).moves} == wrong


@pytest.mark.parametrize("extent", list(Extent))
def test_what_comes_before_the_freeze_stays_and_nothing_joins_it(scheduled: Exercise, extent: Extent) -> None:
    first = min(place.start for place in scheduled.assignments)
    freeze = first + timedelta(hours=1)
    later = [place.id for place in scheduled.assignments if place.start >= freeze]
    exercise = scheduled.with_changes(schedule_edits.unschedule(scheduled, later[0]))
    before = {key: spot for key, spot in starts(exercise.assignments).items() if spot[0] < freeze}
    outcome = search(exercise, QUICK, extent, freeze)
    after = starts(outcome.assignments)
    assert before.items() <= after.items()
    assert {key for key, spot in after.items() if spot[0] < freeze} == before.keys()
    assert later[0] in after


def test_all_are_placed_anew_and_compared_with_the_present(scheduled: Exercise) -> None:
    outcome = search(scheduled, QUICK)
    assert outcome.status in (Status.OPTIMAL, Status.FEASIBLE)
    assert {place.id for place in outcome.assignments} == {event.id for event in scheduled.events}
