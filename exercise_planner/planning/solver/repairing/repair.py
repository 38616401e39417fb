"""Repair: an earlier schedule made right after the plan has changed, with as little change as can be."""

import dataclasses
import threading
import time
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import datetime
from zoneinfo import ZoneInfo

from exercise_planner.domain.changes import Change, ChangeSet
from exercise_planner.domain.details import Goals
from exercise_planner.domain.event import Event
from exercise_planner.domain.exercise import Exercise
from exercise_planner.domain.finding import Finding
from exercise_planner.domain.frozen import Frozen
from exercise_planner.domain.schedule import Assignment, Schedule, Status
from exercise_planner.domain.timespan import begins
from exercise_planner.domain.wire import shape
from exercise_planner.edits.consequences import settled_assignment
from exercise_planner.edits.triggers import told
from exercise_planner.planning.check import Checker
from exercise_planner.planning.goals import values, weighted
from exercise_planner.planning.problem import Problem
from exercise_planner.planning.solver.drafting.compile import Terms
from exercise_planner.planning.solver.drafting.draft import Draft
from exercise_planner.planning.solver.repairing.corner import Corner
from exercise_planner.planning.solver.repairing.exact import Answer, Question, least_change
from exercise_planner.planning.solver.repairing.mending import Mender
from exercise_planner.planning.solver.repairing.result import Repair, events_of, moves
from exercise_planner.planning.solver.repairing.salvage import Salvage
from exercise_planner.planning.solver.vouch import require_none
from exercise_planner.planning.timetable import Timetable

__all__ = ["Care", "mend", "repair", "waiting"]

SMALL = 150
"""Events up to which CP-SAT is asked whether fewer changes would do."""

PROOF = 6.0
"""Seconds for such small exercises."""

CORNERS = 3
"""Events without a place for which CP-SAT is asked in larger exercises."""

CORNER = 4.0
"""Seconds that it may take for each."""

PATIENCE = 20
"""Events that are forced in, one for the other, for one that has no place."""

