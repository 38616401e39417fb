"""Venues: where it is held, on maps, and when it is light there."""

from collections.abc import Iterable, Sequence
from datetime import date, datetime, timedelta

from reportlab.platypus import CondPageBreak, Flowable, KeepTogether

from exercise_planner.briefing import style
from exercise_planner.briefing.availability import availability
from exercise_planner.briefing.carried import carried
from exercise_planner.briefing.codes import words_of_code
from exercise_planner.briefing.context import Context, Entry
from exercise_planner.briefing.drawings import Once
from exercise_planner.briefing.language import _
from exercise_planner.briefing.map import Words, venue_maps
from exercise_planner.briefing.page import part, titled
from exercise_planner.briefing.section import Section
from exercise_planner.briefing.table import Rows
from exercise_planner.domain.venue import Position, Venue
from exercise_planner.geography.texts import degrees_text, grid_text
from exercise_planner.light import Light, light

MAP, LOW_MAP = 330.0, 270.0
"""Height of the first map, and of one that shows few venues, in points."""
FEW = 6
NEAR = 0.35
"""Degrees within which venues share their light: it differs by less than two minutes of time."""

SHORT = 48
"""Letters of a name that has room beside the days."""
LIGHT_SHARES = (2.4, 1, 1.2, 1.2, 1, 1.2, 1.2, 2)
MOST_DAYS = 100
"""Days up to which a place has a row for each."""


class Venues(Section):
    """Maps, a row a venue, and a table of light for those that lie together."""

    code = "venues"
    title = _("Venues")
    room = 0.6

    def applies(self, context: Context) -> bool:
        return bool(context.exercise.venues)

    def story(self, context: Context, width: float) -> list[Flowable]:
        story: list[Flowable] = []
        for picture in _maps(context, width):
            story += [KeepTogether([picture, style.gap(10)])]
        story += titled(context.say("List of venues"), "venues-list", _list(context, width))
        absences = availability(context, context.exercise.venues, width)
        if absences is not None:
            story += titled(context.say("Availability"), "venues-availability", absences)
        areas = _areas(context)
        if areas:
            story += part(context.say("Light"), "venues-light", 170)
            story.append(style.text(_note(context), style.QUIET_TEXT))
        return [*story, *_lights(context, areas, width)]


def _maps(context: Context, width: float) -> Iterable[Flowable]:
    venues = context.exercise.venues
    words = Words(context.say(Words().note), context.say("N"))
    names = tuple(map(context.named, venues))
    places = tuple((name, venue.position) for name, venue in zip(names, venues, strict=True))
    height = MAP if len(venues) > FEW else LOW_MAP
    for number, drawing in enumerate(venue_maps(venues, width, height, words=words, names=names)):
        yield Once(drawing, ("venues", number, width, words, places))


def _list(context: Context, width: float) -> Rows:
    say = context.say
    head = (
        say("No."),
        say("Venue"),
        say("Kind"),
        say("Host"),
        say("Position"),
        say("Events at once"),
        say("People"),
        say("Remarks"),
    )
    rows = [_row(context, number, venue) for number, venue in enumerate(context.exercise.venues, 1)]
    return style.lean_table(head, rows, width, (0.9, 3.8, 2.3, 1, 3.6, 1.1, 1.2, 3.4), 1, (5, 6))


def _row(context: Context, number: int, venue: Venue) -> tuple[str, ...]:
    return (
        str(number),
        f"{context.mark(venue)}{venue.name} [{venue.id}]",
        context.choice(venue.kind),
        venue.nation or "—",
        _position(venue.position) if venue.position else "—",
        context.number(venue.max_events),
        context.number(venue.max_personnel) if venue.max_personnel else "—",
        _remarks(venue) or "—",
    )


def _position(position: Position) -> str:
    """Degrees, and below them the military grid."""
    longitude, latitude = position.longitude, position.latitude
    return f"{degrees_text(longitude, latitude)}\n{grid_text(longitude, latitude, 4)}"


def _remarks(venue: Venue) -> str:
    said = [venue.description] if venue.description else []
    if venue.activities:
        said.append(", ".join(words_of_code(code) for code in venue.activities))
    return "\n".join(said)


