"""What if: the single points of failure of an exercise, each with its fallback schedule."""

import importlib
import threading
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Executor, ProcessPoolExecutor
from contextlib import contextmanager
from multiprocessing import get_context
from typing import Any

from exercise_planner.domain.changes import ChangeSet
from exercise_planner.domain.exercise import Exercise
from exercise_planner.domain.finding import Subject
from exercise_planner.domain.nation import Nation
from exercise_planner.domain.record import Record
from exercise_planner.domain.unit import Unit
from exercise_planner.domain.venue import Venue
from exercise_planner.errors import InputError, NotFoundError
from exercise_planner.planning.solver.repairing.repair import Care
from exercise_planner.planning.solver.resilience import Blow, subjects, trigger, what_if
from exercise_planner.workspace.repairing import proposal

KINDS: dict[str, type[Record]] = {cls.noun: cls for cls in (Nation, Unit, Venue)}


def blows(
    exercise: Exercise,
    ids: Iterable[str] = (),
    *,
    seconds: float = 1.0,
    executor: Executor | None = None,
    on_progress: Callable[[int, int], None] | None = None,
    stop: threading.Event | None = None,
) -> tuple[Blow, ...]:
    """What would be lost without each nation, unit and venue, the hardest blow first.

    For a thread other than the window's.

    Args:
        exercise: The exercise with its schedule.
        ids: Whom or what to try; everyone and everything when empty.
        seconds: What each repair may take.
        executor: Where it is reckoned; processes of this machine when not given.
        on_progress: Told how many of how many are done.
        stop: When it is set, what has been reckoned so far is returned.

    Raises:
        NotFoundError: An id is none of a nation, unit or venue.
        SolverError: A repair failed: a fault of ours.
    """
    care = Care(time_limit=seconds, grace=seconds, prove=False)
    return what_if(
        exercise,
        exercise.assignments,
        of=_subjects(exercise, tuple(ids)),
        care=care,
        executor=executor,
        on_progress=on_progress,
        stop=stop,
    )


def _subjects(exercise: Exercise, ids: tuple[str, ...]) -> tuple[Subject, ...]:
    everything = subjects(exercise)
    unknown = set(ids) - {subject.id for subject in everything}
    if unknown:
        raise NotFoundError(f"There is no nation, unit or venue “{min(unknown)}” in this exercise.")
    return tuple(subject for subject in everything if not ids or subject.id in ids)


def without(exercise: Exercise, blow: Blow) -> Exercise:
    """The exercise without whom or what a blow takes away; its fallback is a schedule of it."""
    return exercise.with_changes(trigger(exercise, blow.subject))


def fall_back(exercise: Exercise, blow: Blow) -> ChangeSet:
    """The loss and the schedule to fall back on, as one change."""
    return proposal(exercise, trigger(exercise, blow.subject), blow.fallback)


def told(exercise: Exercise, found: Iterable[Blow]) -> list[str]:
    """What each loss means, a sentence each."""
    return [_sentence(exercise, one) for one in found]


def _sentence(exercise: Exercise, blow: Blow) -> str:
    subject = blow.subject
    name = exercise.name(KINDS[subject.noun], subject.id)
    return (
        f"{name} ({subject.noun} {subject.id}): {_count(len(blow.unscheduled), 'event')} lost "
        f"(weight {blow.weight}), {blow.objectives:g} of objectives lost, {_count(blow.moved, 'event')} moved"
    )


def _count(number: int, noun: str) -> str:
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"


@contextmanager
def machines(workers: int = 0, cluster: str = "") -> Iterator[Executor]:
    """Where work is reckoned: processes of this machine, or a cluster.

    Args:
        workers: Processes; 0 for one a core.
        cluster: The address of a dask.distributed scheduler; none when empty.

    Raises:
        InputError: There is no such cluster, or what it takes to speak to one is not installed.
    """
    if not cluster:
        with ProcessPoolExecutor(workers or None, mp_context=get_context("spawn")) as processes:
            yield processes
        return
    try:
        connect: Any = importlib.import_module("distributed").Client  # it has no types
    except ImportError:
        raise InputError(
            "A cluster needs dask.distributed: pip install “exercise-planner[cluster]”."
        ) from None
    try:
        client = connect(cluster, timeout=10)
    except (OSError, ValueError) as fault:
        raise InputError(f"There is no cluster at {cluster}: {fault}") from None
    with client:
        yield client.get_executor()
