"""Programme: what happens on one day."""

from datetime import timedelta

from exercise_planner.briefing.context import Context, Entry
from exercise_planner.briefing.language import LONG_DAY, _
from exercise_planner.briefing.slides.board import BOTTOM, QUIET, SIDE, TOP, WIDTH, Place, Type
from exercise_planner.briefing.slides.slide import NewBoard, Show, Slide
from exercise_planner.domain.timespan import midnight

ROWS = 15
"""Events of one slide."""
ROW = 25.0


class ProgrammeSlide(Slide):
    """A row an event that is under way on the day."""

    title = _("Programme of the day")

    def applies(self, show: Show) -> bool:
        """Whether there is anything to show."""
        return bool(show.context.entries)

    def draw(self, show: Show, board: NewBoard) -> None:
        """Draw it."""
        context = show.context
        entries = _on(show)
        day = context.day(show.day, LONG_DAY)
        if not entries:
            slide = board(self.title)
            said = context.say("No event is scheduled on {day}.").format(day=day)
            slide.text(Place(SIDE, TOP, WIDTH - 2 * SIDE, 30), said, Type(18))
        for begin in range(0, len(entries), ROWS):
            slide = board(self.title)
            slide.text(Place(SIDE, TOP - 8, WIDTH - 2 * SIDE, 20), day, Type(14, colour=QUIET))
            rows = [_head(context), *(_row(context, show, entry) for entry in entries[begin : begin + ROWS])]
            height = min(BOTTOM - TOP - 20, ROW * len(rows))
            at = Place(SIDE, TOP + 16, WIDTH - 2 * SIDE, height)
            slide.table(at, rows, (5.6, 1.4, 1.7, 3.4, 2.9), 11)


def _on(show: Show) -> list[Entry]:
    zone = show.context.zone
    first, last = midnight(show.day, zone), midnight(show.day + timedelta(days=1), zone)
    return [entry for entry in show.context.entries if entry.start < last and entry.end > first]


def _head(context: Context) -> tuple[str, ...]:
    say = context.say
    return (say("Event"), say("Local time"), say("Zulu"), say("Venue"), say("Nations"))


def _row(context: Context, show: Show, entry: Entry) -> tuple[str, ...]:
    start, end = context.local(entry.start), context.local(entry.end)
    first = f"{start:%H:%M}" if start.date() == show.day else "…"
    last = f"{end:%H:%M}" if end.date() == show.day else "…"
    return (
        f"{context.mark(entry.event, entry.venue)}{entry.event.id} {entry.event.name}",
        f"{first}–{last}",
        context.zulu(entry.start),
        entry.venue.name if entry.venue is not None else "—",
        ", ".join(entry.nations),
    )
