"""Timeline: the scheduled events by venue and day, as shapes that can be moved and coloured."""

from datetime import datetime, timedelta

from exercise_planner.briefing import style
from exercise_planner.briefing.context import Context, Entry
from exercise_planner.briefing.language import DAY_OF_MONTH, _
from exercise_planner.briefing.slides.board import (
    ACCENT,
    BOTTOM,
    QUIET,
    SHADE,
    SIDE,
    TOP,
    WHITE,
    WIDTH,
    Board,
    Place,
    Type,
    short,
)
from exercise_planner.briefing.slides.slide import NewBoard, Show, Slide
from exercise_planner.domain.timespan import midnight

NAMES = 190.0
"""Width of the venues' names, in points."""
TALLEST, LEAST = 26.0, 6.0
"""Height of a row at most, and from which on its bars bear words, in points."""
LETTERS = 9.0
"""Size of the words of bars at most, in points."""
LABELS = 12
"""Days that are named along the top, at most."""
Row = list[Entry]


class TimelineSlide(Slide):
    """A lane a venue, with as many rows as events overlap there."""

    title = _("Timeline")

    def applies(self, show: Show) -> bool:
        """Whether there is anything to show."""
        return bool(show.context.entries)

    def draw(self, show: Show, board: NewBoard) -> None:
        """Draw it."""
        context = show.context
        slide = board(self.title)
        scale = _Scale(context)
        lanes = _lanes(context, scale)
        total = sum(len(rows) for _name, rows in lanes)
        step = min(TALLEST, (BOTTOM - TOP - 16) / total)
        y = TOP + 16
        scale.draw(slide, y, step * total)
        for number, (name, rows) in enumerate(lanes):
            height = step * len(rows)
            if number % 2:
                slide.box(Place(SIDE, y, NAMES - 4, height), SHADE)
            letters = max(6.0, min(11.0, step * 0.6))
            at = Place(
                SIDE + 3, y + max(0.0, (min(height, step) - letters * 1.3) / 2), NAMES - 10, letters * 1.3
            )
            slide.text(at, short(name, NAMES - 10, letters), Type(letters, bold=True))
            for row in rows:
                for entry in row:
                    scale.bar(slide, entry, y, step)
                y += step


def _lanes(context: Context, scale: "_Scale") -> list[tuple[str, list[Row]]]:
    """The venues in the order of the plan with their rows, and last what needs no venue."""
    ranks = {venue.id: venue.rank for venue in context.exercise.venues}
    found: dict[str, list[Entry]] = {}
    for entry in context.entries:
        found.setdefault(entry.venue.id if entry.venue else "", []).append(entry)
    ordered = sorted(found.items(), key=lambda item: ranks.get(item[0], len(ranks)))
    names = {venue.id: context.mark(venue) + venue.name for venue in context.exercise.venues}
    without = context.say("Without venue")
    return [(names.get(venue_id, without), _rows(entries, scale)) for venue_id, entries in ordered]


def _rows(entries: list[Entry], scale: "_Scale") -> list[Row]:
    """The events in rows in which neither bars nor the words beside them overlap."""
    rows: list[Row] = []
    taken: list[float] = []
    for entry in entries:
        start, end = scale.x(entry.start), scale.reaches(entry)
        number = next((number for number, edge in enumerate(taken) if edge <= start), len(rows))
        if number == len(rows):
            rows.append([])
            taken.append(0.0)
        rows[number].append(entry)
        taken[number] = end
    return rows


def _label(context: Context, entry: Entry) -> str:
    """What a bar is called; its mark is the level alone, for the banner tells to whom all is released."""
    mark = context.mark(entry.event).strip()
    level = f"{mark.split('//')[0].rstrip(')')}) " if mark else ""
    return f"{level}{entry.event.id}"


class _Scale:
    """Time across the slide."""

    def __init__(self, context: Context) -> None:
        self.context = context
        zone = context.zone
        self.first = context.local(min(entry.start for entry in context.entries)).date()
        last = context.local(max(entry.end for entry in context.entries)).date()
        self.days = (last - self.first).days + 1
        self.start = midnight(self.first, zone)
        self.span = (midnight(last + timedelta(days=1), zone) - self.start).total_seconds()

    def x(self, instant: datetime) -> float:
        """Where an instant stands, in points."""
        share = (instant - self.start).total_seconds() / self.span
        return SIDE + NAMES + share * (WIDTH - 2 * SIDE - NAMES)

    def reaches(self, entry: Entry) -> float:
        """Where an event's bar and the words beside it end, in points."""
        words = style.length(_label(self.context, entry), style.REGULAR, LETTERS)
        start, end = self.x(entry.start), self.x(entry.end)
        return end if words + 2 < end - start else max(end, start + 2.5) + words + 4

    def draw(self, slide: Board, y: float, height: float) -> None:
        """Name the days and rule them."""
        every = max(1, -(-self.days // LABELS))
        for number in range(0, self.days, every):
            day = self.first + timedelta(days=number)
            x = self.x(midnight(day, self.context.zone))
            slide.box(Place(x, y, 0.6, height), "C3CCD5")
            words = self.context.day(day, DAY_OF_MONTH)
            slide.text(Place(x + 2, y - 15, 60, 13), words, Type(9, colour=QUIET))

    def bar(self, slide: Board, entry: Entry, y: float, step: float) -> None:
        """An event as a bar with its id, beside it where there is no room within."""
        x = self.x(entry.start)
        width = max(2.5, self.x(entry.end) - x)
        words = _label(self.context, entry) if step >= LEAST else ""
        letters = max(5.0, min(LETTERS, step * 0.55))
        is_within = short(words, width - 2, letters) == words
        inner = words if is_within else ""
        slide.box(
            Place(x, y + 1, width, step - 2), ACCENT, inner, Type(letters, colour=WHITE, align="centre")
        )
        if words and not is_within:
            at = Place(x + width + 1.5, y + (step - letters * 1.25) / 2, 60, letters * 1.25)
            slide.text(at, words, Type(letters))
