"""Founding an exercise: one that begins with its name, dates and nations, perhaps from a template."""

from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from exercise_planner.domain.changes import Change, ChangeSet
from exercise_planner.domain.details import Details, ExerciseKind
from exercise_planner.domain.event import Event
from exercise_planner.domain.exercise import Exercise
from exercise_planner.domain.milestone import Milestone
from exercise_planner.domain.nation import Nation, Role
from exercise_planner.domain.phase import Phase
from exercise_planner.domain.record import Record
from exercise_planner.domain.timespan import Moment
from exercise_planner.domain.venue import Venue
from exercise_planner.edits.validity import require_valid
from exercise_planner.errors import InputError

EVERY_NATION = "ALL"
"""The nation of a template that stands for every nation of the exercise."""
LONGEST = timedelta(days=3 * 366)


@dataclass(frozen=True, slots=True)
class Outline:
    """What is known of an exercise when it begins.

    Args:
        name: Its name.
        kind: What is done.
        first: Its first day.
        final: Its last day.
        time_zone: The IANA name of its zone.
        nations: Code and name of each nation.
        hosts: Codes of the nations that host it.
    """

    name: str
    kind: ExerciseKind
    first: date
    final: date
    time_zone: str
    nations: tuple[tuple[str, str], ...] = ()
    hosts: tuple[str, ...] = ()

    def require_sound(self) -> None:
        """Refuse what no exercise can begin with.

        Raises:
            InputError: The name, the dates or the time zone cannot be used; says which.
        """
        if not self.name.strip():
            raise InputError("The exercise needs a name.")
        if self.final < self.first:
            raise InputError("The last day is before the first.")
        if self.final - self.first > LONGEST:
            raise InputError("An exercise may last three years at most.")
        try:
            ZoneInfo(self.time_zone)
        except (KeyError, OSError, ValueError):
            raise InputError(
                f"“{self.time_zone}” is not a time zone; choose one such as Europe/Oslo."
            ) from None


def founded(outline: Outline, template: Exercise | None = None) -> Exercise:
    """An exercise that begins.

    Args:
        outline: What is known of it.
        template: Its phases, venues, events, objectives and milestones come along, moved to the exercise's
            days; days within the template are stretched to the exercise's length.

    Raises:
        InputError: The outline cannot be used.
    """
    outline.require_sound()
    details = Details(
        name=outline.name.strip(),
        kind=outline.kind,
        from_=outline.first,
        to=outline.final,
        time_zone=outline.time_zone,
        hosts=outline.hosts,
    )
    nations = tuple(
        Nation(id=code, name=name, rank=rank, role=Role.HOST if code in outline.hosts else Role.PARTICIPANT)
        for rank, (code, name) in enumerate(outline.nations)
    )
    rest: tuple[Record, ...] = ()
    if template is not None:
        theirs = template.details
        details = replace(details, slot_minutes=theirs.slot_minutes, default_hours=theirs.default_hours)
        rest = tuple(
            _taken(record, outline, theirs)
            for record in template.records()
            if not isinstance(record, Details | Nation)
        )
    records = (details, *nations, *rest)
    exercise = Exercise().with_changes(ChangeSet("", tuple(Change(None, record) for record in records)))
    require_valid(exercise, records)
    return exercise


def _taken(record: Record, outline: Outline, theirs: Details) -> Record:
    """A record of a template as it stands in the new exercise."""

    def moved(moment: Moment) -> Moment:
        return _moved(moment, outline, theirs)

    match record:
        case Phase():
            return replace(record, from_=moved(record.from_), to=moved(record.to))
        case Milestone():
            to = None if record.to is None else moved(record.to)
            return replace(record, from_=moved(record.from_), to=to)
        case Venue():
            return replace(record, nation=outline.hosts[0] if outline.hosts else None)
        case Event():
            everyone = tuple(code for code, _ in outline.nations)
            return replace(
                record,
                nations=everyone if EVERY_NATION in record.nations else (),
                earliest=None if record.earliest is None else moved(record.earliest),
                latest=None if record.latest is None else moved(record.latest),
            )
    return record


def _moved(moment: Moment, outline: Outline, theirs: Details) -> Moment:
    day = moment.date() if isinstance(moment, datetime) else moment
    offset, length = (day - theirs.from_).days, (theirs.to - theirs.from_).days
    wanted = (outline.final - outline.first).days
    if 0 <= offset <= length:
        offset = round(offset * wanted / length) if length else 0
    elif offset > length:
        offset += wanted - length
    by = outline.first + timedelta(days=offset) - day
    return moment + by
