"""Order of battle: the units with their symbols, by nation."""

from reportlab.platypus import Flowable

from exercise_planner.briefing import style
from exercise_planner.briefing.codes import words_of_code
from exercise_planner.briefing.context import Context
from exercise_planner.briefing.drawings import flag, symbol_once
from exercise_planner.briefing.language import _
from exercise_planner.briefing.page import titled
from exercise_planner.briefing.section import Section
from exercise_planner.briefing.table import Rows
from exercise_planner.domain.unit import Unit

SYMBOL = 17.0
"""Height of a symbol, in points; its column is three times as wide."""
FLAG = 12.0


class OrderOfBattle(Section):
    """A table a nation."""

    code = "orbat"
    title = _("Order of battle")

    def applies(self, context: Context) -> bool:
        return bool(context.exercise.units)

    def story(self, context: Context, width: float) -> list[Flowable]:
        note = context.say("Symbols are of APP-6. A unit without a code of its own bears one that fits it.")
        story: list[Flowable] = [style.text(note, style.QUIET_TEXT)]
        with_remarks = any(_remarks(context, unit) for unit in context.exercise.units)
        for nation in context.exercise.nations:
            units = [unit for unit in context.exercise.units if unit.nation == nation.id]
            if units:
                rows = _table(context, units, width, with_remarks=with_remarks)
                words = context.mark(nation) + nation.name
                story += titled(words, f"orbat-{nation.id}", rows, flag(nation.id, FLAG))
        return story


def _table(context: Context, units: list[Unit], width: float, *, with_remarks: bool) -> Rows:
    say = context.say
    head = ["", say("Unit"), say("Id"), say("Domain"), say("Echelon"), say("People"), say("Capabilities")]
    parts = [4.2, 1.8, 1.4, 1.5, 1, 3]
    rows = [_row(context, unit) for unit in units]
    if with_remarks:
        head.append(say("Remarks"))
        parts.append(2.6)
        rows = [(*row, _remarks(context, unit)) for row, unit in zip(rows, units, strict=True)]
    return style.table(head, rows, [SYMBOL * 3, *style.shares(width - SYMBOL * 3, *parts)], 1, (5,))


def _row(context: Context, unit: Unit) -> tuple[str | Flowable, ...]:
    return (
        symbol_once(unit, SYMBOL),
        context.mark(unit) + unit.name,
        unit.id,
        context.choice(unit.domain),
        words_of_code(unit.echelon).capitalize() if unit.echelon else "—",
        context.number(unit.personnel) if unit.personnel else "—",
        ", ".join(words_of_code(code) for code in unit.capabilities) or "—",
    )


def _remarks(context: Context, unit: Unit) -> str:
    """What else is to be said of a unit: its description, and when it is there and when not."""
    said = [unit.description] if unit.description else []
    there = "; ".join(context.between(period.from_, period.to) for period in unit.available)
    away = "; ".join(context.between(period.from_, period.to) for period in unit.unavailable)
    if there:
        said.append(context.say("Available {periods}").format(periods=there))
    if away:
        said.append(context.say("Not available {periods}").format(periods=away))
    return "\n".join(said)
