"""Open problems: what is wrong with the schedule, for the planning team alone."""

from reportlab.platypus import Flowable

from exercise_planner.briefing import style
from exercise_planner.briefing.context import Context
from exercise_planner.briefing.language import _
from exercise_planner.briefing.section import Section


class OpenProblems(Section):
    """A row a finding."""

    code = "problems"
    title = _("Open problems")

    def applies(self, context: Context) -> bool:
        return bool(context.findings)

    def story(self, context: Context, width: float) -> list[Flowable]:
        rows = [(finding.rule.replace("_", " "), finding.message) for finding in context.findings]
        head = (context.say("Rule"), context.say("What is wrong"))
        return [style.table(head, rows, style.shares(width, 1, 4))]
