"""Limits from the periods in which a unit, venue or nation is available, or is not."""

from collections.abc import Iterable
from functools import partial

from exercise_planner.domain.record import Record, title_of
from exercise_planner.domain.timespan import Period
from exercise_planner.planning.fact import Fact, Limit, Relaxation, subject
from exercise_planner.planning.problem import Problem
from exercise_planner.planning.spans import outside
from exercise_planner.planning.wording import absence


def limits_of(
    code: str,
    problem: Problem,
    record: Record,
    available: tuple[Period, ...],
    unavailable: tuple[Period, ...],
) -> Iterable[Limit]:
    """One limit for the available periods together, if there are any, and one for each unavailable period.

    Args:
        code: The rule's code.
        problem: The problem.
        record: Whose periods they are.
        available: When given, the record can be used only inside one of them.
        unavailable: The record cannot be used in any of them.
    """
    if available:
        yield Limit(lambda: _only(code, problem, record, available), problem.spans_open(available))
    for number, period in enumerate(unavailable):
        yield Limit(partial(_away, code, problem, record, period, number), outside(problem.closed(period)))


def _only(code: str, problem: Problem, record: Record, available: tuple[Period, ...]) -> Fact:
    own, name = subject(record), title_of(record)
    when = " or ".join(absence(problem, period) for period in available[:3])
    more = f" or in {len(available) - 3} other periods" if len(available) > 3 else ""
    ease = Relaxation(f"Make {name} available throughout", own, ("available",), cost=7)
    return Fact(code, f"{name} is available only {when}{more}", (own,), (ease,))


def _away(code: str, problem: Problem, record: Record, period: Period, number: int) -> Fact:
    own, name, when = subject(record), title_of(record), absence(problem, period)
    ease = Relaxation(f"Make {name} available {when}", own, ("unavailable", number), cost=6)
    return Fact(code, f"{name} is not available {when}", (own,), (ease,))
