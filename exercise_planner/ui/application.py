"""Application: the QApplication, dressed; and the loop in which the window lives."""

import gc
import sys
from pathlib import Path
from types import TracebackType

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QApplication

from exercise_planner import __version__
from exercise_planner.settings import Settings
from exercise_planner.ui import theme
from exercise_planner.ui.main_window import MainWindow
from exercise_planner.ui.services import Services

YOUNG, NEVER = 5_000, 1_000_000_000
"""After how many new objects garbage is looked for among the young ones; and among all of them."""
SOON = 400
"""Milliseconds from the window to the first page that is built ahead: the window comes first."""


def dressed(settings: Settings) -> QApplication:
    """The application with our fonts and colours; made where there is none yet."""
    app = QApplication.instance() or QApplication(sys.argv[:1])
    assert isinstance(app, QApplication)  # noqa: S101  nothing here makes any other kind
    app.setApplicationName("Exercise Planner")
    app.setApplicationVersion(__version__)
    app.setDesktopFileName("exercise-planner")
    theme.load_fonts(app)
    theme.apply(app, settings["theme"])
    return app


def collect_when_away(app: QApplication) -> None:
    """Look for garbage among all objects only while the user is elsewhere.

    With an exercise of a thousand events that takes longer than a user can overlook, and halts all threads.
    What is young is looked through as ever, which is quick.
    """
    gc.set_threshold(YOUNG, 10, NEVER)
    app.applicationStateChanged.connect(
        lambda state: None if state == Qt.ApplicationState.ApplicationActive else gc.collect()
    )


def show(services: Services, settings: Settings, path: Path | None = None) -> int:
    """Show the window until it is closed.

    Args:
        services: What the window asks of the rest of the program.
        settings: The user's options.
        path: A document or plan to open.

    Returns:
        The exit status.
    """
    app = dressed(settings)
    collect_when_away(app)
    window = MainWindow(services, settings)

    def caught(kind: type[BaseException], failure: BaseException, trace: TracebackType | None) -> None:
        if isinstance(failure, KeyboardInterrupt):
            sys.__excepthook__(kind, failure, trace)
            window.close()
        else:
            window.context.errors.show(failure)

    before, sys.excepthook = sys.excepthook, caught
    try:
        window.show()
        QTimer.singleShot(SOON, window, window.pages.build_ahead)
        if path is not None:
            window.open(path)
        else:
            window.documents.recover()
        return app.exec()
    finally:
        sys.excepthook = before
