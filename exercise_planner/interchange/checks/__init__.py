"""Checks of a whole plan, beyond what a single field tells; each notes faults or warnings in the draft.

To add one, write ``checks/x.py`` with a function that takes the Draft, and its line in CHECKS. A check sees
records that are partly wrong (``Row.value`` gives None for a wrong field) and must not repeat their faults.
"""

from collections.abc import Callable

from exercise_planner.interchange.checks.after import check_after
from exercise_planner.interchange.checks.calendar import check_calendar
from exercise_planner.interchange.checks.identity import check_identity
from exercise_planner.interchange.checks.participants import check_participants
from exercise_planner.interchange.checks.periods import check_periods
from exercise_planner.interchange.checks.release import check_release
from exercise_planner.interchange.draft import Draft

CHECKS: tuple[Callable[[Draft], None], ...] = (
    check_calendar,
    check_identity,
    check_periods,
    check_participants,
    check_after,
    check_release,
)
"""All checks, in the order in which they run."""
