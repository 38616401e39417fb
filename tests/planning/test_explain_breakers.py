"""Plans that could be scheduled, broken on purpose: the reason is named, is minimal, and a remedy helps."""

import pytest

from exercise_planner.domain.schedule import Schedule
from exercise_planner.planning.solver.clock import Clock
from exercise_planner.planning.solver.explaining.cores import Cores
from exercise_planner.planning.solver.explaining.diagnosis import clashes, explain
from exercise_planner.planning.solver.explaining.ground import Ground
from exercise_planner.planning.solver.explaining.guarded import GuardedBoard, key_of
from exercise_planner.planning.solver.explaining.remedies import schedulable
from exercise_planner.planning.solver.explaining.suspects import is_hopeless
from exercise_planner.workspace.remedies import apply_remedy
from tests.planning.explain_breakers import BREAKERS, Breaker, half_days, lock_outside, long_chain
from tests.planning.generate import dense
from tests.planning.planning_cases import Case, random_exercise

TIME = 120
each_way = pytest.mark.parametrize("way", BREAKERS, ids=lambda way: way.__name__)


@each_way
def test_the_planted_reason_is_named_and_the_first_remedy_helps(way: Breaker) -> None:
    broken = way(dense(60, 3))
    told = explain(broken.exercise, TIME)
    named = Schedule(conflicts=told.conflicts, further_conflicts=told.further).all_conflicts
    facts = [conflict for conflicts in named for conflict in conflicts]
    assert broken.rules <= {conflict.rule for conflict in facts}
    assert broken.named <= {one for conflict in facts for ids in conflict.refs.values() for one in ids}
    assert told.remedies
    after = broken.exercise.with_changes(apply_remedy(broken.exercise, told.remedies[0]))
    assert schedulable(after, Clock.of(TIME)), told.remedies[0].text


@each_way
def test_each_conflict_is_minimal_and_has_no_fact_of_another(way: Breaker) -> None:
    ground = Ground.of(way(dense(60, 4)).exercise)
    found = clashes(ground, Clock.of(TIME))
    keys = [key_of(fact) for clash in found for fact in clash.facts]
    assert keys
    assert len(keys) == len(set(keys))
    for clash in found:
        cores = Cores(GuardedBoard(ground.problem, ground.limits, clash.events), Clock.of(TIME))
        known = {key_of(fact): guard for guard, fact in cores.board.facts.items()}
        guards = frozenset(known[key_of(fact)] for fact in clash.facts)
        assert cores.impossible(guards)
        for guard in guards:
            assert not cores.impossible(guards - {guard}), cores.board.facts[guard].text


def test_what_is_broken_in_several_places_has_a_conflict_for_each() -> None:
    given = dense(60, 5)
    exercise = half_days(given).exercise
    exercise = lock_outside(given._replace(exercise=exercise)).exercise
    told = explain(exercise, TIME)
    rules = [{conflict.rule for conflict in facts} for facts in (told.conflicts, *told.further)]
    assert sorted(map(sorted, rules)) == [
        ["lock", "mandatory", "window"],
        ["mandatory", "venue_capacity", "window"],
    ]
    assert told.remedies
    assert len(told.remedies[0].changes) > 1
    after = exercise.with_changes(apply_remedy(exercise, told.remedies[0]))
    assert schedulable(after, Clock.of(TIME))


def test_remedies_say_no_more_than_is_needed() -> None:
    broken = long_chain(dense(60, 3))
    texts = [remedy.text for remedy in explain(broken.exercise, TIME).remedies]
    assert any(text.startswith("Let “Extra") for text in texts)
    broken = half_days(dense(60, 3))
    texts = [remedy.text for remedy in explain(broken.exercise, TIME).remedies]
    assert "Let Range 0 take 3 events at once instead of 1" in texts


@pytest.mark.parametrize("seed", range(6))
def test_a_plan_that_has_a_schedule_is_never_held_to_be_hopeless(seed: int) -> None:
    for density in (0.5, 0.85, 1):
        assert not is_hopeless(Ground.of(dense(40, seed, density).exercise).terms)


def test_no_small_plan_that_has_a_schedule_is_held_to_be_hopeless() -> None:
    solvable = hopeless = 0
    for seed in range(80):
        case = Case(random_exercise(seed))
        plain = is_hopeless(Ground.of(case.exercise).terms)
        if case.first() is None:
            hopeless += plain
        else:
            assert not plain, seed
            solvable += 1
    assert solvable
    assert hopeless
