"""What a reader may see: one function from exercise, nation and audience to a releasable exercise."""

from collections.abc import Iterable
from dataclasses import replace
from enum import StrEnum

from exercise_planner.domain.details import Details
from exercise_planner.domain.event import Event
from exercise_planner.domain.exercise import Exercise
from exercise_planner.domain.inheritance import with_inherited
from exercise_planner.domain.mentions import Mentions
from exercise_planner.domain.nation import Nation
from exercise_planner.domain.occupancy import as_drawn, closed_for
from exercise_planner.domain.participation import fitted
from exercise_planner.domain.policy import Policy
from exercise_planner.domain.pool import Pool
from exercise_planner.domain.record import Classification, Record
from exercise_planner.domain.redaction import Hidden, public_text, without
from exercise_planner.domain.relation import Relation
from exercise_planner.domain.rollup import UNMARKED, banner, hosts, portion, released_to, rolled_up
from exercise_planner.domain.schedule import Assignment, Schedule
from exercise_planner.domain.travel import Travel
from exercise_planner.domain.venue import Venue

__all__ = [
    "Audience",
    "banner",
    "hosts",
    "may_see",
    "portion",
    "releasable",
    "released_to",
    "rolled_up",
    "sees_all",
]

NOT_FOR_THE_PUBLIC = frozenset({"agreement", "relation"})


class Audience(StrEnum):
    """For whom a pack is."""

    PLANNING = "planning"
    PARTICIPANTS = "participants"
    OBSERVERS = "observers"
    PUBLIC = "public"


OPEN = frozenset({Audience.OBSERVERS, Audience.PUBLIC})
"""Audiences that see what is unclassified, and nobody's telephone number."""


def sees_all(exercise: Exercise, nation: str | None, audience: Audience) -> bool:
    """Whether a reader may see everything: the planning team of the hosts."""
    return audience is Audience.PLANNING and (nation is None or nation in hosts(exercise))


def may_see(record: Record, exercise: Exercise, nation: str | None, audience: Audience) -> bool:
    """Whether a reader may see a record in full.

    Observers and the public see what is unclassified. A pack for no nation in particular holds what is
    released to every nation.

    Args:
        record: The record, with the marking that holds for it.
        exercise: Whose it is.
        nation: Id of the reader's nation, or None.
        audience: For whom the pack is.
    """
    marking = record.marking or UNMARKED
    if sees_all(exercise, nation, audience):
        return True
    if audience in OPEN and marking.classification is not Classification.UNCLASSIFIED:
        return False
    if nation is None or audience is Audience.PUBLIC:
        return marking.releasable_to is None
    return nation in released_to(marking, exercise)


def releasable(exercise: Exercise, nation: str | None, audience: Audience) -> Exercise:
    """The exercise as a reader may know it; nothing in it tells that there is more.

    What is withheld is gone with every reference to it and every sentence that mentions it by name. A record
    with a sanitised text stays, with that text in place of its name, and without anything else that describes
    it. A venue that withheld events fill is not available at that time, to those who take part. What the last
    solve said of the whole counts withheld events too, so it goes as well. The public gets no agreements and
    no relations.

    Args:
        exercise: The full exercise.
        nation: Id of the reader's nation; None for no nation in particular.
        audience: For whom the pack is.
    """
    exercise = with_inherited(exercise)
    if sees_all(exercise, nation, audience):
        return exercise
    return _Reader(exercise, nation, audience).exercise()


