"""Who may see what of a random exercise, in other words than the product's."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, fields, is_dataclass, replace
from typing import Any

from random_markings import CODES

from exercise_planner.domain.event import Event
from exercise_planner.domain.exercise import Exercise
from exercise_planner.domain.frozen import Frozen
from exercise_planner.domain.nation import Nation
from exercise_planner.domain.phase import Phase
from exercise_planner.domain.policy import Policy
from exercise_planner.domain.record import Marking, Record
from exercise_planner.domain.releasability import Audience
from exercise_planner.domain.unit import Unit
from exercise_planner.domain.venue import Venue

WORD = re.compile(r"\b[A-Za-z]{12}\b")
TOLD = ("name", "title", "description", "notes", "activity", "contact", "caveats", "reason", "capabilities")
NUMBERS = ("personnel", "priority", "weight", "capacity", "duration_minutes")
EVENTS = ("event", "assignment")
Reader = tuple[str | None, Audience]


def readers() -> Iterator[Reader]:
    """Every nation's audiences, and the public."""
    for audience in (Audience.PLANNING, Audience.PARTICIPANTS, Audience.OBSERVERS):
        yield from ((nation, audience) for nation in CODES)
    yield None, Audience.PUBLIC


def marking_of(record: Record, full: Exercise) -> Marking:
    """A record's own marking, that of its nation, host, phase or venue, or the default."""
    policy = full.details.marking_policy or Policy()
    if record.marking is not None or record.noun in ("exercise", "assignment"):
        return record.marking or Marking()
    above: Record | None = None
    if policy.inherit:
        if isinstance(record, Unit | Venue):
            above = full.get(Nation, record.nation)
        elif isinstance(record, Event):
            above = full.get(Phase, record.phase)
        elif record.noun == "agreement":
            above = full.get(Nation, getattr(record, "host", None))
        elif record.noun == "milestone":
            above = full.get(Venue, getattr(record, "venue", None))
    return marking_of(above, full) if above is not None else policy.default or Marking()


def is_open(record: Record, full: Exercise, nation: str | None, audience: Audience) -> bool:
    """Whether a reader may see a record in full."""
    if audience is Audience.PLANNING and nation in full.details.hosts:
        return True
    marking = marking_of(record, full)
    if audience in (Audience.OBSERVERS, Audience.PUBLIC) and marking.classification.value != "UNCLASSIFIED":
        return False
    if marking.releasable_to is None:
        return True
    if nation is None or audience is Audience.PUBLIC:
        return False
    reader = full.the(Nation, nation)
    listed = set(marking.releasable_to)
    return nation in full.details.hosts or nation in listed or bool(listed & set(reader.groups))


def own_words(record: Record) -> set[str]:
    """Words that stand in this record's own texts."""
    said = " ".join(str(getattr(record, name, "") or "") for name in TOLD)
    said += " ".join(period.reason for period in getattr(record, "unavailable", ()))
    return set(WORD.findall(said))


def has_traceless_id(record: Record) -> bool:
    """Whether not even the id of this record may be met where the record is closed."""
    is_internal = record.id.startswith("#") or record.noun in ("exercise", "assignment")
    return not record.sanitised and not is_internal


@dataclass(frozen=True)
class Closed:
    """What a reader may not meet.

    Args:
        records: The records that it may not see in full.
        words: Words that stand in them alone.
        ids: Ids of those that leave nothing.
    """

    records: tuple[Record, ...]
    words: frozenset[str]
    ids: frozenset[str]


def closed_to(full: Exercise, nation: str | None, audience: Audience) -> Closed:
    """What of an exercise a reader may not meet."""
    known: set[str] = set()
    records = []
    for record in full.records():
        if is_open(record, full, nation, audience):
            known |= own_words(record)
        elif isinstance(record, Nation) and record.id == nation:
            known.add(record.name)  # a nation knows its own name
        else:
            records.append(record)
    words = {word for record in records for word in own_words(record)} - known
    ids = {record.id for record in records if has_traceless_id(record)}
    return Closed(tuple(records), frozenset(words), frozenset(ids))


def otherwise(full: Exercise, nation: str | None, audience: Audience) -> Exercise:
    """The exercise with all that is closed to a reader called otherwise and counted otherwise."""
    closed = closed_to(full, nation, audience)
    codes = {one.id for one in full.nations}
    changed = {word: word[::-1].swapcase() for word in closed.words}
    changed |= {one: f"other{one[::-1]}" for one in closed.ids - codes}
    keys = {(type(record), record.id) for record in closed.records}
    return Exercise(
        _renamed(_recounted(record) if (type(record), record.id) in keys else record, changed)
        for record in full.records()
    )


def without_closed_events(full: Exercise, nation: str | None, audience: Audience) -> Exercise:
    """The exercise as if the events that leave nothing had never been thought of."""
    closed = closed_to(full, nation, audience)
    events = [record for record in closed.records if isinstance(record, Event) and not record.sanitised]
    gone = {event.id for event in events}
    called = "|".join(re.escape(word) for event in events for word in (event.id, event.name))
    mention = re.compile(rf" \w{{12}} follows (?:{called or '(?!)'})\.")
    left = (record for record in full.records() if not (record.noun in EVENTS and record.id in gone))
    return Exercise(_untold(record, gone, mention) for record in left)


def _untold(record: Record, gone: set[str], mention: re.Pattern[str]) -> Record:
    record = replace(record, description=mention.sub("", record.description))
    if isinstance(record, Event):
        record = replace(record, after=tuple(after for after in record.after if after.event not in gone))
    return record


def _recounted(record: Record) -> Record:
    """The record with other numbers, but for the length of an event: its sanitised text has a time."""
    changed = [name for name in NUMBERS if not (record.sanitised and name == "duration_minutes")]
    numbers = {name: getattr(record, name) for name in changed if hasattr(record, name)}
    return replace(record, **{name: number % 5 + 1 for name, number in numbers.items() if number is not None})


def _renamed(value: Any, changed: Mapping[str, str]) -> Any:
    if isinstance(value, str) and type(value) is str:
        return re.sub(r"\w+", lambda match: changed.get(match[0], match[0]), value)
    if isinstance(value, tuple):
        return tuple(_renamed(item, changed) for item in value)
    if isinstance(value, Frozen):
        return Frozen({_renamed(name, changed): _renamed(item, changed) for name, item in value.items()})
    if is_dataclass(value) and not isinstance(value, type):
        held = {field.name: getattr(value, field.name) for field in fields(value) if field.init}
        return replace(value, **{name: _renamed(item, changed) for name, item in held.items()})
    return value
