"""Scores of variants, side by side: goals, what is left out, what is broken, who takes part, what differs."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass

from exercise_planner.domain.comparison import compared
from exercise_planner.domain.exercise import Exercise
from exercise_planner.domain.presence import nations_of
from exercise_planner.domain.schedule import Assignment
from exercise_planner.domain.variant import MAIN_ID
from exercise_planner.planning.check import Checker
from exercise_planner.planning.goals import GOALS, values, weighted
from exercise_planner.planning.problem import Problem
from exercise_planner.planning.timetable import Timetable
from exercise_planner.workspace.variants import Line, exercise_of, lines


@dataclass(frozen=True, slots=True, eq=False)
class Score:
    """What a line is worth.

    Args:
        line: The line.
        goals: The value of each goal by its title, in its own unit; less is better.
        total: Their sum, weighted with the main line's weights, so that lines can be compared.
        scheduled: How many events have a place.
        unscheduled: Names of the events that have none.
        broken: How many rules the schedule breaks.
        events: How many scheduled events each nation takes part in, by id.
        changes: How many differences there are to the main line.
    """

    line: Line
    goals: Mapping[str, float]
    total: float
    scheduled: int
    unscheduled: tuple[str, ...]
    broken: int
    events: Mapping[str, int]
    changes: int


def scores(exercise: Exercise) -> tuple[Score, ...]:
    """The scores of all lines, the main line first; takes its time, so not for the window's thread.

    Raises:
        DocumentError: A line is damaged.
    """
    main = exercise_of(exercise, MAIN_ID)
    return tuple(_score(line, exercise_of(exercise, line.id), main) for line in lines(exercise))


def _score(line: Line, whole: Exercise, main: Exercise) -> Score:
    problem = Problem.of(whole)
    timetable = Timetable.of(problem, whole.assignments)
    parts = values(timetable, main.table(Assignment))
    placed = whole.table(Assignment)
    events = Counter(
        nation for event in whole.events if event.id in placed for nation in nations_of(whole, event)
    )
    return Score(
        line=line,
        goals={goal.title: parts[goal.code] for goal in GOALS},
        total=weighted(parts, main.details.goals),
        scheduled=len(placed),
        unscheduled=tuple(event.name for event in whole.events if event.id not in placed),
        broken=len(Checker(problem).judge(timetable)),
        events=events,
        changes=len(compared(main, whole).differences),
    )
