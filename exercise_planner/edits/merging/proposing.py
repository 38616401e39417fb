"""Proposing: all that came back from a nation, against what is here."""

from exercise_planner.domain.comparison import compared
from exercise_planner.edits.merging.proposal import Merge, Sides, Theirs
from exercise_planner.edits.merging.records import of_records
from exercise_planner.edits.merging.said import of_said


def proposals(sides: Sides, theirs: Theirs) -> Merge:
    """What a nation would change, what was changed here meanwhile, and where the two collide.

    Args:
        sides: The exercise as it was sent and as it is.
        theirs: What came back.
    """
    made = {one.key: one for one in (*of_records(sides, theirs), *of_said(sides, theirs))}
    return Merge(theirs.nation, tuple(made.values()), compared(sides.base, sides.seen))
