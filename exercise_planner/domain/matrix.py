"""The matrix of interoperability: what each two parties share, by dimension, and what would bridge it."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from exercise_planner.domain.event import Event, Need, NeedRule
from exercise_planner.domain.exercise import Exercise
from exercise_planner.domain.finding import Subject
from exercise_planner.domain.interoperability import (
    DEFAULT_LEVEL,
    LANGUAGE,
    Party,
    party_of_nation,
    party_of_unit,
)
from exercise_planner.domain.nation import Nation
from exercise_planner.domain.presence import units_of
from exercise_planner.domain.schedule import Assignment

PROCEDURES = "procedures"
SIGNALS = frozenset({"data_link", "radio", "crypto", "c2"})
"""Dimensions in which a third can pass on between two, or a team bring its own set."""


class Link(StrEnum):
    """How far two parties can work together, best first."""

    SHARED = "SHARED"
    PARTLY = "PARTLY"
    NONE = "NONE"
    UNKNOWN = "UNKNOWN"


@dataclass(frozen=True, slots=True)
class Row:
    """A party of the matrix.

    Args:
        subject: The nation or unit.
        name: What it is called.
        nation: Id of its nation.
        members: What works: the unit itself; of a nation its units, or its staff where it has none.
    """

    subject: Subject
    name: str
    nation: str
    members: tuple[Party, ...]

    def values(self, dimension: str) -> tuple[frozenset[str], ...]:
        """What each member has, as sets of values."""
        return tuple(values_of(member, dimension) for member in self.members)


@dataclass(frozen=True, slots=True)
class Cell:
    """What two parties share in one dimension.

    Args:
        dimension: Its name.
        link: How far they can work together.
        shared: Values that they share somewhere.
        first: All values of the first.
        second: All values of the second.
    """

    dimension: str
    link: Link
    shared: tuple[str, ...]
    first: tuple[str, ...]
    second: tuple[str, ...]


def values_of(party: Party, dimension: str) -> frozenset[str]:
    """The values that a party has; languages from STANAG 6001 level 2."""
    return party.values(Need(dimension=dimension, rule=NeedRule.PAIRWISE, min_level=DEFAULT_LEVEL))


def dimensions(exercise: Exercise) -> tuple[str, ...]:
    """The dimensions that the plan speaks of, language first."""
    named = {need.dimension for event in exercise.events for need in event.interoperability}
    named |= {name for nation in exercise.nations for name in nation.standards}
    named |= {name for unit in exercise.units for name in unit.standards}
    return (LANGUAGE, *sorted(named - {LANGUAGE}))


def nation_rows(exercise: Exercise) -> tuple[Row, ...]:
    """The nations as rows."""
    by_nation: dict[str, list[Party]] = {}
    for unit in exercise.units:
        by_nation.setdefault(unit.nation, []).append(party_of_unit(exercise, unit))
    return tuple(
        Row(
            Subject("nation", nation.id),
            nation.name,
            nation.id,
            tuple(by_nation.get(nation.id, ())) or (party_of_nation(nation),),
        )
        for nation in exercise.nations
    )


def unit_rows(exercise: Exercise) -> tuple[Row, ...]:
    """The units as rows, nation by nation."""
    place = {nation.id: number for number, nation in enumerate(exercise.nations)}
    units = sorted(exercise.units, key=lambda unit: place.get(unit.nation, len(place)))
    return tuple(
        Row(Subject("unit", unit.id), unit.name, unit.nation, (party_of_unit(exercise, unit),))
        for unit in units
    )


class Matrix:
    """What each two rows share.

    Args:
        rows: The parties.
        names: The dimensions.
    """

    def __init__(self, rows: Sequence[Row], names: Sequence[str]) -> None:
        self.rows, self.dimensions = tuple(rows), tuple(names)
        self._values = {name: [row.values(name) for row in self.rows] for name in self.dimensions}
        self._known: dict[tuple[int, int, str], Cell] = {}

    def cell(self, first: int, second: int, dimension: str) -> Cell:
        """What two rows, by number, share in one dimension."""
        key = (first, second, dimension)
        if key not in self._known:
            ours, theirs = self._values[dimension][first], self._values[dimension][second]
            self._known[key] = _cell(dimension, ours, theirs)
        return self._known[key]

    def cells(self, first: int, second: int) -> tuple[Cell, ...]:
        """What two rows share in each dimension."""
        return tuple(self.cell(first, second, name) for name in self.dimensions)

    def overall(self, first: int, second: int) -> tuple[Link, int, int]:
        """How far two rows can work together in all, and in how many of how many known dimensions."""
        links = [cell.link for cell in self.cells(first, second) if cell.link is not Link.UNKNOWN]
        good = sum(link is Link.SHARED for link in links)
        some = good + sum(link is Link.PARTLY for link in links)
        if not links:
            return Link.UNKNOWN, 0, 0
        link = Link.SHARED if good == len(links) else Link.PARTLY if some else Link.NONE
        return link, some, len(links)


def _cell(dimension: str, ours: tuple[frozenset[str], ...], theirs: tuple[frozenset[str], ...]) -> Cell:
    pairs = [(mine, other) for mine in ours for other in theirs if mine and other]
    shared = frozenset[str]().union(*(mine & other for mine, other in pairs))
    meeting = sum(bool(mine & other) for mine, other in pairs)
    if not pairs:
        link = Link.UNKNOWN
    elif meeting == len(ours) * len(theirs):
        link = Link.SHARED
    else:
        link = Link.PARTLY if meeting else Link.NONE
    first, second = frozenset[str]().union(*ours), frozenset[str]().union(*theirs)
    return Cell(dimension, link, tuple(sorted(shared)), tuple(sorted(first)), tuple(sorted(second)))


@dataclass(frozen=True, slots=True)
class Suffering:
    """An event in which two parties meet without what it needs of them.

    Args:
        event: The event.
        dimension: What they do not share.
        scheduled: Whether it is scheduled.
    """

    event: Event
    dimension: str
    scheduled: bool


def suffering(exercise: Exercise, first: Row, second: Row) -> tuple[Suffering, ...]:
    """The events that both take part in and that need of them what they do not share."""
    found = []
    for event in exercise.events:
        ours, theirs = _present(exercise, event, first), _present(exercise, event, second)
        for need in event.interoperability if ours and theirs else ():
            if _fails(need, event, ours, theirs):
                placed = exercise.get(Assignment, event.id) is not None
                found.append(Suffering(event, need.dimension, placed))
    return tuple(sorted(found, key=lambda item: not item.scheduled))


def _present(exercise: Exercise, event: Event, row: Row) -> tuple[Party, ...]:
    """The members of a row that take part in an event."""
    ids = {unit.id for unit in units_of(exercise, event)}
    members = tuple(item for item in row.members if item.subject.noun == "unit" and item.subject.id in ids)
    nation = exercise.get(Nation, row.nation) if row.subject.noun == "nation" else None
    if nation is not None and nation.id in event.nations:
        return (*members, party_of_nation(nation))
    return members


def _fails(need: Need, event: Event, ours: Iterable[Party], theirs: Iterable[Party]) -> bool:
    for mine in ours:
        for other in theirs:
            of_lead = event.lead in (mine.subject.id, other.subject.id)
            asked = need.rule is not NeedRule.LEAD or of_lead
            if asked and mine.subject != other.subject and not mine.values(need) & other.values(need):
                return True
    return False


def as_table(matrix: Matrix, words: Mapping[tuple[int, int], str], codes: Sequence[str]) -> list[list[str]]:
    """The matrix as rows of text with headings, for the clipboard and for print."""
    count = range(len(matrix.rows))
    return [["", *codes], *([codes[row], *(words[row, column] for column in count)] for row in count)]
