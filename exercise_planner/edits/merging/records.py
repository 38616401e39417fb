"""Records of its own that a nation would change: availability, caveats, offers and withdrawals of units."""

from collections.abc import Iterator

from exercise_planner.domain import wire
from exercise_planner.domain.nation import Nation
from exercise_planner.domain.record import Record, title_of
from exercise_planner.domain.unit import Unit
from exercise_planner.edits.merging.proposal import Proposal, Sides, State, Theirs, alike, nation_name
from exercise_planner.edits.record import fresh_id

OWN: dict[type[Record], tuple[str, ...]] = {
    Nation: ("unavailable", "caveats"),
    Unit: ("available", "unavailable"),
}
"""The fields that a nation may change, of itself and of its units."""
_SHOWN = 80


def of_records(sides: Sides, theirs: Theirs) -> Iterator[Proposal]:
    """What the nation would change in records."""
    for noun, record_id, after in theirs.records:
        cls = next((one for one in OWN if one.noun == noun), None)
        if cls is None or (after is not None and type(after) is not cls):
            yield _refused(sides, theirs, noun, record_id, after)
            continue
        before = sides.base.get(cls, record_id)
        if before is None and after is None:
            continue  # a unit that was offered and taken back before the file came home
        if not _is_own(theirs, before, after):
            yield _refused(sides, theirs, noun, record_id, after, before)
        elif before is None:
            yield _offered(sides, after)
        elif after is None:
            yield _withdrawn(sides, theirs, before)
        else:
            yield from _fields(sides, theirs, before, after)


def _is_own(theirs: Theirs, before: Record | None, after: Record | None) -> bool:
    """Whether it is the nation itself, or a unit of it that stays so."""
    for record in (before, after):
        if isinstance(record, Nation) and (record.id != theirs.nation or before is None or after is None):
            return False
        if isinstance(record, Unit) and record.nation != theirs.nation:
            return False
    return True


def _refused(
    sides: Sides,
    theirs: Theirs,
    noun: str,
    record_id: str,
    after: Record | None,
    before: Record | None = None,
) -> Proposal:
    known = before if before is not None else after
    name = title_of(known) if known is not None else record_id[:_SHOWN]
    why = (
        f"{nation_name(sides, theirs.nation)} may change its own availability and caveats and its own units; "
        f"the {noun[:_SHOWN]} “{name[:_SHOWN]}” is not among them."
    )
    return Proposal((noun, record_id, ""), name, before, after, None, State.REFUSED, why)


def _offered(sides: Sides, after: Record | None) -> Proposal:
    assert isinstance(after, Unit)  # noqa: S101  a nation is never offered
    key, ours = (Unit.noun, after.id, ""), sides.ours.get(Unit, after.id)
    if ours is None:
        return Proposal(key, after.name, None, after, None, State.CLEAN)
    seen = sides.seen.get(Unit, after.id)
    if seen is not None and not _changed(seen, after):
        return Proposal(key, after.name, None, after, seen, State.SAME)
    wish = fresh_id(sides.ours, Unit, after.id)
    if seen is None:  # nothing is told of a unit that the nation may not know
        return Proposal(key, after.name, None, after, None, State.CLEAN, f"It gets the id “{wish}”.")
    why = f"There is a unit “{after.id}” here by now; accepted, this one is added beside it as “{wish}”."
    return Proposal(key, after.name, None, after, seen, State.COLLISION, why)


def _withdrawn(sides: Sides, theirs: Theirs, before: Record) -> Proposal:
    key, name = (Unit.noun, before.id, ""), title_of(before)
    seen = sides.seen.get(Unit, before.id)
    if sides.ours.get(Unit, before.id) is None:
        return Proposal(key, name, before, None, None, State.SAME)
    if seen is None:
        return Proposal(key, name, before, None, None, State.REFUSED, _hidden(sides, theirs, name))
    changed = _changed(before, seen)
    if not changed:
        return Proposal(key, name, before, None, seen, State.CLEAN)
    why = f"“{name}” has been changed here meanwhile: {', '.join(_words(field) for field in changed)}."
    return Proposal(key, name, before, None, seen, State.COLLISION, why)


def _fields(sides: Sides, theirs: Theirs, before: Record, after: Record) -> Iterator[Proposal]:
    for field in _changed(before, after):
        yield _field(sides, theirs, before, after, field)


def _field(sides: Sides, theirs: Theirs, before: Record, after: Record, field: str) -> Proposal:
    key, name = (before.noun, before.id, field), title_of(before)
    was, wish = getattr(before, field), getattr(after, field)
    full, seen = sides.ours.get(type(before), before.id), sides.seen.get(type(before), before.id)
    ours = getattr(seen, field, None)
    nation, words = nation_name(sides, theirs.nation), _words(field)
    state, why = State.CLEAN, ""
    if field not in OWN[type(before)]:
        state, why = State.REFUSED, f"{words.capitalize()} of “{name}” is not for {nation} to change."
    elif full is None:
        state, why = State.REFUSED, f"“{name}” is no longer in the exercise."
    elif seen is None or not alike(getattr(full, field), ours) or _was_hidden(sides, before, field):
        state, why = State.REFUSED, _hidden(sides, theirs, name)
    elif alike(ours, wish):
        state = State.SAME
    elif not alike(ours, was):
        state, why = State.COLLISION, f"{words.capitalize()} of “{name}” has been changed here meanwhile."
    return Proposal(key, name, was, wish, ours, state, why)


def _was_hidden(sides: Sides, before: Record, field: str) -> bool:
    """Whether the nation was not shown all of a field."""
    full = sides.full.get(type(before), before.id) if sides.full is not None else None
    return full is not None and not alike(getattr(full, field), getattr(before, field))


def _hidden(sides: Sides, theirs: Theirs, name: str) -> str:
    return (
        f"{nation_name(sides, theirs.nation)} does not know all that is said here of “{name}”, so it stays "
        "as it is. Ask the nation for a comment instead."
    )


def _changed(before: Record, after: Record) -> tuple[str, ...]:
    names = (*(field.name for field in wire.shape(type(before)) if field.name != "id"), "unknown")
    return tuple(name for name in names if not alike(getattr(before, name), getattr(after, name)))


def _words(field: str) -> str:
    return field.replace("_", " ").strip()
