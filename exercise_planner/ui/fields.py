"""Fields of records as text that a person reads and types, and back; a refusal is a sentence."""

from dataclasses import dataclass, replace
from typing import Any

from exercise_planner.domain import PLAN_RECORDS, wire
from exercise_planner.domain.changes import ChangeSet
from exercise_planner.domain.details import Details
from exercise_planner.domain.exercise import Exercise
from exercise_planner.domain.finding import Subject
from exercise_planner.domain.kinds import (
    BooleanKind,
    ChoiceKind,
    DateKind,
    InstantKind,
    Kind,
    ListKind,
    MomentKind,
    Report,
    TextKind,
)
from exercise_planner.domain.record import Record, Value, title_of
from exercise_planner.domain.timespan import Period
from exercise_planner.edits import record as record_edits
from exercise_planner.errors import InputError
from exercise_planner.ui import lengths, moments, typed, words
from exercise_planner.ui.words import QT_TRANSLATE_NOOP

TITLES: dict[str, str] = {
    "id": QT_TRANSLATE_NOOP("window", "Code"),
    "name": QT_TRANSLATE_NOOP("window", "Name"),
    "from_": QT_TRANSLATE_NOOP("window", "From"),
    "to": QT_TRANSLATE_NOOP("window", "To"),
    "units": QT_TRANSLATE_NOOP("window", "Units"),
    "requires": QT_TRANSLATE_NOOP("window", "Needs units"),
    "after": QT_TRANSLATE_NOOP("window", "Comes after"),
    "duration_minutes": QT_TRANSLATE_NOOP("window", "Duration"),
    "slot_minutes": QT_TRANSLATE_NOOP("window", "Grid of starts"),
    "min_rest_minutes": QT_TRANSLATE_NOOP("window", "Rest between events"),
    "max_duty_minutes_per_day": QT_TRANSLATE_NOOP("window", "Most duty a day"),
    "turnaround_minutes": QT_TRANSLATE_NOOP("window", "Turnaround"),
    "minutes": QT_TRANSLATE_NOOP("window", "Time it takes"),
    "speed_kmh": QT_TRANSLATE_NOOP("window", "Speed (km/h)"),
    "max_events": QT_TRANSLATE_NOOP("window", "Events at once"),
    "max_personnel": QT_TRANSLATE_NOOP("window", "Most people"),
    "min_nations": QT_TRANSLATE_NOOP("window", "Nations at least"),
    "observes_holidays": QT_TRANSLATE_NOOP("window", "Keeps its holidays"),
    "needs_agreements": QT_TRANSLATE_NOOP("window", "Needs agreements"),
    "needs_venue": QT_TRANSLATE_NOOP("window", "Needs a venue"),
    "time_zone": QT_TRANSLATE_NOOP("window", "Time zone"),
    "symbol": QT_TRANSLATE_NOOP("window", "Symbol (SIDC)"),
    "home": QT_TRANSLATE_NOOP("window", "Home (lat, lon)"),
    "position": QT_TRANSLATE_NOOP("window", "Position (lat, lon)"),
    "lead_working_days": QT_TRANSLATE_NOOP("window", "Lead time (working days)"),
    "requested": QT_TRANSLATE_NOOP("window", "Asked for on"),
    "one_way": QT_TRANSLATE_NOOP("window", "One way only"),
    "sanitised": QT_TRANSLATE_NOOP("window", "Sanitised text"),
}
"""Names of fields on screen, where they are not the format's own word."""


@dataclass(frozen=True, slots=True)
class Choice:
    """One value that a field may have: as it is typed, and as it is shown."""

    text: str
    title: str


def field_of(cls: type[Record], name: str) -> wire.Field:
    """A field of a record."""
    return next(field for field in wire.shape(cls) if field.name == name)


def title(name: str) -> str:
    """What a field is called on screen."""
    if name in TITLES:
        return words.tr(TITLES[name])
    return words.tr(name.rstrip("_").replace("_", " ").capitalize())


def text_of(record: Record, name: str) -> str:
    """A field's value as text."""
    value = getattr(record, name)
    return "" if value is None else _written(field_of(type(record), name), value)


def _written(field: wire.Field, value: Any) -> str:
    if lengths.is_length(field.name):
        return words.duration(value)
    return typed.to_text(field.kind, value)


def shown(record: Record, name: str) -> str:
    """A field's value as it is shown where it is not edited: choices as words."""
    field = field_of(type(record), name)
    value = getattr(record, name)
    if value is None:
        return ""
    if isinstance(field.kind, ChoiceKind):
        return words.choice(value)
    if isinstance(field.kind, BooleanKind):
        return words.tr("Yes") if value else ""
    return _written(field, value)


