"""Solving: one search for a schedule, from the button to its acceptance."""

from dataclasses import dataclass

from PySide6.QtCore import QObject, Signal

from exercise_planner.domain.event import Event
from exercise_planner.domain.exercise import Exercise
from exercise_planner.domain.schedule import Assignment, Remedy
from exercise_planner.edits import schedule as schedule_edits
from exercise_planner.errors import ExercisePlannerError
from exercise_planner.planning.outcome import Outcome
from exercise_planner.ui.context import Context
from exercise_planner.ui.services import Search
from exercise_planner.ui.tasks import Task


@dataclass(frozen=True, slots=True)
class Comparison:
    """A new schedule beside the current one.

    Args:
        placed: Events that were not scheduled and now are.
        moved: Events with another start, venue or other units.
        same: Events that stay.
        dropped: Events that were scheduled and no longer are.
        left_out: All events without a place.
    """

    placed: tuple[str, ...]
    moved: tuple[str, ...]
    same: tuple[str, ...]
    dropped: tuple[str, ...]
    left_out: tuple[str, ...]


def compare(exercise: Exercise, assignments: tuple[Assignment, ...]) -> Comparison:
    """Compare a new schedule with the exercise's own."""
    new = {item.id: item for item in assignments}
    old = exercise.table(Assignment)

    def what(item: Assignment) -> object:
        return item.start, item.venue, frozenset((place.unit, place.requirement) for place in item.units)

    both = [key for key in new if key in old]
    return Comparison(
        placed=tuple(key for key in new if key not in old),
        moved=tuple(key for key in both if what(new[key]) != what(old[key])),
        same=tuple(key for key in both if what(new[key]) == what(old[key])),
        dropped=tuple(key for key in old if key not in new),
        left_out=tuple(event.id for event in exercise.all(Event) if event.id not in new),
    )


class Solving(QObject):
    """The search for a schedule.

    Attributes:
        started: A search begins.
        progressed: Emitted with each Progress.
        ended: Emitted with the Outcome.
        closed: The outcome was accepted or discarded, or the search failed.
    """

    started = Signal()
    progressed = Signal(object)
    ended = Signal(object)
    closed = Signal()

    def __init__(self, context: Context, parent: QObject) -> None:
        super().__init__(parent)
        self._context = context
        self._task: Task | None = None
        self.outcome: Outcome | None = None
        context.bridge.opened.connect(self._abandon)

    @property
    def is_running(self) -> bool:
        """Whether a search runs."""
        return self._task is not None

    def start(self) -> None:
        """Search for a schedule of the open exercise."""
        exercise = self._context.bridge.exercise
        if exercise is None or self.is_running:
            return
        settings, solve = self._context.settings, self._context.services.solve
        search = Search(float(settings["time_limit_seconds"]), int(settings["workers"]))
        self.outcome = None
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

    def accept(self) -> None:
        """Make the new schedule the exercise's own: one change that can be undone."""
        exercise, outcome = self._context.bridge.exercise, self.outcome
        if exercise is None or outcome is None:
            return
        try:
            changes = schedule_edits.adopt(exercise, outcome.assignments, outcome.schedule)
        except ExercisePlannerError as error:
            self._context.errors.show(error)
            return
        if not changes or self._context.bridge.apply(changes):
            self.discard()

    def discard(self) -> None:
        """Keep the schedule as it was."""
        self.outcome = None
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
        if self._context.bridge.apply(changes):
            self.discard()

    def _end(self, outcome: Outcome) -> None:
        self._task, self.outcome = None, outcome
        self.ended.emit(outcome)

    def _fail(self, failure: BaseException) -> None:
        self._task = None
        self.closed.emit()
        self._context.errors.show(failure)

    def _abandon(self) -> None:
        if self._task is not None:
            self._task.abandon()
            self._task = None
        self.outcome = None
        self.closed.emit()
