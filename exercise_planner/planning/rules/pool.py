"""Pool: events draw no more from a pool than it holds, and nothing while it is unavailable."""

from collections.abc import Iterable
from functools import partial
from typing import TYPE_CHECKING

from exercise_planner.domain.finding import Finding, Subject
from exercise_planner.domain.pool import Pool
from exercise_planner.domain.timespan import Period
from exercise_planner.planning.fact import Fact, Limit, Relaxation, subject
from exercise_planner.planning.overlap import crowded
from exercise_planner.planning.problem import Problem, Task
from exercise_planner.planning.rule import Rule
from exercise_planner.planning.spans import NEVER, outside
from exercise_planner.planning.timetable import Booking
from exercise_planner.planning.wording import absence

if TYPE_CHECKING:
    from exercise_planner.planning.solver.modelling.board import Board


class PoolCapacity(Rule):
    """``sum of amounts drawn at each moment <= capacity``; the capacity is 0 in an unavailable period."""

    code = "pool"
    title = "Within what its pools hold"

    def of_event(self, problem: Problem, task: Task) -> Iterable[Limit]:
        for pool_id, amount in task.event.pools.items():
            pool = problem.exercise.get(Pool, pool_id)
            if pool is None or not amount:
                continue
            if amount > pool.capacity:
                yield Limit(partial(self._too_much, task, pool, amount), NEVER)
            for number, period in enumerate(pool.unavailable):
                tell = partial(self._away, problem, pool, period, number)
                yield Limit(tell, outside(problem.closed(period)))

    def _away(self, problem: Problem, pool: Pool, period: Period, number: int) -> Fact:
        own, when = Subject("pool", pool.id), absence(problem, period)
        ease = Relaxation(f"Make {_name(pool)} available {when}", own, ("unavailable", number), cost=6)
        return Fact(self.code, f"{_name(pool)} is not available {when}", (own,), (ease,))

    def _too_much(self, task: Task, pool: Pool, amount: int) -> Fact:
        text = f"{task.name} draws {amount} from {_name(pool)}, which holds {pool.capacity}"
        own = Subject("pool", pool.id)
        ease = Relaxation(f"Raise {_name(pool)} to {amount}", own, ("capacity",), amount, cost=5)
        return Fact(self.code, text, (Subject("event", task.id), own), (ease,))

    def in_pool(self, problem: Problem, pool: Pool, items: tuple[Booking, ...]) -> Iterable[Finding]:
        for crowd in crowded(items, lambda item: item.task.event.pools[pool.id], pool.capacity):
            if len(crowd) == 1:
                continue  # more than the pool holds by itself: a limit of the event
            drawn = sum(item.task.event.pools[pool.id] for item in crowd)
            names = ", ".join(item.task.name for item in crowd)
            text = f"{_name(pool)} holds {pool.capacity}, and {names} draw {drawn} at once"
            yield self.finding(text, Subject("pool", pool.id), *(item.subject for item in crowd))

    def post(self, board: "Board") -> None:
        for pool in board.problem.exercise.pools:
            drawing = [
                (board.interval(piece, 0, piece.present), piece.task.event.pools[pool.id])
                for piece in board.pieces.values()
                if 0 < piece.task.event.pools.get(pool.id, 0) <= pool.capacity
            ]
            drawn = sum(amount for _, amount in drawing)
            if drawn <= pool.capacity:
                continue
            most = max(amount for _, amount in drawing)
            eases = tuple(
                Relaxation(f"Raise {_name(pool)} to {capacity}", subject(pool), ("capacity",), capacity, cost)
                for capacity, cost in ((pool.capacity + most, 5), (drawn, 7))
            )
            text = f"{_name(pool)} holds {pool.capacity}"
            guard = board.guard(Fact(self.code, text, (subject(pool),), eases))
            board.cumulative(
                [interval for interval, _ in drawing], [amount for _, amount in drawing], pool.capacity, guard
            )


def _name(pool: Pool) -> str:
    return pool.name or pool.id
