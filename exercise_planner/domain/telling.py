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

Line = tuple[str, str, str]
"""The title of a field, what it was and what it is, in words."""
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
        """What was, and what is, in a line each; of participants who goes, and who comes."""
        told = self._lines(difference)
        before = "; ".join(" ".join(filter(None, (title, was))) for title, was, _ in told if was != NONE)
        after = "; ".join(" ".join(filter(None, (title, now))) for title, _, now in told if now != NONE)
        return before, after

    def sentence(self, difference: Difference) -> str:
        """The whole difference in one line: ``ASW 1: moved – 2 Mar 2027 08:00–12:00 → 3 Mar 2027 …``."""
        parts = [_part(difference.nature, *line) for line in self._lines(difference)]
        what = "" if difference.noun == "event" else f"{difference.noun} "
        head = f"{what}{difference.name}: {self.nature(difference)}"
        return f"{head} – {'; '.join(parts)}" if parts else head

    def _lines(self, difference: Difference) -> list[Line]:
        changes = {change.field: change for change in difference.changes}
        if difference.nature is Nature.PARTICIPANTS:
            return [self._company(change) for change in changes.values()]
        found: list[Line] = []
        if difference.noun == "event" and {"start", "end"} <= changes.keys():
            start, end = changes.pop("start"), changes.pop("end")
            spans = ((start.before, end.before), (start.after, end.after))
            was, now = (NONE if first is None else _span(self._zone, first, final) for first, final in spans)
            found.append(("", was, now))
        for change in changes.values():
            kind = _kind(difference.noun, change.field)
            was = _told(self._before, self._zone, kind, change.before)
            now = _told(self._after, self._zone, kind, change.after)
            is_title = difference.nature is Nature.RENAMED
            found.append(("" if is_title else field_title(change.field), was, now))
        return found

    def _company(self, change: FieldChange) -> Line:
        kind = _item(_kind("event", change.field))
        gone = (f"−{_told(self._before, self._zone, kind, one)}" for one in change.gone)
        come = (f"+{_told(self._after, self._zone, kind, one)}" for one in change.come)
        return (change.field, ", ".join(gone) or NONE, ", ".join(come) or NONE)

    def _name(self, cls: type[Record], record_id: str) -> str:
        return (
            self._after.name(cls, record_id)
            if self._after.get(cls, record_id)
            else self._before.name(cls, record_id)
        )


def _part(nature: Nature, title: str, was: str, now: str) -> str:
    if nature is Nature.RENAMED:
        return f"“{was}” → “{now}”"
    told = [text for text in (now, was) if text != NONE]
    is_one_sided = nature in {Nature.PARTICIPANTS, Nature.ADDED, Nature.REMOVED}
    return f"{title} {', '.join(told) if is_one_sided else f'{was} → {now}'}".strip()


def _span(zone: ZoneInfo, start: datetime, end: datetime) -> str:
    """From one instant to another, the day said once where it is the same."""
    first, final = start.astimezone(zone), end.astimezone(zone)
    if first.date() == final.date():
        return f"{_moment(zone, start)}–{final:%H:%M}"
    return f"{_moment(zone, start)} – {_moment(zone, end)}"


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
