"""The timeline as vector drawings: lanes down, days across, a page of days at a time."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from reportlab.graphics.shapes import Drawing, Line, Rect, String
from reportlab.lib.colors import Color, HexColor

from exercise_planner.briefing import style
from exercise_planner.briefing.context import Context, Entry
from exercise_planner.briefing.language import SHORT_DAY
from exercise_planner.domain.venue import Venue

LABEL, HEAD, ROW, LANE_GAP = 150.0, 30.0, 15.0, 4.0
LONGEST_NAME = 260.0
BAR = HexColor("#bcd2e8")
OWN = HexColor("#7ea6cf")
"""A bar of an event in which the reader's nation takes part; darker also in grey."""
BAR_EDGE = HexColor("#2f5f8f")
WEEKEND = HexColor("#f1f3f5")
CLOSED = HexColor("#dfe2e6")
"""Behind a lane, while its venue is not available."""
PHASES = tuple(HexColor(code) for code in ("#dfe7ef", "#cfdae6"))
SIZE = 6.8
OF_HOURS = 150.0
"""Points from which on a day shows its hours."""
HOURS = (0, 6, 12, 18)


@dataclass(frozen=True, slots=True)
class Bar:
    """An event on a page, in points from the left.

    Args:
        left: Where its bar begins; ``right`` where it ends.
        name: What stands in it or beside it.
        name_at: Where the name begins.
        is_own: Whether the reader's nation takes part.
    """

    left: float
    right: float
    name: str
    name_at: float
    is_own: bool = False

    @property
    def extent(self) -> tuple[float, float]:
        """What it takes of its row, its name included."""
        end = self.name_at + style.length(self.name, style.NARROW, SIZE)
        return min(self.left, self.name_at), max(self.right, end)


@dataclass(frozen=True, slots=True)
class Lane:
    """A lane: its name, its bars, in rows in which none overlap, and when its venue is not available."""

    name: str
    rows: tuple[tuple[Bar, ...], ...]
    closed: tuple[tuple[float, float], ...] = ()

    @property
    def height(self) -> float:
        """In points."""
        return max(1, len(self.rows)) * ROW + LANE_GAP


@dataclass(frozen=True, slots=True)
class Window:
    """The days of one page, and where they stand on it."""

    context: Context
    first: date
    days: int
    width: float

    @property
    def day_width(self) -> float:
        """In points."""
        return (self.width - LABEL) / self.days

    @property
    def start(self) -> datetime:
        """The first midnight."""
        return datetime.combine(self.first, time(), self.context.zone)

    @property
    def end(self) -> datetime:
        """The last midnight."""
        return datetime.combine(self.first + timedelta(days=self.days), time(), self.context.zone)

    def x(self, instant: datetime) -> float:
        """Where an instant stands; outside the page, at its edge."""
        local = self.context.local(instant)
        days = (local.date() - self.first).days + (local.hour * 60 + local.minute) / 1440
        return LABEL + min(max(days, 0.0), float(self.days)) * self.day_width

    def holds(self, entry: Entry) -> bool:
        """Whether an event is on the page."""
        return entry.start < self.end and entry.end > self.start

    def changes(self, entry: Entry) -> bool:
        """Whether an event begins or ends on the page."""
        return self.start <= entry.start < self.end or self.start < entry.end <= self.end


def rows_of(bars: Iterable[Bar]) -> tuple[tuple[Bar, ...], ...]:
    """Bars laid into rows, each in the first row in which it and its name touch no other."""
    rows: list[list[Bar]] = []
    for bar in bars:
        start, end = bar.extent
        free = (
            row
            for row in rows
            if all(end + 3 <= other.extent[0] or other.extent[1] + 3 <= start for other in row)
        )
        row = next(free, None)
        if row is None:
            rows.append([bar])
        else:
            row.append(bar)
    return tuple(tuple(row) for row in rows)


