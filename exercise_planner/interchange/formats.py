"""The two documents of the plan format, and how to tell which one is at hand."""

from collections.abc import Mapping
from typing import Any

from exercise_planner.domain.kinds import Fault, Report

PLAN = "exercise-plan/1"
SCHEDULE = "exercise-schedule/1"

_INSTEAD = {
    (PLAN, SCHEDULE): "; this is a schedule: open its plan first, then import the schedule into it",
    (SCHEDULE, PLAN): "; this is a plan: open it as an exercise",
}


def check_format(document: Mapping[str, Any], wanted: str, report: Report) -> bool:
    """Note a fault unless the document says that it is of the wanted format.

    Returns:
        Whether it is worth while to read on: False for the other one of the two documents.
    """
    found = document.get("format")
    if found == wanted:
        return True
    if "format" not in document:
        report.faults.append(Fault("$.format", "nothing", f"“{wanted}”"))
        return True
    instead = _INSTEAD.get((wanted, found), "") if isinstance(found, str) else ""
    report.fault("$.format", found, f"“{wanted}”{instead}")
    return not instead
