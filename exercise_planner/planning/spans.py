"""Stretches of time: sorted tuples of half-open (from, to) in minutes from the first midnight."""

from bisect import bisect_right
from collections.abc import Iterable
from itertools import pairwise

Span = tuple[int, int]
Spans = tuple[Span, ...]

LONG_AGO = -(10**9)
FAR_OFF = 10**9
ALWAYS: Spans = ((LONG_AGO, FAR_OFF),)
NEVER: Spans = ()


def inside(spans: Spans, start: int, end: int) -> bool:
    """Whether ``[start, end)`` lies wholly in one of the spans; these are sorted and may overlap."""
    index = bisect_right(spans, (start, FAR_OFF + 1))
    if index and spans[index - 1][1] >= end:
        return True
    return any(span_end >= end for _, span_end in spans[: max(index - 1, 0)])


def overlaps(a: Span, b: Span) -> bool:
    """Whether two spans share any time."""
    return a[0] < b[1] and b[0] < a[1]


def joined(spans: Iterable[Span]) -> Spans:
    """The union: sorted, with overlapping and touching spans made one."""
    union: list[Span] = []
    for start, end in sorted(span for span in spans if span[0] < span[1]):
        if union and start <= union[-1][1]:
            union[-1] = (union[-1][0], max(union[-1][1], end))
        else:
            union.append((start, end))
    return tuple(union)


def without(spans: Iterable[Span], holes: Iterable[Span]) -> Spans:
    """What is left of each span when the holes are cut out."""
    cuts = joined(holes)
    return tuple(sorted(piece for span in spans for piece in _cut(span, cuts)))


def _cut(span: Span, cuts: Spans) -> Iterable[Span]:
    start, end = span
    for hole_start, hole_end in cuts:
        if hole_end <= start or hole_start >= end:
            continue
        if start < hole_start:
            yield (start, hole_start)
        start = max(start, hole_end)
    if start < end:
        yield (start, end)


def outside(hole: Span) -> Spans:
    """All time but one span."""
    return without(ALWAYS, (hole,))


def common(a: Iterable[Span], b: Iterable[Span]) -> Spans:
    """The time that is in both."""
    others = tuple(b)
    return joined((max(x[0], y[0]), min(x[1], y[1])) for x in a for y in others if overlaps(x, y))


def inside_both(a: Spans, b: Spans) -> Spans:
    """Spans such that what lies in one of them lies in one of each: unlike ``common``, none are joined."""
    if a == ALWAYS:
        return b
    return tuple(sorted((max(x[0], y[0]), min(x[1], y[1])) for x in a for y in b if overlaps(x, y)))


def total(spans: Iterable[Span]) -> int:
    """The length of the union, in minutes."""
    return sum(end - start for start, end in joined(spans))


def apart(spans: Spans) -> bool:
    """Whether no two of the spans, which are sorted, overlap or touch."""
    return all(before[1] < after[0] for before, after in pairwise(spans))
