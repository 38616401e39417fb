"""Solving: one search for a schedule, from the button to its acceptance in whole or in part."""

from dataclasses import dataclass

from PySide6.QtCore import QObject, Signal

from exercise_planner.domain.changes import ChangeSet, merged
from exercise_planner.domain.event import Event
from exercise_planner.domain.exercise import Exercise
from exercise_planner.domain.schedule import Assignment, Remedy, Schedule
from exercise_planner.edits import schedule as schedule_edits
from exercise_planner.errors import ExercisePlannerError
from exercise_planner.planning.check import Checker
from exercise_planner.planning.comparison import Comparison, Mixture, compare
from exercise_planner.planning.outcome import Outcome
from exercise_planner.ui.context import Context
from exercise_planner.ui.services import Search
from exercise_planner.ui.tasks import Task


@dataclass(frozen=True, slots=True)
class _Compared:
    """What is computed off the GUI thread when a schedule was found."""

    comparison: Comparison
    mixture: Mixture


def _compared(
    exercise: Exercise,
    assignments: tuple[Assignment, ...],
    without: frozenset[str],
    checker: Checker | None,
) -> _Compared:
    comparison = compare(exercise, assignments, checker)
    return _Compared(comparison, comparison.mixture(comparison.events - without))


class Solving(QObject):
    """The search for a schedule.

    What a search says of its schedule as a whole is kept only while the plan is the one that was searched.

    Attributes:
        started: A search begins.
        progressed: Emitted with each Progress.
        ended: Emitted with the Outcome; where it has a schedule, that is compared with the present one.
        compared: Emitted with the Comparison, again when the exercise has changed meanwhile.
        mixed: Emitted with the Mixture of the moves that are chosen, when it is judged.
        closed: The outcome was accepted or discarded, or the search failed.
    """

    started = Signal()
    progressed = Signal(object)
    ended = Signal(object)
    compared = Signal(object)
    mixed = Signal(object)
    closed = Signal()

    def __init__(self, context: Context, parent: QObject) -> None:
        super().__init__(parent)
        self._context = context
        self._task: Task | None = None
        self._judging: Task | None = None
        self._refused: frozenset[str] = frozenset()
        self._is_outdated = False
        self.search: Search | None = None
        self.outcome: Outcome | None = None
        self.comparison: Comparison | None = None
        self.mixture: Mixture | None = None
        context.bridge.opened.connect(self._abandon)
        context.bridge.changed.connect(self._change)

    @property
    def is_running(self) -> bool:
        """Whether a search runs."""
        return self._task is not None

    @property
    def chosen(self) -> frozenset[str]:
        """Ids of the events whose moves the user would take."""
        return self.comparison.events - self._refused if self.comparison is not None else frozenset()

    def start(self, search: Search) -> None:
        """Search for a schedule of the open exercise, as it is chosen."""
        exercise = self._context.bridge.exercise
        if exercise is None or self.is_running:
            return
        self._forget()
        self.search, self._is_outdated = search, False
        solve = self._context.services.solve
        self._task = self._context.tasks.run(
            lambda report, stop: solve(exercise, search, report, stop),
            self._end,
            self._fail,
            self.progressed.emit,
        )
        self.started.emit()

    def stop(self) -> None:
        """End the search; the best schedule so far arrives."""
        if self._task is not None:
            self._task.stop()

    def choose(self, chosen: frozenset[str]) -> None:
        """Take the moves of these events only; what that would break is judged off the GUI thread."""
        if self.comparison is None or chosen == self.chosen:
            return
        self._refused, self.mixture = self.comparison.events - chosen, None
        if self._judging is None:
            self._judge()

    def accept(self) -> None:
        """Make the new schedule the exercise's own: one change that can be undone."""
        exercise, outcome = self._context.bridge.exercise, self.outcome
        if exercise is None or outcome is None:
            return
        known = exercise.table(Event)
        places = tuple(item for item in outcome.assignments if item.id in known)
        self._adopt(exercise, places, outcome)

    def accept_chosen(self) -> None:
        """Make only the chosen moves, as they were judged: one change that can be undone."""
        exercise, mixture, comparison = self._context.bridge.exercise, self.mixture, self.comparison
        if exercise is None or mixture is None or comparison is None or comparison.exercise is not exercise:
            return
        if mixture.chosen == comparison.events:
            self.accept()
        else:
            told = self.tr("Adopt {n} of {m} changes of the schedule")
            label = told.format(n=len(mixture.chosen), m=len(comparison.moves))
            self._adopt(exercise, mixture.assignments, None, label)

    def discard(self) -> None:
        """Keep the schedule as it was."""
        self._forget()
        self.closed.emit()

    def apply(self, remedy: Remedy) -> None:
        """Change the plan as a remedy says: one change that can be undone."""
        exercise = self._context.bridge.exercise
        if exercise is None:
            return
        try:
            changes = self._context.services.apply_remedy(exercise, remedy)
        except ExercisePlannerError as error:
            self._context.errors.show(error)
            return
        self._close_with(changes)

    def _adopt(
        self, exercise: Exercise, places: tuple[Assignment, ...], outcome: Outcome | None, label: str = ""
    ) -> None:
        try:
            told = outcome.schedule if outcome is not None and not self._is_outdated else None
            changes = schedule_edits.adopt(exercise, places, told)
        except ExercisePlannerError as error:
            self._context.errors.show(error)
            return
        self._close_with(merged(label or changes.label, (changes,)))

    def _close_with(self, changes: ChangeSet) -> None:
        """Apply changes, after which there is nothing left to decide."""
        kept = self.outcome, self.comparison, self.mixture, self._refused
        self._forget()  # so that the change is not taken for one that makes the comparison stale
        if not changes or self._context.bridge.apply(changes):
            self.closed.emit()
        else:
            self.outcome, self.comparison, self.mixture, self._refused = kept

    def _end(self, outcome: Outcome) -> None:
        self._task, self.outcome = None, outcome
        if outcome.assignments:
            self._compare()
        else:
            self.ended.emit(outcome)

    def _compare(self) -> None:
        exercise, outcome, without = self._context.bridge.exercise, self.outcome, self._refused
        if exercise is None or outcome is None:
            return
        checker = self._context.checking.checker
        self._task = self._context.tasks.run(
            lambda _report, _stop: _compared(exercise, outcome.assignments, without, checker),
            self._take,
            self._fail,
        )

    def _take(self, compared: _Compared) -> None:
        self._task = None
        if compared.comparison.exercise is not self._context.bridge.exercise:
            self._compare()
            return
        is_new = self.comparison is None
        self._drop_judging()
        self.comparison, self.mixture = compared.comparison, compared.mixture
        if is_new:
            self.ended.emit(self.outcome)
        if self.comparison is compared.comparison:
            self.compared.emit(compared.comparison)
            self._judged(compared.mixture)

    def _judge(self) -> None:
        comparison, chosen = self.comparison, self.chosen
        if comparison is not None:
            self._judging = self._context.tasks.run(
                lambda _report, _stop: comparison.mixture(chosen), self._judged, self._fail
            )

    def _judged(self, mixture: Mixture) -> None:
        self._judging = None
        if mixture.chosen != self.chosen:  # the user has gone on ticking
            self.mixture = None
            self._judge()
        elif self.comparison is not None:
            self.mixture = mixture
            self.mixed.emit(mixture)

    def _change(self, changeset: ChangeSet) -> None:
        """The exercise is another one now: what was found is compared with that."""
        places = Assignment | Schedule
        self._is_outdated |= any(not isinstance(change.record, places) for change in changeset.changes)
        if self.comparison is not None and self._task is None:
            self._drop_judging()
            self.mixture = None
            self._compare()

    def _fail(self, failure: BaseException) -> None:
        self._forget()
        self.closed.emit()
        self._context.errors.show(failure)

    def _abandon(self) -> None:
        self._forget()
        self.closed.emit()

    def _forget(self) -> None:
        if self._task is not None:
            self._task.abandon()
            self._task = None
        self._drop_judging()
        self.outcome = self.comparison = self.mixture = None
        self._refused = frozenset()

    def _drop_judging(self) -> None:
        if self._judging is not None:
            self._judging.abandon()
            self._judging = None
