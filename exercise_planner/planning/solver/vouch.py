"""Vouching: what the search gives out is judged by the checker, which knows nothing of the search."""

import logging
from collections.abc import Iterable

from exercise_planner.domain.finding import Finding
from exercise_planner.errors import SolverError

_log = logging.getLogger(__name__)


def require_none(findings: Iterable[Finding], what: str) -> None:
    """Nothing is wrong.

    Args:
        findings: What the checker finds.
        what: What was sought, as a sentence begins: "The repair".

    Raises:
        SolverError: Something is wrong: a fault of ours.
    """
    for finding in findings:
        _log.error("%s breaks a rule: %s", what, finding)
        error = SolverError(f"{what} failed: it broke a rule. The exercise is untouched.")
        error.add_note(str(finding))
        raise error
