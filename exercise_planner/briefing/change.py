"""Change: an event that is not as it was in the issue before, told so that it betrays nothing withheld."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from exercise_planner.domain.comparison import compared
from exercise_planner.domain.difference import Difference, FieldChange, Nature
from exercise_planner.domain.event import Event
from exercise_planner.domain.exercise import Exercise
from exercise_planner.domain.inheritance import with_inherited
from exercise_planner.domain.nation import Nation
from exercise_planner.domain.record import Record
from exercise_planner.domain.releasability import may_see, releasable
from exercise_planner.domain.schedule import Assignment
from exercise_planner.domain.unit import Unit
from exercise_planner.domain.venue import Venue

if TYPE_CHECKING:
    from exercise_planner.briefing.context import Context


class ChangeKind(StrEnum):
    """What became of an event since the issue before."""

    ADDED = "ADDED"
    REMOVED = "REMOVED"
    MOVED = "MOVED"
    CHANGED = "CHANGED"


@dataclass(frozen=True, slots=True)
class Change:
    """An event that differs from the issue before, in the reader's words.

    Args:
        event: Its name.
        kind: What became of it.
        before: How it was; empty where it was not.
        after: How it is; empty where it is no more.
        nations: Ids of those whom it concerns.
    """

    event: str
    kind: ChangeKind
    before: str
    after: str
    nations: tuple[str, ...]


KINDS = {
    Nature.ADDED: ChangeKind.ADDED,
    Nature.REMOVED: ChangeKind.REMOVED,
    Nature.MOVED: ChangeKind.MOVED,
    Nature.PARTICIPANTS: ChangeKind.CHANGED,
    Nature.RENAMED: ChangeKind.CHANGED,
}
"""The differences that are told; those of other fields stand on the event sheets."""
Key = tuple[str, str]


def changes_since(earlier: Exercise, full: Exercise, context: "Context") -> tuple[Change, ...]:
    """What differs for a reader from the issue before, event by event.

    What the reader might see then and may not see now is left out: an event that is withheld since is no
    event that was taken out.

    Args:
        earlier: The full exercise of the issue before.
        full: The full exercise of now.
        context: What the reader may see of it now.
    """
    if context.nation is not None and earlier.get(Nation, context.nation) is None:
        return ()
    hidden = _withheld(full, context) | _withheld(earlier, context)
    before = Exercise(_seen(releasable(earlier, context.nation, context.audience), hidden))
    after = Exercise(_seen(context.exercise, hidden))
    return tuple(
        _change(difference, before, after, context)
        for difference in compared(before, after).differences
        if difference.noun == Event.noun and difference.nature in KINDS
    )


def _withheld(full: Exercise, context: "Context") -> frozenset[Key]:
    """What of an exercise the reader may not see, or not in full."""
    told = with_inherited(full)
    seen = releasable(full, context.nation, context.audience)
    known = {(record.noun, record.id) for record in seen.records()}
    return frozenset(
        (record.noun, record.id)
        for record in told.records()
        if (record.noun, record.id) not in known
        or not may_see(record, told, context.nation, context.audience)
    )


def _seen(exercise: Exercise, hidden: frozenset[Key]) -> Iterator[Record]:
    for record in exercise.records():
        key = (Event.noun if isinstance(record, Assignment) else record.noun, record.id)
        if key not in hidden:
            yield record


def _change(difference: Difference, before: Exercise, after: Exercise, context: "Context") -> Change:
    kind = KINDS[difference.nature]
    if difference.nature is Nature.MOVED:
        starts = [change for change in difference.changes if change.field == "start"]
        if starts and starts[0].before is None:
            kind = ChangeKind.ADDED
        elif starts and starts[0].after is None:
            kind = ChangeKind.REMOVED
    if difference.nature is Nature.PARTICIPANTS:
        was, now = _participants(difference.changes, before, after, context)
    elif difference.nature is Nature.RENAMED:
        was, now = str(difference.changes[0].before), str(difference.changes[0].after)
    else:
        was, now = (_place(difference.id, exercise, context) for exercise in (before, after))
    event = after.get(Event, difference.id)
    mark = context.mark(event) if event is not None else ""
    known = tuple(nation for nation in difference.nations if after.get(Nation, nation) is not None)
    return Change(f"{mark}{difference.id} {difference.name}", kind, was, now, known)


def _place(event_id: str, exercise: Exercise, context: "Context") -> str:
    """When and where an event is held; empty where it is not."""
    place = exercise.get(Assignment, event_id)
    if place is None:
        return ""
    venue = exercise.get(Venue, place.venue)
    when = f"{context.day(place.start)} {context.hours(place.start, place.end)}"
    return f"{when}\n{venue.name}" if venue is not None else when


def _participants(
    changes: Iterable[FieldChange], before: Exercise, after: Exercise, context: "Context"
) -> tuple[str, str]:
    gone, come = list[str](), list[str]()
    for change in changes:
        kind = Unit if change.field == "units" else Nation
        gone += _names(change.gone, kind, before)
        come += _names(change.come, kind, after)
    was = context.say("without: {names}").format(names=", ".join(gone)) if gone else ""
    now = context.say("in addition: {names}").format(names=", ".join(come)) if come else ""
    return "", "\n".join(filter(None, (now, was)))


def _names(ids: Iterable[str], kind: type[Record], exercise: Exercise) -> list[str]:
    return [exercise.name(kind, one) for one in ids if exercise.get(kind, one) is not None]