def bar_of(window: Window, entry: Entry) -> Bar:
    """The bar of an event: its name in it where that fits, else after it, else before it."""
    left = window.x(entry.start)
    right = max(window.x(entry.end), left + 2)
    name = _cut(window.context.mark(entry.event) + entry.event.name, LONGEST_NAME, style.NARROW)
    length = style.length(name, style.NARROW, SIZE)
    is_own = window.context.nation in entry.nations
    if length <= right - left - 5:
        return Bar(left, right, name, left + 2.5, is_own)
    if right + 2 + length <= window.width:
        return Bar(left, right, name, right + 2, is_own)
    if left - 2 - length >= LABEL:
        return Bar(left, right, name, left - 2 - length, is_own)
    return Bar(left, right, _cut(name, right - left - 5, style.NARROW), left + 2.5, is_own)


def pages(context: Context, width: float, height: float, days: int) -> Iterable[tuple[str, Drawing]]:
    """The timeline, piece by piece: a caption and a drawing; days without a change are left out.

    Args:
        context: What is printed.
        width: Of the text, in points.
        height: Of a drawing at most, in points.
        days: That a drawing shows.
    """
    for first in _first_days(context, days):
        window = Window(context, first, days, width)
        caption = context.between(first, first + timedelta(days=days - 1))
        for part in _split(_lanes(window), height - HEAD):
            yield caption, _drawing(window, part)


def most_parts(context: Context, width: float, height: float, days: int) -> int:
    """Into how many pieces the fullest stretch of days falls, because its lanes are too many for one.

    Args:
        context: What is printed.
        width: Of the text, in points.
        height: Of a drawing at most, in points.
        days: That a drawing shows.
    """
    windows = (Window(context, first, days, width) for first in _first_days(context, days))
    return max((len(list(_split(_lanes(window), height - HEAD))) for window in windows), default=0)


def _first_days(context: Context, days: int) -> Iterable[date]:
    if not context.entries:
        return
    day = context.local(context.entries[0].start).date()
    final = max(context.local(entry.end) for entry in context.entries)
    while datetime.combine(day, time(), context.zone) < final:
        window = Window(context, day, days, 0)
        if any(window.changes(entry) for entry in context.entries):
            yield day
        day += timedelta(days=days)


def _lanes(window: Window) -> list[Lane]:
    context = window.context
    by_venue: dict[str | None, list[Entry]] = {}
    for entry in context.entries:
        if window.holds(entry):
            by_venue.setdefault(entry.venue.id if entry.venue else None, []).append(entry)

    def lane(name: str, entries: list[Entry], closed: tuple[tuple[float, float], ...] = ()) -> Lane:
        return Lane(name, rows_of(bar_of(window, entry) for entry in entries), closed)

    lanes = []
    for venue in context.exercise.venues:
        closed = tuple(_closed(window, venue))
        if closed or venue.id in by_venue:
            lanes.append(lane(context.mark(venue) + venue.name, by_venue.get(venue.id, []), closed))
    if None in by_venue:
        lanes.append(lane(context.say("Without venue"), by_venue[None]))
    return lanes


def _closed(window: Window, venue: Venue) -> Iterable[tuple[float, float]]:
    for start, end in window.context.closed(venue):
        left, right = window.x(start), window.x(end)
        if right > left:
            yield left, right


def _split(lanes: Sequence[Lane], height: float) -> Iterable[list[Lane]]:
    """The lanes, as many to a page as fit; one that is higher than a page by itself is broken."""
    most = max(1, int((height - LANE_GAP) / ROW))
    pieces = [
        Lane(lane.name, lane.rows[number : number + most], lane.closed)
        for lane in lanes
        for number in range(0, max(1, len(lane.rows)), most)
    ]
    page: list[Lane] = []
    for lane in pieces:
        if page and sum(each.height for each in page) + lane.height > height:
            yield page
            page = []
        page.append(lane)
    if page:
        yield page


def _drawing(window: Window, lanes: Sequence[Lane]) -> Drawing:
    height = HEAD + sum(lane.height for lane in lanes)
    drawing = Drawing(window.width, height)
    _draw_days(drawing, window, height)
    _draw_phases(drawing, window, height)
    top = height - HEAD
    for lane in lanes:
        _draw_lane(drawing, lane, top, window.context.say("Not available"))
        top -= lane.height
    drawing.add(Line(0, 0, window.width, 0, strokeColor=style.LINE, strokeWidth=0.6))
    return drawing


