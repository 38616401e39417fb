"""Exercise: an immutable index of all records of one exercise, by type and id."""

from collections.abc import Iterable, Mapping
from types import MappingProxyType
from typing import Any, TypeVar

from exercise_planner.domain.agreement import Agreement
from exercise_planner.domain.changes import Change, ChangeSet
from exercise_planner.domain.details import DETAILS_ID, Details
from exercise_planner.domain.event import Event
from exercise_planner.domain.milestone import Milestone
from exercise_planner.domain.nation import Nation
from exercise_planner.domain.objective import Objective
from exercise_planner.domain.phase import Phase
from exercise_planner.domain.pool import Pool
from exercise_planner.domain.record import Record, title_of
from exercise_planner.domain.relation import Relation
from exercise_planner.domain.schedule import SCHEDULE_ID, Assignment, Schedule
from exercise_planner.domain.travel import Travel
from exercise_planner.domain.unit import Unit
from exercise_planner.domain.variant import MAIN_ID, Variant
from exercise_planner.domain.venue import Venue
from exercise_planner.errors import ConflictError, NotFoundError

R = TypeVar("R", bound=Record)


class Exercise:
    """All records of one exercise. It never changes: ``with_changes`` gives another one."""

    __slots__ = ("_ordered", "_tables")

    def __init__(self, records: Iterable[Record] = ()) -> None:
        self._tables: dict[type[Record], dict[str, Record]] = {}
        self._ordered: dict[type[Record], tuple[Record, ...]] = {}
        for record in records:
            self._tables.setdefault(type(record), {})[record.id] = record

    def all(self, cls: type[R]) -> tuple[R, ...]:
        """All records of a type, in the order of their ranks."""
        if cls not in self._ordered:
            records = self._tables.get(cls, {}).values()
            self._ordered[cls] = tuple(sorted(records, key=lambda record: (record.rank, record.id)))
        return self._ordered[cls]  # type: ignore[return-value]

    def get(self, cls: type[R], record_id: str | None) -> R | None:
        """The record of that type and id, or None."""
        return self._tables.get(cls, {}).get(record_id or "")  # type: ignore[return-value]

    def the(self, cls: type[R], record_id: str) -> R:
        """The record of that type and id.

        Raises:
            NotFoundError: There is none.
        """
        record = self.get(cls, record_id)
        if record is None:
            raise NotFoundError(f"There is no {cls.noun} “{record_id}” in this exercise.")
        return record

    def table(self, cls: type[R]) -> Mapping[str, R]:
        """The records of a type by id."""
        return MappingProxyType(self._tables.get(cls, {}))  # type: ignore[arg-type]

    def records(self) -> Iterable[Record]:
        """All records, type by type, without those that are kept apart."""
        for cls in self._tables:
            if not cls.apart:
                yield from self.all(cls)

    def name(self, cls: type[Record], record_id: str) -> str:
        """What people call a record; its id where it is not in the exercise."""
        record = self.get(cls, record_id)
        return title_of(record) if record is not None else record_id

    def next_rank(self, cls: type[Record]) -> int:
        """The rank that puts a new record at the end of its list."""
        records = self.all(cls)
        return records[-1].rank + 1 if records else 0

    def with_changes(self, changeset: ChangeSet) -> "Exercise":
        """The exercise after a change set.

        Raises:
            ConflictError: A record is not what the change set expected; nothing is changed.
        """
        after = Exercise()
        after._tables = dict(self._tables)
        after._ordered = dict(self._ordered)
        for cls in {type(change.record) for change in changeset.changes}:
            after._tables[cls] = dict(self._tables.get(cls, {}))
            after._ordered.pop(cls, None)
        for change in changeset.changes:
            after._apply(change)
        return after

    def _apply(self, change: Change) -> None:
        cls, record = type(change.record), change.record
        table = self._tables[cls]
        if table.get(record.id) != change.before:
            raise ConflictError(f"{cls.noun.capitalize()} “{title_of(record)}” has been changed meanwhile.")
        if change.after is None:
            del table[record.id]
        else:
            table[record.id] = change.after

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Exercise):
            return NotImplemented
        return self._filled() == other._filled()

    __hash__ = None  # type: ignore[assignment]

    def _filled(self) -> dict[type[Record], dict[str, Record]]:
        return {cls: table for cls, table in self._tables.items() if table}

    def __reduce__(self) -> tuple[Any, ...]:
        return (Exercise, ([record for cls in self._tables for record in self.all(cls)],))

    @property
    def details(self) -> Details:
        """The exercise itself."""
        return self.the(Details, DETAILS_ID)

    @property
    def nations(self) -> tuple[Nation, ...]:
        """All nations."""
        return self.all(Nation)

    @property
    def units(self) -> tuple[Unit, ...]:
        """All units."""
        return self.all(Unit)

    @property
    def venues(self) -> tuple[Venue, ...]:
        """All venues."""
        return self.all(Venue)

    @property
    def pools(self) -> tuple[Pool, ...]:
        """All pools."""
        return self.all(Pool)

    @property
    def phases(self) -> tuple[Phase, ...]:
        """All phases."""
        return self.all(Phase)

    @property
    def milestones(self) -> tuple[Milestone, ...]:
        """All milestones."""
        return self.all(Milestone)

    @property
    def objectives(self) -> tuple[Objective, ...]:
        """All objectives."""
        return self.all(Objective)

    @property
    def agreements(self) -> tuple[Agreement, ...]:
        """All agreements."""
        return self.all(Agreement)

    @property
    def relations(self) -> tuple[Relation, ...]:
        """All relations."""
        return self.all(Relation)

    @property
    def travel(self) -> tuple[Travel, ...]:
        """All rows of travel time."""
        return self.all(Travel)

    @property
    def events(self) -> tuple[Event, ...]:
        """All events."""
        return self.all(Event)

    @property
    def assignments(self) -> tuple[Assignment, ...]:
        """The places that events have in the schedule."""
        return self.all(Assignment)

    @property
    def line(self) -> str:
        """The name of the variant that is open; empty for the main line."""
        opened = (one for one in self.all(Variant) if one.content is None and one.id != MAIN_ID)
        return next((one.name for one in opened), "")

    @property
    def schedule(self) -> Schedule | None:
        """What the last solve said, while the schedule is still as it left it."""
        return self.get(Schedule, SCHEDULE_ID)
