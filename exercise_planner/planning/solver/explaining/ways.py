"""Ways: what could be done about one conflict, each tried on the events in conflict alone."""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import timedelta

from exercise_planner.domain.details import DETAILS_ID
from exercise_planner.domain.event import Event
from exercise_planner.domain.exercise import Exercise
from exercise_planner.domain.finding import Subject
from exercise_planner.domain.pool import Pool
from exercise_planner.domain.unit import Unit
from exercise_planner.domain.venue import Venue
from exercise_planner.planning.fact import Fact, Relaxation, subject
from exercise_planner.planning.problem import Problem
from exercise_planner.planning.solver.clock import Clock
from exercise_planner.planning.solver.explaining.ground import Ground
from exercise_planner.planning.solver.explaining.revision import revised
from exercise_planner.planning.solver.explaining.suspects import is_hopeless
from exercise_planner.planning.solver.explaining.trial import quick_build

ALIKE = 2
"""Changes of one kind that are proposed for a conflict: there may be dozens, and others matter too."""

HELPERS = 2
"""Units that are proposed to take over a capability."""

LONGER = 14
"""Days by which an exercise is prolonged to see whether that helps; what is not needed is taken back."""


@dataclass(frozen=True, slots=True)
class Way:
    """What could be done about a conflict.

    Args:
        text: What the planner would do.
        steps: The changes that it takes.
        cost: How much it disturbs.
    """

    text: str
    steps: tuple[Relaxation, ...]
    cost: int

    @property
    def kind(self) -> tuple[str, ...]:
        """What is changed, whatever the record."""
        step = self.steps[0]
        return (step.subject.noun, *(one for one in step.path if isinstance(one, str)))

    @property
    def places(self) -> frozenset[tuple[Subject, str | int]]:
        """The fields that it changes; what changes the same field does not go with it."""
        return frozenset((step.subject, step.path[0]) for step in self.steps)


def ways_out(ground: Ground, facts: Iterable[Fact], clock: Clock, whole: Ground) -> Iterator[Way]:
    """What solves a conflict, tried on its own events alone.

    Args:
        ground: The exercise, or some events of it.
        facts: The conflict.
        clock: How long it may take.
        whole: The whole exercise as it was at first.
    """
    known = tuple(facts)
    events = {one.id for fact in known for one in fact.subjects if one.noun == "event"}
    small = ground.among(events) if events else ground
    seen: Counter[tuple[str, ...]] = Counter()
    for way in sorted(_proposals(whole, known), key=lambda one: one.cost):
        if clock.is_over:
            return
        if seen[way.kind] == ALIKE:
            continue
        inside = [step for step in way.steps if step.subject.noun != "event" or step.subject.id in events]
        changed = carried_out(small.problem.exercise, inside)
        if changed is None:
            continue
        after = small.after(changed, {step.subject for step in inside})
        if not quick_build(after.terms).resisted:
            seen[way.kind] += 1
            yield way


def carried_out(exercise: Exercise, steps: Iterable[Relaxation]) -> Exercise | None:
    """An exercise after some changes; None where one cannot be made."""
    changed: Exercise | None = exercise
    for step in steps:
        changed = revised(changed, step) if changed is not None else None
    return changed


def _proposals(ground: Ground, facts: tuple[Fact, ...]) -> Iterator[Way]:
    about = {one for fact in facts for one in fact.subjects}
    unique = {
        (one.subject, one.path): one
        for fact in facts
        for one in (*fact.relaxations, *_of_exercise(ground.problem, fact))
        if one.subject.noun != "event" or one.subject in about
    }
    for one in unique.values():
        for value in _values(ground, one):
            yield _single(one, value)
    for fact in facts:
        if fact.rule == "requirement":
            yield from _able(ground, fact)


def _single(one: Relaxation, value: object) -> Way:
    step = Relaxation(one.text, one.subject, one.path, value, one.cost)
    return Way(one.text, (step,), one.cost)


def _of_exercise(problem: Problem, fact: Fact) -> Iterator[Relaxation]:
    """Prolonging the exercise."""
    if fact.rule == "window" and fact.subjects[0].noun == "exercise":
        end = problem.exercise.details.to + timedelta(days=LONGER)
        own = Subject("exercise", DETAILS_ID)
        yield Relaxation(f"Let the exercise run until {end.day} {end:%b %Y}", own, ("to",), str(end), 8)


