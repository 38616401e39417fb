"""Situation: what the exercise is for, and its scope in numbers."""

from collections import Counter

from reportlab.platypus import Flowable

from exercise_planner.briefing import style
from exercise_planner.briefing.codes import words_of_code
from exercise_planner.briefing.context import Context
from exercise_planner.briefing.language import _
from exercise_planner.briefing.section import Section
from exercise_planner.domain.nation import Nation, Role
from exercise_planner.domain.rollup import hosts
from exercise_planner.domain.unit import Domain


class Situation(Section):
    """The purpose in the plan's own words, and who and what is involved."""

    code = "situation"
    title = _("Situation")

    def story(self, context: Context, width: float) -> list[Flowable]:
        details = context.exercise.details
        story: list[Flowable] = []
        if details.description:
            story.append(style.text(context.mark(details) + details.description))
        if details.notes:
            story.append(style.text(context.mark(details) + details.notes, style.QUIET_TEXT))
        story.append(style.facts(_facts(context), width))
        return story


def _facts(context: Context) -> list[tuple[str, str]]:
    exercise, say = context.exercise, context.say
    rows = [
        (say("Kind"), context.choice(exercise.details.kind)),
        (say("Dates"), context.between(exercise.details.from_, exercise.details.to)),
        (say("Hosts"), ", ".join(exercise.name(Nation, host) for host in hosts(exercise)) or "—"),
        (say("Nations"), _nations(context)),
        (say("Units"), _units(context)),
        (say("Venues"), _venues(context)),
        (say("Time zone"), exercise.details.time_zone),
    ]
    activities = _activities(context)
    if activities:
        rows.append((say("Activities"), activities))
    for period in exercise.details.closed:
        reason = f" ({period.reason})" if period.reason else ""
        when = context.between(period.from_, period.to)
        rows.append((say("Closed"), f"{context.mark(exercise.details)}{when}{reason}"))
    return rows


def _venues(context: Context) -> str:
    venues = context.exercise.venues
    return context.mark(*venues) + ", ".join(venue.name for venue in venues) if venues else "—"


def _nations(context: Context) -> str:
    nations = context.exercise.nations
    observers = sum(nation.role is Role.OBSERVER for nation in nations)
    words = context.say_n("one nation", "{n} nations", len(nations))
    if not observers:
        return words
    return f"{words}; {context.say_n('one of them observes', '{n} of them observe', observers)}"


def _units(context: Context) -> str:
    units = context.exercise.units
    words = [context.say_n("one unit", "{n} units", len(units))]
    people = sum(unit.personnel for unit in units)
    if people:
        words.append(context.say_n("one person", "{n} people", people))
    for domain in Domain:
        number = sum(unit.domain is domain for unit in units)
        if number:
            words.append(f"{context.choice(domain)} {context.number(number)}")
    return "; ".join(words)


def _activities(context: Context) -> str:
    """How many events there are of each activity, the most frequent first."""
    numbers = Counter(event.activity for event in context.exercise.events if event.activity)
    ordered = sorted(numbers.items(), key=lambda item: (-item[1], item[0]))
    return ", ".join(f"{words_of_code(name)} {context.number(number)}" for name, number in ordered)
