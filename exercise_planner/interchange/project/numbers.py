"""The order and the numbers of tasks and resources in a file: phases with their events, who takes part."""

from dataclasses import dataclass

from exercise_planner.domain.event import Event
from exercise_planner.domain.exercise import Exercise
from exercise_planner.domain.milestone import Milestone
from exercise_planner.domain.phase import Phase
from exercise_planner.domain.record import Record

Task = Phase | Event | Milestone


@dataclass(frozen=True, slots=True)
class Numbers:
    """Each task and resource with its number, counted from 1.

    Args:
        tasks: In order, each with its outline level.
        task_of: The number of each task by noun and id.
        resources: Nations with staff, units, venues and pools, in order.
        resource_of: The number of each resource by noun and id.
    """

    tasks: tuple[tuple[Task, int], ...]
    task_of: dict[tuple[str, str], int]
    resources: tuple[Record, ...]
    resource_of: dict[tuple[str, str], int]

    @classmethod
    def of(cls, exercise: Exercise) -> "Numbers":
        """The numbers of an exercise."""
        tasks: list[tuple[Task, int]] = [(milestone, 1) for milestone in exercise.milestones]
        for phase in exercise.phases:
            tasks.append((phase, 1))
            tasks.extend((event, 2) for event in exercise.events if event.phase == phase.id)
        tasks.extend((event, 1) for event in exercise.events if exercise.get(Phase, event.phase) is None)
        resources = (*exercise.nations, *exercise.units, *exercise.venues, *exercise.pools)
        task_of = {(task.noun, task.id): number for number, (task, _) in enumerate(tasks, 1)}
        resource_of = {(record.noun, record.id): number for number, record in enumerate(resources, 1)}
        return cls(tuple(tasks), task_of, resources, resource_of)
