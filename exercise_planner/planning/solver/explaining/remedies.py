"""Remedies: the cheapest changes that make a plan schedulable, each verified by a schedule of the result."""

import heapq
import time
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from itertools import count

from exercise_planner.domain.exercise import Exercise
from exercise_planner.domain.finding import Subject
from exercise_planner.domain.schedule import Assignment, Remedy
from exercise_planner.planning.check import Checker
from exercise_planner.planning.fact import Relaxation, subject
from exercise_planner.planning.solver.clock import Clock
from exercise_planner.planning.solver.drafting.construct import build
from exercise_planner.planning.solver.explaining.diagnosis import Clash, clashes
from exercise_planner.planning.solver.explaining.ground import Ground
from exercise_planner.planning.solver.explaining.revision import plan_change
from exercise_planner.planning.solver.explaining.settle import settled
from exercise_planner.planning.solver.explaining.tighten import tightened
from exercise_planner.planning.solver.explaining.trial import Trials
from exercise_planner.planning.solver.explaining.ways import Way, carried_out, listed, ways_out
from exercise_planner.planning.solver.modelling.proof import first_schedule

ENOUGH = 5
"""Remedies that are looked for."""

DEPTH = 40
"""Changes that a remedy may have."""

CHOICES = 9
"""What is tried about each conflict, the cheapest first."""

AN_EVENT = 3
"""What it costs about to deal with one event that is in trouble."""

SOON = 0.25
"""Seconds after which one remedy is enough; it grows with large exercises."""

SOON_AN_EVENT = 0.0015
"""By how much, for each event."""

MAKESHIFTS = 4
"""Ways that leave events out and are found before others are looked for more deeply."""

DEEPER = 2
"""Of these, how many are looked at more deeply: what clashes although nothing is plainly wrong."""

DEEP_SECONDS = 5.0
"""What that may take for each."""

Taken = tuple[Way, ...]


def remedies(ground: Ground, known: Sequence[Clash], clock: Clock) -> tuple[Remedy, ...]:
    """Changes that make an exercise schedulable, cheapest first.

    Something is done about one conflict after the other, first among the events in trouble alone, then in the
    whole, where a schedule is built. What still clashes then is diagnosed in turn.

    Args:
        ground: What has no schedule.
        known: What clashes in it.
        clock: How long it may take.
    """
    return tuple(Remedies(ground, clock).found(known))


@dataclass(frozen=True, slots=True)
class Node:
    """What has been done so far.

    Args:
        taken: What has been done.
        events: The events that are looked at.
        count: How many of them are plainly too many still.
        clashes: What is known to clash among them; empty where that is to be found out.
    """

    taken: Taken
    events: frozenset[str]
    count: int
    clashes: tuple[Clash, ...] = ()

    @property
    def cost(self) -> int:
        """What it will cost in the end, roughly."""
        return _cost(self.taken) + AN_EVENT * self.count


