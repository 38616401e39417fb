"""Changes: what is no longer as it was in the issue before, what concerns the reader's nation first."""

from collections.abc import Sequence

from reportlab.platypus import Flowable

from exercise_planner.briefing import style
from exercise_planner.briefing.change import Change
from exercise_planner.briefing.context import Context
from exercise_planner.briefing.language import _
from exercise_planner.briefing.page import part
from exercise_planner.briefing.section import Section
from exercise_planner.domain.nation import Nation

WORDS = (_("Event"), _("Change"), _("Before"), _("Now"), _("Nations"))


class Changes(Section):
    """A row a change."""

    code = "changes"
    title = _("Changes since the last issue")

    def applies(self, context: Context) -> bool:
        return bool(context.changes)

    def story(self, context: Context, width: float) -> list[Flowable]:
        own = [one for one in context.changes if context.nation in one.nations]
        others = [one for one in context.changes if context.nation not in one.nations]
        if not own or not others:
            return [_table(context, context.changes, width)]
        nation = context.exercise.name(Nation, context.nation or "")
        title = context.say("Concerning {nation}").format(nation=nation)
        return [
            *part(title, "changes-own"),
            _table(context, own, width),
            *part(context.say("Other changes"), "changes-others"),
            _table(context, others, width),
        ]


def _table(context: Context, changes: Sequence[Change], width: float) -> Flowable:
    rows = [
        (
            change.event,
            context.choice(change.kind),
            change.before or "—",
            change.after or "—",
            ", ".join(change.nations) or "—",
        )
        for change in changes
    ]
    return style.table(
        [context.say(word) for word in WORDS], rows, style.shares(width, 3.6, 1.2, 3.3, 3.3, 3)
    )
