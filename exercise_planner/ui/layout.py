"""Layout: where docks and banners are, how big the window is, and how that is remembered."""

from PySide6.QtCore import QByteArray, Qt
from PySide6.QtWidgets import QDockWidget, QMainWindow, QToolBar, QWidget

from exercise_planner.settings import Settings

VERSION = 1
"""Raise it when docks or bars are renamed: what was remembered then no longer fits."""


def dock(window: QMainWindow, name: str, title: str, widget: QWidget, area: Qt.DockWidgetArea) -> QDockWidget:
    """A dock of the window."""
    made = QDockWidget(title, window)
    made.setObjectName(name)
    made.setWidget(widget)
    features = QDockWidget.DockWidgetFeature
    made.setFeatures(features.DockWidgetClosable | features.DockWidgetMovable)
    window.addDockWidget(area, made)
    return made


class Giving:
    """A dock that gives its room to the page while it has nothing to show, and takes it back after.

    Args:
        window: The window.
        one: The dock, above or below the page.
        height: What it takes at first, in pixels.
    """

    def __init__(self, window: QMainWindow, one: QDockWidget, height: int) -> None:
        self._window, self._dock, self._height = window, one, height
        self._gives = False

    def give(self, *, empty: bool) -> None:
        """Say whether it has nothing to show."""
        if empty == self._gives or not self._dock.isVisible():
            return
        self._gives = empty
        if empty:
            self._height = max(self._height, self._dock.height())
        self._window.resizeDocks([self._dock], [1 if empty else self._height], Qt.Orientation.Vertical)


def strip(window: QMainWindow, name: str, widget: QWidget, area: Qt.ToolBarArea) -> QToolBar:
    """A bar along a whole edge of the window that holds one widget and stays where it is."""
    bar = QToolBar(window)
    bar.setObjectName(name)
    bar.setMovable(False)
    bar.setContextMenuPolicy(Qt.ContextMenuPolicy.PreventContextMenu)
    bar.setProperty("role", "strip")
    inner = bar.layout()
    if inner is not None:
        inner.setContentsMargins(0, 0, 0, 0)
    bar.toggleViewAction().setVisible(False)
    bar.addWidget(widget)
    window.addToolBar(area, bar)
    return bar


def remember(window: QMainWindow, settings: Settings, *, docks: bool) -> None:
    """Keep size and place of the window, and of its docks while they are seen."""
    settings["window"] = _text(window.saveGeometry())
    if docks:
        settings["layout"] = _text(window.saveState(VERSION))


def restore_window(window: QMainWindow, settings: Settings) -> None:
    """Give the window the size and place that it had."""
    if not settings["window"] or not window.restoreGeometry(_bytes(settings["window"])):
        window.resize(1280, 800)


def restore_docks(window: QMainWindow, settings: Settings) -> bool:
    """Put the docks where they were; say whether anything was remembered."""
    return bool(settings["layout"]) and window.restoreState(_bytes(settings["layout"]), VERSION)


def _text(data: QByteArray) -> str:
    return bytes(data.toBase64().data()).decode("ascii")


def _bytes(text: str) -> QByteArray:
    return QByteArray.fromBase64(text.encode("ascii"))
