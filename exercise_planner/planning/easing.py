"""Relaxations that several rules offer."""

from exercise_planner.domain.unit import Unit
from exercise_planner.planning.fact import Relaxation, subject
from exercise_planner.planning.problem import Problem


def withdrawals(problem: Problem, unit: Unit) -> tuple[Relaxation, ...]:
    """Taking a unit out of an event that names it, for each such event."""
    return tuple(
        Relaxation(
            f"Take {unit.name} out of {task.name}",
            subject(task.event),
            ("units", task.event.units.index(unit.id)),
            cost=7,
        )
        for task in problem.tasks
        if task.event.units.count(unit.id) == 1
    )
