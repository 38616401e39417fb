"""Cores: minimal sets of facts that cannot all hold, by assumptions and deletion on a guarded board."""

from collections.abc import Collection

from ortools.sat.python import cp_model

from exercise_planner.planning.fact import Fact
from exercise_planner.planning.solver.clock import Clock
from exercise_planner.planning.solver.explaining.guarded import GuardedBoard, Named


class Cores:
    """Finds sets of facts that cannot all hold.

    Args:
        board: A guarded board; its rules are posted here.
        clock: How long it may take.
        spared: Facts that are not to be named: what cannot hold without them is looked for.
    """

    def __init__(self, board: GuardedBoard, clock: Clock, spared: Named | None = None) -> None:
        board.post()
        self.board = board
        self.clock = clock
        self.guards = {guard for guard, fact in board.facts.items() if not (spared and spared.covers(fact))}

    def minimal(self, core: frozenset[int] | None = None) -> tuple[Fact, ...]:
        """A set of which each is needed; empty where none is proven in time.

        Args:
            core: Guards of a set that is not yet minimal, where one is known.
        """
        core = core or self.first()
        if core is None or not self.impossible(core):
            return ()
        # What cannot be changed is tried first, so that facts with a way out are the likelier to stay.
        for guard in sorted(core, key=self._stubbornness, reverse=True):
            rest = core - {guard}
            if guard in core and self.impossible(rest):
                core = rest
        return tuple(self.board.facts[guard] for guard in sorted(core))

    def _stubbornness(self, guard: int) -> tuple[int, int]:
        costs = [relaxation.cost for relaxation in self.board.facts[guard].relaxations]
        return (min(costs, default=100), guard)

    def first(self) -> frozenset[int] | None:
        """A first set, by assumptions; None where the facts are not found to conflict."""
        model = self.board.model
        model.clear_assumptions()
        model.add_assumptions([model.get_bool_var_from_proto_index(guard) for guard in sorted(self.guards)])
        solver = self._solver()
        solver.parameters.cp_model_presolve = False
        status = solver.solve(model)
        model.clear_assumptions()
        if status != cp_model.INFEASIBLE:
            return None
        # OR-Tools may name literals that were not assumed
        core = solver.sufficient_assumptions_for_infeasibility()
        return frozenset(core) & self.guards or frozenset(self.guards)

    def impossible(self, guards: Collection[int]) -> bool:
        """Whether it is proven that some facts, by themselves, cannot all hold."""
        model = self.board.model.clone()
        for guard in self.board.facts:
            model.add(model.get_bool_var_from_proto_index(guard) == int(guard in guards))
        return self._solver().solve(model) == cp_model.INFEASIBLE

    def _solver(self) -> cp_model.CpSolver:
        solver = cp_model.CpSolver()
        solver.parameters.num_workers = 1
        solver.parameters.use_overload_checker_in_cumulative = True
        solver.parameters.max_time_in_seconds = self.clock.left
        return solver
