"""Distribution list: who receives a pack of this issue; for the hosts, also how each is marked."""

from reportlab.platypus import Flowable

from exercise_planner.briefing import style
from exercise_planner.briefing.context import Context
from exercise_planner.briefing.distribution import Recipient, recipients, share
from exercise_planner.briefing.language import _
from exercise_planner.briefing.section import Section
from exercise_planner.domain.nation import Nation
from exercise_planner.domain.releasability import Audience


class DistributionList(Section):
    """A row a recipient; the public is told of none."""

    code = "distribution"
    title = _("Distribution list")

    def applies(self, context: Context) -> bool:
        return context.audience is not Audience.PUBLIC and len(context.exercise.nations) > 1

    def story(self, context: Context, width: float) -> list[Flowable]:
        say = context.say
        listed = recipients(context.exercise)
        if context.sees_all:
            rows = [_row_for_hosts(context, one) for one in listed]
            words = (_("Recipient"), _("Code"), _("Role"), _("Marking of the pack"))
            widths = style.shares(width, 4, 1, 2, 5)
            return [style.table([say(word) for word in words], rows, widths)]
        rows = [_row(context, one) for one in listed if one.nation is not None]
        head = (say("Recipient"), say("Code"), say("Role"))
        return [style.table(head, rows, style.shares(width, 4, 1, 2))]


def _row(context: Context, recipient: Recipient) -> tuple[str, ...]:
    nation = context.exercise.get(Nation, recipient.nation)
    if nation is None:
        return (context.say("Hosts, full pack"), "", "")
    name = f"{nation.name}, {context.choice(recipient.audience)}"
    return (context.mark(nation) + name, nation.id, context.choice(nation.role))


def _row_for_hosts(context: Context, recipient: Recipient) -> tuple[str, ...]:
    part = share(context.exercise, recipient)
    marking = context.say("no pack: the whole is not released to it") if part.refusal else part.marking.banner
    return (*_row(context, recipient), marking)
