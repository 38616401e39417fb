"""Ways to break a plan that can be scheduled: each plants a reason, and says what must be named for it."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date, datetime, time, timedelta
from typing import Any, NamedTuple

from exercise_planner.domain.agreement import AgreementStatus
from exercise_planner.domain.changes import Change, ChangeSet, replaced
from exercise_planner.domain.event import After, Event, Lock, Need, NeedRule, Requirement
from exercise_planner.domain.exercise import Exercise
from exercise_planner.domain.frozen import Frozen
from exercise_planner.domain.nation import Nation
from exercise_planner.domain.pool import Pool
from exercise_planner.domain.record import Record
from exercise_planner.domain.relation import Relation, RelationRule
from exercise_planner.domain.timespan import Hours, Period
from exercise_planner.domain.unit import Unit
from exercise_planner.domain.venue import Position, Venue
from tests.planning.generate import FIRST, ZONE, Generated


class Broken(NamedTuple):
    """A plan without a schedule, the rules and the records that an explanation must name."""

    exercise: Exercise
    rules: set[str]
    named: set[str]


Breaker = Callable[[Generated], Broken]


def changed(exercise: Exercise, *pairs: tuple[Record, Record]) -> Exercise:
    return exercise.with_changes(replaced("break", list(pairs)))


def with_new(exercise: Exercise, *records: Record) -> Exercise:
    changes = tuple(Change(before=None, after=record) for record in records)
    return exercise.with_changes(ChangeSet("break", changes))


def at(day: int, hour: int) -> datetime:
    return datetime.combine(FIRST, time(), ZONE) + timedelta(days=day, hours=hour)


def throughout(exercise: Exercise, reason: str) -> Period:
    return Period(from_=exercise.details.from_, to=exercise.details.to, reason=reason)


def needed(exercise: Exercise) -> Iterator[Event]:
    """Events that must be held, those in the middle first, that nothing else is tied to."""
    half = len(exercise.events) // 2
    tied = {after.event for event in exercise.events for after in event.after}
    for event in (*exercise.events[half:], *exercise.events[:half]):
        if not event.optional and not event.after and event.id not in tied and event.lock is None:
            yield event


def extra(exercise: Exercise, number: int, **fields: Any) -> Event:
    rank = exercise.next_rank(Event) + number
    stated = {"name": f"Extra {number}", "duration_minutes": 240, "needs_venue": False} | fields
    return Event(id=f"X{number}", rank=rank, **stated)


def unit_refit(given: Generated) -> Broken:
    exercise = given.exercise
    event = next(event for event in needed(exercise) if event.units)
    unit = exercise.the(Unit, event.units[0])
    away = replace(unit, unavailable=(throughout(exercise, "refit"),))
    return Broken(changed(exercise, (unit, away)), {"unit_availability"}, {unit.id})


def nation_withdrawn(given: Generated) -> Broken:
    exercise = given.exercise
    event = next(event for event in needed(exercise) if event.units)
    nation = exercise.the(Nation, exercise.the(Unit, event.units[0]).nation)
    gone = replace(nation, unavailable=(throughout(exercise, "withdrawn"),))
    return Broken(changed(exercise, (nation, gone)), {"nation_availability"}, {nation.id})


def venue_closed(given: Generated) -> Broken:
    exercise = given.exercise
    event = next(event for event in needed(exercise) if len(event.venues) == 1)
    venue = exercise.the(Venue, event.venues[0])
    shut = replace(venue, unavailable=(throughout(exercise, "repairs"),))
    return Broken(changed(exercise, (venue, shut)), {"venue_availability"}, {venue.id})


def latest_too_early(given: Generated) -> Broken:
    exercise = given.exercise
    event = next(event for event in needed(exercise) if event.earliest is not None)
    assert isinstance(event.earliest, datetime)
    end = event.earliest + timedelta(minutes=event.duration_minutes - 30)
    return Broken(changed(exercise, (event, replace(event, latest=end))), {"window"}, {event.id})


def long_chain(given: Generated) -> Broken:
    exercise = given.exercise
    days = (exercise.details.to - exercise.details.from_).days + 1
    lag = days * 1440 // 2
    events = [extra(exercise, number) for number in range(3)]
    events = [
        event if not number else replace(event, after=(After(event=f"X{number - 1}", min_lag_minutes=lag),))
        for number, event in enumerate(events)
    ]
    return Broken(with_new(exercise, *events), {"precedence"}, {"X0", "X1", "X2"})


def capability_removed(given: Generated) -> Broken:
    exercise = given.exercise
    event = next(event for event in needed(exercise) if event.requires)
    capability = event.requires[0].capability
    pairs = [
        (unit, replace(unit, capabilities=tuple(one for one in unit.capabilities if one != capability)))
        for unit in exercise.units
        if capability in unit.capabilities
    ]
    return Broken(changed(exercise, *pairs), {"requirement"}, set())


def too_few_capable(given: Generated) -> Broken:
    """Seven days of eight hours' diving in six days, and one team of divers."""
    unit = Unit(id="DIV", name="Divers", nation="NOR", capabilities=("DIVING",), rank=999)
    exercise = with_new(given.exercise, unit)
    events = [
        extra(
            exercise,
            number,
            duration_minutes=480,
            requires=(Requirement(capability="DIVING"),),
            earliest=at(0, 0),
            latest=at(6, 0),
            hours=Hours(from_=time(8), to=time(18)),
        )
        for number in range(7)
    ]
    return Broken(with_new(exercise, *events), {"unit_overlap", "requirement"}, {unit.id})


def pool_empty(given: Generated) -> Broken:
    exercise = given.exercise
    event = next(event for event in needed(exercise) if event.pools)
    pool = exercise.the(Pool, next(iter(event.pools)))
    return Broken(changed(exercise, (pool, replace(pool, capacity=0))), {"pool"}, {pool.id})


