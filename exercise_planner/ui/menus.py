"""Menus: the menu bar and the tool bar, built from the tables of actions and enabled as they apply."""

from PySide6.QtCore import QObject, QSize, Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMainWindow, QToolBar

from exercise_planner.ui import icons, words
from exercise_planner.ui.actions import MENUS
from exercise_planner.ui.actions.action import Action, Commands
from exercise_planner.ui.bridge import Bridge
from exercise_planner.ui.models.lookup import Found

ON_TOOLBAR = ("open", "", "undo", "redo", "", "schedule", "lock", "", "print")


class Menus(QObject):
    """The menus of a window.

    Args:
        window: Where they are.
        commands: What their actions act on.
        bridge: The open document, which decides what applies.
    """

    def __init__(self, window: QMainWindow, commands: Commands, bridge: Bridge) -> None:
        super().__init__(window)
        self._bridge = bridge
        self.actions: dict[str, QAction] = {}
        self._declared: dict[str, Action] = {}
        for title, actions in MENUS:
            menu = window.menuBar().addMenu(words.tr(title))
            for action in actions:
                if action is None:
                    menu.addSeparator()
                else:
                    menu.addAction(self._made(window, action, commands))
        self.toolbar = self._tool_bar(window)
        bridge.opened.connect(self.refresh)
        bridge.changed.connect(lambda _changes: self.refresh())
        self.refresh()

    def _made(self, window: QMainWindow, action: Action, commands: Commands) -> QAction:
        made = QAction(words.tr(action.text), window)
        made.setObjectName(action.name)
        made.setShortcuts([QKeySequence(keys) for keys in action.shortcuts])
        if action.icon:
            icons.give(made, action.icon)
        made.triggered.connect(lambda: action.act(commands))
        self.actions[action.name], self._declared[action.name] = made, action
        return made

    def _tool_bar(self, window: QMainWindow) -> QToolBar:
        bar = QToolBar(self.tr("Tools"), window)
        bar.setObjectName("tools")
        bar.setMovable(False)
        bar.setIconSize(QSize(16, 16))
        bar.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        for name in ON_TOOLBAR:
            if name:
                bar.addAction(self.actions[name])
            else:
                bar.addSeparator()
        return bar

    def refresh(self) -> None:
        """Enable what applies; say what would be undone."""
        document = self._bridge.document
        for name, action in self._declared.items():
            if action.needs == "document":
                self.actions[name].setEnabled(document is not None)
        undo = (document.undo_label or "") if document is not None and document.can_undo else None
        redo = (document.redo_label or "") if document is not None and document.can_redo else None
        self._say("undo", self.tr("&Undo"), undo)
        self._say("redo", self.tr("&Redo"), redo)

    def _say(self, name: str, verb: str, label: str | None) -> None:
        action = self.actions[name]
        action.setEnabled(label is not None)
        action.setText(f"{verb} “{label}”" if label else verb)
        action.setIconText(verb.replace("&", ""))
        action.setToolTip(f"{verb.replace('&', '')} {label or ''}".strip())

    def found(self) -> tuple[Found, ...]:
        """The actions that apply now, to be found by what they say."""
        return tuple(
            Found(
                action.text().replace("&", "").rstrip("…"),
                action.shortcut().toString(),
                action.trigger,
                self._declared[name].icon,
            )
            for name, action in self.actions.items()
            if action.isEnabled() and name != "palette"
        )

    def keys(self) -> list[tuple[str, str]]:
        """What each key does."""
        found = [
            (action.text().replace("&", ""), ", ".join(keys.toString() for keys in action.shortcuts()))
            for action in self.actions.values()
        ]
        return [(text, keys) for text, keys in found if keys]
