"""Resilience: what would be lost with each nation, unit and venue, and the schedule to fall back on."""

import multiprocessing
import pickle
import threading
from collections.abc import Callable, Iterable
from concurrent.futures import FIRST_COMPLETED, Executor, Future, ProcessPoolExecutor, wait
from contextlib import ExitStack
from dataclasses import dataclass
from functools import lru_cache

from exercise_planner.domain.changes import ChangeSet
from exercise_planner.domain.event import Event
from exercise_planner.domain.exercise import Exercise
from exercise_planner.domain.finding import Subject
from exercise_planner.domain.nation import Nation
from exercise_planner.domain.schedule import Assignment
from exercise_planner.domain.unit import Unit
from exercise_planner.domain.venue import Venue
from exercise_planner.edits.schedule import adopt
from exercise_planner.edits.triggers import lose_venue, withdraw
from exercise_planner.planning.goals.objectives import pairs
from exercise_planner.planning.problem import Problem
from exercise_planner.planning.solver.repairing.repair import Care, mend
from exercise_planner.planning.solver.repairing.result import Repair
from exercise_planner.planning.timetable import Timetable

WATCH = 0.2
"""Seconds between two looks at ``stop``."""

Pair = tuple[str, str]
"""An objective and a nation, by their ids."""

QUICK = Care(time_limit=1.0, grace=1.0, prove=False)
"""How much care each repair is given."""


@dataclass(frozen=True, slots=True)
class Blow:
    """What would be lost without one nation, unit or venue.

    Args:
        subject: Who or what is lost.
        unscheduled: Ids of the events that were scheduled and could not be held.
        weight: The sum of ``6 - priority`` over them.
        objectives: Weighted pairs of objective and nation that were met and would not be.
        moved: The number of events that would be held otherwise.
        fallback: The schedule that is left, and what moves.
    """

    subject: Subject
    unscheduled: tuple[str, ...]
    weight: int
    objectives: float
    moved: int
    fallback: Repair

    @property
    def rank(self) -> tuple[float, float, int, Subject]:
        """How hard it hits; the hardest blow is the largest."""
        return (self.weight, self.objectives, self.moved, self.subject)


def subjects(exercise: Exercise) -> tuple[Subject, ...]:
    """Everyone and everything whose loss can be tried."""
    records = (*exercise.nations, *exercise.units, *exercise.venues)
    return tuple(Subject(record.noun, record.id) for record in records)


def what_if(
    exercise: Exercise,
    assignments: Iterable[Assignment],
    *,
    of: Iterable[Subject] | None = None,
    care: Care = QUICK,
    executor: Executor | None = None,
    on_progress: Callable[[int, int], None] | None = None,
    stop: threading.Event | None = None,
) -> tuple[Blow, ...]:
    """Withdraw each nation, unit and venue in turn, repair the schedule, and rank them by what is lost.

    Args:
        exercise: The exercise; its own schedule is not looked at.
        assignments: The schedule.
        of: Whom or what to try; all when not given.
        care: How much care each repair is given.
        executor: Where it is reckoned: threads, processes or a cluster; processes of this machine when not
            given. A ``dask.distributed`` client gives one by ``get_executor()``.
        on_progress: Told in the calling thread how many of how many are done.
        stop: When it is set, what has been reckoned so far is returned.

    Returns:
        The hardest blow first: the single points of failure.

    Raises:
        SolverError: A repair broke a rule: a fault of ours.
    """
    standing = exercise.with_changes(adopt(exercise, assignments, None))
    packed = pickle.dumps(standing, protocol=pickle.HIGHEST_PROTOCOL)
    everything = tuple(of) if of is not None else subjects(exercise)
    stop = stop or threading.Event()
    found: list[Blow] = []
    with ExitStack() as stack:
        if executor is None:
            spawn = multiprocessing.get_context("spawn")
            executor = stack.enter_context(ProcessPoolExecutor(mp_context=spawn))
        pending: set[Future[Blow]] = {executor.submit(blow, packed, subject, care) for subject in everything}
        try:
            while pending and not stop.is_set():
                done, pending = wait(pending, WATCH, FIRST_COMPLETED)
                found += [future.result() for future in done]
                if done and on_progress is not None:
                    on_progress(len(found), len(everything))
        finally:
            for future in pending:
                future.cancel()
    return tuple(sorted(found, key=lambda one: one.rank, reverse=True))


def blow(packed: bytes, subject: Subject, care: Care = QUICK) -> Blow:
    """What would be lost without one nation, unit or venue; run wherever the executor is.

    Args:
        packed: The exercise with its schedule, pickled: by ``what_if`` and nobody else.
        subject: Who or what is lost.
        care: How much care the repair is given.
    """
    exercise, before, met = _unpacked(packed)
    result = mend(exercise, trigger(exercise, subject), care)
    now = {one.id for one in result.assignments}
    gone = tuple(event_id for event_id in before if event_id not in now)
    wanted = pairs(exercise)
    return Blow(
        subject=subject,
        unscheduled=gone,
        weight=sum(6 - exercise.the(Event, event_id).priority for event_id in gone),
        objectives=sum(wanted[pair] for pair in met - _met(exercise, result.assignments)),
        moved=sum(move.before is not None and move.after is not None for move in result.moves),
        fallback=result,
    )


def trigger(exercise: Exercise, subject: Subject) -> ChangeSet:
    """The change of the plan that takes a nation, unit or venue away."""
    if subject.noun == Venue.noun:
        return lose_venue(exercise, subject.id)
    cls = Nation if subject.noun == Nation.noun else Unit
    return withdraw(exercise, exercise.the(cls, subject.id).id)


@lru_cache(maxsize=2)
def _unpacked(packed: bytes) -> tuple[Exercise, tuple[str, ...], frozenset[Pair]]:
    """The exercise with its schedule, the events in it, and the objectives that it meets, by nation."""
    exercise: Exercise = pickle.loads(packed)  # noqa: S301  it was packed by this program
    places = exercise.assignments
    return exercise, tuple(one.id for one in places), _met(exercise, places)


def _met(exercise: Exercise, places: Iterable[Assignment]) -> frozenset[Pair]:
    """The pairs of objective and nation that are wanted and met."""
    timetable = Timetable.of(Problem.of(exercise), places)
    met = {
        (objective, nation)
        for item in timetable.bookings.values()
        for objective in item.task.event.objectives
        for nation in item.nations
    }
    return frozenset(met & pairs(exercise).keys())
