"""Record: what has come of a solve so far, each schedule judged anew by the checker."""

import logging
import time
from collections.abc import Callable

from exercise_planner.domain.exercise import Exercise
from exercise_planner.domain.finding import Finding
from exercise_planner.domain.frozen import Frozen
from exercise_planner.domain.schedule import Assignment, Point, Schedule, Status
from exercise_planner.planning.check import Checker
from exercise_planner.planning.goals import values, weighted
from exercise_planner.planning.outcome import Outcome, Progress
from exercise_planner.planning.problem import Problem
from exercise_planner.planning.solver.processes.messages import Ended, Found, Message, Proven
from exercise_planner.planning.timetable import Timetable

CLOSE = 1e-9
"""Two weighted sums that differ by less, relatively, are the same."""

_log = logging.getLogger(__name__)


class Record:
    """The best schedule, the bound and the trace of one solve.

    Args:
        exercise: What is scheduled.
        baseline: An earlier schedule.
        on_progress: Told of each better schedule and bound.
    """

    def __init__(
        self,
        exercise: Exercise,
        baseline: tuple[Assignment, ...],
        on_progress: Callable[[Progress], None] | None,
    ) -> None:
        self.began = time.monotonic()
        self.exercise = exercise
        self.problem = Problem.of(exercise)
        self.checker = Checker(self.problem)
        self.baseline = {assignment.id: assignment for assignment in baseline}
        self.on_progress = on_progress
        self.best: tuple[Assignment, ...] | None = None
        self.parts: dict[str, float] = {}
        self.objective: float | None = None
        self.bound: float | None = None
        self.trace: list[Point] = []
        self.ended: Ended | None = None
        self._broken: tuple[tuple[Assignment, ...], tuple[Finding, ...]] | None = None

    @property
    def seconds(self) -> float:
        """Since the solve began."""
        return time.monotonic() - self.began

    def note(self, messages: list[Message]) -> None:
        """Take up messages of the solver; of several schedules at once only the last is judged."""
        schedules = [message for message in messages if isinstance(message, Found)]
        bounds = [message.bound for message in messages if isinstance(message, Proven)]
        better = bool(bounds) and (self.bound is None or max(bounds) > self.bound)
        if better:
            self.bound = max(bounds)
        if schedules:
            better |= self._judge(schedules[-1].assignments)
        if better:
            self._publish()
        for message in messages:
            if isinstance(message, Ended):
                self.ended = message

    def _judge(self, assignments: tuple[Assignment, ...]) -> bool:
        timetable = Timetable.of(self.problem, assignments)
        findings = self.checker.judge(timetable)
        if findings:
            _log.error("the solver gave a schedule that breaks a rule: %s", findings[0])
            self._broken = (assignments, findings)
            return False
        parts = values(timetable, self.baseline)
        objective = weighted(parts, self.exercise.details.goals)
        if self.objective is not None and objective >= self.objective:
            return False
        self.best, self.parts, self.objective = assignments, parts, objective
        point = Point(
            seconds=round(self.seconds, 3),
            objective=objective,
            bound=self._honest_bound(),
            scheduled=len(assignments),
        )
        self.trace.append(point)
        return True

    def _publish(self) -> None:
        if self.on_progress is not None:
            progress = Progress(
                seconds=self.seconds,
                objective=self.objective,
                bound=self._honest_bound(),
                scheduled=len(self.best or ()),
                goals=dict(self.parts),
                assignments=self.best or (),
            )
            self.on_progress(progress)

    @property
    def optimal(self) -> bool:
        """Whether no schedule is better than the best."""
        if self.objective is None or self.bound is None:
            return False
        return self.objective <= self.bound + CLOSE * max(1, abs(self.objective))

    def _honest_bound(self) -> float | None:
        """The bound; the objective itself where they differ by rounding alone."""
        return self.objective if self.optimal else self.bound

    def outcome(self) -> Outcome:
        """What came of it."""
        assignments: tuple[Assignment, ...] | None = self.best
        findings: tuple[Finding, ...] = ()
        if assignments is None and self._broken is not None:
            assignments, findings = self._broken
            timetable = Timetable.of(self.problem, assignments)
            self.parts = values(timetable, self.baseline)
            self.objective = weighted(self.parts, self.exercise.details.goals)
        return Outcome(self._schedule(assignments, findings), assignments or (), findings)

    def _schedule(
        self, assignments: tuple[Assignment, ...] | None, findings: tuple[Finding, ...]
    ) -> Schedule:
        ended = self.ended or Ended()
        taken = {assignment.id for assignment in assignments or ()}
        found = assignments is not None
        return Schedule(
            plan=self.exercise.details.name,
            status=self._status(found=found, sound=not findings),
            objective=self.objective,
            bound=self._honest_bound(),
            goals=Frozen(self.parts),
            makespan_slots=int(self.parts["makespan"]) if found else None,
            seconds=round(self.seconds, 3),
            trace=tuple(self.trace),
            unscheduled=tuple(task.id for task in self.problem.tasks if task.id not in taken),
            conflicts=ended.conflicts,
            remedies=ended.remedies,
            further_conflicts=ended.further,
            resisted=() if found or ended.conflicts else ended.resisted,
        )

    def _status(self, *, found: bool, sound: bool) -> Status:
        if found:
            return Status.OPTIMAL if self.optimal and sound else Status.FEASIBLE
        return Status.INFEASIBLE if self.ended and self.ended.conflicts else Status.UNKNOWN
