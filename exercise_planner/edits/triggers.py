"""What befalls an exercise: ground lost, a nation or unit withdrawn, a day closed, an event longer.

Each is a change set of the plan. The schedule is left as it stands, but for places that are no longer asked
for: what it breaks now is for a repair to mend.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import chain
from zoneinfo import ZoneInfo

from exercise_planner.domain.changes import Change, ChangeSet, merged
from exercise_planner.domain.event import Event, Lock, NeedRule, Requirement
from exercise_planner.domain.exercise import Exercise
from exercise_planner.domain.finding import Finding, Severity, Subject
from exercise_planner.domain.nation import Nation
from exercise_planner.domain.schedule import Assignment
from exercise_planner.domain.timespan import Moment, Period, begins, ends
from exercise_planner.domain.unit import Unit
from exercise_planner.domain.venue import Venue
from exercise_planner.edits import details, event, record
from exercise_planner.errors import NotFoundError


def lose_venue(
    exercise: Exercise, venue_id: str, from_: Moment | None = None, to: Moment | None = None, reason: str = ""
) -> ChangeSet:
    """A venue cannot be used.

    Args:
        exercise: The exercise.
        venue_id: The venue.
        from_: Since when; from the first day when not given.
        to: Until when; to the last day when not given.
        reason: Why, in a few words.

    Raises:
        NotFoundError: There is no such venue.
    """
    venue = exercise.the(Venue, venue_id)
    period = _period(exercise, from_, to, reason or "lost")
    after = replace(venue, unavailable=(*venue.unavailable, period))
    return record.put(exercise, after, label=f"Lose {venue.name}")


def close(exercise: Exercise, period: Period) -> ChangeSet:
    """Nothing is held in a period: a holiday, a day of mourning, a storm."""
    return details.close(exercise, period)


def lengthen(exercise: Exercise, event_id: str, minutes: int) -> ChangeSet:
    """An event takes so many minutes, more or fewer than before."""
    return event.set_duration(exercise, event_id, minutes)


def withdraw(exercise: Exercise, record_id: str, from_: Moment | None = None) -> ChangeSet:
    """A nation with all its units, or one unit, takes no part from a moment on.

    It stays in the plan, unavailable. Events that name it go on without it: its named units, its staff, its
    lead and the places that it alone could fill are taken out, and the number of nations asked for falls to
    what the others can make up. An event of which nobody is left becomes optional and unscheduled; no other
    waits for it. Where a moment is given, that concerns only the events that the schedule has at that time or
    later. The ground of a nation stays open to the others.

    Args:
        exercise: The exercise, with its schedule.
        record_id: A nation, or a unit.
        from_: Since when; from the first day when not given.

    Raises:
        NotFoundError: There is neither a nation nor a unit of that id.
    """
    party = exercise.get(Nation, record_id) or exercise.get(Unit, record_id)
    if party is None:
        raise NotFoundError(f"There is no nation or unit “{record_id}” in this exercise.")
    period = _period(exercise, from_, None, "withdrawn")
    absent = replace(party, unavailable=(*party.unavailable, period))
    label = f"Withdraw {party.name}"
    away = record.put(exercise, absent, label=label)
    left = _Left.by(exercise, party)
    concerned = [item for item in exercise.events if from_ is None or _meets(exercise, item, period)]
    changes = chain.from_iterable(_carry_on(exercise, item, left) for item in concerned)
    without = ChangeSet(label, tuple(changes))
    empty = {change.record.id for change in without.changes if _deserted(change)}
    after = exercise.with_changes(away).with_changes(without)
    whole = merged(label, (away, without, _unlinked(after, empty)))
    if exercise.schedule is not None and whole.touches(Assignment):
        return ChangeSet(label, (*whole.changes, Change(exercise.schedule, None)))
    return whole


def told(exercise: Exercise, changeset: ChangeSet) -> tuple[Finding, ...]:
    """What a change set does to events, in sentences: who is taken out of which, which are given up.

    Args:
        exercise: The exercise before.
        changeset: The changes.
    """
    notes: list[Finding] = []
    for change in changeset.changes:
        if isinstance(change.before, Event) and isinstance(change.after, Event):
            notes += _told_of(exercise, change.before, change.after)
    return tuple(notes)


@dataclass(frozen=True, slots=True)
class _Left:
    """Who has left: a nation with its units, or a unit alone."""

    units: frozenset[str]
    nations: frozenset[str]

    @classmethod
    def by(cls, exercise: Exercise, party: Nation | Unit) -> "_Left":
        if isinstance(party, Unit):
            return cls(frozenset({party.id}), frozenset())
        mine = frozenset(unit.id for unit in exercise.units if unit.nation == party.id)
        return cls(mine, frozenset({party.id}))

    @property
    def all(self) -> frozenset[str]:
        return self.units | self.nations


def _period(exercise: Exercise, from_: Moment | None, to: Moment | None, reason: str) -> Period:
    whole = exercise.details
    return Period(from_=from_ or whole.from_, to=to or whole.to, reason=reason)


def _meets(exercise: Exercise, item: Event, period: Period) -> bool:
    place, zone = exercise.get(Assignment, item.id), ZoneInfo(exercise.details.time_zone)
    if place is None:
        return False
    return place.start < ends(period.to, zone) and begins(period.from_, zone) < place.end


def _carry_on(exercise: Exercise, before: Event, left: _Left) -> Iterator[Change]:
    """An event without those who have left, and its place with the places that are still asked for."""
    kept = [index for index, one in enumerate(before.requires) if _others(one, left)]
    after = _without(before, left)
    if after == before:
        return
    if not (after.units or after.nations or after.requires):
        after = replace(after, optional=True)
    else:
        after = _fewer_nations(exercise, after, left)
    yield Change(before, after)
    place = exercise.get(Assignment, before.id)
    if place is None:
        return
    if not (after.units or after.nations or after.requires):
        yield Change(place, None)
        return
    number: dict[int | None, int | None] = {None: None, **{old: new for new, old in enumerate(kept)}}
    units = tuple(
        replace(one, requirement=number[one.requirement])
        for one in place.units
        if one.requirement in number and (one.requirement is not None or one.unit not in left.units)
    )
    if units != place.units:
        yield Change(place, replace(place, units=units))


def _others(requirement: Requirement, left: _Left) -> bool:
    """Whether others than those who have left may fill places."""
    return not requirement.nations or not left.nations.issuperset(requirement.nations)


def _without(before: Event, left: _Left) -> Event:
    led_away = before.lead in left.all
    lock = before.lock
    if lock is not None and left.units.intersection(lock.units):
        lock = replace(lock, units=tuple(unit for unit in lock.units if unit not in left.units))
        lock = None if lock == Lock() else lock
    return replace(
        before,
        units=tuple(unit for unit in before.units if unit not in left.units),
        nations=tuple(nation for nation in before.nations if nation not in left.nations),
        requires=tuple(
            replace(one, nations=tuple(nation for nation in one.nations if nation not in left.nations))
            for one in before.requires
            if _others(one, left)
        ),
        lead=None if led_away else before.lead,
        interoperability=tuple(
            need for need in before.interoperability if not (led_away and need.rule is NeedRule.LEAD)
        ),
        lock=lock,
    )


def _fewer_nations(exercise: Exercise, item: Event, left: _Left) -> Event:
    """The event, asking for no more nations than can come without those who have left."""
    fixed = {exercise.the(Unit, unit).nation for unit in item.units} | set(item.nations)
    able = [_able(exercise, item, one, left) for one in item.requires]
    requires = tuple(
        replace(one, min_nations=min(one.min_nations, len(nations)))
        for one, nations in zip(item.requires, able, strict=True)
    )
    others = set().union(*able) - fixed
    places = sum(one.count for one in item.requires)
    most = len(fixed) + min(places, len(others))
    return replace(item, requires=requires, min_nations=min(item.min_nations, most))


def _able(exercise: Exercise, item: Event, wanted: Requirement, left: _Left) -> set[str]:
    """The nations that could fill places."""
    return {
        unit.nation
        for unit in exercise.units
        if wanted.capability in unit.capabilities
        and unit.id not in left.units
        and unit.id not in item.units
        and (not wanted.nations or unit.nation in wanted.nations)
    }


def _deserted(change: Change) -> bool:
    after = change.after
    return isinstance(after, Event) and not (after.units or after.nations or after.requires)


def _unlinked(exercise: Exercise, empty: Iterable[str]) -> ChangeSet:
    """No event waits for those that are given up."""
    gone = set(empty)
    changes = []
    for item in exercise.events:
        if any(link.event in gone for link in item.after):
            links = tuple(link for link in item.after if link.event not in gone)
            changes.append(Change(item, replace(item, after=links)))
    return ChangeSet("", tuple(changes))


def _told_of(exercise: Exercise, before: Event, after: Event) -> Iterator[Finding]:
    own = Subject("event", before.id)
    if after.optional and not before.optional:
        text = f"“{before.name}” has nobody left who takes part: it is optional now, and not scheduled"
        yield Finding("participants", text, (own,), Severity.WARNING)
        return
    units = [unit for unit in before.units if unit not in after.units]
    nations = [nation for nation in before.nations if nation not in after.nations]
    names = [exercise.name(Unit, one) for one in units] + [exercise.name(Nation, one) for one in nations]
    if names:
        subjects = (*(Subject("unit", one) for one in units), *(Subject("nation", one) for one in nations))
        text = f"“{before.name}” goes on without {' and '.join(names)}"
        yield Finding("participants", text, (own, *subjects), Severity.NOTE)
    dropped = len(before.requires) - len(after.requires)
    if dropped:
        text = f"“{before.name}” no longer asks for units that only those who left could bring"
        yield Finding("requirement", text, (own,), Severity.NOTE)
    if before.lead is not None and after.lead is None:
        yield Finding("interoperability", f"“{before.name}” has lost its lead", (own,), Severity.NOTE)


__all__ = ["close", "lengthen", "lose_venue", "told", "withdraw"]
