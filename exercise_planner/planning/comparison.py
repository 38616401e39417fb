"""Comparison: a new schedule beside the present one: what moves, for whom, why; any mixture of both."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass

from exercise_planner.domain.exercise import Exercise
from exercise_planner.domain.finding import Finding
from exercise_planner.domain.schedule import Assignment
from exercise_planner.planning.check import Checker
from exercise_planner.planning.goals import values
from exercise_planner.planning.problem import Problem
from exercise_planner.planning.solver.repairing.result import Move, moves
from exercise_planner.planning.timetable import Timetable


@dataclass(frozen=True, slots=True, eq=False)
class Mixture:
    """The present schedule with some of the moves made.

    Args:
        chosen: Ids of the events whose moves are made.
        assignments: The whole schedule, in the order of the events.
        breaks: What the checker finds wrong with it that is not wrong now.
        remains: What is wrong now and stays so.
        goals: The value of each goal, in its own unit.
    """

    chosen: frozenset[str]
    assignments: tuple[Assignment, ...]
    breaks: tuple[Finding, ...]
    remains: tuple[Finding, ...]
    goals: Mapping[str, float]


@dataclass(frozen=True, slots=True, eq=False)
class Comparison:
    """A new schedule beside the present one of an exercise.

    Args:
        exercise: The exercise, with its present schedule.
        moves: What differs, in the order of the events.
        same: How many events stay where they are.
        before: The value of each goal now, in its own unit.
        after: The same for the new schedule.
        wrong: What is wrong with the present schedule.
        checker: Judges mixtures.
    """

    exercise: Exercise
    moves: tuple[Move, ...]
    same: int
    before: Mapping[str, float]
    after: Mapping[str, float]
    wrong: tuple[Finding, ...]
    checker: Checker

    @property
    def events(self) -> frozenset[str]:
        """Ids of all events that would be held otherwise."""
        return frozenset(move.event for move in self.moves)

    def by_nation(self) -> dict[str, tuple[Move, ...]]:
        """The moves that concern each nation, the most concerned first."""
        found: dict[str, list[Move]] = {}
        for move in self.moves:
            for nation in move.nations:
                found.setdefault(nation, []).append(move)
        ordered = sorted(found.items(), key=lambda item: (-len(item[1]), item[0]))
        return {nation: tuple(ours) for nation, ours in ordered}

    def mixture(self, chosen: Collection[str]) -> Mixture:
        """The present schedule with the moves of some events made, judged without the solver."""
        kept = frozenset(chosen) & self.events
        places: dict[str, Assignment | None] = dict(self.exercise.table(Assignment))
        places |= {move.event: move.after for move in self.moves if move.event in kept}
        problem = self.checker.problem
        whole = tuple(place for task in problem.tasks if (place := places.get(task.id)) is not None)
        timetable = Timetable.of(problem, whole)
        findings = self.checker.judge(timetable)
        known = set(self.wrong)
        return Mixture(
            chosen=kept,
            assignments=whole,
            breaks=tuple(finding for finding in findings if finding not in known),
            remains=tuple(finding for finding in findings if finding in known),
            goals=values(timetable, self.exercise.table(Assignment)),
        )


def compare(
    exercise: Exercise, assignments: Iterable[Assignment], checker: Checker | None = None
) -> Comparison:
    """Compare a new schedule with the present one of an exercise.

    Args:
        exercise: The exercise, with its present schedule.
        assignments: The new schedule; events that the exercise does not have (any more) are left
            out.
        checker: One of the same exercise, its schedule apart; making one takes long for large exercises.
    """
    checker = checker or Checker(Problem.of(exercise))
    baseline = exercise.table(Assignment)
    new = tuple(assignments)
    now, then = (Timetable.of(checker.problem, places) for places in (baseline.values(), new))
    wrong = checker.judge(now)
    changed = moves(checker.problem, baseline, new, wrong)
    return Comparison(
        exercise=exercise,
        moves=changed,
        same=len(now.bookings) - sum(move.before is not None for move in changed),
        before=values(now, baseline),
        after=values(then, baseline),
        wrong=wrong,
        checker=checker,
    )
