"""Objectives: what is to be achieved, which events serve it, and for whom it is met."""

from reportlab.platypus import Flowable

from exercise_planner.briefing import style
from exercise_planner.briefing.context import Context
from exercise_planner.briefing.language import _
from exercise_planner.briefing.section import Section
from exercise_planner.domain.objective import Objective


class Objectives(Section):
    """A row an objective."""

    code = "objectives"
    title = _("Objectives")

    def applies(self, context: Context) -> bool:
        return bool(context.exercise.objectives)

    def story(self, context: Context, width: float) -> list[Flowable]:
        say = context.say
        head = (say("Objective"), say("Purpose"), say("Kind"), say("Weight"), say("Met for"), say("Events"))
        rows = [_row(context, item) for item in context.exercise.objectives]
        note = say(
            "An objective is met for a nation that takes part in a scheduled event which names the objective."
        )
        return [
            style.text(note, style.QUIET_TEXT),
            style.lean_table(head, rows, width, (3, 3, 1.7, 0.9, 2.8, 4), 0, (3,)),
        ]


def _row(context: Context, item: Objective) -> tuple[str, ...]:
    serving = [entry for entry in context.entries if item.id in entry.event.objectives]
    wanted = item.nations or tuple(nation.id for nation in context.exercise.nations)
    reached = {nation for entry in serving for nation in entry.nations}
    met = [nation for nation in wanted if nation in reached]
    share = context.say("{met} of {wanted}").format(
        met=context.number(len(met)), wanted=context.number(len(wanted))
    )
    return (
        context.mark(item) + item.title,
        item.description or "—",
        context.choice(item.kind),
        f"{item.weight:g}",
        f"{share}: {', '.join(met)}" if met else share,
        ", ".join(entry.event.id for entry in serving) or context.say("none scheduled"),
    )
