"""The exercise at a glance: weeks across, phases and milestones down, and how much is on each day."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from reportlab.platypus import Flowable

from exercise_planner.briefing import style
from exercise_planner.briefing.context import Context
from exercise_planner.briefing.language import DAY_OF_MONTH, MONTH
from exercise_planner.domain.timespan import begins, ends

LABEL, HEAD, ROW, LOAD, NOTE = 150.0, 30.0, 15.0, 46.0, 14.0
SIZE = 7.0
NARROWEST = 15.0
"""Points that the number of a day needs."""


@dataclass(frozen=True, slots=True)
class Stretch:
    """A phase or milestone: its name, its days in points from the left, and what they are in words."""

    name: str
    left: float
    right: float
    when: str
    is_point: bool = False


class Glance(Flowable):
    """The figure.

    Args:
        context: What is printed.
        width: Of the figure, in points.
        height: Of the figure at most; phases and milestones beyond it are left to the key dates.
    """

    def __init__(self, context: Context, width: float, height: float) -> None:
        super().__init__()
        self.context, self.width = context, width
        self.first, self.last = _extent(context)
        most = max(1, int((height - HEAD - LOAD - NOTE) / ROW))
        self.stretches = list(self._stretches())[:most]
        self.loads = _loads(context, self.first, self.last)
        self.height = HEAD + len(self.stretches) * ROW + LOAD + NOTE

    def wrap(self, *_room: float) -> tuple[float, float]:
        """Its size."""
        return self.width, self.height

    @property
    def day_width(self) -> float:
        """In points."""
        return (self.width - LABEL) / ((self.last - self.first).days + 1)

    def x(self, instant: datetime) -> float:
        """Where an instant stands; outside the figure, at its edge."""
        local = self.context.local(instant)
        days = (local.date() - self.first).days + (local.hour * 60 + local.minute) / 1440
        return min(max(LABEL + days * self.day_width, LABEL), self.width)

    def _stretches(self) -> Iterable[Stretch]:
        context = self.context
        for phase in context.exercise.phases:
            left, right = self.x(begins(phase.from_, context.zone)), self.x(ends(phase.to, context.zone))
            name = context.mark(phase) + (phase.name or phase.id)
            yield Stretch(name, left, right, context.between(phase.from_, phase.to))
        for item in context.exercise.milestones:
            start = begins(item.from_, context.zone)
            if self.first <= context.local(start).date() <= self.last:
                at = self.x(start)
                name = context.mark(item) + (item.name or item.id)
                when = context.between(item.from_, item.to or item.from_)
                yield Stretch(name, at, at, when, is_point=True)

    def draw(self) -> None:
        """Draw head, stretches and loads from the top."""
        self._weeks()
        y = self.height - HEAD
        for stretch in self.stretches:
            y -= ROW
            self._stretch(stretch, y)
        self._load(y)

    def _weeks(self) -> None:
        """Months, Mondays and their lines."""
        top, foot = self.height, NOTE
        self.canv.setLineWidth(0.4)
        month_from, shown_to = LABEL, 0.0
        for number in range((self.last - self.first).days + 1):
            day = self.first + timedelta(days=number)
            x = LABEL + number * self.day_width
            if day.day == 1 or number == 0:
                month_from = self._month(max(x, month_from), self.context.day(day, MONTH))
            if day.weekday() == 0 or self.day_width >= NARROWEST:
                self.canv.setStrokeColor(style.LINE)
                self.canv.line(x, top - 26, x, foot)
            name = self.context.day(day, DAY_OF_MONTH) if day.weekday() == 0 else str(day.day)
            if (day.weekday() == 0 or self.day_width >= NARROWEST) and x >= shown_to:
                self._say(x + 2, top - 22, name, style.NARROW, is_quiet=True)
                shown_to = x + style.length(name, style.NARROW, SIZE) + 5
        self.canv.setStrokeColor(style.ACCENT)
        self.canv.setLineWidth(1)
        self.canv.line(0, top - 26, self.width, top - 26)

    def _month(self, x: float, name: str) -> float:
        """Write the name of a month where there is room for it; where the next may begin."""
        length = style.length(name, style.NARROW_BOLD, SIZE)
        if x + length + 2 > self.width:
            return x
        self._say(x + 2, self.height - 10, name, style.NARROW_BOLD)
        return x + length + 8

    def _stretch(self, stretch: Stretch, y: float) -> None:
        self._say(2, y + 5, style.cut(stretch.name, LABEL - 8, style.NARROW_BOLD, SIZE), style.NARROW_BOLD)
        if stretch.is_point:
            self._diamond(stretch.left, y + ROW / 2)
        else:
            self.canv.setFillColor(style.SHADE)
            self.canv.setStrokeColor(style.ACCENT)
            self.canv.setLineWidth(0.8)
            width = max(stretch.right - stretch.left, 2)
            self.canv.rect(stretch.left, y + 2.5, width, ROW - 5, stroke=1, fill=1)
        length = style.length(stretch.when, style.NARROW, SIZE)
        beside = stretch.right + 6
        inside = stretch.left + 4
        if length + 8 <= stretch.right - stretch.left:
            self._say(inside, y + 5, stretch.when, style.NARROW)
        elif beside + length <= self.width:
            self._say(beside, y + 5, stretch.when, style.NARROW)
        else:
            self._say(max(LABEL, stretch.left - 6 - length), y + 5, stretch.when, style.NARROW)

    def _diamond(self, x: float, y: float) -> None:
        path = self.canv.beginPath()
        path.moveTo(x - 4, y)
        for point in ((x, y + 4), (x + 4, y), (x, y - 4)):
            path.lineTo(*point)
        path.close()
        self.canv.setFillColor(style.ACCENT)
        self.canv.drawPath(path, stroke=0, fill=1)

    def _load(self, top: float) -> None:
        """A column a day, as high as there are events."""
        most = max(self.loads, default=0)
        words = self.context.say("Events under way, {most} at most").format(most=self.context.number(most))
        for number, line in enumerate(style.lines_of(words, LABEL - 10, style.NARROW_BOLD, SIZE)[:4]):
            self._say(2, top - 14 - number * 9, line, style.NARROW_BOLD)
        self.canv.setStrokeColor(style.LINE)
        self.canv.setLineWidth(0.6)
        self.canv.line(0, top, self.width, top)
        self.canv.line(0, NOTE, self.width, NOTE)
        self.canv.setFillColor(style.ACCENT)
        gap = 0.8 if self.day_width > 4 else 0.0
        for number, load in enumerate(self.loads):
            height = (LOAD - 8) * load / most if most else 0
            if height:
                x = LABEL + number * self.day_width
                self.canv.rect(x + gap, NOTE, self.day_width - 2 * gap, height, stroke=0, fill=1)

    def _say(self, x: float, y: float, words: str, font: str, *, is_quiet: bool = False) -> None:
        self.canv.setFillColor(style.QUIET if is_quiet else style.INK)
        self.canv.setFont(font, SIZE)
        self.canv.drawString(x, y, words)


def _extent(context: Context) -> tuple[date, date]:
    """The first and the last day: those of the exercise, and of phases and events beyond them."""
    details = context.exercise.details
    starts = [begins(phase.from_, context.zone) for phase in context.exercise.phases]
    finals = [ends(phase.to, context.zone) for phase in context.exercise.phases]
    starts += [entry.start for entry in context.entries]
    finals += [entry.end for entry in context.entries]
    first = min([details.from_, *(context.local(at).date() for at in starts)])
    short = timedelta(microseconds=1)
    return first, max([details.to, *(context.local(at - short).date() for at in finals)])


def _loads(context: Context, first: date, last: date) -> list[int]:
    """How many events are under way on each day."""
    loads = [0] * ((last - first).days + 1)
    for entry in context.entries:
        start = (context.local(entry.start).date() - first).days
        end = (context.local(entry.end - timedelta(microseconds=1)).date() - first).days
        for number in range(start, max(start, end) + 1):
            loads[number] += 1
    return loads
