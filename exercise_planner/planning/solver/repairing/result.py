"""What a repair says: which events moved, for whom, why, and how little that is."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from exercise_planner.domain.finding import Finding
from exercise_planner.domain.schedule import Assignment, Schedule, Status
from exercise_planner.planning.goals.stability import chosen_units
from exercise_planner.planning.problem import Problem
from exercise_planner.planning.timetable import booking


@dataclass(frozen=True, slots=True)
class Move:
    """An event that is held otherwise than before.

    Args:
        event: Its id.
        before: Its earlier place; None where it had none.
        after: Its place now; None where it has none.
        nations: Ids of the nations that take part before or after, whom it concerns.
        reasons: What was wrong with the earlier place; empty where it made room for others.
    """

    event: str
    before: Assignment | None
    after: Assignment | None
    nations: tuple[str, ...] = ()
    reasons: tuple[Finding, ...] = ()

    @property
    def parts(self) -> tuple[str, ...]:
        """What differs: ``start``, ``venue``, ``units``; or ``added``, ``left out``."""
        if self.before is None:
            return ("added",)
        if self.after is None:
            return ("left out",)
        differs = {
            "start": self.before.start != self.after.start,
            "venue": self.before.venue != self.after.venue,
            "units": chosen_units(self.before) != chosen_units(self.after),
        }
        return tuple(part for part, differ in differs.items() if differ)


@dataclass(frozen=True, slots=True)
class Repair:
    """What came of a repair.

    Args:
        schedule: What is said of the whole. INFEASIBLE where it is proven that an event that must be
            scheduled has no place, UNKNOWN where none was found in time.
        assignments: The repaired schedule.
        moves: What differs from the earlier schedule.
        hit: Ids of the events whose earlier place broke a rule, or that had none and need one.
        left_out: Ids of the events that must be scheduled and are not.
        least: Proven: no schedule changes fewer events.
        findings: What is wrong all the same: what must be scheduled and is not, and rules that events break
            that were not to be touched.
        notes: What the change of the plan did to events, in sentences.
    """

    schedule: Schedule
    assignments: tuple[Assignment, ...]
    moves: tuple[Move, ...]
    hit: tuple[str, ...]
    left_out: tuple[str, ...] = ()
    least: bool = False
    findings: tuple[Finding, ...] = ()
    notes: tuple[Finding, ...] = ()

    @property
    def status(self) -> Status:
        """How the repair ended."""
        return self.schedule.status

    @property
    def changed(self) -> int:
        """The number of events that had a place and are held otherwise, or not at all."""
        return sum(move.before is not None for move in self.moves)

    @property
    def seconds(self) -> float:
        """Wall time that it took."""
        return self.schedule.seconds or 0.0


def moves(
    problem: Problem,
    baseline: Mapping[str, Assignment],
    after: Iterable[Assignment],
    findings: Iterable[Finding],
) -> tuple[Move, ...]:
    """What differs between an earlier schedule and one now, in the order of the events.

    Args:
        problem: What is scheduled.
        baseline: The earlier schedule, by event id.
        after: The schedule now.
        findings: What was wrong with the earlier schedule.
    """
    now = {assignment.id: assignment for assignment in after}
    wrong = by_event(findings)
    found = []
    for task in problem.tasks:
        old, new = baseline.get(task.id), now.get(task.id)
        if (old or new) and Move(task.id, old, new).parts:
            found.append(Move(task.id, old, new, _nations(problem, old, new), wrong.get(task.id, ())))
    return tuple(found)


def by_event(findings: Iterable[Finding]) -> dict[str, tuple[Finding, ...]]:
    """The findings that name each event."""
    found: dict[str, list[Finding]] = {}
    for finding in findings:
        for event_id in events_of(finding):
            found.setdefault(event_id, []).append(finding)
    return {event_id: tuple(ours) for event_id, ours in found.items()}


def events_of(finding: Finding) -> tuple[str, ...]:
    """The events that a finding names, each once."""
    noun = "event"
    return tuple(dict.fromkeys(subject.id for subject in finding.subjects if subject.noun == noun))


def _nations(problem: Problem, *places: Assignment | None) -> tuple[str, ...]:
    held = (booking(problem, place) for place in places if place is not None)
    return tuple(dict.fromkeys(nation for item in held if item is not None for nation in item.nations))