HEAVY = 1e6
"""What one part that differs weighs against the heaviest goal."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Care:
    """How to repair.

    Args:
        freeze: Everything that starts before this instant stays as it is, and nothing is put before it.
        time_limit: Seconds of wall time for the search; None for as many as suit the size.
        grace: Seconds more while an event has no place that might have one.
        steps: How often some of what has changed is taken out and put in better; None for as many as suit
            the size. Where no time limit cuts them short, equal steps give equal results on any machine.
        prove: Whether to ask CP-SAT for fewer changes where the exercise is small.
        workers: Threads of CP-SAT.
        seed: Of the random choices.
    """

    freeze: datetime | None = None
    time_limit: float | None = None
    grace: float = 5.0
    steps: int | None = None
    prove: bool = True
    workers: int = 2
    seed: int = 0


def repair(
    exercise: Exercise,
    baseline: Iterable[Assignment],
    care: Care = Care(),
    stop: threading.Event | None = None,
) -> Repair:
    """Make a schedule right again: the fewest events changed, then the fewest parts of them, then the goals.

    What the earlier schedule left out, and need not be scheduled, stays out.

    Args:
        exercise: The exercise as it is now; its own schedule is not looked at.
        baseline: The earlier schedule.
        care: How.
        stop: When it is set, the repair ends soon with what it has.

    Raises:
        SolverError: The checker, which knows nothing of the search, finds a rule broken: a fault of ours.
    """
    return _Repairer(exercise, tuple(baseline), care, stop or threading.Event()).run()


def mend(
    before: Exercise, changeset: ChangeSet, care: Care = Care(), stop: threading.Event | None = None
) -> Repair:
    """Make the schedule of an exercise right again after the exercise has changed.

    Args:
        before: The exercise with its schedule.
        changeset: What has befallen it; events that it takes out of the schedule stay out.
        care: How.
        stop: When it is set, the repair ends soon with what it has.

    Raises:
        SolverError: As for ``repair``.
    """
    after = before.with_changes(changeset)
    result = repair(after, after.assignments, care, stop)
    problem = Problem.of(before)
    given_up = {one.id: one for one in before.assignments if after.get(Assignment, one.id) is None}
    notes = told(before, changeset)
    lost = moves(problem, given_up, (), notes)
    return dataclasses.replace(
        result, moves=(*result.moves, *lost), hit=(*result.hit, *given_up), notes=notes
    )


class _Repairer:
    def __init__(
        self, exercise: Exercise, baseline: tuple[Assignment, ...], care: Care, stop: threading.Event
    ) -> None:
        self.began = time.monotonic()
        seconds = _enough(len(exercise.events)) if care.time_limit is None else care.time_limit
        self.deadline = self.began + seconds
        self.care, self.stop = care, stop
        self.before = {one.id: one for one in baseline if exercise.get(Event, one.id) is not None}
        self.settled = {one.id: settled_assignment(exercise, one) for one in self.before.values()}
        freeze = care.freeze
        stays = (one.id for one in self.settled.values() if freeze is not None and one.start < freeze)
        self.frozen = frozenset(stays)
        self.exercise = waiting(exercise, self.frozen, freeze) if freeze is not None else exercise
        self.problem = Problem.of(self.exercise)
        self.checker = Checker(self.problem)
        self.findings = self.checker.findings(self.settled.values())
        self.weights = exercise.details.goals
        heavy = dataclasses.replace(self.weights, stability=HEAVY * _heaviest(self.weights))
        self.terms = Terms(self.problem, self.checker.limits, heavy, self.before)
        self.salvage = Salvage(self.terms, self.settled, self.findings, self.frozen)
        self.mender = Mender(Draft(self.terms), self.salvage, care.seed)

    def run(self) -> Repair:
        mender = self.mender
        lost = self.salvage.load(mender.state.draft)
        hit = self._hit(lost)
        mender.insert([*lost, *mender.state.missing(), *mender.state.awaited()], PATIENCE, self._is_late)
        steps = 200 + 10 * len(lost) if self.care.steps is None else self.care.steps
        grace = self.care.grace if self.care.steps is None else 0.0
        mender.improve(steps, self.deadline, self.salvage.bound, self.stop.is_set, grace)
        self._settle_corners()
        answer = self._ask() if self._is_worth_asking else Answer()
        if answer.assignments is not None:
            mender.state.take_over(answer.assignments)
            mender.improve(steps // 2, self.deadline, answer.bound, self.stop.is_set)
        mender.state.draft.strike_orphans()
        cost = mender.state.cost()
        bound = max(self.salvage.bound, answer.bound)
        hopeless = answer.proven and answer.assignments is None
        hopeless |= any(not self.terms.items[index].starts for index in mender.state.missing())
        return self._result(hit, least=not cost.missing and cost.events <= bound, hopeless=hopeless)

    def _hit(self, lost: Iterable[int]) -> tuple[str, ...]:
        """The events whose earlier place breaks a rule, or that have none and need one."""
        items = self.terms.items
        found = {items[index].task.id for index in (*lost, *self.mender.state.missing())}
        found.update(event_id for finding in self.findings for event_id in events_of(finding))
        return tuple(task.id for task in self.problem.tasks if task.id in found - self.frozen)

    def _is_late(self) -> bool:
        """Whether even what has no place yet must wait no longer."""
        return self.stop.is_set() or time.monotonic() > self.deadline + self.care.grace

    @property
    def _is_worth_asking(self) -> bool:
        """Whether CP-SAT may know of a schedule with fewer changes."""
        cost = self.mender.state.cost()
        impossible = any(not self.terms.items[index].starts for index in self.mender.state.missing())
        small = self.care.prove and len(self.problem.tasks) <= SMALL and not impossible
        better = cost.missing or cost.events > self.salvage.bound
        return bool(small and better and self._left > 1 and not self.stop.is_set())

    @property
    def _left(self) -> float:
        return self.deadline - time.monotonic()

    def _settle_corners(self) -> None:
        """Leave to CP-SAT what has no place yet and might have one, where the whole is too large for it."""
        state = self.mender.state
        if not self.care.prove or len(self.problem.tasks) <= SMALL:
            return
        for index in self.mender.waiting()[:CORNERS]:
            item, seconds = self.terms.items[index], CORNER if self.care.time_limit is None else self._left
            waits = state.draft.spots[index] is None and not state.draft.lacks(item)
            if waits and seconds > 1 and not self.stop.is_set():
                corner = Corner(state, item, self.settled)
                corner.settle(
                    lambda question: least_change(question, self.stop.is_set), seconds, self.exercise
                )

    def _ask(self) -> Answer:
        complete = not self.mender.state.missing()
        question = Question(
            exercise=self.exercise,
            baseline=tuple(self.settled.values()),
            frozen=self.frozen,
            best=self.mender.state.draft.assignments() if complete else (),
            seconds=self._left,
            seed=self.care.seed,
            workers=self.care.workers,
        )
        return least_change(question, self.stop.is_set)

    def _result(self, hit: tuple[str, ...], *, least: bool, hopeless: bool) -> Repair:
        found = {one.id: one for one in self.mender.state.draft.assignments()}
        found |= {event_id: self.settled[event_id] for event_id in self.frozen}
        assignments = tuple(found[task.id] for task in self.problem.tasks if task.id in found)
        timetable = Timetable.of(self.problem, assignments)
        left_out = tuple(self.terms.items[index].task.id for index in self.mender.state.missing())
        findings = self.checker.judge(timetable)
        require_none((one for one in findings if not self._is_helpless(one, left_out)), "The repair")
        parts = values(timetable, self.before)
        status = Status.FEASIBLE
        if findings:
            status = Status.INFEASIBLE if hopeless or not left_out else Status.UNKNOWN
        schedule = Schedule(
            plan=self.exercise.details.name,
            status=status,
            objective=weighted(parts, self.weights),
            goals=Frozen(parts),
            makespan_slots=int(parts["makespan"]),
            seconds=round(time.monotonic() - self.began, 3),
            unscheduled=tuple(task.id for task in self.problem.tasks if task.id not in found),
        )
        changes = moves(self.problem, self.before, assignments, self.findings)
        return Repair(schedule, assignments, changes, hit, left_out, least and not findings, findings)

    def _is_helpless(self, finding: Finding, left_out: Collection[str]) -> bool:
        """Whether a rule is broken only by what has no place, or was not to be touched."""
        helpless = left_out if finding.rule == "mandatory" else self.frozen
        return set(helpless).issuperset(events_of(finding))


def waiting(exercise: Exercise, frozen: frozenset[str], freeze: datetime) -> Exercise:
    """The exercise in which no event that is not frozen starts before an instant."""
    zone = ZoneInfo(exercise.details.time_zone)
    changes = [
        Change(event, dataclasses.replace(event, earliest=freeze))
        for event in exercise.events
        if event.id not in frozen
        if event.earliest is None or begins(event.earliest, zone) < freeze
    ]
    return exercise.with_changes(ChangeSet("wait", tuple(changes)))


def _enough(events: int) -> float:
    """Seconds that suit a number of events."""
    return PROOF if events <= SMALL else min(0.1 + events / 900, 1.5)


def _heaviest(weights: Goals) -> float:
    return 1 + max(float(getattr(weights, field.name)) for field in shape(Goals))
