"""The page of events."""

from PySide6.QtCore import QCoreApplication

from exercise_planner.domain.event import Event
from exercise_planner.domain.exercise import Exercise
from exercise_planner.domain.record import Record
from exercise_planner.edits.record import fresh_id
from exercise_planner.ui.context import Context
from exercise_planner.ui.pages.events.columns import columns
from exercise_planner.ui.widgets.record_page import RecordPage

USUAL_MINUTES = 240


def _new(exercise: Exercise) -> Record:
    return Event(
        id=fresh_id(exercise, Event),
        name=QCoreApplication.translate("EventsPage", "New event"),
        duration_minutes=USUAL_MINUTES,
        needs_venue=bool(exercise.venues),
    )


class EventsPage(RecordPage):
    """What is to be scheduled."""

    name = "events"

    def __init__(self, context: Context) -> None:
        heading = self.tr("Events")
        invitation = self.tr("There is no event yet. Press Add to enter the first one.")
        super().__init__(context, Event, columns(), make=_new, heading=heading, invitation=invitation)
