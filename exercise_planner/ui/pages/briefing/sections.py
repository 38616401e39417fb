"""SectionButton: which sections a pack has."""

from collections.abc import Callable

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QToolButton


class SectionButton(QToolButton):
    """A button with a menu of all sections; they are asked for when it is first opened.

    Args:
        sections: Code and title of each section.
    """

    def __init__(self, sections: Callable[[], tuple[tuple[str, str], ...]]) -> None:
        super().__init__()
        self._sections = sections
        self._items = QMenu(self)
        self.actions_by_code: dict[str, QAction] = {}
        self.setText(self.tr("Sections"))
        self.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.setMenu(self._items)
        self._items.aboutToShow.connect(self.fill)

    def fill(self) -> None:
        """Enter the sections into the menu, all of them chosen."""
        if self.actions_by_code:
            return
        for code, title in self._sections():
            action = self._items.addAction(title)
            action.setCheckable(True)
            action.setChecked(True)
            self.actions_by_code[code] = action

    def chosen(self) -> tuple[str, ...]:
        """The codes of the chosen sections; empty for all."""
        codes = tuple(code for code, action in self.actions_by_code.items() if action.isChecked())
        return () if len(codes) == len(self.actions_by_code) else codes or ("cover",)
