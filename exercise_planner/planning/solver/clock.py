"""Clock: how long something may go on."""

import time
from collections.abc import Callable
from dataclasses import dataclass

Stopped = Callable[[], bool]


@dataclass(frozen=True, slots=True)
class Clock:
    """How long something may go on.

    Args:
        deadline: ``time.monotonic()`` at which to end.
        stopped: Whether to end at once.
    """

    deadline: float
    stopped: Stopped = lambda: False

    @property
    def left(self) -> float:
        """Seconds left."""
        return 0 if self.stopped() else max(self.deadline - time.monotonic(), 0)

    @property
    def is_over(self) -> bool:
        """Whether to end."""
        return self.left <= 0

    @classmethod
    def of(cls, seconds: float, stopped: Stopped = lambda: False) -> "Clock":
        """A clock that runs for so long."""
        return cls(time.monotonic() + seconds, stopped)

    def at_most(self, seconds: float) -> "Clock":
        """A clock that runs for so long, if there is so much left."""
        return Clock.of(min(seconds, self.left), self.stopped)

    def share(self, part: float) -> "Clock":
        """A clock for a part of what is left."""
        return Clock.of(self.left * part, self.stopped)
