"""Words for stretches of time, as a planner says them."""

from exercise_planner.domain.timespan import Period
from exercise_planner.planning.problem import Problem


def absence(problem: Problem, period: Period) -> str:
    """A period in words: ``from 1 Mar 2024 to 12 Mar 2024 (refit)``."""
    start, end = problem.closed(period)
    reason = f" ({period.reason})" if period.reason else ""
    if _midnight(problem, start) and _midnight(problem, end):
        first, final = problem.day(start), problem.day(end - 1)
        return f"on {first}{reason}" if first == final else f"from {first} to {final}{reason}"
    return f"from {problem.local(start)} to {problem.local(end)}{reason}"


def _midnight(problem: Problem, minute: int) -> bool:
    at = problem.instant(minute)
    return at.hour == 0 and at.minute == 0
