"""NationList: the countries of the world, to tick those that take part and those that host."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHeaderView, QLineEdit, QTableWidget, QTableWidgetItem, QVBoxLayout, QWidget

from exercise_planner.ui import pictures
from exercise_planner.ui.countries import Country, countries
from exercise_planner.ui.theme import SPACE
from exercise_planner.ui.widgets.labels import label

NAME, CODE, HOST = range(3)
CHECKED, UNCHECKED = Qt.CheckState.Checked, Qt.CheckState.Unchecked


class NationList(QWidget):
    """A field to search in, and the list below it.

    Attributes:
        changed: Another choice was made.
    """

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.search = QLineEdit()
        self.search.setPlaceholderText(self.tr("Find a nation by name or code"))
        self.search.setAccessibleName(self.search.placeholderText())
        self.search.setClearButtonEnabled(True)
        self._countries = countries()
        self._nothing = label(self.tr("No country is called that; others can be added later."), "muted")
        self._nothing.hide()
        self.table = QTableWidget(len(self._countries), 3)
        self.table.setHorizontalHeaderLabels([self.tr("Takes part"), self.tr("Code"), self.tr("Hosts")])
        self.table.setAccessibleName(self.tr("Nations"))
        self.table.setSelectionBehavior(QTableWidget.SelectionBehavior.SelectRows)
        self.table.setEditTriggers(QTableWidget.EditTrigger.NoEditTriggers)
        self.table.setShowGrid(False)
        self.table.verticalHeader().hide()
        header = self.table.horizontalHeader()
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        header.setHighlightSections(False)
        header.setSectionResizeMode(NAME, QHeaderView.ResizeMode.Stretch)
        for row, country in enumerate(self._countries):
            self._fill(row, country)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(SPACE)
        layout.addWidget(self.search)
        layout.addWidget(self.table)
        layout.addWidget(self._nothing)
        self.search.textChanged.connect(self._filter)
        self.table.itemChanged.connect(self._keep_sense)

    def _fill(self, row: int, country: Country) -> None:
        for column, text in ((NAME, country.name), (CODE, country.code), (HOST, "")):
            item = QTableWidgetItem(text)
            item.setFlags(Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable)
            if column == CODE:
                item.setIcon(pictures.flag_icon(country.code))
            else:
                item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
                item.setCheckState(UNCHECKED)
            self.table.setItem(row, column, item)

    def _filter(self, text: str) -> None:
        wanted = text.strip().casefold()
        seen: list[int] = []
        for row, country in enumerate(self._countries):
            hit = wanted in country.name.casefold() or wanted in country.code.casefold()
            self.table.setRowHidden(row, not hit)
            seen += [row] if hit else []
        if self.table.currentRow() not in seen:  # the keys act on what is seen, not on what is hidden now
            self.table.setCurrentCell(seen[0] if seen else -1, NAME)
        self._nothing.setVisible(not seen)

    def _keep_sense(self, item: QTableWidgetItem) -> None:
        """A host takes part; who does not take part does not host."""
        name, host = self.table.item(item.row(), NAME), self.table.item(item.row(), HOST)
        if item.column() == HOST and item.checkState() == CHECKED and name is not None:
            name.setCheckState(CHECKED)
        elif item.column() == NAME and item.checkState() == UNCHECKED and host is not None:
            host.setCheckState(UNCHECKED)
        self.changed.emit()

    def item_of(self, code: str, column: int) -> QTableWidgetItem:
        """The cell of a nation: NAME or HOST."""
        row = next(number for number, country in enumerate(self._countries) if country.code == code)
        item = self.table.item(row, column)
        assert item is not None  # noqa: S101  every cell was filled
        return item

    def _ticked(self, column: int) -> list[Country]:
        rows = enumerate(self._countries)
        items = ((self.table.item(row, column), country) for row, country in rows)
        return [country for item, country in items if item is not None and item.checkState() == CHECKED]

    @property
    def nations(self) -> tuple[tuple[str, str], ...]:
        """Code and name of each nation that takes part, the hosts first."""
        hosts = set(self.hosts)
        chosen = sorted(self._ticked(NAME), key=lambda country: country.code not in hosts)
        return tuple((country.code, country.name) for country in chosen)

    @property
    def hosts(self) -> tuple[str, ...]:
        """Codes of the nations that host."""
        return tuple(country.code for country in self._ticked(HOST))
