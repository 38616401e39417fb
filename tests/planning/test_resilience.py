"""What if each nation, unit and venue were lost: ranked by what is lost, each with a schedule that holds."""

import threading
from concurrent.futures import Executor, ProcessPoolExecutor, ThreadPoolExecutor
from multiprocessing import get_context

import pytest
from distributed import Client

from exercise_planner.domain.finding import Subject
from exercise_planner.planning.check import check
from exercise_planner.planning.solver import resilience
from exercise_planner.planning.solver.repairing.repair import Care
from exercise_planner.planning.solver.resilience import Blow, trigger, what_if
from tests.planning.generate import dense
from tests.planning.planning_base import Draft

CARE = Care(time_limit=60, steps=20, prove=False)


def said(blows: tuple[Blow, ...]) -> list[tuple[str, int, float, int]]:
    return [(one.subject.id, one.weight, one.objectives, one.moved) for one in blows]


def test_the_single_point_of_failure_comes_first() -> None:
    draft = Draft()
    with ThreadPoolExecutor(1) as executor:
        blows = what_if(draft.exercise, draft.assignments, care=CARE, executor=executor)
    assert {one.subject.id for one in blows} == {
        *("NOR", "SWE", "FIN"),
        *("N1", "N2", "S1", "F1"),
        *("BAY", "ISLE", "HALL"),
    }
    ranks = [one.rank for one in blows]
    assert ranks == sorted(ranks, reverse=True)
    by_id = {one.subject.id: one for one in blows}
    assert by_id["HALL"].unscheduled == ("TALKS",)
    assert by_id["HALL"].weight == 3
    assert by_id["BAY"].unscheduled == ("HUNT",)
    assert by_id["N2"].rank[:3] == (0, 0, 0)
    assert by_id["F1"].unscheduled == ()
    assert [move.event for move in by_id["F1"].fallback.moves] == ["HUNT"]
    assert by_id["FIN"].objectives == 1
    assert by_id["ISLE"].moved == 1


def test_each_fallback_holds() -> None:
    generated = dense(40, 3, 0.5)
    exercise = generated.exercise
    some = [Subject("nation", "NOR"), Subject("unit", "U1"), Subject("venue", "V0"), Subject("venue", "V1")]
    with ThreadPoolExecutor(1) as executor:
        blows = what_if(exercise, generated.hidden, of=some, care=CARE, executor=executor)
    for one in blows:
        standing = exercise.with_changes(resilience.adopt(exercise, generated.hidden, None))
        after = standing.with_changes(trigger(standing, one.subject))
        broken = {finding.rule for finding in check(after, one.fallback.assignments)}
        assert broken <= {"mandatory"}
        kept = {place.id for place in one.fallback.assignments}
        assert set(one.unscheduled) == {place.id for place in generated.hidden} - kept


def test_a_cluster_and_other_processes_say_the_same_as_a_thread() -> None:
    draft = Draft()
    some = [Subject("venue", "BAY"), Subject("nation", "FIN"), Subject("unit", "S1")]

    def told(executor: Executor | None) -> list[tuple[str, int, float, int]]:
        blows = what_if(draft.exercise, draft.assignments, of=some, care=CARE, executor=executor)
        return said(blows)

    with ThreadPoolExecutor(1) as threads:
        here = told(threads)
    with ProcessPoolExecutor(1, mp_context=get_context("spawn")) as processes:
        assert told(processes) == here
    with Client(processes=False, n_workers=1, threads_per_worker=1, dashboard_address=None) as client:
        assert told(client.get_executor()) == here
    assert told(None) == here


def test_progress_is_told_and_a_stop_is_heard() -> None:
    draft = Draft()
    stop, heard = threading.Event(), list[tuple[int, int]]()

    def progress(done: int, all_: int) -> None:
        heard.append((done, all_))
        stop.set()

    with ThreadPoolExecutor(1) as executor:
        blows = what_if(
            draft.exercise,
            draft.assignments,
            care=CARE,
            executor=executor,
            on_progress=progress,
            stop=stop,
        )
    assert heard
    assert len(blows) == heard[-1][0] < 10
    assert heard[-1][1] == 10


def test_a_failure_is_raised(monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object) -> None:
        raise ValueError("broken")

    monkeypatch.setattr(resilience, "mend", fail)
    draft = Draft()
    with ThreadPoolExecutor(1) as executor, pytest.raises(ValueError, match="broken"):
        what_if(draft.exercise, draft.assignments, executor=executor)