# numbers: no larger than they must be


def _values(ground: Ground, one: Relaxation) -> list[object]:
    """The values to try: where a number is raised, the least that is not plainly too little."""
    if one.path not in {("capacity",), ("max_events",), ("max_personnel",)}:
        return [one.value]
    exercise = ground.problem.exercise
    if one.path == ("capacity",):
        low = exercise.the(Pool, one.subject.id).capacity + 1
        using = [event for event in exercise.events if event.pools.get(one.subject.id)]
        return [max(low, sum(event.pools[one.subject.id] for event in using))]  # what is not used is cut
    venue = exercise.the(Venue, one.subject.id)
    if one.path == ("max_personnel",):
        return [max((venue.max_personnel or 0) + 1, sum(unit.personnel for unit in exercise.units))]
    there = {task.id for task in ground.problem.tasks if venue in task.venues}
    low = venue.max_events + 1
    high = max(low, len(there))
    return list(dict.fromkeys((_least(ground.among(there), one, low, high), high)))


def _least(ground: Ground, one: Relaxation, low: int, high: int) -> int:
    """The least number with which some events are not plainly too many, by halving."""
    while low < high:
        middle = (low + high) // 2
        step = Relaxation(one.text, one.subject, one.path, middle)
        changed = revised(ground.problem.exercise, step)
        if changed is None or is_hopeless(ground.after(changed, [one.subject]).terms):
            low = middle + 1
        else:
            high = middle
    return low


# capabilities: others who could, or doing without


def _able(ground: Ground, fact: Fact) -> Iterator[Way]:
    """Units that take over a capability; and all events doing without, where too few units are left."""
    exercise = ground.problem.exercise
    event = exercise.the(Event, fact.subjects[0].id)
    task = ground.problem.task_of[event.id]
    load = Counter(unit_id for other in exercise.events for unit_id in other.units)
    for opening in task.openings:
        what, count = opening.requirement.capability, opening.requirement.count
        missing = max(1, count - len(opening.candidates))
        spare = [
            unit
            for unit in exercise.units
            if what not in unit.capabilities
            and unit.id not in event.units
            and (not opening.requirement.nations or unit.nation in opening.requirement.nations)
        ]
        spare.sort(key=lambda unit: (load[unit.id], len(unit.unavailable), unit.rank))
        for start in range(0, min(len(spare), HELPERS * missing), missing):
            yield _taught(spare[start : start + missing], what)
        if len(opening.candidates) < count:
            yield from _without(ground, what)


def _taught(units: list[Unit], what: str) -> Way:
    steps = tuple(
        Relaxation(
            f"Let {unit.name} provide {what} as well",
            subject(unit),
            ("capabilities",),
            [*unit.capabilities, what],
            cost=7,
        )
        for unit in units
    )
    names = listed([unit.name for unit in units])
    return Way(f"Let {names} provide {what} as well", steps, 7 * len(units))


def _without(ground: Ground, what: str) -> Iterator[Way]:
    """All events that ask for more units with a capability than there are do without."""
    steps: list[Relaxation] = []
    names: list[str] = []
    fewer = False
    for task in ground.problem.tasks:
        own, places = subject(task.event), []
        for opening in task.openings[::-1]:  # from the last, so that the others keep their places
            if opening.requirement.capability == what and len(opening.candidates) < opening.requirement.count:
                text = f"Hold {task.name} without {what}"
                places.append(Relaxation(text, own, ("requires", opening.index), None, 6))
        if places:
            names.append(task.name)
            steps += places
        if places and task.event.min_nations > len({unit.nation for unit in task.units}):
            fewer = True
            steps.append(Relaxation(f"Let {task.name} be held by fewer nations", own, ("min_nations",)))
    if len(names) > 1:
        text = f"Hold the {len(names)} events that need {what} without it"
        text += ", and with fewer nations where that takes some away" if fewer else ""
        yield Way(f"{text}: {listed(names)}", tuple(steps), 6 + len(names) // 9)


def listed(names: list[str]) -> str:
    """Names as a sentence has them; some of them, where they are many."""
    if len(names) > 4:
        return f"{', '.join(names[:3])} and {len(names) - 3} more"
    return f"{', '.join(names[:-1])} and {names[-1]}" if len(names) > 1 else names[0]
