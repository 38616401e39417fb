"""The page of nations."""

from PySide6.QtCore import QCoreApplication

from exercise_planner.domain.exercise import Exercise
from exercise_planner.domain.nation import Nation
from exercise_planner.domain.record import Record
from exercise_planner.edits.record import fresh_id
from exercise_planner.ui.context import Context
from exercise_planner.ui.pages.nations.columns import columns
from exercise_planner.ui.widgets.record_page import RecordPage


def _new(exercise: Exercise) -> Record:
    name = QCoreApplication.translate("NationsPage", "New nation")
    return Nation(id=fresh_id(exercise, Nation, "X01"), name=name)


class NationsPage(RecordPage):
    """Who takes part."""

    name = "nations"

    def __init__(self, context: Context) -> None:
        heading = self.tr("Nations")
        invitation = self.tr("No nation takes part yet. Press Add to invite the first one.")
        super().__init__(context, Nation, columns(), make=_new, heading=heading, invitation=invitation)
