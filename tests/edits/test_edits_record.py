"""Adding, changing, removing and renaming records of any kind; references follow."""

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from exercise_planner.assets import examples
from exercise_planner.domain import PLAN_RECORDS
from exercise_planner.domain.agreement import Agreement
from exercise_planner.domain.event import Event, Lock
from exercise_planner.domain.exercise import Exercise
from exercise_planner.domain.milestone import Milestone
from exercise_planner.domain.nation import Nation
from exercise_planner.domain.objective import Objective
from exercise_planner.domain.phase import Phase
from exercise_planner.domain.pool import Pool
from exercise_planner.domain.record import Record
from exercise_planner.domain.relation import Relation
from exercise_planner.domain.schedule import Assignment, Schedule
from exercise_planner.domain.travel import Travel
from exercise_planner.domain.unit import Unit
from exercise_planner.domain.venue import Venue
from exercise_planner.edits import record
from exercise_planner.edits.validity import require_references
from exercise_planner.errors import InputError, NotFoundError
from tests import builders
from tests.builders import drill, exercises


def without(exercise: Exercise, cls: type[Record], record_id: str) -> Exercise:
    changeset = record.remove(exercise, exercise.the(cls, record_id))
    after = exercise.with_changes(changeset)
    require_references(after, after.records())
    assert after.with_changes(changeset.inverse()) == exercise
    return after


def test_a_new_record_stands_at_the_end() -> None:
    changeset = record.add(drill(), builders.nation("FIN", "Finland"))
    assert changeset.label == "Add Finland"
    assert [nation.id for nation in drill().with_changes(changeset).nations] == ["NOR", "SWE", "DEU", "FIN"]


def test_several_new_records_may_refer_to_each_other() -> None:
    changeset = record.add(
        drill(), builders.unit("F1", "FIN"), builders.unit("F2", "FIN"), builders.nation("FIN", "Finland")
    )
    after = drill().with_changes(changeset)
    assert [unit.id for unit in after.units][-2:] == ["F1", "F2"]
    assert changeset.label == "Add 3 records"


@pytest.mark.parametrize(
    ("new", "words"),
    [
        (builders.nation("NOR"), "already a nation"),
        (builders.unit("X", "FIN"), "“FIN”, expected the id of a nation"),
        (builders.event("X", priority=9), "from 1 to 5"),
        (builders.event("X", lead="OTO"), "“OTO”, expected the id of a unit or nation; did you mean “OTTO”"),
        (builders.nation("#1"), "does not begin with #"),
        (builders.nation("X", name="\a"), "control characters"),
    ],
)
def test_what_no_plan_could_hold_is_refused(new: Record, words: str) -> None:
    with pytest.raises(InputError, match=words.replace("?", r"\?")):
        record.add(drill(), new)


def test_a_change_keeps_what_others_changed_meanwhile() -> None:
    exercise = drill()
    old = exercise.the(Unit, "OTTO")
    exercise = exercise.with_changes(record.change(exercise, old, personnel=120))
    changeset = record.change(exercise, old, name="KNM Otto Sverdrup")
    after = exercise.with_changes(changeset).the(Unit, "OTTO")
    assert (after.personnel, after.name) == (120, "KNM Otto Sverdrup")
    assert changeset.label == "Change name of HNoMS Otto Sverdrup"
    assert record.change(exercise, old, name="X", personnel=1).label == "Change HNoMS Otto Sverdrup"


def test_a_change_to_the_same_is_none() -> None:
    assert not record.change(drill(), drill().the(Unit, "OTTO"), name="HNoMS Otto Sverdrup")


def test_a_change_is_checked() -> None:
    unit = drill().the(Unit, "OTTO")
    with pytest.raises(InputError, match="FIN"):
        record.change(drill(), unit, nation="FIN")
    with pytest.raises(InputError, match="personnel"):
        record.change(drill(), unit, personnel=-1)
    with pytest.raises(TypeError, match="rename"):
        record.change(drill(), unit, id="X")
    with pytest.raises(NotFoundError):
        record.change(drill(), builders.unit("X", "NOR"), personnel=1)


def test_several_records_change_as_one() -> None:
    changeset = record.change_each(drill(), *drill().units, min_rest_minutes=60)
    assert changeset.label == "Change min rest of 3 units"
    assert {unit.min_rest_minutes for unit in drill().with_changes(changeset).units} == {60}


