"""ColumnMenu: which columns of a table are shown and by which it is grouped; also the menu of its header."""

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import QMenu

from exercise_planner.ui.widgets.sheet import Sheet


class ColumnMenu(QMenu):
    """A menu with a tick for each column that is shown."""

    def __init__(self, view: Sheet) -> None:
        super().__init__(view)
        self._view = view
        self.columns = [self._action(number) for number in range(len(view.records.columns))]
        self.addSeparator()
        self.addAction(self.tr("&Show all"), self.show_all)
        self.groups = self._group_menu()
        self.aboutToShow.connect(self._tick)
        header = view.horizontalHeader()
        header.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        header.customContextMenuRequested.connect(self._pop_up)

    def _group_menu(self) -> dict[int | None, QAction]:
        """A menu of the columns to group by; the actions by column, None being none."""
        menu = self.addMenu(self.tr("&Group by"))
        choice = QActionGroup(menu)
        found: dict[int | None, QAction] = {}
        names = [
            (None, self.tr("Nothing")),
            *((n, item.heading) for n, item in enumerate(self._view.records.columns)),
        ]
        for column, name in names:
            action = menu.addAction(name)
            action.setCheckable(True)
            choice.addAction(action)
            action.triggered.connect(lambda _checked=False, column=column: self._view.grouping.by(column))
            found[column] = action
        return found

    def _action(self, number: int) -> QAction:
        action = self.addAction(self._view.records.columns[number].heading)
        action.setCheckable(True)
        action.toggled.connect(lambda shown: self._show(number, shown))
        return action

    def _show(self, number: int, shown: bool) -> None:
        if shown or len(self._view.shown_columns()) > 1:
            self._view.setColumnHidden(number, not shown)

    def show_all(self) -> None:
        """Show every column."""
        for number in range(len(self.columns)):
            self._view.setColumnHidden(number, False)  # noqa: FBT003  Qt knows no names

    def _tick(self) -> None:
        for number, action in enumerate(self.columns):
            action.setChecked(not self._view.isColumnHidden(number))
        self.groups[self._view.grouping.column].setChecked(True)

    def _pop_up(self, at: QPoint) -> None:
        self.popup(self._view.horizontalHeader().mapToGlobal(at))
