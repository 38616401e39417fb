"""Compile: a problem, its limits and what is wanted of it, as the terms of drafts."""

from collections.abc import Mapping
from functools import cached_property
from itertools import combinations

from exercise_planner.domain.details import Goals
from exercise_planner.domain.event import LagFrom, Lock
from exercise_planner.domain.relation import RelationRule
from exercise_planner.planning import bitmap
from exercise_planner.planning.goal import Baseline
from exercise_planner.planning.limits import Limits
from exercise_planner.planning.problem import Problem, Task
from exercise_planner.planning.solver.drafting.sharing import Sharings
from exercise_planner.planning.solver.drafting.terms import (
    NOWHERE,
    Days,
    Ground,
    Item,
    Legs,
    Link,
    Masks,
    Member,
    Vacancy,
)
from exercise_planner.planning.solver.scope import Scope

NO_LOCK = Lock()
FAR = 10**9


class Terms:
    """A problem as drafts need it.

    Args:
        problem: What is scheduled.
        limits: Its limits.
        weights: Of the goals; the exercise's own when not given.
        baseline: An earlier schedule, by event id.
        scopes: What is left to each event by itself, by its id, where it is known already.
    """

    def __init__(
        self,
        problem: Problem,
        limits: Limits,
        weights: Goals | None = None,
        baseline: Baseline | None = None,
        scopes: Mapping[str, Scope] | None = None,
    ) -> None:
        self.problem = problem
        self.weights = problem.exercise.details.goals if weights is None else weights
        self.baseline = baseline or {}
        self.slots = problem.slots
        self.days = Days(problem)
        self.nations: dict[str, int] = {}
        self.members = self._members()
        self.grounds = self._grounds()
        self.pools = [pool.capacity for pool in problem.exercise.pools]
        self.foes = self._foes(RelationRule.NEVER_TOGETHER)
        self._sharing = Sharings(problem, self.members)
        known = scopes or {}
        self._of_length: dict[int, Masks[int]] = {}
        self.items = [
            self._item(limits, known[task.id] if task.id in known else Scope.of(limits, task))
            for task in problem.tasks
        ]
        _link(problem, self.items)
        _tighten(self.items)

    @cached_property
    def unit_index(self) -> dict[str, int]:
        """The index of each unit, by its id."""
        return {unit.id: index for index, unit in enumerate(self.problem.exercise.units)}

    @cached_property
    def venue_index(self) -> dict[str | None, int]:
        """The index of each venue, by its id."""
        found: dict[str | None, int] = {
            venue.id: index for index, venue in enumerate(self.problem.exercise.venues)
        }
        return found | {None: NOWHERE}

    def nation(self, nation_id: str) -> int:
        """The index of a nation."""
        return self.nations.setdefault(nation_id, len(self.nations))

    def slots_of(self, minutes: int) -> int:
        """The whole slots that hold so many minutes."""
        return -(-minutes // self.problem.slot)

    def _members(self) -> list[Member]:
        legs: dict[float, Legs] = {}
        found = []
        for index, unit in enumerate(self.problem.exercise.units):
            if unit.speed_kmh not in legs:
                legs[unit.speed_kmh] = Legs(self.problem, unit.speed_kmh)
            member = Member(
                unit,
                index,
                self.nation(unit.nation),
                self.problem.slot,
                self.slots_of(unit.min_rest_minutes),
                unit.max_duty_minutes_per_day,
                legs[unit.speed_kmh],
            )
            found.append(member)
        return found

    def _grounds(self) -> list[Ground]:
        return [
            Ground(
                venue.id,
                venue.max_events,
                venue.max_personnel,
                self.slots_of(venue.turnaround_minutes) if venue.max_events == 1 else 0,
            )
            for venue in self.problem.exercise.venues
        ]

    def _able(self, limits: Limits, task: Task) -> Masks[int]:
        """The slots at which units can start events of a length; shared by all events of that length."""
        if task.length not in self._of_length:
            members = self.members
            self._of_length[task.length] = Masks(lambda unit: limits.unit_starts(task, members[unit].unit))
        return self._of_length[task.length]

    def _guests(self, scope: Scope) -> Masks[tuple[int, int]]:
        grounds, members = self.grounds, self.members

        def ask(key: tuple[int, int]) -> int:
            venue, unit = key
            venue_id = None if venue == NOWHERE else grounds[venue].id
            return scope.with_unit(venue_id, members[unit].unit.id)

        return Masks(ask)

    def _foes(self, rule: RelationRule) -> dict[int, set[int]]:
        found: dict[int, set[int]] = {}
        for relation in self.problem.exercise.relations:
            if relation.rule is rule:
                for a, b in combinations(dict.fromkeys(relation.between), 2):
                    found.setdefault(self.nation(a), set()).add(self.nation(b))
                    found.setdefault(self.nation(b), set()).add(self.nation(a))
        return found

    def _item(self, limits: Limits, scope: Scope) -> Item:
        task, units = scope.task, self.unit_index
        named = tuple(dict.fromkeys(units[unit.id] for unit in task.units))
        nations = tuple(
            dict.fromkeys(
                [self.members[unit].nation for unit in named]
                + [self.nation(nation_id) for nation_id in task.event.nations]
            )
        )
        foes = set().union(*(self.foes.get(nation, ()) for nation in nations))
        sharing, barred = self._sharing.of(task)
        vacancies = tuple(
            Vacancy(
                opening.index,
                opening.requirement.count,
                opening.requirement.min_nations,
                tuple(
                    units[unit.id]
                    for unit in candidates
                    if units[unit.id] not in barred and self.members[units[unit.id]].nation not in foes
                ),
            )
            for opening, candidates in zip(task.openings, scope.candidates, strict=False)
        )
        places = sum(vacancy.count for vacancy in vacancies)
        possible = (
            scope.possible
            and sharing is not None
            and not foes.intersection(nations)
            and len(nations) + places >= task.event.min_nations
        )
        starts = {self.venue_index[venue]: bits for venue, bits in scope.starts.items()} if possible else {}
        lock = task.event.lock or NO_LOCK
        pool_index = {pool.id: index for index, pool in enumerate(self.problem.exercise.pools)}
        return Item(
            task=task,
            starts=starts,
            able=self._able(limits, task),
            guests=self._guests(scope) if task.event.needs_agreements else None,
            named=named,
            vacancies=vacancies,
            locked=frozenset(units[unit] for unit in lock.units if unit in units) - frozenset(named),
            nations=nations,
            people=sum(self.members[unit].unit.personnel for unit in named),
            sharing=sharing or (),
            pools=tuple(
                (pool_index[pool], amount)
                for pool, amount in task.event.pools.items()
                if amount and pool in pool_index
            ),
        )


def _link(problem: Problem, items: list[Item]) -> None:
    """Give items their lags, both ways, and say which are required: those that required ones follow too."""
    links: list[list[Link]] = [[] for _ in items]
    wanted_by: list[list[int]] = [[] for _ in items]
    for item in items:
        before = [after for after in item.task.event.after if after.event in problem.task_of]
        item.needs = tuple(dict.fromkeys(problem.task_of[after.event].index for after in before))
        for after in before:
            other = problem.task_of[after.event]
            length = other.slots if after.from_ is LagFrom.END else 0
            least = length - (-after.min_lag_minutes // problem.slot)
            lag = after.max_lag_minutes
            most = FAR if lag is None else length + lag // problem.slot
            links[item.index].append(Link(other.index, least, most))
            links[other.index].append(Link(item.index, -most, -least))
        for other_index in item.needs:
            wanted_by[other_index].append(item.index)
    for item in items:
        item.links = tuple(link for link in links[item.index] if link.other != item.index)
        item.wanted_by = tuple(wanted_by[item.index])
        if any(not link.least <= 0 <= link.most for link in links[item.index] if link.other == item.index):
            item.starts = {}
    stack = [item.index for item in items if not item.task.event.optional]
    while stack:
        item = items[stack.pop()]
        if not item.required:
            item.required = True
            stack.extend(item.needs)


def _tighten(items: list[Item]) -> None:
    """Cut the starts of items to what the lags to those that are scheduled with them leave."""
    queue = dict.fromkeys(range(len(items)))
    for _ in range(8 * len(items)):
        if not queue:
            break
        index = next(iter(queue))
        del queue[index]
        item = items[index]
        if not item.starts:
            for other_index in item.wanted_by:
                if items[other_index].starts:
                    items[other_index].starts = {}
                    queue[other_index] = None
            continue
        first = min(bitmap.first(bits) for bits in item.starts.values())
        final = max(bitmap.last(bits) for bits in item.starts.values())
        for link in item.links:
            other = items[link.other]
            if (item.required or index in other.needs) and _cut(other, first - link.most, final - link.least):
                queue[link.other] = None


def _cut(item: Item, first: int, final: int) -> bool:
    """Cut the starts of an item to those from one slot to another; whether any were cut away."""
    window = bitmap.run(first, min(final, max(map(bitmap.last, item.starts.values()), default=0)))
    kept = {venue: bits & window for venue, bits in item.starts.items()}
    if kept == item.starts:
        return False
    item.starts = {venue: bits for venue, bits in kept.items() if bits}
    return True