def test_a_duration_takes_the_place_in_the_schedule_along() -> None:
    after = drill().with_changes(record.change(drill(), drill().the(Event, "ASW1"), duration_minutes=100))
    place = after.the(Assignment, "ASW1")
    assert (place.end - place.start).total_seconds() == 120 * 60
    assert after.schedule is None


def test_the_grid_takes_all_places_along() -> None:
    after = drill().with_changes(record.change(drill(), drill().details, slot_minutes=50))
    lengths = {place.id: (place.end - place.start).total_seconds() / 60 for place in after.assignments}
    assert lengths == {"ASW1": 250, "ASW2": 150}


def test_named_units_take_their_places() -> None:
    event = drill().the(Event, "ASW1")
    after = drill().with_changes(record.change(drill(), event, units=("VISBY", "U35")))
    places = {(place.unit, place.requirement) for place in after.the(Assignment, "ASW1").units}
    assert places == {("VISBY", None), ("U35", None)}


def test_places_of_a_requirement_go_with_it() -> None:
    after = drill().with_changes(record.change(drill(), drill().the(Event, "ASW1"), requires=()))
    assert [place.unit for place in after.the(Assignment, "ASW1").units] == ["OTTO"]


def test_without_a_nation_everything_of_it_is_gone() -> None:
    after = without(drill(), Nation, "SWE")
    assert [unit.id for unit in after.units] == ["OTTO", "U35"]
    assert [relation.between for relation in after.relations] == [("NOR", "DEU")]
    assert [objective.id for objective in after.objectives] == ["O1"]
    assert after.agreements == ()
    first, second, third = after.events
    assert first.requires[0].nations == ("NOR",)
    assert first.objectives == ("O1",)
    assert second.lead is None
    assert third.lock == Lock(venue="RENA")
    assert [place.unit for place in after.the(Assignment, "ASW1").units] == ["OTTO"]
    assert after.schedule is None


def test_without_its_host_an_exercise_has_none() -> None:
    after = without(drill(), Nation, "NOR")
    assert after.details.hosts == ()
    assert after.get(Agreement, "A1") is None
    assert [venue.nation for venue in after.venues] == [None, None]
    first = after.the(Event, "ASW1")
    assert (first.units, first.lead) == ((), None)
    assert [need.dimension for need in first.interoperability] == ["language"]


def test_without_a_venue_nothing_is_held_there() -> None:
    after = without(drill(), Venue, "RENA")
    assert [place.id for place in after.assignments] == ["ASW1"]
    assert after.travel == ()
    assert after.the(Milestone, "IPC").venue is None
    assert after.the(Event, "DVD").lock == Lock(units=("VISBY",))
    assert without(drill(), Venue, "ANDFJ").the(Event, "ASW1").venues == ()


def test_without_an_event_nothing_waits_for_it() -> None:
    after = without(drill(), Event, "ASW1")
    assert after.the(Event, "ASW2").after == ()
    assert [place.id for place in after.assignments] == ["ASW2"]


@pytest.mark.parametrize(
    ("cls", "record_id", "field", "left"),
    [(Pool, "LIFT", "pools", {}), (Phase, "P1", "phase", None), (Objective, "O1", "objectives", ("O2",))],
)
def test_without_what_an_event_names(cls: type[Record], record_id: str, field: str, left: object) -> None:
    held = getattr(without(drill(), cls, record_id).the(Event, "ASW1"), field)
    assert (dict(held) if isinstance(left, dict) else held) == left


def test_an_empty_lock_goes() -> None:
    exercise = builders.exercise(builders.venue("V"), builders.event("E", lock=Lock(venue="V")))
    assert without(exercise, Venue, "V").the(Event, "E").lock is None


def test_several_are_removed_as_one() -> None:
    changeset = record.remove(drill(), *drill().units)
    assert changeset.label == "Remove 3 units"
    assert record.remove(drill(), drill().the(Nation, "SWE")).label == "Remove Sweden"
    assert record.remove(drill(), drill().relations[0]).label == "Remove relation of Sweden and Germany"
    assert record.remove(drill(), drill().travel[0]).label == "Remove travel from Andfjorden to Rena"


def test_what_cannot_be_removed() -> None:
    with pytest.raises(InputError, match="exercise itself"):
        record.remove(drill(), drill().details)
    with pytest.raises(NotFoundError):
        record.remove(drill(), builders.nation("FIN"))


