"""Context: the only input of a section; it holds what the reader may see, and nothing else."""

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from functools import cached_property
from zoneinfo import ZoneInfo

from exercise_planner.briefing.change import Change
from exercise_planner.briefing.choices import words_of
from exercise_planner.briefing.language import DAY, ENGLISH, Language
from exercise_planner.briefing.language import language as language_with
from exercise_planner.briefing.means import Means
from exercise_planner.domain.burden import Travel
from exercise_planner.domain.event import Event
from exercise_planner.domain.exercise import Exercise
from exercise_planner.domain.finding import Finding
from exercise_planner.domain.lead_times import Deadline, deadlines
from exercise_planner.domain.nation import Nation
from exercise_planner.domain.record import Classification, Marking, Record, title_of
from exercise_planner.domain.releasability import Audience, releasable, sees_all
from exercise_planner.domain.rollup import banner, portion, roll_up, together
from exercise_planner.domain.schedule import Assignment
from exercise_planner.domain.timespan import begins, date_time_group, ends
from exercise_planner.domain.unit import Unit
from exercise_planner.domain.venue import Venue
from exercise_planner.errors import InputError

NO_BREAK = "\u00a0"
"""Stands between a number and its unit, which no line parts."""
LONG_HOURS = 48
"""Hours up to which a length of time is told in hours alone."""


@dataclass(frozen=True, slots=True)
class Entry:
    """A scheduled event with its place.

    Args:
        nations: Ids of the nations that take part, by unit or with staff.
        units: The units that take part.
        venue: Where, if anywhere.
    """

    event: Event
    assignment: Assignment
    nations: tuple[str, ...]
    units: tuple[Unit, ...]
    venue: Venue | None

    @property
    def parts(self) -> tuple[Record, ...]:
        """What a row names that tells the event, its place and those who take part."""
        return (self.event, *((self.venue,) if self.venue is not None else ()), *self.units)

    @property
    def start(self) -> datetime:
        """When it starts."""
        return self.assignment.start

    @property
    def end(self) -> datetime:
        """When it ends."""
        return self.assignment.end


