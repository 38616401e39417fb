"""Which columns of a foreign table are which fields: what is guessed, to be corrected."""

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtWidgets import (
    QComboBox,
    QHBoxLayout,
    QHeaderView,
    QSpinBox,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from exercise_planner.interchange.sheets.matching import Match
from exercise_planner.interchange.sheets.tables import Table, letters
from exercise_planner.ui.theme import SPACE
from exercise_planner.ui.widgets.labels import label, roomy
from exercise_planner.workspace.mapping import rematched, sheets, with_field

MOST_COLUMNS = 60
SAMPLES = 3
WIDTHS = {0: 190, 2: 200}


class ImportMapping(QWidget):
    """A table of the file's columns, each with the field that it is taken for.

    Args:
        tables: The tables of the file.
        matches: What each is taken for, by its name.

    Attributes:
        changed: Emitted when the user has said something else.
    """

    changed = Signal()

    def __init__(self, tables: tuple[Table, ...], matches: dict[str, Match | None]) -> None:
        super().__init__()
        self.tables = tables
        self.matches = matches
        self.corrected: set[str] = set()
        self.table, self.kind, self.head = QComboBox(), QComboBox(), QSpinBox()
        self.columns = QTableWidget(0, 3)
        self._fill()
        self._lay_out()
        self.table.currentIndexChanged.connect(self._show)
        self.kind.activated.connect(self._say_kind)
        self.head.valueChanged.connect(self._say_kind)
        self._show()

    def _fill(self) -> None:
        for table in self.tables:
            self.table.addItem(table.name)
        self.kind.addItem(self.tr("leave aside"), "")
        for sheet in sheets():
            self.kind.addItem(sheet.title, sheet.title)
        roomy(self.head)
        self.head.setRange(1, 1_000)
        self.head.setPrefix(self.tr("headings in row "))
        named = (
            (self.table, self.tr("Table")),
            (self.kind, self.tr("What it holds")),
            (self.head, self.tr("Headings")),
        )
        for box, name in named:
            box.setAccessibleName(name)
        self.columns.setAccessibleName(self.tr("Columns and the fields that they are"))
        self.columns.setHorizontalHeaderLabels([self.tr("Column"), self.tr("Holds"), self.tr("Is taken for")])
        self.columns.horizontalHeader().setSectionResizeMode(1, QHeaderView.ResizeMode.Stretch)
        for column, width in WIDTHS.items():
            self.columns.setColumnWidth(column, width)
        self.columns.horizontalHeader().setDefaultAlignment(
            Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        )
        self.columns.verticalHeader().hide()

    def _lay_out(self) -> None:
        row = QHBoxLayout()
        for box in (self.table, self.kind, self.head):
            row.addWidget(box)
        row.addStretch(1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(SPACE)
        layout.addLayout(row)
        layout.addWidget(self.columns, 1)
        layout.addWidget(
            label(self.tr("What you correct is remembered for files with the same headings."), "muted")
        )

    @property
    def current(self) -> Table:
        """The table that is shown."""
        return self.tables[self.table.currentIndex()]

    def _show(self) -> None:
        match = self.matches.get(self.current.name)
        self.kind.setCurrentIndex(max(self.kind.findData(match.sheet.title if match else ""), 0))
        with QSignalBlocker(self.head):  # it is set, not said by the user
            self.head.setValue(match.head if match else next(iter(self.current.rows), 1))
        upright = match is not None and match.sheet.upright
        self.columns.setEnabled(match is not None and not upright)
        used = sorted({column for cells in self.current.rows.values() for column in cells})[:MOST_COLUMNS]
        self.columns.setRowCount(0 if match is None or upright else len(used))
        if match is not None and not upright:
            for row, column in enumerate(used):
                self._show_column(row, column, match)

    def _show_column(self, row: int, column: int, match: Match) -> None:
        rows = self.current.rows
        heading = str(rows.get(match.head, {}).get(column, ""))
        below = [
            str(cells[column]) for number, cells in rows.items() if number > match.head and column in cells
        ]
        texts = (f"{letters(column)}  {heading}".strip(), "; ".join(below[:SAMPLES]))
        for place, text in enumerate(texts):
            item = QTableWidgetItem(text)
            item.setFlags(Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable)
            self.columns.setItem(row, place, item)
        field = QComboBox()
        field.setAccessibleName(self.tr("Field of column {column}").format(column=letters(column)))
        field.addItem(self.tr("nothing"), "")
        for one in match.sheet.columns:
            field.addItem(one.title, one.name)
        field.setCurrentIndex(max(field.findData(match.fields.get(column, "")), 0))
        field.activated.connect(lambda _index: self._say_field(column, str(field.currentData())))
        self.columns.setCellWidget(row, 2, field)

    def field_box(self, heading: str) -> QComboBox:
        """The box that says what the column with a heading is taken for."""
        for row in range(self.columns.rowCount()):
            item, box = self.columns.item(row, 0), self.columns.cellWidget(row, 2)
            if item is not None and item.text().endswith(f"  {heading}") and isinstance(box, QComboBox):
                return box
        raise KeyError(heading)

    def _say_kind(self) -> None:
        title = str(self.kind.currentData())
        self._take(rematched(self.current, title, self.head.value()) if title else None)

    def _say_field(self, column: int, field: str) -> None:
        match = self.matches.get(self.current.name)
        if match is not None:
            self._take(with_field(match, column, field))

    def _take(self, match: Match | None) -> None:
        self.matches[self.current.name] = match
        self.corrected.add(self.current.name)
        self._show()
        self.changed.emit()
