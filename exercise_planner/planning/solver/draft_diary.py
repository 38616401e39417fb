"""Diaries: what a unit or a venue is booked for, and the starts that this blocks, as bitmaps."""

from bisect import bisect_left, insort
from collections.abc import Container, Iterator
from typing import NamedTuple

from exercise_planner.planning import bitmap
from exercise_planner.planning.solver.draft_level import Level
from exercise_planner.planning.solver.draft_terms import NOWHERE, Days, Ground, Member


class Entry(NamedTuple):
    """An event in a diary, in slots; ``venue`` is an index."""

    start: int
    end: int
    item: int
    venue: int


def blocked_starts(busy: int, length: int) -> int:
    """The slots at which ``length`` slots in a row meet a busy one."""
    done = 1
    while done < length:
        step = min(done, length - done)
        busy |= busy >> step
        done += step
    return busy


class Rota:
    """Events by start, that are looked up by time."""

    __slots__ = ("_longest", "entries")

    def __init__(self) -> None:
        self.entries: list[Entry] = []
        self._longest = 0

    def add(self, entry: Entry) -> None:
        """Enter an event."""
        insort(self.entries, entry)
        self._longest = max(self._longest, entry.end - entry.start)

    def remove(self, entry: Entry) -> None:
        """Strike out an event."""
        del self.entries[bisect_left(self.entries, entry)]

    def near(self, start: int, end: int, gap: int) -> Iterator[Entry]:
        """The events that run at some time between two slots, or less than a gap before or after."""
        first = bisect_left(self.entries, (start - gap - self._longest,))
        for entry in self.entries[first : bisect_left(self.entries, (end + gap,))]:
            if entry.end + gap > start:
                yield entry


class UnitDiary:
    """The events of one unit: one at a time, with rest and travel between them, and duty by day.

    Args:
        member: The unit.
        days: The local days of the exercise.
    """

    __slots__ = ("_blocked", "_busy", "_days", "entries", "member", "worked")

    def __init__(self, member: Member, days: Days) -> None:
        self.member = member
        self.entries: list[Entry] = []
        self.worked: dict[int, int] = {}
        self._days = days
        self._busy: dict[int, int] = {}
        self._blocked: dict[tuple[int, int], int] = {}

    def add(self, entry: Entry) -> None:
        """Enter an event."""
        insort(self.entries, entry)
        self._blocked.clear()
        for venue, busy in self._busy.items():
            self._busy[venue] = busy | self._stretch(entry, venue)
        if self.member.duty is not None:
            for day, minutes in self._days.shares(entry.start, entry.end):
                self.worked[day] = self.worked.get(day, 0) + minutes

    def remove(self, entry: Entry) -> None:
        """Strike out an event."""
        del self.entries[bisect_left(self.entries, entry)]
        self._blocked.clear()
        self._busy.clear()
        if self.member.duty is not None:
            for day, minutes in self._days.shares(entry.start, entry.end):
                self.worked[day] -= minutes

    def _stretch(self, entry: Entry, venue: int) -> int:
        """The slots at which nothing can be held at a venue on account of an event."""
        gap = self.member.gap
        return bitmap.run(entry.start - gap(venue, entry.venue), entry.end + gap(entry.venue, venue) - 1)

    def blocked(self, venue: int, length: int) -> int:
        """The slots at which the unit cannot start an event of a length at a venue."""
        venue = self.member.legs.alike[venue]
        key = (venue, length)
        found = self._blocked.get(key)
        if found is None:
            busy = self._busy.get(venue)
            if busy is None:
                busy = 0
                for entry in self.entries:
                    busy |= self._stretch(entry, venue)
                self._busy[venue] = busy
            found = blocked_starts(busy, length)
            if self.member.duty is not None:
                found |= self._days.beyond(self.member.duty, self.worked, length)
            self._blocked[key] = found
        return found

    def clashes(self, venue: int, start: int, end: int) -> Iterator[int]:
        """The events that cannot stay when the unit takes part in another one."""
        gap = self.member.gap
        for entry in self.entries:
            if start < entry.end + gap(entry.venue, venue) and entry.start < end + gap(venue, entry.venue):
                yield entry.item

    def detour(self, start: int, venue: int) -> int:
        """Minutes of travel more when the unit also goes to a venue at a slot."""
        place = bisect_left(self.entries, (start,))
        before = next((one.venue for one in reversed(self.entries[:place]) if one.venue != NOWHERE), NOWHERE)
        after = next((one.venue for one in self.entries[place:] if one.venue != NOWHERE), NOWHERE)
        minutes = self.member.legs.minutes
        return minutes(before, venue) + minutes(venue, after) - minutes(before, after)

    def overwork(self, start: int, end: int, gone: Container[int]) -> Iterator[tuple[int, int]]:
        """The days, with the minutes, that would be too long if an event were added and others gone."""
        if self.member.duty is None:
            return
        for day, minutes in self._days.shares(start, end):
            over = self.worked.get(day, 0) + minutes - self.member.duty
            if over > 0:
                over -= sum(share for index, share in self.on_duty(day) if index in gone)
            if over > 0:
                yield day, over

    def on_duty(self, day: int) -> Iterator[tuple[int, int]]:
        """The events in a day, with the minutes of each that lie in it."""
        for entry in self.entries:
            share = self._days.share(day, entry.start, entry.end)
            if share:
                yield entry.item, share


class VenueDiary:
    """The events at one venue.

    Args:
        ground: The venue.
        slots: Slots of the exercise.
    """

    __slots__ = ("_busy", "_known", "ground", "people", "room", "rota")

    def __init__(self, ground: Ground, slots: int) -> None:
        self.ground = ground
        self.rota = Rota()
        self.room = None if ground.max_events == 1 else Level(ground.max_events, slots)
        self.people = None if ground.max_people is None else Level(ground.max_people, slots)
        self._busy: int | None = 0
        self._known: dict[tuple[int, int], int] = {}

    def add(self, entry: Entry, people: int) -> None:
        """Enter an event with the people that it brings."""
        self.rota.add(entry)
        self._known.clear()
        mask = bitmap.run(entry.start, entry.end - 1)
        if self.room is not None:
            self.room.add(mask, 1)
        elif self._busy is not None:
            self._busy |= self._stretch(entry)
        if self.people is not None:
            self.people.add(mask, people)

    def remove(self, entry: Entry, people: int) -> None:
        """Strike out an event with the people that it brought."""
        self.rota.remove(entry)
        self._known.clear()
        mask = bitmap.run(entry.start, entry.end - 1)
        if self.room is not None:
            self.room.remove(mask, 1)
        else:
            self._busy = None
        if self.people is not None:
            self.people.remove(mask, people)

    def _stretch(self, entry: Entry) -> int:
        return bitmap.run(entry.start - self.ground.turnaround, entry.end + self.ground.turnaround - 1)

    def blocked(self, length: int, people: int) -> int:
        """The slots at which no event of a length can start that brings so many people."""
        key = (length, people)
        if key not in self._known:
            full = self._full()
            if self.people is not None:
                full |= self.people.full(people)
            self._known[key] = blocked_starts(full, length)
        return self._known[key]

    def _full(self) -> int:
        if self.room is not None:
            return self.room.full(1)
        if self._busy is None:
            self._busy = 0
            for entry in self.rota.entries:
                self._busy |= self._stretch(entry)
        return self._busy

    def spare_people(self, start: int, end: int) -> int | None:
        """How many people there is room for from one slot to another; None for any number."""
        if self.people is None:
            return None
        return self.people.capacity - self.people.peak(bitmap.run(start, end - 1))
