"""Order of battle: the units, by nation."""

from reportlab.platypus import Flowable

from exercise_planner.briefing import style
from exercise_planner.briefing.context import Context
from exercise_planner.briefing.page import part
from exercise_planner.briefing.section import Section
from exercise_planner.domain.unit import Unit


class OrderOfBattle(Section):
    """A table a nation."""

    code = "orbat"
    title = "Order of battle"

    def applies(self, context: Context) -> bool:
        return bool(context.exercise.units)

    def story(self, context: Context, width: float) -> list[Flowable]:
        story: list[Flowable] = []
        head = ("Unit", "Id", "Domain", "People", "Capabilities")
        for nation in context.exercise.nations:
            units = [unit for unit in context.exercise.units if unit.nation == nation.id]
            if units:
                story += part(nation.name, f"orbat-{nation.id}")
                rows = [_row(context, unit) for unit in units]
                story.append(style.table(head, rows, style.shares(width, 4.4, 1.6, 1.4, 1, 2.6)))
        return story


def _row(context: Context, unit: Unit) -> tuple[str, ...]:
    return (
        context.mark(unit) + unit.name,
        unit.id,
        unit.domain.value.capitalize() if unit.domain else "—",
        f"{unit.personnel:,}" if unit.personnel else "—",
        ", ".join(_words(code) for code in unit.capabilities) or "—",
    )


def _words(code: str) -> str:
    """A capability's code in words; a short one such as ASW is an abbreviation, and stays."""
    return code if len(code) <= 4 else code.replace("_", " ").lower()
