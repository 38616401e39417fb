"""The page of the schedule: the search, the views of the schedule, and what a search proposes."""

from PySide6.QtCore import QByteArray, Qt
from PySide6.QtWidgets import QSplitter, QStackedWidget, QTabWidget, QVBoxLayout, QWidget

from exercise_planner.domain.changes import ChangeSet
from exercise_planner.domain.event import Event
from exercise_planner.domain.exercise import Exercise
from exercise_planner.domain.finding import Severity, Subject
from exercise_planner.domain.schedule import Assignment, Status
from exercise_planner.edits import schedule as schedule_edits
from exercise_planner.planning.comparison import Comparison, Mixture
from exercise_planner.planning.outcome import Outcome, Progress
from exercise_planner.ui.context import Context
from exercise_planner.ui.models.record_table import RecordTableModel
from exercise_planner.ui.page import Page
from exercise_planner.ui.pages.schedule.alternatives import Alternatives
from exercise_planner.ui.pages.schedule.calendar import CalendarView
from exercise_planner.ui.pages.schedule.choices import Choices
from exercise_planner.ui.pages.schedule.columns import columns
from exercise_planner.ui.pages.schedule.comparison import ComparisonView
from exercise_planner.ui.pages.schedule.heading import Heading
from exercise_planner.ui.pages.schedule.infeasible import Infeasible
from exercise_planner.ui.pages.schedule.matrix import MatrixView
from exercise_planner.ui.pages.schedule.placing import Placing
from exercise_planner.ui.pages.schedule.solve_panel import SolvePanel
from exercise_planner.ui.pages.schedule.solving import Solving
from exercise_planner.ui.pages.schedule.timeline import Timeline
from exercise_planner.ui.pages.schedule.timeline_edits import TimelineEdits
from exercise_planner.ui.pages.schedule.timeline_menu import TimelineMenu
from exercise_planner.ui.pages.schedule.tools import TimelineTools
from exercise_planner.ui.theme import SPACE
from exercise_planner.ui.widgets.cell_editor import CellEditor
from exercise_planner.ui.widgets.filter_row import FilterRow
from exercise_planner.ui.widgets.labels import label
from exercise_planner.ui.widgets.table import RecordView
from exercise_planner.workspace.extent import Extent


