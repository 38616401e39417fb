"""Those who want to hear of changes, and the order in which they are told."""

import threading
from collections import deque
from collections.abc import Callable, Iterator

from exercise_planner.domain.changes import ChangeSet

Subscriber = Callable[[ChangeSet], None]


class Subscribers:
    """Tells each change to all before the next, also when a subscriber makes that next one."""

    def __init__(self) -> None:
        self._callbacks: dict[object, Subscriber] = {}
        self._untold: deque[ChangeSet] = deque()
        self._telling = False
        self._lock = threading.Lock()

    def add(self, callback: Subscriber) -> Callable[[], None]:
        """Have one more hear of changes; gives a function that ends it."""
        token = object()
        self._callbacks[token] = callback

        def end() -> None:
            self._callbacks.pop(token, None)

        return end

    def clear(self) -> None:
        """Nobody hears any more."""
        self._callbacks.clear()

    def tell(self, changeset: ChangeSet) -> None:
        """Tell a change; while one is being told, it waits for its turn.

        Raises:
            Exception: What a subscriber raised, when all have heard; several as an ExceptionGroup.
        """
        with self._lock:
            self._untold.append(changeset)
            if self._telling:
                return
            self._telling = True
        faults = [fault for current in self._turns() for fault in self._told(current)]
        if len(faults) == 1:
            raise faults[0]
        if faults:
            raise ExceptionGroup("subscribers failed; the change is made all the same", faults)

    def _turns(self) -> Iterator[ChangeSet]:
        while True:
            with self._lock:
                if not self._untold:
                    self._telling = False
                    return
                current = self._untold.popleft()
            yield current

    def _told(self, changeset: ChangeSet) -> list[Exception]:
        faults: list[Exception] = []
        for callback in tuple(self._callbacks.values()):
            try:
                callback(changeset)
            except Exception as fault:  # noqa: BLE001  raised again when all have heard
                faults.append(fault)
        return faults
