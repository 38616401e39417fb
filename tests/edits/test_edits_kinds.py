"""What only records of one kind can do."""

from datetime import date

import pytest

from exercise_planner.domain.agreement import Agreement, AgreementKind, AgreementStatus
from exercise_planner.domain.event import Event
from exercise_planner.domain.milestone import Milestone
from exercise_planner.domain.nation import Nation, Role
from exercise_planner.domain.record import Record
from exercise_planner.domain.relation import RelationRule
from exercise_planner.domain.timespan import Period
from exercise_planner.domain.unit import Unit
from exercise_planner.domain.venue import Position, Venue
from exercise_planner.edits import (
    agreement,
    details,
    event,
    milestone,
    nation,
    objective,
    phase,
    pool,
    record,
    relation,
    travel,
    unit,
    venue,
)
from tests.builders import drill

REFIT = Period(from_=date(2027, 3, 3), to=date(2027, 3, 4), reason="refit")
NEW: list[tuple[Record, str]] = [
    (nation.new(drill(), "Finland", code="FIN"), "FIN"),
    (unit.new(drill(), "HNoMS Maud", "NOR", personnel=150), "HNoMS-Maud"),
    (venue.new(drill(), "Rena"), "Rena"),
    (pool.new(drill(), "Buses", 12), "Buses"),
    (phase.new(drill(), "Second", date(2027, 3, 8), date(2027, 3, 14)), "Second"),
    (objective.new(drill(), "Speak one language"), "Speak-one-language"),
    (agreement.new(drill(), AgreementKind.MOU, "NOR", ["SWE", "DEU"]), "MOU-NOR"),
    (relation.new(drill(), ["NOR", "DEU"], RelationRule.AVOID), "#3"),
    (travel.new(drill(), "RENA", "ANDFJ", 30, one_way=True), "#2"),
    (milestone.new(drill(), "Main planning conference", date(2026, 9, 1)), "Main-planning-conference"),
    (event.new(drill(), "ASW 3", 90, optional=True), "ASW-3"),
]


@pytest.mark.parametrize(("new", "record_id"), NEW, ids=lambda value: getattr(value, "noun", None))
def test_a_new_record_can_be_added(new: Record, record_id: str) -> None:
    assert new.id == record_id
    after = drill().with_changes(record.add(drill(), new))
    assert after.all(type(new))[-1].id == record_id


def test_a_role_of_a_nation_makes_and_unmakes_hosts() -> None:
    hosting = nation.set_role(drill(), "SWE", Role.HOST)
    after = drill().with_changes(hosting)
    assert hosting.label == "Make Sweden host"
    assert (after.details.hosts, after.the(Nation, "SWE").role) == (("NOR", "SWE"), Role.HOST)
    back = after.with_changes(nation.set_role(after, "NOR", Role.OBSERVER))
    assert back.details.hosts == ("SWE",)


def test_periods_in_which_something_is_not_available() -> None:
    after = drill().with_changes(unit.make_unavailable(drill(), "OTTO", REFIT))
    assert after.the(Unit, "OTTO").unavailable == (REFIT,)
    after = drill().with_changes(nation.make_unavailable(drill(), "SWE", REFIT))
    assert after.the(Nation, "SWE").unavailable == (REFIT,)
    changeset = venue.make_unavailable(drill(), "RENA", REFIT)
    assert changeset.label == "Close Rena"
    assert drill().with_changes(changeset).the(Venue, "RENA").unavailable == (REFIT,)
    assert drill().with_changes(details.close(drill(), REFIT)).details.closed == (REFIT,)


def test_a_unit_can_change_sides_and_a_venue_its_place() -> None:
    assert drill().with_changes(unit.transfer(drill(), "U35", "NOR")).the(Unit, "U35").nation == "NOR"
    after = drill().with_changes(venue.put_at(drill(), "RENA", 61.1, 11.4))
    assert after.the(Venue, "RENA").position == Position(61.1, 11.4)


def test_what_an_event_draws_from_a_pool() -> None:
    after = drill().with_changes(pool.draw(drill(), "LIFT", "ASW2", 3))
    assert dict(after.the(Event, "ASW2").pools) == {"LIFT": 3}
    none = after.with_changes(pool.draw(after, "LIFT", "ASW2", 0))
    assert none == drill()


def test_events_of_a_phase_and_for_an_objective() -> None:
    after = drill().with_changes(phase.put_events(drill(), "P1", "ASW2", "DVD"))
    assert {item.phase for item in after.events} == {"P1"}
    served = drill().with_changes(objective.serve(drill(), "O1", "ASW2"))
    assert served.the(Event, "ASW2").objectives == ("O1",)
    assert not objective.serve(served, "O1", "ASW2")


def test_an_agreement_is_signed() -> None:
    draft = drill().with_changes(agreement.set_status(drill(), "A1", AgreementStatus.DRAFT))
    signed = agreement.sign(draft, "A1", REFIT)
    after = draft.with_changes(signed).the(Agreement, "A1")
    assert (signed.label, after.status, after.in_force) == ("Sign A1", AgreementStatus.SIGNED, REFIT)


def test_a_milestone_moves() -> None:
    changeset = milestone.move(drill(), "IPC", date(2026, 7, 1), date(2026, 7, 3))
    assert changeset.label == "Move IPC"
    assert drill().with_changes(changeset).the(Milestone, "IPC").to == date(2026, 7, 3)


def test_a_time_of_travel_is_set_whether_there_is_one_or_not() -> None:
    after = drill().with_changes(travel.set_minutes(drill(), "RENA", "ANDFJ", 500))
    assert [(row.from_, row.minutes) for row in after.travel] == [("ANDFJ", 500)]
    rest = drill().with_changes(record.remove(drill(), *drill().travel))
    new = rest.with_changes(travel.set_minutes(rest, "RENA", "ANDFJ", 500))
    assert [(row.id, row.from_, row.minutes) for row in new.travel] == [("#1", "RENA", 500)]


def test_goals_keep_the_weights_that_are_not_named() -> None:
    after = drill().with_changes(details.set_goals(drill(), travel=2, makespan=0)).details.goals
    assert (after.travel, after.makespan, after.unscheduled) == (2, 0, 1000)
    assert details.change(drill(), name="SOUTHERN DRILL").label == "Change name of NORTHERN DRILL"
