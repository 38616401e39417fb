"""The marking of what the window shows: the roll-up of all records, as a banner says it."""

from dataclasses import dataclass

from exercise_planner.domain.exercise import Exercise
from exercise_planner.domain.nation import Nation, Role
from exercise_planner.domain.record import Classification, Marking

LEVELS = tuple(Classification)


@dataclass(frozen=True, slots=True)
class Banner:
    """A banner: its level and its text."""

    level: Classification
    text: str


def banner(exercise: Exercise | None) -> Banner:
    """The banner of a whole exercise: the highest level, released to those to whom every part is."""
    if exercise is None:
        return Banner(Classification.UNCLASSIFIED, Classification.UNCLASSIFIED.value)
    markings = [record.marking for record in exercise.records() if record.marking is not None]
    level = max((item.classification for item in markings), key=LEVELS.index, default=LEVELS[0])
    everyone = {nation.id for nation in exercise.nations}
    allowed = set(everyone)
    for marking in markings:
        allowed &= _released(marking, exercise.nations)
    if allowed == everyone and level is LEVELS[0]:
        return Banner(level, level.value)
    hosts = [
        item.id for item in exercise.nations if item.role is Role.HOST or item.id in exercise.details.hosts
    ]
    names = [*hosts, *sorted(allowed - set(hosts))]
    return Banner(level, f"{level.value} // REL TO {', '.join(names)}" if names else level.value)


def _released(marking: Marking, nations: tuple[Nation, ...]) -> set[str]:
    if marking.releasable_to is None:
        return {nation.id for nation in nations}
    names = set(marking.releasable_to)
    return {nation.id for nation in nations if nation.id in names or names & set(nation.groups)}
