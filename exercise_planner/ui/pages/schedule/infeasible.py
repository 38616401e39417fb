"""Infeasible: the few facts that cannot all hold, each a link, and the ways out, each a button."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QScrollArea, QVBoxLayout, QWidget

from exercise_planner.domain import RECORDS
from exercise_planner.domain.exercise import Exercise
from exercise_planner.domain.finding import Subject
from exercise_planner.domain.schedule import Conflict, Remedy, Schedule
from exercise_planner.ui import icons
from exercise_planner.ui.theme import SPACE
from exercise_planner.ui.widgets.labels import button, card, clear, label, link

MOST_LINKS = 4
ROW = 72
"""Letters of links that stand in one row."""

_CLASSES = {cls.noun: cls for cls in RECORDS}


class Infeasible(QScrollArea):
    """The calm view of a plan that cannot be scheduled.

    Attributes:
        subject_wanted: Emitted with a record that the user wants to see.
        remedy_wanted: Emitted with the way out that the user takes.
        closed: The user goes back to the schedule.
    """

    subject_wanted = Signal(object)
    remedy_wanted = Signal(object)
    closed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAccessibleName(self.tr("Why no schedule is possible"))
        body = QWidget()
        self._layout = QVBoxLayout(body)
        self._layout.setContentsMargins(0, SPACE, SPACE, SPACE)
        self._layout.setSpacing(SPACE)
        self.setWidget(body)

    def show_schedule(self, exercise: Exercise, schedule: Schedule, *, narrowed: bool = False) -> None:
        """Show why a plan cannot be scheduled, or why it has not been in the time.

        Args:
            exercise: The exercise.
            schedule: What the search said.
            narrowed: Whether it was not free to move everything.
        """
        clear(self._layout)
        if narrowed:
            told = self.tr(
                "The search was to leave events where they are; they count as locked below. "
                "Choices › All events lets it move them."
            )
            self._layout.addWidget(label(told, wraps=True))
        if schedule.resisted:
            self._show_resisted(exercise, schedule)
        else:
            self._show_conflicts(exercise, schedule)
        self._layout.addSpacing(SPACE)
        self._show_remedies(schedule)
        back = button(self.tr("Back to the schedule"))
        back.clicked.connect(self.closed)
        self._layout.addSpacing(SPACE)
        self._layout.addWidget(back, 0, Qt.AlignmentFlag.AlignLeft)
        self._layout.addStretch(1)

    def _show_conflicts(self, exercise: Exercise, schedule: Schedule) -> None:
        self._layout.addWidget(label(self.tr("No schedule can keep all of this"), "heading"))
        told = self.tr("These facts cannot all hold together. Leave any one of them out, and the rest can.")
        count = len(schedule.all_conflicts)
        if count > 1:
            told = self.tr(
                "The plan is broken in {count} places, each by itself. In each, these facts cannot all hold "
                "together; leave any one of them out, and the rest can."
            ).format(count=count)
        self._layout.addWidget(label(told, "muted", wraps=True))
        for number, facts in enumerate(schedule.all_conflicts, 1):
            if count > 1:
                title = self.tr("Conflict {number} of {count}").format(number=number, count=count)
                self._layout.addSpacing(SPACE)
                self._layout.addWidget(label(title, "heading"))
            for conflict in facts:
                self._layout.addWidget(self._conflict(exercise, conflict))
        if not count:
            unknown = self.tr("The facts could not be narrowed down; the problems below may help.")
            self._layout.addWidget(label(unknown, wraps=True))

    def _show_resisted(self, exercise: Exercise, schedule: Schedule) -> None:
        self._layout.addWidget(label(self.tr("No schedule was found in the time"), "heading"))
        told = self.tr("It is not proven that there is none. These events found no place:")
        self._layout.addWidget(label(told, "muted", wraps=True))
        for event in schedule.resisted:
            self._layout.addWidget(self._conflict(exercise, event))

    def _show_remedies(self, schedule: Schedule) -> None:
        if schedule.remedies:
            self._layout.addWidget(
                label(self.tr("Any one of these would make a schedule possible"), "heading")
            )
            checked = self.tr("Each was checked by scheduling again; the least disturbing comes first.")
            self._layout.addWidget(label(checked, "muted", wraps=True))
        for remedy in schedule.remedies:
            self._layout.addWidget(self._remedy(remedy))

    def _conflict(self, exercise: Exercise, conflict: Conflict) -> QWidget:
        frame, layout = card("calm")
        layout.setSpacing(SPACE // 2)
        layout.addWidget(label(conflict.text, wraps=True))
        subjects = [Subject(noun, one) for noun, ids in conflict.refs.items() for one in ids]
        row, room = QHBoxLayout(), 0
        for subject in subjects[:MOST_LINKS]:
            go = self._link(exercise, subject)
            if len(go.text()) > room:
                row, room = QHBoxLayout(), ROW
                row.setSpacing(2 * SPACE)
                row.addStretch(1)
                layout.addLayout(row)
            row.insertWidget(row.count() - 1, go)
            room -= len(go.text())
        return frame

    def _link(self, exercise: Exercise, subject: Subject) -> QPushButton:
        cls = _CLASSES.get(subject.noun)
        name = exercise.name(cls, subject.id) if cls is not None else subject.id
        go = link(self.tr("Go to {name}").format(name=name))
        go.clicked.connect(lambda: self.subject_wanted.emit(subject))
        return go

    def _remedy(self, remedy: Remedy) -> QWidget:
        take = button(remedy.text, tip=self.tr("Change the plan so; it can be undone"))
        icons.give(take, "good", "good")
        take.setProperty("align", "left")
        take.clicked.connect(lambda: self.remedy_wanted.emit(remedy))
        return take
