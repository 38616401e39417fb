"""Comparison: what differs between two exercises with their schedules, and whom it concerns.

What is no difference: ranks, the spelling of the source, the order of an event's units and nations, which
requirement a unit fills, notes on a place in the schedule, and what a solve said of the whole. Records
without an id of their own are matched by what they are between.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from exercise_planner.domain import PLAN_RECORDS
from exercise_planner.domain.details import Details
from exercise_planner.domain.difference import Difference, FieldChange, Nature, Pair
from exercise_planner.domain.event import Event
from exercise_planner.domain.exercise import Exercise
from exercise_planner.domain.record import Record
from exercise_planner.domain.relation import Relation
from exercise_planner.domain.travel import Travel

__all__ = ["COMPARED", "Comparison", "Difference", "FieldChange", "Nature", "compared"]

COMPARED: tuple[type[Record], ...] = (Event, Details, *(cls for cls in PLAN_RECORDS if cls is not Event))
"""The records that are compared, in the order in which differences are told; a place goes with its event."""


@dataclass(frozen=True, eq=False)
class Comparison:
    """All differences between two exercises.

    Args:
        before: The earlier one.
        after: The later one.
        differences: Events first, in their order; then all other records.
    """

    before: Exercise
    after: Exercise
    differences: tuple[Difference, ...]

    def __bool__(self) -> bool:
        return bool(self.differences)

    @cached_property
    def by_nation(self) -> Mapping[str, tuple[Difference, ...]]:
        """What concerns each nation of either exercise; what concerns everybody stands with each."""
        ids = dict.fromkeys(one.id for whole in (self.after, self.before) for one in whole.nations)
        found = {nation: tuple(one for one in self.differences if one.concerns(nation)) for nation in ids}
        return {nation: differences for nation, differences in found.items() if differences}

    def of(self, nature: Nature, noun: str | None = None) -> tuple[Difference, ...]:
        """The differences of one nature, and of one kind of record if wanted."""
        return tuple(
            one for one in self.differences if one.nature is nature and (noun is None or one.noun == noun)
        )


def compared(before: Exercise, after: Exercise) -> Comparison:
    """Compare two exercises with their schedules.

    Each difference is reported once, and nothing that is not in one of the two is told: of two releasable
    exercises the result is releasable.

    Args:
        before: The earlier one.
        after: The later one.
    """
    return Comparison(before, after, tuple(_differences(before, after)))


def _differences(before: Exercise, after: Exercise) -> Iterator[Difference]:
    for cls in COMPARED:
        olds, news = _keyed(before.all(cls)), _keyed(after.all(cls))
        for key in dict.fromkeys((*news, *olds)):
            yield from Pair(before, after, olds.get(key), news.get(key)).differences()


def _keyed(records: Iterable[Record]) -> dict[object, Record]:
    """The records by what makes one the same as another."""
    found: dict[object, Record] = {}
    times: Counter[object] = Counter()
    for record in records:
        key: object = record.id
        if record.id.startswith("#"):
            between = _between(record)
            times[between] += 1
            key = (between, times[between])
        found[key] = record
    return found


def _between(record: Record) -> object:
    match record:
        case Relation():
            return frozenset(record.between)
        case Travel():
            return (record.from_, record.to)
    return record.id
