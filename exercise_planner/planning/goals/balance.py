"""Balance: how evenly duty is shared between nations."""

from typing import TYPE_CHECKING

from exercise_planner.domain.unit import Unit
from exercise_planner.planning.goal import Baseline, Goal
from exercise_planner.planning.problem import Problem
from exercise_planner.planning.spans import total, without
from exercise_planner.planning.timetable import Timetable

if TYPE_CHECKING:
    from exercise_planner.planning.solver.modelling.board import Board, Expression
    from exercise_planner.planning.solver.modelling.piece import Linear


class Balance(Goal):
    """The largest less the smallest share of duty over availability among nations with units, in percent.

    A nation's share is the minutes that its units are in events over the minutes that they are available,
    both summed over its units, rounded down to hundredths of a percent so that model and checker agree.
    """

    code = "balance"
    title = "Difference of burden between nations"
    unit = "percent"

    def value(self, timetable: Timetable, baseline: Baseline) -> float:
        problem = timetable.problem
        minutes = availability(problem)
        duty = dict.fromkeys(minutes, 0)
        for unit in problem.exercise.units:
            if unit.nation in duty:
                duty[unit.nation] += sum(item.task.length for item in timetable.of_key("unit", unit.id))
        shares = [10_000 * duty[nation] // minutes[nation] for nation in minutes]
        return (max(shares) - min(shares)) / 100 if shares else 0

    def post(self, board: "Board") -> "Expression":
        minutes = availability(board.problem)
        duty: dict[str, list[Linear]] = {nation_id: [] for nation_id in minutes}
        for unit in board.problem.exercise.units:
            if unit.nation in duty:
                using = board.using(unit.id)
                duty[unit.nation] += [piece.task.length * literal for piece, literal in using]
        most = max(
            (10_000 * board.problem.minutes * len(terms) // minutes[n] for n, terms in duty.items()),
            default=0,
        )
        highest, lowest = board.number(0, most), board.number(0, most)
        for nation_id, terms in duty.items():
            share = board.number(0, most)
            board.require(minutes[nation_id] * share <= 10_000 * sum(terms))
            board.require(10_000 * sum(terms) < minutes[nation_id] * (share + 1))
            board.require(highest >= share)
            board.require(lowest <= share)
        return board.expression([highest - lowest] if duty else [], 100)


def availability(problem: Problem) -> dict[str, int]:
    """The minutes that each nation's units are available inside the exercise, where there are any."""
    minutes: dict[str, int] = {}
    for unit in problem.exercise.units:
        minutes[unit.nation] = minutes.get(unit.nation, 0) + _available(problem, unit)
    return {nation: found for nation, found in minutes.items() if found > 0}


def _available(problem: Problem, unit: Unit) -> int:
    whole = ((0, problem.minutes),)
    outside = without(whole, problem.spans_open(unit.available)) if unit.available else ()
    away = [problem.closed(period) for period in unit.unavailable]
    return total(without(whole, (*outside, *away)))
