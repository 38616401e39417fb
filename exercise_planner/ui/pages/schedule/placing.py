"""Placing: what the user does with events in the schedule, and what would be wrong with them elsewhere."""

from collections.abc import Callable
from datetime import datetime

from PySide6.QtCore import QObject, Signal

from exercise_planner.domain.changes import ChangeSet, merged
from exercise_planner.domain.event import Event
from exercise_planner.domain.finding import Finding
from exercise_planner.domain.schedule import Assignment
from exercise_planner.edits import event as event_edits
from exercise_planner.edits import schedule as schedule_edits
from exercise_planner.errors import ExercisePlannerError
from exercise_planner.planning.check import Checker
from exercise_planner.planning.timetable import Timetable
from exercise_planner.ui.context import Context
from exercise_planner.ui.pages.schedule.drag import length_of
from exercise_planner.ui.pages.schedule.openings import Openings, openings


class Placing(QObject):
    """Moves, locks and takes out events; each is one change that can be undone.

    Attributes:
        refused: Emitted with a sentence when something cannot be done.
    """

    refused = Signal(str)

    def __init__(self, context: Context, parent: QObject) -> None:
        super().__init__(parent)
        self._context = context
        self._timetable: Timetable | None = None

    def forget(self) -> None:
        """The schedule is another one now."""
        self._timetable = None

    def judge(self, place: Assignment) -> tuple[Finding, ...]:
        """What would be wrong around an event at another place, which may be longer or shorter too."""
        known = self._known()
        return known[0].around(known[1], place, length_of(place)) if known is not None else ()

    def openings(self, place: Assignment) -> Openings:
        """Where else an event fits."""
        known = self._known()
        return openings(*known, place) if known is not None else {}

    def _known(self) -> tuple[Checker, Timetable] | None:
        checker, exercise = self._context.checking.checker, self._context.bridge.exercise
        if checker is None or exercise is None:
            return None
        if self._timetable is None or self._timetable.problem is not checker.problem:
            self._timetable = Timetable.of(checker.problem, exercise.assignments)
        return checker, self._timetable

    def selected(self) -> list[Event]:
        """The selected events, the current one first."""
        exercise = self._context.bridge.exercise
        ids = [item.id for item in self._context.bridge.selection if item.noun == "event"]
        return [exercise.the(Event, event_id) for event_id in ids] if exercise is not None else []

    def drop(self, place: Assignment) -> None:
        """Put an event at another start, and perhaps another venue."""
        self.move(place.id, place.start, place.venue)

    def move(self, event_id: str, start: datetime, venue: str | None) -> None:
        """Put an event at a start and a venue."""
        exercise = self._context.bridge.exercise
        if exercise is not None:
            self._attempt(lambda: schedule_edits.move(exercise, event_id, start, venue))

    def toggle_lock(self) -> None:
        """Lock the selected events where they are, or unlock them all if all are locked."""
        events = self.selected()
        if events:
            self._attempt(lambda: self._locked(events))

    def _locked(self, events: list[Event]) -> ChangeSet:
        exercise = self._context.bridge.exercise
        if exercise is None:
            return ChangeSet("")
        unlocking = all(event.lock for event in events)
        edit = event_edits.unlock if unlocking else event_edits.lock
        changes: list[ChangeSet] = []
        for event in events:
            changes.append(edit(exercise, event.id))
            exercise = exercise.with_changes(changes[-1])
        many = self.tr("Unlock {n} events") if unlocking else self.tr("Lock {n} events")
        label = changes[0].label if len(changes) == 1 else many.format(n=len(changes))
        return merged(label, changes)

    def unschedule_selected(self) -> None:
        """Take the selected events out of the schedule."""
        exercise = self._context.bridge.exercise
        if exercise is not None:
            ids = [event.id for event in self.selected() if event.id in exercise.table(Assignment)]
            if ids:
                self._attempt(lambda: schedule_edits.unschedule(exercise, *ids))

    def _attempt(self, edit: Callable[[], ChangeSet]) -> None:
        try:
            change = edit()
        except ExercisePlannerError as error:
            self.refused.emit(str(error))
            return
        self._context.bridge.apply(change)
