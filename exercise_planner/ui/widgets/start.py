"""StartScreen: what is seen before an exercise is open: recent documents and the examples."""

from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from exercise_planner.ui import icons
from exercise_planner.ui.theme import SPACE
from exercise_planner.ui.widgets.labels import button, label


@dataclass(frozen=True, slots=True)
class Entry:
    """A document to open: its path, name, and what is said of it."""

    path: Path
    name: str
    about: str


class StartScreen(QWidget):
    """Recent documents on the left, the examples on the right.

    Attributes:
        wanted: Emitted with the path of the document that the user chose.
    """

    wanted = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.recent = self._list(self.tr("Recent exercises"))
        self.examples = self._list(self.tr("Examples"))
        self._no_recent = label(self.tr("What you open will be listed here."), "muted", wraps=True)
        self._no_recent.setAlignment(Qt.AlignmentFlag.AlignTop)
        self.new_button = button(
            self.tr("New exercise…"), "new", primary=True, tip=self.tr("Begin an exercise (Ctrl+N)")
        )
        self.open_button = button(self.tr("Open…"), "open", tip=self.tr("Open an exercise document (Ctrl+O)"))
        self.import_button = button(
            self.tr("Import…"), "import", tip=self.tr("Make an exercise of a plan file (Ctrl+I)")
        )
        self._lay_out()

    def _lay_out(self) -> None:
        buttons = QHBoxLayout()
        buttons.addWidget(self.new_button)
        buttons.addWidget(self.open_button)
        buttons.addWidget(self.import_button)
        buttons.addStretch(1)
        grid = QGridLayout()
        grid.setHorizontalSpacing(3 * SPACE)
        grid.setVerticalSpacing(SPACE)
        grid.addWidget(label(self.tr("Recent"), "heading"), 0, 0)
        grid.addWidget(label(self.tr("Open an example"), "heading"), 0, 1)
        left = QVBoxLayout()
        left.addWidget(self._no_recent)
        left.addWidget(self.recent, 1)
        grid.addLayout(left, 1, 0)
        grid.addWidget(self.examples, 1, 1)
        grid.setColumnStretch(0, 1)
        grid.setColumnStretch(1, 1)
        grid.setRowStretch(1, 1)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(6 * SPACE, 4 * SPACE, 6 * SPACE, 4 * SPACE)
        outer.setSpacing(2 * SPACE)
        outer.addWidget(label(self.tr("Exercise Planner"), "title"))
        words = self.tr(
            "Plan, schedule and brief a multinational exercise. An example is scheduled in a minute."
        )
        outer.addWidget(label(words, "muted", wraps=True))
        outer.addLayout(buttons)
        outer.addLayout(grid, 1)

    def _list(self, name: str) -> QListWidget:
        made = QListWidget()
        made.setProperty("role", "list")
        made.setAccessibleName(name)
        made.setIconSize(QSize(20, 20))
        made.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        made.itemActivated.connect(self._want)
        made.itemClicked.connect(self._want)
        return made

    def _want(self, item: QListWidgetItem) -> None:
        self.wanted.emit(Path(item.data(Qt.ItemDataRole.UserRole)))

    def show_entries(self, recent: tuple[Entry, ...], examples: tuple[Entry, ...]) -> None:
        """Show other documents."""
        self._fill(self.recent, recent, "app")
        self._fill(self.examples, examples, "example")
        self.recent.setVisible(bool(recent))
        self._no_recent.setVisible(not recent)

    @staticmethod
    def _fill(view: QListWidget, entries: tuple[Entry, ...], icon: str) -> None:
        view.clear()
        for entry in entries:
            item = QListWidgetItem(icons.icon(icon, "accent"), f"{entry.name}\n{entry.about}", view)
            item.setData(Qt.ItemDataRole.UserRole, str(entry.path))
            item.setToolTip(str(entry.path))