class _Reader:
    """One reader of an exercise, and what is withheld from it."""

    def __init__(self, full: Exercise, nation: str | None, audience: Audience) -> None:
        self.full, self.nation, self.audience = full, nation, audience
        self.part = [record for record in full.records() if not may_see(record, full, nation, audience)]
        self._part = {(type(record), record.id) for record in self.part}
        self.withheld: dict[str, set[str]] = {}
        for record in full.records():
            if self._is_gone(record):
                self.withheld.setdefault(record.noun, set()).add(record.id)
        self._follow()

    def _is_gone(self, record: Record) -> bool:
        if self.audience is Audience.PUBLIC and record.noun in NOT_FOR_THE_PUBLIC:
            return True
        if (type(record), record.id) not in self._part or isinstance(record, Details):
            return False
        return not record.sanitised and not self._is_own(record)

    def _is_own(self, record: Record) -> bool:
        """Whether it is the reader's own nation, which that knows."""
        return isinstance(record, Nation) and record.id == self.nation

    def _follow(self) -> None:
        """Withhold as well what cannot stand without something withheld: the units of a withheld nation."""
        before = -1
        while (size := sum(map(len, self.withheld.values()))) != before:
            before = size
            hidden = Hidden(self.withheld)
            gone = [record for record in self._left() if without(record, hidden) is None]
            for record in gone:
                self.withheld.setdefault(record.noun, set()).add(record.id)

    def _left(self) -> Iterable[Record]:
        for record in self.full.records():
            if record.id not in self.withheld.get(record.noun, ()) and not isinstance(record, Schedule):
                yield record

    def exercise(self) -> Exercise:
        """What is left for the reader."""
        seen = [self._seen(record) for record in self._left() if self._has_event(record)]
        hidden = Hidden(self.withheld, None, self._mentions(seen), self._groups())
        pruned = (without(record, hidden) for record in self._fitted(seen))
        return Exercise(_ranked(self._for_audience(record) for record in pruned if record is not None))

    def _has_event(self, record: Record) -> bool:
        return not isinstance(record, Assignment) or record.id not in self.withheld.get("event", ())

    def _seen(self, record: Record) -> Record:
        if (type(record), record.id) not in self._part:
            return record
        return public_text(record, getattr(record, "name", "") if self._is_own(record) else "")

    def _mentions(self, seen: list[Record]) -> Mentions:
        gone = [one for one in self.full.records() if one.id in self.withheld.get(one.noun, ())]
        return Mentions.of([*gone, *(record for record in self.part if not self._is_own(record))], seen)

    def _groups(self) -> frozenset[str]:
        """Groups of which the reader knows no member."""
        gone = self.withheld.get("nation", set())
        known = {group for one in self.full.nations if one.id not in gone for group in one.groups}
        return frozenset(group for one in self.full.nations for group in one.groups) - known

    def _fitted(self, seen: list[Record]) -> Iterable[Record]:
        places = {record.id: record for record in seen if isinstance(record, Assignment)}
        units, events = self.withheld.get("unit", set()), self.withheld.get("event", set())
        for record in seen:
            if isinstance(record, Event):
                event, place = fitted(record, places.get(record.id), units)
                yield event
                if place is not None:
                    yield place
            elif isinstance(record, Venue) and self.audience not in OPEN:
                yield closed_for(record, self.full, events)
            elif isinstance(record, Pool) and (Pool, record.id) in self._part:
                yield as_drawn(record, seen)
            elif not isinstance(record, Assignment):
                yield record

    def _for_audience(self, record: Record) -> Record:
        """Observers and the public get no notes and no one's telephone number."""
        if isinstance(record, Details) and record.marking_policy is not None:
            record = replace(record, marking_policy=self._policy(record.marking_policy))
        if self.audience not in OPEN:
            return record
        record = replace(record, notes="")
        return replace(record, contact="", caveats="") if isinstance(record, Nation) else record

    def _policy(self, policy: Policy) -> Policy:
        """The words of the policy; that which is raised is raised for those who take part."""
        raised = None if self.audience in OPEN else policy.raised
        return replace(policy, default=None, inherit=False, raised=raised, raised_because="")


def _ranked(records: Iterable[Record]) -> Iterable[Record]:
    """The records with ranks without gaps, and internal ids that count no others."""
    count: dict[type[Record], int] = {}
    for record in sorted(records, key=lambda one: (one.noun, one.rank, one.id)):
        rank = count[type(record)] = count.get(type(record), -1) + 1
        if isinstance(record, Relation | Travel) and record.id.startswith("#"):
            yield replace(record, rank=rank, id=f"#{rank + 1}")
        else:
            yield replace(record, rank=rank)
