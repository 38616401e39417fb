"""The window, from the command line."""

import os
import sys
from pathlib import Path

from exercise_planner.errors import ExercisePlannerError


def has_display() -> bool:
    """Whether a window can be shown here; a Qt platform that is asked for by name counts as one."""
    if sys.platform in ("win32", "darwin"):
        return True
    return any(os.environ.get(name) for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"))


def open_window(path: Path | None) -> int:
    """Open the window, on a file if one is given; gives its exit status when it is closed.

    Raises:
        ExercisePlannerError: There is no display.
    """
    if not has_display():
        raise ExercisePlannerError(
            "There is no display to open the window on (neither DISPLAY nor WAYLAND_DISPLAY is set). "
            "“exercise-planner --help” shows what can be done without one."
        )
    from exercise_planner.app import run

    return run(path)
