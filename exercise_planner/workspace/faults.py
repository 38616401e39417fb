"""Where faults of the program itself are kept, so that a user can send them and never sees a traceback."""

import platform
import traceback
from datetime import UTC, datetime
from pathlib import Path

import platformdirs

from exercise_planner import __version__


def record_fault(fault: BaseException) -> Path:
    """Write a fault down.

    Args:
        fault: The exception.

    Returns:
        The file that tells of it.
    """
    folder = Path(platformdirs.user_log_dir("exercise-planner"))
    folder.mkdir(parents=True, exist_ok=True)
    now = datetime.now(UTC)
    path = folder / f"fault-{now:%Y%m%d-%H%M%S-%f}.txt"
    where = f"Python {platform.python_version()}, {platform.platform()}"
    head = f"Exercise Planner {__version__}, {where}, {now:%c} UTC\n\n"
    path.write_text(head + "".join(traceback.format_exception(fault)), encoding="utf-8")
    return path
