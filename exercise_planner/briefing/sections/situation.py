"""Situation: purpose, dates, hosts, phases and milestones."""

from datetime import date, datetime

from reportlab.platypus import Flowable

from exercise_planner.briefing import style
from exercise_planner.briefing.context import Context
from exercise_planner.briefing.page import part
from exercise_planner.briefing.section import Section
from exercise_planner.domain.milestone import Milestone
from exercise_planner.domain.nation import Nation, Role
from exercise_planner.domain.venue import Venue


class Situation(Section):
    """What the exercise is, and its key dates."""

    code = "situation"
    title = "Situation"

    def story(self, context: Context, width: float) -> list[Flowable]:
        exercise = context.exercise
        story: list[Flowable] = []
        if exercise.details.description:
            story.append(style.text(context.mark(exercise.details) + exercise.details.description))
        story.append(style.facts(self._facts(context), width))
        if exercise.phases:
            story += part("Phases", "situation-phases")
            rows = [
                (f"{context.mark(phase)}{phase.name or phase.id}", _when(context, phase.from_, phase.to))
                for phase in exercise.phases
            ]
            story.append(style.table(("Phase", "From – to"), rows, style.shares(width, 1, 1)))
        if exercise.milestones:
            story += part("Milestones", "situation-milestones")
            milestones = [self._milestone(context, item) for item in exercise.milestones]
            head = ("Milestone", "Kind", "When", "Where")
            story.append(style.table(head, milestones, style.shares(width, 3, 1.5, 3, 2)))
        return story

    def _facts(self, context: Context) -> list[tuple[str, str]]:
        exercise = context.exercise
        observers = sum(nation.role is Role.OBSERVER for nation in exercise.nations)
        rows = [
            ("Dates", _when(context, exercise.details.from_, exercise.details.to)),
            ("Hosts", ", ".join(exercise.name(Nation, nation) for nation in exercise.details.hosts) or "—"),
            (
                "Nations",
                f"{len(exercise.nations)}" + (f", of them {observers} observing" if observers else ""),
            ),
            (
                "Units",
                f"{len(exercise.units)}, with {sum(unit.personnel for unit in exercise.units):,} people",
            ),
            ("Venues", ", ".join(venue.name for venue in exercise.venues) or "—"),
        ]
        for period in exercise.details.closed:
            reason = f" ({period.reason})" if period.reason else ""
            rows.append(("Closed", _when(context, period.from_, period.to) + reason))
        return rows

    def _milestone(self, context: Context, item: Milestone) -> tuple[str, str, str, str]:
        where = context.exercise.name(Venue, item.venue) if item.venue else "—"
        name = f"{context.mark(item)}{item.name or item.id}"
        return (name, item.kind or "—", _when(context, item.from_, item.to or item.from_), where)


def _when(context: Context, start: date | datetime, end: date | datetime) -> str:
    first, last = _moment(context, start), _moment(context, end)
    return first if first == last else f"{first} – {last}"


def _moment(context: Context, moment: date | datetime) -> str:
    if isinstance(moment, datetime):
        return f"{context.day(moment)} {context.local(moment):%H:%M}"
    return f"{moment:%a} {moment.day} {moment:%b %Y}"
