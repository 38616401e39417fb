"""Accepting: what is chosen of a nation's proposals, as one change."""

from collections.abc import Collection
from dataclasses import replace

from exercise_planner.domain.changes import ChangeSet, added, merged, replaced
from exercise_planner.domain.exercise import Exercise
from exercise_planner.domain.nation import Nation
from exercise_planner.domain.record import Record
from exercise_planner.domain.review import Answer, Comment, Reply
from exercise_planner.domain.unit import Unit
from exercise_planner.edits import record, triggers
from exercise_planner.edits.merging.proposal import Key, Merge, Proposal
from exercise_planner.edits.validity import require_valid

_CLASSES: dict[str, type[Record]] = {cls.noun: cls for cls in (Nation, Unit)}


def accepted(ours: Exercise, merge: Merge, chosen: Collection[Key], reply: Reply | None = None) -> ChangeSet:
    """The change that accepts some proposals.

    Args:
        ours: The exercise as it is now, in full.
        merge: What is proposed.
        chosen: Keys of what is accepted; what cannot be chosen is passed over.
        reply: What is remembered of the file; nothing where nothing is accepted.

    Returns:
        One change set, to be undone as one; an empty one where nothing is accepted.

    Raises:
        InputError: A value is out of bounds.
    """
    label = f"Merge the review of {ours.name(Nation, merge.nation)}"
    taken = [one for one in merge.proposals if one.can_be_chosen and one.key in chosen]
    if not taken:
        return ChangeSet(label)
    exercise, steps = ours, []
    for proposal in sorted(taken, key=_order):
        step = _step(exercise, proposal)
        steps.append(step)
        exercise = exercise.with_changes(step)
    if reply is not None and exercise.get(Reply, reply.id) is None:
        steps.append(added(replace(reply, rank=exercise.next_rank(Reply))))
    return merged(label, steps)


def _order(proposal: Proposal) -> tuple[bool, bool]:
    """Withdrawals of units come last: they touch events."""
    return (proposal.noun == Unit.noun and proposal.theirs is None, proposal.field == "")


def _step(exercise: Exercise, proposal: Proposal) -> ChangeSet:
    theirs = proposal.theirs
    if isinstance(theirs, Answer | Comment):
        return _said(exercise, theirs)
    if proposal.field:
        held = exercise.the(_CLASSES[proposal.noun], proposal.id)
        return record.change(exercise, held, **{proposal.field: theirs})
    if isinstance(theirs, Unit):
        taken = exercise.get(Unit, theirs.id) is not None
        return record.add(
            exercise, replace(theirs, id=record.fresh_id(exercise, Unit, theirs.id)) if taken else theirs
        )
    return triggers.withdraw(exercise, proposal.id)


def _said(exercise: Exercise, theirs: Answer | Comment) -> ChangeSet:
    """The nation's words; what planners have decided about a comment stays."""
    before = exercise.get(type(theirs), theirs.id)
    if before is None:
        changeset = added(replace(theirs, rank=exercise.next_rank(type(theirs))))
    elif isinstance(theirs, Comment) and isinstance(before, Comment):
        kept = replace(theirs, adjudication=before.adjudication, reason=before.reason, rank=before.rank)
        changeset = replaced("", ((before, kept),))
    else:
        changeset = replaced("", ((before, replace(theirs, rank=before.rank)),))
    require_valid(exercise.with_changes(changeset), (change.record for change in changeset.changes))
    return changeset
