"""Participants: the nations, their roles and what they bring."""

from reportlab.platypus import Flowable

from exercise_planner.briefing import style
from exercise_planner.briefing.context import Context
from exercise_planner.briefing.section import Section
from exercise_planner.domain.nation import Nation

LEAST_LEVEL = 2
"""STANAG 6001 level from which a language is listed."""


class Participants(Section):
    """A row a nation."""

    code = "participants"
    title = "Participants"

    def applies(self, context: Context) -> bool:
        return bool(context.exercise.nations)

    def story(self, context: Context, width: float) -> list[Flowable]:
        head = ("Nation", "Code", "Role", "Units", "People", "Events", "Languages")
        rows = [self._row(context, nation) for nation in context.exercise.nations]
        note = (
            f"Languages at STANAG 6001 level {LEAST_LEVEL} or above. Events: in which the nation takes part."
        )
        return [
            style.table(head, rows, style.shares(width, 3.4, 1, 2.1, 1, 1.2, 1.1, 2.6)),
            style.gap(),
            style.text(note, style.QUIET_TEXT),
        ]

    def _row(self, context: Context, nation: Nation) -> tuple[str, ...]:
        units = [unit for unit in context.exercise.units if unit.nation == nation.id]
        people = sum(unit.personnel for unit in units)
        events = sum(nation.id in entry.nations for entry in context.entries)
        languages = [item.language for item in nation.languages if item.level >= LEAST_LEVEL]
        return (
            context.mark(nation) + nation.name,
            nation.id,
            nation.role.value.capitalize(),
            str(len(units)) if units else "—",
            f"{people:,}" if people else "—",
            str(events) if events else "—",
            ", ".join(languages) or "—",
        )
