"""OwnTab: what the nation itself brings: its availability and caveats, its units, offers and withdrawals."""

from dataclasses import replace

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtWidgets import (
    QHBoxLayout,
    QInputDialog,
    QPlainTextEdit,
    QScrollArea,
    QSplitter,
    QVBoxLayout,
    QWidget,
)

from exercise_planner.domain.nation import Nation
from exercise_planner.domain.timespan import Period
from exercise_planner.domain.unit import Unit
from exercise_planner.ui.forms.calendar import Calendar
from exercise_planner.ui.liaison.desk import Desk
from exercise_planner.ui.models.lines import Line, Lines
from exercise_planner.ui.tasks import Tasks
from exercise_planner.ui.theme import SPACE
from exercise_planner.ui.widgets.labels import button, label
from exercise_planner.ui.widgets.lines_view import LinesView
from exercise_planner.workspace.proposals import shown_period

WIDTHS = (230, 110)
CAVEATS_HEIGHT = 90


class OwnTab(QWidget):
    """Shows units, and the days on which they and the nation are not available, to be changed."""

    def __init__(self, desk: Desk, tasks: Tasks) -> None:
        super().__init__()
        self._desk = desk
        self.units: tuple[Unit, ...] = ()
        self._caveats_shown = ""
        heads = ("Unit", "State", "Not available")
        self.model = Lines(tuple(self.tr(head) for head in heads), self)
        self.view = LinesView(self.model, self.tr("Our units"), WIDTHS)
        self.offer_button = button(self.tr("Offer a unit…"), "add")
        self.withdraw_button = button(self.tr("Withdraw"), "remove")
        self.calendar = Calendar(self.tr("Days on which the unit is not available"), "danger", tasks)
        self.own_calendar = Calendar(self.tr("Days on which the nation is not available"), "danger", tasks)
        self.caveats = QPlainTextEdit()
        self.caveats.setAccessibleName(self.tr("Caveats"))
        self.caveats.setTabChangesFocus(True)
        self.caveats.setFixedHeight(CAVEATS_HEIGHT)
        self.caveats_button = button(self.tr("Keep the caveats"))
        self._of_unit = label(role="section", wraps=True)
        self._lay_out()
        self._connect()

    def _lay_out(self) -> None:
        left = QWidget()
        inner = QVBoxLayout(left)
        inner.setContentsMargins(0, 0, SPACE, 0)
        row = QHBoxLayout()
        row.addWidget(self.offer_button)
        row.addWidget(self.withdraw_button)
        row.addStretch(1)
        inner.addWidget(label(self.tr("Our units"), "section"))
        inner.addWidget(self.view, 1)
        inner.addLayout(row)
        inner.addWidget(self._of_unit)
        inner.addWidget(self.calendar)
        right = QWidget()
        nation = QVBoxLayout(right)
        nation.setContentsMargins(SPACE, 0, 0, 0)
        name = self._desk.liaison.nation.name
        days = self.tr("{nation} is not available on the days that are marked; drag to mark, again to clear.")
        nation.addWidget(label(days.format(nation=name), "section", wraps=True))
        nation.addWidget(self.own_calendar)
        nation.addWidget(label(self.tr("Caveats: what our forces may not do"), "section"))
        nation.addWidget(self.caveats)
        nation.addWidget(self.caveats_button, 0, Qt.AlignmentFlag.AlignLeft)
        nation.addStretch(1)
        area = QScrollArea()
        area.setWidget(right)
        area.setWidgetResizable(True)
        split = QSplitter(Qt.Orientation.Horizontal)
        split.addWidget(left)
        split.addWidget(area)
        split.setStretchFactor(0, 3)
        split.setStretchFactor(1, 2)
        split.setChildrenCollapsible(False)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, SPACE, 0, 0)
        outer.addWidget(split, 1)

    def _connect(self) -> None:
        self.view.selectionModel().selectionChanged.connect(lambda *_: self._show_unit())
        self.offer_button.clicked.connect(self.ask_offer)
        self.withdraw_button.clicked.connect(self.turn)
        self.calendar.changed.connect(self._mark_unit)
        self.own_calendar.changed.connect(
            lambda periods: self._put(replace(self._desk.liaison.nation, unavailable=periods))
        )
        self.caveats.textChanged.connect(self._enable_caveats)
        self.caveats_button.clicked.connect(self.keep_caveats)
        self.caveats.installEventFilter(self)

    @property
    def unit(self) -> Unit | None:
        """The unit that is chosen."""
        row = self.view.row
        return self.units[row] if 0 <= row < len(self.units) else None

    def refresh(self) -> None:
        """Show what is in the file now."""
        liaison, kept = self._desk.liaison, self.view.row
        own = {unit.id: unit for unit in liaison.sent.units if unit.nation == liaison.nation.id}
        own |= {unit.id: unit for unit in self._desk.theirs.units if unit.nation == liaison.nation.id}
        self.units = tuple(own.values())
        self.model.show(tuple(self._line(unit) for unit in self.units))
        self.view.choose(max(kept, 0))
        self.own_calendar.show_record(liaison.nation, liaison.nation.unavailable, self._desk.theirs)
        if self.caveats.toPlainText() == self._caveats_shown:  # else they are just being written
            self._caveats_shown = liaison.nation.caveats
            self.caveats.setPlainText(self._caveats_shown)
        self._enable_caveats()
        self._show_unit()

    def _line(self, unit: Unit) -> Line:
        if self._is_withdrawn(unit):
            state = self.tr("withdrawn")
        else:
            state = self.tr("offered") if self._desk.liaison.sent.get(Unit, unit.id) is None else ""
        return (unit.name, state, _periods(unit.unavailable))

    def _is_withdrawn(self, unit: Unit) -> bool:
        return self._desk.theirs.get(Unit, unit.id) is None

    def _show_unit(self) -> None:
        unit = self.unit
        is_there = unit is not None and not self._is_withdrawn(unit)
        self.withdraw_button.setEnabled(unit is not None)
        self.withdraw_button.setText(
            self.tr("Withdraw") if unit is None or is_there else self.tr("Bring back")
        )
        self.calendar.setEnabled(is_there)
        if unit is None:
            self._of_unit.setText("")
            return
        text = self.tr("{unit} is not available on the days that are marked; drag to mark, again to clear.")
        self._of_unit.setText(text.format(unit=unit.name))
        self.calendar.show_record(unit, unit.unavailable, self._desk.theirs)

    def _mark_unit(self, periods: tuple[Period, ...]) -> None:
        unit = self.unit
        if unit is not None and not self._is_withdrawn(unit):
            self._put(replace(unit, unavailable=periods))

    def _put(self, own: Nation | Unit) -> None:
        liaison = self._desk.liaison
        self._desk.attempt(lambda: liaison.put(own))

    def ask_offer(self) -> None:
        """Ask for the name of a unit, and offer it."""
        title, question = self.tr("Offer a unit"), self.tr("Name of the unit")
        name, sure = QInputDialog.getText(self.window(), title, question)
        liaison = self._desk.liaison
        if sure and name.strip():
            self._desk.attempt(lambda: liaison.offer(name.strip()))

    def turn(self) -> None:
        """Withdraw the unit that is chosen, or bring it back."""
        unit, liaison = self.unit, self._desk.liaison
        if unit is None:
            return
        act = liaison.bring_back if self._is_withdrawn(unit) else liaison.withdraw
        self._desk.attempt(lambda: act(unit.id))

    def keep_caveats(self) -> None:
        """Put the caveats as they are written into the file."""
        written = self.caveats.toPlainText().strip()
        if written != self._desk.liaison.nation.caveats:
            self._caveats_shown = self.caveats.toPlainText()
            self._put(replace(self._desk.liaison.nation, caveats=written))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self.caveats and event.type() == QEvent.Type.FocusOut:
            self.keep_caveats()
        return super().eventFilter(watched, event)

    def _enable_caveats(self) -> None:
        is_other = self.caveats.toPlainText().strip() != self._desk.liaison.nation.caveats
        self.caveats_button.setEnabled(is_other)


def _periods(periods: tuple[Period, ...]) -> str:
    return "; ".join(shown_period(one) for one in periods)