def editable(field: wire.Field) -> bool:
    """Whether a field can be typed in one line."""
    return field.name != "id" and typed.is_typed(field.kind)


def choices(field: wire.Field, exercise: Exercise) -> tuple[Choice, ...]:
    """The values to choose from; empty where any text may be typed."""
    kind = field.kind
    found: list[Choice] = []
    if isinstance(kind, ChoiceKind):
        found = [Choice(str(item), words.choice(item)) for item in kind.choices]
    elif isinstance(kind, BooleanKind):
        found = [Choice("true", words.tr("Yes")), Choice("false", words.tr("No"))]
    elif isinstance(kind, TextKind) and kind.refers:
        found = [Choice(record.id, _named(record)) for record in _referable(exercise, kind.refers.kinds)]
    if found and field.default is None and not field.required:
        found.insert(0, Choice("", "—"))
    return tuple(found)


def names(kind: Kind, value: Any, exercise: Exercise) -> str:
    """The names behind ids, for a tooltip; empty where the value holds no ids."""
    item = kind.item if isinstance(kind, ListKind) else kind
    if not isinstance(item, TextKind) or not item.refers or not value:
        return ""
    ids = value if isinstance(value, tuple) else (value,)
    known = {record.id: title_of(record) for record in _referable(exercise, item.refers.kinds)}
    return "\n".join(f"{one}: {known.get(one, '?')}" for one in ids)


def _named(record: Record) -> str:
    name = title_of(record)
    return record.id if name == record.id else f"{record.id} · {name}"


def _referable(exercise: Exercise, kinds: tuple[str, ...]) -> list[Record]:
    return [record for cls in PLAN_RECORDS if cls.noun in kinds for record in exercise.all(cls)]


def parsed(exercise: Exercise, field: wire.Field, text: str) -> Any:
    """The value that a text stands for.

    Raises:
        InputError: It stands for none; its summary is a sentence that says why.
    """
    text = text.strip()
    if not text and not field.required:
        return field.default
    report = Report()
    if isinstance(field.kind, MomentKind | DateKind | InstantKind):
        text = moments.as_written(text, exercise.details)
    if lengths.is_length(field.name):
        text = lengths.minutes(text)
    raw = _with_moments(field.kind, typed.to_raw(field.kind, text), exercise.details)
    value = field.kind.read(raw, title(field.name), report)
    if report.faults:
        raise InputError(_sentence(field, text, report.faults[0].expected))
    for reference in report.references:
        if not any(record.id == reference.id for record in _referable(exercise, reference.nouns)):
            nouns = " or ".join(reference.nouns)
            raise InputError(f"{title(field.name)}: there is no {nouns} “{reference.id}” in this exercise.")
    return value


def _with_moments(kind: Kind, raw: Any, details: Details) -> Any:
    """Periods with their ends as the plan format writes them, however they were typed."""
    if isinstance(kind, ListKind) and isinstance(raw, list):
        return [_with_moments(kind.item, item, details) for item in raw]
    if isinstance(kind, wire.ValueKind) and kind.type is Period and isinstance(raw, dict):
        return {**raw, **{end: moments.as_written(raw[end], details) for end in ("from", "to")}}
    return raw


def _sentence(field: wire.Field, text: str, expected: str) -> str:
    found = f"“{text}” cannot be used" if text else words.tr("a value is needed")
    if lengths.is_length(field.name):
        expected = f"{expected}, in minutes" if text.isdecimal() else lengths.EXAMPLE
    return f"{title(field.name)}: {found}; expected {typed.example(field.kind) or expected}."


def change(exercise: Exercise, record: Record, name: str, text: str) -> ChangeSet:
    """The change that gives a field the value that a text stands for.

    Raises:
        InputError: The text stands for no value.
    """
    value = parsed(exercise, field_of(type(record), name), text)
    if value == getattr(record, name):
        return ChangeSet("")
    return record_edits.change(exercise, record, **{name: value})


def subject_of(record: Record) -> Subject:
    """A record as a subject: the place of an event stands for the event."""
    return Subject("event" if record.noun == "assignment" else record.noun, record.id)


def is_whole(record: Record, name: str) -> bool:
    """Whether a field's text says all of its value, so that nothing is lost when it is typed anew."""
    kind, value = field_of(type(record), name).kind, getattr(record, name)
    if not isinstance(kind, ListKind | wire.ValueKind) or not value:
        return True
    read = kind.read(typed.to_raw(kind, typed.to_text(kind, value)), "", Report())
    return bool(_unstated(read) == _unstated(value))


def _unstated(value: Any) -> Any:
    if isinstance(value, tuple):
        return tuple(_unstated(item) for item in value)
    return replace(value, stated=frozenset()) if isinstance(value, Value) else value
