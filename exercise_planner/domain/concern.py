"""Concern: what people call a record, and the nations that it is about."""

from collections.abc import Iterable, Iterator
from typing import Any

from exercise_planner.domain import wire
from exercise_planner.domain.agreement import Agreement
from exercise_planner.domain.details import Details
from exercise_planner.domain.event import Event
from exercise_planner.domain.exercise import Exercise
from exercise_planner.domain.kinds import Kind, ListKind, MapKind, TextKind
from exercise_planner.domain.nation import Nation
from exercise_planner.domain.presence import nations_of
from exercise_planner.domain.record import Record, Value, title_of
from exercise_planner.domain.relation import Relation
from exercise_planner.domain.travel import Travel
from exercise_planner.domain.unit import Unit
from exercise_planner.domain.venue import Venue


def nations_concerned(exercise: Exercise, record: Record) -> Iterable[str]:
    """Ids of the nations that a record is about; none where it is about everybody."""
    match record:
        case Event():
            return nations_of(exercise, record)
        case Nation():
            return (record.id,)
        case Details():
            return ()
    return _referred(exercise, record)


def _referred(exercise: Exercise, value: Value) -> Iterator[str]:
    for field in wire.shape(type(value)):
        held = getattr(value, field.name)
        if held is not None:
            yield from _within(exercise, field.kind, held)


def _within(exercise: Exercise, kind: Kind, held: Any) -> Iterator[str]:
    match kind:
        case TextKind(refers=refers) if refers is not None and refers.kinds == ("nation",):
            yield held
        case TextKind(refers=refers) if refers is not None and refers.kinds == ("unit",):
            unit = exercise.get(Unit, held)
            yield from () if unit is None else (unit.nation,)
        case ListKind(item=item):
            for each in held:
                yield from _within(exercise, item, each)
        case MapKind(key=key):
            for word in held:
                yield from _within(exercise, key, word)


def label(exercise: Exercise, record: Record) -> str:
    """What people call a record, also one that has no name of its own."""
    match record:
        case Relation():
            return " – ".join(exercise.name(Nation, nation) for nation in record.between)
        case Travel():
            return f"{exercise.name(Venue, record.from_)} – {exercise.name(Venue, record.to)}"
        case Agreement():
            return f"{record.kind.replace('_', ' ')}, {exercise.name(Nation, record.host)}"
    return title_of(record)
