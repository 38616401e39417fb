"""Relaxations that several rules offer, and the fact that several rules build upon."""

from exercise_planner.domain.unit import Unit
from exercise_planner.planning.fact import Fact, Relaxation, subject
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


def one_at_a_time(problem: Problem, unit: Unit) -> Fact:
    """That a unit is in one event at a time: without it, rest and travel between two events mean nothing."""
    text = f"{unit.name} is in one event at a time"
    return Fact("unit_overlap", text, (subject(unit),), withdrawals(problem, unit))
