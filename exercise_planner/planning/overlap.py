"""Events that run at once, or too close to each other."""

from collections.abc import Callable, Iterator

from exercise_planner.planning.timetable import Booking


def pairs_closer_than(items: tuple[Booking, ...], gap: int) -> Iterator[tuple[Booking, Booking]]:
    """Each two events of which the later starts less than ``gap`` minutes after the earlier ends.

    Args:
        items: Sorted by start.
        gap: Minutes; 0 gives those that overlap.
    """
    for number, earlier in enumerate(items):
        for later in items[number + 1 :]:
            if later.start >= earlier.end + gap:
                break
            yield earlier, later


def crowded(
    items: tuple[Booking, ...], weight: Callable[[Booking], int], capacity: int
) -> Iterator[tuple[Booking, ...]]:
    """Each largest group of events that run at once and together weigh more than a capacity.

    Args:
        items: Sorted by start.
        weight: What an event takes of the capacity while it runs.
        capacity: What there is at any moment.
    """
    running: list[Booking] = []
    grown = False
    for item in items:
        ended = [one for one in running if one.end <= item.start]
        if ended:
            if grown and _load(running, weight) > capacity:
                yield tuple(running)
            running = [one for one in running if one.end > item.start]
            grown = False
        if weight(item):
            running.append(item)
            grown = True
    if grown and _load(running, weight) > capacity:
        yield tuple(running)


def _load(items: list[Booking], weight: Callable[[Booking], int]) -> int:
    return sum(weight(item) for item in items)