@dataclass(eq=False)
class Remedies:
    """Looks for remedies, the most promising first.

    Args:
        ground: What has no schedule.
        clock: How long it may take.
    """

    ground: Ground
    clock: Clock
    _number: "count[int]" = field(default_factory=count)
    _waiting: list[tuple[int, int, int, Node]] = field(default_factory=list)
    _found: list[tuple[Taken, Remedy]] = field(default_factory=list)
    _spare: list[tuple[int, int, Taken, tuple[Assignment, ...]]] = field(default_factory=list)
    _hard: list[Node] = field(default_factory=list)
    _small: dict[frozenset[str], Ground] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self._trials = Trials(self.clock)
        self._soon = self.clock.at_most(SOON + SOON_AN_EVENT * len(self.ground.problem.tasks))
        self._took = 0.0

    def found(self, known: Sequence[Clash]) -> list[Remedy]:
        """The remedies for what is known to clash."""
        now = self.ground.trouble
        events = now.events.union(*(clash.events for clash in known))
        self._wait(Node((), events, now.count, tuple(known[:1])))
        self._look()
        for node in self._hard[:DEEPER]:
            if not (self._found or self.clock.is_over):
                self._look_deeper(node)
                self._look()
        for _, _, taken, schedule in sorted(self._spare):
            if len(self._found) < ENOUGH:
                self._keep(taken, schedule)
        return [remedy for _, remedy in sorted(self._found, key=lambda one: _cost(one[0]))]

    def _look(self) -> None:
        """Go on until there is enough, or nothing is left to be tried, or patience is at its end."""
        most = len(self._spare) + MAKESHIFTS
        while self._waiting and len(self._found) < ENOUGH and len(self._spare) < most:
            if self.clock.is_over or (self._found and self._soon.left < self._took):
                return
            *_, node = heapq.heappop(self._waiting)
            if not self._is_known(node.taken):
                self._try(node)

    def _wait(self, node: Node) -> None:
        # among equals the one that has come furthest first
        heapq.heappush(self._waiting, (node.cost, -len(node.taken), next(self._number), node))

    def _try(self, node: Node) -> None:
        """Keep a node if it is a way out; if not, let those after it wait."""
        small = self._ground(node.taken, node.events)
        if small is None:
            return
        left = node.clashes or tuple(clashes(small, self.clock, 1)) if node.count else ()
        if left:
            self._extend(node, small, left[0])
            return
        changed = carried_out(self.ground.problem.exercise, _steps(node.taken))
        if changed is None:
            return
        whole = self.ground.after(changed, _subjects(node.taken))
        now = whole.trouble
        if now.count:
            for clash in clashes(whole, self.clock, 1):
                events = node.events | now.events.union(clash.events)
                self._wait(Node(node.taken, events, now.count, (clash,)))
            return
        began = time.monotonic()
        built = self._trials.of(whole)
        self._took = time.monotonic() - began
        if not built.resisted:
            self._keep(node.taken, settled(self.ground, whole, _steps(node.taken), built.assignments))
            return
        self._hard.append(node)
        taken = (*node.taken, _dispensed(self.ground, built.resisted))
        self._spare.append((_cost(taken), next(self._number), taken, built.assignments))

    def _look_deeper(self, node: Node) -> None:
        """Find out what clashes after some changes that are plainly enough, and are not."""
        changed = carried_out(self.ground.problem.exercise, _steps(node.taken))
        if changed is None:
            return
        whole = self.ground.after(changed, _subjects(node.taken))
        for clash in clashes(whole, self.clock.at_most(DEEP_SECONDS), 1):
            self._wait(Node(node.taken, node.events.union(clash.events), 1, (clash,)))

    def _ground(self, taken: Taken, events: frozenset[str]) -> Ground | None:
        """The events in trouble alone, after some changes."""
        if events not in self._small:
            self._small[events] = self.ground.among(events)
        small = self._small[events]
        steps = [step for step in _steps(taken) if step.subject.noun != "event" or step.subject.id in events]
        changed = carried_out(small.problem.exercise, steps)
        return small.after(changed, _subjects(taken)) if changed is not None else None

    def _extend(self, node: Node, small: Ground, clash: Clash) -> None:
        """Let what can be done about a conflict wait."""
        if len(node.taken) == DEPTH:
            return
        used = {place for way in node.taken for place in way.places}
        tried = 0
        for way in ways_out(small, clash.facts, self.clock, self.ground):
            if used.isdisjoint(way.places):
                taken = (*node.taken, way)
                after = self._ground(taken, node.events)
                if after is not None:
                    self._wait(Node(taken, node.events, after.trouble.count))
                tried += 1
            if tried == CHOICES:
                return

    def _keep(self, taken: Taken, schedule: tuple[Assignment, ...]) -> None:
        """Keep a way out for which there is a schedule, cut to what that needs; if it holds."""
        tight = tuple(tightened(self.ground.problem, way, schedule) for way in taken)
        for ways in (tight, taken):
            changed = carried_out(self.ground.problem.exercise, _steps(ways))
            if changed is not None and not Checker(self.ground.like(changed)).findings(schedule):
                self._found.append((taken, _remedy(self.ground.problem.exercise, ways)))
                return

    def _is_known(self, taken: Taken) -> bool:
        """Whether a part of some changes is a remedy already."""
        places = {place for way in taken for place in way.places}
        return any({place for way in one for place in way.places} <= places for one, _ in self._found)


def _dispensed(ground: Ground, events: Iterable[str]) -> Way:
    """What could not be placed becomes optional."""
    tasks = [ground.problem.task_of[event_id] for event_id in events]
    steps = tuple(
        Relaxation(f"Make {task.name} optional", subject(task.event), ("optional",), value=True, cost=9)
        for task in tasks
        if not task.event.optional
    )
    return Way(f"Make {listed([task.name for task in tasks])} optional", steps, 9 * len(steps))


def _cost(ways: Iterable[Way]) -> int:
    return sum(way.cost for way in ways)


def _steps(ways: Iterable[Way]) -> list[Relaxation]:
    return [step for way in ways for step in way.steps]


def _subjects(ways: Iterable[Way]) -> set[Subject]:
    return {step.subject for step in _steps(ways)}


def _remedy(exercise: Exercise, ways: Sequence[Way]) -> Remedy:
    first, *others = [way.text for way in ways]
    text = "; ".join([first, *(f"{text[0].lower()}{text[1:]}" for text in others)])
    return Remedy(text=text, changes=tuple(plan_change(exercise, step) for step in _steps(ways)))


def schedulable(exercise: Exercise, clock: Clock) -> bool:
    """Whether a schedule is found that breaks no rule."""
    ground = Ground.of(exercise)
    built = build(ground.terms, restarts=2, should_stop=lambda: clock.is_over)
    schedule = first_schedule(exercise, clock) if built.resisted else built.assignments
    return schedule is not None and not Checker(ground.problem).findings(schedule)
