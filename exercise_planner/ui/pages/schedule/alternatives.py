"""Alternatives: the best other places for the selected event, what each breaks or costs, each to be taken."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QShowEvent
from PySide6.QtWidgets import QAbstractItemView, QHBoxLayout, QTableView, QVBoxLayout, QWidget

from exercise_planner.domain.event import Event
from exercise_planner.domain.exercise import Exercise
from exercise_planner.domain.finding import Severity
from exercise_planner.domain.unit import Unit
from exercise_planner.domain.venue import Venue
from exercise_planner.errors import ExercisePlannerError
from exercise_planner.planning.goals import GOALS
from exercise_planner.planning.solver.alternatives import Alternative
from exercise_planner.ui import words
from exercise_planner.ui.context import Context
from exercise_planner.ui.models.lines import Line, Lines
from exercise_planner.ui.tasks import Task
from exercise_planner.ui.theme import SPACE
from exercise_planner.ui.widgets.labels import button, label
from exercise_planner.workspace.alternatives import other_places, take

WIDTHS = (170, 170, 90, 210)
ROW = 24
Found = tuple[Alternative, ...]


class PlacesView(QTableView):
    """The table of places.

    Attributes:
        taken: Enter was pressed or a row double-clicked.
    """

    taken = Signal()

    def __init__(self, model: Lines) -> None:
        super().__init__()
        self.setModel(model)
        self.setAccessibleName(self.tr("Other places; Enter takes one"))
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(ROW)
        header = self.horizontalHeader()
        header.setHighlightSections(False)
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        header.setStretchLastSection(True)
        for column, width in enumerate(WIDTHS):
            self.setColumnWidth(column, width)
        self.doubleClicked.connect(lambda _index: self.taken.emit())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.taken.emit()
        else:
            super().keyPressEvent(event)


class Alternatives(QWidget):
    """The pane of other places; it looks for them only while it is seen.

    Args:
        context: What the window shares.

    Attributes:
        looked: Emitted when places were found for the selected event, or none.
        refused: Emitted with a sentence when a place cannot be taken.
    """

    looked = Signal()
    refused = Signal(str)

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self._task: Task | None = None
        self._exercise: Exercise | None = None
        self.found: Found = ()
        headings = (self.tr("When"), self.tr("Where"), self.tr("With"), self.tr("Costs"), self.tr("Breaks"))
        self.model = Lines(headings, self)
        self.view = PlacesView(self.model)
        self._title, self._state = label(role="heading"), label(role="muted", wraps=True)
        self.button = button(self.tr("Move it there"), "good", tip=self.tr("Take this place (Enter)"))
        self.button.clicked.connect(self.take)
        self._lay_out()
        self.view.taken.connect(self.take)
        self.view.selectionModel().currentChanged.connect(lambda now: self.button.setEnabled(now.isValid()))
        context.bridge.selected.connect(self.refresh)
        context.bridge.changed.connect(self.refresh)
        context.bridge.opened.connect(self.refresh)

    def _lay_out(self) -> None:
        top = QHBoxLayout()
        top.addWidget(self._title)
        top.addWidget(self._state, 1)
        top.addWidget(self.button)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, SPACE // 2, 0, 0)
        layout.setSpacing(SPACE // 2)
        layout.addLayout(top)
        layout.addWidget(self.view)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.refresh()

    def refresh(self) -> None:
        """Look for other places of the event that is selected now."""
        if self._task is not None:
            self._task.abandon()
            self._task = None
        self._show((), None)
        if not self.isVisible():
            return
        exercise, event_id = self._context.bridge.exercise, self._event()
        if exercise is None or event_id is None:
            self._title.setText(self.tr("Other places"))
            self._state.setText(self.tr("Select an event to see where else it could be."))
            return
        name = exercise.name(Event, event_id)
        self._title.setText(self.tr("Other places for {event}").format(event=name))
        self._state.setText(self.tr("Looking…"))
        self._task = self._context.tasks.run(
            lambda _report, _stop: other_places(exercise, event_id),
            lambda found: self._arrive(found, exercise),
            self._fail,
        )

    def take(self) -> None:
        """Put the event in the place of the current row: one change that can be undone."""
        row = self.view.currentIndex().row()
        exercise = self._context.bridge.exercise
        if exercise is None or exercise is not self._exercise or not 0 <= row < len(self.found):
            return
        try:
            change = take(exercise, self.found[row])
        except ExercisePlannerError as error:
            self.refused.emit(str(error))
            return
        self._context.bridge.apply(change)

    def _event(self) -> str | None:
        return next((item.id for item in self._context.bridge.selection if item.noun == "event"), None)

    def _arrive(self, found: Found, exercise: Exercise) -> None:
        self._task = None
        self._show(found, exercise)
        is_open = sum(not one.findings for one in found)
        told = self.tr("{n} are free; the best come first.").format(n=is_open)
        self._state.setText(told if found else self.tr("The rules leave it no other place."))
        self.looked.emit()

    def _fail(self, failure: BaseException) -> None:
        self._task = None
        self._state.setText("")
        self._context.errors.show(failure)

    def _show(self, found: Found, exercise: Exercise | None) -> None:
        self.found, self._exercise = found, exercise
        rows = tuple(line(exercise, one) for one in found) if exercise is not None else ()
        self.model.show(rows, tuple(Severity.WARNING if one.findings else None for one in found))
        self.button.setEnabled(False)
        if rows:
            self.view.setCurrentIndex(self.model.index(0, 0))


def line(exercise: Exercise, one: Alternative) -> Line:
    """Another place in words: when, where, with whom, what it costs and what it breaks."""
    place, zone = one.assignment, exercise.details.time_zone
    chosen = (exercise.name(Unit, item.unit) for item in place.units if item.requirement is not None)
    return (
        words.stretch(words.local(place.start, zone), words.local(place.end, zone)),
        exercise.name(Venue, place.venue) if place.venue else "—",
        words.listed(chosen, 4) or "—",
        costs(exercise, one),
        breaks(exercise, one),
    )


def costs(exercise: Exercise, one: Alternative) -> str:
    """By how much each goal that counts gets worse or better."""
    weights = exercise.details.goals
    told = [
        f"{words.tr(goal.title)} {one.goals[goal.code]:+g}"
        for goal in GOALS
        if one.goals.get(goal.code) and getattr(weights, goal.code)
    ]
    return ", ".join(told) or words.tr(words.QT_TRANSLATE_NOOP("window", "Costs nothing"))


def breaks(exercise: Exercise, one: Alternative) -> str:
    """Who would have to move, and which rules are broken while they do not."""
    parts = []
    if one.moving:
        names = words.listed((exercise.name(Event, event_id) for event_id in one.moving), 4)
        must = words.tr(words.QT_TRANSLATE_NOOP("window", "{names} would have to move."))
        parts.append(must.format(names=names))
    parts.extend(dict.fromkeys(finding.message for finding in one.findings))
    return " ".join(parts) or words.tr(words.QT_TRANSLATE_NOOP("window", "Nothing: it is free"))
