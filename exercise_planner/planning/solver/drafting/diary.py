"""Diaries: what a unit or a venue is booked for, and the starts that this blocks, as bitmaps."""

from bisect import bisect_left, insort
from collections.abc import Container, Iterable, Iterator
from typing import NamedTuple

from exercise_planner.planning import bitmap
from exercise_planner.planning.bitmap import blocked_starts
from exercise_planner.planning.solver.drafting.level import Level
from exercise_planner.planning.solver.drafting.terms import NOWHERE, Days, Gaps, Ground, Member


class Entry(NamedTuple):
    """An event in a diary, in slots; ``venue`` is an index."""

    start: int
    end: int
    item: int
    venue: int


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
        return (entry for entry in self.around(start, end, gap) if entry.end + gap > start)

    def around(self, start: int, end: int, gap: int) -> list[Entry]:
        """The same, and perhaps some more before."""
        first = bisect_left(self.entries, (start - gap - self._longest,))
        return self.entries[first : bisect_left(self.entries, (end + gap,))]

    def since(self, start: int, gap: int) -> list[Entry]:
        """The same, and all later ones, for those who stop by themselves."""
        return self.entries[bisect_left(self.entries, (start - gap - self._longest,)) :]


MANY_CHANGES = 12
"""Changes of a diary from which on it is quicker to go through all of its events."""


class UnitDiary:
    """The events of one unit: one at a time, with rest and travel between them, and duty by day.

    Args:
        member: The unit.
        days: The local days of the exercise.
    """

    __slots__ = ("_blocked", "_busy", "_changes", "_days", "_overdone", "member", "rota", "worked")

    def __init__(self, member: Member, days: Days) -> None:
        self.member = member
        self.rota = Rota()
        self.worked: dict[int, int] = {}
        self._days = days
        self._busy: dict[int, tuple[int, int]] = {}  # by venue: the slots, and the changes that they know of
        self._changes: list[tuple[Entry, bool]] = []
        self._blocked: dict[tuple[int, int], int] = {}
        self._overdone: dict[int, int] = {}

    @property
    def entries(self) -> list[Entry]:
        """The events, by start."""
        return self.rota.entries

    def add(self, entry: Entry) -> None:
        """Enter an event."""
        self.rota.add(entry)
        self._changed(entry, 1)

    def remove(self, entry: Entry) -> None:
        """Strike out an event."""
        self.rota.remove(entry)
        self._changed(entry, -1)

    def _changed(self, entry: Entry, sign: int) -> None:
        self._changes.append((entry, sign > 0))
        if len(self._changes) > 20 * MANY_CHANGES:
            self._changes.clear()
            self._busy.clear()
        if self._blocked:
            self._blocked.clear()
        if self.member.duty is not None:
            self._overdone.clear()
            for day, minutes in self._days.shares(entry.start, entry.end):
                self.worked[day] = self.worked.get(day, 0) + sign * minutes

    def _busy_at(self, venue: int) -> int:
        """The slots at which nothing can be held at a venue on account of the unit's events."""
        changes = self._changes
        bits, known = self._busy.get(venue, (0, -1))
        if known == len(changes):
            return bits
        gaps = self.member.gaps(venue)
        if known >= 0 and len(changes) - known < max(MANY_CHANGES, len(self.rota.entries)):
            for entry, added in changes[known:]:
                bits = bits | _stretch(entry, gaps) if added else self._mended(bits, entry, gaps)
        else:
            bits = _stretches(self.rota.entries, gaps)
        self._busy[venue] = (bits, len(changes))
        return bits

    def _mended(self, bits: int, changed: Entry, gaps: Gaps) -> int:
        """Busy slots, made right where an event has been struck out."""
        start, end = changed.start - gaps.back[changed.venue], changed.end + gaps.to[changed.venue]
        return bits & ~bitmap.run(start, end - 1) | _stretches(self.rota.around(start, end, gaps.most), gaps)

    def blocked(self, venue: int, length: int) -> int:
        """The slots at which the unit cannot start an event of a length at a venue."""
        venue = self.member.legs.alike[venue]
        key = (venue, length)
        found = self._blocked.get(key)
        if found is None:
            found = blocked_starts(self._busy_at(venue), length)
            if self.member.duty is not None:
                found |= self._overdoing(self.member.duty, length)
            self._blocked[key] = found
        return found

    def _overdoing(self, duty: int, length: int) -> int:
        if length not in self._overdone:
            self._overdone[length] = self._days.beyond(duty, self.worked, length)
        return self._overdone[length]

    def is_open(self, venue: int, start: int, length: int) -> bool:
        """Whether the unit can start an event of a length at a venue and slot."""
        known = self._blocked.get((self.member.legs.alike[venue], length))
        if known is not None:
            return not known >> start & 1
        end = start + length
        to, back, most = self.member.gaps(venue)
        for begins, ends, _, other in self.rota.since(start, most):
            if begins >= end + most:
                break
            if start < ends + to[other] and begins < end + back[other]:
                return False
        if self.member.duty is None:
            return True
        left = self.member.duty
        return all(self.worked.get(day, 0) + share <= left for day, share in self._days.shares(start, end))

    def clashes(self, venue: int, start: int, end: int) -> Iterator[int]:
        """The events that cannot stay when the unit takes part in another one."""
        to, back, most = self.member.gaps(venue)
        for entry in self.rota.around(start, end, most):
            if start < entry.end + to[entry.venue] and entry.start < end + back[entry.venue]:
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
        for entry in self.rota.near(*self._days.slots_of(day), 0):
            share = self._days.share(day, entry.start, entry.end)
            if share:
                yield entry.item, share


def _stretch(entry: Entry, gaps: Gaps) -> int:
    """The slots at which nothing can be held at a venue, that the gaps are of, on account of an event."""
    return bitmap.run(entry.start - gaps.back[entry.venue], entry.end + gaps.to[entry.venue] - 1)


def _stretches(entries: Iterable[Entry], gaps: Gaps) -> int:
    """The same on account of several; written out, since nothing is asked for more often."""
    to, back, bits = gaps.to, gaps.back, 0
    for start, end, _, venue in entries:
        first, after = start - back[venue], end + to[venue]
        bits |= ((1 << (after - first)) - 1) << first if first > 0 else (1 << after) - 1
    return bits


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
