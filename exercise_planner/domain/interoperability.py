"""Who can work with whom, on what, and why not."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import combinations

from exercise_planner.domain.event import Need, NeedRule
from exercise_planner.domain.exercise import Exercise
from exercise_planner.domain.finding import Subject
from exercise_planner.domain.nation import Language, Nation, Standards
from exercise_planner.domain.unit import Unit

LANGUAGE = "language"
DEFAULT_LEVEL = 2.0
"""STANAG 6001 level from which a language counts where a need states none."""


@dataclass(frozen=True, slots=True)
class Party:
    """A unit, or a nation's staff, with the standards that it works by.

    Args:
        standards: Values by dimension; a unit has its nation's where it states none.
        languages: Its nation's.
    """

    subject: Subject
    name: str
    standards: Standards
    languages: tuple[Language, ...]

    def values(self, need: Need) -> frozenset[str]:
        """The values of the need's dimension that it has and that count."""
        if need.dimension == LANGUAGE:
            level = DEFAULT_LEVEL if need.min_level is None else need.min_level
            own = frozenset(item.language for item in self.languages if item.level >= level)
        else:
            own = frozenset(self.standards.get(need.dimension, ()))
        return own & frozenset(need.accept) if need.accept else own


def party_of_unit(exercise: Exercise, unit: Unit) -> Party:
    """A unit as a party."""
    nation = exercise.get(Nation, unit.nation)
    inherited = nation.standards if nation else Standards()
    standards = Standards({**inherited, **unit.standards})
    return Party(Subject("unit", unit.id), unit.name, standards, nation.languages if nation else ())


def party_of_nation(nation: Nation) -> Party:
    """A nation's staff as a party."""
    return Party(Subject("nation", nation.id), nation.name, nation.standards, nation.languages)


def lead_of(exercise: Exercise, record_id: str | None) -> Party | None:
    """The party that leads an event: a unit or, where no unit has that id, a nation."""
    unit = exercise.get(Unit, record_id)
    if unit is not None:
        return party_of_unit(exercise, unit)
    nation = exercise.get(Nation, record_id)
    return party_of_nation(nation) if nation is not None else None


def gaps(need: Need, parties: Sequence[Party], lead: Party | None) -> Iterable[tuple[Party, ...]]:
    """The groups of parties that keep a need from being met; none when it is.

    Args:
        need: What must be shared.
        parties: All that take part.
        lead: The event's lead, for the rule LEAD.
    """
    if need.rule is NeedRule.COMMON:
        if parties and not frozenset.intersection(*(party.values(need) for party in parties)):
            yield tuple(parties)
    elif need.rule is NeedRule.PAIRWISE:
        for first, second in combinations(parties, 2):
            if not first.values(need) & second.values(need):
                yield (first, second)
    elif lead is None:
        yield tuple(parties)
    else:
        wanted = lead.values(need)
        for party in parties:
            if not party.values(need) & wanted:
                yield (party,) if party.subject == lead.subject else (party, lead)