def _areas(context: Context) -> list[tuple[list[Venue], list[date]]]:
    """Venues at which events are held, those that lie together as one, and the days of the events."""
    held: dict[str, set[date]] = {}
    for entry in context.entries:
        if entry.venue is not None:
            held.setdefault(entry.venue.id, set()).update(_days_of(context, entry))
    areas: list[tuple[list[Venue], set[date]]] = []
    for venue in context.exercise.venues:
        if venue.position is None or venue.id not in held:
            continue
        area = next((each for each in areas if _is_near(each[0][0], venue)), None)
        if area is None:
            areas.append(([venue], set(held[venue.id])))
        else:
            area[0].append(venue)
            area[1].update(held[venue.id])
    return [(venues, _thinned(sorted(days))) for venues, days in areas]


def _thinned(days: list[date]) -> list[date]:
    """Days, or where they are very many, one of seven: the light changes little from day to day."""
    return days if len(days) <= MOST_DAYS else days[::7]


def _days_of(context: Context, entry: Entry) -> Iterable[date]:
    first = context.local(entry.start).date()
    last = context.local(entry.end - timedelta(minutes=1)).date()
    return (first + timedelta(days=number) for number in range((last - first).days + 1))


def _is_near(one: Venue, two: Venue) -> bool:
    if one.position is None or two.position is None:
        return False
    apart = abs(one.position.longitude - two.position.longitude)
    beside = min(apart, 360 - apart)
    return beside <= NEAR and abs(one.position.latitude - two.position.latitude) <= NEAR


def _note(context: Context) -> str:
    note = context.say(
        "Days on which events are held; local times of {zone}. BMNT and EENT: begin of morning and end of "
        "evening nautical twilight, the sun 12° below the horizon. Moon: lit share of its disc at noon."
    )
    return note.format(zone=context.exercise.details.time_zone)


def _lights(
    context: Context, areas: Sequence[tuple[list[Venue], list[date]]], width: float
) -> Iterable[Flowable]:
    """The light at each place: one table where names are short, else a table a place below its names."""
    named = [(", ".join(map(context.named, venues)), venues[0], days) for venues, days in areas]
    if len(named) > 1 and max(len(names) for names, _venue, _days in named) <= SHORT:
        rows = [
            (names if not number else "", *_light_row(context, day, _light_at(context, venue, day)))
            for names, venue, days in named
            for number, day in enumerate(days)
        ]
        head = (context.say("Venue"), *_light_head(context))
        yield carried(style.table(head, rows, style.shares(width, 3, *LIGHT_SHARES), 0))
        return
    for names, venue, days in named:
        own = [_light_row(context, day, _light_at(context, venue, day)) for day in days]
        table = style.table(_light_head(context), own, style.shares(width, *LIGHT_SHARES), 0)
        yield from (CondPageBreak(min(table.tall, 90) + 40), style.text(names, style.LABEL), table)


def _light_head(context: Context) -> tuple[str, ...]:
    say = context.say
    twilight = ("BMNT", say("Sunrise"), say("Sunset"), "EENT")
    return (say("Day"), *twilight, say("Moonrise"), say("Moonset"), say("Moon"))


def _light_at(context: Context, venue: Venue, day: date) -> Light:
    position = venue.position or Position(0, 0)
    return light(position.latitude, position.longitude, day, context.zone)


def _light_row(context: Context, day: date, found: Light) -> tuple[str, ...]:
    sunrise = _clock(found.sunrise)
    if found.sun_always is not None:
        sunrise = context.say("up all day") if found.sun_always else context.say("down all day")
    waxing = context.say("{share} %, waxing") if found.is_waxing else context.say("{share} %, waning")
    return (
        context.day(day),
        _clock(found.bmnt),
        sunrise,
        _clock(found.sunset),
        _clock(found.eent),
        _clock(found.moonrise),
        _clock(found.moonset),
        waxing.format(share=round(found.moon * 100)),
    )


def _clock(at: datetime | None) -> str:
    return f"{at + timedelta(seconds=30):%H:%M}" if at is not None else "—"
