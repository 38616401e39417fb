"""Keeps the findings up to date: judges the schedule after each change, off the GUI thread."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from PySide6.QtCore import QObject, QTimer, Signal

from exercise_planner.domain.changes import ChangeSet
from exercise_planner.domain.exercise import Exercise
from exercise_planner.domain.finding import Finding, Severity, Subject
from exercise_planner.domain.schedule import Assignment, Schedule
from exercise_planner.planning.check import Checker
from exercise_planner.planning.problem import Problem
from exercise_planner.ui.bridge import Bridge
from exercise_planner.ui.tasks import Tasks

ORDER = {Severity.ERROR: 0, Severity.WARNING: 1, Severity.NOTE: 2}


@dataclass(frozen=True, slots=True)
class Judgement:
    """What is wrong with an exercise as it was.

    Args:
        exercise: The exercise that was judged.
        checker: Judges other schedules of it.
        findings: What is wrong, worst first.
        by_subject: The same by record.
    """

    exercise: Exercise
    checker: Checker
    findings: tuple[Finding, ...]
    by_subject: Mapping[Subject, tuple[Finding, ...]] = field(default_factory=dict)


def judge(exercise: Exercise, checker: Checker | None = None) -> Judgement:
    """Judge an exercise.

    Args:
        exercise: The exercise.
        checker: One of the same exercise, its schedule apart.
    """
    checker = checker or Checker(Problem.of(exercise))
    found = checker.findings(exercise.assignments) if exercise.assignments else (_unscheduled(exercise),)
    findings = tuple(sorted(found, key=lambda item: ORDER[item.severity]))
    by_subject: dict[Subject, list[Finding]] = {}
    for finding in findings:
        for subject in finding.subjects:
            by_subject.setdefault(subject, []).append(finding)
    return Judgement(exercise, checker, findings, {key: tuple(items) for key, items in by_subject.items()})


def _unscheduled(exercise: Exercise) -> Finding:
    """One calm note in place of a finding for each event, while nothing is scheduled at all."""
    count = len(exercise.events)
    message = f"Nothing is scheduled yet: {count} events wait. Press Schedule! (F9)."
    return Finding("mandatory", message, (Subject("exercise", "exercise"),), Severity.NOTE)


class Checking(QObject):
    """Judges the open exercise after each change; changes that come close together are judged once.

    Attributes:
        judged: Emitted when there is a new judgement, or none.
    """

    judged = Signal()

    def __init__(self, bridge: Bridge, tasks: Tasks) -> None:
        super().__init__(bridge)
        self._bridge, self._tasks = bridge, tasks
        self._busy = self._again = False
        self._kept: Checker | None = None
        self.judgement: Judgement | None = None
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.timeout.connect(self._start)
        bridge.opened.connect(self._reopen)
        bridge.changed.connect(self._change)

    @property
    def findings(self) -> tuple[Finding, ...]:
        """What is wrong, worst first."""
        return self.judgement.findings if self.judgement is not None else ()

    @property
    def is_current(self) -> bool:
        """Whether the judgement is of the exercise as it is now."""
        judged = self.judgement.exercise if self.judgement is not None else None
        return judged is self._bridge.exercise

    def of(self, subject: Subject) -> tuple[Finding, ...]:
        """What is wrong with one record."""
        return self.judgement.by_subject.get(subject, ()) if self.judgement is not None else ()

    @property
    def checker(self) -> Checker | None:
        """Judges schedules of the exercise as it is now; None while it is being made."""
        return self._kept

    def _reopen(self) -> None:
        self._kept, self.judgement = None, None
        self.judged.emit()
        self._soon.start(0)

    def _change(self, changeset: ChangeSet) -> None:
        if any(not isinstance(change.record, Assignment | Schedule) for change in changeset.changes):
            self._kept = None
        self._soon.start(0)

    def _start(self) -> None:
        exercise = self._bridge.exercise
        if exercise is None:
            return
        if self._busy:
            self._again = True
            return
        self._busy, self._again = True, False
        checker = self._kept
        self._tasks.run(lambda _report, _stop: judge(exercise, checker), self._judged, self._failed)

    def _judged(self, judgement: Judgement) -> None:
        self._busy = False
        if self._bridge.exercise is judgement.exercise:
            self.judgement, self._kept = judgement, judgement.checker
            self.judged.emit()
        elif self._bridge.exercise is not None:
            self._start()

    def _failed(self, failure: BaseException) -> None:
        self._busy = False
        self._bridge.refused.emit(failure)
