"""Objectives: what is to be achieved, which events serve it, and for whom it is met."""

from reportlab.platypus import Flowable

from exercise_planner.briefing import style
from exercise_planner.briefing.context import Context
from exercise_planner.briefing.section import Section
from exercise_planner.domain.objective import Objective


class Objectives(Section):
    """A row an objective."""

    code = "objectives"
    title = "Objectives"

    def applies(self, context: Context) -> bool:
        return bool(context.exercise.objectives)

    def story(self, context: Context, width: float) -> list[Flowable]:
        head = ("Objective", "Kind", "Weight", "Events", "Met for")
        rows = [self._row(context, item) for item in context.exercise.objectives]
        note = (
            "An objective is met for a nation that takes part in a scheduled event which names the objective."
        )
        return [
            style.table(head, rows, style.shares(width, 3, 1.9, 0.9, 3.2, 3)),
            style.gap(),
            style.text(note, style.QUIET_TEXT),
        ]

    def _row(self, context: Context, item: Objective) -> tuple[str, ...]:
        serving = [entry for entry in context.entries if item.id in entry.event.objectives]
        wanted = item.nations or tuple(nation.id for nation in context.exercise.nations)
        reached = {nation for entry in serving for nation in entry.nations}
        met = [nation for nation in wanted if nation in reached]
        names = ", ".join(met) or "no nation"
        return (
            context.mark(item) + item.title,
            item.kind.value.replace("_", " ").capitalize() if item.kind else "—",
            f"{item.weight:g}",
            ", ".join(entry.event.id for entry in serving) or "none scheduled",
            f"{len(met)} of {len(wanted)}: {names}" if wanted else "—",
        )
