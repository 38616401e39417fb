"""Telling: differences in words, for screens, files and paper alike."""

from collections.abc import Iterable
from datetime import date, datetime, time
from typing import Any
from zoneinfo import ZoneInfo

from exercise_planner.domain import RECORDS, wire
from exercise_planner.domain.comparison import Comparison
from exercise_planner.domain.difference import Difference, FieldChange, Nature
from exercise_planner.domain.event import Requirement
from exercise_planner.domain.exercise import Exercise
from exercise_planner.domain.frozen import thaw
from exercise_planner.domain.kinds import Kind, ListKind, MapKind, TextKind
from exercise_planner.domain.nation import Nation
from exercise_planner.domain.record import Marking, Record, Value
from exercise_planner.domain.schedule import Assignment
from exercise_planner.domain.timespan import Hours, Period
from exercise_planner.domain.wire import ValueKind

NONE = "–"
"""What stands for no value."""
CLASSES: dict[str, type[Record]] = {cls.noun: cls for cls in RECORDS}
NATURES = {
    Nature.ADDED: "added",
    Nature.REMOVED: "removed",
    Nature.RENAMED: "renamed",
    Nature.MOVED: "moved",
    Nature.PARTICIPANTS: "participants changed",
    Nature.CHANGED: "changed",
}


class Teller:
    """Tells the differences of one comparison; moments are of the time zone of the later exercise."""

    def __init__(self, comparison: Comparison) -> None:
        self._before, self._after = comparison.before, comparison.after
        self._zone = ZoneInfo(self._after.details.time_zone)

    def nature(self, difference: Difference) -> str:
        """What kind of difference it is; an event that gains or loses its place is told so."""
        if difference.nature is Nature.MOVED:
            starts = [change for change in difference.changes if change.field == "start"]
            if starts and starts[0].before is None:
                return "scheduled"
            if starts and starts[0].after is None:
                return "no longer scheduled"
        return NATURES[difference.nature]

    def nations(self, difference: Difference) -> str:
        """The nations that it concerns."""
        if not difference.nations:
            return "all"
        return ", ".join(self._name(Nation, nation) for nation in difference.nations)

    def texts(self, difference: Difference) -> tuple[str, str]:
        """What was, and what is, in a line each."""
        before = (
            self._text(difference, change, self._before, change.before) for change in difference.changes
        )
        after = (self._text(difference, change, self._after, change.after) for change in difference.changes)
        return "; ".join(filter(None, before)), "; ".join(filter(None, after))

    def sentence(self, difference: Difference) -> str:
        """The whole difference in one line: ``ASW 1 moved: start 2 Mar 2027 07:00 → 3 Mar 2027 07:00``."""
        parts = [self._part(difference, change) for change in difference.changes]
        what = "" if difference.noun == "event" else f"{difference.noun} "
        return f"{what}{difference.name}: {self.nature(difference)}" + (
            f" – {'; '.join(parts)}" if parts else ""
        )

    def _part(self, difference: Difference, change: FieldChange) -> str:
        kind = _kind(difference.noun, change.field)
        if difference.nature is Nature.PARTICIPANTS:
            come = ", ".join(f"+{_told(self._after, self._zone, _item(kind), one)}" for one in change.come)
            gone = ", ".join(f"−{_told(self._before, self._zone, _item(kind), one)}" for one in change.gone)
            return f"{change.field} {', '.join(filter(None, (come, gone)))}"
        before = _told(self._before, self._zone, kind, change.before)
        after = _told(self._after, self._zone, kind, change.after)
        title = field_title(change.field)
        if difference.nature is Nature.RENAMED:
            return f"“{before}” → “{after}”"
        if difference.nature in {Nature.ADDED, Nature.REMOVED}:
            return f"{title} {after if difference.nature is Nature.ADDED else before}"
        return f"{title} {before} → {after}"

    def _text(self, difference: Difference, change: FieldChange, exercise: Exercise, held: Any) -> str:
        if held is None:
            return ""
        told = _told(exercise, self._zone, _kind(difference.noun, change.field), held)
        return told if difference.nature is Nature.RENAMED else f"{field_title(change.field)} {told}"

    def _name(self, cls: type[Record], record_id: str) -> str:
        return (
            self._after.name(cls, record_id)
            if self._after.get(cls, record_id)
            else self._before.name(cls, record_id)
        )


def field_title(name: str) -> str:
    """A field's name as words: ``min rest minutes``."""
    return name.replace("_", " ")


def _kind(noun: str, name: str) -> Kind | None:
    """What a field of a record holds; None where the plan format does not say."""
    classes = [CLASSES[noun], *([Assignment] if noun == "event" else [])]
    return next((field.kind for cls in classes for field in wire.shape(cls) if field.wire == name), None)


def _item(kind: Kind | None) -> Kind | None:
    return kind.item if isinstance(kind, ListKind) else None


def _told(exercise: Exercise, zone: ZoneInfo, kind: Kind | None, held: Any) -> str:
    """A value in words; ids of records as their names."""
    if held is None or (not held and isinstance(held, str | tuple)):
        return NONE
    match kind:
        case TextKind(refers=refers) if refers is not None:
            return _named(exercise, refers.kinds, held)
        case ListKind(item=item):
            return ", ".join(_told(exercise, zone, item, one) for one in held)
        case MapKind(key=key, item=item):
            pairs = (
                f"{_told(exercise, zone, key, one)}: {_told(exercise, zone, item, it)}"
                for one, it in held.items()
            )
            return ", ".join(pairs) or NONE
        case ValueKind():
            return _value(exercise, zone, held)
    return _plain(zone, held)


def _named(exercise: Exercise, nouns: Iterable[str], record_id: str) -> str:
    found = (CLASSES[noun] for noun in nouns if exercise.get(CLASSES[noun], record_id) is not None)
    cls = next(found, None)
    return record_id if cls is None else exercise.name(cls, record_id)


def _value(exercise: Exercise, zone: ZoneInfo, held: Value) -> str:
    match held:
        case Period():
            reason = f" ({held.reason})" if held.reason else ""
            return f"{_plain(zone, held.from_)} to {_plain(zone, held.to)}{reason}"
        case Hours():
            return f"{_plain(zone, held.from_)}–{_plain(zone, held.to)}"
        case Requirement() if not held.nations and not held.min_nations:
            return f"{held.count} × {held.capability}"
        case Marking() if held.releasable_to is None:
            return str(held.classification)
    fields = ((field, getattr(held, field.name)) for field in wire.shape(type(held)))
    return " ".join(
        f"{field_title(field.wire)} {_told(exercise, zone, field.kind, one)}"
        for field, one in fields
        if field.required or one != field.default
    )


def _plain(zone: ZoneInfo, held: Any) -> str:
    match held:
        case datetime() | date() | time():
            return _moment(zone, held)
        case bool():
            return "yes" if held else "no"
        case float():
            return f"{held:g}"
        case str() | int():
            return str(held)
        case tuple() if all(isinstance(one, int | float) for one in held):
            return ", ".join(f"{one:g}" for one in held)
    return str(thaw(held))


def _moment(zone: ZoneInfo, held: datetime | date | time) -> str:
    match held:
        case datetime():
            at = held.astimezone(zone)
            return f"{at.day} {at:%b %Y %H:%M}"
        case date():
            return f"{held.day} {held:%b %Y}"
    return f"{held:%H:%M}"
