"""The page of objectives: what is met for whom, what each nation bears, and the table of objectives."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QSplitter, QVBoxLayout

from exercise_planner.domain.burden import burdens
from exercise_planner.domain.event import Event
from exercise_planner.domain.exercise import Exercise
from exercise_planner.domain.finding import Subject
from exercise_planner.planning.travel import TravelTimes
from exercise_planner.ui import words
from exercise_planner.ui.context import Context
from exercise_planner.ui.models.grid import GridModel
from exercise_planner.ui.page import Page
from exercise_planner.ui.pages.objectives.burden_model import BurdenModel
from exercise_planner.ui.pages.objectives.burden_view import BurdenView
from exercise_planner.ui.pages.objectives.coverage import Covered, covered
from exercise_planner.ui.theme import SPACE
from exercise_planner.ui.widgets.fresh import Fresh
from exercise_planner.ui.widgets.grid_view import GridView
from exercise_planner.ui.widgets.labels import button, label
from exercise_planner.ui.widgets.link_pane import LinkPane, line, listed, title, to
from exercise_planner.ui.widgets.plan_tables import KINDS, plan_table
from exercise_planner.ui.widgets.tabs import TabbedPage

MOST = 40


class CoveragePage(Page):
    """Objectives by nation, planned and achieved."""

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self.model = GridModel(self)
        self.view = GridView(self.model)
        self.view.setAccessibleName(self.tr("Coverage of objectives by nation"))
        self.view.set_widths(48, 330)
        self.pane = LinkPane(context.bridge, self.tr("What meets the chosen objective"))
        self.summary = label(role="aside", wraps=True)
        self.copy_button = button(
            self.tr("Copy table"), "copy", tip=self.tr("Copy the whole table for a spreadsheet (Ctrl+C)")
        )
        self._covered: Covered | None = None
        self.fresh = Fresh(self, context, covered, self._show)
        self._lay_out()
        self.view.chosen.connect(self._explain)
        self.view.opened.connect(lambda row, _column: self._lead(row))
        self.copy_button.clicked.connect(self.view.copy)

    def _lay_out(self) -> None:
        top = QHBoxLayout()
        top.addWidget(label(self.tr("Coverage"), "title"))
        top.addWidget(self.summary, 1, Qt.AlignmentFlag.AlignBottom)
        top.addWidget(self.copy_button)
        split = QSplitter(Qt.Orientation.Vertical)
        split.setChildrenCollapsible(False)
        split.addWidget(self.view)
        split.addWidget(self.pane)
        split.setSizes([260, 240])
        legend = self.tr(
            "✓ achieved: scheduled events   ○ planned, not scheduled   ✗ no event   · not for it"
        )
        outer = QVBoxLayout(self)
        outer.setContentsMargins(2 * SPACE, 2 * SPACE, 2 * SPACE, 2 * SPACE)
        outer.setSpacing(SPACE)
        outer.addLayout(top)
        outer.addWidget(label(legend, "muted", wraps=True))
        outer.addWidget(split, 1)

    def _show(self, found: Covered) -> None:
        self._covered = found
        self.model.show_grid(found.grid)
        if not found.exercise.objectives:
            self.summary.setText(self.tr("No objectives are entered yet; add them in the tab Objectives."))
            self.pane.say("")
            return
        said = self.tr("{n} of {m} pairs of objective and nation are met by the schedule")
        self.summary.setText(said.format(n=found.met, m=found.wanted))
        here = self.view.currentIndex()
        if here.isValid():
            self._explain(here.row(), here.column())
        else:
            self.view.setCurrentIndex(self.model.index(0, 0))

    def _explain(self, row: int, column: int) -> None:
        found = self._covered
        if found is None:
            return
        sides = self.model.grid.rows[row], self.model.grid.columns[column]
        cell = found.table.get((sides[0].subject.id, sides[1].subject.id))
        parts = [title(f"{sides[0].title} — {sides[1].title}"), line(self.model.cell(row, column).tip)]
        if cell is not None:
            open_events = [one for one in cell.planned if one not in cell.achieved]
            for heading, ids in (
                (self.tr("Scheduled:"), list(cell.achieved)),
                (self.tr("Planned:"), open_events),
            ):
                if ids:
                    parts.append(line(f"<b>{heading}</b> {len(ids)}"))
                    parts.append(listed(_event(found.exercise, one) for one in ids[:MOST]))
        self.pane.say("".join(parts))

    def _lead(self, row: int) -> None:
        self.context.bridge.select((self.model.grid.rows[row].subject,))


def _event(exercise: Exercise, event_id: str) -> str:
    return to(Subject("event", event_id), exercise.name(Event, event_id))


class BurdenPage(Page):
    """What each nation bears."""

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self.model = BurdenModel(self)
        self.view = BurdenView(self.model)
        self.view.setAccessibleName(self.tr("Burden by nation"))
        self.summary = label(role="aside", wraps=True)
        self.copy_button = button(
            self.tr("Copy table"), "copy", tip=self.tr("Copy the whole table for a spreadsheet (Ctrl+C)")
        )
        self.copy_button.clicked.connect(self.view.copy)
        top = QHBoxLayout()
        top.addWidget(label(self.tr("Burden by nation"), "title"))
        top.addWidget(self.summary, 1, Qt.AlignmentFlag.AlignBottom)
        top.addWidget(self.copy_button)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(2 * SPACE, 2 * SPACE, 2 * SPACE, 2 * SPACE)
        outer.setSpacing(SPACE)
        outer.addLayout(top)
        outer.addWidget(self.view, 1)
        self.fresh = Fresh(self, context, self._reckon, self._show)
        self.view.selected.connect(lambda nation: context.bridge.select((Subject("nation", nation),)))

    @staticmethod
    def _reckon(exercise: Exercise) -> tuple[object, ...]:
        names = {nation.id: nation.name for nation in exercise.nations}
        return names, burdens(exercise, TravelTimes(exercise).minutes), bool(exercise.assignments)

    def _show(self, found: tuple[dict[str, str], tuple[object, ...], bool]) -> None:
        names, rows, is_scheduled = found
        self.model.show_burdens(names, rows)  # type: ignore[arg-type]
        self.summary.setText(
            self.tr("as scheduled; click a heading to sort")
            if is_scheduled
            else self.tr("Nothing is scheduled yet, so nobody bears anything. Press Schedule! (F9).")
        )


class ObjectivesPage(TabbedPage):
    """What the exercise is to achieve, and what it costs whom."""

    name = "objectives"

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self.coverage, self.burden = CoveragePage(context), BurdenPage(context)
        self.add_tab("coverage", self.tr("Coverage"), self.coverage)
        self.add_tab("burden", self.tr("Burden"), self.burden)
        self.add_tab("objectives", words.tr(KINDS["objectives"].title), plan_table(context, "objectives"))
