"""Merging: what a nation has answered, against what was sent to it and what is here now.

``proposals`` finds what the nation would change, and ``accepted`` makes what is chosen of it one change set.
To let nations change another field of their records, add it to OWN in ``records``.
"""

from exercise_planner.edits.merging.accepting import accepted
from exercise_planner.edits.merging.proposal import Key, Merge, Proposal, Sides, State, Theirs
from exercise_planner.edits.merging.proposing import proposals

__all__ = ["Key", "Merge", "Proposal", "Sides", "State", "Theirs", "accepted", "proposals"]
