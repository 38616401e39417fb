"""What would let two parties work together who share too little: another unit, a relay, an interpreter."""

from collections.abc import Iterable
from dataclasses import dataclass

from exercise_planner.domain.exercise import Exercise
from exercise_planner.domain.finding import Subject
from exercise_planner.domain.frozen import Frozen
from exercise_planner.domain.interoperability import LANGUAGE, party_of_unit
from exercise_planner.domain.matrix import PROCEDURES, SIGNALS, Cell, Link, Matrix, Row, values_of
from exercise_planner.domain.unit import Unit


@dataclass(frozen=True, slots=True)
class Bridge:
    """What would close a gap.

    Args:
        pattern: A sentence in English, with places for what is filled in.
        values: What is filled in.
        subjects: Whom it names.
    """

    pattern: str
    values: Frozen[str, str]
    subjects: tuple[Subject, ...] = ()

    @property
    def text(self) -> str:
        """The sentence, in English."""
        return self.pattern.format(**self.values)


def bridge(pattern: str, *subjects: Subject, **values: str) -> Bridge:
    """A bridge.

    Args:
        pattern: A sentence in English; catalogues of other languages are made of these.
        subjects: Whom it names.
        values: What is filled in.
    """
    return Bridge(pattern, Frozen(values), subjects)


def bridges(
    exercise: Exercise, matrix: Matrix, first: int, second: int, dimension: str
) -> tuple[Bridge, ...]:
    """What would let two rows work together in a dimension in which they share nothing or too little.

    Args:
        exercise: The exercise.
        matrix: The matrix that holds the rows.
        first: Number of a row.
        second: Number of another.
        dimension: What is missing.
    """
    cell = matrix.cell(first, second, dimension)
    if cell.link is Link.SHARED or first == second:
        return ()
    ours, theirs = matrix.rows[first], matrix.rows[second]
    found = [*_instead(exercise, ours, theirs, dimension), *_instead(exercise, theirs, ours, dimension)]
    found += _relays(exercise, cell, dimension, {ours.nation, theirs.nation})
    return (*found[:4], *_general(cell, ours, theirs, dimension))


def _instead(exercise: Exercise, row: Row, other: Row, dimension: str) -> Iterable[Bridge]:
    """Other units of the same nation and capability that share what is asked with the other side."""
    unit = exercise.get(Unit, row.subject.id) if row.subject.noun == "unit" else None
    if unit is None or dimension == LANGUAGE:
        return
    wanted = frozenset[str]().union(*other.values(dimension))
    for spare in exercise.units:
        alike = spare.id != unit.id and spare.nation == unit.nation
        if not alike or not set(spare.capabilities) & set(unit.capabilities):
            continue
        shared = values_of(party_of_unit(exercise, spare), dimension) & wanted
        if shared:
            yield bridge(
                "Send {spare} in place of {unit}: it shares {values}",
                Subject("unit", spare.id),
                spare=spare.name,
                unit=unit.name,
                values=", ".join(sorted(shared)),
            )


def _relays(exercise: Exercise, cell: Cell, dimension: str, own: set[str]) -> list[Bridge]:
    """Units that share a value with each side and can pass on between them."""
    if dimension not in SIGNALS or cell.link is not Link.NONE:
        return []
    found = []
    for unit in exercise.units:
        values = values_of(party_of_unit(exercise, unit), dimension)
        one, other = sorted(values & set(cell.first)), sorted(values & set(cell.second))
        if one and other:
            way = bridge(
                "Let {unit} relay between {one} and {other}",
                Subject("unit", unit.id),
                unit=unit.name,
                one=", ".join(one),
                other=", ".join(other),
            )
            found.append((unit.nation not in own, way))
    return [bridge for _, bridge in sorted(found, key=lambda item: item[0])[:2]]


def _general(cell: Cell, ours: Row, theirs: Row, dimension: str) -> tuple[Bridge, ...]:
    """What helps whatever units there are."""
    what = dimension.replace("_", " ")
    if dimension == LANGUAGE:
        pair = f"{'/'.join(cell.first) or '?'} and {'/'.join(cell.second) or '?'}"
        return (bridge("An interpreter, or a liaison officer who speaks {languages}", languages=pair),)
    if dimension == PROCEDURES:
        names = {"one": ours.name, "other": theirs.name}
        return (bridge("A rehearsal of {one} and {other} before the first event together", **names),)
    if cell.link is Link.UNKNOWN:
        silent = [row for row, known in ((ours, cell.first), (theirs, cell.second)) if not known]
        asked = " and ".join(row.name for row in silent) or ours.name
        subjects = [row.subject for row in silent]
        return (bridge("Ask {names} which {what} they have", *subjects, names=asked, what=what),)
    if dimension in SIGNALS:
        return (bridge("A liaison team with its own {what}, and a rehearsal first", what=what),)
    return (bridge("Each brings its own {what}, or the host supplies both kinds", what=what),)
