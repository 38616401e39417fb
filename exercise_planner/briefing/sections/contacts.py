"""Points of contact: whom to ask in each nation."""

from reportlab.platypus import Flowable

from exercise_planner.briefing import style
from exercise_planner.briefing.context import Context
from exercise_planner.briefing.drawings import flag
from exercise_planner.briefing.language import _
from exercise_planner.briefing.section import Section

FLAG = 10.5


class Contacts(Section):
    """A row a nation that has named somebody."""

    code = "contacts"
    title = _("Points of contact")

    def applies(self, context: Context) -> bool:
        return any(nation.contact for nation in context.exercise.nations)

    def story(self, context: Context, width: float) -> list[Flowable]:
        say = context.say
        rows: list[tuple[str | Flowable, ...]] = [
            (
                flag(nation.id, FLAG) or "",
                context.mark(nation) + nation.name,
                context.choice(nation.role),
                nation.contact,
            )
            for nation in context.exercise.nations
            if nation.contact
        ]
        widths = [FLAG + 9, *style.shares(width - FLAG - 9, 2.6, 1.4, 6)]
        return [style.table(("", say("Nation"), say("Role"), say("Point of contact")), rows, widths, 1)]