@dataclass(frozen=True)
class Context:
    """What a pack is printed from. Make it with ``of``.

    Args:
        exercise: The exercise as its reader may know it.
        marking: The roll-up of all that is in it.
        nation: Id of the reader's nation; None for a pack of no nation in particular.
        audience: For whom the pack is.
        findings: Open problems, for the planning team alone.
        version: Which version of the plan the pack is from, if that has a name.
        language: ISO 639-1 code of the language of the pack.
        means: What a pack reckons with, where it is known.
        changes: What differs from the issue before.
    """

    exercise: Exercise
    marking: Marking
    nation: str | None
    audience: Audience
    findings: tuple[Finding, ...] = ()
    version: str = ""
    language: str = ENGLISH
    means: Means | None = None
    changes: tuple[Change, ...] = ()

    @classmethod
    def of(
        cls,
        exercise: Exercise,
        nation: str | None = None,
        audience: str = Audience.PLANNING,
        findings: tuple[Finding, ...] = (),
        language: str = ENGLISH,
    ) -> "Context":
        """The context of a pack, made of the full exercise.

        Args:
            exercise: The full exercise.
            nation: Id of the reader's nation, or None.
            audience: planning, participants, observers or public.
            findings: Open problems of the full exercise.
            language: ISO 639-1 code of the language of the pack.

        Raises:
            InputError: There is no such audience, nation or language, or the reader may see nothing of the
                exercise.
        """
        if audience not in list(Audience):
            raise InputError(f"There is no audience “{audience}”; there are {', '.join(Audience)}.")
        reader = Audience(audience)
        if nation is not None and exercise.get(Nation, nation) is None:
            known = ", ".join(each.id for each in exercise.nations)
            raise InputError(f"There is no nation “{nation}” in this exercise; there are {known}.")
        seen = releasable(exercise, nation, reader)
        marking = roll_up(seen.records(), seen).marking
        open_problems = findings if sees_all(exercise, nation, reader) else ()
        spoken = language_with(language).code
        return cls(seen, marking, nation, reader, open_problems, language=spoken)

    @cached_property
    def zone(self) -> ZoneInfo:
        """The exercise's time zone."""
        return ZoneInfo(self.exercise.details.time_zone)

    @cached_property
    def banner(self) -> str:
        """What stands on top and bottom of each page."""
        return banner(self.marking, self.exercise)

    @cached_property
    def marked(self) -> bool:
        """Whether anything in the pack is marked, so that parts bear their own marks."""
        return any(record.marking is not None for record in self.exercise.records())

    @cached_property
    def entries(self) -> tuple[Entry, ...]:
        """The scheduled events, by start."""
        found = (self._entry(event) for event in self.exercise.events)
        known = [entry for entry in found if entry is not None]
        return tuple(sorted(known, key=lambda entry: (entry.start, entry.end, entry.event.rank)))

    @cached_property
    def left_out(self) -> tuple[Event, ...]:
        """The events that are not scheduled."""
        placed = {entry.event.id for entry in self.entries}
        return tuple(event for event in self.exercise.events if event.id not in placed)

    def _entry(self, event: Event) -> Entry | None:
        assignment = self.exercise.get(Assignment, event.id)
        if assignment is None:
            return None
        ids = dict.fromkeys(place.unit for place in assignment.units)
        units = [self.exercise.get(Unit, unit_id) for unit_id in ids]
        known = tuple(unit for unit in units if unit is not None)
        nations = dict.fromkeys([*(unit.nation for unit in known), *event.nations])
        return Entry(event, assignment, tuple(nations), known, self.exercise.get(Venue, assignment.venue))

    @property
    def reader(self) -> str:
        """For whom the pack is, in words."""
        words = self.choice(self.audience)
        if self.nation is None:
            return words[0].upper() + words[1:]
        return f"{self.exercise.name(Nation, self.nation)}, {words}"

    @cached_property
    def words(self) -> Language:
        """The reader's language."""
        return language_with(self.language)

    def say(self, words: str) -> str:
        """The product's words in the reader's language."""
        return self.words.say(words)

    def say_n(self, one: str, many: str, number: int) -> str:
        """A sentence about a number in the reader's language; ``{n}`` in it stands for the number."""
        return self.words.say_n(one, many, number)

    def choice(self, value: StrEnum | None) -> str:
        """A choice of the plan format, such as a role, in words; a dash where there is none."""
        return self.words.say(words_of(value)) if value is not None else "—"

    def number(self, number: float) -> str:
        """A number with the separators of the reader's language."""
        return self.words.number(number)

    def closed(self, venue: Venue) -> tuple[tuple[datetime, datetime], ...]:
        """When a venue is not available, whatever the reason."""
        return tuple((begins(one.from_, self.zone), ends(one.to, self.zone)) for one in venue.unavailable)

    def mark(self, *records: Record | None) -> str:
        """The portion mark of what names these records, with a space; nothing where the pack is unmarked."""
        if not self.marked:
            return ""
        marking = together((record.marking for record in records if record is not None), self.exercise)
        return f"{portion(marking, self.exercise)} "

    def named(self, record: Record) -> str:
        """The name of a record, after its portion mark."""
        return self.mark(record) + title_of(record)

    def local(self, instant: datetime) -> datetime:
        """An instant in the exercise's time zone."""
        return instant.astimezone(self.zone)

    def day(self, day: date, pattern: str = DAY) -> str:
        """A calendar day, or the local day of an instant: ``Mon 8 Jul 2024``.

        Args:
            day: The day or the instant.
            pattern: One of the patterns of ``language``.
        """
        return self.words.day(self.local(day) if isinstance(day, datetime) else day, pattern)

    def moment(self, moment: date | datetime) -> str:
        """A calendar day, or an instant in local time: ``Mon 8 Jul 2024 06:00``."""
        clock = f" {self.local(moment):%H:%M}" if isinstance(moment, datetime) else ""
        return self.day(moment) + clock

    def between(self, first: date | datetime, last: date | datetime) -> str:
        """From a day or an instant to another; one alone where they are the same."""
        start, end = self.moment(first), self.moment(last)
        return start if start == end else f"{start} – {end}"

    def hours(self, start: datetime, end: datetime) -> str:
        """Local times from start to end; the day of the end where it is another: ``22:00–02:00 (+1)``."""
        first, last = self.local(start), self.local(end)
        days = (last.date() - first.date()).days
        return f"{first:%H:%M}–{last:%H:%M}" + (f" (+{days})" if days else "")

    def zulu(self, instant: datetime) -> str:
        """An instant as a date-time group."""
        return date_time_group(instant)

    @cached_property
    def travel(self) -> Travel | None:
        """How long travel takes between venues, where that is known."""
        return self.means.travel(self.exercise) if self.means is not None else None

    @cached_property
    def deadlines(self) -> tuple[Deadline, ...]:
        """What the schedule asks of each agreement, where calendars are known; on whatever day it is read."""
        if self.means is None:
            return ()
        return deadlines(self.exercise, self.means.days_off, date.min)

    @cached_property
    def sees_all(self) -> bool:
        """Whether the reader is the planning team of the hosts."""
        return sees_all(self.exercise, self.nation, self.audience)

    def length(self, minutes: float) -> str:
        """A length of time: ``45 min``, ``5 h 30 min``, ``5 d 3 h``; where there are days, no minutes."""
        hours, rest = divmod(int(minutes), 60)
        days, left = divmod(hours, 24) if hours > LONG_HOURS else (0, hours)
        parts = (
            (days, self.say("{n} d")),
            (left, self.say("{n} h")),
            (0 if days else rest, self.say("{n} min")),
        )
        said = (pattern.format(n=number).replace(" ", NO_BREAK) for number, pattern in parts if number)
        return " ".join(said) or "0"

    @property
    def unclassified(self) -> bool:
        """Whether the whole pack is unclassified."""
        return self.marking.classification is Classification.UNCLASSIFIED
