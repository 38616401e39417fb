"""Sets of slots as whole numbers: bit ``i`` stands for slot ``i``. Fast, exact and of any length."""

from collections.abc import Iterator

from exercise_planner.planning.spans import Span, Spans


def run(first: int, last: int) -> int:
    """The slots from ``first`` to ``last``, both included."""
    first = max(first, 0)
    return ((1 << (last - first + 1)) - 1) << first if last >= first else 0


def starts_inside(spans: Spans, length: int, slot: int, slots: int) -> int:
    """The slots at which something may start so that it lies wholly in one of the spans.

    Args:
        spans: In minutes.
        length: Minutes that it lasts.
        slot: Minutes a slot.
        slots: Slots of the exercise; nothing starts later.
    """
    bits = 0
    for start, end in spans:
        bits |= run(-(-start // slot), min((end - length) // slot, slots - 1))
    return bits


def touched(span: Span, slot: int) -> int:
    """The slots that a stretch of minutes touches."""
    return run(span[0] // slot, -(-span[1] // slot) - 1)


def blocked_starts(busy: int, length: int) -> int:
    """The slots at which ``length`` slots in a row meet a busy one.

    Doubling: a run of 2k slots meets one where one of two runs of k that follow each other does.
    """
    done = 1
    while done < length:
        step = min(done, length - done)
        busy |= busy >> step
        done += step
    return busy


def free_starts(busy: int, length: int) -> int:
    """The slots at which ``length`` slots in a row are not busy (to be cut to the exercise by the caller)."""
    return ~blocked_starts(busy, length)


def first(bits: int) -> int:
    """The lowest slot of a set that is not empty."""
    return (bits & -bits).bit_length() - 1


def last(bits: int) -> int:
    """The highest slot of a set that is not empty."""
    return bits.bit_length() - 1


def each(bits: int) -> Iterator[int]:
    """The slots of a set, in order."""
    while bits:
        low = bits & -bits
        yield low.bit_length() - 1
        bits ^= low


def ranges(bits: int) -> list[tuple[int, int]]:
    """The set as runs (first, last), both included, in order."""
    runs = []
    offset = 0
    while bits:
        skip = (bits & -bits).bit_length() - 1
        bits >>= skip
        offset += skip
        ones = (~bits & (bits + 1)).bit_length() - 1
        runs.append((offset, offset + ones - 1))
        bits >>= ones
        offset += ones
    return runs
