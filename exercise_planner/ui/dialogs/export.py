"""The question of what is exported for whom."""

from pathlib import Path

from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QFileDialog,
    QHBoxLayout,
    QLineEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from exercise_planner.domain.exercise import Exercise
from exercise_planner.domain.record import title_of
from exercise_planner.domain.releasability import Audience
from exercise_planner.ui import words
from exercise_planner.ui.theme import SPACE
from exercise_planner.ui.widgets.labels import add_row, button, form, label
from exercise_planner.workspace.exporting import CALENDAR, Format, Order


class ExportDialog(QDialog):
    """Asks for a format and a reader; for a calendar also whose it is, and which one it updates.

    Args:
        exercise: What is exported.
        formats: The formats that can be written.
        parent: The window.
    """

    def __init__(self, exercise: Exercise, formats: tuple[Format, ...], parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Export"))
        self._formats = formats
        self.format, self.nation = QComboBox(), QComboBox()
        self.audience, self.owner = QComboBox(), QComboBox()
        self.writes = label(role="muted")
        self.earlier = QLineEdit()
        self.browse = button(self.tr("&Choose…"))
        self._fill(exercise)
        self._lay_out()
        self.format.currentIndexChanged.connect(self._settle)
        self.nation.currentIndexChanged.connect(self._settle)
        self.browse.clicked.connect(self._choose)
        self._settle()
        self.setMinimumWidth(560)

    def _fill(self, exercise: Exercise) -> None:
        for one in self._formats:
            self.format.addItem(f"{words.tr(one.title)} ({one.suffix})", one.name)
        self.nation.addItem(self.tr("No nation in particular"), "")
        for nation in exercise.nations:
            self.nation.addItem(f"{nation.id}  {nation.name}", nation.id)
        for audience in Audience:
            self.audience.addItem(words.choice(audience), audience.value)
        self.owner.addItem(self.tr("Everybody"), "")
        for record in (*exercise.nations, *exercise.units, *exercise.venues):
            self.owner.addItem(f"{title_of(record)} ({words.choice(record.noun).lower()})", record.id)

    def _lay_out(self) -> None:
        fields = form()
        updates = QWidget()
        row = QHBoxLayout(updates)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(SPACE)
        row.addWidget(self.earlier, 1)
        row.addWidget(self.browse)
        rows = (
            (self.tr("&Format"), self.format),
            (self.tr("For the readers of"), self.nation),
            (self.tr("Audience"), self.audience),
            (self.tr("Whose calendar"), self.owner),
        )
        for text, box in rows:
            add_row(fields, text, box)
        fields.insertRow(1, "", self.writes)
        self.earlier.setAccessibleName(self.tr("The calendar that this one updates"))
        self.earlier.setPlaceholderText(self.tr("an earlier calendar (.ics), if they have one"))
        add_row(fields, self.tr("Updates"), updates)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
        self.accept_button: QPushButton = buttons.addButton(
            self.tr("&Export…"), QDialogButtonBox.ButtonRole.AcceptRole
        )
        self.accept_button.setDefault(True)
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(2 * SPACE, 2 * SPACE, 2 * SPACE, 2 * SPACE)
        layout.addLayout(fields)
        layout.addStretch(1)
        layout.addWidget(buttons)

    @property
    def chosen(self) -> Format:
        """The format."""
        return self._formats[self.format.currentIndex()]

    def _settle(self) -> None:
        is_calendar = self.chosen.name == CALENDAR
        self.writes.setText(words.tr(self.chosen.writes).capitalize())
        for widget in (self.owner, self.earlier, self.browse):
            widget.setEnabled(is_calendar)

    def _choose(self) -> None:
        path, _ = QFileDialog.getOpenFileName(
            self, self.tr("The earlier calendar"), "", self.tr("Calendars (*.ics)")
        )
        if path:
            self.earlier.setText(path)

    def order(self, document: Path) -> Order:
        """What is wanted.

        Args:
            document: Where the exercise is kept.
        """
        is_calendar = self.chosen.name == CALENDAR
        earlier = self.earlier.text().strip()
        return Order(
            to=self.chosen.name,
            nation=str(self.nation.currentData()) or None,
            audience=str(self.audience.currentData()),
            owner=(str(self.owner.currentData()) or None) if is_calendar else None,
            earlier=Path(earlier) if is_calendar and earlier else None,
            document=document,
        )
