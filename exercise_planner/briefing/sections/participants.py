"""Participants: the nations with their flags, their roles and what they bring."""

from collections import Counter

from reportlab.platypus import Flowable

from exercise_planner.briefing import style
from exercise_planner.briefing.context import Context
from exercise_planner.briefing.drawings import flag
from exercise_planner.briefing.language import _
from exercise_planner.briefing.section import Section
from exercise_planner.domain.nation import Nation, Role
from exercise_planner.domain.unit import Unit

LEAST_LEVEL = 2
"""STANAG 6001 level from which a language is listed."""
FLAG = 10.5
ROLES = (Role.HOST, Role.LEAD, Role.PARTICIPANT, Role.INVITED, Role.OBSERVER)
"""The roles, in the order in which they are listed."""


class Participants(Section):
    """A row a nation."""

    code = "participants"
    title = _("Participants")

    def applies(self, context: Context) -> bool:
        return bool(context.exercise.nations)

    def story(self, context: Context, width: float) -> list[Flowable]:
        say = context.say
        note = say("Languages at STANAG 6001 level {level} or above. Events: in which the nation takes part.")
        head = (
            "",
            say("Nation"),
            say("Code"),
            say("Role"),
            say("Units"),
            say("People"),
            say("Events"),
            say("Contribution"),
            say("Languages"),
        )
        units: dict[str, list[Unit]] = {}
        for unit in context.exercise.units:
            units.setdefault(unit.nation, []).append(unit)
        events = Counter(nation for entry in context.entries for nation in entry.nations)
        nations = sorted(context.exercise.nations, key=lambda nation: ROLES.index(nation.role))
        rows = [_row(context, each, units.get(each.id, []), events[each.id]) for each in nations]
        widths = [FLAG + 9, *style.shares(width - FLAG - 9, 3.4, 1.2, 2, 1.35, 1.5, 1.45, 3.8, 2.1)]
        return [
            style.text(note.format(level=LEAST_LEVEL), style.QUIET_TEXT),
            style.table(head, rows, widths, 1, (4, 5, 6)),
        ]


def _row(context: Context, nation: Nation, units: list[Unit], events: int) -> tuple[str | Flowable, ...]:
    people = sum(unit.personnel for unit in units)
    languages = [item.language for item in nation.languages if item.level >= LEAST_LEVEL]
    return (
        flag(nation.id, FLAG) or "",
        context.mark(nation) + nation.name,
        nation.id,
        context.choice(nation.role),
        context.number(len(units)) if units else "—",
        context.number(people) if people else "—",
        context.number(events) if events else "—",
        contribution(context, units) or "—",
        ", ".join(languages) or "—",
    )


def contribution(context: Context, units: list[Unit]) -> str:
    """What units are, by the domains in which they work: ``maritime 3, air 1``."""
    numbers = Counter(unit.domain for unit in units if unit.domain is not None)
    return ", ".join(
        f"{context.choice(domain)} {context.number(number)}" for domain, number in numbers.items()
    )
