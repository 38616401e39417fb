"""Limits from the periods in which a unit, venue or nation is available, or is not."""

from collections.abc import Iterable

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
    own, name = subject(record), title_of(record)
    if available:
        when = " or ".join(absence(problem, period) for period in available[:3])
        more = f" or in {len(available) - 3} other periods" if len(available) > 3 else ""
        ease = Relaxation(f"Make {name} available throughout", own, ("available",), cost=7)
        fact = Fact(code, f"{name} is available only {when}{more}", (own,), (ease,))
        yield Limit(fact, problem.spans_open(available))
    for number, period in enumerate(unavailable):
        when = absence(problem, period)
        ease = Relaxation(f"Make {name} available {when}", own, ("unavailable", number), cost=6)
        yield Limit(
            Fact(code, f"{name} is not available {when}", (own,), (ease,)), outside(problem.closed(period))
        )
