"""Cover: which exercise, when, where, and for whom the pack is."""

from reportlab.platypus import Flowable, HRFlowable

from exercise_planner.briefing import style
from exercise_planner.briefing.context import Context
from exercise_planner.briefing.section import Section
from exercise_planner.domain.nation import Nation


class Cover(Section):
    """The first page."""

    code = "cover"
    title = "Cover"
    numbered = False

    def story(self, context: Context, width: float) -> list[Flowable]:
        details = context.exercise.details
        nations = len(context.exercise.nations)
        sort = "Bilateral" if nations == 2 else "Multilateral" if nations > 2 else "National"
        story: list[Flowable] = [
            style.gap(110),
            style.text("Briefing pack", style.SUBTITLE),
            style.text(details.name, style.TITLE),
        ]
        if details.nickname:
            story.append(style.text(details.nickname, style.SUBTITLE))
        story += [
            style.text(f"{sort} exercise, {dates(context)}", style.SUBTITLE),
            style.gap(14),
            HRFlowable(width="100%", thickness=1.2, color=style.ACCENT),
            style.gap(14),
            style.facts(self._facts(context), width),
        ]
        return story

    def _facts(self, context: Context) -> list[tuple[str, str]]:
        exercise = context.exercise
        hosts = ", ".join(exercise.name(Nation, nation) for nation in exercise.details.hosts)
        rows = [("For", context.reader), ("Marking", context.banner)]
        if hosts:
            rows.append(("Host" if len(exercise.details.hosts) == 1 else "Hosts", hosts))
        rows.append(("Time zone", f"{exercise.details.time_zone}; date-time groups are in Zulu (UTC)"))
        rows.append(("Events", f"{len(context.entries)} scheduled"))
        return rows


def dates(context: Context) -> str:
    """The days of the exercise: ``27 Jun to 1 Aug 2024``."""
    first, last = context.exercise.details.from_, context.exercise.details.to
    return f"{first.day} {first:%b %Y} to {last.day} {last:%b %Y}"
