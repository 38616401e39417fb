"""The page of units."""

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QShowEvent

from exercise_planner.domain.exercise import Exercise
from exercise_planner.domain.record import Record
from exercise_planner.domain.unit import Unit
from exercise_planner.edits.record import fresh_id
from exercise_planner.errors import InputError
from exercise_planner.ui import pictures
from exercise_planner.ui.context import Context
from exercise_planner.ui.pages.units.columns import columns
from exercise_planner.ui.widgets.record_page import RecordPage


def _new(exercise: Exercise) -> Record:
    say = QCoreApplication.translate
    if not exercise.nations:
        raise InputError(say("UnitsPage", "A unit belongs to a nation: add a nation first."))
    return Unit(
        id=fresh_id(exercise, Unit),
        name=say("UnitsPage", "New unit"),
        nation=exercise.nations[0].id,
    )


class UnitsPage(RecordPage):
    """What the nations bring."""

    name = "units"

    def __init__(self, context: Context) -> None:
        heading = self.tr("Units")
        invitation = self.tr("No nation has offered a unit yet. Press Add to enter the first one.")
        super().__init__(context, Unit, columns(), make=_new, heading=heading, invitation=invitation)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        pictures.prepare(self.context, self.view.viewport().update)
