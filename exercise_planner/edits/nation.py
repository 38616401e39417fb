"""What can be done with nations."""

from dataclasses import replace
from typing import Any

from exercise_planner.domain.changes import ChangeSet
from exercise_planner.domain.exercise import Exercise
from exercise_planner.domain.nation import Nation, Role
from exercise_planner.domain.timespan import Period
from exercise_planner.edits import record


def new(exercise: Exercise, name: str, *, code: str = "", **fields: Any) -> Nation:
    """A nation that is not in the exercise yet.

    Args:
        exercise: The exercise.
        name: Its name.
        code: ISO 3166-1 alpha-3, or the code of an organisation; by default made of the name.
        fields: Others by name.
    """
    return Nation(id=record.fresh_id(exercise, Nation, code or name), name=name, **fields)


def set_role(exercise: Exercise, nation_id: str, role: Role) -> ChangeSet:
    """Give a nation a role; the hosts that the exercise names follow."""
    nation = exercise.the(Nation, nation_id)
    details = exercise.details
    hosts = tuple(host for host in details.hosts if host != nation_id)
    if role is Role.HOST:
        hosts = details.hosts if nation_id in details.hosts else (*details.hosts, nation_id)
    label = f"Make {nation.name} {role.lower()}"
    return record.put(exercise, replace(nation, role=role), replace(details, hosts=hosts), label=label)


def make_unavailable(exercise: Exercise, nation_id: str, period: Period) -> ChangeSet:
    """Say that a nation cannot take part in a period."""
    nation = exercise.the(Nation, nation_id)
    after = replace(nation, unavailable=(*nation.unavailable, period))
    return record.put(exercise, after, label=f"Make {nation.name} unavailable")
