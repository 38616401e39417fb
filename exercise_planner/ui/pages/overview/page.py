"""The page that shows the exercise at a glance and the form of what is said of it as a whole."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QScrollArea, QVBoxLayout, QWidget

from exercise_planner.domain.changes import ChangeSet
from exercise_planner.domain.exercise import Exercise
from exercise_planner.domain.finding import Severity
from exercise_planner.ui import words
from exercise_planner.ui.context import Context
from exercise_planner.ui.forms.record_form import RecordForm
from exercise_planner.ui.pages.overview.programme import Programme
from exercise_planner.ui.theme import SPACE
from exercise_planner.ui.widgets.labels import card, label, link
from exercise_planner.ui.widgets.plan_tables import KINDS, plan_table
from exercise_planner.ui.widgets.tabs import TabbedPage
from exercise_planner.ui.words import QT_TRANSLATE_NOOP

Count = Callable[[Exercise], int]
FIGURES: tuple[tuple[str, str, Count], ...] = (
    ("nations", QT_TRANSLATE_NOOP("window", "Nations"), lambda exercise: len(exercise.nations)),
    ("units", QT_TRANSLATE_NOOP("window", "Units"), lambda exercise: len(exercise.units)),
    ("venues", QT_TRANSLATE_NOOP("window", "Venues"), lambda exercise: len(exercise.venues)),
    ("events", QT_TRANSLATE_NOOP("window", "Events"), lambda exercise: len(exercise.events)),
    ("schedule", QT_TRANSLATE_NOOP("window", "Scheduled"), lambda exercise: len(exercise.assignments)),
)
"""The figures: the page that each leads to, what it counts, and how."""


FORM_WIDTH = 720
"""Beyond that, fields are too far from their captions."""

TABLES = ("phases", "milestones", "pools", "travel")
"""The tables beside it."""


class OverviewPage(TabbedPage):
    """The exercise at a glance, and the tables that have no page of their own."""

    name = "overview"

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self.nouns = ("exercise",)
        self._name, self._dates = label(role="title", wraps=True), label(role="muted", wraps=True)
        self._about, self._state = label(wraps=True), label(wraps=True)
        self._figures: dict[str, QLabel] = {}
        self._programme = Programme()
        self._form: RecordForm | None = None
        self._lay_out()
        context.bridge.opened.connect(self.refresh)
        context.bridge.changed.connect(self._change)
        context.checking.judged.connect(self._show_state)
        self.refresh()

    def _lay_out(self) -> None:
        body = QWidget()
        left = QVBoxLayout(body)
        left.setContentsMargins(2 * SPACE, 2 * SPACE, 2 * SPACE, 2 * SPACE)
        left.setSpacing(3 * SPACE // 2)
        for widget in (self._name, self._dates, self._about):
            left.addWidget(widget)
        left.addLayout(self._figure_cards())
        frame, inner = card("calm")
        inner.addWidget(self._state)
        left.addWidget(frame)
        frame, inner = card()
        inner.addWidget(label(self.tr("Programme"), "heading"))
        inner.addWidget(self._programme)
        left.addWidget(frame)
        self._details = QHBoxLayout()
        frame, inner = card()
        inner.addLayout(self._details)
        left.addWidget(frame)
        left.addStretch(1)
        scroll = QScrollArea()
        scroll.setAccessibleName(self.tr("At a glance"))
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setWidgetResizable(True)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setWidget(body)
        self.add_tab("glance", self.tr("At a glance"), scroll)
        for name in TABLES:
            self.add_tab(name, words.tr(KINDS[name].title), plan_table(self.context, name))

    def _figure_cards(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(SPACE)
        for page, title, _count in FIGURES:
            frame, inner = card()
            inner.setSpacing(0)
            figure = label("0", "figure")
            figure.setAccessibleName(words.tr(title))
            go = link(words.tr(title))
            go.clicked.connect(lambda _checked=False, page=page: self.page_wanted.emit(page))
            inner.addWidget(figure)
            inner.addWidget(go)
            row.addWidget(frame, 1)
            self._figures[page] = figure
        return row

    def _change(self, _changeset: ChangeSet) -> None:
        self.refresh()

    def refresh(self) -> None:
        """Show the exercise as it is now."""
        exercise = self.context.bridge.exercise
        if exercise is None:
            return
        details = exercise.details
        self._name.setText(details.name)
        kind, dates = words.choice(details.kind), words.days(details.from_, details.to)
        hosts = words.listed(details.hosts)
        parts = [
            dates,
            kind,
            details.time_zone,
            *([self.tr("hosted by {hosts}").format(hosts=hosts)] if hosts else []),
        ]
        self._dates.setText(" · ".join(parts))
        self._about.setText(details.description)
        self._about.setVisible(bool(details.description))
        for page, _title, count in FIGURES:
            self._figures[page].setText(str(count(exercise)))
        self._programme.show_exercise(exercise)
        if self._form is None:
            self._form = RecordForm(self.context.bridge, details, exercise, self.context.tasks)
            self._form.setMinimumHeight(self._form.whole_height)
            self._form.setMaximumWidth(FORM_WIDTH)
            self._details.addWidget(self._form, 1)
            self._details.addStretch()
        self._form.show_record(details, exercise)
        self._show_state()

    def _show_state(self) -> None:
        findings = self.context.checking.findings
        errors = [item for item in findings if item.severity is Severity.ERROR]
        if self.context.checking.judgement is None:
            self._state.setText(self.tr("Checking…"))
        elif errors:
            one = self.tr("1 problem; it is told in Problems below.")
            many = self.tr("{n} problems; they are listed in Problems below.").format(n=len(errors))
            self._state.setText(one if len(errors) == 1 else many)
        elif findings:
            self._state.setText(findings[0].message)
        else:
            self._state.setText(self.tr("The schedule keeps every rule."))
