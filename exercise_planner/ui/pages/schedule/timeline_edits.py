"""Edits of the timeline: what the user does with bars becomes changes of the exercise, one undo step each."""

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal

from exercise_planner.domain.changes import ChangeSet, merged
from exercise_planner.domain.event import Event
from exercise_planner.domain.exercise import Exercise
from exercise_planner.domain.schedule import Assignment, Schedule
from exercise_planner.edits import event as event_edits
from exercise_planner.edits import schedule as schedule_edits
from exercise_planner.errors import ExercisePlannerError
from exercise_planner.ui.bridge import Bridge
from exercise_planner.ui.pages.schedule.drag import length_of
from exercise_planner.ui.pages.schedule.timeline import Timeline


class TimelineEdits(QObject):
    """Applies what is done on a timeline.

    Args:
        bridge: The open document.
        timeline: Where it is done.

    Attributes:
        refused: Emitted with a sentence when something cannot be done.
    """

    refused = Signal(str)

    def __init__(self, bridge: Bridge, timeline: Timeline) -> None:
        super().__init__(timeline)
        self._bridge, self._timeline = bridge, timeline
        timeline.stretched.connect(self.stretch)
        timeline.linked.connect(self.link)
        bridge.changed.connect(self._remember)

    def stretch(self, place: Assignment) -> None:
        """Have an event last as long as a place, and start where it starts."""
        self._apply(lambda exercise: stretched_to(exercise, place))

    def link(self, later: str, earlier: str) -> None:
        """Have an event follow another."""
        self._apply(lambda exercise: event_edits.follow(exercise, later, earlier))

    def _remember(self, changeset: ChangeSet) -> None:
        """A schedule that is taken over leaves the one before as ghosts."""
        if any(isinstance(change.after, Schedule) for change in changeset.changes):
            before = (change.before for change in changeset.changes)
            self._timeline.set_ghosts({item.id: item for item in before if isinstance(item, Assignment)})

    def _apply(self, edit: Callable[[Exercise], ChangeSet]) -> None:
        exercise = self._bridge.exercise
        if exercise is None:
            return
        try:
            change = edit(exercise)
        except ExercisePlannerError as error:
            self.refused.emit(str(error))
            return
        self._bridge.apply(change)


def stretched_to(exercise: Exercise, place: Assignment) -> ChangeSet:
    """Have an event last as long as a place, and start where it starts, as one change.

    Args:
        exercise: The exercise.
        place: From the event's new start to its new end.
    """
    first = event_edits.set_duration(exercise, place.id, length_of(place))
    then = schedule_edits.move(exercise.with_changes(first), place.id, place.start)
    return merged(f"Change duration of {exercise.name(Event, place.id)}", (first, then))
