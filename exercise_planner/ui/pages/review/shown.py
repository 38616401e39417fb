"""What the page of reviews shows of one nation, or of all, as lines of words."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from exercise_planner.domain.comparison import compared
from exercise_planner.domain.event import Event
from exercise_planner.domain.exercise import Exercise
from exercise_planner.domain.nation import Nation
from exercise_planner.domain.presence import nations_of
from exercise_planner.domain.review import PLAN, Answer, Comment
from exercise_planner.domain.schedule import Assignment
from exercise_planner.domain.telling import Teller
from exercise_planner.domain.timespan import Period
from exercise_planner.domain.venue import Venue
from exercise_planner.ui import words
from exercise_planner.ui.models.lines import Line
from exercise_planner.ui.words import QT_TRANSLATE_NOOP
from exercise_planner.workspace.commenting import comments_of


@dataclass(frozen=True, slots=True)
class Shown:
    """What is shown.

    Args:
        summary: How the nation stands to the plan, in a sentence.
        comments: The comments, in the order of their lines.
        events: A line for each of its events.
        event_ids: Their ids.
        units: A line for each of its units.
        unit_ids: Their ids.
        changes: A line for each thing that differs since the last version.
    """

    summary: str = ""
    comments: tuple[Comment, ...] = ()
    events: tuple[Line, ...] = ()
    event_ids: tuple[str, ...] = ()
    units: tuple[Line, ...] = ()
    unit_ids: tuple[str, ...] = ()
    changes: tuple[Line, ...] = ()


def look(exercise: Exercise, nation: str, earlier: Exercise | None) -> Shown:
    """What is to be shown of a nation; of all where it is empty.

    Args:
        exercise: The exercise.
        nation: Id of the nation, or nothing.
        earlier: The last version; None where there is none.
    """
    if nation and exercise.get(Nation, nation) is None:
        return Shown()
    events = [one for one in exercise.events if not nation or nation in nations_of(exercise, one)]
    units = [one for one in exercise.units if nation in ("", one.nation)]
    return Shown(
        summary=summary(exercise, nation),
        comments=comments_of(exercise, nation or None),
        events=tuple(event_line(exercise, one, nation) for one in events),
        event_ids=tuple(one.id for one in events),
        units=tuple(
            (
                one.name,
                exercise.name(Nation, one.nation),
                periods(one.available) or words.tr(QT_TRANSLATE_NOOP("window", "always")),
                periods(one.unavailable),
            )
            for one in units
        ),
        unit_ids=tuple(one.id for one in units),
        changes=_changes(exercise, nation, earlier),
    )


def summary(exercise: Exercise, nation: str) -> str:
    """How a nation, or all, stand to the plan."""
    answers = [one for one in exercise.all(Answer) if one.about == PLAN and nation in ("", one.nation)]
    comments = comments_of(exercise, nation or None)
    is_open = sum(comment.adjudication is None for comment in comments)
    if not answers:
        to_plan = words.tr(QT_TRANSLATE_NOOP("window", "No answer to the plan yet"))
    elif nation:
        to_plan = f"{words.choice(answers[0].stance)} ({answers[0].draft})"
    else:
        to_plan = _counted(answers)
    told = words.tr(QT_TRANSLATE_NOOP("window", "{answer}. {n} comments, {open} to be decided."))
    return told.format(answer=to_plan, n=len(comments), open=is_open)


def event_line(exercise: Exercise, event: Event, nation: str) -> Line:
    """An event: its name, when and where it is held, what is answered, and how many comments there are."""
    answers = [one for one in exercise.all(Answer) if one.item == event.id and nation in ("", one.nation)]
    comments = [one for one in exercise.all(Comment) if one.item == event.id and nation in ("", one.nation)]
    answered = words.choice(answers[0].stance) if nation and answers else _counted(answers)
    return (event.name, *place(exercise, event), answered, str(len(comments) or ""))


def place(exercise: Exercise, event: Event) -> tuple[str, str]:
    """When and where an event is held."""
    held = exercise.get(Assignment, event.id)
    if held is None:
        return words.tr(QT_TRANSLATE_NOOP("window", "Not scheduled")), ""
    zone = exercise.details.time_zone
    when = words.stretch(words.local(held.start, zone), words.local(held.end, zone))
    return when, exercise.name(Venue, held.venue) if held.venue else ""


def periods(many: Iterable[Period]) -> str:
    """Periods in words."""
    return "; ".join(f"{one.from_} – {one.to}" + (f" ({one.reason})" if one.reason else "") for one in many)


def comment_line(exercise: Exercise, comment: Comment) -> Line:
    """A comment: of whom, how grave, on what, what it says and what was decided."""
    decision = comment.adjudication
    return (
        exercise.name(Nation, comment.nation),
        words.choice(comment.gravity),
        comment.item_name or comment.item,
        words.choice(decision) if decision else words.tr(QT_TRANSLATE_NOOP("window", "Open")),
        " ".join(comment.text.split()),
    )


def _counted(answers: Iterable[Answer]) -> str:
    counts = Counter(words.choice(one.stance) for one in answers)
    return ", ".join(f"{number} × {word}" for word, number in counts.items())


def _changes(exercise: Exercise, nation: str, earlier: Exercise | None) -> tuple[Line, ...]:
    if earlier is None:
        return ()
    comparison = compared(earlier, exercise)
    teller = Teller(comparison)
    differences = comparison.by_nation.get(nation, ()) if nation else comparison.differences
    return tuple((one.name, teller.nature(one), *teller.texts(one)) for one in differences)
