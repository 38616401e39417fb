"""Command and control: who hosts and leads, the components, the staffs, and who leads which events."""

from collections import Counter
from collections.abc import Iterable

from reportlab.platypus import Flowable, KeepTogether

from exercise_planner.briefing import style
from exercise_planner.briefing.context import Context, Entry
from exercise_planner.briefing.drawings import symbol_once
from exercise_planner.briefing.language import _
from exercise_planner.briefing.page import part, titled
from exercise_planner.briefing.section import Section
from exercise_planner.briefing.structure import Component, Structure
from exercise_planner.domain.nation import Nation, Role
from exercise_planner.domain.rollup import hosts
from exercise_planner.domain.unit import Domain, Unit

STAFF = "STAFF"
"""The capability that makes a unit a staff."""
SYMBOL, BESIDE = 15.0, 34.0
MOST_LED = 12
"""Events of one leader that are named; of more it is only said that there are more."""


class Command(Section):
    """A figure of the components, the staffs, and the leads of events."""

    code = "command"
    title = _("Command and control")

    def applies(self, context: Context) -> bool:
        is_led = any(entry.event.lead for entry in context.entries)
        return is_led or any(unit.domain or STAFF in unit.capabilities for unit in context.exercise.units)

    def story(self, context: Context, width: float) -> list[Flowable]:
        facts = _facts(context)
        story: list[Flowable] = [style.facts(facts, width)] if facts else []
        components = _components(context)
        if components:
            name = style.plain(context.exercise.details.name)
            figure = Structure(name, _subtitle(context), components, width)
            story += [
                *part(context.say("Components"), "command-components", figure.height + 60),
                KeepTogether([style.text(_note(context), style.QUIET_TEXT), figure, style.gap(6)]),
            ]
        return [*story, *_staffs(context, width), *_leads(context, width)]


def _facts(context: Context) -> list[tuple[str, str]]:
    exercise, say = context.exercise, context.say

    def of(*roles: Role) -> str:
        return ", ".join(nation.name for nation in exercise.nations if nation.role in roles)

    rows = [(say("Hosts"), ", ".join(exercise.name(Nation, host) for host in hosts(exercise)))]
    rows += [(say("Lead nations"), of(Role.LEAD)), (say("Observers"), of(Role.OBSERVER))]
    return [row for row in rows if row[1]]


def _subtitle(context: Context) -> str:
    codes = ", ".join(hosts(context.exercise))
    if codes:
        return context.say("Hosted by {names}").format(names=codes)
    return context.between(context.exercise.details.from_, context.exercise.details.to)


def _note(context: Context) -> str:
    return context.say("Units by the domain in which they work, with the number that each nation brings.")


def _components(context: Context) -> list[Component]:
    found = []
    for domain in Domain:
        units = [unit for unit in context.exercise.units if unit.domain is domain]
        if units:
            found.append(_component(context, domain, units))
    return found


def _component(context: Context, domain: Domain, units: list[Unit]) -> Component:
    strength = context.say_n("one unit", "{n} units", len(units))
    people = sum(unit.personnel for unit in units)
    if people:
        strength = f"{strength}, {context.say_n('one person', '{n} people', people)}"
    numbers = Counter(unit.nation for unit in units)
    nations = tuple((code, context.number(number)) for code, number in numbers.most_common())
    return Component(context.choice(domain), strength, nations)


def _staffs(context: Context, width: float) -> Iterable[Flowable]:
    staffs = [unit for unit in context.exercise.units if STAFF in unit.capabilities]
    if not staffs:
        return []
    say = context.say
    led = Counter(entry.event.lead for entry in context.entries)
    rows: list[tuple[str | Flowable, ...]] = [
        (
            symbol_once(unit, SYMBOL),
            context.mark(unit) + unit.name,
            unit.nation,
            context.number(unit.personnel) if unit.personnel else "—",
            context.number(led[unit.id]) if led[unit.id] else "—",
        )
        for unit in staffs
    ]
    widths = [BESIDE, *style.shares(width - BESIDE, 5, 1, 1, 1.4)]
    head = ("", say("Unit"), say("Nation"), say("People"), say("Events led"))
    return titled(
        say("Headquarters and staffs"), "command-staffs", style.table(head, rows, widths, 1, (3, 4))
    )


def _leads(context: Context, width: float) -> Iterable[Flowable]:
    led: dict[str, list[Entry]] = {}
    for entry in context.entries:
        if entry.event.lead is not None:
            led.setdefault(entry.event.lead, []).append(entry)
    if not led:
        return []
    say = context.say
    rows = [_lead(context, *item) for item in sorted(led.items(), key=lambda item: -len(item[1]))]
    head = (say("Lead"), say("Nation"), say("Number"), say("Events"))
    shown = style.table(head, rows, style.shares(width, 3.4, 0.9, 0.9, 5.5), 0, (2,))
    return titled(say("Who leads"), "command-leads", shown)


def _name(context: Context, leader: Unit | Nation | None) -> str:
    return context.named(leader) if leader is not None else "—"


def _lead(context: Context, leader: str, entries: list[Entry]) -> tuple[str, ...]:
    unit = context.exercise.get(Unit, leader)
    named = "; ".join(f"{context.mark(entry.event)}{entry.event.name}" for entry in entries[:MOST_LED])
    return (
        _name(context, unit or context.exercise.get(Nation, leader)),
        unit.nation if unit is not None else leader,
        context.number(len(entries)),
        f"{named}; …" if len(entries) > MOST_LED else named,
    )
