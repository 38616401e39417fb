"""Repetitions of a calendar's entries (RRULE of RFC 5545), with a bound on the work of a whole file.

Libraries walk on to the year 9999 where a rule never comes true; a file of such rules would hang the program.
"""

import calendar
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from itertools import chain
from typing import Any

DAYS = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
KNOWN = frozenset(
    {"FREQ", "INTERVAL", "COUNT", "UNTIL", "BYDAY", "BYMONTHDAY", "BYMONTH", "BYSETPOS", "WKST"}
)
FREQUENCIES = frozenset({"DAILY", "WEEKLY", "MONTHLY", "YEARLY"})
BUDGET = 300_000


class UnknownRule(ValueError):  # noqa: N818  it is caught where the entry is known
    """A rule that is not understood; its text says what was expected."""


@dataclass(slots=True)
class Steps:
    """How many days may still be looked at for one file."""

    left: int = BUDGET

    def take(self, days: int) -> None:
        """Note that days are looked at.

        Raises:
            UnknownRule: It is too much.
        """
        self.left -= days
        if self.left < 0:
            raise UnknownRule("a calendar with fewer repetitions")


@dataclass(frozen=True, slots=True)
class Rule:
    """A repetition by day, week, month or year; weekdays are (ordinal, or 0 for each; weekday)."""

    frequency: str
    interval: int
    count: int | None
    weekdays: tuple[tuple[int, int], ...] = ()
    month_days: frozenset[int] = frozenset()
    months: frozenset[int] = frozenset()
    positions: tuple[int, ...] = ()
    week_start: int = 0
    steps: Steps = field(default_factory=Steps)

    @classmethod
    def of(cls, parts: Mapping[str, Any], steps: Steps) -> "Rule":
        """A rule from its parts.

        Raises:
            UnknownRule: It has a part, or a value, that is not understood.
        """
        if not isinstance(parts, Mapping):
            raise UnknownRule("one repetition")
        frequency = str(_first(parts, "FREQ", "")).upper()
        if frequency not in FREQUENCIES or {name.upper() for name in parts} - KNOWN:
            raise UnknownRule("a repetition by day, week, month or year")
        try:
            return cls(
                frequency,
                max(int(_first(parts, "INTERVAL", 1)), 1),
                int(parts["COUNT"][0]) if "COUNT" in parts else None,
                tuple(_weekday(str(one).upper()) for one in parts.get("BYDAY", ())),
                frozenset(int(one) for one in parts.get("BYMONTHDAY", ())),
                frozenset(int(one) for one in parts.get("BYMONTH", ())),
                tuple(int(one) for one in parts.get("BYSETPOS", ())),
                DAYS.index(str(_first(parts, "WKST", "MO")).upper()),
                steps,
            )
        except (ValueError, TypeError, IndexError) as error:
            raise UnknownRule("a repetition as RFC 5545 has it") from error

    def days(self, start: date, soonest: date, last: date) -> Iterator[date]:
        """The days on which it falls, the first of them ``start``.

        Args:
            start: The entry's own day.
            soonest: Earlier days are of no interest.
            last: The last day of interest.

        Raises:
            UnknownRule: It takes too much work.
        """
        left = self.count
        begin = 0 if left is not None else self._skipped(start, soonest)
        for day in chain([start] if begin == 0 else [], self._from(start, begin, last)):
            if day > last or left == 0:
                return
            left = None if left is None else left - 1
            if day >= soonest:
                yield day

    def _skipped(self, start: date, soonest: date) -> int:
        """How many periods before the soonest day can be passed over."""
        longest = {"DAILY": 1, "WEEKLY": 7, "MONTHLY": 31, "YEARLY": 366}[self.frequency]
        return max(0, (soonest - start).days // (longest * self.interval) - 1)

    def _from(self, start: date, number: int, last: date) -> Iterator[date]:
        while True:
            period = self._period(start, number)
            if not period or period[0] > last:
                return
            self.steps.take(len(period))
            fitting = [day for day in period if self._fits(day, start)]
            yield from (day for day in self._chosen(fitting) if day > start)
            number += 1

    def _period(self, start: date, number: int) -> list[date]:
        """The days of one period; nothing beyond the last year that a date can have."""
        step = number * self.interval
        try:
            if self.frequency == "DAILY":
                return [start + timedelta(days=step)]
            if self.frequency == "WEEKLY":
                first = (
                    start - timedelta(days=(start.weekday() - self.week_start) % 7) + timedelta(weeks=step)
                )
                return [first + timedelta(days=index) for index in range(7)]
            months = start.year * 12 + start.month - 1 + step if self.frequency == "MONTHLY" else 0
            year, month = divmod(months, 12) if months else (start.year + step, 0)
            first = date(year, month + 1, 1)
            length = calendar.monthrange(year, month + 1)[1] if months else 365 + calendar.isleap(year)
            return [first + timedelta(days=index) for index in range(length)]
        except (OverflowError, ValueError):
            return []

    def _fits(self, day: date, start: date) -> bool:
        if self.months and day.month not in self.months:
            return False
        length = calendar.monthrange(day.year, day.month)[1]
        if self.month_days and not self.month_days & {day.day, day.day - length - 1}:
            return False
        if self.weekdays:
            return any(self._is_weekday(day, ordinal, weekday) for ordinal, weekday in self.weekdays)
        if self.month_days or self.frequency == "DAILY":
            return True
        if self.frequency == "WEEKLY":
            return day.weekday() == start.weekday()
        return day.day == start.day and (
            self.frequency == "MONTHLY" or bool(self.months) or day.month == start.month
        )

    def _is_weekday(self, day: date, ordinal: int, weekday: int) -> bool:
        if day.weekday() != weekday:
            return False
        if ordinal == 0 or self.frequency in ("DAILY", "WEEKLY"):
            return True
        if self.frequency == "MONTHLY" or self.months:
            place, length = day.day, calendar.monthrange(day.year, day.month)[1]
        else:
            place, length = day.timetuple().tm_yday, 365 + calendar.isleap(day.year)
        return ordinal in ((place - 1) // 7 + 1, -((length - place) // 7 + 1))

    def _chosen(self, days: list[date]) -> list[date]:
        if not self.positions:
            return days
        places = {one - 1 if one > 0 else len(days) + one for one in self.positions}
        return [day for index, day in enumerate(days) if index in places]


def _first(parts: Mapping[str, Any], name: str, default: Any) -> Any:
    held = parts.get(name, default)
    return held[0] if isinstance(held, list) else held


def _weekday(text: str) -> tuple[int, int]:
    ordinal = text[:-2]
    return (int(ordinal) if ordinal else 0, DAYS.index(text[-2:]))
