"""The window, from the command line."""

from pathlib import Path


def open_window(path: Path | None) -> int:
    """Open the window, on a file if one is given; gives its exit status when it is closed."""
    from exercise_planner.app import run

    return run(path)