def pool_too_small(given: Generated) -> Broken:
    exercise = with_new(given.exercise, Pool(id="SIM", name="Simulators", capacity=2, rank=9))
    events = [
        extra(exercise, number, pools=Frozen({"SIM": 1}), lock=Lock(start=at(1, 9 + number)))
        for number in range(3)
    ]
    return Broken(with_new(exercise, *events), {"pool", "lock"}, {"SIM", "X0", "X1", "X2"})


def never_together(given: Generated) -> Broken:
    exercise = given.exercise
    _event, first, second = next(
        (event, first, second)
        for event in needed(exercise)
        for first in [exercise.the(Unit, one).nation for one in event.units[:1]]
        for second in [exercise.the(Unit, one).nation for one in event.units[1:2]]
        if first != second
    )
    apart = Relation(id="#R9", rank=9, between=(first, second), rule=RelationRule.NEVER_TOGETHER)
    return Broken(with_new(exercise, apart), {"relation"}, {first, second})


def agreement_expired(given: Generated) -> Broken:
    exercise = given.exercise
    pairs = [(one, replace(one, status=AgreementStatus.EXPIRED)) for one in exercise.agreements]
    return Broken(changed(exercise, *pairs), {"agreement"}, set())


def radio_lost(given: Generated) -> Broken:
    exercise = given.exercise
    event, unit = next(
        (event, unit)
        for event in needed(exercise)
        if len(event.units) > 1
        for unit in [exercise.the(Unit, event.units[0])]
        if any(exercise.the(Unit, one).nation != unit.nation for one in event.units)
    )
    odd = replace(unit, standards=Frozen({"radio": ("SMOKE",)}))
    need = replace(event, interoperability=(Need(dimension="radio", rule=NeedRule.COMMON),))
    return Broken(changed(exercise, (unit, odd), (event, need)), {"interoperability"}, {event.id})


def phase_closed(given: Generated) -> Broken:
    exercise = given.exercise
    phase = next(exercise.phases[int(event.phase[1:])] for event in needed(exercise) if event.phase)
    shut = Period(from_=phase.from_, to=phase.to, reason="storm")
    details = replace(exercise.details, closed=(*exercise.details.closed, shut))
    return Broken(changed(exercise, (exercise.details, details)), {"closed"}, set())


def lock_outside(given: Generated) -> Broken:
    exercise = given.exercise
    event = next(event for event in needed(exercise) if event.phase == "P1")
    locked = replace(event, lock=Lock(start=at(0, 9)))
    return Broken(changed(exercise, (event, locked)), {"lock", "window"}, {event.id})


def hours_too_narrow(given: Generated) -> Broken:
    exercise = given.exercise
    event = next(event for event in needed(exercise) if event.duration_minutes <= 300)
    narrow = replace(
        event, phase=None, earliest=at(2, 12), latest=at(2, 20), hours=Hours(from_=time(6), to=time(11))
    )
    return Broken(changed(exercise, (event, narrow)), {"hours", "window"}, {event.id})


def venue(number: int, **fields: Any) -> Venue:
    return Venue(
        id=f"W{number}",
        name=f"Range {number}",
        rank=100 + number,
        nation="NOR",
        position=Position(63.0, 11.0),
        activities=("SHOOT",),
        **fields,
    )


def half_days(given: Generated) -> Broken:
    """Six half-day events in one venue's day."""
    exercise = with_new(given.exercise, venue(0))
    events = [
        extra(
            exercise,
            number,
            needs_venue=True,
            venues=("W0",),
            earliest=at(1, 8),
            latest=at(1, 18),
        )
        for number in range(6)
    ]
    return Broken(with_new(exercise, *events), {"venue_capacity", "window"}, {"W0"})


def thirteen(given: Generated) -> Broken:
    """Thirteen 6-hour events over three venues' day."""
    day = date(2027, 6, 8)
    exercise = with_new(
        given.exercise, *(venue(number, available=(Period(from_=day, to=day),)) for number in range(3))
    )
    events = [
        extra(
            exercise,
            number,
            needs_venue=True,
            duration_minutes=360,
            activity="SHOOT",
            venues=("W0", "W1", "W2"),
        )
        for number in range(13)
    ]
    return Broken(with_new(exercise, *events), {"venue_capacity", "venue_availability"}, {"W0", "W1", "W2"})


def double_booked(given: Generated) -> Broken:
    exercise = given.exercise
    unit = replace(exercise.units[2], unavailable=(), max_duty_minutes_per_day=None)
    exercise = changed(exercise, (exercise.units[2], unit))
    events = [
        extra(exercise, number, units=(unit.id,), lock=Lock(start=at(1, 9 + number))) for number in range(2)
    ]
    return Broken(with_new(exercise, *events), {"unit_overlap", "lock"}, {unit.id, "X0", "X1"})


def too_many_nations(given: Generated) -> Broken:
    exercise = given.exercise
    event = next(event for event in needed(exercise) if not event.requires)
    changed_event = replace(event, min_nations=9)
    return Broken(changed(exercise, (event, changed_event)), {"participants"}, {event.id})


BREAKERS: tuple[Breaker, ...] = (
    unit_refit,
    nation_withdrawn,
    venue_closed,
    latest_too_early,
    long_chain,
    capability_removed,
    too_few_capable,
    pool_empty,
    pool_too_small,
    never_together,
    agreement_expired,
    radio_lost,
    phase_closed,
    lock_outside,
    hours_too_narrow,
    half_days,
    thirteen,
    double_booked,
    too_many_nations,
)
"""All ways."""
