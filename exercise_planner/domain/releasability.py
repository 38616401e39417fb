"""Marking and release: roll-up, banners and portion marks, and what a reader may see."""

from collections.abc import Iterable
from dataclasses import replace
from enum import StrEnum

from exercise_planner.domain.exercise import Exercise
from exercise_planner.domain.nation import Nation, Role
from exercise_planner.domain.record import Classification, Marking, Record
from exercise_planner.domain.redaction import Hidden, public_text, without
from exercise_planner.domain.schedule import Assignment, Schedule

LEVELS = tuple(Classification)
UNMARKED = Marking()
NOT_FOR_THE_PUBLIC = frozenset({"agreement", "relation"})


class Audience(StrEnum):
    """For whom a pack is."""

    PLANNING = "planning"
    PARTICIPANTS = "participants"
    OBSERVERS = "observers"
    PUBLIC = "public"


def hosts(exercise: Exercise) -> tuple[str, ...]:
    """Ids of the hosts, in the order of the plan."""
    named = set(exercise.details.hosts)
    return tuple(nation.id for nation in exercise.nations if nation.id in named or nation.role is Role.HOST)


def released_to(marking: Marking | None, exercise: Exercise) -> frozenset[str]:
    """Ids of the nations that may see what is marked so; the hosts always may.

    Args:
        marking: The marking; None is unclassified and to all.
        exercise: Whose nations they are; a group stands for its members among them.
    """
    if marking is None or marking.releasable_to is None:
        return frozenset(nation.id for nation in exercise.nations)
    named = set(marking.releasable_to)
    members = {nation.id for nation in exercise.nations if nation.id in named or named & set(nation.groups)}
    return frozenset(members | set(hosts(exercise)))


def rolled_up(markings: Iterable[Marking | None], exercise: Exercise) -> Marking:
    """The marking of a whole: its parts' highest level, released to those to whom every part is."""
    parts = [marking or UNMARKED for marking in markings]
    level = max((part.classification for part in parts), key=LEVELS.index, default=LEVELS[0])
    limited = [part for part in parts if part.releasable_to is not None]
    if not limited:
        return Marking(classification=level)
    allowed = frozenset.intersection(*(released_to(part, exercise) for part in limited))
    guests = sorted(allowed - set(hosts(exercise)))
    return Marking(classification=level, releasable_to=(*hosts(exercise), *guests))


def banner(marking: Marking, exercise: Exercise) -> str:
    """What stands on top and bottom of a page: ``RESTRICTED//REL TO USA, AUS``."""
    return _marked(marking.classification.value, marking, exercise)


def portion(marking: Marking | None, exercise: Exercise) -> str:
    """The mark of one part: ``(U)``, ``(R//REL TO NOR, SWE)``."""
    known = marking or UNMARKED
    return f"({_marked(known.classification.value[0], known, exercise)})"


def _marked(level: str, marking: Marking, exercise: Exercise) -> str:
    if marking.releasable_to is None:
        return level
    first = hosts(exercise)
    nations = {nation.id for nation in exercise.nations}
    others = sorted(set(marking.releasable_to) - set(first), key=lambda word: (word not in nations, word))
    names = (*first, *others)
    return f"{level}//REL TO {', '.join(names)}" if names else level


def sees_all(exercise: Exercise, nation: str | None, audience: Audience) -> bool:
    """Whether a reader may see everything: the planning team of the hosts."""
    return audience is Audience.PLANNING and (nation is None or nation in hosts(exercise))


def may_see(record: Record, exercise: Exercise, nation: str | None, audience: Audience) -> bool:
    """Whether a reader may see a record in full.

    Observers and the public see what is unclassified. A pack for no nation in particular holds what is
    released to every nation.

    Args:
        record: The record.
        exercise: Whose it is.
        nation: Id of the reader's nation, or None.
        audience: For whom the pack is.
    """
    marking = record.marking or UNMARKED
    if sees_all(exercise, nation, audience):
        return True
    open_to_all = audience in (Audience.OBSERVERS, Audience.PUBLIC)
    if open_to_all and marking.classification is not Classification.UNCLASSIFIED:
        return False
    if nation is None or audience is Audience.PUBLIC:
        return marking.releasable_to is None
    return nation in released_to(marking, exercise)


def releasable(exercise: Exercise, nation: str | None, audience: Audience) -> Exercise:
    """The exercise as a reader may know it; nothing in it tells that there is more.

    What is withheld is gone with every reference to it. A record with a sanitised text stays, with that text
    in place of its name, and without anything else that describes it. What the last solve said of the whole
    counts withheld events too, so it goes as well. The public gets no agreements and no relations.

    Args:
        exercise: The full exercise.
        nation: Id of the reader's nation; None for no nation in particular.
        audience: For whom the pack is.
    """
    if sees_all(exercise, nation, audience):
        return exercise
    withheld = {
        record.noun: {one.id for one in exercise.all(type(record)) if _gone(one, exercise, nation, audience)}
        for record in exercise.records()
    }
    hidden = Hidden(withheld)
    kept: list[Record] = []
    for record in exercise.records():
        if not _stays(record, hidden) or (audience is Audience.PUBLIC and record.noun in NOT_FOR_THE_PUBLIC):
            continue
        seen = record if may_see(record, exercise, nation, audience) else public_text(record)
        pruned = without(seen, hidden)
        if pruned is not None:
            kept.append(_for_audience(pruned, audience))
    return Exercise(_without_dangling(kept))


def _gone(record: Record, exercise: Exercise, nation: str | None, audience: Audience) -> bool:
    if may_see(record, exercise, nation, audience):
        return False
    return not record.sanitised and record.noun != "exercise"


def _stays(record: Record, hidden: Hidden) -> bool:
    if isinstance(record, Schedule):
        return False
    noun = "event" if isinstance(record, Assignment) else record.noun
    return not hidden.hides((noun,), record.id)


def _for_audience(record: Record, audience: Audience) -> Record:
    """Observers and the public get no notes and no one's telephone number."""
    if audience not in (Audience.OBSERVERS, Audience.PUBLIC):
        return record
    record = replace(record, notes="")
    return replace(record, contact="", caveats="") if isinstance(record, Nation) else record


def _without_dangling(records: list[Record]) -> list[Record]:
    """Drop what refers to a record that had to go because of what it referred to itself."""
    while True:
        present: dict[str, set[str]] = {}
        for record in records:
            present.setdefault(record.noun, set()).add(record.id)
        events = present.get("event", set())
        hidden = Hidden({}, present)
        pruned = [
            without(record, hidden)
            for record in records
            if not isinstance(record, Assignment) or record.id in events
        ]
        kept = [record for record in pruned if record is not None]
        if kept == records:
            return kept
        records = kept
