"""Repairing the schedule of the open exercise, or one in a file, after something has befallen the plan."""

import threading
from collections.abc import Callable, Iterable
from datetime import datetime
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from exercise_planner.domain import wire
from exercise_planner.domain.changes import ChangeSet, merged
from exercise_planner.domain.exercise import Exercise
from exercise_planner.domain.finding import Finding
from exercise_planner.domain.kinds import MomentKind, Report
from exercise_planner.domain.nation import Nation
from exercise_planner.domain.schedule import Assignment, Schedule
from exercise_planner.domain.timespan import Moment, Period, begins
from exercise_planner.domain.unit import Unit
from exercise_planner.domain.venue import Venue
from exercise_planner.edits import triggers
from exercise_planner.edits.schedule import adopt
from exercise_planner.errors import InputError
from exercise_planner.planning.problem import Problem
from exercise_planner.planning.solver.repairing.repair import Care, mend
from exercise_planner.planning.solver.repairing.result import Move, Repair
from exercise_planner.planning.timetable import booking

NO_HURRY = Care()
"""A repair with the usual care."""

Trigger = Callable[[Exercise], ChangeSet]
"""What befalls an exercise."""


def befall(exercise: Exercise, all_triggers: Iterable[Trigger]) -> ChangeSet:
    """Several things that befall an exercise, one upon the other, as one change."""
    now, changes = exercise, list[ChangeSet]()
    for trigger in all_triggers:
        changes.append(trigger(now))
        now = now.with_changes(changes[-1])
    label = changes[0].label if len(changes) == 1 else f"{len(changes)} changes of the plan"
    return merged(label, changes)


def repaired(
    exercise: Exercise, changeset: ChangeSet, care: Care = NO_HURRY, stop: threading.Event | None = None
) -> Repair:
    """The schedule made right again, with as little change as can be; for a thread other than the window's.

    Args:
        exercise: The exercise before, with its schedule.
        changeset: What befalls it; an empty one where its plan has changed already.
        care: How.
        stop: When it is set, the repair ends soon with what it has.

    Raises:
        SolverError: The repair broke a rule: a fault of ours; the exercise is untouched.
    """
    return mend(exercise, changeset, care, stop)


def proposal(exercise: Exercise, changeset: ChangeSet, result: Repair) -> ChangeSet:
    """What befalls an exercise and its repaired schedule, as one change of the exercise before."""
    adopted = adopt(exercise.with_changes(changeset), result.assignments, result.schedule)
    label = f"{changeset.label} and repair" if changeset else "Repair the schedule"
    return merged(label, (changeset, adopted))


def adopt_repair(path: Path, changeset: ChangeSet, result: Repair) -> None:
    """Put what has befallen a document, and the repaired schedule, into it as one change."""
    from exercise_planner.workspace.session import Workspace  # storage takes a third of a second to import

    with Workspace.open(path) as workspace:
        workspace.apply(proposal(workspace.exercise, changeset, result))


def earlier_schedule(exercise: Exercise, assignments: Iterable[Assignment]) -> Exercise:
    """The exercise with an earlier schedule in place."""
    return exercise.with_changes(adopt(exercise, assignments, Schedule()))


# words of the command line


def losing(word: str, now: Moment | None = None) -> Trigger:
    """``ID`` or ``ID=FROM..TO``: a venue that is lost; from now on where no period is given."""
    venue_id, given, period = word.partition("=")
    since, until = _span(word, period) if given else (now, None)
    return lambda exercise: triggers.lose_venue(exercise, venue_id, since, until)


def withdrawing(word: str, now: Moment | None = None) -> Trigger:
    """``ID`` or ``ID@DATE``: a nation or unit that withdraws; from now on where no date is given."""
    party, given, moment = word.partition("@")
    since = _moment(word, moment) if given else now
    return lambda exercise: triggers.withdraw(exercise, party, since)


def closing(word: str) -> Trigger:
    """``DATE`` or ``DATE..DATE``: nothing is held."""
    since, until = _span(word, word)
    period = Period(from_=since, to=until, reason="closed")
    return lambda exercise: triggers.close(exercise, period)


def lengthening(word: str) -> Trigger:
    """``EVENT=MINUTES``: an event takes so long."""
    event_id, _, minutes = word.rpartition("=")
    if not event_id or not minutes.isdigit():
        raise InputError(f"{word}: expected EVENT=MINUTES")
    return lambda exercise: triggers.lengthen(exercise, event_id, int(minutes))


def instant(exercise: Exercise, word: str) -> datetime:
    """``DATE`` or an instant: a moment of the exercise."""
    return begins(_moment(word, word), ZoneInfo(exercise.details.time_zone))


def _span(word: str, period: str) -> tuple[Moment, Moment]:
    first, _, final = period.partition("..")
    since, until = _moment(word, first), _moment(word, final or first)
    if isinstance(since, datetime) == isinstance(until, datetime) and until < since:
        raise InputError(f"{word}: it ends before it begins")
    return since, until


def _moment(word: str, text: str) -> Moment:
    report = Report()
    moment = MomentKind().read(text, word, report)
    if moment is None:
        raise InputError(f"{word}: expected {report.faults[0].expected}")
    return moment


# what to say


def told(exercise: Exercise, result: Repair) -> list[str]:
    """What moved, for whom and why, a sentence an event."""
    problem = Problem.of(exercise)
    return [_sentence(problem, move) for move in result.moves]


def _sentence(problem: Problem, move: Move) -> str:
    exercise = problem.exercise
    name = problem.task_of[move.event].name
    whom = ", ".join(exercise.name(Nation, nation) for nation in move.nations)
    why = "; ".join(dict.fromkeys(_short(problem, move, finding) for finding in move.reasons))
    if not why:
        why = "it had no place" if move.before is None else "it makes room for others"
    what = f"{_place(problem, move.before, move)} → {_place(problem, move.after, move)}"
    return f"{name}: {what}{f' (concerns {whom})' if whom else ''}: {why}"


def _short(problem: Problem, move: Move, finding: Finding) -> str:
    """What was wrong, without saying again which event it is about and when that was."""
    held = booking(problem, move.before) if move.before is not None else None
    if held is None:
        return finding.message
    return finding.message.removeprefix(f"{held.task.name} is at {problem.when(held.start, held.end)}, but ")


def _place(problem: Problem, assignment: Assignment | None, move: Move) -> str:
    held = booking(problem, assignment) if assignment is not None else None
    if assignment is None or held is None:
        return "not scheduled"
    where = f" at {problem.exercise.name(Venue, assignment.venue)}" if assignment.venue else ""
    chosen = [place.unit for place in assignment.units if place.requirement is not None]
    units = ", ".join(problem.exercise.name(Unit, unit) for unit in chosen) if "units" in move.parts else ""
    return f"{problem.when(held.start, held.end)}{where}{f' with {units}' if units else ''}"


def moves_document(result: Repair) -> list[dict[str, Any]]:
    """What moved, as plain JSON."""
    return [
        {
            "event": move.event,
            "parts": list(move.parts),
            "before": None if move.before is None else wire.write(move.before),
            "after": None if move.after is None else wire.write(move.after),
            "nations": list(move.nations),
            "reasons": [str(finding) for finding in move.reasons],
        }
        for move in result.moves
    ]
