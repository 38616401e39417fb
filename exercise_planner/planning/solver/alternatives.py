"""Alternatives: the best other places for one event, with what each breaks or costs. No OR-Tools."""

import random
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from exercise_planner.domain.exercise import Exercise
from exercise_planner.domain.finding import Finding
from exercise_planner.domain.schedule import Assignment
from exercise_planner.errors import NotFoundError
from exercise_planner.planning import bitmap
from exercise_planner.planning.check import Checker
from exercise_planner.planning.goals import values, weighted
from exercise_planner.planning.problem import Problem, Task
from exercise_planner.planning.solver.drafting.blockers import Blockers
from exercise_planner.planning.solver.drafting.compile import Terms
from exercise_planner.planning.solver.drafting.draft import Draft, Spot, placed
from exercise_planner.planning.solver.drafting.placer import Placer
from exercise_planner.planning.solver.drafting.staff import Staffing
from exercise_planner.planning.solver.drafting.terms import NOWHERE, Item
from exercise_planner.planning.solver.repairing.salvage import spot_of
from exercise_planner.planning.solver.scope import Scope
from exercise_planner.planning.solver.vouch import require_none
from exercise_planner.planning.timetable import Timetable, booking

MOST_OPEN = 240
"""Open spots that are looked at."""

MOST_TAKEN = 90
"""Spots with others in the way that are looked at."""


@dataclass(frozen=True, slots=True)
class Alternative:
    """Another place for an event.

    Args:
        assignment: The place.
        findings: The rules that it breaks while all others stay where they are; empty where it is open.
        moving: Ids of the events that would have to move.
        goals: By how much each goal changes, in its own unit; more is worse.
        cost: The weighted sum of that.
    """

    assignment: Assignment
    findings: tuple[Finding, ...] = ()
    moving: tuple[str, ...] = ()
    goals: Mapping[str, float] = field(default_factory=dict)
    cost: float = 0.0


def alternatives(
    exercise: Exercise, assignments: Iterable[Assignment], event_id: str, count: int = 8
) -> tuple[Alternative, ...]:
    """The best other places for an event: those first that are open, the best of them first.

    Where fewer are open than are asked for, the rest are places from which others would have to move, those
    first that need the fewest moves.

    Args:
        exercise: The exercise; its own schedule is not looked at.
        assignments: The schedule; the event may have a place in it or not.
        event_id: The event.
        count: How many places are asked for.

    Raises:
        NotFoundError: There is no such event.
        SolverError: The checker finds a rule broken where the search found none: a fault of ours.
    """
    problem = Problem.of(exercise)
    if event_id not in problem.task_of:
        raise NotFoundError(f"There is no event “{event_id}” in this exercise.")
    return _Seeker(problem, {one.id: one for one in assignments}, event_id).best(count)


