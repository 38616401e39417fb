"""Cover: which exercise, when, where, who takes part, and for whom the pack is."""

import re
from xml.sax.saxutils import escape

from reportlab.platypus import Flowable, HRFlowable, Paragraph

from exercise_planner.briefing import style
from exercise_planner.briefing.context import Context
from exercise_planner.briefing.drawings import Emblems, Once
from exercise_planner.briefing.map import Words, venue_maps
from exercise_planner.briefing.section import Section, Sheet
from exercise_planner.domain.details import ExerciseKind
from exercise_planner.domain.nation import Nation, Role
from exercise_planner.domain.rollup import hosts

LONGEST_TITLE = 90
SUM = 12
_SUM = re.compile(r"[0-9a-f]{32,}")
LEAST_MAP, MOST_MAP = 130.0, 250.0
"""Height of the map on the cover, in points: without that much room there is none."""


class Cover(Section):
    """The first page."""

    code = "cover"
    title = "Cover"
    numbered = False

    def story(self, context: Context, width: float) -> list[Flowable]:
        return [*_title(context), *_nations(context, width), style.facts(_facts(context), width)]

    def laid_out(self, context: Context, sheet: Sheet) -> list[Flowable]:
        head, nations = _title(context), _nations(context, sheet.width)
        foot = style.facts(_facts(context), sheet.width)
        left = sheet.height - sum(_height(each, sheet.width) for each in [*head, *nations, foot]) - 58
        picture = _map(context, sheet.width, min(left, MOST_MAP))
        gap = max(0.0, left - sum(each.height for each in picture))
        return [*head, *picture, style.gap(16), *nations, style.gap(gap), foot, _handling(context)]


def _height(flowable: Flowable, width: float) -> float:
    above, below = flowable.getSpaceBefore(), flowable.getSpaceAfter()
    return float(flowable.wrap(width, 10_000)[1]) + float(above) + float(below)


def _title(context: Context) -> list[Flowable]:
    details = context.exercise.details
    mark = context.mark(details).strip()
    before = f'<font size="15" color="{style.QUIET.hexval()}">{escape(mark)}</font> ' if mark else ""
    name = style.plain(details.name)
    shown = name if len(name) <= LONGEST_TITLE else f"{name[:LONGEST_TITLE]}…"
    story: list[Flowable] = [
        style.gap(34),
        style.text(context.say("Briefing pack").upper(), style.EYEBROW),
        style.gap(6),
        Paragraph(before + escape(shown), style.TITLE),
    ]
    if details.nickname:
        story.append(style.text(style.plain(details.nickname)[:LONGEST_TITLE], style.SUBTITLE))
    return [
        *story,
        style.text(_sort(context), style.SUBTITLE),
        style.text(context.between(details.from_, details.to), style.DATES),
        HRFlowable(width="100%", thickness=2.2, color=style.ACCENT, spaceBefore=10, spaceAfter=14),
    ]


def _sort(context: Context) -> str:
    nations = len(context.exercise.nations)
    if nations == 2:
        sort = context.say("Bilateral exercise")
    else:
        sort = context.say("Multilateral exercise") if nations > 2 else context.say("National exercise")
    kind = context.exercise.details.kind
    return sort if kind is ExerciseKind.OTHER else f"{sort} · {context.choice(kind)}"


def _map(context: Context, width: float, height: float) -> list[Flowable]:
    if height < LEAST_MAP:
        return []
    venues = context.exercise.venues
    words = Words(context.say(Words().note), context.say("N"))
    names = tuple(map(context.named, venues))
    maps = venue_maps(venues, width, height, words=words, names=names)[:1]
    places = tuple((name, venue.position) for name, venue in zip(names, venues, strict=True))
    return [Once(each, ("cover", width, height, words, places)) for each in maps]


def _nations(context: Context, width: float) -> list[Flowable]:
    everyone = context.exercise.nations
    host = set(hosts(context.exercise))
    watching = [nation.id for nation in everyone if nation.role is Role.OBSERVER and nation.id not in host]
    taking_part = [nation.id for nation in everyone if nation.id not in host and nation.id not in watching]
    size = 21.0 if len(everyone) <= 45 else 15.0
    story: list[Flowable] = []
    named = [nation for nation in everyone if nation.id in host]
    for words, codes in (
        (_hosted(context, named), [nation.id for nation in named]),
        (context.say("Participating"), taking_part),
        (context.say("Observing"), watching),
    ):
        if codes:
            story += [style.text(words, style.LABEL), Emblems(codes, width, size), style.gap(4)]
    return story


def _hosted(context: Context, named: list[Nation]) -> str:
    names = style.plain(", ".join(nation.name for nation in named))
    return context.say("Hosted by {names}").format(names=names[: 2 * LONGEST_TITLE])


def _facts(context: Context) -> list[tuple[str, str]]:
    zone = context.say("{zone}; date-time groups are in Zulu (UTC)")
    rows = [
        (context.say("For"), context.reader),
        (context.say("Marking"), context.banner),
        (context.say("Time zone"), zone.format(zone=context.exercise.details.time_zone)),
        (
            context.say("Events"),
            context.say_n("one event is scheduled", "{n} events are scheduled", len(context.entries)),
        ),
    ]
    if context.version:
        rows.insert(1, (context.say("Version"), _version(context.version)))
    return rows


def _handling(context: Context) -> Flowable:
    return style.text(context.say("Pass this pack on only as its marking allows."), style.QUIET_TEXT)


def _version(name: str) -> str:
    """A version's name; of a sum, as much as tells it from every other."""
    return name[:SUM] if _SUM.fullmatch(name) else style.plain(name)[:LONGEST_TITLE]
