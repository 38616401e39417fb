"""The page of venues."""

from PySide6.QtCore import QCoreApplication

from exercise_planner.domain.exercise import Exercise
from exercise_planner.domain.record import Record
from exercise_planner.domain.venue import Venue
from exercise_planner.edits.record import fresh_id
from exercise_planner.ui.context import Context
from exercise_planner.ui.pages.venues.columns import columns
from exercise_planner.ui.widgets.record_page import RecordPage


def _new(exercise: Exercise) -> Record:
    name = QCoreApplication.translate("VenuesPage", "New venue")
    return Venue(id=fresh_id(exercise, Venue), name=name)


class VenuesPage(RecordPage):
    """Where events are held."""

    name = "venues"

    def __init__(self, context: Context) -> None:
        heading = self.tr("Venues")
        invitation = self.tr("There is no venue yet. Press Add to enter a range, a port or a headquarters.")
        super().__init__(context, Venue, columns(), make=_new, heading=heading, invitation=invitation)
