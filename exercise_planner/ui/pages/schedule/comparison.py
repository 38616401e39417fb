"""ComparisonView: what a new schedule would move, for whom and why, to be taken in whole or in part."""

from html import escape

from PySide6.QtCore import QItemSelection, QItemSelectionModel, QModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QSplitter,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from exercise_planner.domain.finding import Finding, Subject
from exercise_planner.domain.nation import Nation
from exercise_planner.planning.comparison import Comparison, Mixture
from exercise_planner.planning.goals import GOALS
from exercise_planner.ui import words
from exercise_planner.ui.bridge import Bridge
from exercise_planner.ui.models.lines import Line, Lines
from exercise_planner.ui.pages.schedule.comparison_model import PARTS, WIDTHS, MovesModel
from exercise_planner.ui.theme import SPACE
from exercise_planner.ui.widgets.labels import label, link
from exercise_planner.ui.widgets.link_pane import LinkPane, line, listed, to

MOST_FINDINGS = 40
FlagsOf = QItemSelectionModel.SelectionFlag


class MovesView(QTableView):
    """The table of moves; Space ticks the selected rows."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        model = self.model()
        if event.key() == Qt.Key.Key_Space and isinstance(model, MovesModel):
            model.turn(index.row() for index in self.selectionModel().selectedRows())
        else:
            super().keyPressEvent(event)


class ComparisonView(QWidget):
    """The comparison of a new schedule with the present one.

    Args:
        bridge: The open document, whose selection it shares.

    Attributes:
        chosen: Emitted with the ids of the events whose moves are ticked, when the user alters that.
    """

    chosen = Signal(object)

    def __init__(self, bridge: Bridge) -> None:
        super().__init__()
        self._bridge, self._leading = bridge, False
        self._comparison: Comparison | None = None
        self.model, self.moves = MovesModel(self), MovesView()
        self.nations = Lines((self.tr("Nation"), self.tr("Events"), self.tr("What")), self)
        self.goals = Lines((self.tr("Goal"), self.tr("Now"), self.tr("Chosen"), self.tr("All")), self)
        self.nations_view, self.goals_view = QTableView(), QTableView()
        self.broken = LinkPane(bridge, self.tr("What the chosen changes would break"))
        self._verdict = label(role="section", wraps=True)
        self._lay_out()
        self.model.ticked.connect(self._tick)
        self.moves.selectionModel().selectionChanged.connect(self._lead)
        self.nations_view.selectionModel().selectionChanged.connect(self._lead_nation)
        bridge.selected.connect(self._follow)

    def _lay_out(self) -> None:
        self._set_up_moves()
        names = (self.tr("Changes by nation"), self.tr("Goals before and after"))
        shapes = ((0, (60, 72)), (0, (56, 66, 56)))
        for view, model, name, (wide, widths) in zip(
            (self.nations_view, self.goals_view), (self.nations, self.goals), names, shapes, strict=True
        ):
            _set_up(view, name)
            view.setModel(model)
            view.horizontalHeader().setSectionResizeMode(wide, QHeaderView.ResizeMode.Stretch)
            for column, width in enumerate(widths, 1):
                view.setColumnWidth(column, width)
        below = QSplitter(Qt.Orientation.Horizontal)
        verdict, layout = QWidget(), QVBoxLayout()
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._verdict)
        layout.addWidget(self.broken, 1)
        verdict.setLayout(layout)
        for part in (self.nations_view, self.goals_view, verdict):
            below.addWidget(part)
        below.setSizes([280, 330, 180])
        whole = QSplitter(Qt.Orientation.Vertical)
        whole.addWidget(self.moves)
        whole.addWidget(below)
        whole.setSizes([240, 170])
        whole.setChildrenCollapsible(False)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, SPACE, 0, 0)
        outer.setSpacing(SPACE // 2)
        outer.addLayout(self._ticking())
        outer.addWidget(whole, 1)

    def _set_up_moves(self) -> None:
        _set_up(self.moves, self.tr("What would move; Space ticks"))
        self.moves.setModel(self.model)
        self.moves.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.moves.setAlternatingRowColors(True)
        for column, width in enumerate(WIDTHS):
            self.moves.setColumnWidth(column, width)
        self.moves.horizontalHeader().setStretchLastSection(True)

    def _ticking(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(2 * SPACE)
        row.addWidget(label(self.tr("Tick the changes that you take:"), "muted"))
        for name, text, act in (
            ("tick_all", self.tr("All"), lambda: self.model.choose(self._events())),
            ("tick_none", self.tr("None"), lambda: self.model.choose(())),
            ("tick_selected", self.tr("Only the selected"), self._tick_selected),
        ):
            tick = link(text)
            tick.setObjectName(name)
            tick.setAccessibleDescription(self.tr("Which changes are ticked"))
            tick.clicked.connect(act)
            row.addWidget(tick)
        row.addStretch(1)
        return row

    def show_comparison(self, comparison: Comparison, chosen: frozenset[str]) -> None:
        """Show a new schedule beside the present one."""
        self._comparison = comparison
        self.model.show_moves(comparison, chosen)
        exercise = comparison.exercise
        rows: list[Line] = []
        for nation, moves in comparison.by_nation().items():
            parts = [part for move in moves for part in move.parts]
            told = (f"{words.tr(text)} {parts.count(part)}" for part, text in PARTS.items() if part in parts)
            rows.append((exercise.name(Nation, nation), str(len(moves)), ", ".join(told)))
        self.nations.show(tuple(rows))
        self._show_goals(None)
        self._follow(self._bridge.selection)

    def show_mixture(self, mixture: Mixture) -> None:
        """Show what the ticked moves would come to."""
        self._show_goals(mixture)
        count, total = len(mixture.chosen), len(self.model.moves)
        told = self.tr("{n} of {m} changes ticked: no rule is broken that is kept now.")
        if mixture.breaks:
            told = self.tr("{n} of {m} changes ticked: together they would break this.")
        self._verdict.setText(told.format(n=count, m=total))
        self._verdict.setProperty("role", "danger" if mixture.breaks else "section")
        _polish(self._verdict)
        html = listed(self._sentence(finding) for finding in mixture.breaks[:MOST_FINDINGS])
        if mixture.remains:
            still = self.tr("Broken now already, and still:")
            html += line(escape(still)) + listed(
                self._sentence(finding) for finding in mixture.remains[:MOST_FINDINGS]
            )
        self.broken.say(html if mixture.breaks or mixture.remains else line(escape(self.tr("Nothing."))))

    def _sentence(self, finding: Finding) -> str:
        subjects = [item for item in finding.subjects if item.noun == "event"][:1]
        go = "".join(" " + to(item, self.tr("Show")) for item in subjects)
        return escape(finding.message) + go

    def _show_goals(self, mixture: Mixture | None) -> None:
        comparison = self._comparison
        if comparison is None:
            return
        weights = comparison.exercise.details.goals
        rows = []
        for goal in GOALS:
            now, then = comparison.before[goal.code], comparison.after[goal.code]
            if getattr(weights, goal.code) or now != then:
                mixed = "…" if mixture is None else f"{mixture.goals[goal.code]:,g}"
                rows.append((f"{goal.title} ({goal.unit})", f"{now:,g}", mixed, f"{then:,g}"))
        self.goals.show(tuple(rows))

    def _events(self) -> frozenset[str]:
        return self._comparison.events if self._comparison is not None else frozenset()

    def _tick(self, chosen: frozenset[str]) -> None:
        self._verdict.setText(self.tr("Checking what the ticked changes would break…"))
        self.chosen.emit(chosen)

    def _tick_selected(self) -> None:
        rows = self.moves.selectionModel().selectedRows()
        self.model.choose(self.model.moves[index.row()].event for index in rows)

    def _lead(self) -> None:
        """Select in all views what is selected here."""
        if not self._leading:
            rows = sorted({index.row() for index in self.moves.selectionModel().selectedRows()})
            current = self.moves.currentIndex().row()
            rows.sort(key=lambda number: number != current)
            self._bridge.select(tuple(Subject("event", self.model.moves[number].event) for number in rows))

    def _lead_nation(self) -> None:
        """Select the events of the nation that is selected."""
        rows = self.nations_view.selectionModel().selectedRows()
        if rows and self._comparison is not None:
            moves = tuple(self._comparison.by_nation().values())[rows[0].row()]
            self._bridge.select(tuple(Subject("event", move.event) for move in moves))

    def _follow(self, subjects: tuple[Subject, ...]) -> None:
        """Select here what is selected in other views."""
        wanted = {item.id for item in subjects if item.noun == "event"}
        selection, current = QItemSelection(), QModelIndex()
        for number, move in enumerate(self.model.moves):
            if move.event in wanted:
                selection.select(self.model.index(number, 0), self.model.index(number, 0))
                current = self.model.index(number, 0) if not current.isValid() else current
        self._leading = True
        select = FlagsOf.ClearAndSelect | FlagsOf.Rows
        self.moves.selectionModel().select(selection, select)
        if current.isValid() and self.moves.currentIndex().row() != current.row():
            self.moves.selectionModel().setCurrentIndex(current, FlagsOf.NoUpdate)
            self.moves.scrollTo(current)
        self._leading = False


def _set_up(view: QTableView, name: str) -> None:
    view.setAccessibleName(name)
    view.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
    view.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
    view.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
    view.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
    view.setShowGrid(False)
    view.setWordWrap(False)
    view.setTabKeyNavigation(False)
    view.verticalHeader().hide()
    view.verticalHeader().setDefaultSectionSize(24)
    view.horizontalHeader().setHighlightSections(False)
    view.horizontalHeader().setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)


def _polish(widget: QLabel) -> None:
    """Take up the style of a role that has changed."""
    widget.style().unpolish(widget)
    widget.style().polish(widget)
