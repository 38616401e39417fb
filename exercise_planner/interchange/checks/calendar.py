"""The exercise's own dates and time zone."""

from exercise_planner.interchange.draft import Draft
from exercise_planner.interchange.references import did_you_mean
from exercise_planner.interchange.zones import zone_named, zone_names

LONGEST_DAYS = 3 * 366


def check_calendar(draft: Draft) -> None:
    """The time zone exists, the exercise ends after it begins and is not absurdly long."""
    if draft.details is None:
        return
    _check_zone(draft, draft.details.value("time_zone"))
    begin, end = draft.details.value("from_"), draft.details.value("to")
    if begin is None or end is None:
        return
    if end < begin:
        expected = f"a day that is not before “from”, which is {begin}"
        draft.report.fault("$.exercise.to", str(end), expected)
    elif (end - begin).days > LONGEST_DAYS:
        expected = f"a day at most three years after “from”, which is {begin}"
        draft.report.fault("$.exercise.to", str(end), expected)


def _check_zone(draft: Draft, name: str | None) -> None:
    if name is not None and zone_named(name) is None:
        hint = did_you_mean(name, zone_names(), least=50)
        draft.report.fault("$.exercise.time_zone", name, f"an IANA time zone such as Europe/Oslo{hint}")