class SchedulePage(Page):
    """Where and when everything is."""

    name = "schedule"

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self.nouns = ("assignment", "schedule")
        self.solving, self.placing = Solving(context, self), Placing(context, self)
        self.timeline = Timeline(self.placing.judge, self.placing.openings)
        self.edits, self.tools = TimelineEdits(context.bridge, self.timeline), TimelineTools(self.timeline)
        self.menu = TimelineMenu(context, self.timeline, self.placing)
        self.grouping = self.tools.grouping
        self.choices, self.panel, self.infeasible = Choices(context), SolvePanel(), Infeasible()
        self.calendar, self.matrix = CalendarView(context, self.placing.judge), MatrixView(context)
        self.comparison, self.alternatives = ComparisonView(context.bridge), Alternatives(context)
        self.model = RecordTableModel(context.bridge, Event, columns(), context.checking)
        self.table = RecordView(context.bridge, self.model)
        self.heading, self.message = Heading(), label(role="danger", wraps=True)
        self.button = self.heading.button
        self.message.hide()
        self.tabs = QTabWidget()
        self._stack = QStackedWidget()
        self._lay_out()
        self._connect()
        self._reopen()
        self._follow(context.bridge.selection)
        self._mark()

    def _lay_out(self) -> None:
        outer = QVBoxLayout(self)
        outer.setContentsMargins(2 * SPACE, 2 * SPACE, 2 * SPACE, 2 * SPACE)
        outer.setSpacing(SPACE)
        outer.addWidget(self.heading)
        outer.addWidget(self.choices)
        outer.addWidget(self.panel)
        self.tabs.setDocumentMode(True)
        self.tabs.addTab(self.timeline, self.tr("Timeline"))
        self.tabs.addTab(self.calendar, self.tr("Calendar"))
        self.tabs.addTab(self.matrix, self.tr("Matrix"))
        self.tabs.addTab(self._table_tab(), self.tr("Table"))
        self.tabs.addTab(self.comparison, self.tr("Comparison"))
        self._offer_comparison(offered=False)
        self.tabs.setCornerWidget(self.tools)
        self.tabs.currentChanged.connect(
            lambda: self.tools.setVisible(self.tabs.currentWidget() is self.timeline)
        )
        self.choices.hide()
        self._stack.addWidget(self._views())
        self._stack.addWidget(self.infeasible)
        outer.addWidget(self._stack, 1)
        outer.addWidget(self.message)

    def _views(self) -> QSplitter:
        """The views of the schedule, and below them where else the selected event could be."""
        views = QSplitter(Qt.Orientation.Vertical)
        views.addWidget(self.tabs)
        views.addWidget(self.alternatives)
        views.setChildrenCollapsible(False)
        views.setSizes([400, 170])
        views.setStretchFactor(0, 1)
        self.alternatives.hide()
        return views

    def _table_tab(self) -> QWidget:
        self.table.setItemDelegate(CellEditor(self.context.bridge, self.model, self.table))
        self.table.setAccessibleName(self.tr("Schedule as a table"))
        self.filters = FilterRow(self.table)
        tab = QWidget()
        layout = QVBoxLayout(tab)
        layout.setContentsMargins(0, SPACE, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self.filters)
        layout.addWidget(self.table)
        return tab

    def _connect(self) -> None:
        bridge = self.context.bridge
        self.button.clicked.connect(self.start)
        self.heading.choosing.toggled.connect(self.choices.setVisible)
        self.heading.others.toggled.connect(self.alternatives.setVisible)
        self.alternatives.refused.connect(self._say)
        self.choices.altered.connect(lambda: self.heading.name_button(self.choices.extent))
        self.timeline.chosen.connect(bridge.select)
        self.timeline.dropped.connect(self.placing.drop)
        self.timeline.inspected.connect(self.inspected)
        self.menu.exported.connect(self.told)
        self.calendar.canvas.chosen.connect(bridge.select)
        self.calendar.canvas.dropped.connect(self.placing.drop)
        self.matrix.chosen.connect(bridge.select)
        self.table.deleting.connect(self.placing.unschedule_selected)
        self.model.refused.connect(self._say)
        self.placing.refused.connect(self._say)
        self.edits.refused.connect(self._say)
        bridge.selected.connect(self._follow)
        bridge.opened.connect(self._reopen)
        bridge.changed.connect(self._change)
        self.context.checking.judged.connect(self._mark)
        self._connect_search()

    def _connect_search(self) -> None:
        solving, panel = self.solving, self.panel
        panel.stop_wanted.connect(solving.stop)
        panel.accepted.connect(solving.accept)
        panel.partly_accepted.connect(solving.accept_chosen)
        panel.discarded.connect(lambda: self.timeline.set_ghosts({}))
        panel.discarded.connect(solving.discard)
        self.comparison.chosen.connect(solving.choose)
        self.comparison.chosen.connect(panel.show_choice)
        solving.started.connect(self._started)
        solving.progressed.connect(self._progress)
        solving.ended.connect(self._ended)
        solving.compared.connect(self._compared)
        solving.mixed.connect(self._mixed)
        solving.closed.connect(self._closed)
        solving.started.connect(lambda: self.searching.emit(self.tr("Scheduling…")))
        solving.closed.connect(lambda: self.searching.emit(""))
        self.infeasible.subject_wanted.connect(self.context.bridge.show)
        self.infeasible.remedy_wanted.connect(solving.apply)
        self.infeasible.closed.connect(solving.discard)

    def start(self) -> None:
        """Search for a schedule."""
        self.solving.start(self.choices.search())

    def take_focus(self) -> None:
        views = (self.timeline, self.calendar.canvas, self.matrix.view, self.table, self.comparison.moves)
        views[self.tabs.currentIndex()].setFocus()

    def reveal(self, subject: Subject) -> None:
        self.timeline.reveal(subject.id)
        self.table.reveal(subject)

    def refresh(self) -> None:
        """Show the schedule as it is now."""
        exercise = self.context.bridge.exercise
        self.placing.forget()
        self.choices.refresh()
        self._show(exercise)
        self.button.setEnabled(exercise is not None and bool(exercise.events) and not self.solving.is_running)
        if exercise is not None:
            self.heading.count(exercise)

    def _show(self, exercise: Exercise | None, *, is_preview: bool = False) -> None:
        for view in (self.timeline, self.calendar, self.matrix):
            view.show_exercise(exercise, is_preview=is_preview)

    def toggle_lock(self) -> None:
        """Lock the selected events where they are, or unlock them all if all are locked."""
        self.placing.toggle_lock()

    def toggle_alternatives(self) -> None:
        """Show or hide where else the selected event could be."""
        self.heading.others.toggle()

    def unschedule_selected(self) -> None:
        """Take the selected events out of the schedule."""
        self.placing.unschedule_selected()

    def _reopen(self) -> None:
        self.timeline.forget()
        self.choices.reopen()
        self.refresh()

    def _change(self, changeset: ChangeSet) -> None:
        was_empty = self.timeline.is_empty
        self.refresh()
        self.message.hide()
        if was_empty and changeset.touches(Assignment):
            self.timeline.look_first()

    def _follow(self, subjects: tuple[Subject, ...]) -> None:
        ids = frozenset(item.id for item in subjects if item.noun == "event")
        for view in (self.timeline, self.calendar, self.matrix):
            view.set_selected(ids)

    def _mark(self) -> None:
        errors = (item for item in self.context.checking.findings if item.severity is Severity.ERROR)
        ids = frozenset(
            subject.id for item in errors for subject in item.subjects[:1] if subject.noun == "event"
        )
        for view in (self.timeline, self.calendar, self.matrix):
            view.set_wrong(ids)

    def _say(self, sentence: str) -> None:
        self.message.setText(self.tr("Not accepted. {why}").format(why=sentence))
        self.message.show()

    def _started(self) -> None:
        exercise = self.context.bridge.exercise
        self.button.setEnabled(False)
        self._offer_comparison(offered=False)
        self._stack.setCurrentIndex(0)
        if exercise is not None:
            self.panel.show_running(exercise)

    def _progress(self, progress: Progress) -> None:
        self.panel.show_progress(progress)
        if progress.assignments:
            self._preview(progress.assignments)

    def _preview(self, assignments: tuple[Assignment, ...]) -> None:
        """Show a schedule that is not accepted yet."""
        exercise = self.context.bridge.exercise
        if exercise is not None:
            was_empty = self.timeline.is_empty
            proposal = schedule_edits.adopt(exercise, assignments, exercise.schedule)
            self._show(exercise.with_changes(proposal), is_preview=True)
            self.timeline.set_ghosts(exercise.table(Assignment))
            if was_empty:
                self.timeline.look_first()
            self.heading.say(self.tr("A proposal: it is not accepted yet"))

    def _ended(self, outcome: Outcome) -> None:
        exercise = self.context.bridge.exercise
        self.button.setEnabled(True)
        found = bool(outcome.assignments)
        self.searching.emit(self.tr("Schedule ready") if found else self.tr("No schedule found"))
        if exercise is None:
            return
        if not found and (outcome.status is Status.INFEASIBLE or outcome.schedule.resisted):
            self.panel.close_panel()
            search = self.solving.search
            narrowed = search is not None and (search.extent is not Extent.ALL or search.freeze is not None)
            self.infeasible.show_schedule(exercise, outcome.schedule, narrowed=narrowed)
            self._stack.setCurrentWidget(self.infeasible)
        else:
            self.panel.show_outcome(exercise, outcome, self.solving.comparison)

    def _compared(self, comparison: Comparison) -> None:
        """Show what would move; where nothing was scheduled there is nothing to compare with."""
        self.button.setEnabled(True)
        if comparison.exercise.assignments and comparison.moves:
            self.comparison.show_comparison(comparison, self.solving.chosen)
            if not self.tabs.isTabVisible(self.tabs.indexOf(self.comparison)):
                self._offer_comparison(offered=True)

    def _mixed(self, mixture: Mixture) -> None:
        self._preview(mixture.assignments)
        self.comparison.show_mixture(mixture)
        self.panel.show_mixture(mixture)

    def _offer_comparison(self, *, offered: bool) -> None:
        """Turn to the comparison, or put it away."""
        if not offered and self.tabs.currentWidget() is self.comparison:
            self.tabs.setCurrentWidget(self.timeline)
        self.tabs.setTabVisible(self.tabs.indexOf(self.comparison), offered)
        if offered:
            self.tabs.setCurrentWidget(self.comparison)

    def _closed(self) -> None:
        self.panel.close_panel()
        self._offer_comparison(offered=False)
        self._stack.setCurrentIndex(0)
        self.refresh()

    def saved_state(self) -> str:
        state = self.table.horizontalHeader().saveState()
        return bytes(state.toBase64().data()).decode("ascii")

    def restore_state(self, state: str) -> None:
        self.table.horizontalHeader().restoreState(QByteArray.fromBase64(state.encode("ascii")))
