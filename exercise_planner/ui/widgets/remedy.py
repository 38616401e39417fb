"""FindingBar: the finding that is looked at, its subjects as links, and its way out as a button."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QWidget

from exercise_planner.domain import RECORDS
from exercise_planner.domain.finding import Finding, Subject
from exercise_planner.domain.schedule import Assignment
from exercise_planner.edits import schedule as schedule_edits
from exercise_planner.errors import ExercisePlannerError
from exercise_planner.planning.mending import nearest_place
from exercise_planner.ui import words
from exercise_planner.ui.context import Context
from exercise_planner.ui.tasks import Task
from exercise_planner.ui.theme import SPACE
from exercise_planner.ui.widgets.labels import button, clear, label, link

MOST_LINKS = 6
CLASSES = {cls.noun: cls for cls in RECORDS}


class FindingBar(QWidget):
    """What is below the list of problems.

    Args:
        context: What the window shares.

    Attributes:
        looked: A way out was looked for, and found or not.
    """

    looked = Signal()

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self._task: Task | None = None
        self._place: Assignment | None = None
        self.links: list[QPushButton] = []
        self._row = QHBoxLayout()
        self._row.setSpacing(2 * SPACE)
        self.fix_button = button(
            self.tr("Fix"), "good", tip=self.tr("Make this change; Ctrl+Z takes it back")
        )
        self.fix_button.clicked.connect(self.fix)
        self._state = label(role="muted")
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 2, 0, 0)
        layout.addLayout(self._row)
        layout.addStretch(1)
        layout.addWidget(self._state)
        layout.addWidget(self.fix_button)
        self.hide()

    def show_finding(self, finding: Finding | None) -> None:
        """Show another finding, and look for its way out."""
        if self._task is not None:
            self._task.abandon()
        self._task, self._place, self.links = None, None, []
        clear(self._row)
        self.fix_button.hide()
        self._state.setText("")
        self.setVisible(finding is not None and bool(finding.subjects))
        if finding is None:
            return
        for subject in dict.fromkeys(finding.subjects[:MOST_LINKS]):
            self._row.addWidget(self._link(subject))
        self._look(finding)

    def _link(self, subject: Subject) -> QPushButton:
        exercise, cls = self._context.bridge.exercise, CLASSES.get(subject.noun)
        name = exercise.name(cls, subject.id) if exercise is not None and cls else subject.id
        made = link(f"{words.tr(subject.noun.capitalize())} {name}")
        made.clicked.connect(lambda: self._context.bridge.show(subject))
        self.links.append(made)
        return made

    def _look(self, finding: Finding) -> None:
        exercise, checker = self._context.bridge.exercise, self._context.checking.checker
        events = [subject.id for subject in finding.subjects if subject.noun == "event"]
        if exercise is None or checker is None or not events:
            return
        places = exercise.assignments
        self._state.setText(self.tr("Looking for a way out…"))
        self._task = self._context.tasks.run(
            lambda _report, stop: next(
                (
                    place
                    for event in events[:2]
                    if (place := nearest_place(checker, places, event, stop.is_set)) is not None
                ),
                None,
            ),
            self._found,
            self._context.errors.show,
        )

    def _found(self, place: Assignment | None) -> None:
        exercise = self._context.bridge.exercise
        self._task, self._place = None, place
        self._state.setText(
            "" if place is not None else self.tr("No free place near; Schedule! may find one.")
        )
        if place is not None and exercise is not None:
            event = exercise.name(CLASSES["event"], place.id)
            when = words.instant(words.local(place.start, exercise.details.time_zone))
            self.fix_button.setText(self.tr("Fix: move {event} to {when}").format(event=event, when=when))
            self.fix_button.show()
        self.looked.emit()

    def fix(self) -> None:
        """Make the change that was found."""
        exercise = self._context.bridge.exercise
        if exercise is None or self._place is None:
            return
        try:
            change = schedule_edits.place(exercise, self._place)
        except ExercisePlannerError as error:
            self._context.errors.show(error)
            return
        self._context.bridge.apply(change)
