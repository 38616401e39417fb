"""Salvage: what of an earlier schedule can stay as it is, and what cannot."""

from collections.abc import Collection, Iterable, Mapping

from exercise_planner.domain.finding import Finding
from exercise_planner.domain.schedule import Assignment
from exercise_planner.planning.solver.drafting.compile import Terms
from exercise_planner.planning.solver.drafting.draft import Draft, Spot
from exercise_planner.planning.solver.drafting.terms import NOWHERE, Item
from exercise_planner.planning.solver.repairing.result import by_event, events_of


def spot_of(terms: Terms, assignment: Assignment) -> Spot | None:
    """An earlier place as a spot; None where the plan lacks what it names, or it is off the grid."""
    problem = terms.problem
    minute = problem.minute(assignment.start)
    chosen = [place for place in assignment.units if place.requirement is not None]
    known = assignment.venue in terms.venue_index and all(place.unit in terms.unit_index for place in chosen)
    if not known or minute < 0 or minute % problem.slot or minute // problem.slot >= terms.slots:
        return None
    places = ((place.requirement or 0, terms.unit_index[place.unit]) for place in chosen)
    return Spot(minute // problem.slot, terms.venue_index[assignment.venue], tuple(sorted(places)))


def possible(item: Item, spot: Spot) -> bool:
    """Whether an event could be held at a spot if there were no others, as far as each part tells."""
    bits = item.starts.get(spot.venue, 0) & 1 << spot.start
    able = {vacancy.index: vacancy for vacancy in item.vacancies}
    filled = [index for index, _ in spot.places]
    return (
        bool(bits)
        and all(filled.count(vacancy.index) == vacancy.count for vacancy in item.vacancies)
        and all(
            index in able and unit in able[index].units and bool(item.with_unit(spot.venue, unit) & bits)
            for index, unit in spot.places
        )
    )


def fits(draft: Draft, item: Item, spot: Spot) -> bool:
    """Whether an event that broke no rule by itself at a spot can be held there beside the others."""
    bits = 1 << spot.start
    if not possible(item, spot) or not draft.open_starts(item, spot.venue) & bits:
        return False
    if not all(draft.free(item, spot.venue, unit, bits) for unit in spot.units):
        return False
    if spot.venue == NOWHERE:
        return True
    room = draft.venues[spot.venue].spare_people(spot.start, spot.start + item.slots)
    return room is None or draft.people_of(item, spot.places) <= room


def unsound(findings: Iterable[Finding]) -> set[str]:
    """The events that break a rule by themselves, whatever becomes of others."""
    alone = (events_of(finding) for finding in findings)
    return {events[0] for events in alone if len(events) == 1}


def least_changes(findings: Iterable[Finding], sure: Collection[str], free: Collection[str]) -> int:
    """A number of events that any schedule that keeps the rules changes at least.

    Those that break a rule by themselves, and one of each group that breaks one together; groups are taken
    one after the other while they have no event in common.

    Args:
        findings: What is wrong with the earlier schedule.
        sure: The events that must change in any case.
        free: The events that have an earlier place and may change.
    """
    taken = set(sure)
    count = len(taken)
    for events in sorted((events_of(finding) for finding in findings), key=len):
        if events and taken.isdisjoint(events) and set(events).issubset(free):
            taken.update(events)
            count += 1
    return count


class Salvage:
    """An earlier schedule, and what of it can stay.

    Args:
        terms: What is scheduled now.
        baseline: The earlier schedule, true to the plan as it is now.
        findings: What is wrong with it.
        frozen: Ids of the events that stay where they are, whatever they break.
    """

    def __init__(
        self,
        terms: Terms,
        baseline: Mapping[str, Assignment],
        findings: tuple[Finding, ...],
        frozen: Collection[str],
    ) -> None:
        self.terms = terms
        self.home: list[Spot | None] = [None] * len(terms.items)
        self.listed: list[bool] = [item.task.id in baseline for item in terms.items]
        for item in terms.items:
            if self.listed[item.index]:
                self.home[item.index] = spot_of(terms, baseline[item.task.id])
        self.frozen = frozenset(item.index for item in terms.items if item.task.id in frozen)
        self._wrong = {event: len(ours) for event, ours in by_event(findings).items()}
        wrong = unsound(findings)
        self.sick = frozenset(
            item.index
            for item in terms.items
            if self.listed[item.index] and item.index not in self.frozen and self._is_sick(item, wrong)
        )
        free = {item.task.id for item in terms.items if self.listed[item.index]} - frozenset(frozen)
        self.bound = least_changes(findings, {terms.items[index].task.id for index in self.sick}, free)

    def _is_sick(self, item: Item, wrong: Collection[str]) -> bool:
        spot = self.home[item.index]
        return spot is None or item.task.id in wrong or not possible(item, spot)

    def load(self, draft: Draft) -> list[int]:
        """Enter into an empty draft all that can stay; returns the events that have lost their place."""
        for index in sorted(self.frozen):
            spot = self.home[index]
            if spot is not None:
                draft.place(draft.items[index], spot)
        rest = [index for index, listed in enumerate(self.listed) if listed and index not in self.frozen]
        rest.sort(key=lambda index: (self._wrong.get(draft.items[index].task.id, 0), index))
        out = []
        for index in rest:
            item, spot = draft.items[index], self.home[index]
            sound = item.task.id not in self._wrong and not self.frozen
            if spot is not None and index not in self.sick and (sound or fits(draft, item, spot)):
                draft.place(item, spot)
            else:
                out.append(index)
        return out
