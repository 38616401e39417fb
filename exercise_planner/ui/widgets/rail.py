"""Rail: the navigation on the left of the window."""

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QFrame, QListWidget, QListWidgetItem

from exercise_planner.ui import icons
from exercise_planner.ui.page import key_to

WIDTH = 160
ROW = 36


class Rail(QListWidget):
    """The list of pages.

    Attributes:
        chosen: Emitted with the name of the page that the user chose.
    """

    chosen = Signal(str)

    def __init__(self, pages: tuple[tuple[str, str], ...]) -> None:
        super().__init__()
        self.setObjectName("rail")
        self.setAccessibleName(self.tr("Pages"))
        self.setFixedWidth(WIDTH)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setIconSize(QSize(20, 20))
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        for number, (name, title) in enumerate(pages, start=1):
            item = QListWidgetItem(title, self)
            item.setData(Qt.ItemDataRole.UserRole, name)
            item.setSizeHint(QSize(0, ROW))
            item.setToolTip(f"{title} ({key_to(number)})")
        self.refresh_icons()
        self.currentItemChanged.connect(self._choose)

    def refresh_icons(self) -> None:
        """Take up the colours of the theme."""
        for row in range(self.count()):
            item = self.item(row)
            item.setIcon(icons.icon(item.data(Qt.ItemDataRole.UserRole)))

    def show_page(self, name: str) -> None:
        """Mark a page as the current one."""
        for row in range(self.count()):
            if self.item(row).data(Qt.ItemDataRole.UserRole) == name:
                self.setCurrentRow(row)

    def _choose(self, item: QListWidgetItem | None) -> None:
        if item is not None:
            self.chosen.emit(item.data(Qt.ItemDataRole.UserRole))