def _draw_days(drawing: Drawing, window: Window, height: float) -> None:
    for number in range(window.days):
        day = window.first + timedelta(days=number)
        x = LABEL + number * window.day_width
        if day.weekday() >= 5:
            drawing.add(_box(x, 0, window.day_width, height - 14, WEEKEND))
        drawing.add(Line(x, 0, x, height - 14, strokeColor=style.LINE, strokeWidth=0.4))
        room = window.day_width / len(HOURS) if window.day_width > OF_HOURS else window.day_width
        name = _cut(window.context.day(day, SHORT_DAY), room - 4, style.NARROW)
        drawing.add(_string(x + 3, height - 24, name, style.QUIET, style.NARROW))
        if window.day_width > OF_HOURS:
            _draw_hours(drawing, x, window.day_width, height)


def _draw_hours(drawing: Drawing, left: float, width: float, height: float) -> None:
    """A thin line every few hours, with its hour above; at midnight stands the day."""
    for hour in HOURS[1:]:
        x = left + width * hour / 24
        drawing.add(Line(x, 0, x, height - HEAD, strokeColor=style.LINE, strokeWidth=0.2))
        drawing.add(_string(x + 2, height - 24, f"{hour:02}:00", style.QUIET, style.NARROW))


def _draw_phases(drawing: Drawing, window: Window, height: float) -> None:
    free = LABEL
    for number, phase in enumerate(window.context.exercise.phases):
        start, end = (_moment(window, phase.from_, 0), _moment(window, phase.to, 1))
        left, right = max(window.x(start), free), window.x(end)
        if right - left < 6:
            continue
        free = right
        colour = PHASES[number % 2]
        drawing.add(_box(left, height - 13, right - left, 12, colour))
        name = _cut(
            window.context.mark(phase) + (phase.name or phase.id), right - left - 6, style.NARROW_BOLD
        )
        drawing.add(_string(left + 3, height - 9.5, name, style.INK, style.NARROW_BOLD))


def _moment(window: Window, moment: date | datetime, days: int) -> datetime:
    if isinstance(moment, datetime):
        return moment
    return datetime.combine(moment + timedelta(days=days), time(), window.context.zone)


def _draw_lane(drawing: Drawing, lane: Lane, top: float, away: str) -> None:
    for left, right in lane.closed:
        drawing.add(_box(left, top - lane.height + 1, right - left, lane.height - 2, CLOSED))
        if not lane.rows:
            words = _cut(away, right - left - 4, style.NARROW)
            drawing.add(_string(left + 2, top - 11, words, style.QUIET, style.NARROW))
    drawing.add(Line(0, top, drawing.width, top, strokeColor=style.LINE, strokeWidth=0.6))
    name = _cut(lane.name, LABEL - 8, style.NARROW_BOLD)
    drawing.add(_string(2, top - 11, name, style.INK, style.NARROW_BOLD))
    for number, row in enumerate(lane.rows):
        y = top - LANE_GAP / 2 - (number + 1) * ROW
        for bar in row:
            fill = OWN if bar.is_own else BAR
            drawing.add(_box(bar.left, y + 2, bar.right - bar.left, ROW - 4, fill, BAR_EDGE))
            drawing.add(_string(bar.name_at, y + 5, bar.name, style.INK, style.NARROW))


def _box(x: float, y: float, width: float, height: float, fill: Color, edge: Color | None = None) -> Rect:
    box = Rect(x, y, width, height, rx=1.5 if edge else 0, ry=1.5 if edge else 0)
    box.fillColor, box.strokeColor, box.strokeWidth = fill, edge, 0.5
    return box


def _string(x: float, y: float, words: str, colour: Color, font: str) -> String:
    return String(x, y, words, fontName=font, fontSize=SIZE, fillColor=colour)


def _cut(words: str, width: float, font: str) -> str:
    return style.cut(words, width, font, SIZE)