class _Seeker:
    def __init__(self, problem: Problem, schedule: dict[str, Assignment], event_id: str) -> None:
        self.problem, self.schedule = problem, schedule
        self.checker = Checker(problem)
        task = problem.task_of[event_id]
        scopes = {one.id: self._anywhere(one) for one in problem.tasks if one is not task}
        self.terms = Terms(problem, self.checker.limits, baseline=schedule, scopes=scopes)
        self.item: Item = self.terms.items[task.index]
        self.draft = Draft(self.terms)
        self.whole = self._load()
        self.placer = Placer(self.draft, random.Random(0))  # noqa: S311  no secret depends on it
        self.timetable = Timetable.of(problem, schedule.values())
        own = schedule.get(event_id)
        self.home = spot_of(self.terms, own) if own is not None else None

    def _anywhere(self, task: Task) -> Scope:
        """Another event stays where it is: it needs no starts of its own, and may not confine the event's."""
        place = self.schedule.get(task.id)
        anytime = bitmap.run(0, self.problem.slots - task.slots)
        candidates = tuple(opening.candidates for opening in task.openings)
        return Scope(self.checker.limits, task, {place.venue if place else None: anytime}, candidates)

    def _load(self) -> bool:
        """Enter all others; whether all could be."""
        whole = True
        for event_id, assignment in self.schedule.items():
            task = self.problem.task_of.get(event_id)
            if task is None or task.index == self.item.index:
                continue
            spot = spot_of(self.terms, assignment)
            whole = whole and spot is not None
            if spot is not None:
                self.draft.place(self.terms.items[task.index], spot)
        return whole

    def best(self, count: int) -> tuple[Alternative, ...]:
        draft, item = self.draft, self.item
        spots = {(spot.start, spot.venue, frozenset(spot.units)): spot for spot in self._open()}
        ranked = sorted(
            ((draft.score.cost(draft, item, spot), self._far(spot), spot) for spot in spots.values()),
            key=lambda one: one[:2],
        )
        found = [self._judged(spot, ()) for _, _, spot in _spread(ranked, count)]
        if len(found) < count:
            found += self._taken(count - len(found))
        return tuple(found)

    def _far(self, spot: Spot) -> int:
        """How many slots a spot lies from where the event is now; from the first where it is nowhere."""
        return abs(spot.start - self.home.start) if self.home else spot.start

    # open spots

    def _open(self) -> Iterator[Spot]:
        """Open spots: on each day and at each venue the first, and that which is nearest in time."""
        if self.home is not None and self.home.venue in self.item.starts:
            yield from self._other_teams(self.home)
        days = [bitmap.touched(day, self.problem.slot) for day in self.problem.days]
        left = MOST_OPEN
        for venue in self.item.starts:
            bits = self.draft.open_starts(self.item, venue)
            if bits and self.item.vacancies:
                bits = self.placer.staffed(self.item, venue, bits, {})
            for day in days:
                for start in self._of_day(bits & day):
                    spot = self.placer.at(self.item, venue, start) if left > 0 else None
                    left -= 1
                    if spot is not None and not self._is_home(spot):
                        yield spot

    def _of_day(self, bits: int) -> list[int]:
        if not bits:
            return []
        first = bitmap.first(bits)
        if self.home is None:
            return [first]
        home = self.home.start
        return list(dict.fromkeys([first, min(bitmap.each(bits), key=lambda start: abs(start - home))]))

    def _is_home(self, spot: Spot) -> bool:
        home = self.home
        same = home is not None and (spot.start, spot.venue) == (home.start, home.venue)
        return same and home is not None and set(spot.units) == set(home.units)

    def _other_teams(self, home: Spot) -> Iterator[Spot]:
        """The same time and venue with one unit exchanged."""
        bits = self.draft.open_starts(self.item, home.venue) & 1 << home.start
        free: dict[int, int] = {}
        if not bits or not self.placer.staffed(self.item, home.venue, bits, free):
            return
        room = None
        if home.venue != NOWHERE:
            room = self.draft.venues[home.venue].spare_people(home.start, home.start + self.item.slots)
        keep = set(home.units)
        for unit in home.units:
            costs = {one: float(one not in keep) for one, able in free.items() if able and one != unit}
            places = Staffing(self.terms.members, self.terms.foes, self.item, costs, room).choose()
            if places is not None:
                yield Spot(home.start, home.venue, places)

    # spots with others in the way

    def _taken(self, count: int) -> list[Alternative]:
        blockers = Blockers(self.draft, [1.0] * len(self.terms.items))
        tried: dict[tuple[int, ...], tuple[int, int, int, int]] = {}
        for venue, start in self._all_spots():
            gone = blockers.of(self.item, venue, start)
            if gone:
                key, rank = tuple(sorted(gone)), (len(gone), self._far(Spot(start, venue)), venue, start)
                tried[key] = min(rank, tried.get(key, rank))
        found: list[Alternative] = []
        for gone_now, (_, _, venue, start) in sorted(tried.items(), key=lambda pair: pair[1]):
            spot = self._without(gone_now, venue, start)
            if spot is not None and len(found) < count:
                found.append(self._judged(spot, gone_now))
        return found

    def _all_spots(self) -> list[tuple[int, int]]:
        """The spots of the event; where they are very many, those nearest in time."""
        home = self.home.start if self.home else 0
        spots = [(venue, start) for venue, bits in self.item.starts.items() for start in bitmap.each(bits)]
        spots.sort(key=lambda spot: abs(spot[1] - home))
        step = max(1, len(spots) // MOST_TAKEN)
        return [*spots[: MOST_TAKEN // 2], *spots[MOST_TAKEN // 2 :: step]]

    def _without(self, gone: Iterable[int], venue: int, start: int) -> Spot | None:
        """The event's spot if those in the way were gone."""
        items = [self.terms.items[index] for index in gone]
        kept = [(item, self.draft.remove(item)) for item in items]
        spot = self.placer.at(self.item, venue, start)
        for item, old in kept:
            self.draft.place(item, old)
        return spot

    # what each costs

    def _judged(self, spot: Spot, gone: tuple[int, ...]) -> Alternative:
        assignment = placed(self.terms, self.item, spot)
        findings = self.checker.around(self.timetable, assignment)
        if not gone and self.whole and not self.draft.lacks(self.item):
            require_none(findings, "The search for alternatives")
        new = booking(self.problem, assignment)
        now = self.timetable if new is None else self.timetable.with_booking(new)
        before, after = values(self.timetable, self.schedule), values(now, self.schedule)
        goals = {code: after[code] - before[code] for code in after}
        moving = tuple(self.terms.items[index].task.id for index in gone)
        cost = weighted(goals, self.problem.exercise.details.goals)
        return Alternative(assignment, findings, moving, goals, cost)


def _spread(ranked: list[tuple[float, int, Spot]], count: int) -> list[tuple[float, int, Spot]]:
    """The best of some spots, but no more than half of them at one venue while there are others."""
    found: list[tuple[float, int, Spot]] = []
    later: list[tuple[float, int, Spot]] = []
    for one in ranked:
        alike = sum(other[2].venue == one[2].venue for other in found)
        (found if alike < max(1, count // 2) else later).append(one)
    return sorted((found + later)[:count], key=lambda one: one[:2])
