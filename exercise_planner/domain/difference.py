"""Difference: what differs in one record between two exercises, and whom it concerns."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, fields, replace
from enum import StrEnum
from typing import Any

from exercise_planner.domain import wire
from exercise_planner.domain.concern import label, nations_concerned
from exercise_planner.domain.event import Event
from exercise_planner.domain.exercise import Exercise
from exercise_planner.domain.frozen import EMPTY, Frozen
from exercise_planner.domain.presence import nations_of
from exercise_planner.domain.record import Record, Value
from exercise_planner.domain.schedule import Assignment

TITLES = ("name", "title")
PLACE = ("start", "end", "venue")
PARTICIPANTS = ("units", "nations")


class Nature(StrEnum):
    """What kind of difference it is."""

    ADDED = "added"
    REMOVED = "removed"
    RENAMED = "renamed"
    MOVED = "moved"
    PARTICIPANTS = "participants"
    CHANGED = "changed"


@dataclass(frozen=True, slots=True)
class FieldChange:
    """One field that differs.

    Args:
        field: Its name in the plan format or, for ``start``, ``end`` and ``venue`` of an event, in the
            schedule; ``units`` and ``nations`` of an event are ids of all that take part, sorted.
        before: Its value before; None where there was none.
        after: Its value after.
    """

    field: str
    before: Any
    after: Any

    @property
    def come(self) -> tuple[Any, ...]:
        """What a list has gained."""
        return tuple(item for item in self.after or () if item not in (self.before or ()))

    @property
    def gone(self) -> tuple[Any, ...]:
        """What a list has lost."""
        return tuple(item for item in self.before or () if item not in (self.after or ()))


@dataclass(frozen=True, slots=True)
class Difference:
    """One thing that differs in one record.

    Args:
        nature: What kind of difference it is; a record has at most one of each.
        noun: The kind of record.
        id: The record's id, after where it is there.
        name: What people call it, after where it is there.
        nations: Ids of the nations that it concerns, sorted; none where it concerns everybody.
        changes: The fields; of an event that is added or removed, its place in the schedule.
    """

    nature: Nature
    noun: str
    id: str
    name: str
    nations: tuple[str, ...]
    changes: tuple[FieldChange, ...] = ()

    def concerns(self, nation: str) -> bool:
        """Whether a nation has to know."""
        return not self.nations or nation in self.nations


@dataclass(frozen=True, slots=True)
class Pair:
    """A record before and after; one of them may not be there.

    Args:
        whole_before: The exercise before.
        whole_after: The exercise after.
        old: The record before.
        new: The record after.
    """

    whole_before: Exercise
    whole_after: Exercise
    old: Record | None
    new: Record | None

    def differences(self) -> Iterator[Difference]:
        """What differs, each thing once."""
        if self.old is None or self.new is None:
            nature = Nature.ADDED if self.old is None else Nature.REMOVED
            yield self._difference(nature, self._of_places(PLACE) if self._is_event else ())
            return
        natures = {
            Nature.RENAMED: self._of_fields(lambda name: name in TITLES),
            Nature.MOVED: self._of_places(PLACE) if self._is_event else (),
            Nature.PARTICIPANTS: self._of_participants() if self._is_event else (),
        }
        told = {*TITLES, *(change.field for change in natures[Nature.PARTICIPANTS])}
        natures[Nature.CHANGED] = self._of_fields(lambda name: name not in told)
        for nature, changes in natures.items():
            if changes:
                yield self._difference(nature, changes)

    @property
    def record(self) -> Record:
        """The record, after where it is there."""
        record = self.new if self.new is not None else self.old
        assert record is not None  # noqa: S101  a key of one of the two
        return record

    @property
    def _is_event(self) -> bool:
        return isinstance(self.record, Event)

    def _difference(self, nature: Nature, changes: tuple[FieldChange, ...]) -> Difference:
        nations = {
            nation
            for whole, record in ((self.whole_before, self.old), (self.whole_after, self.new))
            if record is not None
            for nation in nations_concerned(whole, record)
        }
        whole = self.whole_after if self.new is not None else self.whole_before
        record = self.record
        return Difference(
            nature, record.noun, record.id, label(whole, record), tuple(sorted(nations)), changes
        )

    def _of_fields(self, wanted: Callable[[str], bool]) -> tuple[FieldChange, ...]:
        old, new = self.old, self.new
        pairs = (
            (name.removesuffix("_"), getattr(old, name), getattr(new, name))
            for name in _names(type(self.record))
            if wanted(name)
        )
        return tuple(FieldChange(*pair) for pair in pairs if not self._same(*pair))

    def _same(self, name: str, before: Any, after: Any) -> bool:
        if self._is_event and name in PARTICIPANTS:
            return set(before) == set(after)
        return bool(before == after or _bare(before) == _bare(after))

    def _of_places(self, names: Iterable[str]) -> tuple[FieldChange, ...]:
        old = self.whole_before.get(Assignment, self.record.id)
        new = self.whole_after.get(Assignment, self.record.id)
        return _differing((name, getattr(old, name, None), getattr(new, name, None)) for name in names)

    def _of_participants(self) -> tuple[FieldChange, ...]:
        old, new = self.old, self.new
        if not isinstance(old, Event) or not isinstance(new, Event):
            return ()
        before, after = self.whole_before, self.whole_after
        units = ("units", _units(before, old), _units(after, new))
        nations = ("nations", _sorted(nations_of(before, old)), _sorted(nations_of(after, new)))
        return _differing((units, nations))


def _differing(found: Iterable[tuple[str, Any, Any]]) -> tuple[FieldChange, ...]:
    return tuple(FieldChange(name, before, after) for name, before, after in found if before != after)


def _sorted(ids: Iterable[str]) -> tuple[str, ...]:
    return tuple(sorted(set(ids)))


def _units(exercise: Exercise, event: Event) -> tuple[str, ...]:
    """Ids of the units in an event: those of its place in the schedule, else the ones that it names."""
    place = exercise.get(Assignment, event.id)
    return _sorted(event.units if place is None else (one.unit for one in place.units))


def _names(cls: type[Record]) -> tuple[str, ...]:
    """The fields that are compared."""
    beside = (name for name in getattr(cls, "beside", ()) if name != "id")
    return (*(field.name for field in wire.shape(cls) if field.name != "id"), *beside, "unknown")


def _bare(held: Any) -> Any:
    """A value without notes on the spelling of its source."""
    if isinstance(held, Value):
        inner = {item.name: _bare(getattr(held, item.name)) for item in fields(held)}
        return replace(held, **{**inner, "stated": frozenset()})
    if isinstance(held, Frozen):
        return Frozen({key: _bare(item) for key, item in held.items()}) if held else EMPTY
    return tuple(_bare(item) for item in held) if type(held) is tuple else held