def test_a_lead_of_two_readings_is_the_unit() -> None:
    exercise = builders.exercise(
        builders.nation("X"), builders.nation("Y"), builders.unit("X", "Y"), builders.event("E", lead="X")
    )
    assert without(exercise, Nation, "X").the(Event, "E").lead == "X"
    assert without(exercise, Unit, "X").the(Event, "E").lead is None
    renamed = exercise.with_changes(record.rename(exercise, exercise.the(Nation, "X"), "Z"))
    assert renamed.the(Event, "E").lead == "X"


def test_a_new_id_is_followed_everywhere() -> None:
    changeset = record.rename(drill(), drill().the(Nation, "SWE"), "SVE")
    after = drill().with_changes(changeset)
    assert changeset.label == "Rename Sweden"
    assert after.the(Unit, "VISBY").nation == "SVE"
    assert [relation.between for relation in after.relations] == [("SVE", "DEU"), ("NOR", "SVE", "DEU")]
    assert after.the(Event, "ASW2").lead == "SVE"
    assert after.schedule == drill().schedule
    back = after.with_changes(record.rename(after, after.the(Nation, "SVE"), "SWE"))
    assert back == drill()


def test_a_new_id_of_an_event_takes_its_place_along() -> None:
    after = drill().with_changes(record.rename(drill(), drill().the(Event, "ASW1"), "HUNT"))
    assert [place.id for place in after.assignments] == ["HUNT", "ASW2"]
    assert after.the(Event, "ASW2").after[0].event == "HUNT"
    assert after.schedule is not None
    named = drill().with_changes(record.rename(drill(), drill().the(Event, "DVD"), "VISIT"))
    assert named.schedule is None


@pytest.mark.parametrize("new_id", ["NOR", "", "#1", "x" * 201])
def test_an_id_that_cannot_be_is_refused(new_id: str) -> None:
    with pytest.raises(InputError):
        record.rename(drill(), drill().the(Nation, "SWE"), new_id)


def test_what_has_no_id_of_its_own_is_not_renamed() -> None:
    for item in (drill().details, drill().assignments[0]):
        with pytest.raises(InputError, match="no id of its own"):
            record.rename(drill(), item, "X")
    assert not record.rename(drill(), drill().the(Nation, "SWE"), "SWE")


@pytest.mark.parametrize(
    ("cls", "wish", "given"),
    [
        (Nation, "FIN", "FIN"),
        (Nation, "NOR", "NOR-2"),
        (Nation, "", "nation-1"),
        (Event, "Hunt the  submarine", "Hunt-the-submarine"),
        (Event, "#1 \a", "1"),
        (Relation, "whatever", "#3"),
        (Travel, "", "#2"),
    ],
)
def test_ids_are_fresh(cls: type[Record], wish: str, given: str) -> None:
    assert record.fresh_id(drill(), cls, wish) == given


@given(st.text(max_size=300), st.sampled_from(PLAN_RECORDS))
def test_any_wish_gives_an_id_that_can_be_used(wish: str, cls: type[Record]) -> None:
    exercise = drill()
    new_id = record.fresh_id(exercise, cls, wish)
    first = exercise.all(cls)[0]
    assert exercise.with_changes(record.rename(exercise, first, new_id)).get(cls, new_id) is not None


@settings(max_examples=50)
@given(exercises(), st.data())
def test_any_record_can_go_or_take_another_id(exercise: Exercise, data: st.DataObject) -> None:
    chosen = data.draw(st.sampled_from([item for cls in PLAN_RECORDS for item in exercise.all(cls)]))
    after = exercise.with_changes(record.remove(exercise, chosen))
    require_references(after, after.records())
    assert after.get(type(chosen), chosen.id) is None
    other = record.fresh_id(exercise, type(chosen), "another")
    renamed = exercise.with_changes(record.rename(exercise, chosen, other))
    require_references(renamed, renamed.records())
    back = renamed.with_changes(record.rename(renamed, renamed.the(type(chosen), other), chosen.id))
    assert [item for item in back.records() if not isinstance(item, Schedule)] == [
        item for item in exercise.records() if not isinstance(item, Schedule)
    ]


@pytest.mark.parametrize("path", examples(), ids=lambda path: path.stem)
def test_the_examples_stay_sound_when_any_nation_withdraws(path: Path) -> None:
    exercise = builders.example(path)
    for nation in exercise.nations:
        after = exercise.with_changes(record.remove(exercise, nation))
        require_references(after, after.records())
        assert all(unit.nation != nation.id for unit in after.units)
