"""Calendar files: entries with their time zones, and what became of those of an earlier file."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from typing import Any

from icalendar import Calendar, Timezone
from icalendar import Event as Component
from icalendar.prop import vGeo, vText

from exercise_planner.domain.exercise import Exercise
from exercise_planner.domain.finding import Subject
from exercise_planner.domain.record import title_of
from exercise_planner.edits.references import CLASSES
from exercise_planner.interchange.calendars.entries import Entry, entries_of

PRODUCT = "-//Exercise Planner//EN"
SHOWN = ("DTSTART", "DTEND", "SUMMARY", "LOCATION", "DESCRIPTION", "STATUS")
"""The properties of an entry whose change is a new version of it."""
MARGIN = timedelta(days=366)


@dataclass(frozen=True, slots=True)
class Edition:
    """Which state of the exercise a calendar shows.

    Args:
        number: Counts up with each change of the document: the number of its last entry of history.
        at: When that was.
    """

    number: int = 0
    at: datetime | None = None


def calendar_bytes(
    exercise: Exercise,
    subject: Subject | None = None,
    edition: Edition | None = None,
    earlier: Mapping[str, Component] | None = None,
) -> bytes:
    """A calendar file.

    An entry's SEQUENCE is the edition's number; with an earlier file, an entry that did not change stays as
    it was there, one that did counts on from there, and one that is gone is cancelled.

    Args:
        exercise: The exercise, as far as the reader may see it.
        subject: The nation, unit or venue whose calendar it is; None for everybody's.
        edition: Which state of the exercise it is.
        earlier: The entries of the file that the reader has, by UID.
    """
    edition = edition or Edition()
    calendar = Calendar()
    calendar.add("prodid", PRODUCT)
    calendar.add("version", "2.0")
    calendar.add("calscale", "GREGORIAN")
    calendar.add("x-wr-calname", _title(exercise, subject))
    calendar.add("x-wr-timezone", exercise.details.time_zone)
    at = edition.at or datetime.combine(exercise.details.from_, time(), UTC)
    entries = list(entries_of(exercise, subject))
    for component in _components(entries, edition.number, at, earlier or {}):
        calendar.add_component(component)
    _add_zones(calendar, entries)
    return bytes(calendar.to_ical())


def _title(exercise: Exercise, subject: Subject | None) -> str:
    if subject is None:
        return exercise.details.name
    record = exercise.the(CLASSES[subject.noun], subject.id)
    return f"{exercise.details.name}: {title_of(record)}"


def _components(
    entries: Iterable[Entry], number: int, at: datetime, earlier: Mapping[str, Component]
) -> Iterable[Component]:
    present: set[str] = set()
    for entry in entries:
        present.add(entry.uid)
        yield _settled(_component(entry, at), number, earlier.get(entry.uid))
    for uid, old in earlier.items():
        if uid not in present:
            yield _cancelled(old, number, at)


def _component(entry: Entry, at: datetime) -> Component:
    component = Component()
    component.add("uid", entry.uid)
    component.add("dtstamp", at.astimezone(UTC).replace(microsecond=0))
    component.add("dtstart", entry.start)
    component.add("dtend", entry.end)
    component.add("summary", entry.summary)
    if entry.location:
        component.add("location", entry.location)
    if entry.description:
        component.add("description", entry.description)
    if entry.position is not None:
        component.add("geo", vGeo(entry.position))
    component.add("status", vText("CONFIRMED"))
    return component


def _settled(new: Component, number: int, old: Component | None) -> Component:
    """The entry with its count: that of the earlier file where nothing that is shown changed."""
    if old is None:
        new.add("sequence", number)
        return new
    before = sequence_of(old)
    same = all(_text(new, name) == _text(old, name) for name in SHOWN)
    new.add("sequence", before if same else max(before + 1, number))
    if same and "DTSTAMP" in old:
        new["DTSTAMP"] = old["DTSTAMP"]
    return new


def _cancelled(old: Component, number: int, at: datetime) -> Component:
    gone = Component()
    for name in ("UID", "DTSTART", "DTEND", "SUMMARY", "LOCATION", "DTSTAMP"):
        if name in old:
            gone[name] = old[name]
    was = _text(old, "STATUS") == "CANCELLED"
    gone.add("status", vText("CANCELLED"))
    gone.add("sequence", sequence_of(old) if was else max(sequence_of(old) + 1, number))
    if not was:
        gone["DTSTAMP"] = _stamp(at)
    return gone


def _stamp(at: datetime) -> Any:
    made = Component()
    made.add("dtstamp", at.astimezone(UTC).replace(microsecond=0))
    return made["DTSTAMP"]


def sequence_of(component: Component) -> int:
    """How often an entry was changed; 0 where it does not say so."""
    value = component.get("SEQUENCE", 0)
    return int(value) if isinstance(value, int) else 0


def _text(component: Component, name: str) -> object:
    value = component.get(name)
    if value is None:
        return ""
    moment = getattr(value, "dt", None)
    if isinstance(moment, datetime) and moment.tzinfo is not None:
        return moment.astimezone(UTC)  # the same instant in another zone is the same
    return moment if moment is not None else str(value)


def _add_zones(calendar: Calendar, entries: Iterable[Entry]) -> None:
    """Describe the time zones from a year before the first entry to a year after the last."""
    days = [moment for entry in entries for moment in (_day(entry.start), _day(entry.end))]
    if days:
        calendar.add_missing_timezones(min(days) - MARGIN, max(days) + MARGIN)
        for zone in calendar.timezones:
            _set_onsets(zone)


def _set_onsets(zone: Timezone) -> None:
    """Say when clocks go forward in the time that they showed until then (RFC 5545, 3.6.5).

    The library says it in the time that they show from then on: 03:00 where it should say 02:00, so that
    whoever keeps to the standard has them go forward an hour late.
    """
    for part in zone.subcomponents:
        ahead = part.TZOFFSETTO - part.TZOFFSETFROM
        if ahead <= timedelta():
            continue
        part.DTSTART -= ahead
        others = part.pop("RDATE", None)
        if others is not None:
            part.add("RDATE", [one.dt - ahead for one in others.dts])


def _day(moment: date | datetime) -> date:
    return moment.date() if isinstance(moment, datetime) else moment
