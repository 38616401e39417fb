"""Repairs, other places and fallbacks as the window asks for them: each is adopted as one change."""

from concurrent.futures import ThreadPoolExecutor
from datetime import date

from exercise_planner.domain.exercise import Exercise
from exercise_planner.edits import triggers
from exercise_planner.planning.check import check
from exercise_planner.planning.solver.repairing.repair import Care
from exercise_planner.workspace import alternatives, repairing, what_if
from tests.planning.planning_base import Draft


def scheduled() -> Exercise:
    draft = Draft()
    return repairing.earlier_schedule(draft.exercise, draft.assignments)


def test_a_repair_is_one_change_that_can_be_undone() -> None:
    exercise = scheduled()
    words = [repairing.losing("ISLE=2027-06-07..2027-06-08"), repairing.withdrawing("FIN@2027-06-07")]
    befallen = repairing.befall(exercise, words)
    assert befallen.label == "2 changes of the plan"
    result = repairing.repaired(exercise, befallen, Care(prove=False))
    assert result.changed == len(result.hit) == 2
    changeset = repairing.proposal(exercise, befallen, result)
    after = exercise.with_changes(changeset)
    assert not check(after)
    assert after.with_changes(changeset.inverse()) == exercise
    lines = repairing.told(exercise.with_changes(befallen), result)
    assert ["Hunt" in line for line in lines] == [True, False]
    assert all("concerns" in line for line in lines)


def test_what_is_given_up_is_told() -> None:
    exercise = scheduled()
    befallen = repairing.befall(exercise, [repairing.withdrawing("N1"), repairing.withdrawing("S1")])
    result = repairing.repaired(exercise, befallen)
    (move,) = [move for move in result.moves if move.event == "PATROL"]
    assert move.after is None
    assert "nobody left" in move.reasons[0].message
    assert "PATROL" in result.hit
    assert not check(exercise.with_changes(repairing.proposal(exercise, befallen, result)))


def test_a_plan_that_has_changed_already_is_repaired_without_a_trigger() -> None:
    before = scheduled()
    exercise = before.with_changes(triggers.lose_venue(before, "ISLE", date(2027, 6, 7)))
    nothing = repairing.befall(exercise, [])
    result = repairing.repaired(exercise, nothing)
    changeset = repairing.proposal(exercise, nothing, result)
    assert changeset.label == "Repair the schedule"
    assert not check(exercise.with_changes(changeset))


def test_another_place_is_one_change() -> None:
    exercise = scheduled()
    found = alternatives.other_places(exercise, "HUNT", 3)
    assert len(alternatives.told(exercise, found)) == 3
    changeset = alternatives.take(exercise, found[0])
    assert changeset.label == "Move Hunt"
    assert not check(exercise.with_changes(changeset))


def test_a_fallback_is_one_change() -> None:
    exercise = scheduled()
    with ThreadPoolExecutor(1) as executor:
        (blow,) = what_if.blows(exercise, ["ISLE"], executor=executor)
    assert not check(exercise.with_changes(what_if.fall_back(exercise, blow)))
    assert not check(what_if.without(exercise, blow), blow.fallback.assignments)
