"""Coverage and burden: which objectives are met for whom, and what each nation bears."""

from reportlab.platypus import Flowable

from exercise_planner.briefing import style
from exercise_planner.briefing.context import Context
from exercise_planner.briefing.grid import Cell, Grid, Line, Tone
from exercise_planner.briefing.language import _
from exercise_planner.briefing.page import part
from exercise_planner.briefing.section import Section
from exercise_planner.domain.burden import Burden, Coverage, burdens, coverage


class CoverageAndBurden(Section):
    """A grid of objectives by nation, and a row of burden a nation."""

    code = "coverage"
    title = _("Coverage and burden")

    def applies(self, context: Context) -> bool:
        return bool(context.entries) and len(context.exercise.nations) > 1

    def story(self, context: Context, width: float) -> list[Flowable]:
        say = context.say
        story: list[Flowable] = []
        if context.exercise.objectives:
            note = say(
                "In each cell: the scheduled events that serve the objective for a nation. 0: events are "
                "planned, none is scheduled. –: no event is planned. Blank: no objective of the nation."
            )
            story += part(say("Objectives by nation"), "coverage-objectives")
            story += [style.text(note, style.QUIET_TEXT), _grid(context, width), _legend(context, width)]
        story += part(say("Burden by nation"), "coverage-burden")
        idle = [each for each in context.exercise.nations if each.id not in _busy(context)]
        if idle:
            names = ", ".join(each.name for each in idle)
            words = context.mark(*idle) + say("In no scheduled event: {nations}.").format(nations=names)
            story.append(style.text(words, style.QUIET_TEXT))
        story.append(_burden(context, width))
        return story


def _busy(context: Context) -> frozenset[str]:
    """Ids of the nations that take part in a scheduled event or hold one on their ground."""
    taking = {nation for entry in context.entries for nation in entry.nations}
    return frozenset(
        taking | {entry.venue.nation for entry in context.entries if entry.venue and entry.venue.nation}
    )


def _grid(context: Context, width: float) -> Grid:
    found = coverage(context.exercise)
    objectives = context.exercise.objectives
    lines = [
        Line(context.named(nation), [_cell(found.get((each.id, nation.id))) for each in objectives])
        for nation in context.exercise.nations
    ]
    return Grid([str(number) for number in range(1, len(objectives) + 1)], lines, width, 130)


def _cell(covered: Coverage | None) -> Cell:
    if covered is None:
        return Cell("")
    if covered.achieved:
        return Cell(str(len(covered.achieved)), Tone.GOOD)
    return Cell("0", Tone.SOME) if covered.planned else Cell("–", Tone.BAD)


def _legend(context: Context, width: float) -> Flowable:
    say = context.say
    found = coverage(context.exercise)
    rows = []
    for number, objective in enumerate(context.exercise.objectives, 1):
        asked = [covered for (one, _nation), covered in found.items() if one == objective.id]
        met = sum(bool(covered.achieved) for covered in asked)
        told = say("{met} of {all}").format(met=met, all=len(asked))
        rows.append((str(number), context.mark(objective) + objective.title, told))
    head = (say("No."), say("Objective"), say("Met for nations"))
    return style.table(head, rows, style.shares(width, 0.5, 6, 1.6), 1, (2,))


def _burden(context: Context, width: float) -> Flowable:
    say, exercise = context.say, context.exercise
    travel = context.travel
    found = burdens(exercise, travel if travel is not None else _unknown)
    units = {nation.id: 0 for nation in exercise.nations}
    for unit in exercise.units:
        units[unit.nation] = units.get(unit.nation, 0) + 1
    busy = _busy(context)
    total = sum(each.duty_minutes for each in found)
    names = {nation.id: context.mark(nation) + nation.name for nation in exercise.nations}
    rows = [
        (
            names[each.nation],
            context.number(units[each.nation]) if units[each.nation] else "—",
            context.number(each.events) if each.events else "—",
            _hours(context, each.duty_minutes),
            f"{each.duty_minutes / total:.0%}" if total and each.duty_minutes else "—",
            _hours(context, each.travel_minutes) if travel is not None else "—",
            context.number(each.hosted) if each.hosted else "—",
        )
        for each in sorted(found, key=_most_first)
        if each.nation in busy
    ]
    words = (_("Units"), _("Events"), _("Unit hours"), _("Share"), _("Travel, h"), _("Events hosted"))
    head = (say("Nation"), *(say(word) for word in words))
    return style.table(head, rows, style.shares(width, 3.4, 1, 1, 1.3, 1, 1.2, 1.5), 0, range(1, 7))


def _unknown(_here: str, _there: str, _speed: float) -> int:
    return 0


def _most_first(burden: Burden) -> tuple[int, int]:
    return (-burden.duty_minutes, -burden.events)


def _hours(context: Context, minutes: int) -> str:
    return context.number(round(minutes / 60)) if minutes else "—"
