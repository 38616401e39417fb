"""Remembers which document is open, so that it opens again after a crash; for one window at a time."""

import contextlib
from pathlib import Path

from PySide6.QtCore import QLockFile

from exercise_planner.settings import Settings

NAME = "open_document"


class OpenDocument:
    """The document that is open, as the settings name it.

    Only the first window of a user keeps it: what a second one finds named there is open in the first,
    which has not crashed. A window that has crashed holds the lock no more.

    Args:
        settings: Where it is named; the lock is a file beside it.
    """

    def __init__(self, settings: Settings) -> None:
        self._settings = settings
        self._lock = QLockFile(str(settings.path.with_name("window.lock")))
        self._lock.setStaleLockTime(0)  # only the end of its process makes it stale, however long it ran

    def left(self) -> Path | None:
        """What was open when a window ended without closing it; None where there is none."""
        named = str(self._settings[NAME])
        if not named or not self._keeps():
            return None
        path = Path(named)
        return path if path.suffix and path.exists() else None

    def name(self, path: Path) -> None:
        """Remember that a document is open."""
        if self._keeps():
            self._settings[NAME] = str(path.resolve())

    def forget(self) -> None:
        """Remember that none is open."""
        if self._keeps():
            self._settings[NAME] = ""

    def release(self) -> None:
        """Leave it to the next window; none is open here."""
        self.forget()
        self._lock.unlock()

    def _keeps(self) -> bool:
        with contextlib.suppress(OSError):  # where nothing can be kept, nothing is recovered
            self._settings.path.parent.mkdir(parents=True, exist_ok=True)
        return self._lock.isLocked() or self._lock.tryLock(0)
